//! Serves an app: REST, GraphQL, health and metrics, on its doors, until asked to stop.

mod caller;
mod connection;
mod cors;
mod gate;
mod graphql;
mod handle;
mod headers;
mod ops;
mod presented;
pub(crate) mod rest;
mod socket;
pub(crate) mod stream;
mod table;

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use kernel::{BoxFuture, Cx, Endpoint, Error, Graph, Result, Subgraph};
use tokio::net::TcpListener;
use tokio::sync::watch;
use uuid::Uuid;

use crate::config::Http;
use crate::health::Health;
use crate::metrics::MetricsHandle;
use crate::shutdown::Shutdown;
use crate::wire::InternalRoutes;

pub use headers::KEY_LIMIT;

/// What a request shows of who sends it.
#[derive(Clone, Copy)]
pub struct Presented<'a> {
    /// The bearer token, else the session cookie's.
    pub token: Option<&'a str>,
    /// Whether the token came in the cookie.
    pub by_cookie: bool,
    /// The client's own address, behind the proxies that are trusted.
    pub address: IpAddr,
    /// The request's id.
    pub request: Uuid,
}

/// Who is calling. Filled by the binary; the chassis knows no user.
pub trait Authority: Send + Sync {
    /// The context behind a token, or of nobody when there is none.
    ///
    /// The chassis then adds request id, idempotency key and language.
    ///
    /// # Errors
    /// `kernel.unauthenticated` when the token is wrong, expired or revoked.
    fn identify<'a>(&'a self, presented: Presented<'a>) -> BoxFuture<'a, Result<Cx>>;

    /// The same at once, when the token was verified a moment ago. Saves the future, and tells the rate limit that
    /// the token is somebody's: only then is its holder counted apart from its address.
    fn cached(&self, presented: &Presented<'_>) -> Option<Cx> {
        let _ = presented;
        None
    }

    /// What is known of this token is out of date: the next call with it asks anew.
    fn forget(&self, token: &str) {
        let _ = token;
    }

    /// Raised whenever what was known of callers may be out of date: a session ended, roles changed.
    fn news(&self) -> watch::Receiver<u64> {
        watch::channel(0).1
    }

    /// Somebody was refused for want of a permission. Told once for each refusal; must not wait for anything.
    fn refused(&self, cx: &Cx, error: &Error) {
        let _ = (cx, error);
    }
}

/// Everything a process serves, as plain values.
pub struct App {
    /// The services hosted here, for `/health`.
    pub services: Vec<&'static str>,
    /// REST operations with the service each belongs to.
    pub endpoints: Vec<(&'static str, Endpoint)>,
    /// The services' subgraphs, each at `/graphql/<service>`.
    pub graphs: Vec<Arc<dyn Subgraph>>,
    /// The graph over all of them, at `/graphql`.
    pub graph: Option<Arc<dyn Graph>>,
    /// Pages and whatever else answers at other paths, behind the same chassis.
    pub pages: Option<axum::Router>,
    /// Who is calling.
    pub authority: Arc<dyn Authority>,
    /// How the process is doing.
    pub health: Health,
    /// Limits and switches.
    pub config: Http,
    /// Where the numbers are.
    pub metrics: MetricsHandle,
    /// What other processes may ask, signed.
    pub internal: Option<InternalRoutes>,
}

/// The sockets an app answers on.
#[derive(Debug)]
pub struct Doors {
    /// For everybody.
    pub public: TcpListener,
    /// For the operator: health and metrics.
    pub admin: Option<TcpListener>,
    /// For other processes of the installation.
    pub internal: Option<TcpListener>,
}

/// Which door a request came through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Door {
    Public,
    Admin,
    Internal,
}

const HOUSEKEEPING: Duration = Duration::from_secs(5);

/// Serves until asked to stop, then finishes what is in flight.
///
/// Asked once: not ready any more, after `drain_grace` no new connections, up to `drain_timeout` for requests in flight.
/// Asked twice: returns at once.
///
/// # Errors
/// Two operations at one path, or a path that cannot be served.
pub async fn serve(app: App, doors: Doors, shutdown: Shutdown) -> Result<()> {
    let served = Arc::new(handle::Served::new(app)?);
    let (health, config) = (served.health.clone(), served.config.clone());
    let listeners = [(Door::Public, Some(doors.public)), (Door::Admin, doors.admin), (Door::Internal, doors.internal)];
    let desk = connection::Desk::new(served.clone());
    for (door, listener) in listeners {
        if let Some(listener) = listener {
            desk.open(door, listener);
        }
    }
    let drained = async {
        shutdown.asked().await;
        health.drain();
        tracing::info!("draining");
        tokio::time::sleep(config.drain_grace.0).await;
        if tokio::time::timeout(config.drain_timeout.0, desk.finish()).await.is_err() {
            tracing::warn!("requests still in flight were given up");
        }
    };
    tokio::select! {
        () = drained => {}
        () = shutdown.insisted() => tracing::warn!("stopped at once"),
        () = keep_house(&served) => {}
    }
    desk.close();
    Ok(())
}

/// Listens on `address`.
///
/// # Errors
/// The address is taken or not this machine's; it is named.
pub async fn listen(address: std::net::SocketAddr) -> Result<TcpListener> {
    TcpListener::bind(address).await.map_err(|error| {
        Error::new(&crate::config::INVALID).with("reason", format!("cannot listen on {address}: {error}"))
    })
}

async fn keep_house(served: &handle::Served) {
    let mut tick = tokio::time::interval(HOUSEKEEPING);
    loop {
        tick.tick().await;
        served.metrics.upkeep();
        served.gate.forget();
    }
}
