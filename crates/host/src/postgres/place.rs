//! The data folder: what lies where, and the lock that says whose turn it is.

use std::fs::{DirBuilder, File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, fchown};
use std::path::{Path, PathBuf};
use std::{fs, io, path, process};

use kernel::{Error, Result};
use nix::libc::O_NOFOLLOW;
use nix::unistd::geteuid;

use super::account::Account;
use super::{errors, unusable};

/// A data folder and the user its cluster belongs to.
pub(super) struct Place {
    /// The folder, without links in its path.
    pub data: PathBuf,
    /// `DATA/postgres`: the cluster.
    pub pgdata: PathBuf,
    /// Who PostgreSQL runs as.
    pub account: Account,
}

/// Held as long as this process keeps PostgreSQL running; the system drops it with us, however we die.
pub(super) struct Lock(#[expect(dead_code, reason = "held, not used")] File);

impl Place {
    /// Makes the folder if need be and finds out who PostgreSQL runs as. Refused, nothing was made.
    pub fn prepare(data: &Path) -> Result<Self> {
        let data = path::absolute(data).map_err(unusable(data))?;
        let account = Account::choose(&data, &data.join("postgres"))?;
        if let Some(above) = data.ancestors().find(|folder| folder.exists()) {
            account.must_pass(&fs::canonicalize(above).map_err(unusable(above))?)?;
        }
        make(&data)?;
        let data = fs::canonicalize(&data).map_err(unusable(&data))?;
        // A link to a larger disk is followed here: a running server is known by the folder it really stands in.
        let named = data.join("postgres");
        let pgdata = fs::canonicalize(&named).unwrap_or(named);
        account.must_pass(pgdata.parent().unwrap_or(&data))?;
        Ok(Self { data, pgdata, account })
    }

    /// Where a new cluster is made before it becomes [`Place::pgdata`] in one step.
    pub fn unfinished(&self) -> PathBuf {
        self.data.join("postgres.new")
    }

    /// The settings we write at every start: beside the cluster, wherever that really is.
    pub fn settings(&self) -> PathBuf {
        self.pgdata.with_file_name("postgres.conf")
    }

    /// Where PostgreSQL writes its log.
    pub fn log(&self) -> PathBuf {
        self.pgdata.join("log")
    }

    /// The major version that wrote the cluster; `None` when there is none yet.
    pub fn major(&self) -> Result<Option<u32>> {
        let broken = || Error::new(&errors::NOT_A_CLUSTER).with("folder", self.pgdata.display());
        match fs::read_to_string(self.pgdata.join("PG_VERSION")) {
            Ok(text) => text.trim().parse().map(Some).map_err(|_| broken()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => match fs::read_dir(&self.pgdata) {
                Ok(mut inside) => {
                    if inside.next().is_none() {
                        Ok(None)
                    } else {
                        Err(broken())
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
                Err(error) => Err(unusable(&self.pgdata)(error)),
            },
            Err(error) => Err(unusable(&self.pgdata)(error)),
        }
    }

    /// Takes the lock if nobody has it.
    pub fn try_lock(&self) -> Result<Option<Lock>> {
        let mut file = self.lock_file()?;
        match file.try_lock() {
            Ok(()) => {
                // The number is for people and for the sentence of a waiting process only.
                let noted =
                    file.set_len(0).and_then(|()| file.rewind()).and_then(|()| writeln!(file, "{}", process::id()));
                noted.map_err(unusable(&self.data.join("lock")))?;
                Ok(Some(Lock(file)))
            }
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(unusable(&self.data.join("lock"))(error)),
        }
    }

    /// Who says to hold the lock.
    pub fn holder(&self) -> String {
        let mut text = String::new();
        let read = self.lock_file().and_then(|mut file| file.read_to_string(&mut text).map_err(unusable(&self.data)));
        match (read, text.trim()) {
            (Ok(_), pid) if !pid.is_empty() => format!("process {pid}"),
            _ => "unknown process".to_owned(),
        }
    }

    fn lock_file(&self) -> Result<File> {
        let path = self.data.join("lock");
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false).mode(0o600).custom_flags(O_NOFOLLOW);
        let file = options.open(&path).map_err(unusable(&path))?;
        // Started once by root, the folder's user must be able to take the lock the next time.
        if geteuid().is_root() && file.metadata().map_err(unusable(&path))?.uid() == 0 {
            fchown(&file, Some(self.account.uid), Some(self.account.gid)).map_err(unusable(&path))?;
        }
        Ok(file)
    }
}

fn make(data: &Path) -> Result<()> {
    if let Some(above) = data.parent() {
        fs::create_dir_all(above).map_err(unusable(above))?;
    }
    // Root's folder must let the other user pass; what is secret in it has its own mode.
    let mode = if geteuid().is_root() { 0o711 } else { 0o700 };
    match DirBuilder::new().mode(mode).create(data) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(unusable(data)(error)),
        _ => Ok(()),
    }
}
