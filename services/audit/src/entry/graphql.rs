//! Entries as the graph shows them.

use async_graphql::{Context, Object, Result};
use contracts::audit::EntryId;
use kernel::said;

use super::model::{Entry, NewEntry};
use crate::graph::at;

pub struct EntryNode(pub Entry);

/// A entry.
#[Object(name = "Entry")]
impl EntryNode {
    /// Its id.
    pub async fn id(&self) -> EntryId {
        self.0.id
    }
    /// Its name.
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// Raised by every change.
    async fn version(&self) -> i32 {
        self.0.version
    }
}

#[derive(Default)]
pub struct EntryQuery;

#[Object]
impl EntryQuery {
    /// A entry.
    async fn entry(&self, ctx: &Context<'_>, id: EntryId) -> Result<EntryNode> {
        let (room, cx) = at(ctx);
        said(cx, room.entries.find(cx, id).await).map(EntryNode)
    }
}

#[derive(Default)]
pub struct EntryMutation;

#[Object]
impl EntryMutation {
    /// Sets up a entry.
    async fn create_entry(&self, ctx: &Context<'_>, input: NewEntry) -> Result<EntryNode> {
        let (room, cx) = at(ctx);
        said(cx, room.entries.create(cx, input).await).map(EntryNode)
    }
}
