//! Requests' rows.

use contracts::organization::CompanyChangeId;
use data::{Look, Row, Tx};
use kernel::{CompanyId, Currency, Result};
use uuid::Uuid;

use super::model::{ChangeState, CompanyChange, Identity};

macro_rules! columns {
    () => {
        "id, company_id, company_version, reference, reason, raised_by, name, tin, bin, base_currency, vat_registration, state, \
         decision_reason, version"
    };
}

const FIND: &str = concat!("select ", columns!(), " from organization.company_change where id = $1");

const LOCK: &str = concat!("select ", columns!(), " from organization.company_change where id = $1 for update");

/// The newest first: ids sort by birth, so that days are a range of them, and nothing sorts after the highest.
const LIST: &str = concat!(
    "select ",
    columns!(),
    " from organization.company_change
    where company_id = $1 and id < $2 and id >= $3 and ($4::text is null or state = $4)
    order by id desc
    limit $5"
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

/// At most `limit` requests born before one id and not before another, in one state or any.
pub async fn list(
    look: &Look,
    company: CompanyId,
    (since, before): (Uuid, Uuid),
    state: Option<ChangeState>,
    limit: i64,
) -> Result<Vec<CompanyChange>> {
    look.list(LIST, &[&company, &before, &since, &state.map(ChangeState::word), &limit], change).await
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
