//! The short folder PostgreSQL's socket lies in.

use std::fs::{DirBuilder, Permissions};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::{fs, io};

use kernel::{Error, Result};
use nix::unistd::geteuid;

use super::place::Place;
use super::{errors, unusable};

/// The socket's name: the port is a name only, nothing listens on it.
const NAME: &str = ".s.PGSQL.5432";

/// What `sun_path` holds besides its closing zero.
const LIMIT: usize = if cfg!(target_os = "linux") { 107 } else { 103 };

/// The socket inside its folder.
pub(super) fn socket(folder: &Path) -> PathBuf {
    folder.join(NAME)
}

/// The folder of this data folder: the same for every process and every login. `XDG_RUNTIME_DIR` is not
/// used: a service and a shell of one user differ in it, and it vanishes with the last login.
pub(super) fn folder(place: &Place, run: Option<&Path>) -> Result<PathBuf> {
    let run = match run {
        Some(run) => fs::canonicalize(run).map_err(unusable(run))?,
        None if geteuid().is_root() && Path::new("/run").is_dir() => PathBuf::from("/run"),
        None => PathBuf::from("/tmp"),
    };
    let folder =
        run.join(format!("vextrus-{}-{:016x}", place.account.uid, fingerprint(place.data.as_os_str().as_bytes())));
    let (path, length) = (socket(&folder), socket(&folder).as_os_str().len());
    if length > LIMIT {
        return Err(Error::new(&errors::SOCKET_PATH_TOO_LONG)
            .with("path", path.display())
            .with("length", length)
            .with("limit", LIMIT));
    }
    Ok(folder)
}

/// Makes the folder, for PostgreSQL's user only, and clears it of a dead server's socket. Only for the lock's holder.
pub(super) fn prepare(folder: &Path, place: &Place) -> Result<()> {
    match DirBuilder::new().mode(0o700).create(folder) {
        Ok(()) => place.account.give(folder)?,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            let meta = fs::symlink_metadata(folder).map_err(unusable(folder))?;
            // Root may have died between making the folder and giving it away.
            let halfway = meta.uid() == 0 && geteuid().is_root();
            if meta.is_dir() && halfway {
                place.account.give(folder)?;
            }
            if meta.is_dir() && (halfway || meta.uid() == place.account.uid) {
                fs::set_permissions(folder, Permissions::from_mode(0o700)).map_err(unusable(folder))?;
            }
        }
        Err(error) => return Err(unusable(folder)(error)),
    }
    verify(folder, place)?;
    if let Some(run) = folder.parent() {
        place.account.must_pass(run)?;
    }
    // Left by a killed server; its lock file names a process number that may be somebody else's by now.
    for name in [NAME.to_owned(), format!("{NAME}.lock")] {
        match fs::remove_file(folder.join(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(unusable(folder)(error)),
            _ => {}
        }
    }
    Ok(())
}

/// Refuses a link and a folder somebody else could have put there.
pub(super) fn verify(folder: &Path, place: &Place) -> Result<()> {
    let meta = fs::symlink_metadata(folder).map_err(unusable(folder))?;
    let reason = if meta.is_symlink() {
        "it is a link".to_owned()
    } else if !meta.is_dir() {
        "it is not a folder".to_owned()
    } else if meta.uid() != place.account.uid {
        format!("it belongs to user {}, not to {}", meta.uid(), place.account.name)
    } else if meta.mode() & 0o077 != 0 {
        format!("others may enter it (mode {:o})", meta.mode() & 0o777)
    } else {
        return Ok(());
    };
    Err(Error::new(&errors::SOCKET_FOLDER_UNSAFE).with("folder", folder.display()).with("reason", reason))
}

/// FNV-1a: the standard library's hasher may change with the compiler, and two releases must agree.
fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
