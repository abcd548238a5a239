//! The same acts over REST: JSON in, JSON out.

use std::sync::Arc;

use kernel::Endpoint;

use crate::room::Room;

/// Every REST operation.
pub fn endpoints(room: &Arc<Room>) -> Vec<Endpoint> {
    crate::rest_authority::endpoints(room)
}
