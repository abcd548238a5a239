//! Requests' rows.

use contracts::organization::CompanyChangeId;
use data::{Look, Row, Tx};
use kernel::{CompanyId, Currency, Result};
use uuid::Uuid;

use super::model::{CompanyChange, Identity};

macro_rules! columns {
    () => {
        "id, company_id, company_version, reference, reason, raised_by, name, tin, bin, base_currency, vat_registration, state, \
         decision_reason, version"
    };
}

const FIND: &str = concat!("select ", columns!(), " from organization.company_change where id = $1");

const LOCK: &str = concat!("select ", columns!(), " from organization.company_change where id = $1 for update");

/// The newest first: ids sort by birth, and nothing sorts after the highest.
const LIST: &str = concat!(
    "select ",
    columns!(),
    " from organization.company_change
    where company_id = $1 and id < $2
    order by id desc
    limit $3"
);

const INSERT: &str = concat!(
    "insert into organization.company_change (",
    columns!(),
    ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"
);

const SAVE: &str = "
    update organization.company_change set reference = $2, state = $3, decision_reason = $4, version = $5 where id = $1";

fn change(row: &Row) -> Result<CompanyChange> {
    let currency: Option<&str> = row.get("base_currency")?;
    Ok(CompanyChange {
        id: row.get("id")?,
        company_id: row.get("company_id")?,
        company_version: row.get("company_version")?,
        reference: row.get("reference")?,
        reason: row.get("reason")?,
        raised_by: row.get("raised_by")?,
        identity: Identity {
            name: row.get("name")?,
            tin: row.get("tin")?,
            bin: row.get("bin")?,
            base_currency: currency.map(str::parse::<Currency>).transpose()?,
            vat_registration: row.get("vat_registration")?,
        },
        state: row.get("state")?,
        decision_reason: row.get("decision_reason")?,
        version: row.get("version")?,
    })
}

pub async fn find(look: &Look, id: CompanyChangeId) -> Result<Option<CompanyChange>> {
    look.find(FIND, &[&id], change).await
}

pub async fn lock(tx: &Tx, id: CompanyChangeId) -> Result<Option<CompanyChange>> {
    tx.find(LOCK, &[&id], change).await
}

pub async fn list(look: &Look, company: CompanyId, before: Uuid, limit: i64) -> Result<Vec<CompanyChange>> {
    look.list(LIST, &[&company, &before, &limit], change).await
}

pub async fn insert(tx: &Tx, change: &CompanyChange) -> Result<()> {
    let (c, new) = (change, &change.identity);
    let currency = new.base_currency.map(|currency| currency.to_string());
    tx.run(
        INSERT,
        &[
            &c.id,
            &c.company_id,
            &c.company_version,
            &c.reference,
            &c.reason,
            &c.raised_by,
            &new.name,
            &new.tin,
            &new.bin,
            &currency,
            &new.vat_registration,
            &c.state,
            &c.decision_reason,
            &c.version,
        ],
    )
    .await?;
    Ok(())
}

pub async fn save(tx: &Tx, change: &CompanyChange) -> Result<()> {
    let c = change;
    tx.run(SAVE, &[&c.id, &c.reference, &c.state, &c.decision_reason, &c.version]).await?;
    Ok(())
}
