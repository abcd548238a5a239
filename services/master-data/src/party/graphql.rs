//! Parties as the graph shows them.

use async_graphql::{Context, Object, Result, SimpleObject};
use contracts::master_data::PartyId;
use data::timeline::HappeningPage;
use jiff::civil::Date;
use kernel::said;

use super::model::{MergeParty, NewParty, Party, UpdateParty};
use super::store::Wanted;
use super::words::{PartyKind, PartyState, PsrOtherwise, Residency, SupplierKind, TaxedAs, VatStatus};
use crate::batch::Batches;
use crate::graph::{at, happenings};
use crate::page::Listing;
use crate::proof::{ProofNode, TaxFacts};
use crate::role::{PartyRole, PartyRoleKind};
use crate::vendor::VendorNode;

pub struct PartyNode(pub Party);

/// Whoever the tenant deals with.
#[Object(name = "Party")]
impl PartyNode {
    /// Its id.
    pub async fn id(&self) -> PartyId {
        self.0.id
    }
    /// Its short code.
    async fn code(&self) -> &str {
        &self.0.code
    }
    /// What it is in law.
    async fn kind(&self) -> PartyKind {
        self.0.kind
    }
    /// Its name.
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// Its name in Bengali.
    async fn name_bn(&self) -> Option<&str> {
        self.0.name_bn.as_deref()
    }
    /// Its e-TIN.
    async fn tin(&self) -> Option<&str> {
        self.0.tin.as_deref()
    }
    /// Its BIN.
    async fn bin(&self) -> Option<&str> {
        self.0.bin.as_deref()
    }
    /// A TIN from before 2013; never on a certificate.
    async fn legacy_tin(&self) -> Option<&str> {
        self.0.legacy_tin.as_deref()
    }
    /// A BIN of 9 digits; never on a tax invoice.
    async fn legacy_bin(&self) -> Option<&str> {
        self.0.legacy_bin.as_deref()
    }
    /// Its mobile number.
    async fn mobile(&self) -> Option<&str> {
        self.0.mobile.as_deref()
    }
    /// Another telephone number.
    async fn phone(&self) -> Option<&str> {
        self.0.phone.as_deref()
    }
    /// Its e-mail address.
    async fn email(&self) -> Option<&str> {
        self.0.email.as_deref()
    }
    /// Where it is resident for income tax.
    async fn residency(&self) -> Residency {
        self.0.residency
    }
    /// Whose rates of withholding hold, where its kind alone does not say.
    async fn taxed_as(&self) -> Option<TaxedAs> {
        self.0.taxed_as
    }
    /// How it stands to VAT, when that is known.
    async fn vat_status(&self) -> Option<VatStatus> {
        self.0.vat_status
    }
    /// What it is as a supplier, where VAT at source asks it.
    async fn supplier_kind(&self) -> Option<SupplierKind> {
        self.0.supplier_kind
    }
    /// What holds while no proof of submission of return is on file.
    async fn psr_otherwise(&self) -> Option<PsrOtherwise> {
        self.0.psr_otherwise
    }
    /// Whether it is dealt with.
    async fn state(&self) -> PartyState {
        self.0.state
    }
    /// Who stands for it, once it was merged.
    async fn merged_into(&self, ctx: &Context<'_>) -> Result<Option<PartyNode>> {
        match self.0.merged_into {
            Some(id) => ctx.data_unchecked::<Batches>().party(ctx, id).await,
            None => Ok(None),
        }
    }
    /// In which roles it is dealt with besides being a vendor, those that ended too.
    async fn roles(&self, ctx: &Context<'_>) -> Result<Vec<PartyRole>> {
        ctx.data_unchecked::<Batches>().roles(ctx, self.0.id).await
    }
    /// What it is as a vendor: the life it has, else the last it had.
    async fn vendor(&self, ctx: &Context<'_>) -> Result<Option<VendorNode>> {
        ctx.data_unchecked::<Batches>().vendor_of(ctx, self.0.id).await
    }
    /// What it showed of who and what it is, and what those showed that were merged into it.
    async fn proofs(&self, ctx: &Context<'_>) -> Result<Vec<ProofNode>> {
        let (room, cx) = at(ctx);
        let proofs = said(cx, room.proofs.list_of_party(cx, self.0.id).await)?;
        Ok(proofs.into_iter().map(ProofNode).collect())
    }
    /// What the rules of tax ask of it on a day, today when absent: what is known, and what is missing by its name.
    async fn facts(&self, ctx: &Context<'_>, on: Option<Date>) -> Result<TaxFacts> {
        let (room, cx) = at(ctx);
        said(cx, room.proofs.facts(cx, self.0.id, on.unwrap_or_else(|| cx.today())).await)
    }
    /// Raised by every change.
    async fn version(&self) -> i32 {
        self.0.version
    }
    /// What happened to it, the newest first.
    async fn timeline(&self, ctx: &Context<'_>, first: Option<i32>, after: Option<String>) -> Result<HappeningPage> {
        happenings(ctx, "party", self.0.id.0, first, after).await
    }
}

/// A page of parties.
#[derive(SimpleObject)]
pub struct PartyPage {
    /// The parties.
    items: Vec<PartyNode>,
    /// Give it as `after` for the next page.
    next: Option<String>,
}

/// A party that may be the one somebody is about to set up.
#[derive(SimpleObject)]
pub struct PartyLike {
    /// The party.
    party: PartyNode,
    /// What they have in common: tin, bin, mobile, name.
    grounds: Vec<String>,
}

#[derive(Default)]
pub struct PartyQuery;

#[Object]
impl PartyQuery {
    /// A party.
    async fn party(&self, ctx: &Context<'_>, id: PartyId) -> Result<PartyNode> {
        let (room, cx) = at(ctx);
        said(cx, room.parties.find(cx, id).await).map(PartyNode)
    }
    /// Parties by name.
    async fn parties(
        &self,
        ctx: &Context<'_>,
        #[graphql(default)] listing: Listing,
        #[graphql(desc = "Only in this state.")] state: Option<PartyState>,
        #[graphql(desc = "Only of this kind.")] kind: Option<PartyKind>,
        #[graphql(desc = "Only in this role.")] role: Option<PartyRoleKind>,
    ) -> Result<PartyPage> {
        let (room, cx) = at(ctx);
        let page = said(cx, room.parties.list(cx, Wanted { state, kind, role }, listing).await)?;
        Ok(PartyPage { items: page.items.into_iter().map(PartyNode).collect(), next: page.next })
    }
    /// Parties that may be the one described: the same TIN, BIN or mobile number, or a name that sounds the same in either script.
    async fn parties_like(&self, ctx: &Context<'_>, input: NewParty) -> Result<Vec<PartyLike>> {
        let (room, cx) = at(ctx);
        let found = said(cx, room.parties.like(cx, input).await)?;
        let grounds = |text: String| text.split(' ').map(str::to_owned).collect();
        Ok(found
            .into_iter()
            .map(|(text, party)| PartyLike { party: PartyNode(party), grounds: grounds(text) })
            .collect())
    }
    /// A party that another service's record names.
    #[graphql(entity)]
    async fn find_party(&self, ctx: &Context<'_>, id: PartyId) -> Result<Option<PartyNode>> {
        ctx.data_unchecked::<Batches>().party(ctx, id).await
    }
}

#[derive(Default)]
pub struct PartyMutation;

#[Object]
impl PartyMutation {
    /// Sets up a party.
    async fn create_party(&self, ctx: &Context<'_>, input: NewParty) -> Result<PartyNode> {
        let (room, cx) = at(ctx);
        said(cx, room.parties.create(cx, input).await).map(PartyNode)
    }
    /// Changes a party's facts.
    async fn update_party(&self, ctx: &Context<'_>, input: UpdateParty) -> Result<PartyNode> {
        let (room, cx) = at(ctx);
        said(cx, room.parties.update(cx, input).await).map(PartyNode)
    }
    /// Deals with a party no more.
    async fn close_party(&self, ctx: &Context<'_>, id: PartyId, version: i32) -> Result<PartyNode> {
        let (room, cx) = at(ctx);
        said(cx, room.parties.close(cx, id, version).await).map(PartyNode)
    }
    /// Deals with a closed party again.
    async fn reopen_party(&self, ctx: &Context<'_>, id: PartyId, version: i32) -> Result<PartyNode> {
        let (room, cx) = at(ctx);
        said(cx, room.parties.reopen(cx, id, version).await).map(PartyNode)
    }
    /// Makes one of two parties that were the same; answers the one given up. Nobody can take that back.
    async fn merge_party(&self, ctx: &Context<'_>, input: MergeParty) -> Result<PartyNode> {
        let (room, cx) = at(ctx);
        said(cx, room.parties.merge(cx, input).await).map(PartyNode)
    }
}
