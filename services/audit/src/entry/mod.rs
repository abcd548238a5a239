//! What is done with entries.

mod graphql;
mod model;
mod store;

#[cfg(test)]
mod tests;

use contracts::audit::{EntryCreated, EntryId};
use data::Db;
use kernel::{Cx, Error, Result};

use crate::permissions;

pub use graphql::{EntryMutation, EntryQuery};
pub use model::{Entry, NewEntry};

/// The entries of a tenant.
#[derive(Clone)]
pub struct Entries {
    pub db: Db,
}

impl Entries {
    /// A entry.
    pub async fn find(&self, cx: &Cx, id: EntryId) -> Result<Entry> {
        cx.require(&permissions::ENTRY_READ)?;
        self.db.read(cx, async move |look| store::find(look, id).await).await?.ok_or_else(missing)
    }

    /// Sets up a entry.
    pub async fn create(&self, cx: &Cx, input: NewEntry) -> Result<Entry> {
        cx.require(&permissions::ENTRY_CREATE)?;
        self.db
            .command(cx, "audit.entry.create", &input.clone(), async move |tx| {
                let entry = Entry::new(EntryId::new(), &input)?;
                store::insert(tx, &entry).await?;
                tx.publish(&created(tx.cx(), &entry));
                tx.audit("entry", entry.id.0, None::<&()>, Some(&entry));
                Ok(entry)
            })
            .await
    }
}

fn created(cx: &Cx, entry: &Entry) -> EntryCreated {
    EntryCreated { entry_id: entry.id, name: entry.name.clone(), on: cx.today() }
}

fn missing() -> Error {
    Error::not_found("entry")
}
