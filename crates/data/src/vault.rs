//! Single fields under lock: NID, birth date, bank account, secrets of sign-in. AES-256-GCM with a key of the tenant's own;
//! where a field stands is part of what is sealed, so that a value moved to another row or table does not open. Equality
//! is asked by a blind index.
//!
//! A sealed value: one byte of format, four of the key's version, twelve of nonce, the ciphertext with its tag.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use aws_lc_rs::{hmac, rand};
use kernel::{Cx, Error, Result, TenantId};
use uuid::Uuid;

use crate::db::Db;
use crate::errors;
use crate::look::Look;
use crate::tx::Tx;

const FORMAT: u8 = 1;
const HEAD: usize = 1 + 4;
const KEY: usize = 32;

/// A sealed column, as a service declares it: `rotate field-keys` seals its values anew.
#[derive(Clone, Copy, Debug)]
pub struct Sealed {
    /// `service.table.column`, also what the value is bound to.
    pub place: &'static str,
    /// The values: columns `id` and `sealed`, those not sealed with key version `$1`, at most `$2`.
    pub list: &'static str,
    /// Writes a value anew: `$1` the id, `$2` the value, `$3` the blind index when `is_blind`.
    pub save: &'static str,
    /// Whether a blind index stands beside it.
    pub is_blind: bool,
}

/// A tenant's key, opened.
struct Key {
    version: i32,
    seal: LessSafeKey,
    blind: hmac::Key,
}

/// The keys of the tenants, opened when they are first needed.
pub struct Vault {
    master: [u8; KEY],
    open: RwLock<HashMap<(TenantId, i32), Arc<Key>>>,
}

const NEWEST: &str = "select version, wrapped from data.tenant_key order by version desc limit 1";

const OF_VERSION: &str = "select version, wrapped from data.tenant_key where version = $1";

const INSERT: &str = "
    insert into data.tenant_key (version, wrapped, made_at)
    select coalesce(max(version), 0) + 1, $1, $2 from data.tenant_key
    where $3 or not exists (select from data.tenant_key)
    on conflict do nothing";

impl Vault {
    pub(crate) fn new(master: [u8; KEY]) -> Self {
        Self { master, open: RwLock::default() }
    }

    fn wrapping(&self) -> Result<LessSafeKey> {
        UnboundKey::new(&AES_256_GCM, &self.master).map(LessSafeKey::new).map_err(Error::internal)
    }

    fn wrap(&self, tenant: TenantId, secret: &[u8; KEY]) -> Result<Vec<u8>> {
        encrypt(&self.wrapping()?, bound(tenant, "data.tenant_key", Uuid::nil()), secret)
    }

    fn opened(&self, tenant: TenantId, version: i32, wrapped: &[u8]) -> Result<Arc<Key>> {
        let secret = decrypt(&self.wrapping()?, bound(tenant, "data.tenant_key", Uuid::nil()), wrapped)?;
        let derived = |purpose: &[u8]| hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &secret), purpose);
        let seal = UnboundKey::new(&AES_256_GCM, derived(b"seal").as_ref()).map_err(Error::internal)?;
        let blind = hmac::Key::new(hmac::HMAC_SHA256, derived(b"blind").as_ref());
        let key = Arc::new(Key { version, seal: LessSafeKey::new(seal), blind });
        let mut open = self.open.write().unwrap_or_else(PoisonError::into_inner);
        open.insert((tenant, version), key.clone());
        Ok(key)
    }

    fn known(&self, tenant: TenantId, version: i32) -> Option<Arc<Key>> {
        self.open.read().unwrap_or_else(PoisonError::into_inner).get(&(tenant, version)).cloned()
    }

    /// The key of this version, or the newest.
    async fn key(&self, look: &Look, tenant: TenantId, version: Option<i32>) -> Result<Option<Arc<Key>>> {
        if let Some(known) = version.and_then(|version| self.known(tenant, version)) {
            return Ok(Some(known));
        }
        let row = |row: &crate::Row| Ok((row.get::<i32>("version")?, row.get::<Vec<u8>>("wrapped")?));
        let found = match version {
            Some(version) => look.find(OF_VERSION, &[&version], row).await?,
            None => look.find(NEWEST, &[], row).await?,
        };
        found.map(|(version, wrapped)| self.opened(tenant, version, &wrapped)).transpose()
    }

    /// The newest key; the tenant's first one is made when it is first needed.
    async fn newest(&self, tx: &Tx) -> Result<Arc<Key>> {
        let tenant = tx.cx().tenant();
        if let Some(key) = self.key(tx, tenant, None).await? {
            return Ok(key);
        }
        self.make(tx, false).await?;
        self.key(tx, tenant, None).await?.ok_or_else(|| Error::internal("a tenant's key was made and is not there"))
    }

    async fn make(&self, tx: &Tx, another: bool) -> Result<()> {
        let mut secret = [0; KEY];
        rand::fill(&mut secret).map_err(Error::internal)?;
        let wrapped = self.wrap(tx.cx().tenant(), &secret)?;
        tx.run(INSERT, &[&wrapped, &tx.cx().now(), &another]).await?;
        Ok(())
    }

    /// Seals a field of the row `id`; `place` is `service.table.column`.
    ///
    /// # Errors
    /// What the database refuses.
    pub async fn seal(&self, tx: &Tx, place: &str, id: Uuid, plain: &[u8]) -> Result<Vec<u8>> {
        let key = self.newest(tx).await?;
        sealed(&key, bound(tx.cx().tenant(), place, id), plain)
    }

    /// Opens a field sealed in the same place of the same row.
    ///
    /// # Errors
    /// `data.unsealed` when it was altered, moved, or sealed elsewhere.
    pub async fn unseal(&self, look: &Look, cx: &Cx, place: &str, id: Uuid, value: &[u8]) -> Result<Vec<u8>> {
        let (version, body) = parts(value)?;
        let key = self.key(look, cx.tenant(), Some(version)).await?.ok_or_else(unsealed)?;
        decrypt(&key.seal, bound(cx.tenant(), place, id), body)
    }

    /// Seals something of the installation's own, such as a signing key, with a key that no database holds.
    ///
    /// # Errors
    /// Our mistake: no random bytes.
    pub fn seal_own(&self, place: &str, id: Uuid, plain: &[u8]) -> Result<Vec<u8>> {
        encrypt(&self.wrapping()?, bound(TenantId(Uuid::nil()), place, id), plain)
    }

    /// Opens what [`Vault::seal_own`] sealed in the same place.
    ///
    /// # Errors
    /// `data.unsealed`.
    pub fn unseal_own(&self, place: &str, id: Uuid, value: &[u8]) -> Result<Vec<u8>> {
        decrypt(&self.wrapping()?, bound(TenantId(Uuid::nil()), place, id), value)
    }

    /// What equal values of a place have in common, and nothing else: for looking one up without opening any.
    /// The value is given in its one form (digits only, folded).
    ///
    /// # Errors
    /// What the database refuses.
    pub async fn blind(&self, tx: &Tx, place: &str, plain: &str) -> Result<Vec<u8>> {
        Ok(blinded(&*self.newest(tx).await?, place, plain.as_bytes()))
    }
}

impl Vault {
    /// [`Vault::blind`] of several values of a place.
    ///
    /// # Errors
    /// What the database refuses.
    pub async fn blind_all(&self, tx: &Tx, place: &str, plain: &[String]) -> Result<Vec<Vec<u8>>> {
        let key = self.newest(tx).await?;
        Ok(plain.iter().map(|plain| blinded(&key, place, plain.as_bytes())).collect())
    }
}

fn blinded(key: &Key, place: &str, plain: &[u8]) -> Vec<u8> {
    let mut context = hmac::Context::with_key(&key.blind);
    context.update(place.as_bytes());
    context.update(&[0]);
    context.update(plain);
    context.sign().as_ref().to_vec()
}

/// Seals every protected field of the tenant with a new key, and takes the old keys away when nothing needs them.
/// Stopped half-way it goes on where it was; `progress` hears each column and how many values it sealed.
///
/// # Errors
/// What the database refuses, or a value that does not open.
pub async fn rotate(
    db: &Db,
    cx: &Cx,
    columns: &[(&'static str, Sealed)],
    progress: impl Fn(&str, usize),
) -> Result<()> {
    let version = begin(db, cx).await?;
    older_have_ended(db, cx).await?;
    for (role, column) in columns {
        let mut count = 0;
        loop {
            let done = again(&db.acting_as(role), cx, version, column).await?;
            count += done;
            if done == 0 {
                break;
            }
        }
        progress(column.place, count);
    }
    let tx = db.begin_eraser(cx, "take old field keys away").await?;
    tx.run("delete from data.tenant_key where version < $1", &[&version]).await?;
    tx.commit().await
}

const UNFINISHED: &str = "select count(*) > 1 as unfinished, max(version) as version from data.tenant_key";

/// The version to seal with: a new one, or that of a rotation which was interrupted.
async fn begin(db: &Db, cx: &Cx) -> Result<i32> {
    let tx = db.begin(cx, "data.field-key.rotate").await?;
    let look = |row: &crate::Row| Ok((row.get::<bool>("unfinished")?, row.get::<Option<i32>>("version")?));
    if let (true, Some(version)) = tx.one(UNFINISHED, &[], look).await? {
        return Ok(version);
    }
    db.vault().make(&tx, true).await?;
    let version = tx.one(UNFINISHED, &[], look).await?.1.unwrap_or(1);
    tx.audit("tenant-key", cx.tenant().0, None::<&()>, Some(&serde_json::json!({ "version": version })));
    tx.commit().await?;
    Ok(version)
}

const NOW: &str = "select pg_current_xact_id()::text::bigint as now";

const ENDED: &str = "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint >= $1 as ended";

/// Between two looks whether they have.
const LOOK_AGAIN: std::time::Duration = std::time::Duration::from_millis(100);

/// Waits for transactions that may still seal with the key before; the server ends those that idle.
async fn older_have_ended(db: &Db, cx: &Cx) -> Result<()> {
    let now: i64 = db.begin(cx, "data.field-key.rotate").await?.one(NOW, &[], |row| row.get("now")).await?;
    while !db.begin(cx, "data.field-key.rotate").await?.one(ENDED, &[&now], |row| row.get::<bool>("ended")).await? {
        tokio::time::sleep(LOOK_AGAIN).await;
    }
    Ok(())
}

/// Values sealed anew in one transaction.
const BATCH: i64 = 500;

async fn again(db: &Db, cx: &Cx, version: i32, column: &Sealed) -> Result<usize> {
    let tx = db.begin(cx, "data.field-key.rotate").await?;
    let mark = head(version).to_vec();
    let row = |row: &crate::Row| Ok((row.get::<Uuid>("id")?, row.get::<Vec<u8>>("sealed")?));
    let values = tx.list(column.list, &[&mark, &BATCH], row).await?;
    let key = db.vault().newest(&tx).await?;
    for (id, value) in &values {
        let plain = db.vault().unseal(&tx, cx, column.place, *id, value).await?;
        let value = sealed(&key, bound(cx.tenant(), column.place, *id), &plain)?;
        if column.is_blind {
            tx.run(column.save, &[id, &value, &blinded(&key, column.place, &plain)]).await?;
        } else {
            tx.run(column.save, &[id, &value]).await?;
        }
    }
    tx.commit().await?;
    Ok(values.len())
}

fn bound(tenant: TenantId, place: &str, id: Uuid) -> Aad<Vec<u8>> {
    Aad::from([tenant.0.as_bytes().as_slice(), place.as_bytes(), &[0], id.as_bytes()].concat())
}

/// What values sealed with this version begin with.
fn head(version: i32) -> [u8; HEAD] {
    let mut head = [FORMAT; HEAD];
    head[1..].copy_from_slice(&version.to_be_bytes());
    head
}

fn parts(value: &[u8]) -> Result<(i32, &[u8])> {
    let (head, body) = value.split_at_checked(HEAD).ok_or_else(unsealed)?;
    match head {
        [FORMAT, a, b, c, d] => Ok((i32::from_be_bytes([*a, *b, *c, *d]), body)),
        _ => Err(unsealed()),
    }
}

fn sealed(key: &Key, bound: Aad<Vec<u8>>, plain: &[u8]) -> Result<Vec<u8>> {
    let mut value = head(key.version).to_vec();
    value.extend(encrypt(&key.seal, bound, plain)?);
    Ok(value)
}

fn encrypt(key: &LessSafeKey, bound: Aad<Vec<u8>>, plain: &[u8]) -> Result<Vec<u8>> {
    let mut nonce = [0; NONCE_LEN];
    rand::fill(&mut nonce).map_err(Error::internal)?;
    let mut body = plain.to_vec();
    key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), bound, &mut body).map_err(Error::internal)?;
    Ok([nonce.as_slice(), &body].concat())
}

fn decrypt(key: &LessSafeKey, bound: Aad<Vec<u8>>, value: &[u8]) -> Result<Vec<u8>> {
    let (nonce, body) = value.split_at_checked(NONCE_LEN).ok_or_else(unsealed)?;
    let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| unsealed())?;
    let mut body = body.to_vec();
    let plain = key.open_in_place(nonce, bound, &mut body).map_err(|_| unsealed())?;
    Ok(plain.to_vec())
}

fn unsealed() -> Error {
    Error::new(&errors::UNSEALED)
}
