//! A PostgreSQL that belongs to the data folder.
//!
//! The process that holds the folder's lock runs the server as its child, the others are its guests. When the
//! owner dies, the server ends with it and one of the guests takes the lock and starts it again: the address
//! stays, clients reconnect. A server that dies alone is started again by its owner.
//!
//! ```text
//! DATA/lock            who runs the server (flock)
//! DATA/postgres        the cluster (PGDATA), logs in log/
//! DATA/postgres.conf   our settings, written at every start
//! DATA/postgres.new    a cluster still being made
//! ```
//!
//! The socket lies in a short folder of its own, `/run/vextrus-UID-HASH` (root) or `/tmp/vextrus-UID-HASH`,
//! which only PostgreSQL's user may enter.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use kernel::{Error, Result};
use tokio::sync::watch;

mod account;
mod archive;
mod binaries;
pub mod errors;
mod initialise;
mod keeper;
mod pidfile;
mod place;
mod probe;
mod process;
mod server;
mod settings;
mod socket;
mod words;

pub use archive::{Archive, Ground, passable};
pub use binaries::{Binaries, VERSIONS, bundles, find_binaries};
use keeper::{Leash, Opened, State};

/// The cluster's superuser.
pub const SUPERUSER: &str = "vextrus_admin";

/// The database everything is kept in.
pub const DATABASE: &str = "vextrus";

/// What a cluster is opened with.
#[derive(Clone, Debug)]
pub struct Options {
    /// The data folder; made when missing.
    pub data: PathBuf,
    /// More folders to look for PostgreSQL in (see [`bundles`]).
    pub extra_binaries: Vec<PathBuf>,
    /// Off in tests only: a power cut then costs the cluster.
    pub fsync: bool,
    /// How many connections the server takes.
    pub max_connections: u32,
    /// Where the socket's folder is made; by default `/run` for root, else `/tmp`. Must be short.
    pub run: Option<PathBuf>,
    /// More settings, which win over ours (`archive_command` …).
    pub settings: Vec<(String, String)>,
}

impl Options {
    /// The usual for this data folder.
    #[must_use]
    pub fn new(data: impl Into<PathBuf>) -> Self {
        Self {
            data: data.into(),
            extra_binaries: Vec::new(),
            fsync: true,
            max_connections: 100,
            run: None,
            settings: Vec::new(),
        }
    }
}

/// The data folder's PostgreSQL, run by this process or by another one. Dropped, it is stopped in the background.
pub struct Cluster {
    leash: Leash,
    state: watch::Receiver<State>,
    opened: Opened,
    data: PathBuf,
}

impl Cluster {
    /// Starts PostgreSQL, or joins the process that runs it; returns when it answers.
    ///
    /// # Errors
    /// When binaries are missing or of another version, the folder cannot be used, or the server does not answer.
    pub async fn open(options: Options) -> Result<Self> {
        process::bury_orphans_as_init();
        let data = options.data.clone();
        let (leash, state, told) = keeper::begin(options)?;
        let opened = told.await.map_err(Error::internal)??;
        Ok(Self { leash, state, opened, data })
    }

    /// The superuser's connection string, as `tokio_postgres::Config` reads it. It stays the same when another
    /// process takes over.
    #[must_use]
    pub fn url(&self) -> String {
        let host = self.opened.socket_folder.display().to_string().replace('\\', "\\\\").replace('\'', "\\'");
        format!("host='{host}' user={SUPERUSER} dbname={DATABASE}")
    }

    /// The folder the socket lies in.
    #[must_use]
    pub fn socket_dir(&self) -> &Path {
        &self.opened.socket_folder
    }

    /// Whether this process runs the server just now; a guest becomes the owner when the owner dies.
    #[must_use]
    pub fn owned(&self) -> bool {
        matches!(*self.state.borrow(), State::Owner)
    }

    /// How long it took until it answered.
    #[must_use]
    pub fn started_in(&self) -> Duration {
        self.opened.took
    }

    /// Whether the cluster was made by this call.
    #[must_use]
    pub fn initialised(&self) -> bool {
        self.opened.initialised
    }

    /// Returns only when PostgreSQL had to be given up, with the sentence that says why: the program should end.
    pub async fn lost(&self) -> Error {
        let mut state = self.state.clone();
        let ended = state.wait_for(|state| matches!(state, State::Ended(_))).await;
        let reason = match ended.as_deref() {
            Ok(State::Ended(Some(reason))) => reason.to_string(),
            _ => "its keeper ended".to_owned(),
        };
        keeper::given_up(&reason, &self.data)
    }

    /// Stops the server (as its owner) and returns when it has ended; as a guest only leaves.
    ///
    /// # Errors
    /// When it had been given up before.
    pub async fn stop(self) -> Result<()> {
        let Self { leash, mut state, data, .. } = self;
        drop(leash);
        match state.wait_for(|state| matches!(state, State::Ended(_))).await.as_deref() {
            Ok(State::Ended(Some(reason))) => Err(keeper::given_up(reason, &data)),
            _ => Ok(()),
        }
    }
}

/// What an error of the file system says about a path.
fn unusable(path: &Path) -> impl Fn(io::Error) -> Error + use<> {
    let path = path.to_owned();
    move |error| Error::new(&errors::FOLDER_UNUSABLE).with("path", path.display()).with("reason", &error).because(error)
}
