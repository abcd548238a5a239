//! Sealing: rows that no block holds yet are gathered, hashed, chained and signed.
//!
//! A row carries the number of the transaction that wrote it. A block keeps what the look that found its rows could see
//! (`pg_current_snapshot`); the next look asks for rows of transactions that one could not see. That is exact, reads
//! only what is new, and waits for nobody: a transaction left open for an hour is sealed when it ends and keeps nothing
//! else from being sealed. Numbers of transactions begin anew in another cluster: a block that was written in another
//! one tells nothing here, and rows are then found by not being in any block.

mod model;
pub mod store;

#[cfg(test)]
mod tests;

use data::{Db, Tx};
use kernel::{Actor, Cx, Grants, Result, TenantId};
use seal::{Digest, Unsigned};

use crate::key::SigningKeys;

pub use model::{Fresh, Seen, Unseen, changed, words};

/// Rows of one block at most: bounds the memory of a pass and the length of a proof (11 steps).
const ROWS: i64 = 2_000;

/// Seals one tenant's rows.
#[derive(Clone)]
pub struct Blocks {
    pub db: Db,
    pub keys: SigningKeys,
    pub clock: kernel::Clock,
}

/// What a pass over one tenant did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sealed {
    /// Everything this look could see is sealed; so many rows were.
    All(usize),
    /// Another process is at it.
    Elsewhere,
}

impl Blocks {
    /// The service, acting on a tenant by itself.
    pub fn cx(&self, tenant: TenantId) -> Cx {
        Cx::new(tenant, Actor::Service(crate::NAME.into()), Grants::none(), self.clock.clone())
    }

    /// Seals what is new of this tenant, a block at a time, each in a transaction of its own.
    pub async fn seal(&self, tenant: TenantId) -> Result<Sealed> {
        let cx = self.cx(tenant);
        let (mut sealed, mut after, mut seen) = (0, model::Place::default(), None);
        loop {
            let tx = self.db.begin(&cx, "audit.seal").await?;
            if !store::lock(&tx).await? {
                return Ok(Sealed::Elsewhere);
            }
            let last = store::last(&tx).await?;
            let rows = store::fresh(&tx, last.as_ref().and_then(model::Last::seen), after, ROWS).await?;
            let Some(end) = rows.last() else { return Ok(Sealed::All(sealed)) };
            after = end.place();
            // What commits behind `after` while one is at it was not seen by the first look: it is asked for next time.
            let seen = seen.get_or_insert_with(|| end.seen.clone());
            let is_all = i64::try_from(rows.len()).is_ok_and(|count| count < ROWS);
            self.append(&tx, last, &rows, is_all.then_some(seen)).await?;
            tx.commit().await?;
            sealed += rows.len();
            metrics::counter!("audit_sealed_rows_total").increment(rows.len() as u64);
            if is_all {
                return Ok(Sealed::All(sealed));
            }
        }
    }

    async fn append(
        &self,
        tx: &Tx,
        last: Option<model::Last>,
        rows: &[Fresh],
        seen: Option<&mut model::Seen>,
    ) -> Result<()> {
        let leaves: Vec<Digest> = rows.iter().map(|fresh| fresh.row.leaf()).collect();
        let (n, prev) = last.as_ref().map_or((1, seal::FIRST), |last| (last.n + 1, last.hash));
        let at = tx.cx().now();
        let says = Unsigned::over(tx.cx().tenant().0, n, &prev, &leaves, at.as_microsecond());
        let signer = self.keys.signer(tx).await?;
        let signature = signer.sign(&says.message());
        // With more to come, the next block still looks from where this one did.
        let carried = || last.map(|last| last.carried()).unwrap_or_default();
        let seen = seen.map_or_else(carried, |seen| seen.clone());
        let block = model::Made { says, leaves, key: signer.key.id.clone(), signature, seen };
        store::insert(tx, &block, rows).await?;
        store::insert_entries(tx, n, rows).await
    }
}
