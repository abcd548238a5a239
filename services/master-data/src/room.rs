//! The room: its nouns, each with what people do with it.

use data::Db;

use crate::area::Areas;
use crate::bank::Banks;
use crate::bank_branch::BankBranches;
use crate::party::Parties;

/// Everything master-data does. Cheap to clone: each noun holds a handle of the same database.
#[derive(Clone)]
pub struct Room {
    pub parties: Parties,
    // places
    pub areas: Areas,
    pub banks: Banks,
    pub bank_branches: BankBranches,
}

impl Room {
    /// The room on this database.
    pub fn new(db: &Db) -> Self {
        Self {
            parties: Parties { db: db.clone() },
            // places
            areas: Areas { db: db.clone() },
            banks: Banks { db: db.clone() },
            bank_branches: BankBranches { db: db.clone() },
        }
    }
}
