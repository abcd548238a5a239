//! From what the services tell to what people who watch are told.

use std::collections::HashMap;

use anyhow::Result;
use data::{Follower, Runtime, Told};
use gateway::Changes;
use kernel::{Change, Watched};

use crate::services;

/// Events by name, with what they mean to those who watch.
type Known = HashMap<&'static str, Watched>;

/// Tells what happens, whichever process it happens in, as long as this one runs and somebody listens.
pub fn tell(runtime: &Runtime, changes: Changes) -> Result<impl Future<Output = ()> + use<>> {
    // All services write to one outbox, also those this process does not host.
    let known: Known = services::build(runtime, None)?
        .iter()
        .flat_map(|service| service.watched)
        .map(|watched| (watched.event, *watched))
        .collect();
    let mut follower = Follower::new(runtime.db.clone(), runtime.clock.clone());
    Ok(async move {
        loop {
            changes.watched().await;
            follow(&mut follower, &known, &changes).await;
            follower.rest();
        }
    })
}

/// Until nobody listens any more.
async fn follow(follower: &mut Follower, known: &Known, changes: &Changes) {
    let mut trouble = false;
    while !changes.rest() {
        match follower.look().await {
            Ok(seen) => {
                trouble = false;
                if seen.gap {
                    changes.missed();
                }
                for told in &seen.told {
                    if let Some(watched) = known.get(told.event.as_str()) {
                        changes.tell(told.tenant, change(watched, told));
                    }
                }
                changes.follow();
                if seen.more {
                    continue;
                }
            }
            // Nothing is lost: the next look begins where this one would have.
            Err(error) if !trouble => {
                trouble = true;
                tracing::warn!(error = ?error, "what happens cannot be followed just now");
            }
            Err(_) => {}
        }
        follower.wait().await;
    }
}

fn change(watched: &Watched, told: &Told) -> Change {
    Change {
        kind: watched.kind,
        id: told.aggregate,
        version: told.version,
        company: told.company,
        permission: watched.permission,
    }
}
