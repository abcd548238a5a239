//! The room's part of the graph: the nouns' queries and mutations put together, executed as a context.

use std::collections::HashMap;

use async_graphql::{Context, EmptySubscription, MergedObject, Request, Response, SDLExportOptions, Schema};
use data::Batch;
use kernel::{BoxFuture, Cx, PersonId, Subgraph, graph_limits, said};
use tokio::sync::OnceCell;

use crate::api_key::{ApiKeyMutation, ApiKeyQuery};
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
struct Query(UserQuery, SessionQuery, ApiKeyQuery, RoleQuery, AssignmentQuery, DutyQuery, ExplainQuery);

#[derive(MergedObject, Default)]
#[graphql(name = "Mutation")]
struct Mutation(
    UserMutation,
    SessionMutation,
    SecondFactorMutation,
    LinkMutation,
    ApiKeyMutation,
    RoleMutation,
    AssignmentMutation,
    DutyMutation,
);

/// The schema with everything needed to execute it.
pub struct Graph(Schema<Query, Mutation, EmptySubscription>);

impl Graph {
    /// The graph of this room.
    pub fn new(room: Room) -> Self {
        let schema = Schema::build(Query::default(), Mutation::default(), EmptySubscription)
            .enable_federation()
            .limit_depth(graph_limits::DEPTH)
            .limit_complexity(graph_limits::COMPLEXITY)
            .limit_recursive_depth(graph_limits::RECURSION)
            .data(room)
            .finish();
        Self(schema)
    }
}

impl Subgraph for Graph {
    fn name(&self) -> &'static str {
        crate::NAME
    }

    fn sdl(&self) -> String {
        self.0.sdl_with_options(SDLExportOptions::new().federation().compose_directive().sorted_fields())
    }

    fn execute(&self, cx: Cx, request: Request) -> BoxFuture<'_, Response> {
        Box::pin(async move {
            let request = request.data(cx).data(Known::default()).data(Batch::<Access>::default());
            self.0.execute(request.data(Batch::<User>::default()).data(Batch::<Session>::default())).await
        })
    }
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
