//! What master-data tells; what others ask of it comes here as `kernel::contract!`.

#![allow(
    missing_docs,
    reason = "a fact's fields are named so that a sentence would repeat the name; types have theirs"
)]

mod events;

use jiff::civil::Date;
use kernel::CompanyId;

pub use events::*;

kernel::id! {
    // parties
    /// A party.
    PartyId,
    /// A role of a party.
    PartyRoleId,
    /// A party from whom is bought.
    VendorId,
    /// Something a party showed of who or what it is.
    ProofId,
    /// Two parties that may be one.
    TwinId,
    /// On what terms one company deals with a party.
    PartyTermsId,
    // items
    // places
}
