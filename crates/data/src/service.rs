//! A service as a value, and what it stands on.

use std::path::PathBuf;
use std::sync::Arc;

use kernel::meta::Document;
use kernel::{
    Clock, Code, DeclaredFlag, Endpoint, EventInfo, Permission, Routes, Series, Setting, Sight, Subgraph, Watched, Ways,
};

use crate::db::Db;
use crate::delivery::{Handler, Job};
use crate::task::Task;
use crate::tenants::Enclosure;
use crate::vault::Sealed;

/// What a service is built on.
#[derive(Clone)]
pub struct Runtime {
    /// The database, as this service's role.
    pub db: Db,
    /// Where `now` comes from.
    pub clock: Clock,
    /// The data folder, for what is written to disk (exports).
    pub files: PathBuf,
    /// Where people reach the installation, such as `https://erp.example.com`: links handed to them begin with it.
    pub origin: Arc<str>,
    /// The ways to the services this one asks.
    pub ways: Ways,
    /// What the operator decided about people's files.
    pub uploads: Uploads,
    /// Who may see a document of any service.
    pub sight: Sight,
}

impl Runtime {
    /// A house nobody lives in: services on it can be described, not used.
    #[must_use]
    pub fn described(db: Db) -> Self {
        Self {
            db,
            clock: Clock::default(),
            files: PathBuf::new(),
            origin: Arc::default(),
            ways: Ways::default(),
            uploads: Uploads::default(),
            sight: Sight::default(),
        }
    }

    /// The same house, as this service's role (`vextrus_<service>`).
    #[must_use]
    pub fn acting_as(&self, role: &'static str) -> Self {
        Self { db: self.db.acting_as(role), ..self.clone() }
    }
}

/// What the operator decided about people's files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uploads {
    /// Where they lie; `files` in the data folder when none.
    pub folder: Option<PathBuf>,
    /// Bytes of one file at most.
    pub largest: u64,
    /// Bytes of a tenant at most.
    pub quota: u64,
    /// The virus scanner: `HOST:PORT`, or the path of its socket; none when nobody scans.
    pub scanner: Option<String>,
    /// Whether files nobody scans may be read by others than whoever uploaded them.
    pub unscanned: bool,
}

impl Default for Uploads {
    fn default() -> Self {
        Self { folder: None, largest: 1 << 30, quota: 50 << 30, scanner: None, unscanned: false }
    }
}

/// What a service owns in the database.
#[derive(Clone, Copy)]
pub struct Schema {
    /// Schema and service, with `_` for `-`.
    pub name: &'static str,
    /// `V1__what` and the SQL, oldest first.
    pub migrations: &'static [(&'static str, &'static str)],
    /// Function files, applied again when their text changes.
    pub functions: &'static [(&'static str, &'static str)],
}

impl Service {
    /// Makes what it declares known to the process: permissions, settings, flags, series, how it refuses. Doing it again changes
    /// nothing.
    pub fn register(&self) {
        kernel::register_permissions(self.permissions);
        kernel::register_settings(self.settings);
        kernel::register_flags(self.flags);
        kernel::register_series(self.series);
        crate::register_words(self.errors, self.constraints);
    }
}

/// A statement about a tenant's rows that must always be true.
#[derive(Clone, Copy, Debug)]
pub struct Proof {
    /// `noun.what`.
    pub name: &'static str,
    /// What is true, in English.
    pub sentence: &'static str,
    /// Finds what is wrong: one text column `wrong`, no rows when all is well.
    pub sql: &'static str,
}

/// A service: what it is, what it answers, what it does by itself.
pub struct Service {
    /// Its name, as in `--only`.
    pub name: &'static str,
    /// Its role in the database.
    pub role: &'static str,
    /// Its tables and functions.
    pub schema: Schema,
    /// What may be granted.
    pub permissions: &'static [&'static Permission],
    /// What a tenant may choose about how it works.
    pub settings: &'static [&'static Setting],
    /// Its flags.
    pub flags: &'static [&'static DeclaredFlag],
    /// Its series of numbers.
    pub series: &'static [&'static Series],
    /// How it refuses.
    pub errors: &'static [&'static Code],
    /// The sentence of each constraint, with the field it speaks of.
    pub constraints: &'static [(&'static str, &'static Code, &'static str)],
    /// What it tells.
    pub events: &'static [EventInfo],
    /// Which of it people may watch.
    pub watched: &'static [Watched],
    /// Its part of the graph.
    pub graph: Option<Arc<dyn Subgraph>>,
    /// Its documents, as people meet them.
    pub meta: &'static [&'static Document],
    /// Its REST operations.
    pub endpoints: Vec<Endpoint>,
    /// What other services may ask.
    pub answers: Routes,
    /// What must always be true of a tenant's rows; `verify` runs them.
    pub proofs: &'static [Proof],
    /// Its columns under lock.
    pub sealed: &'static [Sealed],
    /// What it does when something happened.
    pub handlers: Vec<Handler>,
    /// What it does when its time has come.
    pub jobs: Vec<Job>,
    /// What it does over and over by itself.
    pub tasks: Vec<Task>,
    /// What it adds to a tenant's export besides its rows.
    pub enclosures: Vec<Enclosure>,
}
