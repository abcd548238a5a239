//! The room: its nouns, each with what people do with it.

use data::Db;

use crate::pack::Packs;

/// Everything rules-engine does. Cheap to clone: each noun holds a handle of the same database.
#[derive(Clone)]
pub struct Room {
    pub packs: Packs,
}

impl Room {
    /// The room on this database.
    pub fn new(db: &Db) -> Self {
        Self { packs: Packs { db: db.clone() } }
    }
}
