//! The folder of backups, and what each says of itself.
//!
//! ```text
//! BACKUPS/20260701T200000Z/manifest.json    what it is, each part with its size and digest
//!                          cluster-0001.tar.zst …    the database's files
//!                          configuration.sealed, keys.sealed    readable with the operator's key only
//! BACKUPS/NAME.partial     one still being made, or given up
//! BACKUPS/wal              the archived log
//! ```

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use host::config::Config;
use host::postgres::passable;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::parts::Part;
use super::wal::Segment;

/// Raised when an older program could not read what a newer one writes.
const FORMAT: u32 = 1;
const MANIFEST: &str = "manifest.json";
const PARTIAL: &str = "partial";

/// What a backup is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The managed cluster's files: with the archived log, any moment since.
    Base,
    /// Every tenant's rows, out of a database that is somebody else's.
    Logical,
}

/// The stretch of the log a base backup cannot do without.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Log {
    pub first: String,
    pub last: String,
}

/// Something of the data folder that is not in the backup.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Outside {
    pub name: String,
    pub files: u64,
    pub bytes: u64,
}

/// What a backup says of itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Manifest {
    pub format: u32,
    pub name: String,
    pub kind: Kind,
    /// The program that made it.
    pub vextrus: String,
    /// The server it was made of.
    pub postgres: String,
    pub begun: Timestamp,
    /// From this moment on it can be restored.
    pub ended: Timestamp,
    /// What a server that recovers it must be set to at least.
    pub max_connections: u32,
    pub log: Option<Log>,
    /// The operator's key its sealed parts are sealed to.
    pub operator_key: String,
    pub parts: Vec<Part>,
    /// Folders and files beside the database, to be kept by other means.
    pub outside: Vec<Outside>,
    /// Signed heads of the audit chains at that moment.
    pub heads: Vec<Value>,
}

impl Manifest {
    /// An empty one.
    pub fn new(name: String, kind: Kind, begun: Timestamp, operator_key: String) -> Self {
        Self {
            format: FORMAT,
            name,
            kind,
            vextrus: env!("CARGO_PKG_VERSION").to_owned(),
            postgres: String::new(),
            begun,
            ended: begun,
            max_connections: 0,
            log: None,
            operator_key,
            parts: Vec::new(),
            outside: Vec::new(),
            heads: Vec::new(),
        }
    }

    fn read(folder: &Path) -> Result<Self> {
        let path = folder.join(MANIFEST);
        let text = fs::read(&path).with_context(|| path.display().to_string())?;
        let manifest: Self = serde_json::from_slice(&text).with_context(|| path.display().to_string())?;
        if manifest.format > FORMAT {
            bail!("{} was written by a newer vextrus ({}); use that one", path.display(), manifest.vextrus);
        }
        Ok(manifest)
    }

    /// First and last segment it needs; none of a logical one.
    pub fn segments(&self) -> Option<(Segment, Segment)> {
        let log = self.log.as_ref()?;
        Segment::parse(&log.first).zip(Segment::parse(&log.last))
    }

    pub fn bytes(&self) -> u64 {
        self.parts.iter().map(|part| part.bytes).sum()
    }
}

/// The folder.
#[derive(Clone)]
pub struct Store {
    pub root: PathBuf,
}

/// Held as long as somebody makes or removes backups here.
pub struct Busy(#[expect(dead_code, reason = "held, not used")] File);

impl Store {
    /// Of this installation; made when the first backup is.
    pub fn of(data: &Path, config: &Config) -> Self {
        Self { root: config.backup.folder.clone().unwrap_or_else(|| data.join("backups")) }
    }

    /// What `--from` names: the folder, or one backup in it.
    pub fn found(path: &Path) -> Result<(Self, Option<String>)> {
        let path = fs::canonicalize(path).with_context(|| path.display().to_string())?;
        if !path.join(MANIFEST).exists() {
            return Ok((Self { root: path }, None));
        }
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let root = path.parent().context("a backup lies in a folder of backups")?;
        Ok((Self { root: root.to_owned() }, name))
    }

    pub fn make(&self) -> Result<()> {
        let made = DirBuilder::new().recursive(true).mode(passable()).create(&self.root);
        made.with_context(|| self.root.display().to_string())
    }

    /// Where the log lies.
    pub fn wal(&self) -> PathBuf {
        self.root.join("wal")
    }

    pub fn folder(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// Refuses a second one at work here.
    pub fn lock(&self) -> Result<Busy> {
        let path = self.root.join("lock");
        let mut options = OpenOptions::new();
        let file = options.write(true).create(true).truncate(false).mode(0o600).open(&path);
        let file = file.with_context(|| path.display().to_string())?;
        match file.try_lock() {
            Ok(()) => Ok(Busy(file)),
            Err(TryLockError::WouldBlock) => {
                bail!("another backup is at work in {}; wait for it", self.root.display())
            }
            Err(TryLockError::Error(error)) => Err(error).with_context(|| path.display().to_string()),
        }
    }

    /// The whole backups, oldest first. What is half-made is not among them, nor one whose manifest cannot be read.
    pub fn list(&self) -> Result<Vec<Manifest>> {
        let mut all: Vec<Manifest> = self.manifests()?.into_iter().filter_map(Result::ok).collect();
        all.sort_by_key(|manifest| manifest.ended);
        Ok(all)
    }

    /// Why some that look whole cannot be read.
    pub fn unreadable(&self) -> Result<Vec<String>> {
        Ok(self.manifests()?.into_iter().filter_map(Result::err).map(|error| format!("{error:#}")).collect())
    }

    fn manifests(&self) -> Result<Vec<Result<Manifest>>> {
        let entries = match fs::read_dir(&self.root) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries.with_context(|| self.root.display().to_string())?,
        };
        let mut all = Vec::new();
        for entry in entries {
            let folder = entry?.path();
            if folder.join(MANIFEST).exists() && folder.extension().is_none_or(|ending| ending != PARTIAL) {
                all.push(Manifest::read(&folder));
            }
        }
        Ok(all)
    }

    /// The backup of this name, or the newest.
    pub fn find(&self, name: Option<&str>) -> Result<Manifest> {
        let mut all = self.list()?;
        match name {
            Some(name) => all
                .into_iter()
                .find(|manifest| manifest.name == name)
                .with_context(|| format!("there is no backup “{name}” in {}", self.root.display())),
            None => all.pop().with_context(|| format!("there is no backup in {}", self.root.display())),
        }
    }

    /// A folder to make one in; what earlier attempts left is removed.
    pub fn begin(&self, now: Timestamp) -> Result<(String, PathBuf)> {
        for entry in fs::read_dir(&self.root)? {
            let path = entry?.path();
            if path.extension().is_some_and(|ending| ending == PARTIAL) {
                fs::remove_dir_all(&path).with_context(|| path.display().to_string())?;
            }
        }
        let stamp = now.to_zoned(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string();
        let mut names = std::iter::once(stamp.clone()).chain((2..).map(|n| format!("{stamp}-{n}")));
        let name = names.find(|name| !self.folder(name).exists()).context("a name")?;
        let partial = self.root.join(format!("{name}.{PARTIAL}"));
        DirBuilder::new().mode(0o700).create(&partial).with_context(|| partial.display().to_string())?;
        Ok((name, partial))
    }

    /// Everything is on disk before the folder gets the name of a whole backup.
    pub fn finish(&self, manifest: &Manifest, partial: &Path) -> Result<()> {
        let mut file = File::create_new(partial.join(MANIFEST))?;
        file.write_all(&serde_json::to_vec_pretty(manifest)?)?;
        file.sync_all()?;
        File::open(partial)?.sync_all()?;
        fs::rename(partial, self.folder(&manifest.name))?;
        Ok(File::open(&self.root)?.sync_all()?)
    }

    /// Its name goes first, so that what is half removed does not look whole.
    pub fn remove(&self, name: &str) -> Result<()> {
        let gone = self.root.join(format!("{name}.{PARTIAL}"));
        fs::rename(self.folder(name), &gone).with_context(|| self.folder(name).display().to_string())?;
        fs::remove_dir_all(&gone).with_context(|| gone.display().to_string())
    }
}
