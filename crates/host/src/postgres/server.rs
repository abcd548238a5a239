//! One life of a PostgreSQL server: what is in the way is cleared, it is begun, it answers, it ends.

use std::path::Path;
use std::process::{Child, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use kernel::{Error, Result};
use nix::sys::signal::Signal;

use super::binaries::{self, Binaries};
use super::initialise::initialise;
use super::place::Place;
use super::probe::{self, Answer};
use super::process::{TICK, dies_with_us, end_all_inside, is_ours, signal, wait_until};
use super::words::Words;
use super::{Options, errors, pidfile, settings, socket, unusable};

/// How long a server of a killed vextrus may take to end by itself.
const GRACE: Duration = Duration::from_secs(5);

/// How long one asked to end may take.
const ENDING: Duration = Duration::from_secs(10);

/// How long our own may take to end politely: it writes out everything it holds.
const FAREWELL: Duration = Duration::from_secs(60);

/// Recovery after a crash reads up to a `max_wal_size` of log.
const RECOVERY: Duration = Duration::from_mins(10);

/// A running server, our child.
pub(super) struct Server {
    child: Child,
    words: Words,
    /// Whether the cluster was made for this start.
    pub initialised: bool,
}

impl Server {
    /// Clears the way, begins, and returns when it answers. Only for the lock's holder, on a thread that outlives the server.
    pub fn start(place: &Place, options: &Options, run: &Path, unwanted: &dyn Fn() -> bool) -> Result<Self> {
        let began = Instant::now();
        clear_the_way(place)?;
        let (binaries, initialised) = suitable(place, options)?;
        place.account.must_pass(&binaries.folder)?;
        if initialised {
            tracing::info!(folder = %place.pgdata.display(), version = binaries.major, "making a new PostgreSQL cluster");
            initialise(place, &binaries, options.fsync)?;
        }
        settings::write(place, options)?;
        socket::prepare(run, place)?;
        let mut server = Self::spawn(place, &binaries, run, initialised)?;
        match server.answers(place, &socket::socket(run), unwanted) {
            Ok(()) => {
                let took = began.elapsed();
                tracing::info!(pid = server.pid(), version = binaries.major, ?took, "PostgreSQL runs");
                Ok(server)
            }
            Err(error) => {
                server.stop();
                Err(error)
            }
        }
    }

    fn spawn(place: &Place, binaries: &Binaries, run: &Path, initialised: bool) -> Result<Self> {
        let mut command = place.account.command(&binaries.postgres);
        command.arg("-D").arg(&place.pgdata).args(settings::fixed(run));
        command.stdout(Stdio::null()).stderr(Stdio::piped());
        let words = Words::new(place.log());
        let mut child = dies_with_us(&mut command, Signal::SIGINT).spawn().map_err(unusable(&binaries.postgres))?;
        words.listen(child.stderr.take());
        Ok(Self { child, words, initialised })
    }

    /// Ready = our child runs, the folder's file names it, and its socket lets us in: the socket alone can be another's.
    fn answers(&mut self, place: &Place, socket: &Path, unwanted: &dyn Fn() -> bool) -> Result<()> {
        let failed = |reason: String| {
            Error::new(&errors::START_FAILED).with("reason", reason).with("log", place.log().display())
        };
        let began = Instant::now();
        let mut said = Instant::now();
        let mut last = String::new();
        while began.elapsed() < RECOVERY {
            if unwanted() {
                return Err(Error::new(&errors::STOPPED));
            }
            if let Some(status) = self.exited() {
                return Err(failed(self.words.last(&["PANIC:", "FATAL:"]).unwrap_or_else(|| status.to_string())));
            }
            if pidfile::read(&place.pgdata).is_some_and(|file| file.pid == self.pid()) && socket.exists() {
                match probe::ask(socket) {
                    Answer::Ready => return Ok(()),
                    Answer::NoDatabase => probe::create_database(socket).map_err(|error| failed(error.to_string()))?,
                    Answer::NotYet(why) => last = why,
                }
            }
            if said.elapsed() > GRACE {
                said = Instant::now();
                tracing::warn!(waited = ?began.elapsed(), reason = last, "PostgreSQL is not ready yet");
            }
            // Each question is a process of the server's: a long recovery is not made longer by them.
            thread::sleep(if began.elapsed() < Duration::from_secs(1) { TICK } else { TICK * 25 });
        }
        Err(failed(last))
    }

    /// The process number.
    pub fn pid(&self) -> i32 {
        i32::try_from(self.child.id()).expect("process numbers are positive i32")
    }

    /// How it ended, if it did.
    pub fn exited(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().ok().flatten()
    }

    /// Why it ended unasked: its panic, if it had one, or how the system saw it end.
    pub fn reason(&self, status: ExitStatus) -> String {
        self.words.last(&["PANIC:"]).map_or_else(|| status.to_string(), |panic| format!("{status}: {panic}"))
    }

    /// Ends it: politely, then at once, then hard. All that was committed is kept in each case.
    pub fn stop(&mut self) {
        for (how, patience) in [(Signal::SIGINT, FAREWELL), (Signal::SIGQUIT, ENDING), (Signal::SIGKILL, ENDING)] {
            if self.exited().is_some() {
                return;
            }
            signal(self.pid(), how);
            let end = Instant::now() + patience;
            while self.exited().is_none() && Instant::now() < end {
                thread::sleep(TICK);
            }
        }
    }
}

/// The binaries for this cluster, and whether it is still to be made.
fn suitable(place: &Place, options: &Options) -> Result<(Binaries, bool)> {
    let written_by = place.major()?;
    let binaries = binaries::find(&options.extra_binaries, written_by)?;
    match written_by {
        Some(found) if found != binaries.major => Err(Error::new(&errors::OTHER_VERSION)
            .with("folder", place.pgdata.display())
            .with("found", found)
            .with("have", binaries.major)),
        _ => Ok((binaries, written_by.is_none())),
    }
}

/// An old server of this folder is waited for, then ended, never reused: nobody knows who started it and how.
/// Only when nothing of it is left may its file go, which is what keeps two servers off one folder.
fn clear_the_way(place: &Place) -> Result<()> {
    let (pgdata, uid) = (&place.pgdata, place.account.uid);
    let still = |pid| Error::new(&errors::STILL_RUNNING).with("pid", pid).with("folder", pgdata.display());
    if let Some(old) = pidfile::read(pgdata) {
        let gone = || !is_ours(old.pid, uid, pgdata);
        if !gone() {
            tracing::info!(pid = old.pid, "waiting for the PostgreSQL of an earlier vextrus to end");
        }
        let mut ended = wait_until(GRACE, gone);
        for how in [Signal::SIGINT, Signal::SIGQUIT] {
            if !ended {
                tracing::warn!(pid = old.pid, signal = how.as_str(), "ending the PostgreSQL of an earlier vextrus");
                signal(old.pid, how);
                ended = wait_until(ENDING, gone);
            }
        }
        if !ended {
            return Err(still(old.pid));
        }
    }
    if !end_all_inside(pgdata, uid) {
        return Err(still(super::process::inside(pgdata, uid).first().copied().unwrap_or_default()));
    }
    pidfile::remove(pgdata)
}
