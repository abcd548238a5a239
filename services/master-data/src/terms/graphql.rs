//! Terms of companies with parties, as the graph shows them.

use async_graphql::{Context, Object, Result, SimpleObject};
use contracts::master_data::{PartyId, PartyTermsId};
use data::timeline::HappeningPage;
use kernel::{CompanyId, Money, said};

use super::model::{NewPartyTerms, PartyTerms, UpdatePartyTerms};
use super::store::Wanted;
use crate::batch::Batches;
use crate::company::CompanyStub;
use crate::graph::{at, happenings};
use crate::page::Listing;
use crate::party::PartyNode;

struct TermsNode(PartyTerms);

/// On what terms one company deals with a party.
#[Object(name = "PartyTerms")]
impl TermsNode {
    /// Its id.
    async fn id(&self) -> PartyTermsId {
        self.0.id
    }
    /// With whom.
    async fn party(&self, ctx: &Context<'_>) -> Result<Option<PartyNode>> {
        ctx.data_unchecked::<Batches>().party(ctx, self.0.party_id).await
    }
    /// Whose terms.
    async fn company(&self) -> Option<CompanyStub> {
        Some(CompanyStub { id: self.0.company_id })
    }
    /// The party's name.
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// The party's name in Bengali.
    async fn name_bn(&self) -> Option<&str> {
        self.0.name_bn.as_deref()
    }
    /// Days from the bill to its due day.
    async fn payment_days(&self) -> Option<i32> {
        self.0.payment_days
    }
    /// What it may owe us at most.
    async fn credit_limit(&self) -> Option<Money> {
        self.0.credit_limit
    }
    /// The kind of payment the rules of withholding are asked for when nobody says another.
    async fn withholding(&self) -> Option<&str> {
        self.0.withholding.as_deref()
    }
    /// Whether this company begins nothing new with it.
    async fn blocked(&self) -> bool {
        self.0.blocked
    }
    /// Why it is blocked.
    async fn reason(&self) -> Option<&str> {
        self.0.reason.as_deref()
    }
    /// Raised by every change.
    async fn version(&self) -> i32 {
        self.0.version
    }
    /// What happened to it, the newest first.
    async fn timeline(&self, ctx: &Context<'_>, first: Option<i32>, after: Option<String>) -> Result<HappeningPage> {
        happenings(ctx, "party-terms", self.0.id.0, first, after).await
    }
}

/// A page of terms.
#[derive(SimpleObject)]
pub struct PartyTermsPage {
    /// The terms.
    items: Vec<TermsNode>,
    /// Give it as `after` for the next page.
    next: Option<String>,
}

#[derive(Default)]
pub struct TermsQuery;

#[Object]
impl TermsQuery {
    /// The terms of one company with a party.
    async fn party_term(&self, ctx: &Context<'_>, id: PartyTermsId) -> Result<TermsNode> {
        let (room, cx) = at(ctx);
        said(cx, room.terms.find(cx, id).await).map(TermsNode)
    }
    /// Terms in the companies of the caller, the newest first.
    async fn party_terms(
        &self,
        ctx: &Context<'_>,
        #[graphql(default)] listing: Listing,
        #[graphql(desc = "Only of this company.")] company_id: Option<CompanyId>,
        #[graphql(desc = "Only with this party.")] party_id: Option<PartyId>,
    ) -> Result<PartyTermsPage> {
        let (room, cx) = at(ctx);
        let page = said(cx, room.terms.list(cx, Wanted { company: company_id, party: party_id }, listing).await)?;
        Ok(PartyTermsPage { items: page.items.into_iter().map(TermsNode).collect(), next: page.next })
    }
}

#[derive(Default)]
pub struct TermsMutation;

#[Object]
impl TermsMutation {
    /// Says on what terms a company deals with a party.
    async fn create_party_terms(&self, ctx: &Context<'_>, input: NewPartyTerms) -> Result<TermsNode> {
        let (room, cx) = at(ctx);
        said(cx, room.terms.create(cx, input).await).map(TermsNode)
    }
    /// Changes a company's terms with a party.
    async fn update_party_terms(&self, ctx: &Context<'_>, input: UpdatePartyTerms) -> Result<TermsNode> {
        let (room, cx) = at(ctx);
        said(cx, room.terms.update(cx, input).await).map(TermsNode)
    }
}
