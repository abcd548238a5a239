//! What audit does when something happened.

use data::Handler;

/// Every handler.
pub fn handlers() -> Vec<Handler> {
    Vec::new()
}
