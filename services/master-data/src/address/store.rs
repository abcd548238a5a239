//! Addresses' rows.

use contracts::master_data::{AddressId, PartyId};
use data::{Look, Row, Tx};
use kernel::Result;
use uuid::Uuid;

use super::model::Address;

macro_rules! columns {
    () => {
        "id, party_id, kind, line, line_bn, area_id, postal_code, is_primary, state, version"
    };
}

const LOCK: &str = concat!("select ", columns!(), " from master_data.party_address where id = $1 for update");

const FIND: &str = concat!("select ", columns!(), " from master_data.party_address where id = $1");

const LOCK_OF: &str =
    concat!("select ", columns!(), " from master_data.party_address where party_id = $1 order by id for update");

const LIST_OF: &str = concat!(
    "select ",
    columns!(),
    " from master_data.party_address where party_id = any ($1) order by party_id, state desc, is_primary desc, id"
);

const INSERT: &str = concat!(
    "insert into master_data.party_address (",
    columns!(),
    ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
);

const SAVE: &str = "
    update master_data.party_address
    set party_id = $2, kind = $3, line = $4, line_bn = $5, area_id = $6, postal_code = $7, is_primary = $8, state = $9,
        version = $10
    where id = $1";

/// The one that was first until now stays as it is but for that.
const STEP_BACK: &str = "
    update master_data.party_address set is_primary = false, version = version + 1
    where party_id = $1 and id <> $2 and is_primary and state = 'open'";

const COUNT_OPEN: &str = "
    select count(*) as count from master_data.party_address where party_id = $1 and state = 'open'";

const HAS_FIRST: &str = "
    select exists (
      select from master_data.party_address where party_id = $1 and is_primary and state = 'open') as has_first";

/// Whoever writes something of a party holds the party, so that two do not both write its first.
const LOCK_PARTY: &str = "select id from master_data.party where id = $1 for no key update";

fn address(row: &Row) -> Result<Address> {
    Ok(Address {
        id: row.get("id")?,
        party_id: row.get("party_id")?,
        kind: row.get("kind")?,
        line: row.get("line")?,
        line_bn: row.get("line_bn")?,
        area_id: row.get("area_id")?,
        postal_code: row.get("postal_code")?,
        is_primary: row.get("is_primary")?,
        state: row.get("state")?,
        version: row.get("version")?,
    })
}

pub async fn find(look: &Look, id: AddressId) -> Result<Option<Address>> {
    look.find(FIND, &[&id], address).await
}

pub async fn lock(tx: &Tx, id: AddressId) -> Result<Option<Address>> {
    tx.find(LOCK, &[&id], address).await
}

/// Every address of a party, closed ones too.
pub async fn lock_of(tx: &Tx, party: PartyId) -> Result<Vec<Address>> {
    tx.list(LOCK_OF, &[&party], address).await
}

/// Holds the party until the commit, where it is there.
pub async fn lock_party(tx: &Tx, id: PartyId) -> Result<Option<PartyId>> {
    tx.find(LOCK_PARTY, &[&id], |row| row.get("id")).await
}

/// The addresses of these parties: the open ones first, of them the primary one.
pub async fn list_of(look: &Look, parties: &[Uuid]) -> Result<Vec<Address>> {
    look.list(LIST_OF, &[&parties], address).await
}

pub async fn insert(tx: &Tx, address: &Address) -> Result<()> {
    let a = address;
    tx.run(
        INSERT,
        &[
            &a.id,
            &a.party_id,
            &a.kind,
            &a.line,
            &a.line_bn,
            &a.area_id,
            &a.postal_code,
            &a.is_primary,
            &a.state,
            &a.version,
        ],
    )
    .await?;
    Ok(())
}

pub async fn save(tx: &Tx, address: &Address) -> Result<()> {
    let a = address;
    tx.run(
        SAVE,
        &[
            &a.id,
            &a.party_id,
            &a.kind,
            &a.line,
            &a.line_bn,
            &a.area_id,
            &a.postal_code,
            &a.is_primary,
            &a.state,
            &a.version,
        ],
    )
    .await?;
    Ok(())
}

pub async fn step_back(tx: &Tx, address: &Address) -> Result<()> {
    tx.run(STEP_BACK, &[&address.party_id, &address.id]).await?;
    Ok(())
}

pub async fn count_open(look: &Look, party: PartyId) -> Result<i64> {
    look.one(COUNT_OPEN, &[&party], |row| row.get("count")).await
}

/// Whether a party has an open address that is its first.
pub async fn has_first(look: &Look, party: PartyId) -> Result<bool> {
    look.one(HAS_FIRST, &[&party], |row| row.get("has_first")).await
}
