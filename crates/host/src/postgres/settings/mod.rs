//! The settings of a cluster of ours, written anew at every start.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use kernel::Result;

use super::place::Place;
use super::{Options, unusable};

const HEAD: &str = "\
# Written by vextrus at every start; a change here is lost.
# Yours go to the end of postgres/postgresql.conf, or through ALTER SYSTEM.
";

/// What initdb's own file gets as its last line, so that it also holds when somebody starts the cluster by hand.
pub(super) const INCLUDE: &str =
    "\n# the settings of vextrus; what stands below this line wins over them\ninclude_if_exists = '../postgres.conf'\n";

/// Writes `DATA/postgres.conf`, whole or not at all.
pub(super) fn write(place: &Place, options: &Options) -> Result<()> {
    let (path, text) = (place.settings(), text(options));
    // A server started again on a full disk must not need room for what is already there.
    if fs::read(&path).is_ok_and(|there| there == text.as_bytes()) {
        return Ok(());
    }
    let new = path.with_extension("conf.new");
    let _ = fs::remove_file(&new);
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o644)
        .open(&new)
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .and_then(|()| fs::rename(&new, &path))
        .map_err(unusable(&path))
}

fn text(options: &Options) -> String {
    let durable = if options.fsync { "on" } else { "off" };
    let most = options.max_connections.to_string();
    let sync = if cfg!(target_os = "linux") { "syncfs" } else { "fsync" };
    let own: [(&str, &str); 24] = [
        ("cluster_name", "vextrus"),
        ("max_connections", &most),
        ("shared_buffers", "128MB"),
        ("wal_level", "replica"),
        ("fsync", durable),
        ("synchronous_commit", durable),
        ("full_page_writes", durable),
        // Before a recovery: one call instead of opening every file there is, 0.4 s instead of 4.
        ("recovery_init_sync_method", sync),
        // Room of the log that is kept for it when the disk is full.
        ("min_wal_size", "128MB"),
        // With slots every checkpoint makes a small file, and a disk without room for it is a PANIC.
        ("max_replication_slots", "0"),
        ("timezone", "UTC"),
        ("jit", "off"),
        ("logging_collector", "on"),
        ("log_destination", "stderr"),
        ("log_directory", "log"),
        // A file a weekday, begun anew a week later.
        ("log_filename", "postgres-%a.log"),
        ("log_truncate_on_rotation", "on"),
        ("log_rotation_age", "1d"),
        ("log_rotation_size", "0"),
        ("log_file_mode", "0600"),
        ("log_timezone", "UTC"),
        ("log_line_prefix", "%m [%p] %q%u %a "),
        // Values in statements are people's data and stay out of the log.
        ("log_parameter_max_length", "0"),
        ("log_parameter_max_length_on_error", "0"),
    ];
    let more = options.settings.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    own.into_iter()
        .chain(more)
        .fold(HEAD.to_owned(), |text, (name, value)| text + &format!("{name} = {}\n", quoted(value)))
}

/// Settings nobody may change: they are said on the command line, which wins over every file.
pub(super) fn fixed(socket_folder: &Path) -> Vec<String> {
    let folder = socket_folder.display().to_string().replace('"', "\"\"");
    [
        "listen_addresses=".to_owned(),
        "port=5432".to_owned(),
        format!("unix_socket_directories=\"{folder}\""),
        "unix_socket_permissions=0700".to_owned(),
    ]
    .into_iter()
    .flat_map(|setting| ["-c".to_owned(), setting])
    .collect()
}

fn quoted(value: &str) -> String {
    format!("'{}'", value.replace('\\', "\\\\").replace('\'', "''").replace('\n', "\\n"))
}

#[cfg(test)]
mod tests;
