//! What verification reads besides blocks and rows.

use data::{Look, Row, Tx};
use jiff::Timestamp;
use kernel::Result;
use seal::{Hex, Known, Purge};
use uuid::Uuid;

use super::Sealed;

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

/// Without its rows and leaves, which people do not read.
const LIST_SEALED: &str = "
    select n, prev, count, first_at, last_at, sealed_at, hash, key_id, signature from audit.block
    where n < $1 order by n desc limit $2";

pub async fn list_sealed(look: &Look, before: i64, limit: i64) -> Result<Vec<Sealed>> {
    let hex = |row: &Row, column: &str| row.get::<Vec<u8>>(column).map(|bytes| seal::hex(&bytes));
    look.list(LIST_SEALED, &[&before, &limit], |row| {
        Ok(Sealed {
            n: row.get("n")?,
            count: row.get("count")?,
            first_at: row.get("first_at")?,
            last_at: row.get("last_at")?,
            sealed_at: row.get("sealed_at")?,
            hash: hex(row, "hash")?,
            previous: hex(row, "prev")?,
            key: row.get("key_id")?,
            signature: hex(row, "signature")?,
        })
    })
    .await
}

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

pub async fn list_purges(look: &Look) -> Result<Vec<Purge>> {
    look.list(LIST_PURGES, &[], purge).await
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
