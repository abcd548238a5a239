//! Legal holds: entries that stay whatever their age, until somebody releases them with a reason.

mod graphql;
mod model;
mod store;

use contracts::audit::HoldId;
use data::Db;
use kernel::{Cx, Error, Result};

use crate::errors;
use crate::permissions;

pub use graphql::{HoldMutation, HoldQuery};
pub use model::{Hold, PlaceHold, ReleaseHold};

/// The holds of a tenant.
#[derive(Clone)]
pub struct Holds {
    pub db: Db,
}

impl Holds {
    /// All holds, those in force first.
    pub async fn list(&self, cx: &Cx) -> Result<Vec<Hold>> {
        cx.require_everywhere(&permissions::HOLD_MANAGE)?;
        self.db.read(cx, async |look| store::list(look).await).await
    }

    /// Places a hold.
    pub async fn place(&self, cx: &Cx, input: PlaceHold) -> Result<Hold> {
        cx.require_everywhere(&permissions::HOLD_MANAGE)?;
        self.db
            .command(cx, "audit.hold.place", &input.clone(), async move |tx| {
                let hold = Hold::new(HoldId::new(), &input, tx.cx())?;
                store::insert(tx, &hold).await?;
                tx.audit("hold", hold.id.0, None::<&()>, Some(&hold));
                Ok(hold)
            })
            .await
    }

    /// Releases a hold.
    pub async fn release(&self, cx: &Cx, input: ReleaseHold) -> Result<Hold> {
        cx.require_everywhere(&permissions::HOLD_MANAGE)?;
        self.db
            .command(cx, "audit.hold.release", &input.clone(), async move |tx| {
                let before = store::lock(tx, input.id).await?.ok_or_else(|| Error::not_found("hold"))?;
                if before.released_at.is_some() {
                    return Err(Error::new(&errors::HOLD_RELEASED));
                }
                let after = before.release(&input, tx.cx())?;
                store::save(tx, &after).await?;
                tx.audit("hold", after.id.0, Some(&before), Some(&after));
                Ok(after)
            })
            .await
    }
}
