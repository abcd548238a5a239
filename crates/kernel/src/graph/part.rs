//! A service's queries and mutations as its part of the graph.

use async_graphql::{
    EmptySubscription, ObjectType, Request, Response, SDLExportOptions, Schema, SchemaBuilder, ValidationMode,
};

use super::{Subgraph, limits};
use crate::{BoxFuture, Cx};

type Whole<Q, M> = Schema<Q, M, EmptySubscription>;

/// What every request carries besides its context, such as the batches its resolvers fill.
type Furnish = fn(Request) -> Request;

/// A service's part of the graph, over its room.
///
/// Twice: checking a document against the schema costs more than carrying a small one out, and a plan's documents were
/// checked when the plan was made.
pub struct Part<Q, M> {
    name: &'static str,
    checking: Whole<Q, M>,
    planned: Whole<Q, M>,
    furnish: Furnish,
    finishes: &'static [&'static str],
}

impl<Q: ObjectType + Default + 'static, M: ObjectType + Default + 'static> Part<Q, M> {
    /// The part of the service `name`; resolvers find `room` in their context.
    pub fn new<R: Clone + Send + Sync + 'static>(name: &'static str, room: R, furnish: Furnish) -> Self {
        let build = || -> SchemaBuilder<Q, M, EmptySubscription> {
            Schema::build(Q::default(), M::default(), EmptySubscription).enable_federation().data(room.clone())
        };
        let checking = build()
            .limit_depth(limits::DEPTH)
            .limit_complexity(limits::COMPLEXITY)
            .limit_recursive_depth(limits::RECURSION)
            .finish();
        Self { name, checking, planned: build().validation_mode(ValidationMode::Fast).finish(), furnish, finishes: &[] }
    }

    /// The same, with mutations that go on to their end when their caller hangs up.
    #[must_use]
    pub fn finishing(self, mutations: &'static [&'static str]) -> Self {
        Self { finishes: mutations, ..self }
    }
}

impl<Q: ObjectType + 'static, M: ObjectType + 'static> Subgraph for Part<Q, M> {
    fn name(&self) -> &'static str {
        self.name
    }

    fn sdl(&self) -> String {
        self.checking.sdl_with_options(SDLExportOptions::new().federation().compose_directive().sorted_fields())
    }

    fn finishes(&self) -> &'static [&'static str] {
        self.finishes
    }

    fn execute(&self, cx: Cx, request: Request) -> BoxFuture<'_, Response> {
        let request = (self.furnish)(request.data(cx));
        Box::pin(async move { self.checking.execute(request).await })
    }

    fn execute_planned(&self, cx: Cx, request: Request) -> BoxFuture<'_, Response> {
        let request = (self.furnish)(request.data(cx));
        Box::pin(async move { self.planned.execute(request).await })
    }
}
