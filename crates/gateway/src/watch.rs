//! `changed`: what happens in a tenant, told to those of it who watch and may know.
//!
//! Where changes come from is the process's business: it tells them with [`Changes::tell`], each once, in every process.
//! Each tenant has a ring of the last ones. Who is too slow to read it before it comes round is told to look again.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kernel::uuid::Uuid;
use kernel::{Change, CompanyId, TenantId};
use tokio::sync::{Notify, broadcast, watch};

/// Changes of one tenant kept for those who read slowly. Shared by all of them, whatever their number.
const RING: usize = 256;

/// What those who listen are told.
#[derive(Clone, Debug)]
pub(crate) enum Heard {
    Change(Arc<Change>),
    /// Something was missed: everything may have changed.
    Resync,
}

/// Who listens, and what they are told. Cheap to clone.
#[derive(Clone)]
pub struct Changes(Arc<Inner>);

struct Inner {
    tenants: Mutex<HashMap<TenantId, broadcast::Sender<Heard>>>,
    /// Whether all that happens from now on is told here.
    following: watch::Sender<bool>,
    begun: Notify,
}

impl Default for Changes {
    fn default() -> Self {
        let following = watch::Sender::new(false);
        Self(Arc::new(Inner { tenants: Mutex::default(), following, begun: Notify::new() }))
    }
}

impl Changes {
    fn tenants(&self) -> MutexGuard<'_, HashMap<TenantId, broadcast::Sender<Heard>>> {
        self.0.tenants.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until somebody listens.
    pub async fn watched(&self) {
        while self.tenants().is_empty() {
            self.0.begun.notified().await;
        }
    }

    /// From now on everything is told.
    pub fn follow(&self) {
        self.0.following.send_replace(true);
    }

    /// Whether nobody listens any more; then nothing need be told until somebody does.
    #[must_use]
    pub fn rest(&self) -> bool {
        let mut tenants = self.tenants();
        tenants.retain(|_, ring| ring.receiver_count() > 0);
        if tenants.is_empty() {
            self.0.following.send_replace(false);
        }
        tenants.is_empty()
    }

    /// Tells what changed in a tenant.
    pub fn tell(&self, tenant: TenantId, change: Change) {
        if let Some(ring) = self.tenants().get(&tenant) {
            // Nobody may be listening any more.
            let _ = ring.send(Heard::Change(Arc::new(change)));
        }
    }

    /// Something was missed: tells everybody to look again.
    pub fn missed(&self) {
        for ring in self.tenants().values() {
            let _ = ring.send(Heard::Resync);
        }
    }

    pub(crate) fn ear(&self, tenant: TenantId) -> Ear {
        let heard = self.tenants().entry(tenant).or_insert_with(|| broadcast::Sender::new(RING)).subscribe();
        self.0.begun.notify_one();
        Ear { heard, following: self.0.following.subscribe(), pending: Vec::new(), lost: false }
    }
}

/// One listener's place in its tenant's ring.
pub(crate) struct Ear {
    heard: broadcast::Receiver<Heard>,
    following: watch::Receiver<bool>,
    pending: Vec<Arc<Change>>,
    lost: bool,
}

/// What a listener heard since the last time.
pub(crate) enum Since {
    /// In order, each thing once, as it is now.
    Changes(Vec<Arc<Change>>),
    /// Too much, or something was missed.
    Resync,
}

/// Changes told one by one; after more of them looking again is cheaper.
const TOLD: usize = 100;

impl Ear {
    /// Waits until all that happens is told here.
    pub(crate) async fn following(&mut self) {
        // The sender lives as long as the gateway; when it is gone nothing is told any more.
        if self.following.wait_for(|following| *following).await.is_err() {
            std::future::pending::<()>().await;
        }
    }

    /// Whether all that happens is told here.
    pub(crate) fn follows(&self) -> bool {
        *self.following.borrow()
    }

    /// Waits until something was told.
    pub(crate) async fn heard(&mut self) {
        if !self.pending.is_empty() || self.lost {
            return;
        }
        let first = self.heard.recv().await;
        self.take(first.map_err(|error| match error {
            broadcast::error::RecvError::Lagged(_) => true,
            broadcast::error::RecvError::Closed => false,
        }));
        if self.pending.is_empty() && !self.lost {
            std::future::pending::<()>().await;
        }
    }

    /// `Err(true)`: the ring came round.
    fn take(&mut self, heard: Result<Heard, bool>) {
        match heard {
            Ok(Heard::Change(change)) => self.pending.push(change),
            Ok(Heard::Resync) | Err(true) => self.lost = true,
            Err(false) => {}
        }
    }

    /// Everything heard so far.
    pub(crate) fn since(&mut self) -> Since {
        loop {
            match self.heard.try_recv() {
                Ok(heard) => self.take(Ok(heard)),
                Err(broadcast::error::TryRecvError::Lagged(_)) => self.take(Err(true)),
                Err(_) => break,
            }
        }
        let pending = std::mem::take(&mut self.pending);
        if std::mem::take(&mut self.lost) || pending.len() > TOLD {
            return Since::Resync;
        }
        let last: HashMap<_, usize> = pending.iter().enumerate().map(|(place, change)| (what(change), place)).collect();
        let is_last = |place: usize, change: &Change| last.get(&what(change)) == Some(&place);
        let kept = pending.iter().enumerate().filter(|(place, change)| is_last(*place, change));
        Since::Changes(kept.map(|(_, change)| change.clone()).collect())
    }
}

fn what(change: &Change) -> (&'static str, Uuid, Option<CompanyId>) {
    (change.kind, change.id, change.company)
}

#[cfg(test)]
mod tests;
