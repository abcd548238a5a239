//! Parties as the graph shows them.

use async_graphql::{Context, Object, Result};
use contracts::master_data::PartyId;
use kernel::said;

use super::model::{NewParty, Party};
use crate::batch::Batches;
use crate::graph::at;

pub struct PartyNode(pub Party);

/// A party.
#[Object(name = "Party")]
impl PartyNode {
    /// Its id.
    pub async fn id(&self) -> PartyId {
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
pub struct PartyQuery;

#[Object]
impl PartyQuery {
    /// A party.
    async fn party(&self, ctx: &Context<'_>, id: PartyId) -> Result<PartyNode> {
        let (room, cx) = at(ctx);
        said(cx, room.parties.find(cx, id).await).map(PartyNode)
    }
    /// A party that another service's record names.
    #[graphql(entity)]
    async fn find_party(&self, ctx: &Context<'_>, id: PartyId) -> Result<Option<PartyNode>> {
        ctx.data_unchecked::<Batches>().party(ctx, id).await
    }
}

#[derive(Default)]
pub struct PartyMutation;

#[Object]
impl PartyMutation {
    /// Sets up a party.
    async fn create_party(&self, ctx: &Context<'_>, input: NewParty) -> Result<PartyNode> {
        let (room, cx) = at(ctx);
        said(cx, room.parties.create(cx, input).await).map(PartyNode)
    }
}
