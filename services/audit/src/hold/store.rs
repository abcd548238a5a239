//! Holds' rows.

use contracts::audit::HoldId;
use data::{Look, Row, Tx};
use kernel::Result;

use super::model::Hold;

macro_rules! columns {
    () => {
        "id, noun, subject, from_on, until_on, reason, placed_by, placed_at, released_by, released_at, release_reason"
    };
}

/// A handful a tenant: every one is looked at by every purge.
const LIST: &str =
    concat!("select ", columns!(), " from audit.hold order by released_at is not null, placed_at desc, id limit 1000");

const LOCK: &str = concat!("select ", columns!(), " from audit.hold where id = $1 for update");

const INSERT: &str = "
    insert into audit.hold (id, noun, subject, from_on, until_on, reason, placed_by, placed_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8)";

const SAVE: &str = "update audit.hold set released_by = $2, released_at = $3, release_reason = $4 where id = $1";

fn hold(row: &Row) -> Result<Hold> {
    Ok(Hold {
        id: row.get("id")?,
        noun: row.get("noun")?,
        subject: row.get("subject")?,
        from_on: row.get("from_on")?,
        until_on: row.get("until_on")?,
        reason: row.get("reason")?,
        placed_by: row.get("placed_by")?,
        placed_at: row.get("placed_at")?,
        released_by: row.get("released_by")?,
        released_at: row.get("released_at")?,
        release_reason: row.get("release_reason")?,
    })
}

pub async fn list(look: &Look) -> Result<Vec<Hold>> {
    look.list(LIST, &[], hold).await
}

pub async fn lock(tx: &Tx, id: HoldId) -> Result<Option<Hold>> {
    tx.find(LOCK, &[&id], hold).await
}

pub async fn insert(tx: &Tx, hold: &Hold) -> Result<()> {
    tx.run(
        INSERT,
        &[
            &hold.id,
            &hold.noun,
            &hold.subject,
            &hold.from_on,
            &hold.until_on,
            &hold.reason,
            &hold.placed_by,
            &hold.placed_at,
        ],
    )
    .await?;
    Ok(())
}

pub async fn save(tx: &Tx, hold: &Hold) -> Result<()> {
    tx.run(SAVE, &[&hold.id, &hold.released_by, &hold.released_at, &hold.release_reason]).await?;
    Ok(())
}
