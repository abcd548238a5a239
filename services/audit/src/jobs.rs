//! What audit does when its time has come: every night, for each tenant, the trail is verified and what the law no longer
//! wants kept is taken away.

use std::sync::Arc;
use std::time::Duration;

use data::{Job, Task, Tx};
use jiff::civil::Time;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use kernel::{BoxFuture, Error, Result, TenantId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::room::Room;

#[cfg(test)]
mod tests;

const NIGHTLY: &str = "audit.nightly";
/// Half past two in Dhaka, when nobody works.
const AT: Time = Time::constant(2, 30, 0, 0);
/// How often it is seen to that each tenant's night is in the calendar.
const LOOK: Duration = Duration::from_secs(900);

#[derive(Serialize, Deserialize)]
struct Nightly {}

/// Every job.
pub fn jobs(room: &Arc<Room>) -> Vec<Job> {
    let room = room.clone();
    vec![Job::new::<Nightly>(NIGHTLY, move |tx, Nightly {}| {
        let room = room.clone();
        Box::pin(async move { nightly(&room, tx).await })
    })]
}

/// A large trail takes minutes, while the delivery's own transaction waits.
const PATIENCE: &str = "set local idle_in_transaction_session_timeout = 0";

async fn nightly(room: &Room, tx: &Tx) -> Result<()> {
    tx.run(PATIENCE, &[]).await?;
    let cx = room.blocks.cx(tx.cx().tenant());
    let verified = room.trail.check(&cx, Vec::new()).await?;
    // What is damaged is left as it is, for whoever looks into it.
    if verified.wrong == 0 {
        let removed = room.retention.purge(tx.cx().tenant()).await?;
        tracing::info!(tenant = %tx.cx().tenant(), rows = verified.rows, removed, "the audit trail was verified");
    }
    Ok(())
}

/// Puts the coming night of each tenant into the calendar, where it is not yet.
pub fn calendar(room: &Arc<Room>) -> Task {
    let room = room.clone();
    Task::new("audit.calendar", LOOK, move || -> BoxFuture<'static, Result<bool>> {
        let room = room.clone();
        Box::pin(async move {
            let nowhere = room.blocks.cx(TenantId(Uuid::nil()));
            for listed in data::tenants::directory(&room.blocks.db, &nowhere, None).await? {
                if listed.state == "erased" {
                    continue;
                }
                let cx = room.blocks.cx(listed.id);
                let tx = room.blocks.db.begin(&cx, NIGHTLY).await?;
                tx.enqueue(NIGHTLY, &Nightly {}, Some(night_after(cx.now())?), Some("night".to_owned()));
                tx.commit().await?;
            }
            Ok(false)
        })
    })
}

/// The next half past two in Dhaka, after this instant.
fn night_after(now: Timestamp) -> Result<Timestamp> {
    let dhaka = TimeZone::fixed(jiff::tz::offset(6));
    let here = now.to_zoned(dhaka.clone());
    let today = here.date().to_datetime(AT).to_zoned(dhaka).map_err(Error::internal)?;
    let night = if today > here { today } else { today.checked_add(1.day()).map_err(Error::internal)? };
    Ok(night.timestamp())
}
