//! The room: its nouns, each with what people do with it.

use data::Db;

use crate::flag::Flags;
use crate::setting::Settings;

/// Everything configuration does. Cheap to clone: each noun holds a handle of the same database.
#[derive(Clone)]
pub struct Room {
    pub settings: Settings,
    pub flags: Flags,
}

impl Room {
    /// The room on this database.
    pub fn new(db: &Db) -> Self {
        Self { settings: Settings { db: db.clone() }, flags: Flags { db: db.clone() } }
    }
}
