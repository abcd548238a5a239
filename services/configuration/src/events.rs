//! What configuration does when something happened.

use data::Handler;
use kernel::Watched;

/// Every handler.
pub fn handlers() -> Vec<Handler> {
    Vec::new()
}

/// What people may watch: who sees a thing may know that it changed.
pub const WATCHED: &[Watched] = &[];
