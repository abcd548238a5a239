//! The Merkle tree over a block's leaves, shaped as in RFC 6962: the left branch holds the largest power of two that is
//! smaller than the whole. A node is SHA-256 over a one byte, its left and its right digest.

use crate::digest::{Digest, hash};

const NODE: u8 = 1;

fn node(left: &Digest, right: &Digest) -> Digest {
    hash(NODE, &[left, right])
}

fn split(count: usize) -> usize {
    1 << (usize::BITS - 1 - (count - 1).leading_zeros())
}

/// The root. Of no leaves it is the hash of nothing, which no block carries.
#[must_use]
pub fn root(leaves: &[Digest]) -> Digest {
    match leaves {
        [] => hash(NODE, &[]),
        [leaf] => *leaf,
        _ => {
            let (left, right) = leaves.split_at(split(leaves.len()));
            node(&root(left), &root(right))
        }
    }
}

/// What one needs besides the leaf at `place` to compute the root, the nearest first. Empty when there is no such place.
#[must_use]
pub fn path(leaves: &[Digest], place: usize) -> Vec<Digest> {
    if leaves.len() < 2 || place >= leaves.len() {
        return Vec::new();
    }
    let (left, right) = leaves.split_at(split(leaves.len()));
    let (mut path, other) = if place < left.len() {
        (self::path(left, place), root(right))
    } else {
        (self::path(right, place - left.len()), root(left))
    };
    path.push(other);
    path
}

/// The root that `leaf` at `place` of `count` leaves leads to along `path`; `None` when the path has the wrong length.
#[must_use]
pub fn climb(leaf: Digest, place: usize, count: usize, path: &[Digest]) -> Option<Digest> {
    if place >= count {
        return None;
    }
    if count == 1 {
        return path.is_empty().then_some(leaf);
    }
    let (other, below) = path.split_last()?;
    let left = split(count);
    if place < left {
        Some(node(&climb(leaf, place, left, below)?, other))
    } else {
        Some(node(other, &climb(leaf, place - left, count - left, below)?))
    }
}
