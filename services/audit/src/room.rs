//! The room: its nouns, each with what people do with it.

use data::Db;

use crate::entry::Entries;

/// Everything audit does. Cheap to clone: each noun holds a handle of the same database.
#[derive(Clone)]
pub struct Room {
    pub entries: Entries,
}

impl Room {
    /// The room on this database.
    pub fn new(db: &Db) -> Self {
        Self { entries: Entries { db: db.clone() } }
    }
}
