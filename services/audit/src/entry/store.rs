//! Rows of entries.

use contracts::audit::EntryId;
use data::{Look, Row, Tx};
use kernel::Result;

use super::model::Entry;

const FIND: &str = "select id, name, version from audit.entry where id = $1";

const INSERT: &str = "insert into audit.entry (id, name, version) values ($1, $2, $3)";

fn entry(row: &Row) -> Result<Entry> {
    Ok(Entry { id: row.get("id")?, name: row.get("name")?, version: row.get("version")? })
}

pub async fn find(look: &Look, id: EntryId) -> Result<Option<Entry>> {
    look.find(FIND, &[&id], entry).await
}

pub async fn insert(tx: &Tx, entry: &Entry) -> Result<()> {
    tx.run(INSERT, &[&entry.id, &entry.name, &entry.version]).await?;
    Ok(())
}
