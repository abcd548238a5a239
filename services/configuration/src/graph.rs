//! The room's part of the graph: the nouns' queries and mutations put together, executed as a context.

use async_graphql::{Context, MergedObject};
use kernel::{Cx, Part};

use crate::flag::{FlagMutation, FlagQuery};
use crate::room::Room;
use crate::series::{SeriesMutation, SeriesQuery};
use crate::setting::{SettingMutation, SettingQuery};

#[derive(MergedObject, Default)]
#[graphql(name = "Query")]
pub struct Query(SettingQuery, FlagQuery, SeriesQuery);

#[derive(MergedObject, Default)]
#[graphql(name = "Mutation")]
pub struct Mutation(SettingMutation, FlagMutation, SeriesMutation);

/// The graph of this room.
pub fn graph(room: Room) -> Part<Query, Mutation> {
    Part::new(crate::NAME, room, |request| request)
}

/// The room and the context a resolver acts with.
pub fn at<'c>(ctx: &Context<'c>) -> (&'c Room, &'c Cx) {
    (ctx.data_unchecked(), ctx.data_unchecked())
}
