//! Addresses, contacts and bank accounts of parties over REST.

use std::sync::Arc;

use contracts::master_data::{PartyId, VendorBankChangeId, VendorBankId};
use kernel::{Endpoint, Reply};

use crate::address::{Address, NewAddress};
use crate::contact::{Contact, NewContact};
use crate::room::Room;
use crate::vendor_bank::{VendorBank, VendorBankListing, VendorBankState};
use crate::vendor_bank_change::{NewVendorBankChange, VendorBankChange};
use crate::{errors, permissions};

/// Every REST operation of how parties are reached and paid.
pub fn endpoints(room: &Arc<Room>) -> Vec<Endpoint> {
    [parts(room), accounts(room)].concat()
}

fn parts(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        Endpoint::get("/api/v1/master-data/parties/{id}/addresses", "A party's addresses", "একটি পার্টির ঠিকানা")
            .needs(&permissions::PARTY_READ)
            .gives_all::<Address>()
            .does(room, async |room, cx, call| {
                Reply::json(&room.addresses.list(&cx, call.param::<PartyId>("id", "party")?).await?)
            }),
        Endpoint::post("/api/v1/master-data/party-addresses", "Writes an address of a party", "পার্টির ঠিকানা লেখে")
            .needs(&permissions::ADDRESS_WRITE)
            .takes::<NewAddress>()
            .gives::<Address>()
            .refuses(&[&errors::POSTAL_CODE, &errors::AREA_CLOSED])
            .does(room, async |room, cx, call| Reply::json(&room.addresses.add(&cx, call.json()?).await?)),
        Endpoint::get("/api/v1/master-data/parties/{id}/contacts", "A party's contacts", "একটি পার্টির যোগাযোগ")
            .needs(&permissions::PARTY_READ)
            .gives_all::<Contact>()
            .does(room, async |room, cx, call| {
                Reply::json(&room.contacts.list(&cx, call.param::<PartyId>("id", "party")?).await?)
            }),
        Endpoint::post("/api/v1/master-data/party-contacts", "Writes a contact of a party", "পার্টির যোগাযোগ লেখে")
            .needs(&permissions::CONTACT_WRITE)
            .takes::<NewContact>()
            .gives::<Contact>()
            .refuses(&[&errors::CONTACT_SILENT, &errors::CONTACT_MOBILE, &errors::CONTACT_EMAIL])
            .does(room, async |room, cx, call| Reply::json(&room.contacts.add(&cx, call.json()?).await?)),
    ]
}

fn accounts(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        Endpoint::get("/api/v1/master-data/vendor-banks/{id}", "A party's bank account", "পার্টির একটি ব্যাংক হিসাব")
            .needs(&permissions::VENDOR_BANK_READ)
            .gives::<VendorBank>()
            .does(room, async |room, cx, call| {
                Reply::json(&room.vendor_banks.find(&cx, call.param::<VendorBankId>("id", "bank account")?).await?)
            }),
        Endpoint::get(
            "/api/v1/master-data/vendor-banks",
            "Bank accounts of parties, the newest first, without their whole numbers",
            "পার্টির ব্যাংক হিসাব, নতুনগুলো আগে, পুরো নম্বর ছাড়া",
        )
        .asked::<PartyId>("party", "Only of this party", "কেবল এই পার্টির")
        .asked::<VendorBankState>("state", "Only in this state", "কেবল এই অবস্থার")
        .needs(&permissions::VENDOR_BANK_READ)
        .pages::<VendorBank>()
        .does(room, async |room, cx, call| {
            Reply::json(&room.vendor_banks.list(&cx, VendorBankListing::of(&call)?).await?)
        }),
        Endpoint::get(
            "/api/v1/master-data/vendor-bank-changes/{id}",
            "A request to change a party's bank account",
            "পার্টির ব্যাংক হিসাব পরিবর্তনের একটি অনুরোধ",
        )
        .needs(&permissions::VENDOR_BANK_READ)
        .gives::<VendorBankChange>()
        .does(room, async |room, cx, call| {
            let id = call.param::<VendorBankChangeId>("id", "request")?;
            Reply::json(&room.vendor_bank_changes.find(&cx, id).await?)
        }),
        Endpoint::post(
            "/api/v1/master-data/vendor-bank-changes",
            "Writes a request to add, replace or close a party's bank account",
            "পার্টির ব্যাংক হিসাব যোগ, বদল বা বন্ধের অনুরোধ লেখে",
        )
        .needs(&permissions::VENDOR_BANK_CREATE)
        .takes::<NewVendorBankChange>()
        .gives::<VendorBankChange>()
        .refuses(&[&errors::VENDOR_BANK_NUMBER, &errors::VENDOR_BANK_KNOWN, &errors::BANK_BRANCH_CLOSED])
        .does(room, async |room, cx, call| Reply::json(&room.vendor_bank_changes.create(&cx, call.json()?).await?)),
    ]
}
