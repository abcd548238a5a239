//! The room: its nouns, each with what people do with it.

use data::Db;

use crate::party::Parties;
use crate::proof::Proofs;
use crate::role::PartyRoles;
use crate::terms::Terms;
use crate::twin::Twins;
use crate::vendor::Vendors;

/// Everything master-data does. Cheap to clone: each noun holds a handle of the same database.
#[derive(Clone)]
pub struct Room {
    /// For what several nouns read alike: what happened to a document.
    pub db: Db,
    // parties
    pub parties: Parties,
    pub party_roles: PartyRoles,
    pub vendors: Vendors,
    pub proofs: Proofs,
    pub twins: Twins,
    pub terms: Terms,
    // items
    // places
}

impl Room {
    /// The room on this database.
    pub fn new(db: &Db) -> Self {
        let db = || db.clone();
        Self {
            db: db(),
            // parties
            parties: Parties { db: db() },
            party_roles: PartyRoles { db: db() },
            vendors: Vendors { db: db() },
            proofs: Proofs { db: db() },
            twins: Twins { db: db() },
            terms: Terms { db: db() },
            // items
            // places
        }
    }
}
