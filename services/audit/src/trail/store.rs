//! What verification reads besides blocks and rows.

use data::{Row, Tx};
use jiff::Timestamp;
use kernel::Result;
use seal::{Hex, Known, Purge};
use uuid::Uuid;

/// One snapshot for the whole verification, and as much time as it takes.
const ONE_LOOK: [&str; 3] = [
    "set transaction isolation level repeatable read, read only",
    "set local statement_timeout = 0",
    "set local idle_in_transaction_session_timeout = 0",
];

const LIST_PURGES: &str = "select tenant_id, id, at, rule, row_ids, key_id, signature from audit.purge order by at, id";

/// What search knew of a row when it was sealed goes before what the row says now.
const LIST_KNOWN: &str = "
    select r.id, r.at, r.actor, r.operation, r.noun, r.subject from data.audit_row r
    where r.id = any ($1) and not exists (select from audit.entry e where e.id = r.id)
    union all
    select e.id, e.at, e.actor, e.operation, e.noun, e.subject from audit.entry e where e.id = any ($1)";

pub async fn one_look(tx: &Tx) -> Result<()> {
    for setting in ONE_LOOK {
        tx.run(setting, &[]).await?;
    }
    Ok(())
}

pub fn purge(row: &Row) -> Result<Purge> {
    Ok(Purge {
        tenant: row.get("tenant_id")?,
        id: row.get("id")?,
        at: row.get::<Timestamp>("at")?.as_microsecond(),
        rule: row.get("rule")?,
        rows: row.get("row_ids")?,
        key: row.get("key_id")?,
        signature: Hex(row.get("signature")?),
    })
}

pub async fn list_purges(tx: &Tx) -> Result<Vec<Purge>> {
    tx.list(LIST_PURGES, &[], purge).await
}

pub async fn list_known(tx: &Tx, ids: &[Uuid]) -> Result<Vec<(Uuid, Known)>> {
    tx.list(LIST_KNOWN, &[&ids], |row| {
        let known = Known {
            at: row.get("at")?,
            actor: row.get("actor")?,
            operation: row.get("operation")?,
            noun: row.get("noun")?,
            subject: row.get("subject")?,
        };
        Ok((row.get("id")?, known))
    })
    .await
}
