//! The room: its nouns, each with what people do with it.

use data::Db;
use kernel::Clock;

use crate::block::Blocks;
use crate::entry::Entries;
use crate::hold::Holds;
use crate::key::SigningKeys;
use crate::retention::Retention;
use crate::trail::Trail;

/// Everything audit does. Cheap to clone: each noun holds a handle of the same database.
#[derive(Clone)]
pub struct Room {
    pub entries: Entries,
    pub holds: Holds,
    pub retention: Retention,
    pub trail: Trail,
    pub keys: SigningKeys,
    pub blocks: Blocks,
}

impl Room {
    /// The room on this database.
    pub fn new(db: &Db, clock: &Clock) -> Self {
        let keys = SigningKeys::new(db);
        let blocks = Blocks { db: db.clone(), keys: keys.clone(), clock: clock.clone() };
        Self {
            entries: Entries { db: db.clone() },
            holds: Holds { db: db.clone() },
            retention: Retention { db: db.clone(), blocks: blocks.clone() },
            trail: Trail { db: db.clone(), blocks: blocks.clone() },
            keys,
            blocks,
        }
    }
}
