//! One's own account: who one is, where one is signed in, password, second factor, keys.

use std::sync::Arc;

use contracts::auth::{ApiKeyId, SessionId};
use kernel::{Endpoint, Reply};

use crate::api_key::{ApiKey, NewApiKey, NewlyMade};
use crate::room::Room;
use crate::second_factor::{Begun, Code, RecoveryCodes, SwitchOff};
use crate::session::{ChangePassword, From, Me, Session};
use crate::user::{UpdateProfile, User};
use crate::{errors, permissions};

/// The operations on one's own account.
pub fn endpoints(room: &Arc<Room>) -> Vec<Endpoint> {
    let mut all = vec![me(room, "/api/v1/auth/me"), me(room, "/api/v1/users/profile")];
    all.extend(own(room));
    all.extend(second_factor(room));
    all.extend(api_keys(room));
    all
}

fn me(room: &Arc<Room>, path: &'static str) -> Endpoint {
    Endpoint::get(path, "Who one is, and what one may", "নিজের পরিচয় ও অনুমতি")
        .gives::<Me>()
        .does(room, async |room, cx, _| Reply::json(&room.sessions.me(&cx).await?))
}

fn own(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        Endpoint::post("/api/v1/users/profile", "Changes one's own facts", "নিজের তথ্য পরিবর্তন করে")
            .takes::<UpdateProfile>()
            .gives::<User>()
            .does(room, async |room, cx, call| Reply::json(&room.users.update_profile(&cx, call.json()?).await?)),
        Endpoint::get("/api/v1/auth/sessions", "Where one is signed in", "নিজে কোথায় সাইন ইন করা আছে")
            .gives_all::<Session>()
            .does(room, async |room, cx, _| Reply::json(&room.sessions.list_own(&cx).await?)),
        Endpoint::delete("/api/v1/auth/sessions/{id}", "Ends a session", "একটি সেশন শেষ করে").gives_nothing().does(
            room,
            async |room, cx, call| {
                room.sessions.revoke(&cx, call.param::<SessionId>("id", "session")?).await?;
                Ok(Reply::empty())
            },
        ),
        Endpoint::delete(
            "/api/v1/auth/sessions",
            "Ends all of one's sessions but this",
            "এটি ছাড়া নিজের সব সেশন শেষ করে",
        )
        .gives_nothing()
        .does(room, async |room, cx, _| {
            room.sessions.revoke_others(&cx).await?;
            Ok(Reply::empty())
        }),
        Endpoint::post("/api/v1/auth/password", "Changes one's own password", "নিজের পাসওয়ার্ড পরিবর্তন করে")
            .wants_head()
            .finishes()
            .takes::<ChangePassword>()
            .gives_nothing()
            .refuses(&[
                &errors::PASSWORD_WRONG,
                &errors::PASSWORD_LENGTH,
                &errors::PASSWORD_COMMON,
                &errors::PASSWORD_OWN,
                &errors::SESSION_NEEDED,
            ])
            .does(room, async |room, cx, call| {
                room.sessions.change_password(&cx, &call.json()?, &From::of(&call.head)).await?;
                Ok(Reply::empty())
            }),
    ]
}

fn second_factor(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        Endpoint::post(
            "/api/v1/auth/second-factor",
            "Begins to set up a second factor",
            "দ্বিতীয় ধাপের যাচাই চালু করা শুরু করে",
        )
        .gives::<Begun>()
        .refuses(&[&errors::SECOND_FACTOR_ON, &errors::SESSION_NEEDED])
        .does(room, async |room, cx, _| Reply::json(&room.sessions.factors.begin(&cx).await?)),
        Endpoint::post(
            "/api/v1/auth/second-factor/confirm",
            "Confirms it with a first code",
            "প্রথম কোড দিয়ে তা নিশ্চিত করে",
        )
        .takes::<Code>()
        .gives::<RecoveryCodes>()
        .refuses(&[&errors::SECOND_FACTOR_CODE, &errors::SECOND_FACTOR_OFF])
        .does(room, async |room, cx, call| {
            Reply::json(&room.sessions.factors.confirm(&cx, &call.json::<Code>()?.otp).await?)
        }),
        Endpoint::post("/api/v1/auth/second-factor/off", "Switches it off", "তা বন্ধ করে")
            .finishes()
            .takes::<SwitchOff>()
            .gives_nothing()
            .refuses(&[&errors::PASSWORD_WRONG, &errors::SECOND_FACTOR_CODE])
            .does(room, async |room, cx, call| {
                room.sessions.factors.switch_off(&cx, &call.json()?).await?;
                Ok(Reply::empty())
            }),
    ]
}

fn api_keys(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        Endpoint::get("/api/v1/auth/api-keys", "One's own keys for programs", "প্রোগ্রামের জন্য নিজের কী")
            .gives_all::<ApiKey>()
            .does(room, async |room, cx, _| Reply::json(&room.api_keys.list_own(&cx).await?)),
        Endpoint::post("/api/v1/auth/api-keys", "Makes a key for a program", "প্রোগ্রামের জন্য কী তৈরি করে")
            .needs(&permissions::API_KEY_MANAGE)
            .takes::<NewApiKey>()
            .gives::<NewlyMade>()
            .refuses(&[&errors::API_KEY_NAMES, &errors::API_KEY_EXPIRY, &errors::SESSION_NEEDED])
            .does(room, async |room, cx, call| Reply::json(&room.api_keys.make(&cx, call.json()?).await?)),
        Endpoint::delete("/api/v1/auth/api-keys/{id}", "Ends a key", "একটি কী বাতিল করে").gives_nothing().does(
            room,
            async |room, cx, call| {
                room.api_keys.revoke(&cx, call.param::<ApiKeyId>("id", "key")?).await?;
                Ok(Reply::empty())
            },
        ),
    ]
}
