//! What a pack is, and the only ways it may change.

use async_graphql::InputObject;
use contracts::rules_engine::PackId;
use kernel::fields::{Fields, NAME};
use kernel::{Result, utoipa};
use serde::{Deserialize, Serialize};

/// A pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Pack {
    pub id: PackId,
    pub name: String,
    pub version: i32,
}

/// What setting up a pack takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewPack {
    /// Its name.
    pub name: String,
}

impl Pack {
    /// A new one.
    pub fn new(id: PackId, input: &NewPack) -> Result<Self> {
        let mut fields = Fields::default();
        let name = fields.required("name", &input.name, NAME);
        fields.done()?;
        Ok(Self { id, name, version: 1 })
    }
}
