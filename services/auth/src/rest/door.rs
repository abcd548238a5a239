//! The door: signing in, staying signed in, signing out; the public keys.

use std::sync::Arc;

use jiff::SignedDuration;
use kernel::utoipa::{self, ToSchema};
use kernel::{Call, Cx, Endpoint, Error, Head, Reply, Result, SESSION_COOKIE};
use serde::{Deserialize, Serialize};

use crate::errors;
use crate::link::Accept;
use crate::room::Room;
use crate::session::{From, Given, Login, Mode, Refresh};

/// What somebody who signed in is given (RFC 6749); without tokens when he asked for a cookie.
#[derive(Serialize, ToSchema)]
struct Tokens {
    #[serde(skip_serializing_if = "Option::is_none")]
    access_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_token: Option<String>,
    token_type: &'static str,
    /// Seconds the access token, or the cookie, is good.
    expires_in: i64,
}

/// A refresh token, where there is one.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Logout {
    #[serde(default)]
    refresh_token: Option<String>,
}

/// Whose password was forgotten.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "nothing is looked up while there is no way to tell anybody; the answer is the same")]
struct Forgot {
    #[serde(default)]
    tenant: Option<String>,
    email: String,
}

/// A JSON Web Key Set (RFC 7517).
#[derive(ToSchema)]
#[expect(dead_code, reason = "it describes the shape; the contract's own type is sent")]
struct Keys {
    #[schema(value_type = Vec<Object>)]
    keys: (),
}

/// How long others may keep the key set: a key is shown long before it signs.
const KEYS_KEPT: &str = "public, max-age=300";

/// The operations of the door.
pub fn endpoints(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        Endpoint::post("/api/v1/auth/login", "Signs somebody in", "সাইন ইন করায়")
            .open()
            .wants_head()
            .finishes()
            .takes::<Login>()
            .gives::<Tokens>()
            .refuses(&[&errors::SIGN_IN_REFUSED, &errors::SECOND_FACTOR_REQUIRED, &errors::SECOND_FACTOR_WRONG])
            .does(room, sign_in),
        Endpoint::post("/api/v1/auth/refresh", "The next pair of tokens", "পরবর্তী টোকেন জোড়া")
            .open()
            .wants_head()
            .takes::<Refresh>()
            .gives::<Tokens>()
            .refuses(&[&errors::SESSION_ENDED])
            .does(room, async |room, cx, call| {
                let wanted: Refresh = call.json()?;
                let given = room.sessions.refresh(&cx, &wanted.refresh_token, &From::of(&call.head)).await?;
                private(Reply::json(&tokens(&given))?)
            }),
        Endpoint::post("/api/v1/auth/logout", "Signs out", "সাইন আউট করায়")
            .open()
            .wants_head()
            .takes::<Logout>()
            .gives_nothing()
            .does(room, sign_out),
        Endpoint::post("/api/v1/auth/link", "Chooses a password by a link", "লিংকের মাধ্যমে পাসওয়ার্ড দেয়")
            .open()
            .takes::<Accept>()
            .gives_nothing()
            .refuses(&[&errors::LINK_SPENT, &errors::PASSWORD_LENGTH, &errors::PASSWORD_COMMON, &errors::PASSWORD_OWN])
            .does(room, async |room, cx, call| {
                room.links.accept(&cx, &call.json()?).await?;
                Ok(Reply::empty())
            }),
        Endpoint::post(
            "/api/v1/auth/forgot",
            "Asks for a new password; the answer is the same for everybody",
            "নতুন পাসওয়ার্ড চায়; উত্তর সবার জন্য একই",
        )
        .open()
        .takes::<Forgot>()
        .gives_nothing()
        .does(room, async |_, _, call| {
            // There is no mail yet; the person asks an administrator, who makes a link.
            call.json::<Forgot>()?;
            Ok(Reply::empty())
        }),
        Endpoint::get("/.well-known/jwks.json", "The public keys of access tokens", "অ্যাক্সেস টোকেনের পাবলিক কী")
            .open()
            .gives::<Keys>()
            .does(room, async |room, cx, _| {
                Ok(Reply::json(&room.sessions.keys.key_set(&cx).await?)?.header("cache-control", KEYS_KEPT))
            }),
    ]
}

async fn sign_in(room: Arc<Room>, cx: Cx, call: Call) -> Result<Reply> {
    let login: Login = call.json()?;
    let tenant = tenant(login.tenant.as_deref(), &call.head)?;
    let given = room.sessions.sign_in(&cx, &tenant, &login, &From::of(&call.head)).await?;
    let reply = Reply::json(&tokens(&given))?;
    private(match (&given.cookie, login.session) {
        (Some(cookie), Mode::Cookie) => {
            reply.cookie(SESSION_COOKIE, cookie, SignedDuration::from_secs(given.expires_in))
        }
        _ => reply,
    })
}

async fn sign_out(room: Arc<Room>, cx: Cx, call: Call) -> Result<Reply> {
    let wanted = if call.body.is_empty() { Logout::default() } else { call.json()? };
    room.sessions.sign_out(&cx).await?;
    if let Some(token) = &wanted.refresh_token {
        room.sessions.sign_out_by_refresh(&cx, token).await?;
    }
    Ok(Reply::empty().cookie(SESSION_COOKIE, "", SignedDuration::ZERO))
}

/// Which tenant: said in the body, hinted at in the head, or the first label of the host's name.
fn tenant(said: Option<&str>, head: &Head) -> Result<String> {
    let name = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let said = said.and_then(name).or_else(|| head.tenant.as_deref().and_then(name));
    let host = || head.host.as_deref().and_then(label);
    said.or_else(host).ok_or_else(|| Error::new(&errors::TENANT_NEEDED).field("tenant"))
}

/// The first label of a name of three or more, such as `padma` of `padma.erp.example`. An address has none.
pub fn label(host: &str) -> Option<String> {
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    let labels: Vec<&str> = name.split('.').collect();
    let is_name = labels.len() >= 3 && labels.last()?.chars().any(|letter| letter.is_ascii_alphabetic());
    (is_name && !labels[0].is_empty()).then(|| labels[0].to_ascii_lowercase())
}

fn tokens(given: &Given) -> Tokens {
    Tokens {
        access_token: given.access_token.clone(),
        refresh_token: given.refresh_token.clone(),
        token_type: if given.cookie.is_some() { "Cookie" } else { "Bearer" },
        expires_in: given.expires_in,
    }
}

/// No cache on the way keeps it (RFC 6749, 5.1).
fn private(reply: Reply) -> Result<Reply> {
    Ok(reply.header("cache-control", "no-store"))
}
