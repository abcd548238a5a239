//! Signed heads: who holds the newest one can tell whether anything before it was altered.

use std::collections::BTreeMap;

use aws_lc_rs::signature::{ED25519, UnparsedPublicKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::digest::{Digest, Fields, Hex, hex};

const TAG: &str = "vextrus.audit.head.v1";

/// What is signed of a block: tag, tenant, number, hash.
pub(crate) fn message(tenant: Uuid, n: i64, hash: &Digest) -> Vec<u8> {
    Fields::of(TAG).field(tenant.as_bytes()).field(&n.to_be_bytes()).field(hash).bytes()
}

/// A public key's name: the first 32 hexadecimal digits of its SHA-256.
#[must_use]
pub fn fingerprint(public: &[u8]) -> String {
    hex(&Sha256::digest(public)[..16])
}

/// An Ed25519 public key (RFC 8032) of the installation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key {
    /// Its [`fingerprint`].
    pub id: String,
    /// Its 32 bytes.
    pub public: Hex,
}

/// The public keys signatures are checked with. A key that does not match its name is left out.
#[derive(Clone, Debug, Default)]
pub struct Keys(BTreeMap<String, Vec<u8>>);

impl Keys {
    /// These keys.
    #[must_use]
    pub fn of(keys: impl IntoIterator<Item = Key>) -> Self {
        let honest = keys.into_iter().filter(|key| fingerprint(&key.public.0) == key.id);
        Self(honest.map(|key| (key.id, key.public.0)).collect())
    }

    /// The names of the keys.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Whether the key of this name signed these bytes.
    #[must_use]
    pub fn signed(&self, key: &str, message: &[u8], signature: &[u8]) -> bool {
        let Some(public) = self.0.get(key) else { return false };
        UnparsedPublicKey::new(&ED25519, public).verify(message, signature).is_ok()
    }
}

/// The newest block of a tenant, signed, with the key to check it: small enough to be kept elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Whose.
    pub tenant: Uuid,
    /// The block's number.
    pub n: i64,
    /// The block's hash.
    pub hash: Hex,
    /// When it was sealed: microseconds since 1970.
    pub at: i64,
    /// The key's name.
    pub key: String,
    /// The key.
    pub public: Hex,
    /// The signature.
    pub signature: Hex,
}

impl Head {
    /// Whether the key it names signed it.
    #[must_use]
    pub fn is_signed(&self) -> bool {
        let Ok(hash) = self.hash.digest() else { return false };
        let keys = Keys::of([Key { id: self.key.clone(), public: self.public.clone() }]);
        keys.signed(&self.key, &message(self.tenant, self.n, &hash), &self.signature.0)
    }
}
