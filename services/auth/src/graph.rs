//! The room's part of the graph: the nouns' queries and mutations put together, executed as a context.

use std::collections::HashMap;

use async_graphql::{Context, MergedObject};
use data::Batch;
use kernel::{Cx, Part, PersonId, said};
use tokio::sync::OnceCell;

use crate::api_key::{ApiKeyMutation, ApiKeyQuery};
use crate::comment::CommentMutation;
use crate::link::LinkMutation;
use crate::room::Room;
use crate::second_factor::SecondFactorMutation;
use crate::session::{Session, SessionMutation, SessionQuery};
use crate::user::{Access, User, UserMutation, UserNode, UserQuery};

use crate::assignment::{AssignmentMutation, AssignmentQuery};
use crate::duty::DutyPair;
use crate::duty::{DutyMutation, DutyQuery};
use crate::explain::ExplainQuery;
use crate::role::{Role, RoleMutation, RoleNode, RoleQuery};

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
    CommentMutation,
);

/// The graph of this room.
pub fn graph(room: Room) -> Part<Query, Mutation> {
    Part::new(crate::NAME, room, |request| {
        let request = request.data(Known::default()).data(Batch::<Access>::default());
        request.data(Batch::<User>::default()).data(Batch::<Session>::default())
    })
    .finishing(&["changePassword", "switchOffSecondFactor"])
}

/// The room and the context a resolver acts with.
pub fn at<'c>(ctx: &Context<'c>) -> (&'c Room, &'c Cx) {
    (ctx.data_unchecked(), ctx.data_unchecked())
}

/// What many rows of one answer are named by, each read once a request.
#[derive(Default)]
pub struct Known {
    roles: OnceCell<Vec<Role>>,
    holders: OnceCell<HashMap<String, i64>>,
    pairs: OnceCell<Vec<DutyPair>>,
}

impl Known {
    /// The role of this key, also a retired one.
    pub async fn role(&self, ctx: &Context<'_>, key: &str) -> async_graphql::Result<Option<RoleNode>> {
        let (room, cx) = at(ctx);
        let roles = self.roles.get_or_try_init(async || said(cx, room.roles.named(cx).await)).await?;
        Ok(roles.iter().find(|role| role.key == key).cloned().map(RoleNode))
    }

    /// The roles of these keys, in their order.
    pub async fn roles(&self, ctx: &Context<'_>, keys: &[String]) -> async_graphql::Result<Vec<RoleNode>> {
        let mut found = Vec::with_capacity(keys.len());
        for key in keys {
            found.extend(self.role(ctx, key).await?);
        }
        Ok(found)
    }

    /// How many hold each role.
    pub async fn holders(&self, ctx: &Context<'_>) -> async_graphql::Result<&HashMap<String, i64>> {
        let (room, cx) = at(ctx);
        self.holders.get_or_try_init(async || said(cx, room.roles.holders(cx).await)).await
    }

    /// The pair of this key, also one that is switched off.
    pub async fn pair(&self, ctx: &Context<'_>, key: &str) -> async_graphql::Result<Option<DutyPair>> {
        let (room, cx) = at(ctx);
        let pairs = self.pairs.get_or_try_init(async || said(cx, room.duties.named(cx).await)).await?;
        Ok(pairs.iter().find(|pair| pair.key == key).cloned())
    }
}

/// What somebody is called; those of one level are read together.
pub async fn person(ctx: &Context<'_>, id: PersonId) -> async_graphql::Result<Option<UserNode>> {
    let (room, cx) = at(ctx);
    let fetch = |ids| room.users.shown(cx, ids);
    let found = said(cx, ctx.data_unchecked::<Batch<User>>().load(id.0, fetch, |user| user.id.0).await)?;
    Ok(found.into_iter().next().map(UserNode))
}

/// The person behind an actor of the audit.
pub async fn actor(ctx: &Context<'_>, actor: &str) -> async_graphql::Result<Option<UserNode>> {
    match crate::explain::person(actor) {
        Some(id) => person(ctx, id).await,
        None => Ok(None),
    }
}
