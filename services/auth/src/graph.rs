//! The room's part of the graph: the nouns' queries and mutations put together, executed as a context.

use async_graphql::{Context, MergedObject};
use data::Batch;
use kernel::{Cx, Part};

use crate::api_key::{ApiKeyMutation, ApiKeyQuery};
use crate::link::LinkMutation;
use crate::room::Room;
use crate::second_factor::SecondFactorMutation;
use crate::session::{Session, SessionMutation, SessionQuery};
use crate::user::{User, UserMutation, UserQuery};

use crate::assignment::{AssignmentMutation, AssignmentQuery};
use crate::duty::{DutyMutation, DutyQuery};
use crate::explain::ExplainQuery;
use crate::role::{RoleMutation, RoleQuery};

#[derive(MergedObject, Default)]
#[graphql(name = "Query")]
pub struct Query(UserQuery, SessionQuery, ApiKeyQuery, RoleQuery, AssignmentQuery, DutyQuery, ExplainQuery);

#[derive(MergedObject, Default)]
#[graphql(name = "Mutation")]
pub struct Mutation(
    UserMutation,
    SessionMutation,
    SecondFactorMutation,
    LinkMutation,
    ApiKeyMutation,
    RoleMutation,
    AssignmentMutation,
    DutyMutation,
);

/// The graph of this room.
pub fn graph(room: Room) -> Part<Query, Mutation> {
    Part::new(crate::NAME, room, |request| request.data(Batch::<User>::default()).data(Batch::<Session>::default()))
}

/// The room and the context a resolver acts with.
pub fn at<'c>(ctx: &Context<'c>) -> (&'c Room, &'c Cx) {
    (ctx.data_unchecked(), ctx.data_unchecked())
}
