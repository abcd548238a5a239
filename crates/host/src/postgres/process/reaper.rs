//! Process 1 inherits the orphans of its container and must wait for them, or they stay as zombies.

use std::collections::HashSet;
use std::sync::Once;
use std::time::Duration;

use nix::sys::wait::{WaitPidFlag, waitpid};
use nix::unistd::Pid;

use super::linux::{all, state};

const BETWEEN: Duration = Duration::from_secs(2);

/// Begins once per process, if it is process 1.
pub fn start() {
    static ONCE: Once = Once::new();
    if std::process::id() == 1 {
        ONCE.call_once(|| {
            let _ = std::thread::Builder::new().name("reaper".to_owned()).spawn(bury_for_ever);
        });
    }
}

/// A zombie seen twice is nobody's: a child somebody here waits for is gone before the second look.
/// `waitpid(-1)` would take their exit status away from them.
fn bury_for_ever() {
    let mut seen = HashSet::new();
    loop {
        let dead: HashSet<i32> = all().filter(|pid| state(*pid) == Some(('Z', 1))).collect();
        for pid in dead.intersection(&seen) {
            let _ = waitpid(Pid::from_raw(*pid), Some(WaitPidFlag::WNOHANG));
        }
        seen = dead;
        std::thread::sleep(BETWEEN);
    }
}
