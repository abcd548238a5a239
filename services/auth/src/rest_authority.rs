//! Roles, assignments, duties and explanations over REST.

use std::sync::Arc;

use contracts::auth::{AssignmentId, OverrideId};
use contracts::organization::{BranchId, UnitId};
use jiff::Timestamp;
use kernel::rest::schema;
use kernel::{Call, CompanyId, Currency, Endpoint, Error, Money, PersonId, Reply, Result, codes, utoipa};
use serde::Deserialize;

use crate::assignment::{Assignment, DelegateRole, GiveRole, Given, Listing, ProjectId};
use crate::duty::{Conflict, DutyPair, GiveOverride, Override, WriteDutyPair};
use crate::explain::{Ask, Explanation};
use crate::role::{NewRole, PermissionFacts, Role, UpdateRole};
use crate::room::Room;
use crate::{errors, permissions};

/// What taking a role back takes.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct TakeBack {
    /// The assignment's version as it was read.
    version: i32,
    /// Why.
    reason: String,
}

/// The version of what is ended, as it was read.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct Seen {
    version: i32,
}

/// Every operation of the authority half.
pub fn endpoints(room: &Arc<Room>) -> Vec<Endpoint> {
    [roles(room), assignments(room), loans(room), pairs(room), overrides(room)].into_iter().flatten().collect()
}

fn roles(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        Endpoint::get(
            "/api/v1/auth/permissions",
            "Every permission and the roles that hold it",
            "সব অনুমতি ও কোন ভূমিকায় তা আছে",
        )
        .needs(&permissions::ROLE_READ)
        .gives_all::<PermissionFacts>()
        .does(room, async |room, cx, _| Reply::json(&room.roles.catalogue(&cx).await?)),
        Endpoint::get("/api/v1/auth/roles", "Every role, the shipped ones first", "সব ভূমিকা, আগে নিজস্বগুলো")
            .needs(&permissions::ROLE_READ)
            .gives_all::<Role>()
            .does(room, async |room, cx, _| Reply::json(&room.roles.list(&cx).await?)),
        Endpoint::get("/api/v1/auth/roles/{key}", "A role", "একটি ভূমিকা")
            .place("key", "The role's key", "ভূমিকার কী")
            .needs(&permissions::ROLE_READ)
            .gives::<Role>()
            .does(room, async |room, cx, call| Reply::json(&room.roles.find(&cx, call.param("key", "role")?).await?)),
        Endpoint::post("/api/v1/auth/roles", "Makes a role of your own", "নিজের একটি ভূমিকা তৈরি করে")
            .needs(&permissions::ROLE_CREATE)
            .takes::<NewRole>()
            .gives::<Role>()
            .refuses(&[&errors::PERMISSION_UNKNOWN, &errors::PERMISSION_BEYOND])
            .does(room, async |room, cx, call| Reply::json(&room.roles.create(&cx, call.json()?).await?)),
        Endpoint::post("/api/v1/auth/roles/update", "Changes a role of your own", "নিজের একটি ভূমিকা পরিবর্তন করে")
            .needs(&permissions::ROLE_UPDATE)
            .takes::<UpdateRole>()
            .gives::<Role>()
            .refuses(&[&errors::ROLE_SHIPPED, &errors::PERMISSION_BEYOND])
            .does(room, async |room, cx, call| Reply::json(&room.roles.update(&cx, call.json()?).await?)),
        Endpoint::post("/api/v1/auth/roles/{key}/retire", "Retires a role of your own", "নিজের একটি ভূমিকা বাতিল করে")
            .place("key", "The role's key", "ভূমিকার কী")
            .needs(&permissions::ROLE_RETIRE)
            .takes::<Seen>()
            .gives::<Role>()
            .refuses(&[&errors::ROLE_SHIPPED, &errors::ROLE_IN_USE])
            .does(room, async |room, cx, call| {
                let seen: Seen = call.json()?;
                Reply::json(&room.roles.retire(&cx, call.param("key", "role")?, seen.version, None).await?)
            }),
    ]
}

fn assignments(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        Endpoint::get(
            "/api/v1/auth/assignments",
            "Who holds which role; your own without any permission",
            "কার কোন ভূমিকা আছে; নিজেরটি দেখতে অনুমতি লাগে না",
        )
        .needs(&permissions::ROLE_READ)
        .asked::<PersonId>("person", "Only this person's", "কেবল এই ব্যক্তির")
        .asked_as("role", "Only of this role, by key", "কেবল এই ভূমিকার", schema::string)
        .asked_as("ended", "`true`: also those that have ended", "`true`: শেষ হওয়াগুলোও", schema::string)
        .pages::<Assignment>()
        .does(room, async |room, cx, call| Reply::json(&room.assignments.list(&cx, listing(&call)?).await?)),
        Endpoint::post("/api/v1/auth/assignments", "Gives somebody a role", "কাউকে ভূমিকা দেয়")
            .needs(&permissions::ROLE_ASSIGN)
            .takes::<GiveRole>()
            .gives::<Given>()
            .refuses(&[&errors::ASSIGNMENT_SELF, &errors::ASSIGNMENT_OWNER, &errors::PERMISSION_BEYOND])
            .does(room, async |room, cx, call| Reply::json(&room.assignments.give(&cx, call.json()?).await?)),
        Endpoint::post(
            "/api/v1/auth/assignments/check",
            "Which duties would not go together",
            "কোন দায়িত্বগুলো একসঙ্গে যাবে না",
        )
        .needs(&permissions::ROLE_ASSIGN)
        .takes::<GiveRole>()
        .gives_all::<Conflict>()
        .does(room, async |room, cx, call| Reply::json(&room.assignments.check(&cx, call.json()?).await?)),
        Endpoint::post("/api/v1/auth/assignments/{id}/revoke", "Takes a role back", "ভূমিকা ফিরিয়ে নেয়")
            .needs(&permissions::ROLE_REVOKE)
            .takes::<TakeBack>()
            .gives::<Assignment>()
            .refuses(&[&errors::ASSIGNMENT_LAST_OWNER, &errors::ASSIGNMENT_ENDED])
            .does(room, async |room, cx, call| {
                let TakeBack { version, reason } = call.json()?;
                let id: AssignmentId = call.param("id", "assignment")?;
                Reply::json(&room.assignments.revoke(&cx, id, version, reason).await?)
            }),
    ]
}

fn loans(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        Endpoint::post(
            "/api/v1/auth/assignments/delegate",
            "Lends a role of your own for a time",
            "নিজের ভূমিকা সাময়িকভাবে অন্যকে দেয়",
        )
        .needs(&permissions::ROLE_DELEGATE)
        .takes::<DelegateRole>()
        .gives::<Given>()
        .refuses(&[
            &errors::DELEGATION_AGAIN,
            &errors::DELEGATION_LONG,
            &errors::DELEGATION_WIDER,
            &errors::DELEGATION_CLOSED,
        ])
        .does(room, async |room, cx, call| Reply::json(&room.assignments.delegate(&cx, call.json()?).await?)),
        Endpoint::post(
            "/api/v1/auth/assignments/{id}/take-back",
            "Takes back what you lent",
            "সাময়িকভাবে দেওয়া ভূমিকা ফিরিয়ে নেয়",
        )
        .needs(&permissions::ROLE_DELEGATE)
        .takes::<TakeBack>()
        .gives::<Assignment>()
        .refuses(&[&errors::ASSIGNMENT_ENDED])
        .does(room, async |room, cx, call| {
            let TakeBack { version, reason } = call.json()?;
            let id: AssignmentId = call.param("id", "assignment")?;
            Reply::json(&room.assignments.take_back(&cx, id, version, reason).await?)
        }),
        explain(room),
    ]
}

fn explain(room: &Arc<Room>) -> Endpoint {
    Endpoint::get(
        "/api/v1/auth/explain",
        "Why somebody may do something, or may not",
        "কেউ কেন কোনো কাজ করতে পারেন বা পারেন না",
    )
    .needs(&permissions::ROLE_READ)
    .asked_as("permission", "The permission's name", "অনুমতির নাম", schema::string)
    .always()
    .asked::<PersonId>(
        "person",
        "Whose; your own when absent, which needs no permission",
        "কার; না দিলে নিজের, যাতে অনুমতি লাগে না",
    )
    .asked::<CompanyId>("company", "In this company", "এই কোম্পানিতে")
    .asked::<BranchId>("branch", "In this branch of it", "এর এই শাখায়")
    .asked::<UnitId>("unit", "In this unit of it", "এর এই বিভাগে")
    .asked::<ProjectId>("project", "In this project of it", "এর এই প্রকল্পে")
    .asked_as(
        "amount",
        "For a document of this amount, such as 1234.50",
        "এই অঙ্কের নথির জন্য, যেমন 1234.50",
        schema::string,
    )
    .asked::<Currency>("currency", "Of the amount; BDT when absent", "অঙ্কটির মুদ্রা; না দিলে BDT")
    .asked_as("at", "At this instant; now when absent", "এই মুহূর্তে; না দিলে এখন", schema::timestamp)
    .asked_as("address", "For a request from this address", "এই ঠিকানা থেকে অনুরোধে", schema::string)
    .gives::<Explanation>()
    .does(room, async |room, cx, call| Reply::json(&room.explanations.explain(&cx, ask(&call)?).await?))
}

fn pairs(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        Endpoint::get("/api/v1/auth/duty-pairs", "Duties that do not go together", "পরস্পরবিরোধী দায়িত্ব")
            .needs(&permissions::DUTY_PAIR_READ)
            .gives_all::<DutyPair>()
            .does(room, async |room, cx, _| Reply::json(&room.duties.pairs(&cx).await?)),
        Endpoint::post("/api/v1/auth/duty-pairs", "Keeps two duties apart", "দুটি দায়িত্ব আলাদা রাখে")
            .needs(&permissions::DUTY_PAIR_CREATE)
            .takes::<WriteDutyPair>()
            .gives::<DutyPair>()
            .refuses(&[&errors::PAIR_LOCKOUT, &errors::PERMISSION_UNKNOWN])
            .does(room, async |room, cx, call| Reply::json(&room.duties.create_pair(&cx, call.json()?).await?)),
        Endpoint::post("/api/v1/auth/duty-pairs/update", "Changes a pair of your own", "নিজের একটি জোড়া পরিবর্তন করে")
            .needs(&permissions::DUTY_PAIR_UPDATE)
            .takes::<WriteDutyPair>()
            .gives::<DutyPair>()
            .refuses(&[&errors::PAIR_SHIPPED, &errors::PAIR_LOCKOUT])
            .does(room, async |room, cx, call| Reply::json(&room.duties.update_pair(&cx, call.json()?).await?)),
        Endpoint::post(
            "/api/v1/auth/duty-pairs/{key}/retire",
            "Lets two duties go together again",
            "দুটি দায়িত্ব আবার একসঙ্গে রাখতে দেয়",
        )
        .place("key", "The pair's key", "জোড়ার কী")
        .needs(&permissions::DUTY_PAIR_RETIRE)
        .takes::<Seen>()
        .gives::<DutyPair>()
        .refuses(&[&errors::PAIR_SHIPPED])
        .does(room, async |room, cx, call| {
            let seen: Seen = call.json()?;
            Reply::json(&room.duties.retire_pair(&cx, call.param("key", "duty pair")?, seen.version).await?)
        }),
        Endpoint::get(
            "/api/v1/auth/sod-conflicts",
            "Everybody who holds both duties of a pair",
            "যাঁদের পরস্পরবিরোধী দুটি দায়িত্বই আছে",
        )
        .needs(&permissions::DUTY_PAIR_READ)
        .gives_all::<Conflict>()
        .does(room, async |room, cx, _| Reply::json(&room.duties.conflicts(&cx).await?)),
    ]
}

fn overrides(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        Endpoint::get(
            "/api/v1/auth/overrides",
            "Who may hold both duties of a pair until when",
            "কে কবে পর্যন্ত দুটি দায়িত্বই রাখতে পারেন",
        )
        .needs(&permissions::OVERRIDE_READ)
        .asked::<PersonId>("person", "Only this person's", "কেবল এই ব্যক্তির")
        .asked_as("ended", "`true`: also those that have ended", "`true`: শেষ হওয়াগুলোও", schema::string)
        .gives_all::<Override>()
        .does(room, async |room, cx, call| {
            let ended = call.asked("ended")?.unwrap_or(false);
            Reply::json(&room.duties.overrides(&cx, call.asked("person")?, ended).await?)
        }),
        Endpoint::post(
            "/api/v1/auth/overrides",
            "Lets somebody hold both duties of a pair until a day",
            "কাউকে নির্দিষ্ট দিন পর্যন্ত দুটি দায়িত্বই রাখতে দেয়",
        )
        .needs(&permissions::OVERRIDE_GIVE)
        .takes::<GiveOverride>()
        .gives::<Override>()
        .refuses(&[&errors::ASSIGNMENT_OWNER, &errors::OVERRIDE_DATES])
        .does(room, async |room, cx, call| Reply::json(&room.duties.give_override(&cx, call.json()?).await?)),
        Endpoint::post("/api/v1/auth/overrides/{id}/revoke", "Takes such a word back", "এমন অনুমতি ফিরিয়ে নেয়")
            .needs(&permissions::OVERRIDE_GIVE)
            .takes::<Seen>()
            .gives::<Override>()
            .refuses(&[&errors::ASSIGNMENT_OWNER, &errors::OVERRIDE_ENDED])
            .does(room, async |room, cx, call| {
                let seen: Seen = call.json()?;
                let id: OverrideId = call.param("id", "override")?;
                Reply::json(&room.duties.revoke_override(&cx, id, seen.version).await?)
            }),
    ]
}

fn listing(call: &Call) -> Result<Listing> {
    Ok(Listing {
        person: call.asked("person")?,
        role: call.asked("role")?,
        ended: call.asked("ended")?.unwrap_or(false),
        first: call.asked("first")?,
        after: call.asked("after")?,
        ..Listing::default()
    })
}

fn ask(call: &Call) -> Result<Ask> {
    let currency: Currency = call.asked("currency")?.unwrap_or(Currency::BDT);
    let amount: Option<String> = call.asked("amount")?;
    let amount = amount.map(|text| Money::parse(&text, currency)).transpose();
    Ok(Ask {
        person_id: call.asked("person")?,
        permission: call.asked("permission")?.ok_or_else(|| Error::new(&codes::REQUIRED).field("permission"))?,
        company_id: call.asked("company")?,
        branch_id: call.asked::<BranchId>("branch")?,
        unit_id: call.asked::<UnitId>("unit")?,
        project_id: call.asked::<ProjectId>("project")?,
        amount: amount.map_err(|error| error.field("amount"))?,
        at: call.asked::<Timestamp>("at")?,
        address: call.asked("address")?,
    })
}
