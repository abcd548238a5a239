//! What master-data tells of places and banks, and of how parties are reached and paid.

use super::*;

crate::events! { "master-data";
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
    AreaClosed "master_data.area.closed" v 1 by area_id, "reports, which sort by places" { area_id: AreaId, version: i32, on: Date }
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
    /// An address of a party was written.
    AddressAdded "master_data.address.added" v 1 by party_id, "document-generator, which prints it" {
        address_id: AddressId, party_id: PartyId, version: i32, on: Date,
    }
    /// An address of a party changed.
    AddressChanged "master_data.address.changed" v 1 by party_id, "document-generator, which prints it" {
        address_id: AddressId, party_id: PartyId, version: i32, on: Date,
    }
    /// An address of a party is no longer used.
    AddressClosed "master_data.address.closed" v 1 by party_id, "document-generator, which prints it" {
        address_id: AddressId, party_id: PartyId, version: i32, on: Date,
    }
    /// A contact of a party was written.
    ContactAdded "master_data.contact.added" v 1 by party_id, "notification, which speaks to them" {
        contact_id: ContactId, party_id: PartyId, version: i32, on: Date,
    }
    /// A contact of a party changed.
    ContactChanged "master_data.contact.changed" v 1 by party_id, "notification, which speaks to them" {
        contact_id: ContactId, party_id: PartyId, version: i32, on: Date,
    }
    /// A contact of a party is no longer spoken to.
    ContactClosed "master_data.contact.closed" v 1 by party_id, "notification, which speaks to them" {
        contact_id: ContactId, party_id: PartyId, version: i32, on: Date,
    }
    /// A change of a party's bank account waits for a second person.
    VendorBankChangeSubmitted "master_data.vendor-bank-change.submitted" v 1 by vendor_bank_change_id, "notification, which tells who may decide" {
        vendor_bank_change_id: VendorBankChangeId, party_id: PartyId, reference: String,
    }
    /// A change of a party's bank account was decided.
    VendorBankChangeDecided "master_data.vendor-bank-change.decided" v 1 by vendor_bank_change_id, "notification, which tells who asked" {
        vendor_bank_change_id: VendorBankChangeId, party_id: PartyId, reference: String, approved: bool,
    }
    /// A change of a party's bank account was taken back before it was decided.
    VendorBankChangeRecalled "master_data.vendor-bank-change.recalled" v 1 by vendor_bank_change_id, "notification, which tells who may decide" {
        vendor_bank_change_id: VendorBankChangeId, party_id: PartyId, reference: String,
    }
    /// A change of a bank account went with its party to the one that stands for it.
    VendorBankChangeMoved "master_data.vendor-bank-change.moved" v 1 by vendor_bank_change_id, "notification, which tells who may decide" {
        vendor_bank_change_id: VendorBankChangeId, from_id: PartyId, party_id: PartyId, version: i32,
    }
    /// A bank account went with its party to the one that stands for it, and is held anew; `contacts`, those both have and had until
    /// lately, are to be told. `instead_of`: it is closed, for that party has the same account already.
    VendorBankMoved "master_data.vendor.bank-moved" v 1 by party_id, "notification, which tells the party; finance, which holds payments" {
        account_id: VendorBankId, from_id: PartyId, party_id: PartyId, number: String, instead_of: Option<VendorBankId>,
        held_until: Option<Timestamp>, moved_by: String, contacts: Vec<ContactId>, on: Date,
    }
    /// A bank account of a party was added, replaced or closed; `contacts`, those it has and had until lately, are to be told.
    VendorBankChanged "master_data.vendor.bank-changed" v 1 by party_id, "notification, which tells the party; finance, which holds payments" {
        party_id: PartyId, vendor_bank_change_id: VendorBankChangeId, what: String, account_id: Option<VendorBankId>,
        closed_account_id: Option<VendorBankId>, number: Option<String>, closed_number: Option<String>,
        held_until: Option<Timestamp>, raised_by: String, decided_by: String, contacts: Vec<ContactId>, on: Date,
    }
}
