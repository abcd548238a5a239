//! What file-storage does when something happened.

use data::Handler;
use kernel::Watched;

/// Every handler.
pub fn handlers() -> Vec<Handler> {
    Vec::new()
}

/// What people may watch. Nothing: who may see a file is known only by asking for its document, which a change's teller
/// does not do.
pub const WATCHED: &[Watched] = &[];
