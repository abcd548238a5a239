//! What the server says: a little on its way in (stderr), the rest in its log.

use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::process::ChildStderr;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

const KEPT: usize = 20;
const TAIL: u64 = 16 * 1024;

/// The last lines of one server's stderr, read as they come so that the pipe never fills, and where its log begins.
pub(super) struct Words {
    early: Arc<Mutex<VecDeque<String>>>,
    log: PathBuf,
    before: Option<(PathBuf, u64)>,
}

impl Words {
    /// To be made before the server is begun: what the log holds by then is an earlier one's.
    pub fn new(log: PathBuf) -> Self {
        Self { early: Arc::default(), before: newest(&log), log }
    }

    /// Listens until the last process that holds the pipe is gone.
    pub fn listen(&self, stderr: Option<ChildStderr>) {
        let early = Arc::clone(&self.early);
        let listen = move || {
            for line in stderr.into_iter().flat_map(|pipe| BufReader::new(pipe).lines()).map_while(Result::ok) {
                tracing::debug!(target: "postgres", "{line}");
                let mut kept = early.lock().unwrap_or_else(PoisonError::into_inner);
                if kept.len() == KEPT {
                    kept.pop_front();
                }
                kept.push_back(line);
            }
        };
        if let Err(error) = thread::Builder::new().name("postgres-words".to_owned()).spawn(listen) {
            tracing::warn!(%error, "PostgreSQL's first words go unheard");
        }
    }

    /// Its last line of one of these levels (`PANIC:` …), the first level that occurs.
    pub fn last(&self, levels: &[&str]) -> Option<String> {
        let mut lines: Vec<String> =
            self.early.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect();
        lines.extend(self.late().unwrap_or_default());
        let of = |level: &&str| lines.iter().rev().find_map(|line| Some(line.split_once(*level)?.1.trim().to_owned()));
        levels.iter().find_map(of)
    }

    fn late(&self) -> Option<Vec<String>> {
        let (path, length) = newest(&self.log)?;
        let begin = self.before.as_ref().filter(|(before, _)| *before == path).map_or(0, |(_, length)| *length);
        let mut file = File::open(path).ok()?;
        file.seek(SeekFrom::Start(begin.max(length.saturating_sub(TAIL)))).ok()?;
        let mut tail = Vec::new();
        file.take(TAIL).read_to_end(&mut tail).ok()?;
        Some(String::from_utf8_lossy(&tail).lines().map(str::to_owned).collect())
    }
}

/// The newest log file and its length.
fn newest(log: &Path) -> Option<(PathBuf, u64)> {
    let files = fs::read_dir(log).ok()?.filter_map(|entry| {
        let entry = entry.ok()?;
        let meta = entry.metadata().ok()?;
        Some((meta.modified().ok()?, entry.path(), meta.len()))
    });
    files.max().map(|(_, path, length)| (path, length))
}
