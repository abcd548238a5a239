//! What a role is: permissions under a name. Shipped ones are the program's, others the tenant's. Pure.

use async_graphql::InputObject;
use kernel::fields::{Fields, LONG, NAME, expect_version, is_slug};
use kernel::{Cx, Error, Grant, Money, Permission, Place, Result, permission_pattern_means, utoipa, words};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

use super::shipped::{self, Shipped};
use crate::patterns::{covers, is_pattern, nearest};
use crate::{duty, errors};

/// Characters of a key.
const KEY: usize = 40;
/// Ranks of a tenant's own roles; 0 is the system administrator's.
const LEVELS: std::ops::RangeInclusive<i16> = 1..=9;

words! {
    /// Whose a role is.
    RoleOrigin {
        /// Part of the program.
        Shipped = "shipped",
        /// The tenant's own.
        Own = "own",
    }
}

/// A role, shipped or the tenant's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Role {
    pub key: String,
    pub name: String,
    pub name_bn: Option<String>,
    pub level: i16,
    pub description: Option<String>,
    pub description_bn: Option<String>,
    /// Names and patterns.
    pub permissions: Vec<String>,
    /// Part of the program: it cannot be changed.
    pub shipped: bool,
    /// Given until a day only.
    pub dated: bool,
    pub version: i32,
}

/// What making a role takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewRole {
    /// What assignments call it: small letters, digits and dashes.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its name in Bengali.
    #[serde(default)]
    pub name_bn: Option<String>,
    /// Its rank from 1, the highest, to 9.
    pub level: i16,
    /// What it is for.
    #[serde(default)]
    pub description: Option<String>,
    /// Permissions by name, or patterns such as `scm.receipt.*`.
    pub permissions: Vec<String>,
}

/// A role under another name, with other permissions.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdateRole {
    /// Which.
    pub key: String,
    /// Its version as it was read.
    pub version: i32,
    /// Its name.
    pub name: String,
    /// Its name in Bengali.
    #[serde(default)]
    pub name_bn: Option<String>,
    /// Its rank from 1, the highest, to 9.
    pub level: i16,
    /// What it is for.
    #[serde(default)]
    pub description: Option<String>,
    /// Permissions by name, or patterns such as `scm.receipt.*`.
    pub permissions: Vec<String>,
}

/// A permission as the catalogue shows it.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema, async_graphql::SimpleObject)]
#[serde(rename_all = "camelCase")]
#[graphql(name = "PermissionFacts")]
pub struct PermissionFacts {
    /// `service.noun.action`.
    pub name: String,
    /// The service it belongs to.
    pub service: String,
    /// What it allows, in English.
    pub sentence: String,
    /// What it allows, in Bengali.
    pub sentence_bn: String,
    /// Outside every pattern but `*`.
    pub sensitive: bool,
    /// The roles that hold it, by key.
    pub roles: Vec<String>,
}

impl From<&Shipped> for Role {
    fn from(role: &Shipped) -> Self {
        Self {
            key: role.key.to_owned(),
            name: role.name.to_owned(),
            name_bn: Some(role.name_bn.to_owned()),
            level: role.level,
            description: Some(role.sentence.to_owned()),
            description_bn: Some(role.sentence_bn.to_owned()),
            permissions: role.names(),
            shipped: true,
            dated: role.dated,
            version: 1,
        }
    }
}

impl Role {
    /// Whose it is.
    pub fn origin(&self) -> RoleOrigin {
        if self.shipped { RoleOrigin::Shipped } else { RoleOrigin::Own }
    }

    /// Whether each of these words begins a word of its names, its key or what it is for.
    pub fn is_called(&self, text: &str) -> bool {
        let of = [Some(&self.name), self.name_bn.as_ref(), Some(&self.key)];
        is_called(&[of.as_slice(), &[self.description.as_ref(), self.description_bn.as_ref()]].concat(), text)
    }

    /// A new one of the tenant's.
    pub fn new(input: &NewRole) -> Result<Self> {
        let mut fields = Fields::default();
        let key = fields.required("key", &input.key, KEY);
        if !is_slug(&key, KEY) {
            fields.refuse(Error::new(&errors::ROLE_KEY).field("key"));
        }
        if shipped::find(&key).is_some() {
            fields.refuse(Error::new(&errors::ROLE_TAKEN).field("key"));
        }
        let blank = Self {
            key,
            name: String::new(),
            name_bn: None,
            level: input.level,
            description: None,
            description_bn: None,
            permissions: Vec::new(),
            shipped: false,
            dated: false,
            version: 0,
        };
        let named = (input.name.as_str(), &input.name_bn, &input.description);
        blank.written(fields, named, input.level, &input.permissions)
    }

    /// The role under another name, with other permissions.
    pub fn update(self, input: &UpdateRole) -> Result<Self> {
        expect_version("role", input.version, self.version)?;
        let named = (input.name.as_str(), &input.name_bn, &input.description);
        self.written(Fields::default(), named, input.level, &input.permissions)
    }

    fn written(
        self,
        mut fields: Fields,
        (name, name_bn, description): (&str, &Option<String>, &Option<String>),
        level: i16,
        permissions: &[String],
    ) -> Result<Self> {
        let name = fields.required("name", name, NAME);
        let name_bn = fields.optional("nameBn", name_bn.as_deref(), NAME);
        let description = fields.optional("description", description.as_deref(), LONG);
        if !LEVELS.contains(&level) {
            fields.refuse(Error::new(&errors::ROLE_LEVEL).field("level"));
        }
        let permissions = fields.read(known("permissions", permissions)).unwrap_or_default();
        fields.done()?;
        Ok(Self { name, name_bn, description, level, permissions, version: self.version + 1, ..self })
    }
}

/// Whether each word of the text begins a word of these.
pub fn is_called(of: &[Option<&String>], text: &str) -> bool {
    let own: Vec<String> = of.iter().copied().flatten().flat_map(|text| split(text)).collect();
    split(text).iter().all(|wanted| own.iter().any(|word| word.starts_with(wanted)))
}

/// The words of a text, small.
fn split(text: &str) -> Vec<String> {
    let folded = text.to_lowercase().nfc().collect::<String>();
    folded
        .split(|letter: char| letter.is_whitespace() || letter == '-')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The same names and patterns, each once and each meaning something.
pub fn known(field: &'static str, names: &[String]) -> Result<Vec<String>> {
    let all = kernel::permissions();
    let mut once: Vec<String> =
        names.iter().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect();
    once.sort_unstable();
    once.dedup();
    if once.is_empty() {
        return Err(Error::new(&errors::PERMISSION_NONE).field(field));
    }
    let complaints = once.iter().filter(|name| !is_shipped(name) && !all.iter().any(|known| known.matches(name)));
    Error::all(complaints.map(|name| unknown(field, name)).collect())?;
    Ok(once)
}

/// Whether the program itself speaks of it, though the service it belongs to may not be there yet.
fn is_shipped(name: &str) -> bool {
    shipped::ALL.iter().any(|role| role.holds.contains(&name))
        || duty::shipped::ALL.iter().any(|pair| pair.left.contains(&name) || pair.right.contains(&name))
}

/// The refusal of a name nobody registered, with the nearest there is.
pub fn unknown(field: &'static str, name: &str) -> Error {
    let refusal = match nearest(name) {
        Some(near) => Error::new(&errors::PERMISSION_UNKNOWN).with("nearest", near),
        None => Error::new(&errors::PERMISSION_STRANGE),
    };
    refusal.field(field).with("name", name)
}

/// Refuses what reaches further than the caller himself, there and up to that amount: nobody gives what they do not
/// hold. A clash of duties is no hindrance: the owner gives what he must not use.
pub fn expect_within(cx: &Cx, names: &[String], place: Option<Place>, up_to: Option<Money>) -> Result<()> {
    let reaching: Vec<&Grant> = cx.grants().parts().filter(|grant| reaches(grant, place, up_to)).collect();
    let all = kernel::permissions();
    let held = |by: &dyn Fn(&str) -> bool| reaching.iter().any(|grant| grant.names.iter().any(|name| by(name)));
    let holds = |name: &str| match all.iter().find(|known| known.name == name) {
        Some(permission) => held(&|pattern| permission.matches(pattern)),
        None if is_pattern(name) => held(&|pattern| covers(pattern, name)),
        None => held(&|pattern| permission_pattern_means(pattern, name)),
    };
    match names.iter().find(|name| !holds(name)) {
        Some(beyond) => Err(Error::new(&errors::PERMISSION_BEYOND).with("name", beyond)),
        None => Ok(()),
    }
}

fn reaches(grant: &Grant, place: Option<Place>, up_to: Option<Money>) -> bool {
    let there = grant.place.is_none_or(|own| place.is_some_and(|place| own.covers(&place)));
    there && is_within(up_to, grant.up_to)
}

/// Whether a limit is no higher than another; none is without limit.
pub fn is_within(inner: Option<Money>, outer: Option<Money>) -> bool {
    let Some(outer) = outer else { return true };
    inner.is_some_and(|inner| inner.currency == outer.currency && inner.minor <= outer.minor)
}

/// The catalogue: every registered permission but the operator's own, and which of these roles hold it.
pub fn catalogue(roles: &[Role]) -> Vec<PermissionFacts> {
    let mut all = kernel::permissions();
    all.retain(|known| !known.operator);
    all.sort_unstable_by_key(|known| known.name);
    all.iter().map(|known| facts(known, roles)).collect()
}

fn facts(known: &Permission, roles: &[Role]) -> PermissionFacts {
    let holds = |role: &&Role| role.permissions.iter().any(|name| known.matches(name));
    PermissionFacts {
        name: known.name.to_owned(),
        service: known.name.split('.').next().unwrap_or_default().to_owned(),
        sentence: known.en.to_owned(),
        sentence_bn: known.bn.to_owned(),
        sensitive: known.sensitive,
        roles: roles.iter().filter(holds).map(|role| role.key.clone()).collect(),
    }
}

/// The shipped roles, then these of the tenant's.
pub fn with_shipped(own: Vec<Role>) -> Vec<Role> {
    shipped::ALL.iter().map(Role::from).chain(own).collect()
}
