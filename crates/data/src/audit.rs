//! Audit rows taken away when the law says that they may be. Nothing else takes them away.

use kernel::{Cx, Result};
use uuid::Uuid;

use crate::db::Db;

/// Rows deleted in one transaction.
const BATCH: usize = 1_000;

const DELETE: &str = "delete from data.audit_row where id = any ($1)";

/// Deletes these audit rows of the tenant. Whoever calls has first written down, in a transaction of its own, which rows
/// and by which rule: then a call that was interrupted can be repeated, and who verifies knows why they are gone.
///
/// # Errors
/// What the database refuses.
pub async fn remove(db: &Db, cx: &Cx, ids: &[Uuid]) -> Result<u64> {
    let mut gone = 0;
    for part in ids.chunks(BATCH) {
        let tx = db.begin_eraser(cx, "take away audit rows whose time has come").await?;
        gone += tx.run(DELETE, &[&part]).await?;
        tx.commit().await?;
    }
    Ok(gone)
}
