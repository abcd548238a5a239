//! What the resolvers of one level ask for one by one is fetched together, in one flight.

use async_graphql::{Context, Result as GraphResult};
use contracts::master_data::PartyId;
use data::Batch;
use kernel::said;

use crate::graph::at;
use crate::party::{Party, PartyNode};

/// The batches of one request; a refusal to see them is a null.
#[derive(Default)]
pub struct Batches {
    // parties
    parties: Batch<Party>,
    // items

    // places
}

impl Batches {
    /// A party.
    pub async fn party(&self, ctx: &Context<'_>, id: PartyId) -> GraphResult<Option<PartyNode>> {
        let (room, cx) = at(ctx);
        let fetch = |ids| room.parties.list_by_ids(cx, ids);
        let found = said(cx, self.parties.load(id.0, fetch, |party| party.id.0).await)?;
        Ok(found.into_iter().next().map(PartyNode))
    }
}
