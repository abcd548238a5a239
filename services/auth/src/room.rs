//! The room: its nouns, each with what people do with it.

use data::Db;

use crate::user::Users;

use crate::assignment::Assignments;
use crate::duty::Duties;
use crate::explain::Explanations;
use crate::role::Roles;

/// Everything auth does. Cheap to clone: each noun holds a handle of the same database.
#[derive(Clone)]
pub struct Room {
    pub users: Users,

    pub roles: Roles,
    pub assignments: Assignments,
    pub duties: Duties,
    pub explanations: Explanations,
}

impl Room {
    /// The room on this database.
    pub fn new(db: &Db) -> Self {
        Self {
            users: Users { db: db.clone() },

            roles: Roles { db: db.clone() },
            assignments: Assignments { db: db.clone() },
            duties: Duties { db: db.clone() },
            explanations: Explanations { db: db.clone() },
        }
    }
}
