//! What others ask of master-data, and what it tells.

#![allow(
    missing_docs,
    reason = "a fact's fields are named so that a sentence would repeat the name; types have theirs"
)]

mod events;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

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

kernel::contract! {
    /// What others ask of master-data.
    pub trait MasterData as "master-data", remote MasterDataRemote, routes master_data_routes {
        /// What the rules of tax ask of a party on a day: what is known, and what is missing by its name. Nothing when there
        /// is no such party.
        ask party_facts(PartyOn) -> Option<PartyFacts>;
    }
}

/// A party on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartyOn {
    pub party: PartyId,
    pub on: Date,
}

/// What is known of a party for tax on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartyFacts {
    pub known: Vec<KnownFact>,
    /// A question to be answered, never a default rate.
    pub missing: Vec<MissingFact>,
    /// Certificates of a lower or no rate.
    pub exemptions: Vec<ExemptionFact>,
}

/// A fact as the rules name it. It is a word of the rules, a day, `true` or `false`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownFact {
    pub name: String,
    pub value: String,
}

/// What nobody knows: a fact of the rules, or a paper such as `trade_licence`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingFact {
    pub name: String,
    /// `never`, `expired`, `not-yet`.
    pub why: String,
    /// The day it ran out, or from which it will hold.
    pub day: Option<Date>,
}

/// A certificate of a lower or no rate that holds on the day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExemptionFact {
    pub section: String,
    /// In per cent.
    pub rate: String,
    pub number: String,
    /// Its last day.
    pub ends_on: Option<Date>,
}
