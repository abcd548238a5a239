//! The room: its nouns, each with what people do with it.

use data::Db;

use crate::address::Addresses;
use crate::area::Areas;
use crate::bank::Banks;
use crate::bank_branch::BankBranches;
use crate::contact::Contacts;
use crate::conversion::Conversions;
use crate::dimension::Dimensions;
use crate::item::Items;
use crate::item_group::ItemGroups;
use crate::measure::Measures;
use crate::party::Parties;
use crate::price::Prices;
use crate::price_list::PriceLists;
use crate::proof::Proofs;
use crate::role::PartyRoles;
use crate::terms::Terms;
use crate::twin::Twins;
use crate::vendor::Vendors;
use crate::vendor_bank::VendorBanks;
use crate::vendor_bank_change::VendorBankChanges;

/// Everything master-data does. Cheap to clone: each noun holds a handle of the same database.
#[derive(Clone)]
pub struct Room {
    /// For what several nouns have alike: what happened to a document, and what is said about it.
    pub db: Db,
    // parties
    pub parties: Parties,
    pub party_roles: PartyRoles,
    pub vendors: Vendors,
    pub proofs: Proofs,
    pub twins: Twins,
    pub terms: Terms,
    // items
    pub dimensions: Dimensions,
    pub measures: Measures,
    pub item_groups: ItemGroups,
    pub items: Items,
    pub conversions: Conversions,
    pub price_lists: PriceLists,
    pub prices: Prices,
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
            terms: Terms { db: db() },
            // items
            dimensions: Dimensions { db: db() },
            measures: Measures { db: db() },
            item_groups: ItemGroups { db: db() },
            items: Items { db: db() },
            conversions: Conversions { db: db() },
            price_lists: PriceLists { db: db() },
            prices: Prices { db: db() },
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
