//! What master-data tells; what others ask of it comes here as `kernel::contract!`.

#![allow(
    missing_docs,
    reason = "a fact's fields are named so that a sentence would repeat the name; types have theirs"
)]

mod events;

use jiff::civil::Date;

pub use events::*;

kernel::id! {
    // parties
    /// A party.
    PartyId,
    // items
    // places
}
