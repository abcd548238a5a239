//! What a session is.

use std::net::IpAddr;

use contracts::auth::SessionId;
use jiff::{SignedDuration, Timestamp};
use kernel::{Head, PersonId, utoipa, words};
use serde::{Deserialize, Serialize};

use crate::user::UserLanguage;

/// How long a session lasts without being used; a refresh begins it anew.
pub const LIFETIME: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How long it lasts at most, however much it is used.
const LONGEST: SignedDuration = SignedDuration::from_hours(90 * 24);
/// How long the refresh token before is refused without ending the session: a double click, a page in two tabs.
const GRACE: SignedDuration = SignedDuration::from_secs(10);
/// How exactly it is known when a session was last used.
const COARSE: SignedDuration = SignedDuration::from_mins(5);

words! {
    /// How a session shows itself.
    SessionKind {
        /// By access tokens, which a refresh token renews.
        Token = "token",
        /// By a cookie.
        Cookie = "cookie",
        /// By one access token the operator had made for a script.
        Operator = "operator",
    }
}

/// Somebody's being signed in on one device.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    pub id: SessionId,
    pub user_id: PersonId,
    pub kind: SessionKind,
    /// Program and system, as they named themselves.
    pub device: String,
    pub address: Option<String>,
    #[schema(schema_with = kernel::rest::schema::timestamp)]
    pub created_at: Timestamp,
    /// Exact to five minutes.
    #[schema(schema_with = kernel::rest::schema::timestamp)]
    pub seen_at: Timestamp,
    #[schema(schema_with = kernel::rest::schema::timestamp)]
    pub expires_at: Timestamp,
}

/// A session that is good, with what is needed to act in it.
pub struct Live {
    pub person: PersonId,
    pub kind: SessionKind,
    pub secret: Option<Vec<u8>>,
    pub expires_at: Timestamp,
    pub seen_at: Timestamp,
    pub language: UserLanguage,
}

impl Live {
    /// Whether it is time to write down that it was used.
    pub fn is_stale(&self, now: Timestamp) -> bool {
        now.duration_since(self.seen_at) >= COARSE
    }
}

/// A session as it is refreshed.
pub struct Kept {
    pub person: PersonId,
    pub created_at: Timestamp,
    pub secret: Option<Vec<u8>>,
    pub previous: Option<Vec<u8>>,
    pub family: Option<Vec<u8>>,
    pub rotated_at: Option<Timestamp>,
    pub is_live: bool,
}

/// What a refresh token is to its session.
#[derive(Debug, PartialEq, Eq)]
pub enum Shown {
    /// The newest: the next is given.
    Newest,
    /// The one before, a moment ago: refused, and nothing else.
    JustUsed,
    /// One used before: somebody has a copy. The session ends.
    Copied,
    /// None of this session, or of a session that ended.
    Wrong,
}

impl Kept {
    /// What a presented token is, by its hash and that of the part its session's tokens share.
    pub fn shown(&self, hash: &[u8], family: &[u8], now: Timestamp) -> Shown {
        let is = |kept: &Option<Vec<u8>>, hash| kept.as_ref().is_some_and(|kept| crate::secret::same(kept, hash));
        if !self.is_live || !is(&self.family, family) {
            return Shown::Wrong;
        }
        if is(&self.secret, hash) {
            return Shown::Newest;
        }
        let recent = self.rotated_at.is_some_and(|at| now.duration_since(at) < GRACE);
        if recent && is(&self.previous, hash) { Shown::JustUsed } else { Shown::Copied }
    }

    /// When it ends if it is used now and no more.
    pub fn expires(&self, now: Timestamp) -> Timestamp {
        (now + LIFETIME).min(self.created_at + LONGEST)
    }
}

/// Where somebody signs in from.
#[derive(Clone, Debug)]
pub struct From {
    pub device: String,
    pub address: Option<IpAddr>,
}

impl From {
    /// What the head of a request tells.
    pub fn of(head: &Head) -> Self {
        Self { device: device(head.agent.as_deref().unwrap_or_default()), address: head.address }
    }

    /// The address as text.
    pub fn address(&self) -> Option<String> {
        self.address.map(|address| address.to_canonical().to_string())
    }
}

const PROGRAMS: &[(&str, &str)] = &[
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("UCBrowser/", "UC Browser"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

const SYSTEMS: &[(&str, &str)] = &[
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
];

/// Program and system in words people know, such as "Chrome, Windows"; a program of another kind by its own first word.
pub fn device(agent: &str) -> String {
    let known =
        |list: &[(&str, &'static str)]| list.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name);
    match (known(PROGRAMS), known(SYSTEMS)) {
        (Some(program), Some(system)) => format!("{program}, {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => {
            let first = agent.split(|letter: char| letter.is_whitespace() || letter == '/').next().unwrap_or_default();
            let plain: String = first.chars().filter(|letter| !letter.is_control()).take(40).collect();
            if plain.is_empty() { "unknown".to_owned() } else { plain }
        }
    }
}
