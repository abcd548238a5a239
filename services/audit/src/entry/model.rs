//! What a entry is, and the only ways it may change.

use async_graphql::InputObject;
use contracts::audit::EntryId;
use kernel::Result;
use kernel::fields::{Fields, NAME};
use serde::{Deserialize, Serialize};

/// A entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    pub id: EntryId,
    pub name: String,
    pub version: i32,
}

/// What setting up a entry takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewEntry {
    /// Its name.
    pub name: String,
}

impl Entry {
    /// A new one.
    pub fn new(id: EntryId, input: &NewEntry) -> Result<Self> {
        let mut fields = Fields::default();
        let name = fields.required("name", &input.name, NAME);
        fields.done()?;
        Ok(Self { id, name, version: 1 })
    }
}
