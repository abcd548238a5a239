//! Organization's part of the graph: the nouns' queries and mutations put together, executed as a context.

use async_graphql::{Context, MergedObject};
use kernel::{Cx, Part};

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
pub struct Query(TenantQuery, CompanyQuery, FiscalYearQuery, BranchQuery, UnitQuery, PositionQuery, CompanyChangeQuery);

#[derive(MergedObject, Default)]
#[graphql(name = "Mutation")]
pub struct Mutation(
    TenantMutation,
    CompanyMutation,
    FiscalYearMutation,
    BranchMutation,
    UnitMutation,
    PositionMutation,
    CompanyChangeMutation,
    CommentMutation,
);

/// The graph of this room.
pub fn graph(room: Room) -> Part<Query, Mutation> {
    Part::new(crate::NAME, room, |request| request.data(Batches::default()))
}

/// The room and the context a resolver acts with.
pub fn at<'c>(ctx: &Context<'c>) -> (&'c Room, &'c Cx) {
    (ctx.data_unchecked(), ctx.data_unchecked())
}
