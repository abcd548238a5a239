//! How much a tenant's files take and may take: what lies there, each content once, and what uploads under way will need.

mod graphql;
mod store;

use data::{Db, Tx};
use kernel::{Cx, Error, Result};

use crate::errors;
use crate::permissions;

pub use graphql::QuotaQuery;

/// How much is taken, and how much may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    pub used: i64,
    pub reserved: i64,
    pub limit: i64,
}

/// The room for a tenant's files.
#[derive(Clone)]
pub struct Quota {
    pub db: Db,
    /// Bytes a tenant may have.
    pub limit: i64,
}

impl Quota {
    /// How much is taken, and how much may be.
    pub async fn find(&self, cx: &Cx) -> Result<Usage> {
        cx.require(&permissions::FILE_READ)?;
        let (used, reserved) = self.db.read(cx, async |look| store::find(look).await).await?.unwrap_or_default();
        Ok(Usage { used, reserved, limit: self.limit })
    }

    /// Takes room for an upload. Looking and taking are one statement, so of two who want the last room, one gets it.
    pub async fn reserve(&self, tx: &Tx, bytes: i64) -> Result<()> {
        store::insert(tx).await?;
        if store::reserve(tx, bytes, self.limit).await? {
            return Ok(());
        }
        let (used, reserved) = store::find(tx).await?.unwrap_or_default();
        let free = (self.limit - used - reserved).max(0);
        let full = Error::new(&errors::QUOTA_USED_UP).field("bytes");
        Err(full.with("limit", self.limit).with("free", free).with("bytes", bytes))
    }

    /// Gives an upload's room back.
    pub async fn release(&self, tx: &Tx, bytes: i64) -> Result<()> {
        store::settle(tx, -bytes, 0).await
    }

    /// An upload has become a content: its room is used, unless the same bytes lay there already.
    pub async fn settle(&self, tx: &Tx, bytes: i64, is_new: bool) -> Result<()> {
        store::settle(tx, -bytes, if is_new { bytes } else { 0 }).await
    }
}
