//! Requests to change parties' bank accounts, as the graph shows them.

use async_graphql::{Context, Object, Result, SimpleObject};
use contracts::master_data::VendorBankChangeId;
use data::approval::Waiting;
use data::timeline::{HappeningPage, PersonNode};
use kernel::said;

use super::VendorBankChangeListing;
use super::model::{
    BankChangeKind, BankChangeState, DecideVendorBankChange, NewVendorBankChange, RecallVendorBankChange,
    VendorBankChange,
};
use crate::bank_branch::BankBranchNode;
use crate::batch::Batches;
use crate::graph::{at, happenings};
use crate::party::PartyNode;
use crate::vendor_bank::VendorBankNode;

struct VendorBankChangeNode(VendorBankChange);

/// A request to add, replace or close a bank account of a party.
#[Object(name = "VendorBankChange")]
impl VendorBankChangeNode {
    /// Its id.
    async fn id(&self) -> VendorBankChangeId {
        self.0.id
    }
    /// Whose account.
    async fn party(&self, ctx: &Context<'_>) -> Result<Option<PartyNode>> {
        ctx.data_unchecked::<Batches>().party(ctx, self.0.party_id).await
    }
    /// What is asked for.
    async fn what(&self) -> BankChangeKind {
        self.0.what
    }
    /// The account that is replaced or closed.
    async fn account(&self, ctx: &Context<'_>) -> Result<Option<VendorBankNode>> {
        match self.0.account_id {
            Some(id) => ctx.data_unchecked::<Batches>().vendor_bank(ctx, id).await,
            None => Ok(None),
        }
    }
    /// Where the new account is kept.
    async fn branch(&self, ctx: &Context<'_>) -> Result<Option<BankBranchNode>> {
        match self.0.branch_id {
            Some(id) => ctx.data_unchecked::<Batches>().bank_branch(ctx, id).await,
            None => Ok(None),
        }
    }
    /// In whose name the new account is.
    async fn account_name(&self) -> Option<&str> {
        self.0.account_name.as_deref()
    }
    /// The last four digits of the new account's number, after dots.
    async fn number(&self) -> Option<String> {
        self.0.masked()
    }
    /// Whether another party had an open account of the same number when it was written.
    async fn is_shared(&self) -> bool {
        self.0.is_shared
    }
    /// Why it is asked for.
    async fn reason(&self) -> &str {
        &self.0.reason
    }
    /// Its number, from submission on: `BA-000001`.
    async fn reference(&self) -> Option<&str> {
        self.0.reference.as_deref()
    }
    /// Who asks for it.
    async fn raised_by(&self) -> Option<PersonNode> {
        PersonNode::of(&self.0.raised_by)
    }
    /// Who decided it.
    async fn decided_by(&self) -> Option<PersonNode> {
        self.0.decided_by.as_deref().and_then(PersonNode::of)
    }
    /// Why it was decided so.
    async fn decision_reason(&self) -> Option<&str> {
        self.0.decision_reason.as_deref()
    }
    /// Why it was taken back.
    async fn recall_reason(&self) -> Option<&str> {
        self.0.recall_reason.as_deref()
    }
    /// Where it stands.
    async fn state(&self) -> BankChangeState {
        self.0.state
    }
    /// Raised by every change.
    async fn version(&self) -> i32 {
        self.0.version
    }
    /// What happened to it, the newest first.
    async fn timeline(&self, ctx: &Context<'_>, first: Option<i32>, after: Option<String>) -> Result<HappeningPage> {
        happenings(ctx, "vendor-bank-change", self.0.id.0, first, after).await
    }
}

/// A page of requests.
#[derive(SimpleObject)]
pub struct VendorBankChangePage {
    /// The requests.
    items: Vec<VendorBankChangeNode>,
    /// Give it as `after` for the next page.
    next: Option<String>,
}

#[derive(Default)]
pub struct VendorBankChangeQuery;

#[Object]
impl VendorBankChangeQuery {
    /// A request to change a party's bank account.
    async fn vendor_bank_change(&self, ctx: &Context<'_>, id: VendorBankChangeId) -> Result<VendorBankChangeNode> {
        let (room, cx) = at(ctx);
        said(cx, room.vendor_bank_changes.find(cx, id).await).map(VendorBankChangeNode)
    }
    /// Requests to change parties' bank accounts, the newest first.
    async fn vendor_bank_changes(
        &self,
        ctx: &Context<'_>,
        #[graphql(default)] listing: VendorBankChangeListing,
    ) -> Result<VendorBankChangePage> {
        let (room, cx) = at(ctx);
        let page = said(cx, room.vendor_bank_changes.list(cx, listing).await)?;
        Ok(VendorBankChangePage { items: page.items.into_iter().map(VendorBankChangeNode).collect(), next: page.next })
    }
    /// What of parties' bank accounts waits for a decision the caller may take, the oldest first.
    async fn vendor_banks_waiting(&self, ctx: &Context<'_>) -> Result<Vec<Waiting>> {
        let (room, cx) = at(ctx);
        said(cx, room.vendor_bank_changes.waiting(cx).await)
    }
}

#[derive(Default)]
pub struct VendorBankChangeMutation;

#[Object]
impl VendorBankChangeMutation {
    /// Writes a request to add, replace or close a bank account of a party.
    async fn create_vendor_bank_change(
        &self,
        ctx: &Context<'_>,
        input: NewVendorBankChange,
    ) -> Result<VendorBankChangeNode> {
        let (room, cx) = at(ctx);
        said(cx, room.vendor_bank_changes.create(cx, input).await).map(VendorBankChangeNode)
    }
    /// Puts a request before a second person, under a number.
    async fn submit_vendor_bank_change(
        &self,
        ctx: &Context<'_>,
        id: VendorBankChangeId,
        version: i32,
    ) -> Result<VendorBankChangeNode> {
        let (room, cx) = at(ctx);
        said(cx, room.vendor_bank_changes.submit(cx, id, version).await).map(VendorBankChangeNode)
    }
    /// Takes one's own request back before it is decided.
    async fn recall_vendor_bank_change(
        &self,
        ctx: &Context<'_>,
        input: RecallVendorBankChange,
    ) -> Result<VendorBankChangeNode> {
        let (room, cx) = at(ctx);
        said(cx, room.vendor_bank_changes.recall(cx, input).await).map(VendorBankChangeNode)
    }
    /// Decides a request somebody else made; a new account is held for a day from then on.
    async fn decide_vendor_bank_change(
        &self,
        ctx: &Context<'_>,
        input: DecideVendorBankChange,
    ) -> Result<VendorBankChangeNode> {
        let (room, cx) = at(ctx);
        said(cx, room.vendor_bank_changes.decide(cx, input).await).map(VendorBankChangeNode)
    }
}
