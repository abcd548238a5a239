//! The proof that a tenant's audit trail is whole.
//!
//! Each audit row has one canonical form in bytes ([`Row::bytes`]). Rows are sealed in blocks: a block holds the root of
//! a Merkle tree over its rows ([`tree`]), the hash of the block before it, and a signature ([`Block`]). Whoever has the
//! newest signed head ([`Head`]) can tell whether anything at all before it was changed, removed or put in.
//!
//! This crate knows no database and nothing else of Vextrus, so that a stranger can read it whole and check the claims,
//! or write the same in another language: `docs/operations/audit.md` describes every byte, and `tests/vectors.rs` holds
//! examples with their results. [`verify_export`] reads an export's folder and nothing else.

mod block;
mod check;
mod digest;
mod export;
mod head;
mod proof;
mod purge;
mod row;
pub mod tree;

pub use block::{Block, FIRST, Unsigned};
pub use check::{Checker, Damage, Found, Known, Report, What};
pub use digest::{Digest, Hex, Wrong, from_hex, hex};
pub use export::verify_export;
pub use head::{Head, Key, Keys, fingerprint};
pub use proof::Proof;
pub use purge::Purge;
pub use row::Row;
