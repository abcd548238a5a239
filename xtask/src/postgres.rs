//! A PostgreSQL to run on: found, or installed.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::sh::{Result, read, root};
use crate::tools;

const OLDEST: u32 = 15;
const NEWEST: u32 = 18;
/// Debian makes and starts a cluster of its own when the package is installed, unless told not to before.
const DEBIAN_CLUSTERS: &str = "/etc/postgresql-common/createcluster.d";

/// The folder of PostgreSQL's programs; installs it when there is none.
pub fn ensure() -> Result<PathBuf> {
    if let Some(found) = find()? {
        return Ok(found);
    }
    if tools::may_apt() {
        eprintln!("no PostgreSQL {OLDEST} to {NEWEST} here; installing Debian's");
        if let Err(error) = install_debian() {
            eprintln!("{error}\ntrying the pinned one instead");
        }
        if let Some(found) = find()? {
            return Ok(found);
        }
    }
    eprintln!("no PostgreSQL {OLDEST} to {NEWEST} here; fetching a pinned one into .tools/");
    tools::fetch("postgres").map_err(|error| format!("{error}\n{ADVICE}"))?;
    find()?.ok_or_else(|| ADVICE.to_string())
}

const ADVICE: &str = "PostgreSQL 15 to 18 is needed. Install it, or name its folder: VEXTRUS_PG_BIN=/path/to/bin";

/// One of its client programs: beside the server's, else wherever the PATH has it.
pub fn client(programs: &Path, name: &str) -> PathBuf {
    let beside = programs.join(name);
    if beside.is_file() { beside } else { name.into() }
}

/// Looks where the program itself looks, then in `.tools/`.
pub fn find() -> Result<Option<PathBuf>> {
    if let Some(set) = std::env::var_os("VEXTRUS_PG_BIN") {
        let folder = PathBuf::from(set);
        let none = || format!("VEXTRUS_PG_BIN is {}: no PostgreSQL {OLDEST} to {NEWEST} there", folder.display());
        return usable(&folder).map(Some).ok_or_else(none);
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let on_path = std::env::split_paths(&path);
    let debian = (OLDEST..=NEWEST).rev().map(|major| PathBuf::from(format!("/usr/lib/postgresql/{major}/bin")));
    let ours = root().join(".tools/postgres/bin");
    Ok(on_path.chain(debian).chain([ours]).find_map(|folder| usable(&folder)))
}

/// The real folder of PostgreSQL's programs, when those here are of a version we run on. Links are followed: the
/// programs look for each other and for their libraries beside their real place.
fn usable(folder: &Path) -> Option<PathBuf> {
    let server = folder.join("postgres").canonicalize().ok()?;
    let real = server.parent()?.to_path_buf();
    real.join("initdb").is_file().then_some(())?;
    let version = read(Command::new(&server).arg("--version")).ok()?;
    let major = major(&version)?;
    (OLDEST..=NEWEST).contains(&major).then_some(real)
}

/// `postgres (PostgreSQL) 15.14 (Debian …)` is 15.
pub fn major(version: &str) -> Option<u32> {
    let number = version.split_whitespace().nth(2)?;
    number.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

fn install_debian() -> Result {
    let conf = Path::new(DEBIAN_CLUSTERS).join("vextrus.conf");
    std::fs::create_dir_all(DEBIAN_CLUSTERS)
        .and_then(|()| std::fs::write(&conf, "create_main_cluster = false\n"))
        .map_err(|error| format!("{}: {error}", conf.display()))?;
    tools::apt_install(&["postgresql", "postgresql-contrib"])
}
