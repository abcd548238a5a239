//! The room's part of the graph: the nouns' queries and mutations put together, executed as a context.

use async_graphql::{Context, EmptySubscription, MergedObject, Request, Response, SDLExportOptions, Schema};
use kernel::{BoxFuture, Cx, Subgraph, graph_limits};

use crate::entry::EntryQuery;
use crate::hold::{HoldMutation, HoldQuery};
use crate::retention::{RetentionMutation, RetentionQuery};
use crate::room::Room;
use crate::trail::TrailQuery;

#[derive(MergedObject, Default)]
#[graphql(name = "Query")]
struct Query(EntryQuery, TrailQuery, HoldQuery, RetentionQuery);

#[derive(MergedObject, Default)]
#[graphql(name = "Mutation")]
struct Mutation(HoldMutation, RetentionMutation);

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
        Box::pin(async move { self.0.execute(request.data(cx)).await })
    }
}

/// The room and the context a resolver acts with.
pub fn at<'c>(ctx: &Context<'c>) -> (&'c Room, &'c Cx) {
    (ctx.data_unchecked(), ctx.data_unchecked())
}
