//! Feature flags as a tenant keeps them.

use async_graphql::InputObject;
use contracts::configuration::FlagId;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::fields::{Fields, LONG, NAME, expect_version, is_slug, plain_digit};
use kernel::{DeclaredFlag, Error, PersonId, Result, Share, Variant, dhaka_midnight, utoipa, words};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Builder;

use crate::errors;

/// Characters of a key.
const KEY: usize = 60;
/// People a flag may name; more are better given a role.
const PEOPLE: usize = 200;
/// Roles a flag may name.
const ROLES: usize = 40;
/// Ways a flag may be.
const VARIANTS: usize = 8;
/// The most parts one way may have of the whole.
const HEAVIEST: u32 = 1_000;

words! {
    /// Whether a flag is on for anybody.
    FlagState {
        /// Switched on, for whom it says.
        On = "on",
        /// Switched off for everybody.
        Off = "off",
        /// No longer used.
        Closed = "closed",
    }
}

/// A feature flag.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct FeatureFlag {
    pub id: FlagId,
    /// What programs ask by.
    #[schema(example = "site.photos")]
    pub key: String,
    pub name: String,
    pub name_bn: Option<String>,
    pub enabled: bool,
    /// Per cent of the people who are not named.
    #[schema(example = 10)]
    pub percent: i32,
    pub person_ids: Vec<PersonId>,
    /// Roles whose holders have it, by key.
    pub roles: Vec<String>,
    #[schema(schema_with = kernel::rest::schema::date)]
    pub starts_on: Option<Date>,
    /// The last day.
    #[schema(schema_with = kernel::rest::schema::date)]
    pub ends_on: Option<Date>,
    /// The ways it may be, each with its weight: `blue 1`.
    pub variants: Vec<String>,
    /// Why it was switched last.
    pub reason: Option<String>,
    pub is_closed: bool,
    /// 0 while nobody touched a flag that a service declares.
    pub version: i32,
}

/// What making a flag takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewFlag {
    /// What programs ask by: small letters, digits, dashes, parts between points.
    #[schema(example = "site.photos")]
    pub key: String,
    /// What it is.
    #[schema(example = "Photos in the site diary")]
    pub name: String,
    /// What it is, in Bengali.
    pub name_bn: Option<String>,
    /// Per cent of the people who are not named, 0 to 100.
    #[schema(example = 10)]
    pub percent: i32,
    /// People who have it whatever their share.
    pub person_ids: Option<Vec<PersonId>>,
    /// Roles whose holders have it, by key.
    pub roles: Option<Vec<String>>,
    /// The first day, in Dhaka.
    #[schema(schema_with = kernel::rest::schema::date)]
    pub starts_on: Option<Date>,
    /// The last day.
    #[schema(schema_with = kernel::rest::schema::date)]
    pub ends_on: Option<Date>,
    /// The ways it may be, each with its weight: `blue 1`.
    pub variants: Option<Vec<String>>,
}

/// For whom a flag is; every field is written.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdateFlag {
    /// The flag.
    pub id: FlagId,
    /// The version this change was made on.
    pub version: i32,
    /// What it is.
    pub name: String,
    /// What it is, in Bengali.
    pub name_bn: Option<String>,
    /// Per cent of the people who are not named, 0 to 100.
    pub percent: i32,
    /// People who have it whatever their share.
    pub person_ids: Option<Vec<PersonId>>,
    /// Roles whose holders have it, by key.
    pub roles: Option<Vec<String>>,
    /// The first day, in Dhaka.
    pub starts_on: Option<Date>,
    /// The last day.
    pub ends_on: Option<Date>,
    /// The ways it may be, each with its weight: `blue 1`.
    pub variants: Option<Vec<String>>,
}

/// What switching a flag takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SwitchFlag {
    /// The flag.
    pub id: FlagId,
    /// The version this change was made on.
    pub version: i32,
    /// On or off.
    pub enabled: bool,
    /// Why.
    #[schema(example = "The pilot went well.")]
    pub reason: String,
}

/// For whom a flag is.
struct Aim {
    percent: i32,
    person_ids: Vec<PersonId>,
    roles: Vec<String>,
    starts_on: Option<Date>,
    ends_on: Option<Date>,
    variants: Vec<String>,
}

impl FeatureFlag {
    /// A new flag, switched off.
    ///
    /// # Errors
    /// Each field that is wrong.
    pub fn new(id: FlagId, input: &NewFlag) -> Result<Self> {
        let mut fields = Fields::default();
        let key = fields.required("key", &input.key, KEY);
        if !key.split('.').all(|part| is_slug(part, KEY)) {
            fields.refuse(Error::new(&errors::FLAG_KEY).field("key"));
        }
        if kernel::flags().iter().any(|declared| declared.key == key) {
            fields.refuse(Error::new(&errors::FLAG_KEY_TAKEN).field("key"));
        }
        let (name, name_bn) = names(&mut fields, &input.name, input.name_bn.as_deref());
        let aim = Aim {
            percent: input.percent,
            person_ids: input.person_ids.clone().unwrap_or_default(),
            roles: input.roles.clone().unwrap_or_default(),
            starts_on: input.starts_on,
            ends_on: input.ends_on,
            variants: input.variants.clone().unwrap_or_default(),
        };
        let blank = Self::blank(id, key, name, name_bn, false, 1);
        let flag = blank.aimed(aim, &mut fields);
        fields.done()?;
        Ok(flag)
    }

    /// A flag a service declares, as it is while nobody touched it.
    pub fn declared(flag: &DeclaredFlag) -> Self {
        let (name, name_bn) = (flag.label.en.to_owned(), Some(flag.label.bn.to_owned()));
        let blank = Self::blank(id_of(flag.key), flag.key.to_owned(), name, name_bn, flag.usual, 0);
        Self { percent: 100, ..blank }
    }

    fn blank(id: FlagId, key: String, name: String, name_bn: Option<String>, enabled: bool, version: i32) -> Self {
        Self {
            id,
            key,
            name,
            name_bn,
            enabled,
            percent: 0,
            person_ids: Vec::new(),
            roles: Vec::new(),
            starts_on: None,
            ends_on: None,
            variants: Vec::new(),
            reason: None,
            is_closed: false,
            version,
        }
    }

    /// The flag for other people.
    ///
    /// # Errors
    /// Stale, closed, or each field that is wrong.
    pub fn update(self, input: &UpdateFlag) -> Result<Self> {
        expect_version("flag", input.version, self.version)?;
        let open = self.expect_open()?;
        let mut fields = Fields::default();
        let (name, name_bn) = names(&mut fields, &input.name, input.name_bn.as_deref());
        let aim = Aim {
            percent: input.percent,
            person_ids: input.person_ids.clone().unwrap_or_default(),
            roles: input.roles.clone().unwrap_or_default(),
            starts_on: input.starts_on,
            ends_on: input.ends_on,
            variants: input.variants.clone().unwrap_or_default(),
        };
        let flag = Self { name, name_bn, version: open.version + 1, ..open }.aimed(aim, &mut fields);
        fields.done()?;
        Ok(flag)
    }

    /// The flag switched.
    ///
    /// # Errors
    /// Stale, closed, as it is already, or no reason.
    pub fn switch(self, input: &SwitchFlag) -> Result<Self> {
        expect_version("flag", input.version, self.version)?;
        let open = self.expect_open()?;
        if open.enabled == input.enabled {
            return Err(Error::new(&errors::FLAG_SAME));
        }
        let mut fields = Fields::default();
        let reason = Some(fields.required("reason", &input.reason, LONG));
        fields.done()?;
        Ok(Self { enabled: input.enabled, reason, version: open.version + 1, ..open })
    }

    /// The flag no longer used; nobody has it.
    ///
    /// # Errors
    /// Stale, closed already, or a service still asks for it.
    pub fn close(self, version: i32) -> Result<Self> {
        expect_version("flag", version, self.version)?;
        let open = self.expect_open()?;
        if open.is_declared() {
            return Err(Error::new(&errors::FLAG_DECLARED));
        }
        Ok(Self { is_closed: true, enabled: false, version: open.version + 1, ..open })
    }

    /// Whether a service asks for it.
    pub fn is_declared(&self) -> bool {
        kernel::flags().iter().any(|declared| declared.key == self.key)
    }

    /// Where it stands.
    pub fn state(&self) -> FlagState {
        match (self.is_closed, self.enabled) {
            (true, _) => FlagState::Closed,
            (false, true) => FlagState::On,
            (false, false) => FlagState::Off,
        }
    }

    /// As processes judge by it.
    pub fn published(&self) -> kernel::Flag {
        kernel::Flag {
            key: self.key.clone(),
            on: self.enabled,
            share: Share {
                percent: u8::try_from(self.percent).unwrap_or_default(),
                people: self.person_ids.iter().map(|person| person.0).collect(),
                roles: self.roles.clone(),
            },
            starts_at: self.starts_on.and_then(begins),
            ends_at: self.ends_on.and_then(|last| last.tomorrow().ok()).and_then(begins),
            variants: self.variants.iter().filter_map(|line| read_variant(line)).collect(),
        }
    }

    fn expect_open(self) -> Result<Self> {
        if self.is_closed { Err(Error::new(&errors::FLAG_CLOSED)) } else { Ok(self) }
    }

    fn aimed(self, aim: Aim, fields: &mut Fields) -> Self {
        if !(0..=100).contains(&aim.percent) {
            fields.refuse(Error::new(&errors::FLAG_PERCENT).field("percent"));
        }
        if aim.starts_on.zip(aim.ends_on).is_some_and(|(first, last)| last < first) {
            fields.refuse(Error::new(&errors::FLAG_DATES).field("endsOn"));
        }
        let (mut person_ids, mut roles) = (aim.person_ids, aim.roles);
        person_ids.sort_unstable();
        person_ids.dedup();
        roles.retain(|role| !role.trim().is_empty());
        roles.sort_unstable();
        roles.dedup();
        if person_ids.len() > PEOPLE {
            fields.refuse(Error::new(&errors::FLAG_PEOPLE).field("personIds").with("limit", PEOPLE));
        }
        if roles.len() > ROLES || roles.iter().any(|role| !is_slug(role, KEY)) {
            fields.refuse(Error::new(&errors::FLAG_ROLES).field("roles").with("limit", ROLES));
        }
        let variants = variants(aim.variants, fields);
        Self {
            percent: aim.percent,
            person_ids,
            roles,
            starts_on: aim.starts_on,
            ends_on: aim.ends_on,
            variants,
            ..self
        }
    }
}

/// The day's first instant in Dhaka; of a day no clock shows, none.
fn begins(day: Date) -> Option<Timestamp> {
    dhaka_midnight(day).ok()
}

fn names(fields: &mut Fields, name: &str, name_bn: Option<&str>) -> (String, Option<String>) {
    (fields.required("name", name, NAME), fields.optional("nameBn", name_bn, NAME))
}

/// Each way as it is kept, `key weight`; none, or two and more that differ.
fn variants(lines: Vec<String>, fields: &mut Fields) -> Vec<String> {
    let lines: Vec<String> = lines.into_iter().filter(|line| !line.trim().is_empty()).collect();
    let read: Vec<Variant> = lines.iter().filter_map(|line| read_variant(line)).collect();
    let mut keys: Vec<&str> = read.iter().map(|variant| variant.key.as_str()).collect();
    keys.sort_unstable();
    keys.dedup();
    let whole = read.len() == lines.len() && keys.len() == read.len();
    let counted = read.is_empty() || (2..=VARIANTS).contains(&read.len());
    if !whole || !counted || (!read.is_empty() && read.iter().all(|variant| variant.weight == 0)) {
        fields.refuse(Error::new(&errors::FLAG_VARIANTS).field("variants").with("limit", VARIANTS));
    }
    read.iter().map(|variant| format!("{} {}", variant.key, variant.weight)).collect()
}

fn read_variant(line: &str) -> Option<Variant> {
    let mut words = line.split_whitespace();
    let key = words.next().filter(|key| is_slug(key, KEY))?.to_owned();
    let weight: String = words.next()?.chars().map(plain_digit).collect();
    let weight = weight.parse().ok().filter(|weight| *weight <= HEAVIEST)?;
    words.next().is_none().then_some(Variant { key, weight })
}

/// A declared flag has the same id in every tenant and release, also before it has a row: made of its key.
pub fn id_of(key: &str) -> FlagId {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&Sha256::digest(key.as_bytes())[..16]);
    FlagId(Builder::from_custom_bytes(bytes).into_uuid())
}

/// The declared flag with this id.
pub fn declared_by(id: FlagId) -> Option<FeatureFlag> {
    kernel::flags().into_iter().find(|flag| id_of(flag.key) == id).map(FeatureFlag::declared)
}
