//! Rows of roles.

use contracts::master_data::{PartyId, PartyRoleId};
use data::{Look, Row, Tx};
use kernel::Result;
use uuid::Uuid;

use super::model::PartyRole;

macro_rules! columns {
    () => {
        "id, party_id, role, starts_on, ends_on, version"
    };
}

const FIND: &str = concat!("select ", columns!(), " from master_data.party_role where id = $1");

const LOCK: &str = concat!("select ", columns!(), " from master_data.party_role where id = $1 for update");

const LIST_BY_PARTIES: &str =
    concat!("select ", columns!(), " from master_data.party_role where party_id = any ($1) order by starts_on, id");

const INSERT: &str = concat!("insert into master_data.party_role (", columns!(), ") values ($1, $2, $3, $4, $5, $6)");

const SAVE: &str = "update master_data.party_role set party_id = $2, ends_on = $3, version = $4 where id = $1";

/// The open roles of the first party that the second has not.
const LOCK_MISSING: &str = concat!(
    "select ",
    columns!(),
    " from master_data.party_role r
    where party_id = $1 and ends_on is null
      and not exists (
        select from master_data.party_role o where o.party_id = $2 and o.role = r.role and o.ends_on is null)
    order by id for update"
);

fn role(row: &Row) -> Result<PartyRole> {
    Ok(PartyRole {
        id: row.get("id")?,
        party_id: row.get("party_id")?,
        role: row.get("role")?,
        starts_on: row.get("starts_on")?,
        ends_on: row.get("ends_on")?,
        version: row.get("version")?,
    })
}

pub async fn find(look: &Look, id: PartyRoleId) -> Result<Option<PartyRole>> {
    look.find(FIND, &[&id], role).await
}

pub async fn lock(tx: &Tx, id: PartyRoleId) -> Result<Option<PartyRole>> {
    tx.find(LOCK, &[&id], role).await
}

pub async fn list_by_parties(look: &Look, parties: &[Uuid]) -> Result<Vec<PartyRole>> {
    look.list(LIST_BY_PARTIES, &[&parties], role).await
}

pub async fn insert(tx: &Tx, r: &PartyRole) -> Result<()> {
    tx.run(INSERT, &[&r.id, &r.party_id, &r.role, &r.starts_on, &r.ends_on, &r.version]).await?;
    Ok(())
}

pub async fn save(tx: &Tx, r: &PartyRole) -> Result<()> {
    tx.run(SAVE, &[&r.id, &r.party_id, &r.ends_on, &r.version]).await?;
    Ok(())
}

/// The open roles of the first party that the second has not.
pub async fn lock_missing(tx: &Tx, from: PartyId, to: PartyId) -> Result<Vec<PartyRole>> {
    tx.list(LOCK_MISSING, &[&from, &to], role).await
}
