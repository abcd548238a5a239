//! The room's part of the graph: the nouns' queries and mutations put together, executed as a context.

use async_graphql::{Context, EmptySubscription, MergedObject, Request, Response, SDLExportOptions, Schema};
use data::Batch;
use kernel::{BoxFuture, Cx, Subgraph, graph_limits};

use crate::api_key::{ApiKeyMutation, ApiKeyQuery};
use crate::link::LinkMutation;
use crate::room::Room;
use crate::second_factor::SecondFactorMutation;
use crate::session::{Session, SessionMutation, SessionQuery};
use crate::user::{Access, User, UserMutation, UserQuery};

use crate::assignment::{AssignmentMutation, AssignmentQuery};
use crate::duty::{DutyMutation, DutyQuery};
use crate::explain::ExplainQuery;
use crate::role::{RoleMutation, RoleQuery};

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
            let request = request.data(cx).data(Batch::<User>::default()).data(Batch::<Session>::default());
            self.0.execute(request.data(Batch::<Access>::default())).await
        })
    }
}

/// The room and the context a resolver acts with.
pub fn at<'c>(ctx: &Context<'c>) -> (&'c Room, &'c Cx) {
    (ctx.data_unchecked(), ctx.data_unchecked())
}
