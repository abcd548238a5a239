//! Fiscal years as the graph shows them.

use async_graphql::{Context, Object, Result};
use contracts::organization::FiscalYearId;
use data::timeline::HappeningPage;
use jiff::civil::Date;
use kernel::CompanyId;

use super::model::{FiscalYear, OpenNextYear};
use crate::comment::{OrganizationNoun, happenings};
use crate::graph::at;
use kernel::said;

struct FiscalYearNode(FiscalYear);

/// A company's accounting year.
#[Object(name = "FiscalYear")]
impl FiscalYearNode {
    /// Its id.
    async fn id(&self) -> FiscalYearId {
        self.0.id
    }
    /// Whose books it orders.
    async fn company_id(&self) -> CompanyId {
        self.0.company_id
    }
    /// What it is called: `2026-27`.
    async fn label(&self) -> &str {
        &self.0.label
    }
    /// Its first day.
    async fn starts_on(&self) -> Date {
        self.0.starts_on
    }
    /// Its last day.
    async fn ends_on(&self) -> Date {
        self.0.ends_on
    }
    /// What happened to it and what was said about it, the newest first.
    async fn timeline(&self, ctx: &Context<'_>, first: Option<i32>, after: Option<String>) -> Result<HappeningPage> {
        happenings(ctx, OrganizationNoun::FiscalYear, self.0.id.0, first, after).await
    }
}

#[derive(Default)]
pub struct FiscalYearQuery;

#[Object]
impl FiscalYearQuery {
    /// A fiscal year.
    async fn fiscal_year(&self, ctx: &Context<'_>, id: FiscalYearId) -> Result<FiscalYearNode> {
        let (room, cx) = at(ctx);
        said(cx, room.fiscal_years.find(cx, id).await).map(FiscalYearNode)
    }
    /// A company's fiscal years, the newest first.
    async fn fiscal_years(&self, ctx: &Context<'_>, company_id: CompanyId) -> Result<Vec<FiscalYearNode>> {
        let (room, cx) = at(ctx);
        let years = said(cx, room.fiscal_years.list(cx, company_id).await)?;
        Ok(years.into_iter().map(FiscalYearNode).collect())
    }
}

#[derive(Default)]
pub struct FiscalYearMutation;

#[Object]
impl FiscalYearMutation {
    /// Opens the year after a company's last one.
    async fn open_next_fiscal_year(&self, ctx: &Context<'_>, input: OpenNextYear) -> Result<FiscalYearNode> {
        let (room, cx) = at(ctx);
        said(cx, room.fiscal_years.open_next(cx, input).await).map(FiscalYearNode)
    }
}
