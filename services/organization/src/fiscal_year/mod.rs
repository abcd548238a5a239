//! What is done with fiscal years: the first comes with its company, each next is opened.

mod graphql;
pub mod meta;
mod model;
mod store;

#[cfg(test)]
mod tests;

use contracts::organization::{FiscalYearId, FiscalYearOpened};
use data::{Db, Tx};
use jiff::civil::Date;
use kernel::{CompanyId, Cx, Error, Result};

use crate::company::{self, Company};
use crate::permissions;

pub use graphql::{FiscalYearMutation, FiscalYearQuery};
pub use model::{FiscalYear, OpenNextYear};

/// The fiscal years of a tenant's companies.
#[derive(Clone)]
pub struct FiscalYears {
    pub db: Db,
}

impl FiscalYears {
    /// A fiscal year.
    pub async fn find(&self, cx: &Cx, id: FiscalYearId) -> Result<FiscalYear> {
        cx.require(&permissions::FISCAL_YEAR_READ)?;
        let year = self.db.read(cx, async move |look| store::find(look, id).await).await?.ok_or_else(missing)?;
        cx.sees(&permissions::FISCAL_YEAR_READ, year.company_id, "fiscal year")?;
        Ok(year)
    }

    /// A company's years, the newest first: never so many that they need pages.
    pub async fn list(&self, cx: &Cx, company: CompanyId) -> Result<Vec<FiscalYear>> {
        cx.require(&permissions::FISCAL_YEAR_READ)?;
        cx.sees(&permissions::FISCAL_YEAR_READ, company, "company")?;
        self.db.read(cx, async move |look| store::list(look, company).await).await
    }

    /// Opens the year after a company's last one.
    pub async fn open_next(&self, cx: &Cx, input: OpenNextYear) -> Result<FiscalYear> {
        cx.require(&permissions::FISCAL_YEAR_OPEN)?;
        self.db
            .command(cx, "organization.fiscal-year.open-next", &input.clone(), async move |tx| {
                let company =
                    company::lock(tx, &permissions::FISCAL_YEAR_OPEN, input.company_id).await?.expect_open()?;
                let last = store::find_last(tx, company.id).await?.ok_or_else(missing)?;
                let year = last.next(&company, input.ends_on)?;
                open(tx, &year).await?;
                Ok(year)
            })
            .await
    }
}

/// Opens the year `day` lies in, for a company that is being set up.
pub async fn open_first(tx: &Tx, company: &Company, day: Date) -> Result<()> {
    open(tx, &FiscalYear::first(company, day)?).await
}

async fn open(tx: &Tx, year: &FiscalYear) -> Result<()> {
    store::insert(tx, year).await?;
    tx.publish(&FiscalYearOpened {
        fiscal_year_id: year.id,
        company_id: year.company_id,
        label: year.label.clone(),
        starts_on: year.starts_on,
        ends_on: year.ends_on,
    });
    tx.audit("fiscal-year", year.id.0, None::<&()>, Some(year));
    Ok(())
}

fn missing() -> Error {
    Error::not_found("fiscal year")
}
