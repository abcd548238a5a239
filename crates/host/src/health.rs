//! What the process depends on and how each part is doing.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::future::join_all;
use kernel::BoxFuture;
use serde::Serialize;
use tokio::time::Instant;

/// A probe that has not answered by then counts as down.
pub const PROBE_LIMIT: Duration = Duration::from_secs(1);
/// A report is given again for this long, so that watchers cost nothing.
pub const REPORT_AGE: Duration = Duration::from_millis(250);

/// What a probe found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Probe {
    /// It answers.
    Up,
    /// It does not; the words are shown to whoever may reach the health endpoint, so no addresses, no secrets.
    Down(String),
}

/// Looks at one dependency.
pub type Look = Arc<dyn Fn() -> BoxFuture<'static, Probe> + Send + Sync>;

/// How the process is doing as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Not yet through its start.
    Starting,
    /// Serving.
    Ready,
    /// A needed dependency is down.
    Unready,
    /// Finishing what is in flight; send new requests elsewhere.
    Draining,
}

/// One dependency in a report.
#[derive(Clone, Debug, Serialize)]
pub struct Dependency {
    /// `up` or `down`.
    pub state: &'static str,
    /// Whether the process is of no use without it.
    pub needed: bool,
    /// Why it is down.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// How long the look took.
    pub milliseconds: u64,
}

/// What `/health/ready` says.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// The whole.
    pub status: Status,
    /// Each dependency by name.
    pub dependencies: Arc<BTreeMap<String, Dependency>>,
}

struct Watched {
    name: String,
    needed: bool,
    look: Look,
}

/// What the last look found.
struct Looked {
    at: Instant,
    found: Arc<BTreeMap<String, Dependency>>,
}

#[derive(Default)]
struct Inner {
    watched: Mutex<Vec<Arc<Watched>>>,
    stage: AtomicU8,
    last: tokio::sync::Mutex<Option<Looked>>,
}

const STARTING: u8 = 0;
const SERVING: u8 = 1;
const DRAINING: u8 = 2;

/// The process's health. Cheap to clone; every clone is the same.
#[derive(Clone, Default)]
pub struct Health(Arc<Inner>);

impl Health {
    /// A process that is starting and depends on nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Watches a dependency without which the process is not ready.
    pub fn need(&self, name: impl Into<String>, look: Look) {
        self.watch(Watched { name: name.into(), needed: true, look });
    }

    /// Watches a dependency the process can do without for a while.
    pub fn want(&self, name: impl Into<String>, look: Look) {
        self.watch(Watched { name: name.into(), needed: false, look });
    }

    fn watch(&self, watched: Watched) {
        self.0.watched.lock().unwrap_or_else(PoisonError::into_inner).push(Arc::new(watched));
    }

    /// The start is done.
    pub fn started(&self) {
        let _ = self.0.stage.compare_exchange(STARTING, SERVING, Ordering::SeqCst, Ordering::SeqCst);
    }

    /// From now on only what is in flight is finished.
    pub fn drain(&self) {
        self.0.stage.store(DRAINING, Ordering::SeqCst);
    }

    /// Whether the start is done.
    #[must_use]
    pub fn has_started(&self) -> bool {
        self.0.stage.load(Ordering::SeqCst) != STARTING
    }

    /// Looks at every dependency, at most every [`REPORT_AGE`]; callers meanwhile share one look.
    pub async fn report(&self) -> Report {
        let dependencies = {
            let mut last = self.0.last.lock().await;
            match last.as_ref() {
                Some(looked) if looked.at.elapsed() < REPORT_AGE => looked.found.clone(),
                _ => {
                    let found = Arc::new(self.look().await);
                    *last = Some(Looked { at: Instant::now(), found: found.clone() });
                    found
                }
            }
        };
        let missing = dependencies.values().any(|dependency| dependency.needed && dependency.state == "down");
        let status = match self.0.stage.load(Ordering::SeqCst) {
            STARTING => Status::Starting,
            DRAINING => Status::Draining,
            _ if missing => Status::Unready,
            _ => Status::Ready,
        };
        Report { status, dependencies }
    }

    async fn look(&self) -> BTreeMap<String, Dependency> {
        let watched = self.0.watched.lock().unwrap_or_else(PoisonError::into_inner).clone();
        join_all(watched.iter().map(|watched| async {
            let started = Instant::now();
            let found = tokio::time::timeout(PROBE_LIMIT, (watched.look)()).await;
            let detail = match found {
                Ok(Probe::Up) => None,
                Ok(Probe::Down(why)) => Some(why),
                Err(_) => Some(format!("no answer within {} ms", PROBE_LIMIT.as_millis())),
            };
            let milliseconds = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
            let state = if detail.is_none() { "up" } else { "down" };
            (watched.name.clone(), Dependency { state, needed: watched.needed, detail, milliseconds })
        }))
        .await
        .into_iter()
        .collect()
    }
}
