//! What master-data tells.

use super::*;

crate::events! { "master-data";
    // parties
    /// A party was set up.
    PartyCreated "master_data.party.created" v 1 by party_id, "nobody yet; say for whom" {
        party_id: PartyId, name: String, on: Date,
    }
    // items
    // places
}
