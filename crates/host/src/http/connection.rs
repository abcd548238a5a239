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
enum Phase {
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
                let talk = Talk {
                    served: served.clone(),
                    door,
                    peer,
                    born: Instant::now(),
                    busy: AtomicU64::new(0),
                    last: AtomicU64::new(0),
                };
                tokio::spawn(converse(Arc::new(talk), builder.clone(), stream, phase.clone(), slot));
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
struct Talk {
    served: Arc<Served>,
    door: Door,
    peer: SocketAddr,
    born: Instant,
    /// Requests being answered.
    busy: AtomicU64,
    /// When the last request came or was answered, in milliseconds since birth; 0 before the first.
    last: AtomicU64,
}

impl Talk {
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
struct Busy(Arc<Talk>);

impl Busy {
    fn new(talk: Arc<Talk>) -> Self {
        talk.stir();
        talk.busy.fetch_add(1, Ordering::Relaxed);
        Self(talk)
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.stir();
        self.0.busy.fetch_sub(1, Ordering::Relaxed);
    }
}

async fn converse(
    talk: Arc<Talk>,
    builder: Arc<auto::Builder<TokioExecutor>>,
    stream: TcpStream,
    mut phase: watch::Receiver<Phase>,
    _slot: Option<OwnedSemaphorePermit>,
) {
    let _ = stream.set_nodelay(true);
    let service = service_fn(|request| {
        let busy = Busy::new(talk.clone());
        async move {
            let talk = &busy.0;
            Ok::<_, Infallible>(handle(&talk.served, talk.door, talk.peer.ip(), request).await)
        }
    });
    let mut connection = pin!(builder.serve_connection(TokioIo::new(stream), service));
    let mut look = pin!(tokio::time::sleep_until(talk.born + talk.served.config.header_timeout.0));
    let mut told = Phase::Talk;
    loop {
        tokio::select! {
            biased;
            _ = connection.as_mut() => return,
            heard = phase.wait_for(|phase| *phase > told) => {
                told = heard.map_or(Phase::Close, |phase| *phase);
                if told == Phase::Close {
                    return;
                }
                connection.as_mut().graceful_shutdown();
            }
            () = look.as_mut() => match talk.next_look() {
                Some(next) => look.as_mut().reset(next),
                // Nothing was ever asked: hang up.
                None if talk.last.load(Ordering::Relaxed) == 0 => return,
                None => {
                    connection.as_mut().graceful_shutdown();
                    look.as_mut().reset(Instant::now() + talk.served.config.idle_timeout.0);
                }
            },
        }
    }
}
