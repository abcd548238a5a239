//! The room's one row.

use data::{Look, Tx};
use kernel::{Error, Result};

const FIND: &str = "select used, reserved from file_storage.quota";

const INSERT: &str =
    "insert into file_storage.quota (used, reserved) values (0, 0) on conflict on constraint quota_pk do nothing";

/// Whoever waits for the row's lock sees what the one before took when it gets it.
const RESERVE: &str = "update file_storage.quota set reserved = reserved + $1 where used + reserved + $1 <= $2";

const SETTLE: &str = "update file_storage.quota set reserved = reserved + $1, used = used + $2";

pub async fn find(look: &Look) -> Result<Option<(i64, i64)>> {
    look.find(FIND, &[], |row| Ok((row.get("used")?, row.get("reserved")?))).await
}

pub async fn insert(tx: &Tx) -> Result<()> {
    tx.run(INSERT, &[]).await?;
    Ok(())
}

pub async fn reserve(tx: &Tx, bytes: i64, limit: i64) -> Result<bool> {
    Ok(tx.run(RESERVE, &[&bytes, &limit]).await? == 1)
}

pub async fn settle(tx: &Tx, reserved: i64, used: i64) -> Result<()> {
    match tx.run(SETTLE, &[&reserved, &used]).await? {
        1 => Ok(()),
        _ => Err(Error::internal("no row counts the files' room")),
    }
}
