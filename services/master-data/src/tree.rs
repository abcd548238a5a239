//! Trees: what may stand under what, whoever's.

use kernel::{Error, Result};
use uuid::Uuid;

use crate::errors;

/// Levels of a tree; the deepest breakdown of works we know has seven.
pub const LEVELS: usize = 12;

/// Refuses a place below itself, or one too deep. `above` are the parent and everything above it, the parent first.
pub fn expect_place(id: Uuid, above: &[Uuid]) -> Result<()> {
    if above.contains(&id) {
        return Err(Error::new(&errors::TREE_CYCLE).field("parentId"));
    }
    if above.len() >= LEVELS {
        return Err(Error::new(&errors::TREE_DEEP).field("parentId").with("limit", LEVELS));
    }
    Ok(())
}
