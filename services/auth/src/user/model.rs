//! What a user is, and the only ways it may change.

use async_graphql::InputObject;

use kernel::fields::{Fields, NAME};
use kernel::{PersonId, Result};
use serde::{Deserialize, Serialize};

/// A user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct User {
    pub id: PersonId,
    pub name: String,
    pub version: i32,
}

/// What setting up a user takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewUser {
    /// Its name.
    pub name: String,
}

impl User {
    /// A new one.
    pub fn new(id: PersonId, input: &NewUser) -> Result<Self> {
        let mut fields = Fields::default();
        let name = fields.required("name", &input.name, NAME);
        fields.done()?;
        Ok(Self { id, name, version: 1 })
    }
}
