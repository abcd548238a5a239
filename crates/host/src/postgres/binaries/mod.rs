//! Where PostgreSQL's programs are.

use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use kernel::{Error, Result};

use super::errors;

/// The major versions Vextrus runs on.
pub const VERSIONS: RangeInclusive<u32> = 15..=18;

/// Asks for one folder and no other.
const EXPLICIT: &str = "VEXTRUS_PG_BIN";

/// Where Debian keeps its versions side by side.
const DEBIAN: &str = "/usr/lib/postgresql";

/// The programs of one PostgreSQL.
#[derive(Clone, Debug)]
pub struct Binaries {
    /// The folder all of them are in.
    pub folder: PathBuf,
    /// The server.
    pub postgres: PathBuf,
    /// What makes a new cluster.
    pub initdb: PathBuf,
    /// The major version, 15 to 18.
    pub major: u32,
}

/// Finds PostgreSQL: `VEXTRUS_PG_BIN` (then nothing else), `PATH`, Debian's folders (newest first), `extra`.
///
/// # Errors
/// When there is none of a known version.
pub fn find_binaries(extra: &[PathBuf]) -> Result<Binaries> {
    find(extra, None)
}

/// Where a bundled PostgreSQL may lie: `.tools/postgres/bin` beside the executable and in the current folder.
#[must_use]
pub fn bundles() -> Vec<PathBuf> {
    let executable = env::current_exe().ok().and_then(|path| path.parent().map(Path::to_owned));
    [executable, env::current_dir().ok()]
        .into_iter()
        .flatten()
        .map(|folder| folder.join(".tools/postgres/bin"))
        .collect()
}

/// The first that can be used; of several versions the `wanted` one, so that a newer PostgreSQL installed
/// beside the old one does not shut a data folder. When only others are there, the first of them.
pub(super) fn find(extra: &[PathBuf], wanted: Option<u32>) -> Result<Binaries> {
    if let Some(folder) = env::var_os(EXPLICIT).filter(|folder| !folder.is_empty()).map(PathBuf::from) {
        return look(&folder).map_err(|reason| {
            Error::new(&errors::BINARIES_UNFIT).with("folder", folder.display()).with("reason", reason)
        });
    }
    let mut other = None;
    for folder in candidates(extra) {
        match look(&folder) {
            Ok(found) if wanted.is_none_or(|wanted| wanted == found.major) => return Ok(found),
            Ok(found) => other = other.or(Some(found)),
            Err(_) => {}
        }
    }
    other.ok_or_else(|| {
        let extra = extra.iter().map(|folder| format!(", {}", folder.display())).collect::<String>();
        Error::new(&errors::NO_BINARIES).with("places", format!("{EXPLICIT}, PATH, {DEBIAN}/*/bin{extra}"))
    })
}

fn candidates(extra: &[PathBuf]) -> Vec<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let mut debian: Vec<u32> = fs::read_dir(DEBIAN)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter(|major| VERSIONS.contains(major))
        .collect();
    debian.sort_unstable_by(|left, right| right.cmp(left));
    env::split_paths(&path)
        .filter(|folder| folder.is_absolute())
        .chain(debian.into_iter().map(|major| Path::new(DEBIAN).join(major.to_string()).join("bin")))
        .chain(extra.iter().cloned())
        .collect()
}

/// What is in this folder, or why it cannot be used.
fn look(folder: &Path) -> Result<Binaries, String> {
    // A link in PATH is followed: initdb looks for its neighbours beside the real file.
    let real = |name: &str| fs::canonicalize(folder.join(name)).map_err(|error| format!("{name}: {error}"));
    let (postgres, initdb) = (real("postgres")?, real("initdb")?);
    let output = Command::new(&postgres).arg("--version").output().map_err(|error| format!("postgres: {error}"))?;
    let said = String::from_utf8_lossy(&output.stdout);
    let major = major(&said).ok_or_else(|| format!("“{}” names no version", said.trim()))?;
    if !VERSIONS.contains(&major) {
        return Err(format!("it is version {major}"));
    }
    let folder = postgres.parent().unwrap_or(folder).to_owned();
    Ok(Binaries { folder, postgres, initdb, major })
}

/// `postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)` → 15; also `18beta1`.
fn major(said: &str) -> Option<u32> {
    let version = said.split_once(") ")?.1;
    let digits = version.split(|c: char| !c.is_ascii_digit()).next()?;
    digits.parse().ok()
}

#[cfg(test)]
mod tests;
