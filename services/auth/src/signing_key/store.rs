//! Signing keys' rows: of the installation, seen by no tenant.

use contracts::auth::SigningKeyId;
use data::{Look, Row, Tx};
use jiff::Timestamp;
use kernel::Result;

/// A row.
pub struct Kept {
    pub id: SigningKeyId,
    pub public: Vec<u8>,
    pub sealed: Vec<u8>,
    pub signs_from: Option<Timestamp>,
    pub retired_at: Option<Timestamp>,
    pub longest_until: Option<Timestamp>,
}

/// One process makes or changes keys at a time.
const LOCK: &str = "select pg_advisory_xact_lock(7104001) is null as locked";

const LIST: &str = "
    select id, public, sealed, signs_from, retired_at, longest_until from auth.signing_key order by made_at, id";

const INSERT: &str =
    "insert into auth.signing_key (id, public, sealed, made_at, signs_from) values ($1, $2, $3, $4, $5)";

const RETIRE: &str = "update auth.signing_key set retired_at = $2 where id = $1";

const PROMOTE: &str = "update auth.signing_key set signs_from = $2 where id = $1";

const STRETCH: &str = "
    update auth.signing_key set longest_until = greatest(coalesce(longest_until, $2), $2) where id = $1";

const DELETE: &str = "delete from auth.signing_key where id = $1";

fn kept(row: &Row) -> Result<Kept> {
    Ok(Kept {
        id: row.get("id")?,
        public: row.get("public")?,
        sealed: row.get("sealed")?,
        signs_from: row.get("signs_from")?,
        retired_at: row.get("retired_at")?,
        longest_until: row.get("longest_until")?,
    })
}

pub async fn lock(tx: &Tx) -> Result<()> {
    tx.one(LOCK, &[], |row| row.get::<bool>("locked")).await.map(drop)
}

pub async fn list(look: &Look) -> Result<Vec<Kept>> {
    look.list(LIST, &[], kept).await
}

pub async fn insert(tx: &Tx, key: &Kept, now: Timestamp) -> Result<()> {
    tx.run(INSERT, &[&key.id, &key.public, &key.sealed, &now, &key.signs_from]).await.map(drop)
}

pub async fn retire(tx: &Tx, id: SigningKeyId, now: Timestamp) -> Result<()> {
    tx.run(RETIRE, &[&id, &now]).await.map(drop)
}

pub async fn promote(tx: &Tx, id: SigningKeyId, now: Timestamp) -> Result<()> {
    tx.run(PROMOTE, &[&id, &now]).await.map(drop)
}

pub async fn stretch(tx: &Tx, id: SigningKeyId, until: Timestamp) -> Result<()> {
    tx.run(STRETCH, &[&id, &until]).await.map(drop)
}

pub async fn delete(tx: &Tx, id: SigningKeyId) -> Result<()> {
    tx.run(DELETE, &[&id]).await.map(drop)
}
