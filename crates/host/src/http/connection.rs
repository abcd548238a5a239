//! Accepts connections and keeps them: slow ones are dropped, idle ones closed, busy ones finished.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::time::Instant;

use super::Door;
use super::handle::{Served, handle};
use crate::config::Http;

/// What connections are told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Phase {
    Talk,
    Finish,
    Close,
}

/// All doors and connections of one app.
pub(super) struct Desk {
    served: Arc<Served>,
    phase: watch::Sender<Phase>,
    /// The operator watches until the end.
    admin: watch::Sender<Phase>,
}

impl Desk {
    pub(super) fn new(served: Arc<Served>) -> Self {
        Self { served, phase: watch::Sender::new(Phase::Talk), admin: watch::Sender::new(Phase::Talk) }
    }

    /// Accepts at this door from now on.
    pub(super) fn open(&self, door: Door, listener: TcpListener) {
        let slots = Arc::new(Semaphore::new(self.served.config.connections.min(Semaphore::MAX_PERMITS)));
        let phase = if door == Door::Admin { &self.admin } else { &self.phase };
        tokio::spawn(accept(self.served.clone(), door, listener, slots, phase.subscribe()));
    }

    /// Stops accepting, but for the operator, and waits until every connection has finished.
    pub(super) async fn finish(&self) {
        self.phase.send_replace(Phase::Finish);
        self.phase.closed().await;
    }

    /// Drops what is left.
    pub(super) fn close(&self) {
        self.phase.send_replace(Phase::Close);
        self.admin.send_replace(Phase::Close);
    }
}

/// A pause after the system refused a connection (no file descriptors left): trying at once would spin.
const BREATH: Duration = Duration::from_millis(50);

async fn accept(
    served: Arc<Served>,
    door: Door,
    listener: TcpListener,
    slots: Arc<Semaphore>,
    mut phase: watch::Receiver<Phase>,
) {
    let builder = Arc::new(builder(&served.config, door));
    loop {
        let next = async {
            let slot = slots.clone().acquire_owned().await.ok();
            (slot, listener.accept().await)
        };
        let (slot, accepted) = tokio::select! {
            _ = phase.wait_for(|phase| *phase > Phase::Talk) => break,
            accepted = next => accepted,
        };
        match accepted {
            Ok((stream, peer)) => {
                let line = Line {
                    served: served.clone(),
                    door,
                    peer,
                    phase: phase.clone(),
                    seat: Arc::new(Semaphore::new(1)),
                    born: Instant::now(),
                    busy: AtomicU64::new(0),
                    last: AtomicU64::new(0),
                };
                tokio::spawn(converse(Arc::new(line), builder.clone(), stream, slot));
            }
            Err(error) => {
                tracing::warn!(%error, "a connection was not accepted");
                tokio::time::sleep(BREATH).await;
            }
        }
    }
}

/// A context with hundreds of grants travels in a head between processes.
const INTERNAL_HEAD: usize = 256 * 1024;

fn builder(config: &Http, door: Door) -> auto::Builder<TokioExecutor> {
    let head = if door == Door::Internal { INTERNAL_HEAD } else { config.header_limit };
    let mut builder = auto::Builder::new(TokioExecutor::new());
    // No timer for heads here: it would cost an allocation and a timer entry a request. `converse` watches instead.
    // One buffer instead of a vector of two: answers are small, and the kernel takes one faster (5–8 % measured).
    builder.http1().half_close(false).writev(false).max_buf_size(head);
    builder
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(Duration::from_secs(30))
        .keep_alive_timeout(Duration::from_secs(20))
        .max_concurrent_streams(100)
        .max_header_list_size(u32::try_from(head).unwrap_or(u32::MAX));
    builder
}

/// One connection.
pub(super) struct Line {
    pub(super) served: Arc<Served>,
    pub(super) door: Door,
    pub(super) peer: SocketAddr,
    pub(super) phase: watch::Receiver<Phase>,
    /// Taken by the socket the connection becomes.
    seat: Arc<Semaphore>,
    born: Instant,
    /// Requests being answered.
    busy: AtomicU64,
    /// When the last request came or was answered, in milliseconds since birth; 0 before the first.
    last: AtomicU64,
}

impl Line {
    /// Held by the socket this connection becomes: as long as it is there, so is the connection.
    pub(super) fn seat(&self) -> Option<OwnedSemaphorePermit> {
        self.seat.clone().try_acquire_owned().ok()
    }

    fn stir(&self) {
        let age = u64::try_from(self.born.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.last.store(age.max(1), Ordering::Relaxed);
    }

    /// When to look again, or `None` when the connection has had its time.
    fn next_look(&self) -> Option<Instant> {
        let config = &self.served.config;
        let deadline = match self.last.load(Ordering::Relaxed) {
            0 => self.born + config.header_timeout.0,
            last => self.born + Duration::from_millis(last) + config.idle_timeout.0,
        };
        if self.busy.load(Ordering::Relaxed) > 0 {
            return Some(Instant::now() + config.idle_timeout.0);
        }
        (deadline > Instant::now()).then_some(deadline)
    }
}

/// Counts a request as being answered until dropped.
struct Busy(Arc<Line>);

impl Busy {
    fn new(line: Arc<Line>) -> Self {
        line.stir();
        line.busy.fetch_add(1, Ordering::Relaxed);
        Self(line)
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.stir();
        self.0.busy.fetch_sub(1, Ordering::Relaxed);
    }
}

async fn converse(
    line: Arc<Line>,
    builder: Arc<auto::Builder<TokioExecutor>>,
    stream: TcpStream,
    _slot: Option<OwnedSemaphorePermit>,
) {
    let _ = stream.set_nodelay(true);
    let service = service_fn(|request| {
        let busy = Busy::new(line.clone());
        async move { Ok::<_, Infallible>(handle(&busy.0, request).await) }
    });
    let mut phase = line.phase.clone();
    let mut connection = pin!(builder.serve_connection_with_upgrades(TokioIo::new(stream), service));
    let mut look = pin!(tokio::time::sleep_until(line.born + line.served.config.header_timeout.0));
    let mut told = Phase::Talk;
    loop {
        tokio::select! {
            biased;
            _ = connection.as_mut() => break,
            heard = phase.wait_for(|phase| *phase > told) => {
                told = heard.map_or(Phase::Close, |phase| *phase);
                if told == Phase::Close {
                    return;
                }
                connection.as_mut().graceful_shutdown();
            }
            () = look.as_mut() => match line.next_look() {
                Some(next) => look.as_mut().reset(next),
                // Nothing was ever asked: hang up.
                None if line.last.load(Ordering::Relaxed) == 0 => return,
                None => {
                    connection.as_mut().graceful_shutdown();
                    look.as_mut().reset(Instant::now() + line.served.config.idle_timeout.0);
                }
            },
        }
    } // What became a socket counts as a connection until it ends.
    tokio::select! {
        _ = line.seat.acquire() => {}
        _ = phase.wait_for(|phase| *phase == Phase::Close) => {}
    }
}
