//! Contents' rows.

use data::{Look, Row, Tx};
use jiff::Timestamp;
use kernel::{Result, TenantId};

use super::{Content, Seen};

/// One at a time decides about a digest: who links its file and who sweeps it.
const LOCK: &str = "
    select pg_advisory_xact_lock(hashtextextended('file-storage ' || $1::text, 0))::text as locked";

const FIND_SEEN: &str = "select state, finding from file_storage.content where digest = $1";

const INSERT: &str = "insert into file_storage.content (digest, bytes, media_type, state) values ($1, $2, $3, $4)";

const LIST_KNOWN: &str = "select digest from file_storage.content where digest = any ($1)";

/// Over all tenants: who has something nobody looked into.
const WAITING: &str = "
    select distinct tenant_id from file_storage.content where state in ('waiting', 'held') and finding is null";

/// What nobody else is looking into; a process that ended while it looked has lost its turn after a while.
const CLAIM: &str = "
    update file_storage.content set busy_until = $2, state = 'waiting'
    where digest = (
      select digest from file_storage.content
      where state in ('waiting', 'held') and finding is null and (busy_until is null or busy_until <= $1)
      order by busy_until nulls first, digest limit 1 for update skip locked)
    returning digest, bytes, media_type, state, finding";

/// It comes last of those that wait: what cannot be looked into keeps nothing else from being.
const RELEASE: &str = "update file_storage.content set busy_until = $2 where digest = $1 and state = 'waiting'";

const SAVE_SEEN: &str = "
    update file_storage.content set state = $2, finding = $3, scanned_at = $4, busy_until = null
    where digest = $1 and state in ('waiting', 'held')";

fn content(row: &Row) -> Result<Content> {
    Ok(Content {
        digest: row.get("digest")?,
        bytes: row.get("bytes")?,
        media_type: row.get("media_type")?,
        state: row.get("state")?,
        finding: row.get("finding")?,
    })
}

pub async fn lock(tx: &Tx, digest: &str) -> Result<()> {
    tx.one(LOCK, &[&digest], |_| Ok(())).await
}

pub async fn find_seen(look: &Look, digest: &str) -> Result<Option<Seen>> {
    look.find(FIND_SEEN, &[&digest], |row| Ok(Seen { state: row.get("state")?, finding: row.get("finding")? })).await
}

pub async fn insert(tx: &Tx, content: &Content) -> Result<()> {
    let c = content;
    tx.run(INSERT, &[&c.digest, &c.bytes, &c.media_type, &c.state]).await?;
    Ok(())
}

pub async fn list_known(look: &Look, digests: &[String]) -> Result<Vec<String>> {
    look.list(LIST_KNOWN, &[&digests], |row| row.get("digest")).await
}

pub async fn waiting(tx: &Tx) -> Result<Vec<TenantId>> {
    tx.list(WAITING, &[], |row| row.get("tenant_id")).await
}

pub async fn claim(tx: &Tx, now: Timestamp, until: Timestamp) -> Result<Option<Content>> {
    tx.find(CLAIM, &[&now, &until], content).await
}

pub async fn release(tx: &Tx, digest: &str, now: Timestamp) -> Result<()> {
    tx.run(RELEASE, &[&digest, &now]).await?;
    Ok(())
}

/// Whether it was still waiting.
pub async fn save_seen(tx: &Tx, digest: &str, seen: &Seen, now: Timestamp) -> Result<bool> {
    Ok(tx.run(SAVE_SEEN, &[&digest, &seen.state, &seen.finding, &now]).await? == 1)
}
