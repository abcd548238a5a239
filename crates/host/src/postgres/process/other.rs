//! Without `/proc`, `ps` tells whether a number is a server of this folder: its command line names it. Leftover
//! backends of a killed server are not found here; PostgreSQL itself then refuses to start until they ended.

use std::path::Path;
use std::process::Command;

/// Whether this is a living server of the folder.
pub fn is_ours(pid: i32, _uid: u32, folder: &Path) -> bool {
    let listed = Command::new("ps").args(["-ww", "-o", "command=", "-p", &pid.to_string()]).output();
    listed.is_ok_and(|output| {
        let line = String::from_utf8_lossy(&output.stdout);
        line.contains("postgres") && line.contains(&folder.display().to_string())
    })
}

/// Not known here.
pub fn inside(_folder: &Path, _uid: u32) -> Vec<i32> {
    Vec::new()
}
