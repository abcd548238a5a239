//! What master-data does when something happened, and who may watch what.

use contracts::master_data::{
    PartyClosed, PartyCreated, PartyMerged, PartyReopened, PartyRoleEnded, PartyRoleTaken, PartySuspected,
    PartyTermsChanged, PartyToldApart, PartyUpdated, ProofAdded, ProofWithdrawn, VendorApproved, VendorBlacklisted,
    VendorClosed, VendorReinstated, VendorRejected, VendorSubmitted, VendorSuspended,
};
use data::Handler;
use kernel::Watched;

use crate::permissions;

/// Every handler.
pub fn handlers() -> Vec<Handler> {
    Vec::new()
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
    // places
];
