//! Links' rows.

use contracts::auth::LinkId;
use data::{Look, Row, Tx};
use jiff::Timestamp;
use kernel::{PersonId, Result};

use super::{Kept, Purpose};

const INSERT: &str = "
    insert into auth.link (id, user_id, purpose, secret, made_by, created_at, expires_at)
    values ($1, $2, $3, $4, $5, $6, $7)";

const VOID: &str = "
    update auth.link set voided_at = $2 where user_id = $1 and used_at is null and voided_at is null";

const FIND: &str = "
    select user_id, secret, used_at is null and voided_at is null and expires_at > $2 as is_good
    from auth.link where id = $1";

const LOCK: &str = "
    select user_id, secret, used_at is null and voided_at is null and expires_at > $2 as is_good
    from auth.link where id = $1 for update";

const USE: &str = "update auth.link set used_at = $2 where id = $1";

fn kept(row: &Row) -> Result<Kept> {
    Ok(Kept { person: row.get("user_id")?, secret: row.get("secret")?, is_good: row.get("is_good")? })
}

pub async fn insert(
    tx: &Tx,
    id: LinkId,
    person: PersonId,
    purpose: Purpose,
    secret: &[u8],
    expires_at: Timestamp,
) -> Result<()> {
    let (now, by) = (tx.cx().now(), tx.cx().actor().to_string());
    tx.run(INSERT, &[&id, &person, &purpose, &secret, &by, &now, &expires_at]).await.map(drop)
}

pub async fn void(tx: &Tx, person: PersonId) -> Result<()> {
    tx.run(VOID, &[&person, &tx.cx().now()]).await.map(drop)
}

pub async fn find(look: &Look, id: LinkId, now: Timestamp) -> Result<Option<Kept>> {
    look.find(FIND, &[&id, &now], kept).await
}

pub async fn lock(tx: &Tx, id: LinkId, now: Timestamp) -> Result<Option<Kept>> {
    tx.find(LOCK, &[&id, &now], kept).await
}

pub async fn mark_used(tx: &Tx, id: LinkId) -> Result<()> {
    tx.run(USE, &[&id, &tx.cx().now()]).await.map(drop)
}
