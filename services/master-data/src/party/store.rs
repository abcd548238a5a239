//! Rows of parties.

use contracts::master_data::PartyId;
use data::{Look, Row, Tx};
use kernel::Result;
use uuid::Uuid;

use super::model::Party;

const FIND: &str = "select id, name, version from master_data.party where id = $1";

const LIST_BY_IDS: &str = "select id, name, version from master_data.party where id = any ($1)";

const INSERT: &str = "insert into master_data.party (id, name, version) values ($1, $2, $3)";

fn party(row: &Row) -> Result<Party> {
    Ok(Party { id: row.get("id")?, name: row.get("name")?, version: row.get("version")? })
}

pub async fn find(look: &Look, id: PartyId) -> Result<Option<Party>> {
    look.find(FIND, &[&id], party).await
}

pub async fn list_by_ids(look: &Look, ids: &[Uuid]) -> Result<Vec<Party>> {
    look.list(LIST_BY_IDS, &[&ids], party).await
}

pub async fn insert(tx: &Tx, party: &Party) -> Result<()> {
    tx.run(INSERT, &[&party.id, &party.name, &party.version]).await?;
    Ok(())
}
