//! Parties that may be the same, as the graph shows them.

use async_graphql::{Context, Object, Result, SimpleObject};
use contracts::master_data::TwinId;
use data::timeline::PersonNode;
use kernel::said;

use super::model::{TellApart, Twin, TwinState};
use crate::batch::Batches;
use crate::graph::at;
use crate::page::Listing;
use crate::party::PartyNode;

struct TwinNode(Twin);

/// Two parties that may be one.
#[Object(name = "PartyTwin")]
impl TwinNode {
    /// Its id.
    async fn id(&self) -> TwinId {
        self.0.id
    }
    /// The one known longer.
    async fn first(&self, ctx: &Context<'_>) -> Result<Option<PartyNode>> {
        ctx.data_unchecked::<Batches>().party(ctx, self.0.first_id).await
    }
    /// The other.
    async fn second(&self, ctx: &Context<'_>) -> Result<Option<PartyNode>> {
        ctx.data_unchecked::<Batches>().party(ctx, self.0.second_id).await
    }
    /// What they have in common: tin, bin, mobile, name.
    async fn grounds(&self) -> &str {
        &self.0.grounds
    }
    /// Why somebody went on.
    async fn despite(&self) -> &str {
        &self.0.despite
    }
    /// Who went on.
    async fn raised_by(&self) -> Option<PersonNode> {
        PersonNode::of(&self.0.raised_by)
    }
    /// What is known.
    async fn state(&self) -> TwinState {
        self.0.state
    }
    /// How one knows.
    async fn reason(&self) -> Option<&str> {
        self.0.reason.as_deref()
    }
    /// Raised by every change.
    async fn version(&self) -> i32 {
        self.0.version
    }
}

/// A page of pairs.
#[derive(SimpleObject)]
pub struct PartyTwinPage {
    /// The pairs.
    items: Vec<TwinNode>,
    /// Give it as `after` for the next page.
    next: Option<String>,
}

#[derive(Default)]
pub struct TwinQuery;

#[Object]
impl TwinQuery {
    /// Two parties that may be one.
    async fn party_twin(&self, ctx: &Context<'_>, id: TwinId) -> Result<TwinNode> {
        let (room, cx) = at(ctx);
        said(cx, room.twins.find(cx, id).await).map(TwinNode)
    }
    /// Parties that may be the same, the newest first.
    async fn party_twins(
        &self,
        ctx: &Context<'_>,
        #[graphql(default)] listing: Listing,
        #[graphql(desc = "Only in this state.")] state: Option<TwinState>,
    ) -> Result<PartyTwinPage> {
        let (room, cx) = at(ctx);
        let page = said(cx, room.twins.list(cx, state, listing).await)?;
        Ok(PartyTwinPage { items: page.items.into_iter().map(TwinNode).collect(), next: page.next })
    }
}

#[derive(Default)]
pub struct TwinMutation;

#[Object]
impl TwinMutation {
    /// Says that two parties are two.
    async fn tell_parties_apart(&self, ctx: &Context<'_>, input: TellApart) -> Result<TwinNode> {
        let (room, cx) = at(ctx);
        said(cx, room.twins.tell_apart(cx, input).await).map(TwinNode)
    }
}
