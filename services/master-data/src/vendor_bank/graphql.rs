//! Bank accounts of parties as the graph shows them.

use async_graphql::{Context, Object, Result, SimpleObject};
use contracts::master_data::VendorBankId;
use data::timeline::HappeningPage;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::said;

use super::VendorBankListing;
use super::model::{VendorBank, VendorBankState};
use crate::bank_branch::BankBranchNode;
use crate::batch::Batches;
use crate::graph::{at, happenings};
use crate::party::PartyNode;

pub struct VendorBankNode(pub VendorBank);

/// A bank account of a party.
#[Object(name = "VendorBank")]
impl VendorBankNode {
    /// Its id.
    async fn id(&self) -> VendorBankId {
        self.0.id
    }
    /// Whose.
    async fn party(&self, ctx: &Context<'_>) -> Result<Option<PartyNode>> {
        ctx.data_unchecked::<Batches>().party(ctx, self.0.party_id).await
    }
    /// Where it is kept.
    async fn branch(&self, ctx: &Context<'_>) -> Result<Option<BankBranchNode>> {
        ctx.data_unchecked::<Batches>().bank_branch(ctx, self.0.branch_id).await
    }
    /// In whose name.
    async fn account_name(&self) -> &str {
        &self.0.account_name
    }
    /// The last four digits of its number, after dots.
    async fn number(&self) -> String {
        self.0.masked()
    }
    /// Until when no payment goes there.
    async fn held_until(&self) -> Timestamp {
        self.0.held_until
    }
    /// When money first went there; until then a payment there is marked.
    async fn first_paid_on(&self) -> Option<Date> {
        self.0.first_paid_on
    }
    /// Whether the next payment there would be the first.
    async fn is_unpaid(&self) -> bool {
        self.0.first_paid_on.is_none()
    }
    /// Whether money may go there now.
    async fn state(&self, ctx: &Context<'_>) -> VendorBankState {
        self.0.state(at(ctx).1.now())
    }
    /// Raised by every change.
    async fn version(&self) -> i32 {
        self.0.version
    }
    /// What happened to it, the newest first.
    async fn timeline(&self, ctx: &Context<'_>, first: Option<i32>, after: Option<String>) -> Result<HappeningPage> {
        happenings(ctx, "vendor-bank", self.0.id.0, first, after).await
    }
}

/// A page of bank accounts.
#[derive(SimpleObject)]
pub struct VendorBankPage {
    /// The accounts.
    items: Vec<VendorBankNode>,
    /// Give it as `after` for the next page.
    next: Option<String>,
}

#[derive(Default)]
pub struct VendorBankQuery;

#[Object]
impl VendorBankQuery {
    /// A bank account of a party.
    async fn vendor_bank(&self, ctx: &Context<'_>, id: VendorBankId) -> Result<VendorBankNode> {
        let (room, cx) = at(ctx);
        said(cx, room.vendor_banks.find(cx, id).await).map(VendorBankNode)
    }
    /// Bank accounts of parties, the newest first.
    async fn vendor_banks(
        &self,
        ctx: &Context<'_>,
        #[graphql(default)] listing: VendorBankListing,
    ) -> Result<VendorBankPage> {
        let (room, cx) = at(ctx);
        let page = said(cx, room.vendor_banks.list(cx, listing).await)?;
        Ok(VendorBankPage { items: page.items.into_iter().map(VendorBankNode).collect(), next: page.next })
    }
}

#[derive(Default)]
pub struct VendorBankMutation;

#[Object]
impl VendorBankMutation {
    /// The whole number of an account; that somebody looked is written down.
    async fn reveal_vendor_bank(&self, ctx: &Context<'_>, id: VendorBankId) -> Result<String> {
        let (room, cx) = at(ctx);
        said(cx, room.vendor_banks.reveal(cx, id).await)
    }
}
