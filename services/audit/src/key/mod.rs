//! The installation's signing keys: one signs, all check.

mod store;

use std::sync::{Arc, Mutex, PoisonError};

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};
use data::{Db, Look, Tx};
use kernel::{Actor, Cx, Error, Result};
use seal::{Hex, Key, Keys, fingerprint};
use serde_json::json;
use uuid::Uuid;

use crate::errors;

/// Where a private key is sealed for.
const PLACE: &str = "audit.signing_key.sealed";

/// The key that signs.
pub struct Signer {
    /// Its public part.
    pub key: Key,
    pair: Ed25519KeyPair,
}

impl Signer {
    /// The signature of these bytes.
    pub fn sign(&self, message: &[u8]) -> Hex {
        self.pair.sign(message).as_ref().into()
    }
}

/// The keys of the installation.
#[derive(Clone)]
pub struct SigningKeys {
    db: Db,
    open: Arc<Mutex<Option<Arc<Signer>>>>,
}

impl SigningKeys {
    /// Keys kept in this database.
    pub fn new(db: &Db) -> Self {
        Self { db: db.clone(), open: Arc::default() }
    }

    /// The key that signs now; the installation's first one is made when it is first needed.
    pub async fn signer(&self, tx: &Tx) -> Result<Arc<Signer>> {
        if let Some(kept) = store::find_signing(tx).await? {
            return self.opened(&kept);
        }
        store::lock(tx).await?;
        match store::find_signing(tx).await? {
            Some(kept) => self.opened(&kept),
            None => self.make(tx).await,
        }
    }

    fn opened(&self, kept: &store::Kept) -> Result<Arc<Signer>> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(signer) = open.as_ref().filter(|signer| signer.key.id == kept.id) {
            return Ok(signer.clone());
        }
        let secret = self.db.vault().unseal_own(PLACE, bound(&kept.id)?, &kept.sealed)?;
        let signer = Arc::new(signer(&secret)?);
        *open = Some(signer.clone());
        Ok(signer)
    }

    async fn make(&self, tx: &Tx) -> Result<Arc<Signer>> {
        let secret = Ed25519KeyPair::generate().and_then(|pair| pair.to_pkcs8()).map_err(Error::internal)?;
        let signer = Arc::new(signer(secret.as_ref())?);
        let sealed = self.db.vault().seal_own(PLACE, bound(&signer.key.id)?, secret.as_ref())?;
        store::insert(tx, &signer.key, &sealed).await?;
        Ok(signer)
    }

    /// Signs with a new key from now on. Only the operator may.
    // open: no user of a tenant has to do with it; whoever is not the operator is refused here.
    pub async fn rotate(&self, cx: &Cx) -> Result<Key> {
        only_operator(cx)?;
        self.db
            .command(cx, "audit.signing-key.rotate", &(), async move |tx| {
                store::lock(tx).await?;
                let old = store::find_signing(tx).await?.map(|kept| kept.id);
                store::retire(tx).await?;
                let signer = self.make(tx).await?;
                let facts = json!({ "id": signer.key.id, "public": signer.key.public });
                tx.audit(
                    "signing-key",
                    bound(&signer.key.id)?,
                    old.map(|id| json!({ "id": id })).as_ref(),
                    Some(&facts),
                );
                Ok(signer.key.clone())
            })
            .await
    }

    /// All public keys.
    pub async fn all(look: &Look) -> Result<Vec<Key>> {
        store::list(look).await
    }

    /// All public keys, for checking.
    pub async fn known(look: &Look) -> Result<Keys> {
        Ok(Keys::of(store::list(look).await?))
    }
}

/// Refuses everybody but the operator.
pub fn only_operator(cx: &Cx) -> Result<()> {
    match cx.actor() {
        Actor::Operator => Ok(()),
        Actor::Nobody => Err(Error::new(&kernel::codes::UNAUTHENTICATED)),
        _ => Err(cx.denied(&crate::permissions::TRAIL_VERIFY)),
    }
}

fn signer(secret: &[u8]) -> Result<Signer> {
    let pair = Ed25519KeyPair::from_pkcs8(secret).map_err(|_| Error::new(&errors::KEY_UNUSABLE))?;
    let public = pair.public_key().as_ref();
    Ok(Signer { key: Key { id: fingerprint(public), public: public.into() }, pair })
}

/// A key's name as the id its private part is bound to: both are 16 bytes.
fn bound(id: &str) -> Result<Uuid> {
    Uuid::try_parse(id).map_err(Error::internal)
}
