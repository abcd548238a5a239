//! The proof that one row stands in a sealed block, checkable without any other row.

use serde::{Deserialize, Serialize};

use crate::block::Unsigned;
use crate::digest::{Digest, Hex};
use crate::head::{Key, Keys};
use crate::row::Row;
use crate::tree;

/// One row, the way from it to its block's root, and the block with its signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// The row.
    pub row: Row,
    /// Its place among the block's rows, from 0.
    pub place: usize,
    /// The digests beside the way up, the nearest first.
    pub path: Vec<Hex>,
    /// The block.
    pub block: Unsigned,
    /// The key that signed it.
    pub key: Key,
    /// The signature.
    pub signature: Hex,
}

impl Proof {
    /// The proof for the row at `place` of the block's leaves.
    #[must_use]
    pub fn make(row: Row, place: usize, leaves: &[Digest], block: Unsigned, key: Key, signature: Hex) -> Self {
        let path = tree::path(leaves, place).iter().map(|digest| digest.as_slice().into()).collect();
        Self { row, place, path, block, key, signature }
    }

    /// Whether it holds: the row leads to the root, and the key signed the block. Whose key it is, is for the reader to
    /// compare: [`Key::id`] is printed with every export and backup.
    #[must_use]
    pub fn holds(&self) -> bool {
        let path: Option<Vec<Digest>> = self.path.iter().map(|step| step.digest().ok()).collect();
        let count = usize::try_from(self.block.count).unwrap_or_default();
        let root = path.and_then(|path| tree::climb(self.row.leaf(), self.place, count, &path));
        let keys = Keys::of([self.key.clone()]);
        self.row.tenant == self.block.tenant
            && root.is_some_and(|root| root.as_slice() == self.block.root.0)
            && keys.signed(&self.key.id, &self.block.message(), &self.signature.0)
    }
}
