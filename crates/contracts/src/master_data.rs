//! What master-data tells; what others ask of it comes here as `kernel::contract!`.

#![allow(
    missing_docs,
    reason = "a fact's fields are named so that a sentence would repeat the name; types have theirs"
)]

use jiff::civil::Date;

kernel::id! {
    /// A party.
    PartyId,
}

crate::events! { "master-data";
    /// A party was set up.
    PartyCreated "master_data.party.created" v 1 by party_id, "nobody yet; say for whom" {
        party_id: PartyId, name: String, on: Date,
    }
}
