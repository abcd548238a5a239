//! The room: its nouns, each with what people do with it.

use data::Db;

use crate::flag::Flags;
use crate::series::AllSeries;
use crate::setting::Settings;

/// Everything configuration does. Cheap to clone: each noun holds a handle of the same database.
#[derive(Clone)]
pub struct Room {
    pub settings: Settings,
    pub flags: Flags,
    pub series: AllSeries,
}

impl Room {
    /// The room on this database.
    pub fn new(db: &Db) -> Self {
        let db = || db.clone();
        Self { settings: Settings { db: db() }, flags: Flags { db: db() }, series: AllSeries { db: db() } }
    }
}
