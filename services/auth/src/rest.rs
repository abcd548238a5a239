//! The same acts over REST: JSON in, JSON out. Signing in is here only: it sets cookies and reads the request's head.

mod account;
mod door;
mod users;

pub use door::label;

use std::sync::Arc;

use kernel::Endpoint;

use crate::room::Room;

/// Every REST operation.
pub fn endpoints(room: &Arc<Room>) -> Vec<Endpoint> {
    let mut all = door::endpoints(room);
    all.extend(account::endpoints(room));
    all.extend(users::endpoints(room));
    all.extend(crate::rest_authority::endpoints(room));
    all
}
