//! What master-data does when something happened, and who may watch what.

use contracts::master_data::{
    AreaClosed, AreaCreated, AreaUpdated, BankBranchClosed, BankBranchCreated, BankBranchUpdated, BankClosed,
    BankCreated, BankUpdated, ConversionSaved, DimensionSaved, ItemGroupSaved, ItemSaved, MeasureSaved, PartyClosed,
    PartyCreated, PartyMerged, PartyReopened, PartyRoleEnded, PartyRoleTaken, PartySuspected, PartyTermsChanged,
    PartyToldApart, PartyUpdated, PriceListSaved, PriceSaved, ProofAdded, ProofWithdrawn, VendorApproved,
    VendorBankChangeDecided, VendorBankChangeMoved, VendorBankChangeRecalled, VendorBankChangeSubmitted,
    VendorBlacklisted, VendorClosed, VendorReinstated, VendorRejected, VendorSubmitted, VendorSuspended,
};
use contracts::organization::TenantCreated;
use data::Handler;
use kernel::Watched;

use crate::{measure, permissions};

/// Every handler.
pub fn handlers() -> Vec<Handler> {
    vec![
        // items
        Handler::new::<TenantCreated>("master-data.tenants", |tx, _| {
            Box::pin(async move { measure::take(tx).await.map(drop) })
        }),
    ]
}

/// What people may watch: who sees a thing may know that it changed.
pub const WATCHED: &[Watched] = &[
    // parties
    Watched::of::<PartyCreated>("master_data.party", &permissions::PARTY_READ),
    Watched::of::<PartyUpdated>("master_data.party", &permissions::PARTY_READ),
    Watched::of::<PartyClosed>("master_data.party", &permissions::PARTY_READ),
    Watched::of::<PartyReopened>("master_data.party", &permissions::PARTY_READ),
    Watched::of::<PartyMerged>("master_data.party", &permissions::PARTY_READ),
    Watched::of::<PartyRoleTaken>("master_data.party", &permissions::PARTY_READ),
    Watched::of::<PartyRoleEnded>("master_data.party", &permissions::PARTY_READ),
    Watched::of::<PartySuspected>("master_data.party-twin", &permissions::PARTY_READ),
    Watched::of::<PartyToldApart>("master_data.party-twin", &permissions::PARTY_READ),
    Watched::of::<VendorSubmitted>("master_data.vendor", &permissions::VENDOR_READ),
    Watched::of::<VendorApproved>("master_data.vendor", &permissions::VENDOR_READ),
    Watched::of::<VendorRejected>("master_data.vendor", &permissions::VENDOR_READ),
    Watched::of::<VendorSuspended>("master_data.vendor", &permissions::VENDOR_READ),
    Watched::of::<VendorBlacklisted>("master_data.vendor", &permissions::VENDOR_READ),
    Watched::of::<VendorReinstated>("master_data.vendor", &permissions::VENDOR_READ),
    Watched::of::<VendorClosed>("master_data.vendor", &permissions::VENDOR_READ),
    Watched::of::<ProofAdded>("master_data.proof", &permissions::PROOF_READ),
    Watched::of::<ProofWithdrawn>("master_data.proof", &permissions::PROOF_READ),
    Watched::of::<PartyTermsChanged>("master_data.party-terms", &permissions::TERMS_READ),
    // items
    Watched::of::<DimensionSaved>("master_data.dimension", &permissions::DIMENSION_READ),
    Watched::of::<MeasureSaved>("master_data.measure", &permissions::MEASURE_READ),
    Watched::of::<ItemGroupSaved>("master_data.item-group", &permissions::ITEM_READ),
    Watched::of::<ItemSaved>("master_data.item", &permissions::ITEM_READ),
    Watched::of::<ConversionSaved>("master_data.conversion", &permissions::ITEM_READ),
    Watched::of::<PriceListSaved>("master_data.price-list", &permissions::PRICE_READ),
    Watched::of::<PriceSaved>("master_data.price", &permissions::PRICE_READ),
    // places
    Watched::of::<AreaCreated>("master_data.area", &permissions::AREA_READ),
    Watched::of::<AreaUpdated>("master_data.area", &permissions::AREA_READ),
    Watched::of::<AreaClosed>("master_data.area", &permissions::AREA_READ),
    Watched::of::<BankCreated>("master_data.bank", &permissions::BANK_READ),
    Watched::of::<BankUpdated>("master_data.bank", &permissions::BANK_READ),
    Watched::of::<BankClosed>("master_data.bank", &permissions::BANK_READ),
    Watched::of::<BankBranchCreated>("master_data.bank-branch", &permissions::BANK_READ),
    Watched::of::<BankBranchUpdated>("master_data.bank-branch", &permissions::BANK_READ),
    Watched::of::<BankBranchClosed>("master_data.bank-branch", &permissions::BANK_READ),
    Watched::of::<VendorBankChangeSubmitted>("master_data.vendor-bank-change", &permissions::VENDOR_BANK_READ),
    Watched::of::<VendorBankChangeRecalled>("master_data.vendor-bank-change", &permissions::VENDOR_BANK_READ),
    Watched::of::<VendorBankChangeMoved>("master_data.vendor-bank-change", &permissions::VENDOR_BANK_READ),
    Watched::of::<VendorBankChangeDecided>("master_data.vendor-bank-change", &permissions::VENDOR_BANK_READ),
];
