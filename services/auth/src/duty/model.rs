//! Duties that do not go together, and the owner's word that somebody may hold both. Pure.

use async_graphql::{InputObject, SimpleObject};
use contracts::auth::OverrideId;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::fields::{Fields, LONG, NAME, expect_version, is_slug};
use kernel::{Cx, Error, Permission, PersonId, Result, dhaka_midnight, utoipa, words};
use serde::{Deserialize, Serialize};

use super::shipped::{self, Shipped};
use crate::assignment::{Held, end_of};
use crate::patterns::meet;
use crate::role::{is_called, known};
use crate::{errors, permissions};

/// Characters of a key.
const KEY: usize = 40;

words! {
    /// Whether a pair keeps its duties apart.
    DutyPairState {
        /// Part of the program: always.
        Shipped = "shipped",
        /// The tenant's own, in force.
        On = "on",
        /// The tenant's own, switched off.
        Off = "off",
    }
}

/// A pair, shipped or the tenant's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, SimpleObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DutyPair {
    /// What overrides call it.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its name in Bengali.
    pub name_bn: Option<String>,
    /// Why they do not go together.
    pub reason: String,
    /// Why, in Bengali.
    pub reason_bn: Option<String>,
    /// Whoever holds any of these …
    pub left: Vec<String>,
    /// … may use none of these.
    pub right: Vec<String>,
    /// Part of the program: it is always in force.
    pub shipped: bool,
    /// Whether it keeps the duties apart.
    pub state: DutyPairState,
    /// Raised by every change.
    pub version: i32,
}

impl From<&Shipped> for DutyPair {
    fn from(pair: &Shipped) -> Self {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Self {
            key: pair.key.to_owned(),
            name: pair.name.to_owned(),
            name_bn: Some(pair.name_bn.to_owned()),
            reason: pair.sentence.to_owned(),
            reason_bn: Some(pair.sentence_bn.to_owned()),
            left: owned(pair.left),
            right: owned(pair.right),
            shipped: true,
            state: DutyPairState::Shipped,
            version: 1,
        }
    }
}

/// The shipped pairs, then these of the tenant's.
pub fn with_shipped(own: Vec<DutyPair>) -> Vec<DutyPair> {
    shipped::ALL.iter().map(DutyPair::from).chain(own).collect()
}

/// The owner's dated word that somebody may hold both duties of a pair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, SimpleObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[graphql(name = "DutyOverride", complex)]
#[schema(as = DutyOverride)]
pub struct Override {
    /// Its id.
    pub id: OverrideId,
    /// For whom.
    pub person_id: PersonId,
    /// Of which pair, by key.
    pub pair: String,
    /// The first instant it holds.
    pub starts_at: Timestamp,
    /// The first instant it holds no more.
    pub ends_at: Timestamp,
    /// Why.
    pub reason: String,
    /// Who gave it, as the audit names him.
    pub given_by: String,
    /// When it was given.
    pub given_at: Timestamp,
    /// When it was taken back.
    pub revoked_at: Option<Timestamp>,
    /// Who took it back.
    pub revoked_by: Option<String>,
    /// Raised by every change.
    pub version: i32,
}

/// A pair of one's own.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WriteDutyPair {
    /// What overrides call it: small letters, digits and dashes.
    pub key: String,
    /// The version as it was read, when an existing one is changed.
    #[serde(default)]
    pub version: Option<i32>,
    /// Its name.
    pub name: String,
    /// Its name in Bengali.
    #[serde(default)]
    pub name_bn: Option<String>,
    /// Why they do not go together.
    pub reason: String,
    /// Whoever holds any of these permissions …
    pub left: Vec<String>,
    /// … may use none of these.
    pub right: Vec<String>,
}

/// What an override takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GiveOverride {
    /// For whom.
    pub person_id: PersonId,
    /// Of which pair, by key.
    pub pair: String,
    /// First day in Dhaka; at once when absent.
    #[serde(default)]
    pub starts_on: Option<Date>,
    /// Last day in Dhaka, at most a year after the first.
    pub ends_on: Date,
    /// Why it is needed.
    pub reason: String,
}

/// Somebody who holds both duties of a pair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, SimpleObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[graphql(name = "DutyConflict", complex)]
#[schema(as = DutyConflict)]
pub struct Conflict {
    /// Who.
    pub person_id: PersonId,
    /// The pair's key.
    pub pair: String,
    /// The pair's name.
    pub name: String,
    /// The pair's name in Bengali.
    pub name_bn: Option<String>,
    /// The roles that hold the left side, by key.
    pub left: Vec<String>,
    /// The roles that hold the right side, which must not be used.
    pub right: Vec<String>,
    /// Since when both are held; later than now when one of them begins later.
    pub since: Timestamp,
    /// Until when the owner lets both be used; none when the right side is refused.
    pub override_until: Option<Timestamp>,
}

impl DutyPair {
    /// A new one of the tenant's.
    pub fn new(input: &WriteDutyPair) -> Result<Self> {
        let mut fields = Fields::default();
        let key = fields.required("key", &input.key, KEY);
        if !is_slug(&key, KEY) {
            fields.refuse(Error::new(&errors::PAIR_KEY).field("key"));
        }
        if shipped::ALL.iter().any(|pair| pair.key == key) {
            fields.refuse(Error::new(&errors::PAIR_TAKEN).field("key"));
        }
        Self::written(fields, key, input, 1)
    }

    /// The pair as written now.
    pub fn update(self, input: &WriteDutyPair) -> Result<Self> {
        expect_version("duty pair", input.version.unwrap_or_default(), self.version)?;
        Self::written(Fields::default(), self.key, input, self.version + 1)
    }

    /// The same, in force or not, for one who has seen this version.
    pub fn switched(self, version: i32, state: DutyPairState) -> Result<Self> {
        expect_version("duty pair", version, self.version)?;
        Ok(Self { state, version: self.version + 1, ..self })
    }

    /// Whether each of these words begins a word of its names.
    pub fn is_called(&self, text: &str) -> bool {
        is_called(&[Some(&self.name), self.name_bn.as_ref(), Some(&self.key)], text)
    }

    fn written(mut fields: Fields, key: String, input: &WriteDutyPair, version: i32) -> Result<Self> {
        let name = fields.required("name", &input.name, NAME);
        let name_bn = fields.optional("nameBn", input.name_bn.as_deref(), NAME);
        let reason = fields.required("reason", &input.reason, LONG);
        let left = fields.read(known("left", &input.left)).unwrap_or_default();
        let right = fields.read(known("right", &input.right)).unwrap_or_default();
        if right.iter().any(|name| KEEPS.iter().any(|keeps| keeps.matches(name))) {
            fields.refuse(Error::new(&errors::PAIR_LOCKOUT).field("right"));
        }
        fields.done()?;
        let state = DutyPairState::On;
        Ok(Self { key, name, name_bn, reason, reason_bn: None, left, right, shipped: false, state, version })
    }
}

/// What a pair must never refuse: else a pair written in haste could be undone by nobody.
static KEEPS: &[&Permission] =
    &[&permissions::DUTY_PAIR_UPDATE, &permissions::DUTY_PAIR_RETIRE, &permissions::OVERRIDE_GIVE];

/// Who of these holds both duties of a pair now or later, person by person in the order given. Ended assignments are
/// not among those given.
pub fn conflicts(held: &[Held], pairs: &[DutyPair], overrides: &[Override], at: Timestamp) -> Vec<Conflict> {
    let all = kernel::permissions();
    let named: Vec<(&Held, Vec<String>)> = held.iter().map(|one| (one, one.names())).collect();
    let mut found = Vec::new();
    for of_person in named.chunk_by(|(a, _), (b, _)| a.assignment.person_id == b.assignment.person_id) {
        let person_id = of_person[0].0.assignment.person_id;
        for pair in pairs {
            let sides = (holding(of_person, &pair.left, &all), holding(of_person, &pair.right, &all));
            let (Some(left_since), Some(right_since)) = (begun(&sides.0), begun(&sides.1)) else { continue };
            let (left, right, since) = (roles(&sides.0), roles(&sides.1), left_since.max(right_since));
            let words = overrides.iter().filter(|one| one.person_id == person_id && one.holds(&pair.key, at));
            let override_until = words.map(|one| one.ends_at).max();
            let (name, name_bn) = (pair.name.clone(), pair.name_bn.clone());
            let pair = pair.key.clone();
            found.push(Conflict { person_id, pair, name, name_bn, left, right, since, override_until });
        }
    }
    found
}

/// What holds any of one side.
fn holding<'h>(held: &'h [(&Held, Vec<String>)], side: &[String], all: &[&Permission]) -> Vec<&'h Held> {
    let holds = |names: &[String]| side.iter().any(|one| names.iter().any(|name| meet(one, name, all)));
    held.iter().filter(|(_, names)| holds(names)).map(|(one, _)| *one).collect()
}

/// When the first of them began.
fn begun(held: &[&Held]) -> Option<Timestamp> {
    held.iter().map(|one| one.assignment.starts_at).min()
}

/// Their roles, each once.
fn roles(held: &[&Held]) -> Vec<String> {
    let mut keys: Vec<String> = held.iter().map(|one| one.assignment.role.clone()).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

impl Override {
    /// The caller's word for somebody, dated.
    pub fn given(id: OverrideId, input: &GiveOverride, cx: &Cx) -> Result<Self> {
        let mut fields = Fields::default();
        let reason = fields.required("reason", &input.reason, LONG);
        let first = input.starts_on.unwrap_or_else(|| cx.today());
        let year = first.checked_add(jiff::Span::new().years(1)).map_err(Error::internal)?;
        if first < cx.today() || input.ends_on < first || input.ends_on >= year {
            fields.refuse(Error::new(&errors::OVERRIDE_DATES).field("endsOn"));
        }
        fields.done()?;
        let starts_at = if first == cx.today() { cx.now() } else { dhaka_midnight(first)? };
        Ok(Self {
            id,
            person_id: input.person_id,
            pair: input.pair.clone(),
            starts_at,
            ends_at: end_of(input.ends_on)?,
            reason,
            given_by: cx.actor().to_string(),
            given_at: cx.now(),
            revoked_at: None,
            revoked_by: None,
            version: 1,
        })
    }

    /// Ended now, or before it began.
    pub fn revoke(self, version: i32, cx: &Cx) -> Result<Self> {
        expect_version("override", version, self.version)?;
        if self.ends_at <= cx.now() {
            return Err(Error::new(&errors::OVERRIDE_ENDED));
        }
        let (ends_at, revoked_at) = (cx.now().max(self.starts_at), Some(cx.now()));
        Ok(Self { ends_at, revoked_at, revoked_by: Some(cx.actor().to_string()), version: self.version + 1, ..self })
    }

    /// Whether it lets hold both duties of the pair at this instant.
    pub fn holds(&self, pair: &str, at: Timestamp) -> bool {
        self.pair == pair && self.starts_at <= at && at < self.ends_at
    }
}
