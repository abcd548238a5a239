//! A cluster's first hour.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;
use std::process::Stdio;

use kernel::{Error, Result};
use nix::sys::signal::Signal;

use super::binaries::Binaries;
use super::place::Place;
use super::process::{dies_with_us, end_all_inside};
use super::{SUPERUSER, errors, settings, unusable};

/// Makes the cluster beside its place and moves it there in one step: killed in the middle, it is begun anew.
pub(super) fn initialise(place: &Place, binaries: &Binaries, fsync: bool) -> Result<()> {
    let new = place.unfinished();
    let failed =
        |reason: String| Error::new(&errors::INIT_FAILED).with("folder", place.pgdata.display()).with("reason", reason);
    if !end_all_inside(&new, place.account.uid) {
        return Err(failed("an earlier attempt still runs".to_owned()));
    }
    match fs::remove_dir_all(&new) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(unusable(&new)(error)),
        _ => {}
    }
    DirBuilder::new().mode(0o700).create(&new).map_err(unusable(&new))?;
    place.account.give(&new)?;

    let mut command = place.account.command(&binaries.initdb);
    // Standing there, it is found and ended should we die and it not.
    command.current_dir(&new).stdout(Stdio::null()).arg("--pgdata").arg(&new);
    command.arg(format!("--username={SUPERUSER}"));
    // The socket's folder decides who comes in; a port, should somebody ever open one, lets nobody in.
    command.args(["--auth-local=trust", "--auth-host=reject", "--locale=C", "--encoding=UTF8", "--data-checksums"]);
    command.arg("--no-instructions");
    if !fsync {
        command.arg("--no-sync");
    }
    let output = dies_with_us(&mut command, Signal::SIGKILL).output().map_err(|error| failed(error.to_string()))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(failed(said.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")));
    }
    let own = new.join("postgresql.conf");
    append(&own, settings::INCLUDE).map_err(unusable(&own))?;
    fs::rename(&new, &place.pgdata).and_then(|()| File::open(&place.data)?.sync_all()).map_err(unusable(&place.pgdata))
}

fn append(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().append(true).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
