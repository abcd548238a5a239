//! How much at once: requests a client may make, requests worked on at the same time.

use std::hash::{BuildHasher as _, RandomState};
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::Arc;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use http::HeaderMap;
use kernel::{Error, Result};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::config::{Http, Net};
use crate::metrics::GateMetrics;
use crate::problem::codes;

/// The gate every request passes.
pub(crate) struct Gate {
    clients: Option<DefaultKeyedRateLimiter<u64>>,
    clock: DefaultClock,
    /// Clients are remembered by a number nobody outside can aim at.
    hash: RandomState,
    slots: Arc<Semaphore>,
    trusted: Vec<Net>,
    pub(super) metrics: GateMetrics,
}

impl Gate {
    pub(super) fn new(config: &Http) -> Self {
        let rate = NonZeroU32::new(config.rate_per_second);
        let quota = rate
            .map(|rate| Quota::per_second(rate).allow_burst(NonZeroU32::new(config.burst).unwrap_or(NonZeroU32::MIN)));
        Self {
            clients: quota.map(RateLimiter::keyed),
            clock: DefaultClock::default(),
            hash: RandomState::new(),
            slots: Arc::new(Semaphore::new(config.concurrent_requests.min(Semaphore::MAX_PERMITS))),
            trusted: config.trusted_proxies.0.clone(),
            metrics: GateMetrics::new(),
        }
    }

    /// A place among the requests worked on, given back when dropped.
    pub(super) fn enter(&self) -> Result<OwnedSemaphorePermit> {
        self.slots.clone().try_acquire_owned().map_err(|_| Error::new(&codes::TOO_BUSY))
    }

    /// Counts a request of somebody known by this token.
    pub(super) fn admit_token(&self, token: &str) -> Result<()> {
        self.admit(|| self.hash.hash_one(token))
    }

    /// Counts a request of whoever sits at the address.
    pub(super) fn admit_address(&self, client: IpAddr) -> Result<()> {
        self.admit(|| self.hash.hash_one(neighbourhood(client)))
    }

    fn admit(&self, client: impl FnOnce() -> u64) -> Result<()> {
        let Some(clients) = &self.clients else { return Ok(()) };
        clients.check_key(&client()).map_err(|early| {
            self.metrics.rate_limited.increment(1);
            let wait = early.wait_time_from(self.clock.now());
            let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
            Error::new(&kernel::codes::RATE_LIMITED).with("seconds", seconds.max(1))
        })
    }

    /// Forgets clients whose bucket is full again, so that memory stays bounded.
    pub(super) fn forget(&self) {
        if let Some(clients) = &self.clients {
            clients.retain_recent();
            clients.shrink_to_fit();
        }
    }

    /// Whether this address is a trusted proxy's, whose word about its client counts.
    pub(super) fn trusts(&self, address: IpAddr) -> bool {
        self.trusted.iter().any(|net| net.holds(address))
    }

    /// The client's own address: the last one in `X-Forwarded-For` that is no trusted proxy's.
    pub(super) fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        if !self.trusts(peer) {
            return peer;
        }
        let lines = headers.get_all("x-forwarded-for").iter().rev().filter_map(|line| line.to_str().ok());
        let mut client = peer;
        for entry in lines.flat_map(|line| line.rsplit(',')) {
            // What nobody can read was not written by a proxy of ours.
            let Ok(address) = entry.trim().parse::<IpAddr>() else { break };
            client = address;
            if !self.trusts(address) {
                break;
            }
        }
        client
    }
}

/// A household has a whole /64 of IPv6 addresses.
fn neighbourhood(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => {
            let segments = address.segments();
            IpAddr::V6(Ipv6Addr::new(segments[0], segments[1], segments[2], segments[3], 0, 0, 0, 0))
        }
    }
}
