//! Places, banks and their branches over REST.

use std::sync::Arc;

use contracts::master_data::{AreaId, BankBranchId, BankId};
use kernel::rest::schema;
use kernel::{Endpoint, Outline, Reply};

use crate::area::{Area, AreaKind, AreaListing, NewArea};
use crate::bank::{Bank, BankCategory, BankListing, BankLists, NewBank};
use crate::bank_branch::{BankBranch, BankBranchListing, NewBankBranch, RoutingDoubt};
use crate::page::read;
use crate::room::Room;
use crate::shipped::ListTaken;
use crate::words::OpenState;
use crate::{errors, permissions};

/// Every REST operation of places and banks.
pub fn endpoints(room: &Arc<Room>) -> Vec<Endpoint> {
    [areas(room), banks(room)].concat()
}

fn areas(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        Endpoint::get("/api/v1/master-data/areas/{id}", "A place", "একটি এলাকা")
            .needs(&permissions::AREA_READ)
            .gives::<Area>()
            .does(room, async |room, cx, call| {
                Reply::json(&room.areas.find(&cx, call.param::<AreaId>("id", "area")?).await?)
            }),
        searched(Endpoint::get("/api/v1/master-data/areas", "Places in the order of the tree", "ক্রম অনুসারে এলাকা"))
            .asked::<AreaKind>("kind", "Only of this kind", "কেবল এই ধরনের")
            .asked::<AreaId>("within", "Only what lies in this place, at any depth", "কেবল এই এলাকার ভেতরের সবকিছু")
            .asked::<AreaId>("parent", "Only what lies in this place directly", "কেবল সরাসরি এই এলাকার অন্তর্গত")
            .needs(&permissions::AREA_READ)
            .pages::<Area>()
            .does(room, async |room, cx, call| Reply::json(&room.areas.list(&cx, AreaListing::of(&call)?).await?)),
        Endpoint::post("/api/v1/master-data/areas", "Sets up a place", "এলাকা তৈরি করে")
            .needs(&permissions::AREA_CREATE)
            .takes::<NewArea>()
            .gives::<Area>()
            .refuses(&[&errors::AREA_PLACE, &errors::AREA_CODE_TAKEN])
            .does(room, async |room, cx, call| Reply::json(&room.areas.create(&cx, call.json()?).await?)),
        Endpoint::post(
            "/api/v1/master-data/geography",
            "Takes the country's list of places; done again, it changes nothing",
            "দেশের এলাকার তালিকা নেয়; আবার করলে কিছুই বদলায় না",
        )
        .needs(&permissions::AREA_LOAD)
        .gives::<ListTaken>()
        .does(room, async |room, cx, _| Reply::json(&room.areas.load(&cx).await?)),
    ]
}

fn banks(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        Endpoint::get("/api/v1/master-data/banks/{id}", "A bank", "একটি ব্যাংক")
            .needs(&permissions::BANK_READ)
            .gives::<Bank>()
            .does(room, async |room, cx, call| {
                Reply::json(&room.banks.find(&cx, call.param::<BankId>("id", "bank")?).await?)
            }),
        searched(Endpoint::get("/api/v1/master-data/banks", "Banks by name", "নাম অনুসারে ব্যাংক"))
            .asked::<BankCategory>("category", "Only of this category", "কেবল এই শ্রেণির")
            .needs(&permissions::BANK_READ)
            .pages::<Bank>()
            .does(room, async |room, cx, call| Reply::json(&room.banks.list(&cx, BankListing::of(&call)?).await?)),
        Endpoint::post("/api/v1/master-data/banks", "Sets up a bank", "ব্যাংক তৈরি করে")
            .needs(&permissions::BANK_CREATE)
            .takes::<NewBank>()
            .gives::<Bank>()
            .refuses(&[&errors::BANK_CODE, &errors::BANK_CODE_TAKEN])
            .does(room, async |room, cx, call| Reply::json(&room.banks.create(&cx, call.json()?).await?)),
        Endpoint::post(
            "/api/v1/master-data/bank-list",
            "Takes a piece of the country's list: the banks, then their branches by thousands; done again, it changes nothing",
            "দেশের ব্যাংক ও তার ১,০০০ শাখা নেয়; আবার করলে কিছুই বদলায় না",
        )
        .asked::<i32>("from", "`next` of the piece before; none for the first", "আগের অংশের `next`; প্রথম অংশে খালি")
        .needs(&permissions::BANK_LOAD)
        .gives::<BankLists>()
        .does(room, async |room, cx, call| Reply::json(&room.banks.load(&cx, read(&call, "from")?).await?)),
        Endpoint::get("/api/v1/master-data/bank-branches/{id}", "A branch of a bank", "ব্যাংকের একটি শাখা")
            .needs(&permissions::BANK_READ)
            .gives::<BankBranch>()
            .does(room, async |room, cx, call| {
                Reply::json(&room.bank_branches.find(&cx, call.param::<BankBranchId>("id", "branch")?).await?)
            }),
        searched(Endpoint::get(
            "/api/v1/master-data/bank-branches",
            "Branches of banks by routing number",
            "রাউটিং নম্বর অনুসারে ব্যাংকের শাখা",
        ))
        .asked::<BankId>("bank", "Only of this bank", "কেবল এই ব্যাংকের")
        .asked::<AreaId>("district", "Only in this district", "কেবল এই জেলার")
        .asked::<RoutingDoubt>("doubt", "Only with this doubt about the number", "কেবল যেগুলোর নম্বরে এই সন্দেহ")
        .needs(&permissions::BANK_READ)
        .pages::<BankBranch>()
        .does(room, async |room, cx, call| {
            Reply::json(&room.bank_branches.list(&cx, BankBranchListing::of(&call)?).await?)
        }),
        Endpoint::post("/api/v1/master-data/bank-branches", "Sets up a branch of a bank", "ব্যাংকের শাখা তৈরি করে")
            .needs(&permissions::BANK_CREATE)
            .takes::<NewBankBranch>()
            .gives::<BankBranch>()
            .refuses(&[&errors::ROUTING_INVALID, &errors::ROUTING_BANK, &errors::ROUTING_TAKEN])
            .does(room, async |room, cx, call| Reply::json(&room.bank_branches.create(&cx, call.json()?).await?)),
    ]
}

/// `?state=&text=`.
fn searched(outline: Outline) -> Outline {
    outline.asked::<OpenState>("state", "Only in this state", "কেবল এই অবস্থার").asked_as(
        "text",
        "Only with words beginning like these: of names in either script, codes and numbers",
        "কেবল যেগুলোতে এভাবে শুরু হওয়া শব্দ আছে: যেকোনো লিপির নাম, কোড ও নম্বর",
        schema::string,
    )
}
