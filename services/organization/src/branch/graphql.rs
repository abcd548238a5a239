//! Branches as the graph shows them.

use async_graphql::{Context, Object, Result, SimpleObject};
use contracts::organization::BranchId;
use data::timeline::HappeningPage;

use super::model::{Branch, NewBranch, UpdateBranch};
use crate::batch::Batches;
use crate::comment::{OrganizationNoun, happenings};
use crate::company::CompanyNode;
use crate::graph::at;
use crate::page::Listing;
use crate::words::OpenState;
use kernel::said;

pub struct BranchNode(pub Branch);

/// A place of business of a company.
#[Object(name = "Branch")]
impl BranchNode {
    /// Its id.
    pub async fn id(&self) -> BranchId {
        self.0.id
    }
    /// Whose it is.
    async fn company(&self, ctx: &Context<'_>) -> Result<Option<CompanyNode>> {
        ctx.data_unchecked::<Batches>().company(ctx, self.0.company_id).await
    }
    /// Its code, unique in the company.
    async fn code(&self) -> &str {
        &self.0.code
    }
    /// Its name.
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// Its name in Bengali.
    async fn name_bn(&self) -> Option<&str> {
        self.0.name_bn.as_deref()
    }
    /// Its address, as it is printed on a tax invoice.
    async fn address(&self) -> Option<&str> {
        self.0.address.as_deref()
    }
    /// Its own BIN, 13 digits.
    async fn bin(&self) -> Option<&str> {
        self.0.bin.as_deref()
    }
    /// Whether it does business.
    async fn state(&self) -> OpenState {
        self.0.state
    }
    /// Raised by every change.
    async fn version(&self) -> i32 {
        self.0.version
    }
    /// What happened to it and what was said about it, the newest first.
    async fn timeline(&self, ctx: &Context<'_>, first: Option<i32>, after: Option<String>) -> Result<HappeningPage> {
        happenings(ctx, OrganizationNoun::Branch, self.0.id.0, first, after).await
    }
}

/// A page of branches.
#[derive(SimpleObject)]
pub struct BranchPage {
    /// The branches.
    items: Vec<BranchNode>,
    /// Give it as `after` for the next page.
    next: Option<String>,
}

#[derive(Default)]
pub struct BranchQuery;

#[Object]
impl BranchQuery {
    /// A branch.
    async fn branch(&self, ctx: &Context<'_>, id: BranchId) -> Result<BranchNode> {
        let (room, cx) = at(ctx);
        said(cx, room.branches.find(cx, id).await).map(BranchNode)
    }
    /// Branches by code.
    async fn branches(&self, ctx: &Context<'_>, #[graphql(default)] listing: Listing) -> Result<BranchPage> {
        let (room, cx) = at(ctx);
        let page = said(cx, room.branches.list(cx, listing).await)?;
        Ok(BranchPage { items: page.items.into_iter().map(BranchNode).collect(), next: page.next })
    }
    /// A branch that another service's record names.
    #[graphql(entity)]
    async fn find_branch(&self, ctx: &Context<'_>, id: BranchId) -> Result<Option<BranchNode>> {
        ctx.data_unchecked::<Batches>().branch(ctx, id).await
    }
}

#[derive(Default)]
pub struct BranchMutation;

#[Object]
impl BranchMutation {
    /// Sets up a branch.
    async fn create_branch(&self, ctx: &Context<'_>, input: NewBranch) -> Result<BranchNode> {
        let (room, cx) = at(ctx);
        said(cx, room.branches.create(cx, input).await).map(BranchNode)
    }
    /// Changes a branch's facts.
    async fn update_branch(&self, ctx: &Context<'_>, input: UpdateBranch) -> Result<BranchNode> {
        let (room, cx) = at(ctx);
        said(cx, room.branches.update(cx, input).await).map(BranchNode)
    }
    /// Closes a branch that has nothing open any more.
    async fn close_branch(&self, ctx: &Context<'_>, id: BranchId, version: i32) -> Result<BranchNode> {
        let (room, cx) = at(ctx);
        said(cx, room.branches.close(cx, id, version).await).map(BranchNode)
    }
}
