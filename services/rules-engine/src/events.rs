//! What rules-engine does when something happened.

use contracts::rules_engine::OwnPackSaved;
use data::Handler;
use kernel::Watched;

use crate::permissions;

/// Every handler.
pub fn handlers() -> Vec<Handler> {
    Vec::new()
}

/// What people may watch: who sees a thing may know that it changed.
pub const WATCHED: &[Watched] = &[Watched::of::<OwnPackSaved>("rules_engine.own-pack", &permissions::OWN_PACK_READ)];
