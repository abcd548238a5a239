//! Terms' rows, each with its party's name.

use contracts::master_data::{PartyId, PartyTermsId};
use data::{Bounds, Look, Row, Tx};
use kernel::{CompanyId, Money, Result};
use uuid::Uuid;

use super::model::PartyTerms;

macro_rules! of {
    ($rest:literal) => {
        concat!(
            "select t.id, t.party_id, t.company_id, p.name, p.name_bn, t.payment_days, t.credit_minor, t.credit_currency,
                    t.withholding, t.blocked, t.reason, t.version
             from master_data.party_terms t join master_data.party p on p.id = t.party_id ",
            $rest
        )
    };
}

const FIND: &str = of!("where t.id = $1");

const LOCK: &str = of!("where t.id = $1 for update of t");

/// The newest first; nothing sorts after the highest id.
const LIST: &str = of!("where t.id < $1
      and ($2::uuid[] is null or t.company_id = any ($2))
      and ($3::uuid is null or t.company_id = $3)
      and ($4::uuid is null or t.party_id = $4)
      and ($5::uuid[] is null or t.party_id = any ($5))
    order by t.id desc
    limit $6");

const INSERT: &str = "
    insert into master_data.party_terms
      (id, party_id, company_id, payment_days, credit_minor, credit_currency, withholding, blocked, reason, version)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

const SAVE: &str = "
    update master_data.party_terms
    set party_id = $2, payment_days = $3, credit_minor = $4, credit_currency = $5, withholding = $6, blocked = $7, reason = $8,
        version = $9
    where id = $1";

const LOCK_OF_PARTY: &str = of!("where t.party_id = $1 order by t.id for update of t");

/// Which terms a list shows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted {
    /// Only of this company.
    pub company: Option<CompanyId>,
    /// Only with this party.
    pub party: Option<PartyId>,
}

fn terms(row: &Row) -> Result<PartyTerms> {
    let (minor, currency): (Option<i64>, Option<String>) = (row.get("credit_minor")?, row.get("credit_currency")?);
    let currency = currency.map(|currency| currency.parse()).transpose()?;
    Ok(PartyTerms {
        id: row.get("id")?,
        party_id: row.get("party_id")?,
        company_id: row.get("company_id")?,
        name: row.get("name")?,
        name_bn: row.get("name_bn")?,
        payment_days: row.get("payment_days")?,
        credit_limit: minor.zip(currency).map(|(minor, currency)| Money { minor, currency }),
        withholding: row.get("withholding")?,
        blocked: row.get("blocked")?,
        reason: row.get("reason")?,
        version: row.get("version")?,
    })
}

pub async fn find(look: &Look, id: PartyTermsId) -> Result<Option<PartyTerms>> {
    look.find(FIND, &[&id], terms).await
}

pub async fn lock(tx: &Tx, id: PartyTermsId) -> Result<Option<PartyTerms>> {
    tx.find(LOCK, &[&id], terms).await
}

pub async fn list(
    look: &Look,
    bounds: &Bounds,
    scope: &Option<Vec<CompanyId>>,
    wanted: Wanted,
    found: &Option<Vec<Uuid>>,
) -> Result<Vec<PartyTerms>> {
    let before = if bounds.id.is_nil() { Uuid::max() } else { bounds.id };
    look.list(LIST, &[&before, scope, &wanted.company, &wanted.party, found, &bounds.limit], terms).await
}

pub async fn insert(tx: &Tx, t: &PartyTerms) -> Result<()> {
    let (minor, currency) = credit(t);
    let params: data::Params<'_> = &[
        &t.id,
        &t.party_id,
        &t.company_id,
        &t.payment_days,
        &minor,
        &currency,
        &t.withholding,
        &t.blocked,
        &t.reason,
        &t.version,
    ];
    tx.run(INSERT, params).await?;
    Ok(())
}

pub async fn save(tx: &Tx, t: &PartyTerms) -> Result<()> {
    let (minor, currency) = credit(t);
    let params: data::Params<'_> =
        &[&t.id, &t.party_id, &t.payment_days, &minor, &currency, &t.withholding, &t.blocked, &t.reason, &t.version];
    tx.run(SAVE, params).await?;
    Ok(())
}

/// Every company's terms with a party.
pub async fn lock_of_party(tx: &Tx, party: PartyId) -> Result<Vec<PartyTerms>> {
    tx.list(LOCK_OF_PARTY, &[&party], terms).await
}

fn credit(t: &PartyTerms) -> (Option<i64>, Option<String>) {
    (t.credit_limit.map(|limit| limit.minor), t.credit_limit.map(|limit| limit.currency.to_string()))
}
