//! Proofs as the graph shows them.

use async_graphql::{Context, Object, Result, SimpleObject};
use contracts::master_data::ProofId;
use data::timeline::HappeningPage;
use jiff::civil::Date;
use kernel::said;

use super::model::{NewProof, Proof, WithdrawProof};
use super::store::Wanted;
use super::words::{ProofKind, ProofState};
use crate::batch::Batches;
use crate::graph::{at, happenings};
use crate::page::Listing;
use crate::party::PartyNode;

pub struct ProofNode(pub Proof);

/// What a party showed of who or what it is.
#[Object(name = "Proof")]
impl ProofNode {
    /// Its id.
    async fn id(&self) -> ProofId {
        self.0.id
    }
    /// Whose.
    async fn party(&self, ctx: &Context<'_>) -> Result<Option<PartyNode>> {
        ctx.data_unchecked::<Batches>().party(ctx, self.0.party_id).await
    }
    /// The party's name.
    async fn name(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(self.party(ctx).await?.map(|party| party.0.name))
    }
    /// The party's name in Bengali.
    async fn name_bn(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(self.party(ctx).await?.and_then(|party| party.0.name_bn))
    }
    /// What it is.
    async fn kind(&self) -> ProofKind {
        self.0.kind
    }
    /// Its number; of a protected one the last four signs.
    async fn number(&self) -> Option<&str> {
        self.0.number.as_deref()
    }
    /// What speaks against its number though it may be right: `unknown-code`, `legacy` …
    async fn doubt(&self) -> Option<&str> {
        self.0.doubt.as_deref()
    }
    /// Who issued it.
    async fn issuer(&self) -> Option<&str> {
        self.0.issuer.as_deref()
    }
    /// Of a proof of submission of return: the assessment year, `2026-27`.
    async fn assessment_year(&self) -> Option<&str> {
        self.0.assessment_year.as_deref()
    }
    /// Of an exemption: the section of the law.
    async fn section(&self) -> Option<&str> {
        self.0.section.as_deref()
    }
    /// Of an exemption: the rate in per cent.
    async fn rate(&self) -> Option<String> {
        self.0.rate()
    }
    /// The first day it holds.
    async fn starts_on(&self) -> Date {
        self.0.starts_on
    }
    /// The last day it holds.
    async fn ends_on(&self) -> Option<Date> {
        self.0.ends_on
    }
    /// Whether it counts.
    async fn state(&self) -> ProofState {
        self.0.state
    }
    /// Why it was taken back.
    async fn reason(&self) -> Option<&str> {
        self.0.reason.as_deref()
    }
    /// Raised by every change.
    async fn version(&self) -> i32 {
        self.0.version
    }
    /// What happened to it, the newest first.
    async fn timeline(&self, ctx: &Context<'_>, first: Option<i32>, after: Option<String>) -> Result<HappeningPage> {
        happenings(ctx, "proof", self.0.id.0, first, after).await
    }
}

/// A page of proofs.
#[derive(SimpleObject)]
pub struct ProofPage {
    /// The proofs.
    items: Vec<ProofNode>,
    /// Give it as `after` for the next page.
    next: Option<String>,
}

#[derive(Default)]
pub struct ProofQuery;

#[Object]
impl ProofQuery {
    /// A proof.
    async fn proof(&self, ctx: &Context<'_>, id: ProofId) -> Result<ProofNode> {
        let (room, cx) = at(ctx);
        said(cx, room.proofs.find(cx, id).await).map(ProofNode)
    }
    /// Proofs, those that end soonest first.
    async fn proofs(
        &self,
        ctx: &Context<'_>,
        #[graphql(default)] listing: Listing,
        #[graphql(desc = "Only in this state.")] state: Option<ProofState>,
        #[graphql(desc = "Only of this kind.")] kind: Option<ProofKind>,
        #[graphql(desc = "Only those that end on this day or later.")] from: Option<Date>,
        #[graphql(desc = "Only those that end on this day or before.")] until: Option<Date>,
    ) -> Result<ProofPage> {
        let (room, cx) = at(ctx);
        let wanted = Wanted { party: None, state, kind, from, until };
        let page = said(cx, room.proofs.list(cx, wanted, listing).await)?;
        Ok(ProofPage { items: page.items.into_iter().map(ProofNode).collect(), next: page.next })
    }
    /// The parties that showed this NID or passport number.
    async fn parties_with_number(&self, ctx: &Context<'_>, kind: ProofKind, number: String) -> Result<Vec<PartyNode>> {
        let (room, cx) = at(ctx);
        let parties = said(cx, room.proofs.parties_with(cx, kind, number).await)?;
        Ok(parties.into_iter().map(PartyNode).collect())
    }
}

#[derive(Default)]
pub struct ProofMutation;

#[Object]
impl ProofMutation {
    /// Writes down what a party showed of who or what it is.
    async fn create_proof(&self, ctx: &Context<'_>, input: NewProof) -> Result<ProofNode> {
        let (room, cx) = at(ctx);
        said(cx, room.proofs.create(cx, input).await).map(ProofNode)
    }
    /// Takes back a proof that turned out to be wrong.
    async fn withdraw_proof(&self, ctx: &Context<'_>, input: WithdrawProof) -> Result<ProofNode> {
        let (room, cx) = at(ctx);
        said(cx, room.proofs.withdraw(cx, input).await).map(ProofNode)
    }
    /// Reads the whole of a protected number; the audit notes who did.
    async fn reveal_proof(&self, ctx: &Context<'_>, id: ProofId) -> Result<String> {
        let (room, cx) = at(ctx);
        said(cx, room.proofs.reveal(cx, id).await)
    }
}
