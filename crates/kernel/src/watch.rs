//! Permission checks, counted and now and then timed, for whoever publishes metrics.

use std::cell::Cell;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// Told of each check.
#[derive(Clone, Copy, Debug)]
pub struct Watch {
    /// So many checks were made.
    pub checked: fn(u64),
    /// One of them took so long.
    pub timed: fn(Duration),
}

static WATCH: OnceLock<Watch> = OnceLock::new();

/// A thread tells of its checks after so many; the one it tells at is timed. A check takes a few nanoseconds, and so
/// does a look at the clock.
const EVERY: u64 = 64;

thread_local! {
    static MADE: Cell<u64> = const { Cell::new(0) };
}

/// From now on checks are told; the first to say so is the one who is told.
pub fn watch_checks(watch: Watch) {
    let _ = WATCH.set(watch);
}

/// Makes a check.
#[inline]
pub(crate) fn watched<T>(check: impl FnOnce() -> T) -> T {
    let Some(watch) = WATCH.get() else { return check() };
    let made = MADE.get() + 1;
    if made < EVERY {
        MADE.set(made);
        return check();
    }
    MADE.set(0);
    let started = Instant::now();
    let checked = check();
    (watch.timed)(started.elapsed());
    (watch.checked)(made);
    checked
}
