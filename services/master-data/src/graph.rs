//! The room's part of the graph: the nouns' queries and mutations put together, executed as a context.

use async_graphql::{Context, MergedObject};
use kernel::{Cx, Part};

use crate::area::{AreaMutation, AreaQuery};
use crate::bank::{BankMutation, BankQuery};
use crate::bank_branch::{BankBranchMutation, BankBranchQuery};
use crate::batch::Batches;
use crate::party::{PartyMutation, PartyQuery};
use crate::room::Room;

#[derive(MergedObject, Default)]
#[graphql(name = "Query")]
pub struct Query(PartyQuery, AreaQuery, BankQuery, BankBranchQuery);

#[derive(MergedObject, Default)]
#[graphql(name = "Mutation")]
pub struct Mutation(PartyMutation, AreaMutation, BankMutation, BankBranchMutation);

/// The graph of this room.
pub fn graph(room: Room) -> Part<Query, Mutation> {
    Part::new(crate::NAME, room, |request| request.data(Batches::default()))
}

/// The room and the context a resolver acts with.
pub fn at<'c>(ctx: &Context<'c>) -> (&'c Room, &'c Cx) {
    (ctx.data_unchecked(), ctx.data_unchecked())
}
