//! The room: its nouns, each with what people do with it.

use data::Db;

use crate::address::Addresses;
use crate::area::Areas;
use crate::bank::Banks;
use crate::bank_branch::BankBranches;
use crate::contact::Contacts;
use crate::party::Parties;
use crate::proof::Proofs;
use crate::role::PartyRoles;
use crate::twin::Twins;
use crate::vendor::Vendors;
use crate::vendor_bank::VendorBanks;
use crate::vendor_bank_change::VendorBankChanges;

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
    // items
    // places
    pub areas: Areas,
    pub banks: Banks,
    pub bank_branches: BankBranches,
    pub addresses: Addresses,
    pub contacts: Contacts,
    pub vendor_banks: VendorBanks,
    pub vendor_bank_changes: VendorBankChanges,
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
            // items
            // places
            areas: Areas { db: db() },
            banks: Banks { db: db() },
            bank_branches: BankBranches { db: db() },
            addresses: Addresses { db: db() },
            contacts: Contacts { db: db() },
            vendor_banks: VendorBanks { db: db() },
            vendor_bank_changes: VendorBankChanges { db: db() },
        }
    }
}
