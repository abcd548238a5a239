//! The room: its nouns, each with what people do with it.

use data::{Db, Runtime};

use crate::api_key::ApiKeys;
use crate::link::Links;
use crate::password::Passwords;
use crate::second_factor::SecondFactors;
use crate::session::{Counted, Sessions};
use crate::signing_key::SigningKeys;
use crate::user::Users;

use crate::assignment::Assignments;
use crate::duty::Duties;
use crate::explain::Explanations;
use crate::role::Roles;

/// Everything auth does. Cheap to clone: each noun holds a handle of the same database.
#[derive(Clone)]
pub struct Room {
    pub users: Users,
    pub sessions: Sessions,
    pub links: Links,
    pub api_keys: ApiKeys,
    pub roles: Roles,
    pub assignments: Assignments,
    pub duties: Duties,
    pub explanations: Explanations,
    /// Comments stand in the audit rows of what they speak of.
    pub comments: Db,
}

impl Room {
    /// The room in this house.
    pub fn new(rt: &Runtime) -> Self {
        let (db, passwords) = (|| rt.db.clone(), Passwords::default());
        let factors = SecondFactors { db: db(), passwords: passwords.clone() };
        let keys = SigningKeys::new(&db());
        let sessions = Sessions { db: db(), passwords: passwords.clone(), keys, factors, counted: Counted::default() };
        Self {
            users: Users { db: db(), passwords },
            links: Links { db: db(), sessions: sessions.clone(), origin: rt.origin.clone() },
            sessions,
            api_keys: ApiKeys { db: db() },
            roles: Roles { db: db() },
            assignments: Assignments { db: db() },
            duties: Duties { db: db() },
            explanations: Explanations { db: db() },
            comments: db(),
        }
    }
}
