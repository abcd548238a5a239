//! Requests to change a company's legal identity, as the graph shows them.

use async_graphql::{Context, Object, Result, SimpleObject};
use contracts::organization::CompanyChangeId;
use data::approval::Waiting;
use data::timeline::{HappeningPage, PersonNode};
use jiff::civil::Date;
use kernel::{CompanyId, Currency};

use super::model::{ChangeState, CompanyChange, DecideCompanyChange, NewCompanyChange, Wanted};
use crate::batch::Batches;
use crate::comment::{OrganizationNoun, happenings};
use crate::company::{CompanyNode, VatRegistration};
use crate::graph::at;
use crate::page::Listing;
use kernel::said;

struct CompanyChangeNode(CompanyChange);

/// A request to change what the law knows a company by.
#[Object(name = "CompanyChange")]
impl CompanyChangeNode {
    /// Its id.
    async fn id(&self) -> CompanyChangeId {
        self.0.id
    }
    /// Whose identity.
    async fn company(&self, ctx: &Context<'_>) -> Result<Option<CompanyNode>> {
        ctx.data_unchecked::<Batches>().company(ctx, self.0.company_id).await
    }
    /// Its number, from submission on: `CC-000001`.
    async fn reference(&self) -> Option<&str> {
        self.0.reference.as_deref()
    }
    /// Who asks for it.
    async fn raised_by(&self) -> Option<PersonNode> {
        PersonNode::of(&self.0.raised_by)
    }
    /// The day it was written, in Dhaka.
    async fn written_on(&self) -> Date {
        self.0.written_on()
    }
    /// Why it is asked for.
    async fn reason(&self) -> &str {
        &self.0.reason
    }
    /// The new registered name.
    async fn name(&self) -> Option<&str> {
        self.0.identity.name.as_deref()
    }
    /// The new e-TIN.
    async fn tin(&self) -> Option<&str> {
        self.0.identity.tin.as_deref()
    }
    /// The new BIN.
    async fn bin(&self) -> Option<&str> {
        self.0.identity.bin.as_deref()
    }
    /// The new base currency.
    async fn base_currency(&self) -> Option<Currency> {
        self.0.identity.base_currency
    }
    /// The new registration for VAT.
    async fn vat_registration(&self) -> Option<VatRegistration> {
        self.0.identity.vat_registration
    }
    /// Where it stands.
    async fn state(&self) -> ChangeState {
        self.0.state
    }
    /// Why it was decided so.
    async fn decision_reason(&self) -> Option<&str> {
        self.0.decision_reason.as_deref()
    }
    /// Raised by every change.
    async fn version(&self) -> i32 {
        self.0.version
    }
    /// What happened to it and what was said about it, the newest first.
    async fn timeline(&self, ctx: &Context<'_>, first: Option<i32>, after: Option<String>) -> Result<HappeningPage> {
        happenings(ctx, OrganizationNoun::CompanyChange, self.0.id.0, first, after).await
    }
}

/// A page of requests.
#[derive(SimpleObject)]
pub struct CompanyChangePage {
    /// The requests.
    items: Vec<CompanyChangeNode>,
    /// Give it as `after` for the next page.
    next: Option<String>,
}

#[derive(Default)]
pub struct CompanyChangeQuery;

#[Object]
impl CompanyChangeQuery {
    /// A request to change a company's legal identity.
    async fn company_change(&self, ctx: &Context<'_>, id: CompanyChangeId) -> Result<CompanyChangeNode> {
        let (room, cx) = at(ctx);
        said(cx, room.changes.find(cx, id).await).map(CompanyChangeNode)
    }
    /// What of the organization waits for a decision the caller may take, over all companies, the oldest first.
    async fn organization_waiting(&self, ctx: &Context<'_>) -> Result<Vec<Waiting>> {
        let (room, cx) = at(ctx);
        said(cx, room.changes.waiting(cx).await)
    }
    /// A company's requests, the newest first.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the graph's field")]
    async fn company_changes(
        &self,
        ctx: &Context<'_>,
        company_id: CompanyId,
        #[graphql(desc = "Only in this state.")] state: Option<ChangeState>,
        #[graphql(desc = "Only those written on this day or later.")] from: Option<Date>,
        #[graphql(desc = "Only those written on this day or before.")] until: Option<Date>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<CompanyChangePage> {
        let (room, cx) = at(ctx);
        let listing = Listing { first, after, ..Listing::default() };
        let page = said(cx, room.changes.list(cx, company_id, Wanted { state, from, until }, listing).await)?;
        Ok(CompanyChangePage { items: page.items.into_iter().map(CompanyChangeNode).collect(), next: page.next })
    }
}

#[derive(Default)]
pub struct CompanyChangeMutation;

#[Object]
impl CompanyChangeMutation {
    /// Writes a request to change a company's legal identity.
    async fn create_company_change(&self, ctx: &Context<'_>, input: NewCompanyChange) -> Result<CompanyChangeNode> {
        let (room, cx) = at(ctx);
        said(cx, room.changes.create(cx, input).await).map(CompanyChangeNode)
    }
    /// Puts a request before a second person, under a number.
    async fn submit_company_change(
        &self,
        ctx: &Context<'_>,
        id: CompanyChangeId,
        version: i32,
    ) -> Result<CompanyChangeNode> {
        let (room, cx) = at(ctx);
        said(cx, room.changes.submit(cx, id, version).await).map(CompanyChangeNode)
    }
    /// Decides a request somebody else made; an approved one is in force at once.
    async fn decide_company_change(&self, ctx: &Context<'_>, input: DecideCompanyChange) -> Result<CompanyChangeNode> {
        let (room, cx) = at(ctx);
        said(cx, room.changes.decide(cx, input).await).map(CompanyChangeNode)
    }
}
