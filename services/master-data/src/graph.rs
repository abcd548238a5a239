//! The room's part of the graph: the nouns' queries and mutations put together, executed as a context.

use async_graphql::{Context, MergedObject, Result};
use data::timeline::{self, HappeningPage, Of};
use kernel::{Cx, Part, said};
use uuid::Uuid;

use crate::batch::Batches;
use crate::comment::CommentMutation;
use crate::goods::{GoodsMutation, GoodsQuery};
use crate::party::{PartyMutation, PartyQuery};
use crate::places::{PlacesMutation, PlacesQuery};
use crate::proof::{ProofMutation, ProofQuery};
use crate::role::PartyRoleMutation;
use crate::room::Room;
use crate::terms::{TermsMutation, TermsQuery};
use crate::twin::{TwinMutation, TwinQuery};
use crate::vendor::{VendorMutation, VendorQuery};

#[derive(MergedObject, Default)]
#[graphql(name = "Query")]
pub struct Query(PartyQuery, VendorQuery, TwinQuery, GoodsQuery, PlacesQuery, ProofQuery, TermsQuery);

#[derive(MergedObject, Default)]
#[graphql(name = "Mutation")]
pub struct Mutation(
    PartyMutation,
    PartyRoleMutation,
    VendorMutation,
    TwinMutation,
    GoodsMutation,
    PlacesMutation,
    ProofMutation,
    TermsMutation,
    CommentMutation,
);

/// The graph of this room.
pub fn graph(room: Room) -> Part<Query, Mutation> {
    Part::new(crate::NAME, room, |request| request.data(Batches::default()))
}

/// The room and the context a resolver acts with.
pub fn at<'c>(ctx: &Context<'c>) -> (&'c Room, &'c Cx) {
    (ctx.data_unchecked(), ctx.data_unchecked())
}

/// Fields of our rows that readers of a document are not shown: how it finds its way, not what it says. Who decided is who
/// acted.
const HIDDEN: &[&str] = &["raisedBy", "decidedBy"];

/// A page of what happened to a document that was read already.
pub async fn happenings(
    ctx: &Context<'_>,
    noun: &'static str,
    subject: Uuid,
    first: Option<i32>,
    after: Option<String>,
) -> Result<HappeningPage> {
    let (room, cx) = at(ctx);
    let of = Of { service: "master_data", noun, subject };
    said(cx, timeline::list(&room.db, cx, of, HIDDEN, first, after.as_deref()).await)
}
