//! The room: its nouns, each with what people do with it.

use std::sync::Arc;

use data::{Runtime, Task};

use crate::clamd::Clamd;
use crate::disk::Disk;
use crate::file::Files;
use crate::quota::Quota;
use crate::scanner::Scanner;
use crate::sweeper::Sweeper;
use crate::upload::Uploads;

/// Everything file-storage does. Cheap to clone: each noun holds a handle of the same database and the same folder.
#[derive(Clone)]
pub struct Room {
    pub files: Files,
    pub uploads: Uploads,
    pub quota: Quota,
}

/// Bytes as the database counts them.
fn counted(bytes: u64) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}

impl Room {
    /// The room on this house.
    pub fn new(rt: &Runtime) -> Self {
        let (db, sight, decided) = (rt.db.clone(), rt.sight.clone(), &rt.uploads);
        let disk = Disk::new(decided.folder.clone().unwrap_or_else(|| rt.files.join("files")));
        let quota = Quota { db: db.clone(), limit: counted(decided.quota) };
        Self {
            files: Files {
                db: db.clone(),
                disk: disk.clone(),
                sight: sight.clone(),
                unscanned: decided.unscanned && decided.scanner.is_none(),
            },
            uploads: Uploads {
                db,
                disk,
                sight,
                quota: quota.clone(),
                largest: counted(decided.largest),
                scanned: decided.scanner.is_some(),
            },
            quota,
        }
    }

    /// What it does over and over.
    pub fn tasks(&self, rt: &Runtime) -> Vec<Task> {
        let clock = rt.clock.clone();
        let sweeper = Sweeper { uploads: self.uploads.clone(), quota: self.quota.clone(), clock: clock.clone() };
        let scanner = rt.uploads.scanner.as_deref().map(|address| Scanner {
            db: self.files.db.clone(),
            disk: self.files.disk.clone(),
            clock,
            clamd: Clamd::new(address),
            away: Arc::default(),
        });
        std::iter::once(sweeper.task()).chain(scanner.map(|scanner| scanner.task())).collect()
    }
}
