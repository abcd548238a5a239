//! Banks as the graph shows them.

use async_graphql::{Context, Object, Result, SimpleObject};
use contracts::master_data::BankId;
use data::timeline::HappeningPage;
use kernel::said;

use super::model::{Bank, BankCategory, NewBank, UpdateBank};
use super::{BankListing, BankLists};
use crate::batch::Batches;
use crate::graph::{at, happenings};
use crate::words::OpenState;

pub struct BankNode(pub Bank);

/// A bank.
#[Object(name = "Bank")]
impl BankNode {
    /// Its id.
    pub async fn id(&self) -> BankId {
        self.0.id
    }
    /// The three digits its routing numbers begin with.
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
    /// Whose it is.
    async fn category(&self) -> Option<BankCategory> {
        self.0.category
    }
    /// Its SWIFT code.
    async fn swift(&self) -> Option<&str> {
        self.0.swift.as_deref()
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
        happenings(ctx, "bank", self.0.id.0, first, after).await
    }
}

/// A page of banks.
#[derive(SimpleObject)]
pub struct BankPage {
    /// The banks.
    items: Vec<BankNode>,
    /// Give it as `after` for the next page.
    next: Option<String>,
}

#[derive(Default)]
pub struct BankQuery;

#[Object]
impl BankQuery {
    /// A bank.
    async fn bank(&self, ctx: &Context<'_>, id: BankId) -> Result<BankNode> {
        let (room, cx) = at(ctx);
        said(cx, room.banks.find(cx, id).await).map(BankNode)
    }
    /// Banks by name.
    async fn banks(&self, ctx: &Context<'_>, #[graphql(default)] listing: BankListing) -> Result<BankPage> {
        let (room, cx) = at(ctx);
        let page = said(cx, room.banks.list(cx, listing).await)?;
        Ok(BankPage { items: page.items.into_iter().map(BankNode).collect(), next: page.next })
    }
    /// A bank that another service's record names.
    #[graphql(entity)]
    async fn find_bank(&self, ctx: &Context<'_>, id: BankId) -> Result<Option<BankNode>> {
        ctx.data_unchecked::<Batches>().bank(ctx, id).await
    }
}

#[derive(Default)]
pub struct BankMutation;

#[Object]
impl BankMutation {
    /// Takes the country's banks and the first 1,000 of their branches; with `after`, the next 1,000 after so many. What is
    /// there already stays; what the organization changed by hand is left alone.
    async fn load_banks(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "`next` of the piece before; none for the first.")] after: Option<i32>,
    ) -> Result<BankLists> {
        let (room, cx) = at(ctx);
        said(cx, room.banks.load(cx, after).await)
    }
    /// Sets up a bank of the organization's own.
    async fn create_bank(&self, ctx: &Context<'_>, input: NewBank) -> Result<BankNode> {
        let (room, cx) = at(ctx);
        said(cx, room.banks.create(cx, input).await).map(BankNode)
    }
    /// Changes a bank's facts; from then on it is the organization's own.
    async fn update_bank(&self, ctx: &Context<'_>, input: UpdateBank) -> Result<BankNode> {
        let (room, cx) = at(ctx);
        said(cx, room.banks.update(cx, input).await).map(BankNode)
    }
    /// Closes a bank that has no open branches any more.
    async fn close_bank(&self, ctx: &Context<'_>, id: BankId, version: i32) -> Result<BankNode> {
        let (room, cx) = at(ctx);
        said(cx, room.banks.close(cx, id, version).await).map(BankNode)
    }
}
