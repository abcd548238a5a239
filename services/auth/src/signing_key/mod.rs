//! The keys access tokens are signed with: one prepared, one that signs, and those before until their last token has
//! expired. Kept by each process for some seconds.

mod store;

use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use aws_lc_rs::rand;
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use contracts::auth::{KeySet, PublicKey, Rotated, SigningKeyId};
use data::{Db, Tx};
use jiff::{SignedDuration, Timestamp};
use kernel::{Cx, Error, Result};

use crate::permissions::{self, only_operator};
use crate::token::{self, Claims};
use store::Kept;

/// Where a private key is sealed.
const PLACE: &str = "auth.signing_key.sealed";
/// How long what was read is believed.
const FRESH: Duration = Duration::from_secs(30);
/// How long it may still sign when it was looked at before the transaction it signs in: looking takes a connection, and
/// whoever holds one must not wait for another.
const STILL_FRESH: Duration = Duration::from_secs(60);
/// How often an unknown key may make us look again.
const LOOK_AGAIN: Duration = Duration::from_secs(5);
/// How long after it was retired a key may still sign, in a process that has not looked since; with a margin.
const OVERLAP: SignedDuration = SignedDuration::from_secs(120);

struct Key {
    id: SigningKeyId,
    public: Vec<u8>,
    pair: Ed25519KeyPair,
    signs: bool,
    until: Option<Timestamp>,
}

struct Loaded {
    keys: Vec<Key>,
    at: Instant,
}

impl Loaded {
    fn find(&self, id: SigningKeyId) -> Option<&Key> {
        self.keys.iter().find(|key| key.id == id)
    }
}

/// The installation's signing keys.
#[derive(Clone)]
pub struct SigningKeys {
    pub db: Db,
    loaded: Arc<RwLock<Option<Arc<Loaded>>>>,
    looking: Arc<tokio::sync::Mutex<()>>,
}

impl SigningKeys {
    /// The keys in this database; none is read yet.
    pub fn new(db: &Db) -> Self {
        Self { db: db.clone(), loaded: Arc::default(), looking: Arc::default() }
    }

    /// Looks at the keys, if it is time: before a transaction that will sign.
    // open: nothing is told
    pub async fn warm(&self, cx: &Cx) -> Result<()> {
        self.fresh(cx, FRESH).await.map(drop)
    }

    /// A token that says this, signed with the key in use.
    // open: called by the room itself, after it decided whose token it is
    pub async fn sign(&self, cx: &Cx, claims: &Claims) -> Result<String> {
        let loaded = self.fresh(cx, STILL_FRESH).await?;
        let key = loaded.keys.iter().find(|key| key.signs).ok_or_else(|| Error::internal("no key signs"))?;
        token::sign(&key.pair, key.id, claims)
    }

    /// The same, for a token that lives longer than usual: the key verifies as long.
    // open: called by the room itself, after it decided whose token it is
    pub async fn sign_long(&self, cx: &Cx, claims: &Claims, until: Timestamp) -> Result<String> {
        let loaded = self.fresh(cx, FRESH).await?;
        let key = loaded.keys.iter().find(|key| key.signs).ok_or_else(|| Error::internal("no key signs"))?;
        let tx = self.db.begin_system(cx, "keep a signing key as long as its tokens").await?;
        store::stretch(&tx, key.id, until).await?;
        tx.commit().await?;
        token::sign(&key.pair, key.id, claims)
    }

    /// What a token says, if one of our keys signed it and it is good now.
    // open: this is how somebody becomes known
    pub async fn verify(&self, cx: &Cx, token: &str) -> Result<Option<Claims>> {
        let Some(unverified) = token::Unverified::read(token) else { return Ok(None) };
        let mut loaded = self.fresh(cx, FRESH).await?;
        if loaded.find(unverified.key).is_none() {
            loaded = self.fresh(cx, LOOK_AGAIN).await?;
        }
        let Some(key) = loaded.find(unverified.key) else { return Ok(None) };
        if key.until.is_some_and(|until| until <= cx.now()) {
            return Ok(None);
        }
        Ok(unverified.verify(&key.public).filter(|claims| claims.hold(cx.now())))
    }

    /// The public keys, the prepared one among them, so that others know it before it signs.
    // open: the keys are public
    pub async fn key_set(&self, cx: &Cx) -> Result<KeySet> {
        let loaded = self.fresh(cx, FRESH).await?;
        let good = loaded.keys.iter().filter(|key| key.until.is_none_or(|until| until > cx.now()));
        Ok(KeySet { keys: good.map(Key::shown).collect() })
    }

    /// Signs with the prepared key from now on, and prepares another.
    pub async fn rotate(&self, cx: &Cx) -> Result<Rotated> {
        cx.require(&permissions::SIGNING_KEY_ROTATE)?;
        only_operator(cx, &permissions::SIGNING_KEY_ROTATE)?;
        self.fresh(cx, FRESH).await?;
        let tx = self.db.begin_system(cx, "rotate the signing key").await?;
        store::lock(&tx).await?;
        let kept = store::list(&tx).await?;
        let now = cx.now();
        let next = kept.iter().find(|key| key.signs_from.is_none()).ok_or_else(|| Error::internal("none prepared"))?;
        let current = kept.iter().find(|key| key.signs_from.is_some() && key.retired_at.is_none());
        for over in kept.iter().filter(|key| until(key).is_some_and(|until| until <= now)) {
            store::delete(&tx, over.id).await?;
        }
        if let Some(current) = current {
            store::retire(&tx, current.id, now).await?;
        }
        store::promote(&tx, next.id, now).await?;
        store::insert(&tx, &self.made(None)?, now).await?;
        tx.commit().await?;
        self.forget();
        tracing::info!(key = %next.id, "access tokens are signed with another key");
        let previous_until = current.map(|current| good_until(now, current.longest_until));
        Ok(Rotated { key: next.id, previous_until })
    }

    fn forget(&self) {
        *self.loaded.write().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// The keys as they were read not longer ago than this.
    async fn fresh(&self, cx: &Cx, age: Duration) -> Result<Arc<Loaded>> {
        let known = || self.loaded.read().unwrap_or_else(PoisonError::into_inner).clone();
        let young = |known: &Arc<Loaded>| known.at.elapsed() < age;
        if let Some(known) = known().filter(young) {
            return Ok(known);
        }
        // Of many who find them old one looks, and the others see what it saw.
        let _turn = self.looking.lock().await;
        if let Some(known) = known().filter(young) {
            return Ok(known);
        }
        let tx = self.db.begin_system(cx, "read the signing keys").await?;
        let mut kept = store::list(&tx).await?;
        if !kept.iter().any(|key| key.signs_from.is_some() && key.retired_at.is_none()) {
            kept = self.first(&tx, cx.now()).await?;
            tx.commit().await?;
        }
        let keys = kept.iter().map(|key| self.opened(key)).collect::<Result<Vec<_>>>()?;
        let loaded = Arc::new(Loaded { keys, at: Instant::now() });
        *self.loaded.write().unwrap_or_else(PoisonError::into_inner) = Some(loaded.clone());
        Ok(loaded)
    }

    /// The installation's first keys; of several processes that need them one makes them.
    async fn first(&self, tx: &Tx, now: Timestamp) -> Result<Vec<Kept>> {
        store::lock(tx).await?;
        let kept = store::list(tx).await?;
        if !kept.is_empty() {
            return Ok(kept);
        }
        store::insert(tx, &self.made(Some(now))?, now).await?;
        store::insert(tx, &self.made(None)?, now).await?;
        store::list(tx).await
    }

    fn made(&self, signs_from: Option<Timestamp>) -> Result<Kept> {
        let id = SigningKeyId::new();
        let mut seed = [0; 32];
        rand::fill(&mut seed).map_err(Error::internal)?;
        let pair = Ed25519KeyPair::from_seed_unchecked(&seed).map_err(Error::internal)?;
        let public = pair.public_key().as_ref().to_vec();
        let sealed = self.db.vault().seal_own(PLACE, id.0, &seed)?;
        Ok(Kept { id, public, sealed, signs_from, retired_at: None, longest_until: None })
    }

    fn opened(&self, kept: &Kept) -> Result<Key> {
        let seed = self.db.vault().unseal_own(PLACE, kept.id.0, &kept.sealed)?;
        let pair = Ed25519KeyPair::from_seed_and_public_key(&seed, &kept.public).map_err(Error::internal)?;
        let signs = kept.signs_from.is_some() && kept.retired_at.is_none();
        Ok(Key { id: kept.id, public: kept.public.clone(), pair, signs, until: until(kept) })
    }
}

impl Key {
    fn shown(&self) -> PublicKey {
        PublicKey {
            kty: "OKP".into(),
            crv: "Ed25519".into(),
            alg: "EdDSA".into(),
            usage: "sig".into(),
            kid: self.id.to_string(),
            x: BASE64.encode(&self.public),
        }
    }
}

/// Until when a retired key verifies.
fn until(key: &Kept) -> Option<Timestamp> {
    key.retired_at.map(|at| good_until(at, key.longest_until))
}

fn good_until(retired: Timestamp, longest: Option<Timestamp>) -> Timestamp {
    let usual = retired + token::LIFETIME + OVERLAP;
    longest.map_or(usual, |longest| longest.max(usual))
}
