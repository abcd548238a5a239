//! Branches of banks as the graph shows them.

use async_graphql::{Context, Object, Result, SimpleObject};
use contracts::master_data::BankBranchId;
use data::timeline::HappeningPage;
use kernel::said;

use super::BankBranchListing;
use super::model::{BankBranch, NewBankBranch, RoutingDoubt, UpdateBankBranch};
use crate::area::AreaNode;
use crate::bank::BankNode;
use crate::batch::Batches;
use crate::graph::{at, happenings};
use crate::words::OpenState;

pub struct BankBranchNode(pub BankBranch);

/// A branch of a bank.
#[Object(name = "BankBranch")]
impl BankBranchNode {
    /// Its id.
    pub async fn id(&self) -> BankBranchId {
        self.0.id
    }
    /// Whose branch.
    async fn bank(&self, ctx: &Context<'_>) -> Result<Option<BankNode>> {
        ctx.data_unchecked::<Batches>().bank(ctx, self.0.bank_id).await
    }
    /// Its name.
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// Its name in Bengali.
    async fn name_bn(&self) -> Option<&str> {
        self.0.name_bn.as_deref()
    }
    /// Its routing number, nine digits.
    async fn routing_number(&self) -> &str {
        &self.0.routing_number
    }
    /// What is doubtful about the routing number.
    async fn doubt(&self) -> Option<RoutingDoubt> {
        self.0.doubt
    }
    /// The district its routing number names, where the list of places was taken and the caller may see places.
    async fn district(&self, ctx: &Context<'_>) -> Result<Option<AreaNode>> {
        match self.0.district_id {
            Some(id) => ctx.data_unchecked::<Batches>().area(ctx, id).await,
            None => Ok(None),
        }
    }
    /// Whether the organization made or changed it: taking the country's list leaves it alone.
    async fn is_own(&self) -> bool {
        self.0.is_own
    }
    /// Whether it can be chosen.
    async fn state(&self) -> OpenState {
        self.0.state
    }
    /// Raised by every change.
    async fn version(&self) -> i32 {
        self.0.version
    }
    /// What happened to it, the newest first.
    async fn timeline(&self, ctx: &Context<'_>, first: Option<i32>, after: Option<String>) -> Result<HappeningPage> {
        happenings(ctx, "bank-branch", self.0.id.0, first, after).await
    }
}

/// A page of branches.
#[derive(SimpleObject)]
pub struct BankBranchPage {
    /// The branches.
    items: Vec<BankBranchNode>,
    /// Give it as `after` for the next page.
    next: Option<String>,
}

#[derive(Default)]
pub struct BankBranchQuery;

#[Object]
impl BankBranchQuery {
    /// A branch of a bank.
    async fn bank_branch(&self, ctx: &Context<'_>, id: BankBranchId) -> Result<BankBranchNode> {
        let (room, cx) = at(ctx);
        said(cx, room.bank_branches.find(cx, id).await).map(BankBranchNode)
    }
    /// Branches by routing number: by bank, then district.
    async fn bank_branches(
        &self,
        ctx: &Context<'_>,
        #[graphql(default)] listing: BankBranchListing,
    ) -> Result<BankBranchPage> {
        let (room, cx) = at(ctx);
        let page = said(cx, room.bank_branches.list(cx, listing).await)?;
        Ok(BankBranchPage { items: page.items.into_iter().map(BankBranchNode).collect(), next: page.next })
    }
    /// A branch that another service's record names.
    #[graphql(entity)]
    async fn find_bank_branch(&self, ctx: &Context<'_>, id: BankBranchId) -> Result<Option<BankBranchNode>> {
        ctx.data_unchecked::<Batches>().bank_branch(ctx, id).await
    }
}

#[derive(Default)]
pub struct BankBranchMutation;

#[Object]
impl BankBranchMutation {
    /// Sets up a branch of the bank its routing number names.
    async fn create_bank_branch(&self, ctx: &Context<'_>, input: NewBankBranch) -> Result<BankBranchNode> {
        let (room, cx) = at(ctx);
        said(cx, room.bank_branches.create(cx, input).await).map(BankBranchNode)
    }
    /// Changes a branch's facts; from then on it is the organization's own.
    async fn update_bank_branch(&self, ctx: &Context<'_>, input: UpdateBankBranch) -> Result<BankBranchNode> {
        let (room, cx) = at(ctx);
        said(cx, room.bank_branches.update(cx, input).await).map(BankBranchNode)
    }
    /// Closes a branch.
    async fn close_bank_branch(&self, ctx: &Context<'_>, id: BankBranchId, version: i32) -> Result<BankBranchNode> {
        let (room, cx) = at(ctx);
        said(cx, room.bank_branches.close(cx, id, version).await).map(BankBranchNode)
    }
}
