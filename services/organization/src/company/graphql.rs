//! Companies as the graph shows them.

use async_graphql::{Context, Object, Result, SimpleObject};
use data::timeline::HappeningPage;
use kernel::{CompanyId, Currency};

use super::model::{Company, LegalForm, NewCompany, UpdateCompany, VatRegistration};
use crate::batch::Batches;
use crate::comment::{OrganizationNoun, happenings};
use crate::graph::at;
use crate::page::Listing;
use crate::words::OpenState;
use kernel::said;

pub struct CompanyNode(pub Company);

/// A legal entity of the organization.
#[Object(name = "Company")]
impl CompanyNode {
    /// Its id.
    pub async fn id(&self) -> CompanyId {
        self.0.id
    }
    /// Its registered name.
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// Its name in Bengali.
    async fn name_bn(&self) -> Option<&str> {
        self.0.name_bn.as_deref()
    }
    /// How it exists in law.
    async fn legal_form(&self) -> Option<LegalForm> {
        self.0.legal_form
    }
    /// Its e-TIN, 12 digits.
    async fn tin(&self) -> Option<&str> {
        self.0.tin.as_deref()
    }
    /// Its BIN, 13 digits.
    async fn bin(&self) -> Option<&str> {
        self.0.bin.as_deref()
    }
    /// A TIN from before 2013; never for a withholding certificate.
    async fn legacy_tin(&self) -> Option<&str> {
        self.0.legacy_tin.as_deref()
    }
    /// A BIN of 9 digits; never for a tax invoice.
    async fn legacy_bin(&self) -> Option<&str> {
        self.0.legacy_bin.as_deref()
    }
    /// The currency its books are kept in.
    async fn base_currency(&self) -> Currency {
        self.0.base_currency
    }
    /// The month its fiscal years begin with; 1 is January, 7 July.
    async fn fiscal_year_start_month(&self) -> i16 {
        self.0.fiscal_year_start_month
    }
    /// How it is registered for VAT.
    async fn vat_registration(&self) -> VatRegistration {
        self.0.vat_registration
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
        happenings(ctx, OrganizationNoun::Company, self.0.id.0, first, after).await
    }
}

/// A page of companies.
#[derive(SimpleObject)]
pub struct CompanyPage {
    /// The companies.
    items: Vec<CompanyNode>,
    /// Give it as `after` for the next page.
    next: Option<String>,
}

#[derive(Default)]
pub struct CompanyQuery;

#[Object]
impl CompanyQuery {
    /// A company.
    async fn company(&self, ctx: &Context<'_>, id: CompanyId) -> Result<CompanyNode> {
        let (room, cx) = at(ctx);
        said(cx, room.companies.find(cx, id).await).map(CompanyNode)
    }
    /// Companies by name.
    async fn companies(&self, ctx: &Context<'_>, #[graphql(default)] listing: Listing) -> Result<CompanyPage> {
        let (room, cx) = at(ctx);
        let page = said(cx, room.companies.list(cx, listing).await)?;
        Ok(CompanyPage { items: page.items.into_iter().map(CompanyNode).collect(), next: page.next })
    }
    /// A company that another service's record names.
    #[graphql(entity)]
    async fn find_company(&self, ctx: &Context<'_>, id: CompanyId) -> Result<Option<CompanyNode>> {
        ctx.data_unchecked::<Batches>().company(ctx, id).await
    }
}

#[derive(Default)]
pub struct CompanyMutation;

#[Object]
impl CompanyMutation {
    /// Sets up a company and opens its first fiscal year.
    async fn create_company(&self, ctx: &Context<'_>, input: NewCompany) -> Result<CompanyNode> {
        let (room, cx) = at(ctx);
        said(cx, room.companies.create(cx, input).await).map(CompanyNode)
    }
    /// Changes what needs no second person.
    async fn update_company(&self, ctx: &Context<'_>, input: UpdateCompany) -> Result<CompanyNode> {
        let (room, cx) = at(ctx);
        said(cx, room.companies.update(cx, input).await).map(CompanyNode)
    }
    /// Closes a company that has nothing open any more.
    async fn close_company(&self, ctx: &Context<'_>, id: CompanyId, version: i32) -> Result<CompanyNode> {
        let (room, cx) = at(ctx);
        said(cx, room.companies.close(cx, id, version).await).map(CompanyNode)
    }
}
