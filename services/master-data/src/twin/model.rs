//! Two parties that may be one: somebody went on all the same, somebody else says which.

use async_graphql::InputObject;
use contracts::master_data::{PartyId, TwinId};
use kernel::fields::{Fields, LONG, expect_version};
use kernel::{Actor, Error, Result, words};
use serde::{Deserialize, Serialize};

use crate::errors;

words! {
    /// What is known of two parties that may be one.
    TwinState {
        /// They may be one.
        Suspected = "suspected",
        /// They are two.
        Distinct = "distinct",
        /// They were one.
        Merged = "merged",
    }
}

/// Two parties that may be one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Twin {
    pub id: TwinId,
    pub first_id: PartyId,
    pub second_id: PartyId,
    /// What they have in common: `tin bin mobile name`.
    pub grounds: String,
    /// Why somebody went on.
    pub despite: String,
    pub raised_by: String,
    pub state: TwinState,
    pub reason: Option<String>,
    pub version: i32,
}

/// What saying that two parties are two takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TellApart {
    /// The pair.
    pub id: TwinId,
    /// The version that was looked at.
    pub version: i32,
    /// How one knows.
    pub reason: String,
}

impl Twin {
    /// A pair as it is suspected.
    pub fn new(id: TwinId, one: PartyId, other: PartyId, grounds: &str, despite: &str, by: &Actor) -> Self {
        let (first_id, second_id) = if one.0 < other.0 { (one, other) } else { (other, one) };
        Self {
            id,
            first_id,
            second_id,
            grounds: grounds.to_owned(),
            despite: despite.to_owned(),
            raised_by: by.to_string(),
            state: TwinState::Suspected,
            reason: None,
            version: 1,
        }
    }

    /// The pair told apart by a second person.
    pub fn tell_apart(self, input: &TellApart, by: &Actor) -> Result<Self> {
        expect_version("pair", input.version, self.version)?;
        if self.state != TwinState::Suspected {
            return Err(Error::new(&errors::TWIN_SETTLED));
        }
        if self.raised_by == by.to_string() {
            return Err(Error::new(&errors::TWIN_MAKER));
        }
        let mut fields = Fields::default();
        let reason = Some(fields.required("reason", &input.reason, LONG));
        fields.done()?;
        Ok(Self { state: TwinState::Distinct, reason, version: self.version + 1, ..self })
    }
}
