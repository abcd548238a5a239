//! What configuration does when something happened.

use contracts::configuration::FeatureToggled;
use data::Handler;
use kernel::Watched;

use crate::permissions;

/// Every handler.
pub fn handlers() -> Vec<Handler> {
    Vec::new()
}

/// What people may watch: who sees a thing may know that it changed.
pub const WATCHED: &[Watched] = &[Watched::of::<FeatureToggled>("configuration.feature-flag", &permissions::FLAG_READ)];
