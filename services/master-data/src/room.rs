//! The room: its nouns, each with what people do with it.

use data::Db;

use crate::party::Parties;

/// Everything master-data does. Cheap to clone: each noun holds a handle of the same database.
#[derive(Clone)]
pub struct Room {
    pub parties: Parties,
}

impl Room {
    /// The room on this database.
    pub fn new(db: &Db) -> Self {
        Self { parties: Parties { db: db.clone() } }
    }
}
