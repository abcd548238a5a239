//! Signing keys' rows.

use data::{Look, Row, Tx};
use kernel::Result;
use seal::{Hex, Key};

/// The key that signs, as it is kept.
pub struct Kept {
    pub id: String,
    pub sealed: Vec<u8>,
}

const FIND_SIGNING: &str =
    "select id, sealed from audit.signing_key where retired_at is null order by made_at desc, id limit 1";

const LOCK: &str = "select pg_advisory_xact_lock(hashtextextended('audit.signing_key', 0))";

const INSERT: &str = "insert into audit.signing_key (id, public, sealed, made_at) values ($1, $2, $3, $4)";

const RETIRE: &str = "update audit.signing_key set sealed = null, retired_at = $1 where retired_at is null";

const LIST: &str = "select id, public from audit.signing_key order by made_at, id";

fn key(row: &Row) -> Result<Key> {
    Ok(Key { id: row.get("id")?, public: Hex(row.get("public")?) })
}

pub async fn find_signing(tx: &Tx) -> Result<Option<Kept>> {
    tx.find(FIND_SIGNING, &[], |row| Ok(Kept { id: row.get("id")?, sealed: row.get("sealed")? })).await
}

/// One process at a time makes a key.
pub async fn lock(tx: &Tx) -> Result<()> {
    tx.run(LOCK, &[]).await?;
    Ok(())
}

pub async fn insert(tx: &Tx, key: &Key, sealed: &[u8]) -> Result<()> {
    tx.run(INSERT, &[&key.id, &key.public.0, &sealed, &tx.cx().now()]).await?;
    Ok(())
}

/// The private part goes with it.
pub async fn retire(tx: &Tx) -> Result<()> {
    tx.run(RETIRE, &[&tx.cx().now()]).await?;
    Ok(())
}

pub async fn list(look: &Look) -> Result<Vec<Key>> {
    look.list(LIST, &[], key).await
}
