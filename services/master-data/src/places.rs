//! Places and banks, and how parties are reached and paid, put together for the room's graph.

use async_graphql::MergedObject;

use crate::address::{AddressMutation, AddressQuery};
use crate::area::{AreaMutation, AreaQuery};
use crate::bank::{BankMutation, BankQuery};
use crate::bank_branch::{BankBranchMutation, BankBranchQuery};
use crate::contact::{ContactMutation, ContactQuery};
use crate::vendor_bank::{VendorBankMutation, VendorBankQuery};
use crate::vendor_bank_change::{VendorBankChangeMutation, VendorBankChangeQuery};

/// What is asked about places and banks, addresses, contacts and accounts.
#[derive(MergedObject, Default)]
pub struct PlacesQuery(
    AreaQuery,
    BankQuery,
    BankBranchQuery,
    AddressQuery,
    ContactQuery,
    VendorBankQuery,
    VendorBankChangeQuery,
);

/// What is done with them.
#[derive(MergedObject, Default)]
pub struct PlacesMutation(
    AreaMutation,
    BankMutation,
    BankBranchMutation,
    AddressMutation,
    ContactMutation,
    VendorBankMutation,
    VendorBankChangeMutation,
);
