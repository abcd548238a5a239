//! `graphql-transport-ws` at `/graphql`: a WebSocket over which a caller hears what changes.
//!
//! - `open.rs`    the handshake, and who may open one
//! - `words.rs`   the messages of the protocol
//! - `talk.rs`    one socket, from its first word to its close

mod open;
mod talk;
mod words;

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::{Arc, Mutex, PoisonError};

use kernel::Cx;
use metrics::{Gauge, gauge};

pub(super) use open::{is_wanted, open};

/// The protocol's name.
const PROTOCOL: &str = "graphql-transport-ws";

/// Who has how many sockets.
#[derive(Clone)]
pub(crate) struct Sockets {
    held: Arc<Mutex<HashMap<String, usize>>>,
    open: Gauge,
    subscriptions: Gauge,
}

impl Sockets {
    pub(super) fn new() -> Self {
        Self { held: Arc::default(), open: gauge!("gateway_sockets"), subscriptions: gauge!("gateway_subscriptions") }
    }

    /// One more of this caller's, unless he has enough.
    fn hold(&self, cx: &Cx, limit: usize) -> Option<Held> {
        let holder = format!("{} {}", cx.tenant(), cx.actor());
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let count = held.entry(holder.clone()).or_default();
        if *count >= limit {
            return None;
        }
        *count += 1;
        self.open.increment(1.0);
        Some(Held { sockets: self.clone(), holder })
    }
}

/// One caller's socket, until dropped.
struct Held {
    sockets: Sockets,
    holder: String,
}

impl Drop for Held {
    fn drop(&mut self) {
        self.sockets.open.decrement(1.0);
        let mut held = self.sockets.held.lock().unwrap_or_else(PoisonError::into_inner);
        if let Entry::Occupied(mut entry) = held.entry(std::mem::take(&mut self.holder)) {
            *entry.get_mut() -= 1;
            if *entry.get() == 0 {
                entry.remove();
            }
        }
    }
}
