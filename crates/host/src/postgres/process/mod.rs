//! Processes of the machine: whose they are, how they are begun and ended.

use std::path::Path;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

#[cfg(target_os = "linux")]
mod linux;
#[cfg(not(target_os = "linux"))]
mod other;
#[cfg(target_os = "linux")]
mod reaper;
mod spawn;

#[cfg(target_os = "linux")]
pub(super) use linux::{inside, is_ours};
#[cfg(not(target_os = "linux"))]
pub(super) use other::{inside, is_ours};
pub(super) use spawn::dies_with_us;

/// Between two looks at something about to happen.
pub(super) const TICK: Duration = Duration::from_millis(2);

/// Sends a signal; a process that is gone already is fine.
pub(super) fn signal(pid: i32, signal: Signal) {
    let _ = kill(Pid::from_raw(pid), signal);
}

/// Waits until it is so, or the time is over.
pub(super) fn wait_until(limit: Duration, so: impl Fn() -> bool) -> bool {
    let end = Instant::now() + limit;
    while !so() {
        if Instant::now() >= end {
            return false;
        }
        std::thread::sleep(TICK);
    }
    true
}

/// Ends every PostgreSQL process that stands in the folder: at once, their server is dead.
pub(super) fn end_all_inside(folder: &Path, uid: u32) -> bool {
    let left = inside(folder, uid);
    if left.is_empty() {
        return true;
    }
    tracing::warn!(?left, folder = %folder.display(), "ending what a killed PostgreSQL left behind");
    for (how, patience) in [(Signal::SIGQUIT, 2), (Signal::SIGKILL, 5)] {
        inside(folder, uid).into_iter().for_each(|pid| signal(pid, how));
        if wait_until(Duration::from_secs(patience), || inside(folder, uid).is_empty()) {
            return true;
        }
    }
    false
}

/// As process 1 of a container, orphans of the whole container are ours to bury.
pub(super) fn bury_orphans_as_init() {
    #[cfg(target_os = "linux")]
    reaper::start();
}
