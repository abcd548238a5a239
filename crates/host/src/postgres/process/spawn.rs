//! The one unsafe corner: what a child does between `fork` and `exec`.
#![expect(unsafe_code, reason = "pre_exec is the only way to a parent-death signal; each line is async-signal-safe")]

use std::io;
use std::os::unix::process::CommandExt;
use std::process::Command;

use nix::sys::signal::{SigHandler, SigSet, SigmaskHow, Signal, signal, sigprocmask};
use nix::unistd::{Pid, getpid, getppid};

/// The child starts with signals as the system made them and gets `signal` when the thread that spawns it ends:
/// that thread must live as long as the child. Elsewhere than on Linux the child outlives a killed parent, and
/// the next start ends it.
pub fn dies_with_us(command: &mut Command, signal: Signal) -> &mut Command {
    let parent = getpid();
    // SAFETY: between fork and exec only system calls are made, nothing is allocated and no lock is taken.
    unsafe { command.pre_exec(move || before_exec(parent, signal)) }
}

/// Runs after the standard library dropped the user, which would have cleared the parent-death signal.
fn before_exec(parent: Pid, death: Signal) -> io::Result<()> {
    for each in Signal::iterator().filter(|each| !matches!(each, Signal::SIGKILL | Signal::SIGSTOP)) {
        // SAFETY: the default disposition runs no code of ours.
        unsafe { signal(each, SigHandler::SigDfl) }?;
    }
    sigprocmask(SigmaskHow::SIG_SETMASK, Some(&SigSet::empty()), None)?;
    #[cfg(target_os = "linux")]
    nix::sys::prctl::set_pdeathsig(death)?;
    #[cfg(not(target_os = "linux"))]
    let _ = death;
    // Died before the line above, it will not send anything any more.
    if getppid() == parent { Ok(()) } else { Err(io::ErrorKind::NotConnected.into()) }
}
