//! Duties that do not go together, and the owner's word that somebody may hold both. Pure.

use contracts::auth::OverrideId;
use jiff::Timestamp;
use kernel::PersonId;
use serde::{Deserialize, Serialize};

use super::shipped::{self, Shipped};

/// A pair, shipped or the tenant's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DutyPair {
    pub key: String,
    pub name: String,
    pub name_bn: Option<String>,
    /// Why they do not go together.
    pub reason: String,
    pub reason_bn: Option<String>,
    /// Whoever holds any of these …
    pub left: Vec<String>,
    /// … may use none of these.
    pub right: Vec<String>,
    /// Whether it is part of the program.
    pub shipped: bool,
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
            version: 1,
        }
    }
}

/// The shipped pairs, then these of the tenant's.
pub fn with_shipped(own: Vec<DutyPair>) -> Vec<DutyPair> {
    shipped::ALL.iter().map(DutyPair::from).chain(own).collect()
}

/// The owner's dated word that somebody may hold both duties of a pair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Override {
    pub id: OverrideId,
    pub person_id: PersonId,
    pub pair: String,
    pub starts_at: Timestamp,
    /// The first instant it holds no more.
    pub ends_at: Timestamp,
    pub reason: String,
    pub given_by: String,
    pub given_at: Timestamp,
    pub revoked_at: Option<Timestamp>,
    pub revoked_by: Option<String>,
    pub version: i32,
}

impl Override {
    /// Whether it lets hold both duties of the pair at this instant.
    pub fn holds(&self, pair: &str, at: Timestamp) -> bool {
        self.pair == pair && self.starts_at <= at && at < self.ends_at
    }
}
