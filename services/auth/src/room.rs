//! The room: its nouns, each with what people do with it.

use data::Db;

use crate::user::Users;

/// Everything auth does. Cheap to clone: each noun holds a handle of the same database.
#[derive(Clone)]
pub struct Room {
    pub users: Users,
}

impl Room {
    /// The room on this database.
    pub fn new(db: &Db) -> Self {
        Self { users: Users { db: db.clone() } }
    }
}
