//! What master-data tells; what others ask of it comes here as `kernel::contract!`.

#![allow(
    missing_docs,
    reason = "a fact's fields are named so that a sentence would repeat the name; types have theirs"
)]

mod events;
mod places;

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::EventInfo;

pub use events::*;
pub use places::*;

const ALL: [EventInfo; events::EVENTS.len() + places::EVENTS.len()] = {
    let (first, then) = (events::EVENTS, places::EVENTS);
    let mut all = [first[0]; events::EVENTS.len() + places::EVENTS.len()];
    let mut at = 0;
    while at < all.len() {
        all[at] = if at < first.len() { first[at] } else { then[at - first.len()] };
        at += 1;
    }
    all
};

/// Every event of this service.
pub const EVENTS: &[EventInfo] = &ALL;

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
    /// A project, site, cost code … lines of the books are sorted by.
    DimensionId,
    /// A unit of measure.
    MeasureId,
    /// A group of items.
    ItemGroupId,
    /// What is bought, sold, stocked, used or built.
    ItemId,
    /// What one unit of an item is in the item's own unit.
    ConversionId,
    /// A list of prices.
    PriceListId,
    /// A price in such a list.
    PriceId,
    // places
    /// A division, district, upazila or union.
    AreaId,
    /// A bank.
    BankId,
    /// A branch of a bank.
    BankBranchId,
    /// One taking of a list the program brings.
    ListId,
    /// An address of a party.
    AddressId,
    /// Whom one speaks to at a party.
    ContactId,
    /// A bank account of a party.
    VendorBankId,
    /// A request to change a party's bank account.
    VendorBankChangeId,
    /// A document that is commented on.
    CommentedId,
}
