//! A block: some rows of a tenant sealed together, chained to the block before.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::digest::{Digest, Fields, Hex, Wrong, hash};
use crate::head::{self, Head, Keys};
use crate::tree;

const TAG: &str = "vextrus.audit.block.v1";
const BLOCK: u8 = 2;

/// What stands as the hash before a tenant's first block, which has number 1.
pub const FIRST: Digest = [0; 32];

/// What a block says, before it is signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unsigned {
    /// Whose.
    pub tenant: Uuid,
    /// Its number; a tenant's blocks are counted from 1 without a gap.
    pub n: i64,
    /// The hash of block n − 1.
    pub prev: Hex,
    /// The root over its leaves.
    pub root: Hex,
    /// How many rows.
    pub count: i64,
    /// When it was sealed: microseconds since 1970.
    pub at: i64,
}

impl Unsigned {
    /// A block after `prev` over these leaves.
    #[must_use]
    pub fn over(tenant: Uuid, n: i64, prev: &Digest, leaves: &[Digest], at: i64) -> Self {
        let count = i64::try_from(leaves.len()).unwrap_or(i64::MAX);
        let root = tree::root(leaves);
        Self { tenant, n, prev: prev.as_slice().into(), root: root.as_slice().into(), count, at }
    }

    /// SHA-256 over a two byte and the fields: tag, tenant, number, prev, root, count, time.
    #[must_use]
    pub fn hash(&self) -> Digest {
        let bytes = Fields::of(TAG)
            .field(self.tenant.as_bytes())
            .field(&self.n.to_be_bytes())
            .field(&self.prev.0)
            .field(&self.root.0)
            .field(&self.count.to_be_bytes())
            .field(&self.at.to_be_bytes())
            .bytes();
        hash(BLOCK, &[&bytes])
    }

    /// What the installation's key signs: tag, tenant, number, hash.
    #[must_use]
    pub fn message(&self) -> Vec<u8> {
        head::message(self.tenant, self.n, &self.hash())
    }
}

/// A block as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it says.
    pub says: Unsigned,
    /// Its rows, in the order of the leaves.
    pub rows: Vec<Uuid>,
    /// Their leaves.
    pub leaves: Vec<Digest>,
    /// Its hash, as kept.
    pub hash: Hex,
    /// The key that signed it.
    pub key: String,
    /// The signature.
    pub signature: Hex,
}

/// A line of an export.
#[derive(Deserialize)]
struct Line {
    tenant_id: Uuid,
    n: i64,
    prev: Hex,
    root: Hex,
    count: i64,
    sealed_at: Timestamp,
    row_ids: Vec<Uuid>,
    leaves: Hex,
    hash: Hex,
    key_id: String,
    signature: Hex,
}

impl Block {
    /// The block on a line of `audit.block.jsonl`.
    ///
    /// # Errors
    /// The line is no block.
    pub fn read(line: &str) -> Result<Self, Wrong> {
        let line: Line = serde_json::from_str(line)?;
        Ok(Self {
            says: Unsigned {
                tenant: line.tenant_id,
                n: line.n,
                prev: line.prev,
                root: line.root,
                count: line.count,
                at: line.sealed_at.as_microsecond(),
            },
            rows: line.row_ids,
            leaves: Self::leaves(&line.leaves.0)?,
            hash: line.hash,
            key: line.key_id,
            signature: line.signature,
        })
    }

    /// Leaves kept one after another.
    ///
    /// # Errors
    /// They are not all of 32 bytes.
    pub fn leaves(bytes: &[u8]) -> Result<Vec<Digest>, Wrong> {
        let (leaves, rest) = bytes.as_chunks::<32>();
        if rest.is_empty() { Ok(leaves.to_vec()) } else { Err(Wrong("the leaves are cut off".to_owned())) }
    }

    /// Whether one of these keys signed what the block says.
    #[must_use]
    pub fn is_signed(&self, keys: &Keys) -> bool {
        keys.signed(&self.key, &self.says.message(), &self.signature.0)
    }

    /// The block as a head; `public` is the key that signed it.
    #[must_use]
    pub fn head(&self, public: Hex) -> Head {
        Head {
            tenant: self.says.tenant,
            n: self.says.n,
            hash: self.hash.clone(),
            at: self.says.at,
            key: self.key.clone(),
            public,
            signature: self.signature.clone(),
        }
    }
}
