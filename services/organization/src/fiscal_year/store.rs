//! Fiscal years' rows. They are never changed.

use contracts::organization::FiscalYearId;
use data::{Look, Row, Tx};
use kernel::{CompanyId, Result};

use super::model::FiscalYear;

macro_rules! columns {
    () => {
        "id, company_id, label, starts_on, ends_on"
    };
}

const FIND: &str = concat!("select ", columns!(), " from organization.fiscal_year where id = $1");

const FIND_LAST: &str = concat!(
    "select ",
    columns!(),
    " from organization.fiscal_year where company_id = $1 order by starts_on desc limit 1"
);

const LIST: &str =
    concat!("select ", columns!(), " from organization.fiscal_year where company_id = $1 order by starts_on desc");

const INSERT: &str = concat!("insert into organization.fiscal_year (", columns!(), ") values ($1, $2, $3, $4, $5)");

fn fiscal_year(row: &Row) -> Result<FiscalYear> {
    Ok(FiscalYear {
        id: row.get("id")?,
        company_id: row.get("company_id")?,
        label: row.get("label")?,
        starts_on: row.get("starts_on")?,
        ends_on: row.get("ends_on")?,
    })
}

pub async fn find(look: &Look, id: FiscalYearId) -> Result<Option<FiscalYear>> {
    look.find(FIND, &[&id], fiscal_year).await
}

pub async fn find_last(look: &Look, company: CompanyId) -> Result<Option<FiscalYear>> {
    look.find(FIND_LAST, &[&company], fiscal_year).await
}

pub async fn list(look: &Look, company: CompanyId) -> Result<Vec<FiscalYear>> {
    look.list(LIST, &[&company], fiscal_year).await
}

pub async fn insert(tx: &Tx, year: &FiscalYear) -> Result<()> {
    tx.run(INSERT, &[&year.id, &year.company_id, &year.label, &year.starts_on, &year.ends_on]).await?;
    Ok(())
}
