//! The thread that keeps PostgreSQL running, or waits for its turn to. It is a thread of its own, not a task,
//! because the server gets its signal when the thread that began it ends.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use kernel::{Error, Result};
use tokio::sync::{oneshot, watch};

use super::place::{Lock, Place};
use super::probe::{self, Answer};
use super::process::TICK;
use super::server::Server;
use super::{Options, errors, pidfile, socket};

/// How soon the death of our server is noticed, and how soon a waiting process takes over.
const LOOK: Duration = Duration::from_millis(100);

/// How long a guest waits for the owner's server to answer, and for one whose cluster is still being made.
const WELCOME: Duration = Duration::from_secs(10);
const BIRTH: Duration = Duration::from_mins(1);

/// So many unexpected ends within so long are not bad luck any more.
const FAILURES: usize = 5;
const WITHIN: Duration = Duration::from_mins(1);

/// Less than this free, in bytes, and a failure is the disk's: one segment of the log does not fit.
const NO_ROOM: u64 = 24 << 20;
/// How long the next start waits then.
const NO_ROOM_PAUSE: Duration = Duration::from_secs(1);

/// What the outside may know at any time.
#[derive(Clone, Debug)]
pub(super) enum State {
    /// Another process runs the server.
    Guest,
    /// We do.
    Owner,
    /// Nobody here does any more; with the reason, when it was not asked for.
    Ended(Option<Arc<str>>),
}

/// What is known once the database answers.
pub(super) struct Opened {
    pub socket_folder: PathBuf,
    pub initialised: bool,
    pub took: Duration,
}

/// Tells the thread to end: when stopped, and when its cluster is dropped.
pub(super) struct Leash {
    unwanted: Arc<AtomicBool>,
    thread: thread::Thread,
}

impl Drop for Leash {
    fn drop(&mut self) {
        self.unwanted.store(true, Ordering::SeqCst);
        self.thread.unpark();
    }
}

struct Keeper {
    place: Place,
    options: Options,
    run: PathBuf,
    unwanted: Arc<AtomicBool>,
    state: watch::Sender<State>,
    failures: VecDeque<Instant>,
}

enum Post {
    Owner(Lock, Server),
    Guest,
}

/// Begins the thread.
pub(super) fn begin(options: Options) -> Result<(Leash, watch::Receiver<State>, oneshot::Receiver<Result<Opened>>)> {
    let (state, seen) = watch::channel(State::Guest);
    let (tell, told) = oneshot::channel();
    let unwanted = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&unwanted);
    let work = move || {
        let began = Instant::now();
        let entered =
            Keeper::new(options, flag, state).and_then(|mut keeper| keeper.enter().map(|post| (keeper, post)));
        match entered {
            Ok((keeper, post)) => {
                let initialised = matches!(&post, Post::Owner(_, server) if server.initialised);
                let opened = Opened { socket_folder: keeper.run.clone(), initialised, took: began.elapsed() };
                // Nobody there to be told means that the leash is gone, which the thread sees next.
                let _ = tell.send(Ok(opened));
                keeper.keep(post);
            }
            Err(error) => drop(tell.send(Err(error))),
        }
    };
    let handle = thread::Builder::new().name("postgres".to_owned()).spawn(work).map_err(Error::internal)?;
    Ok((Leash { unwanted, thread: handle.thread().clone() }, seen, told))
}

impl Keeper {
    fn new(options: Options, unwanted: Arc<AtomicBool>, state: watch::Sender<State>) -> Result<Self> {
        let place = Place::prepare(&options.data)?;
        let run = socket::folder(&place, options.run.as_deref())?;
        Ok(Self { place, options, run, unwanted, state, failures: VecDeque::new() })
    }

    fn is_unwanted(&self) -> bool {
        self.unwanted.load(Ordering::SeqCst)
    }

    /// Takes the lock and starts the server, or finds that of the lock's holder answering.
    fn enter(&mut self) -> Result<Post> {
        let began = Instant::now();
        loop {
            if let Some(lock) = self.place.try_lock()? {
                let server = self.start()?;
                self.state.send_replace(State::Owner);
                return Ok(Post::Owner(lock, server));
            }
            if let Some(folder) = self.neighbours_socket() {
                self.run = folder;
                return Ok(Post::Guest);
            }
            if began.elapsed() > if self.place.pgdata.exists() { WELCOME } else { BIRTH } {
                return Err(Error::new(&errors::OWNER_SILENT)
                    .with("owner", self.place.holder())
                    .with("folder", self.place.data.display()));
            }
            if self.is_unwanted() {
                return Err(Error::new(&errors::STOPPED));
            }
            thread::park_timeout(TICK * 2);
        }
    }

    fn start(&self) -> Result<Server> {
        Server::start(&self.place, &self.options, &self.run, &|| self.is_unwanted())
    }

    /// The folder the owner's server says it listens in (the owner may have been given another run folder than we).
    fn neighbours_socket(&self) -> Option<PathBuf> {
        let folder = pidfile::read(&self.place.pgdata)?.socket_folder?;
        socket::verify(&folder, &self.place).ok()?;
        matches!(probe::ask(&socket::socket(&folder)), Answer::Ready).then_some(folder)
    }

    fn keep(mut self, mut post: Post) {
        while !self.is_unwanted() {
            thread::park_timeout(LOOK);
            post = match self.look(post) {
                Ok(post) => post,
                Err(reason) => {
                    self.state.send_replace(State::Ended(Some(reason.into())));
                    return;
                }
            };
        }
        if let Post::Owner(lock, mut server) = post {
            server.stop();
            leave(&self.run);
            tracing::info!("PostgreSQL stopped");
            drop(lock);
        }
        self.state.send_replace(State::Ended(None));
    }

    fn look(&mut self, post: Post) -> Result<Post, String> {
        if self.is_unwanted() {
            return Ok(post);
        }
        match post {
            Post::Guest => match self.place.try_lock() {
                Ok(None) => Ok(Post::Guest),
                Ok(Some(lock)) => {
                    tracing::info!("the vextrus that ran PostgreSQL is gone; taking over");
                    self.state.send_replace(State::Owner);
                    self.start_again(lock)
                }
                Err(error) => {
                    tracing::warn!(%error, "the data folder's lock cannot be looked at");
                    Ok(Post::Guest)
                }
            },
            Post::Owner(lock, mut server) => match server.exited() {
                None => Ok(Post::Owner(lock, server)),
                Some(status) => {
                    let reason = server.reason(status);
                    tracing::error!(pid = server.pid(), reason, "PostgreSQL ended unexpectedly; starting it again");
                    self.note_failure(&reason)?;
                    self.start_again(lock)
                }
            },
        }
    }

    fn start_again(&mut self, lock: Lock) -> Result<Post, String> {
        loop {
            match self.start() {
                Ok(server) => return Ok(Post::Owner(lock, server)),
                Err(_) if self.is_unwanted() => return Ok(Post::Guest),
                Err(error) => {
                    tracing::error!(?error, "PostgreSQL did not start");
                    self.note_failure(&error.to_string())?;
                    thread::park_timeout(LOOK);
                }
            }
        }
    }

    fn has_no_room(&self) -> bool {
        nix::sys::statvfs::statvfs(&self.place.data).is_ok_and(|disk| {
            #[allow(clippy::unnecessary_cast, reason = "the widths differ between systems")]
            let free = (disk.blocks_available() as u64).saturating_mul(disk.fragment_size() as u64);
            free < NO_ROOM
        })
    }

    fn note_failure(&mut self, reason: &str) -> Result<(), String> {
        if self.has_no_room() {
            // Nobody's fault but the disk's: it starts again as soon as there is room, without anybody's help.
            tracing::error!(reason, "the disk is full; PostgreSQL waits for room");
            thread::park_timeout(NO_ROOM_PAUSE);
            return Ok(());
        }
        let now = Instant::now();
        self.failures.push_back(now);
        self.failures.retain(|at| now.duration_since(*at) < WITHIN);
        if self.failures.len() < FAILURES {
            return Ok(());
        }
        tracing::error!(times = FAILURES, within = ?WITHIN, reason, log = %self.place.log().display(), "PostgreSQL is given up");
        Err(reason.to_owned())
    }
}

/// The sentence for a server given up.
pub(super) fn given_up(reason: &str, data: &Path) -> Error {
    Error::new(&errors::GIVEN_UP)
        .with("times", FAILURES)
        .with("seconds", WITHIN.as_secs())
        .with("reason", reason)
        .with("log", data.join("postgres/log").display())
}

fn leave(run: &Path) {
    // Empty when the server ended well; the next start makes it again.
    let _ = std::fs::remove_dir(run);
}
