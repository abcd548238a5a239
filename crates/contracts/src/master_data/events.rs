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
    /// The country's list of places was taken.
    GeographyTaken "master_data.geography.taken" v 1 by list_id, "document-generator and reports, which name places" {
        list_id: ListId, taken: i32, renewed: i32, on: Date,
    }
    /// A place was set up.
    AreaCreated "master_data.area.created" v 1 by area_id, "reports, which sort by places" {
        area_id: AreaId, name: String, version: i32, on: Date,
    }
    /// A place's facts changed.
    AreaUpdated "master_data.area.updated" v 1 by area_id, "reports, which sort by places" {
        area_id: AreaId, name: String, version: i32, on: Date,
    }
    /// A place is no longer chosen.
    AreaClosed "master_data.area.closed" v 1 by area_id, "reports, which sort by places" {
        area_id: AreaId, version: i32, on: Date,
    }
    /// The country's list of banks was taken.
    BanksTaken "master_data.banks.taken" v 1 by list_id, "finance, which pays to branches" {
        list_id: ListId, taken: i32, renewed: i32, warned: i32, on: Date,
    }
    /// A bank was set up.
    BankCreated "master_data.bank.created" v 1 by bank_id, "finance, which pays to branches" {
        bank_id: BankId, code: String, name: String, version: i32, on: Date,
    }
    /// A bank's facts changed.
    BankUpdated "master_data.bank.updated" v 1 by bank_id, "finance, which pays to branches" {
        bank_id: BankId, code: String, name: String, version: i32, on: Date,
    }
    /// A bank is no longer chosen.
    BankClosed "master_data.bank.closed" v 1 by bank_id, "finance, which pays to branches" {
        bank_id: BankId, version: i32, on: Date,
    }
    /// A branch of a bank was set up.
    BankBranchCreated "master_data.bank-branch.created" v 1 by bank_branch_id, "finance, which pays to branches" {
        bank_branch_id: BankBranchId, routing_number: String, name: String, version: i32, on: Date,
    }
    /// A branch's facts changed.
    BankBranchUpdated "master_data.bank-branch.updated" v 1 by bank_branch_id, "finance, which pays to branches" {
        bank_branch_id: BankBranchId, routing_number: String, name: String, version: i32, on: Date,
    }
    /// A branch is no longer chosen.
    BankBranchClosed "master_data.bank-branch.closed" v 1 by bank_branch_id, "finance, which pays to branches" {
        bank_branch_id: BankBranchId, version: i32, on: Date,
    }
}
