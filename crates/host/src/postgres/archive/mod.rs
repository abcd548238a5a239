//! The settings that make a cluster hand over its log, and take it back in a recovery.
//!
//! PostgreSQL calls a program for each segment of its log. It runs as PostgreSQL's user, in the cluster's folder,
//! with nothing of our environment, so everything it must know stands in the command.

use std::fs::{self, DirBuilder};
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};
use std::{io, path};

use kernel::{Error, Result};
use nix::unistd::geteuid;

use super::place::Place;
use super::{errors, unusable};

/// A commit is in the archive after so many seconds at most, busy or not.
const WITHIN_SECONDS: u32 = 60;

/// Where the log of a data folder's cluster goes.
#[derive(Clone, Debug)]
pub struct Archive {
    /// The program that keeps and gives back segments: `PROGRAM wal put --to FOLDER PATH`, `PROGRAM wal get --from FOLDER NAME PATH`.
    pub program: PathBuf,
    /// The folder they lie in.
    pub folder: PathBuf,
    /// While this file is not there, segments are thrown away: without a base backup nobody could use them.
    pub begun: PathBuf,
}

impl Archive {
    /// Archives every segment once `begun` is there. The shell looks, so that nothing of ours is started before.
    #[must_use]
    pub fn settings(&self) -> Vec<(String, String)> {
        let (begun, program, folder) = (word(&self.begun), word(&self.program), word(&self.folder));
        let command = format!("test ! -e {begun} || {program} wal put --to {folder} %p");
        vec![
            ("archive_mode".to_owned(), "on".to_owned()),
            ("archive_command".to_owned(), command),
            ("archive_timeout".to_owned(), WITHIN_SECONDS.to_string()),
        ]
    }

    /// Takes the log back until `until` (as PostgreSQL reads a time), or to its end, and then goes on as a
    /// cluster of its own. Nothing is archived meanwhile.
    #[must_use]
    pub fn recovery(&self, until: Option<&str>) -> Vec<(String, String)> {
        let (program, folder) = (word(&self.program), word(&self.folder));
        let command = format!("{program} wal get --from {folder} %f %p");
        let mut settings = vec![
            ("archive_mode".to_owned(), "off".to_owned()),
            ("restore_command".to_owned(), command),
            ("hot_standby".to_owned(), "on".to_owned()),
            // Another installation restored from the same archive may have gone on from some moment by itself.
            ("recovery_target_timeline".to_owned(), "current".to_owned()),
            ("recovery_target_action".to_owned(), "promote".to_owned()),
        ];
        settings.extend(until.map(|until| ("recovery_target_time".to_owned(), until.to_owned())));
        settings
    }
}

/// One word for the shell; PostgreSQL puts its own names where a percent sign stands.
fn word(path: &Path) -> String {
    let path = path.display().to_string().replace('\'', r"'\''").replace('%', "%%");
    format!("'{path}'")
}

/// The user a data folder's cluster runs as, and what it may reach.
pub struct Ground {
    place: Place,
}

impl Ground {
    /// Of this data folder, which is made when missing.
    ///
    /// # Errors
    /// The folder cannot be used.
    pub fn of(data: &Path) -> Result<Self> {
        Ok(Self { place: Place::prepare(data)? })
    }

    /// The cluster's folder.
    #[must_use]
    pub fn cluster(&self) -> &Path {
        &self.place.pgdata
    }

    /// Refuses a program PostgreSQL's user cannot start.
    ///
    /// # Errors
    /// With the folder that is in its way.
    pub fn must_start(&self, program: &Path) -> Result<()> {
        let folder = program.parent().unwrap_or(program);
        self.place.account.must_pass(folder)
    }

    /// Refuses a folder PostgreSQL's user cannot reach, by its path without links.
    ///
    /// # Errors
    /// With the folder that is in its way.
    pub fn must_reach(&self, folder: &Path) -> Result<PathBuf> {
        let folder = path::absolute(folder).and_then(fs::canonicalize).map_err(unusable(folder))?;
        let account = &self.place.account;
        let unread = |error| self.not_readable(&folder).because(error);
        account.must_pass(&folder).map_err(unread)?;
        Ok(folder)
    }

    fn not_readable(&self, path: &Path) -> Error {
        Error::new(&errors::NOT_READABLE).with("user", &self.place.account.name).with("file", path.display())
    }

    /// Refuses a file PostgreSQL's user could not read, by owner and mode.
    ///
    /// # Errors
    /// With the file.
    pub fn must_read(&self, file: &Path) -> Result<()> {
        let (meta, account) = (fs::metadata(file).map_err(unusable(file))?, &self.place.account);
        let bit = if meta.uid() == account.uid {
            0o400
        } else if meta.gid() == account.gid {
            0o040
        } else {
            0o004
        };
        if account.uid == 0 || meta.mode() & bit != 0 {
            return Ok(());
        }
        Err(self.not_readable(file))
    }

    /// Makes a folder only PostgreSQL's user may enter; one that is there is left as it is.
    ///
    /// # Errors
    /// It cannot be made.
    pub fn make(&self, folder: &Path) -> Result<()> {
        match DirBuilder::new().mode(0o700).create(folder) {
            Ok(()) => self.place.account.give(folder),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            Err(error) => Err(unusable(folder)(error)),
        }
    }

    /// Makes PostgreSQL's user the owner of what root has just made.
    ///
    /// # Errors
    /// The system refuses.
    pub fn give(&self, path: &Path) -> Result<()> {
        self.place.account.give(path)
    }
}

/// The mode of a folder with something in it for PostgreSQL's user, who may be another than ours.
#[must_use]
pub fn passable() -> u32 {
    if geteuid().is_root() { 0o711 } else { 0o700 }
}

#[cfg(test)]
mod tests;
