//! Rows of lists of prices.

use contracts::master_data::{PartyId, PriceListId};
use data::{Bounds, Look, Row, Tx};
use kernel::{CompanyId, Currency, Result};
use uuid::Uuid;

use super::Wanted;
use super::model::PriceList;

macro_rules! columns {
    () => {
        "id, code, name, name_bn, kind, zone, company_id, party_id, currency, starts_on, ends_on, state, version"
    };
}

const FIND: &str = concat!("select ", columns!(), " from master_data.price_list where id = $1");

const LOCK: &str = concat!("select ", columns!(), " from master_data.price_list where id = $1 for update");

const LIST_BY_IDS: &str = concat!("select ", columns!(), " from master_data.price_list where id = any ($1)");

const LIST: &str = concat!(
    "select ",
    columns!(),
    " from master_data.price_list
    where (code, id) > ($1, $2)
      and ($3::uuid[] is null or company_id is null or company_id = any ($3))
      and ($4::uuid[] is null or id = any ($4))
      and ($5::text is null or state = $5)
      and ($6::text is null or kind = $6)
      and ($7::uuid is null or company_id is null or company_id = $7)
      and ($8::uuid is null or party_id = $8)
    order by code, id
    limit $9"
);

const INSERT: &str = concat!(
    "insert into master_data.price_list (",
    columns!(),
    ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
);

const SAVE: &str = "
    update master_data.price_list
    set code = $2, name = $3, name_bn = $4, zone = $5, party_id = $6, ends_on = $7, state = $8, version = $9
    where id = $1";

const LOCK_OF_PARTY: &str =
    concat!("select ", columns!(), " from master_data.price_list where party_id = $1 order by id for update");

const HOLD_PARTY: &str = "select id from master_data.party where id = $1 for key share";

/// The last day anything is priced on in the list.
const LAST_PRICED: &str = "
    select max(greatest(starts_on, coalesce(ends_on, starts_on))) as last from master_data.price
    where list_id = $1 and state = 'open'";

fn list_of(row: &Row) -> Result<PriceList> {
    Ok(PriceList {
        id: row.get("id")?,
        code: row.get("code")?,
        name: row.get("name")?,
        name_bn: row.get("name_bn")?,
        kind: row.get("kind")?,
        zone: row.get("zone")?,
        company_id: row.get("company_id")?,
        party_id: row.get("party_id")?,
        currency: row.get::<&str>("currency")?.parse::<Currency>()?,
        starts_on: row.get("starts_on")?,
        ends_on: row.get("ends_on")?,
        state: row.get("state")?,
        version: row.get("version")?,
    })
}

pub async fn find(look: &Look, id: PriceListId) -> Result<Option<PriceList>> {
    look.find(FIND, &[&id], list_of).await
}

pub async fn lock(tx: &Tx, id: PriceListId) -> Result<Option<PriceList>> {
    tx.find(LOCK, &[&id], list_of).await
}

pub async fn list_by_ids(look: &Look, ids: &[Uuid]) -> Result<Vec<PriceList>> {
    look.list(LIST_BY_IDS, &[&ids], list_of).await
}

pub async fn list(
    look: &Look,
    bounds: &Bounds,
    scope: &Option<Vec<CompanyId>>,
    found: &Option<Vec<Uuid>>,
    wanted: &Wanted,
) -> Result<Vec<PriceList>> {
    let (b, w) = (bounds, wanted);
    look.list(LIST, &[&b.key, &b.id, scope, found, &w.state, &w.kind, &w.company_id, &w.party_id, &b.limit], list_of)
        .await
}

pub async fn insert(tx: &Tx, list: &PriceList) -> Result<()> {
    let l = list;
    tx.run(
        INSERT,
        &[
            &l.id,
            &l.code,
            &l.name,
            &l.name_bn,
            &l.kind,
            &l.zone,
            &l.company_id,
            &l.party_id,
            &l.currency.code(),
            &l.starts_on,
            &l.ends_on,
            &l.state,
            &l.version,
        ],
    )
    .await?;
    Ok(())
}

pub async fn save(tx: &Tx, list: &PriceList) -> Result<()> {
    let l = list;
    tx.run(SAVE, &[&l.id, &l.code, &l.name, &l.name_bn, &l.zone, &l.party_id, &l.ends_on, &l.state, &l.version])
        .await?;
    Ok(())
}

/// Every list agreed with a party, closed ones too.
pub async fn lock_of_party(tx: &Tx, party: PartyId) -> Result<Vec<PriceList>> {
    tx.list(LOCK_OF_PARTY, &[&party], list_of).await
}

/// Whether there is such a party; it stays until the commit.
pub async fn hold_party(tx: &Tx, id: PartyId) -> Result<bool> {
    Ok(tx.find(HOLD_PARTY, &[&id], |row| row.get::<Uuid>("id")).await?.is_some())
}

pub async fn last_priced(tx: &Tx, id: PriceListId) -> Result<Option<jiff::civil::Date>> {
    tx.one(LAST_PRICED, &[&id], |row| row.get("last")).await
}
