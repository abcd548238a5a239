//! Rows of packs.

use contracts::rules_engine::PackId;
use data::{Look, Row, Tx};
use kernel::Result;

use super::model::Pack;

const FIND: &str = "select id, name, version from rules_engine.pack where id = $1";

const INSERT: &str = "insert into rules_engine.pack (id, name, version) values ($1, $2, $3)";

fn pack(row: &Row) -> Result<Pack> {
    Ok(Pack { id: row.get("id")?, name: row.get("name")?, version: row.get("version")? })
}

pub async fn find(look: &Look, id: PackId) -> Result<Option<Pack>> {
    look.find(FIND, &[&id], pack).await
}

pub async fn insert(tx: &Tx, pack: &Pack) -> Result<()> {
    tx.run(INSERT, &[&pack.id, &pack.name, &pack.version]).await?;
    Ok(())
}
