//! The room's part of the graph: the nouns' queries and mutations put together, executed as a context.

use async_graphql::{Context, MergedObject};
use kernel::{Cx, Part};

use crate::file::{FileMutation, FileQuery};
use crate::quota::QuotaQuery;
use crate::room::Room;

#[derive(MergedObject, Default)]
#[graphql(name = "Query")]
pub struct Query(FileQuery, QuotaQuery);

#[derive(MergedObject, Default)]
#[graphql(name = "Mutation")]
pub struct Mutation(FileMutation);

/// The graph of this room.
pub fn graph(room: Room) -> Part<Query, Mutation> {
    Part::new(crate::NAME, room, |request| request)
}

/// The room and the context a resolver acts with.
pub fn at<'c>(ctx: &Context<'c>) -> (&'c Room, &'c Cx) {
    (ctx.data_unchecked(), ctx.data_unchecked())
}

/// Bytes, as the graph counts them: its own whole numbers end at two thousand million, these are exact up to 2⁵³.
#[expect(clippy::cast_precision_loss, reason = "no disk holds 2⁵³ bytes")]
pub fn number(bytes: i64) -> f64 {
    bytes as f64
}
