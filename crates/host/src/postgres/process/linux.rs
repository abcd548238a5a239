//! What `/proc` knows. `kill(pid, 0)` would not do: it says yes to zombies and to strangers with a recycled number.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

/// Whether this is a living PostgreSQL process of the user that stands in the folder.
pub fn is_ours(pid: i32, uid: u32, folder: &Path) -> bool {
    let proc = Path::new("/proc").join(pid.to_string());
    let is_users = fs::metadata(&proc).is_ok_and(|meta| meta.uid() == uid);
    is_users && fs::read_link(proc.join("cwd")).is_ok_and(|cwd| cwd == folder) && is_postgres(&proc) && !is_zombie(pid)
}

/// All of them.
pub fn inside(folder: &Path, uid: u32) -> Vec<i32> {
    all().filter(|pid| is_ours(*pid, uid, folder)).collect()
}

pub(super) fn all() -> impl Iterator<Item = i32> {
    fs::read_dir("/proc").into_iter().flatten().filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
}

/// The state letter and the parent, from `PID (name) S PPID …`; the name may hold anything, so from its last bracket.
pub(super) fn state(pid: i32) -> Option<(char, i32)> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let mut words = stat.rsplit_once(')')?.1.split_ascii_whitespace();
    Some((words.next()?.chars().next()?, words.next()?.parse().ok()?))
}

fn is_zombie(pid: i32) -> bool {
    state(pid).is_none_or(|(state, _)| matches!(state, 'Z' | 'X'))
}

/// Not an operator's shell that happens to stand there. After an upgrade of the package the name ends in “ (deleted)”.
fn is_postgres(proc: &Path) -> bool {
    let program = fs::read_link(proc.join("exe")).unwrap_or_default();
    let name = program.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with("postgres") || name.starts_with("initdb")
}
