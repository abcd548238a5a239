//! The same acts over REST: JSON in, JSON out.

mod goods;
mod places;
mod reached;

use std::sync::Arc;

use contracts::master_data::{PartyId, VendorId};
use kernel::rest::schema;
use kernel::{Endpoint, Outline, Reply};

use crate::page::{Listing, read};
use crate::party::{NewParty, Party, PartyKind, PartyState, Wanted};
use crate::permissions;
use crate::role::PartyRoleKind;
use crate::room::Room;
use crate::vendor::{NewVendor, Vendor, VendorState, VendorType};

/// Every REST operation.
pub fn endpoints(room: &Arc<Room>) -> Vec<Endpoint> {
    let mut all = parties(room);
    all.extend(vendors(room));
    // items
    all.extend(goods::endpoints(room));
    // places
    all.extend(places::endpoints(room));
    all.extend(reached::endpoints(room));
    all
}

/// A list with `?text=`.
pub fn searched(outline: Outline) -> Outline {
    outline.asked_as("text", "Words it is found by, in either script", "যে শব্দে খোঁজা হবে, যেকোনো লিপিতে", schema::string)
}

fn parties(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        Endpoint::get("/api/v1/master-data/parties/{id}", "A party", "একটি পার্টি")
            .needs(&permissions::PARTY_READ)
            .gives::<Party>()
            .does(room, async |room, cx, call| {
                Reply::json(&room.parties.find(&cx, call.param::<PartyId>("id", "party")?).await?)
            }),
        searched(Endpoint::get("/api/v1/master-data/parties", "Parties by name", "নাম অনুসারে পার্টি"))
            .asked::<PartyState>("state", "Only in this state", "কেবল এই অবস্থার")
            .asked::<PartyKind>("kind", "Only of this kind", "কেবল এই ধরনের")
            .asked::<PartyRoleKind>("role", "Only in this role", "কেবল এই ভূমিকার")
            .needs(&permissions::PARTY_READ)
            .pages::<Party>()
            .does(room, async |room, cx, call| {
                let wanted =
                    Wanted { state: read(&call, "state")?, kind: read(&call, "kind")?, role: read(&call, "role")? };
                Reply::json(&room.parties.list(&cx, wanted, Listing::of(&call)?).await?)
            }),
        Endpoint::post("/api/v1/master-data/parties", "Sets up a party", "পার্টি তৈরি করে")
            .needs(&permissions::PARTY_CREATE)
            .takes::<NewParty>()
            .gives::<Party>()
            .does(room, async |room, cx, call| Reply::json(&room.parties.create(&cx, call.json()?).await?)),
    ]
}

fn vendors(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        Endpoint::get("/api/v1/master-data/vendors/{id}", "A vendor", "একটি ভেন্ডর")
            .needs(&permissions::VENDOR_READ)
            .gives::<Vendor>()
            .does(room, async |room, cx, call| {
                Reply::json(&room.vendors.find(&cx, call.param::<VendorId>("id", "vendor")?).await?)
            }),
        searched(Endpoint::get("/api/v1/master-data/vendors", "Vendors, the newest first", "ভেন্ডর, নতুনগুলো আগে"))
            .asked::<VendorState>("state", "Only in this state", "কেবল এই অবস্থার")
            .asked::<VendorType>("type", "Only of this type", "কেবল এই ধরনের")
            .needs(&permissions::VENDOR_READ)
            .pages::<Vendor>()
            .does(room, async |room, cx, call| {
                let (state, kind) = (read(&call, "state")?, read(&call, "type")?);
                Reply::json(&room.vendors.list(&cx, state, kind, Listing::of(&call)?).await?)
            }),
        Endpoint::post("/api/v1/master-data/vendors", "Asks for a vendor", "ভেন্ডরের আবেদন করে")
            .needs(&permissions::VENDOR_CREATE)
            .takes::<NewVendor>()
            .gives::<Vendor>()
            .does(room, async |room, cx, call| Reply::json(&room.vendors.create(&cx, call.json()?).await?)),
    ]
}
