//! What master-data tells.

use kernel::uuid::Uuid;
use kernel::{CompanyId, Money, PersonId};

use super::*;

crate::events! { "master-data";
    // parties
    /// A party was set up.
    PartyCreated "master_data.party.created" v 1 by party_id, "finance and scm, which deal with it" {
        party_id: PartyId, code: String, name: String, version: i32, on: Date,
    }
    /// A party's facts changed.
    PartyUpdated "master_data.party.updated" v 1 by party_id, "services that print or cache a party's name" {
        party_id: PartyId, name: String, version: i32, on: Date,
    }
    /// A party is no longer dealt with.
    PartyClosed "master_data.party.closed" v 1 by party_id, "finance and scm, which begin nothing new with it" {
        party_id: PartyId, version: i32, on: Date,
    }
    /// A closed party is dealt with again.
    PartyReopened "master_data.party.reopened" v 1 by party_id, "finance and scm" {
        party_id: PartyId, version: i32, on: Date,
    }
    /// A party was the same as another, which stands for both.
    PartyMerged "master_data.party.merged" v 1 by party_id, "everybody who keeps a party's id: the other is read from now on" {
        party_id: PartyId, into_id: PartyId, version: i32, on: Date,
    }
    /// A party is dealt with in one more role.
    PartyRoleTaken "master_data.party.role-taken" v 1 by party_id, "crm, which follows customers and landowners" {
        party_id: PartyId, role: String, starts_on: Date,
    }
    /// A role of a party ended.
    PartyRoleEnded "master_data.party.role-ended" v 1 by party_id, "crm, which follows customers and landowners" {
        party_id: PartyId, role: String, ends_on: Option<Date>,
    }
    /// Somebody went on although two parties may be one.
    PartySuspected "master_data.twin.suspected" v 1 by twin_id, "whoever looks after master data" {
        twin_id: TwinId, first_id: PartyId, second_id: PartyId,
    }
    /// Two parties that looked alike are two.
    PartyToldApart "master_data.twin.told-apart" v 1 by twin_id, "whoever looks after master data" {
        twin_id: TwinId, first_id: PartyId, second_id: PartyId,
    }
    /// A vendor waits for a second person.
    VendorSubmitted "master_data.vendor.submitted" v 1 by vendor_id, "notification, which tells those who may approve" {
        vendor_id: VendorId, party_id: PartyId, reference: String,
    }
    /// A vendor may be bought from.
    VendorApproved "master_data.vendor.approved" v 1 by vendor_id, "scm, which may order; notification" {
        vendor_id: VendorId, party_id: PartyId, kind: String, on: Date,
    }
    /// A vendor was refused.
    VendorRejected "master_data.vendor.rejected" v 1 by vendor_id, "notification, which tells who asked" {
        vendor_id: VendorId, party_id: PartyId, on: Date,
    }
    /// Nothing is bought of a vendor for the time being.
    VendorSuspended "master_data.vendor.suspended" v 1 by vendor_id, "scm and finance, which hold orders and bills" {
        vendor_id: VendorId, party_id: PartyId, until: Option<Date>, on: Date,
    }
    /// Nothing is bought of a vendor any more.
    VendorBlacklisted "master_data.vendor.blacklisted" v 1 by vendor_id, "scm and finance, which hold orders and bills" {
        vendor_id: VendorId, party_id: PartyId, until: Option<Date>, on: Date,
    }
    /// A vendor is bought from again.
    VendorReinstated "master_data.vendor.reinstated" v 1 by vendor_id, "scm and finance, which go on" {
        vendor_id: VendorId, party_id: PartyId, on: Date,
    }
    /// A party is no vendor any more.
    VendorClosed "master_data.vendor.closed" v 1 by vendor_id, "scm and finance, which begin nothing new" {
        vendor_id: VendorId, party_id: PartyId, on: Date,
    }
    /// A party showed a paper.
    ProofAdded "master_data.proof.added" v 1 by proof_id, "finance, which asks what is missing before it pays" {
        proof_id: ProofId, party_id: PartyId, kind: String, ends_on: Option<Date>,
    }
    /// A paper turned out to be wrong.
    ProofWithdrawn "master_data.proof.withdrawn" v 1 by proof_id, "finance, which asks what is missing before it pays" {
        proof_id: ProofId, party_id: PartyId, kind: String,
    }
    /// A company said on what terms it deals with a party.
    PartyTermsChanged "master_data.party-terms.changed" v 1 by party_terms_id, "finance and scm, which keep to them" {
        party_terms_id: PartyTermsId, party_id: PartyId, company_id: CompanyId, blocked: bool, version: i32,
    }
    /// Somebody said something about a document.
    CommentWritten "master_data.comment.written" v 1 by subject, "notification, which tells who is mentioned or concerned" {
        subject: CommentedId, noun: String, comment_id: Uuid, mentions: Vec<PersonId>,
    }
    /// Somebody took back what they said about a document.
    CommentWithdrawn "master_data.comment.withdrawn" v 1 by subject, "notification, which takes back what it told" {
        subject: CommentedId, noun: String, comment_id: Uuid,
    }
    // items
    /// A dimension was set up, changed, closed or opened again.
    DimensionSaved "master_data.dimension.saved" v 1 by dimension_id, "the ledger, which posts to dimensions that are open" {
        dimension_id: DimensionId, kind: String, code: String, name: String, parent_id: Option<DimensionId>, company_ids: Vec<CompanyId>,
        starts_on: Option<Date>, ends_on: Option<Date>, open: bool, version: i32, on: Date,
    }
    /// A unit of measure was set up, changed, closed or opened again.
    MeasureSaved "master_data.measure.saved" v 1 by measure_id, "scm and project-management, which count in it" {
        measure_id: MeasureId, symbol: String, decimals: i16, open: bool, version: i32, on: Date,
    }
    /// A group of items was set up, changed or closed.
    ItemGroupSaved "master_data.item-group.saved" v 1 by item_group_id, "scm, which stocks by group" {
        item_group_id: ItemGroupId, code: String, name: String, parent_id: Option<ItemGroupId>, open: bool, version: i32, on: Date,
    }
    /// An item was set up, changed, closed or opened again.
    ItemSaved "master_data.item.saved" v 1 by item_id, "scm and project-management, which keep names and units of what they count" {
        item_id: ItemId, code: String, name: String, kind: String, group_id: Option<ItemGroupId>, measure_id: MeasureId, open: bool,
        version: i32, on: Date,
    }
    /// What one unit of an item is in its own was said, corrected or taken back.
    ConversionSaved "master_data.conversion.saved" v 1 by item_id, "scm, which receives in one unit and stocks in another" {
        conversion_id: ConversionId, item_id: ItemId, measure_id: MeasureId, numerator: i64, denominator: i64, open: bool, version: i32,
        on: Date,
    }
    /// A list of prices was set up, changed or closed.
    PriceListSaved "master_data.price-list.saved" v 1 by price_list_id, "scm and crm, which offer prices" {
        price_list_id: PriceListId, code: String, kind: String, company_id: Option<CompanyId>, open: bool, version: i32, on: Date,
    }
    /// A price was set, corrected or closed.
    PriceSaved "master_data.price.saved" v 1 by price_list_id, "scm, which warns when an order's rate leaves the list" {
        price_id: PriceId, price_list_id: PriceListId, item_id: ItemId, measure_id: MeasureId, price: Money, starts_on: Date,
        ends_on: Option<Date>, open: bool, version: i32, on: Date,
    }
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
