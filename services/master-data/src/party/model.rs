//! What a party is, and the only ways it may change.

use async_graphql::InputObject;
use contracts::master_data::PartyId;
use kernel::fields::{Fields, NAME};
use kernel::{Result, utoipa};
use serde::{Deserialize, Serialize};

/// A party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Party {
    pub id: PartyId,
    pub name: String,
    pub version: i32,
}

/// What setting up a party takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewParty {
    /// Its name.
    pub name: String,
}

impl Party {
    /// A new one.
    pub fn new(id: PartyId, input: &NewParty) -> Result<Self> {
        let mut fields = Fields::default();
        let name = fields.required("name", &input.name, NAME);
        fields.done()?;
        Ok(Self { id, name, version: 1 })
    }
}
