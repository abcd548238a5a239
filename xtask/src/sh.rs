//! Running other programs, and where things are.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What went wrong, as a sentence for the person who typed the command.
pub type Result<T = (), E = String> = std::result::Result<T, E>;

/// The repository.
pub fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    here.parent().map_or_else(|| here.clone(), Path::to_path_buf)
}

/// Where cargo puts what it builds.
pub fn target() -> PathBuf {
    let set = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
    root().join(set)
}

/// The program, as built with a profile's folder (`debug`, `quick`, `release`).
pub fn vextrus(folder: &str) -> PathBuf {
    target().join(folder).join("vextrus")
}

/// Cargo in the repository.
pub fn cargo(words: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(words).current_dir(root());
    command
}

/// Runs to the end, its output passing through.
pub fn run(command: &mut Command) -> Result {
    let status = command.status().map_err(|error| format!("{}: {error}", line(command)))?;
    if status.success() { Ok(()) } else { Err(format!("failed: {}", line(command))) }
}

/// Runs to the end and hands back what it printed.
pub fn read(command: &mut Command) -> Result<String> {
    let output = command.stderr(Stdio::piped()).output().map_err(|error| format!("{}: {error}", line(command)))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(format!("failed: {}\n{}", line(command), String::from_utf8_lossy(&output.stderr).trim()))
}

/// Becomes the other program: signals and the exit code are its own from here on.
pub fn become_it(command: &mut Command) -> Result {
    let error = std::os::unix::process::CommandExt::exec(command);
    Err(format!("{}: {error}", line(command)))
}

/// The command as a person would type it.
pub fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

/// A program of this name on the PATH.
pub fn which(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// Whether we may install packages.
pub fn is_root() -> bool {
    read(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

/// Everything that went wrong, not only the first.
pub fn all(done: Vec<Result>) -> Result {
    let wrong: Vec<String> = done.into_iter().filter_map(Result::err).collect();
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

/// Runs one phase, says how long it took, and remembers it.
pub fn phase<T>(timings: &mut Vec<(String, Duration)>, name: &str, work: impl FnOnce() -> T) -> T {
    eprintln!("── {name}");
    let start = Instant::now();
    let answer = work();
    timings.push((name.to_string(), start.elapsed()));
    answer
}

/// The phases and their seconds on one line.
pub fn timings(timings: &[(String, Duration)]) -> String {
    let parts: Vec<String> = timings.iter().map(|(name, took)| format!("{name} {:.1} s", took.as_secs_f64())).collect();
    parts.join(" · ")
}
