//! `postmaster.pid`, which a running server keeps in its folder.

use std::path::{Path, PathBuf};
use std::{fs, io};

use kernel::Result;

use super::unusable;

/// What we read of it.
#[derive(Debug)]
pub(super) struct PidFile {
    /// Line 1.
    pub pid: i32,
    /// Line 5, written a moment after the first.
    pub socket_folder: Option<PathBuf>,
}

/// What is there; a file torn in the middle of its writing is as good as none.
pub(super) fn read(pgdata: &Path) -> Option<PidFile> {
    let text = fs::read_to_string(path(pgdata)).ok()?;
    let mut lines = text.lines();
    // A standalone backend (single-user mode) writes its number with a minus.
    let pid = lines.next()?.trim().parse::<i32>().ok()?.checked_abs()?;
    let socket_folder = lines.nth(3).map(str::trim).filter(|line| !line.is_empty()).map(PathBuf::from);
    (pid > 1).then_some(PidFile { pid, socket_folder })
}

/// Removes what a dead server left: PostgreSQL itself would believe a stranger with the same number.
pub(super) fn remove(pgdata: &Path) -> Result<()> {
    match fs::remove_file(path(pgdata)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(unusable(pgdata)(error)),
        _ => Ok(()),
    }
}

fn path(pgdata: &Path) -> PathBuf {
    pgdata.join("postmaster.pid")
}
