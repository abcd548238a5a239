//! Organization's part of the graph: the nouns' queries and mutations put together, executed as a context.

use async_graphql::{Context, EmptySubscription, MergedObject, Request, Response, SDLExportOptions, Schema};
use kernel::{BoxFuture, Cx, Subgraph, graph_limits};

use crate::batch::Batches;
use crate::branch::{BranchMutation, BranchQuery};
use crate::comment::CommentMutation;
use crate::company::{CompanyMutation, CompanyQuery};
use crate::company_change::{CompanyChangeMutation, CompanyChangeQuery};
use crate::fiscal_year::{FiscalYearMutation, FiscalYearQuery};
use crate::position::{PositionMutation, PositionQuery};
use crate::room::Room;
use crate::tenant::{TenantMutation, TenantQuery};
use crate::unit::{UnitMutation, UnitQuery};

#[derive(MergedObject, Default)]
#[graphql(name = "Query")]
struct Query(TenantQuery, CompanyQuery, FiscalYearQuery, BranchQuery, UnitQuery, PositionQuery, CompanyChangeQuery);

#[derive(MergedObject, Default)]
#[graphql(name = "Mutation")]
struct Mutation(
    TenantMutation,
    CompanyMutation,
    FiscalYearMutation,
    BranchMutation,
    UnitMutation,
    PositionMutation,
    CompanyChangeMutation,
    CommentMutation,
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
        "organization"
    }

    fn sdl(&self) -> String {
        self.0.sdl_with_options(SDLExportOptions::new().federation().compose_directive().sorted_fields())
    }

    fn execute(&self, cx: Cx, request: Request) -> BoxFuture<'_, Response> {
        Box::pin(async move { self.0.execute(request.data(cx).data(Batches::default())).await })
    }
}

/// The room and the context a resolver acts with.
pub fn at<'c>(ctx: &Context<'c>) -> (&'c Room, &'c Cx) {
    (ctx.data_unchecked(), ctx.data_unchecked())
}
