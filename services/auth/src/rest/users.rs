//! Users, for administrators.

use std::sync::Arc;

use kernel::rest::schema;
use kernel::utoipa::{self, ToSchema};
use kernel::{Call, Endpoint, PersonId, Reply, Result};
use serde::Deserialize;

use crate::link::Made;
use crate::room::Room;
use crate::session::Session;
use crate::user::{Barring, InviteUser, Listing, UpdateUser, User, UserStanding, UserState};
use crate::{errors, permissions};

/// The version a change was made on, and why it was made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct OnWhy {
    version: i32,
    reason: String,
}

/// Why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Why {
    reason: String,
}

/// The operations on users.
pub fn endpoints(room: &Arc<Room>) -> Vec<Endpoint> {
    let mut all = reads(room);
    all.extend(changes(room));
    all.extend(access(room));
    all
}

fn reads(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        Endpoint::get("/api/v1/users", "Users by name", "নাম অনুসারে ব্যবহারকারী")
            .needs(&permissions::USER_READ)
            .asked::<UserState>("state", "Only in this state", "কেবল এই অবস্থার")
            .asked::<UserStanding>(
                "standing",
                "Only where the account stands so; it counts instead of state",
                "কেবল যেসব অ্যাকাউন্ট এই অবস্থায় আছে; state-এর বদলে ধরা হয়",
            )
            .asked_as(
                "text",
                "Only with words beginning like these: of names in either script, addresses, mobile numbers",
                "কেবল যেগুলোতে এভাবে শুরু হওয়া শব্দ আছে: যেকোনো লিপির নাম, ঠিকানা, মোবাইল নম্বর",
                schema::string,
            )
            .pages::<User>()
            .does(room, async |room, cx, call| Reply::json(&room.users.list(&cx, listing(&call)?).await?)),
        Endpoint::get("/api/v1/users/{id}", "A user", "একজন ব্যবহারকারী")
            .needs(&permissions::USER_READ)
            .gives::<User>()
            .does(room, async |room, cx, call| Reply::json(&room.users.find(&cx, person(&call)?).await?)),
        Endpoint::get("/api/v1/users/{id}/sessions", "Where somebody is signed in", "কেউ কোথায় সাইন ইন করা আছেন")
            .needs(&permissions::SESSION_READ)
            .gives_all::<Session>()
            .does(room, async |room, cx, call| Reply::json(&room.sessions.list(&cx, person(&call)?).await?)),
    ]
}

fn changes(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        Endpoint::post("/api/v1/users", "Gives somebody an account", "কাউকে অ্যাকাউন্ট দেয়")
            .needs(&permissions::USER_INVITE)
            .takes::<InviteUser>()
            .gives::<User>()
            .refuses(&[&errors::USER_LIMIT, &errors::USER_EMAIL_TAKEN])
            .does(room, async |room, cx, call| Reply::json(&room.users.invite(&cx, call.json()?).await?)),
        Endpoint::post("/api/v1/users/update", "Changes a user's facts", "ব্যবহারকারীর তথ্য পরিবর্তন করে")
            .needs(&permissions::USER_UPDATE)
            .takes::<UpdateUser>()
            .gives::<User>()
            .refuses(&[&errors::USER_EMAIL_TAKEN, &errors::USER_OUTRANKS])
            .does(room, async |room, cx, call| Reply::json(&room.users.update(&cx, call.json()?).await?)),
        Endpoint::post("/api/v1/users/{id}/disable", "Lets somebody sign in no more", "কাউকে আর সাইন ইন করতে দেয় না")
            .needs(&permissions::USER_DISABLE)
            .takes::<OnWhy>()
            .gives::<User>()
            .refuses(&[&errors::USER_SELF, &errors::USER_STATE, &errors::USER_OUTRANKS])
            .does(room, async |room, cx, call| Reply::json(&room.users.disable(&cx, barring(&call)?).await?)),
        Endpoint::post("/api/v1/users/{id}/enable", "Lets somebody sign in again", "কাউকে আবার সাইন ইন করতে দেয়")
            .needs(&permissions::USER_DISABLE)
            .takes::<OnWhy>()
            .gives::<User>()
            .refuses(&[&errors::USER_STATE, &errors::USER_LIMIT, &errors::USER_OUTRANKS])
            .does(room, async |room, cx, call| Reply::json(&room.users.enable(&cx, barring(&call)?).await?)),
    ]
}

fn access(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        Endpoint::post(
            "/api/v1/users/{id}/unlock",
            "Lifts a lock after failed sign-ins",
            "ব্যর্থ সাইন ইনের পর অ্যাকাউন্ট খুলে দেয়",
        )
        .needs(&permissions::USER_UNLOCK)
        .gives_nothing()
        .does(room, async |room, cx, call| {
            room.users.unlock(&cx, person(&call)?).await?;
            Ok(Reply::empty())
        }),
        Endpoint::post(
            "/api/v1/users/{id}/link",
            "A link by which somebody chooses a password",
            "যে লিংকে কেউ পাসওয়ার্ড বেছে নেন",
        )
        .needs(&permissions::USER_INVITE)
        .gives::<Made>()
        .refuses(&[&errors::USER_STATE, &errors::USER_OUTRANKS])
        .does(room, async |room, cx, call| Reply::json(&room.links.make(&cx, person(&call)?).await?)),
        Endpoint::post(
            "/api/v1/users/{id}/second-factor/reset",
            "Takes away a second factor somebody has lost",
            "কারও হারানো দ্বিতীয় ধাপের যাচাই বাতিল করে",
        )
        .needs(&permissions::SECOND_FACTOR_RESET)
        .takes::<Why>()
        .gives_nothing()
        .refuses(&[&errors::SECOND_FACTOR_OFF, &errors::USER_OUTRANKS])
        .does(room, async |room, cx, call| {
            room.sessions.factors.reset(&cx, person(&call)?, &call.json::<Why>()?.reason).await?;
            Ok(Reply::empty())
        }),
        Endpoint::delete(
            "/api/v1/users/{id}/sessions",
            "Signs somebody out everywhere",
            "কাউকে সব জায়গা থেকে সাইন আউট করায়",
        )
        .needs(&permissions::SESSION_REVOKE)
        .gives_nothing()
        .does(room, async |room, cx, call| {
            room.sessions.revoke_all(&cx, person(&call)?).await?;
            Ok(Reply::empty())
        }),
    ]
}

fn person(call: &Call) -> Result<PersonId> {
    call.param("id", "user")
}

fn barring(call: &Call) -> Result<Barring> {
    let OnWhy { version, reason } = call.json()?;
    Ok(Barring { id: person(call)?, version, reason })
}

fn listing(call: &Call) -> Result<Listing> {
    Ok(Listing {
        state: call.asked("state")?,
        standing: call.asked("standing")?,
        text: call.asked("text")?,
        first: call.asked("first")?,
        after: call.asked("after")?,
    })
}
