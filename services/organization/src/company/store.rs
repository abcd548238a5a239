//! Companies' rows.

use data::{Look, Row, Tx};
use kernel::{CompanyId, Currency, Result};
use uuid::Uuid;

use super::model::Company;
use crate::page::Bounds;

macro_rules! columns {
    () => {
        "id, name, name_bn, legal_form, tin, bin, legacy_tin, legacy_bin, base_currency, fiscal_year_start_month, \
         vat_registration, state, version"
    };
}

const FIND: &str = concat!("select ", columns!(), " from organization.company where id = $1");

const LOCK: &str = concat!("select ", columns!(), " from organization.company where id = $1 for update");

/// Whoever sets something up in a company holds it open: closing it waits, and then sees what was set up.
const LOCK_SHARED: &str = concat!("select ", columns!(), " from organization.company where id = $1 for key share");

const LIST_BY_IDS: &str = concat!("select ", columns!(), " from organization.company where id = any ($1)");

const LIST: &str = concat!(
    "select ",
    columns!(),
    " from organization.company
    where (name, id) > ($1, $2)
      and ($3::uuid[] is null or id = any ($3))
      and ($4::uuid is null or id = $4)
      and ($5::text is null or state = $5)
      and ($6::uuid[] is null or id = any ($6))
    order by name, id
    limit $7"
);

const INSERT: &str = concat!(
    "insert into organization.company (",
    columns!(),
    ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
);

const SAVE: &str = "
    update organization.company
    set name = $2, name_bn = $3, legal_form = $4, tin = $5, bin = $6, legacy_tin = $7, legacy_bin = $8, base_currency = $9,
        fiscal_year_start_month = $10, vat_registration = $11, state = $12, version = $13
    where id = $1";

const COUNT_OPEN: &str = "
    select (select count(*) from organization.branch where company_id = $1 and state = 'open')
         + (select count(*) from organization.org_unit where company_id = $1 and state = 'open')
         + (select count(*) from organization.position where company_id = $1 and state = 'open')
         + (select count(*) from organization.company_change where company_id = $1 and state = 'submitted') as count";

fn company(row: &Row) -> Result<Company> {
    Ok(Company {
        id: row.get("id")?,
        name: row.get("name")?,
        name_bn: row.get("name_bn")?,
        legal_form: row.get("legal_form")?,
        tin: row.get("tin")?,
        bin: row.get("bin")?,
        legacy_tin: row.get("legacy_tin")?,
        legacy_bin: row.get("legacy_bin")?,
        base_currency: row.get::<&str>("base_currency")?.parse::<Currency>()?,
        fiscal_year_start_month: row.get("fiscal_year_start_month")?,
        vat_registration: row.get("vat_registration")?,
        state: row.get("state")?,
        version: row.get("version")?,
    })
}

pub async fn find(look: &Look, id: CompanyId) -> Result<Option<Company>> {
    look.find(FIND, &[&id], company).await
}

pub async fn lock(tx: &Tx, id: CompanyId) -> Result<Option<Company>> {
    tx.find(LOCK, &[&id], company).await
}

pub async fn lock_shared(tx: &Tx, id: CompanyId) -> Result<Option<Company>> {
    tx.find(LOCK_SHARED, &[&id], company).await
}

pub async fn list_by_ids(look: &Look, ids: &[Uuid]) -> Result<Vec<Company>> {
    look.list(LIST_BY_IDS, &[&ids], company).await
}

pub async fn list(
    look: &Look,
    bounds: &Bounds,
    scope: &Option<Vec<CompanyId>>,
    found: &Option<Vec<Uuid>>,
) -> Result<Vec<Company>> {
    let b = bounds;
    look.list(LIST, &[&b.key, &b.id, scope, &b.company, &b.state, found, &b.limit], company).await
}

pub async fn insert(tx: &Tx, company: &Company) -> Result<()> {
    write(tx, INSERT, company).await
}

pub async fn save(tx: &Tx, company: &Company) -> Result<()> {
    write(tx, SAVE, company).await
}

async fn write(tx: &Tx, sql: &str, company: &Company) -> Result<()> {
    let c = company;
    tx.run(
        sql,
        &[
            &c.id,
            &c.name,
            &c.name_bn,
            &c.legal_form,
            &c.tin,
            &c.bin,
            &c.legacy_tin,
            &c.legacy_bin,
            &c.base_currency.code(),
            &c.fiscal_year_start_month,
            &c.vat_registration,
            &c.state,
            &c.version,
        ],
    )
    .await?;
    Ok(())
}

pub async fn count_open(look: &Look, id: CompanyId) -> Result<i64> {
    look.one(COUNT_OPEN, &[&id], |row| row.get("count")).await
}
