//! What a call carries.

use core::net::IpAddr;
use std::collections::BTreeMap;
use std::fmt;

use bytes::Bytes;

use super::Stream;
use crate::error::codes;
use crate::{Error, Result};

/// What a call carries besides its context.
#[derive(Clone, Debug, Default)]
pub struct Call {
    /// `{id}` of the path, by name.
    pub path: BTreeMap<String, String>,
    /// The query string, by name.
    pub query: BTreeMap<String, String>,
    /// The body, as received; empty where it is [streamed](crate::Outline::streams).
    pub body: Bytes,
    /// The body piece by piece, where it is streamed.
    pub stream: Stream,
    /// Values of the head the operation [hears](crate::Outline::hears), by name; those that were sent.
    pub heard: BTreeMap<&'static str, String>,
    /// What the request's head tells of the caller; empty unless the operation [wants it](crate::Outline::wants_head).
    pub head: Head,
}

/// What a request's head tells of its caller: for signing in, sessions and downloads.
#[derive(Clone, Default)]
pub struct Head {
    /// The name the caller knows this installation by, with its port if it said one.
    pub host: Option<String>,
    /// `X-Tenant-Id`: a hint for signing in, proof of nothing.
    pub tenant: Option<String>,
    /// The caller's own address, behind the proxies that are trusted.
    pub address: Option<IpAddr>,
    /// The program that calls, as it names itself: at most 200 characters.
    pub agent: Option<String>,
    /// The token as it was presented, valid or not.
    pub token: Option<String>,
    /// Whether it came in the session cookie.
    pub by_cookie: bool,
    /// Whether the caller's connection is encrypted, as far as a trusted proxy says so.
    pub secure: bool,
    /// The web page's origin.
    pub origin: Option<String>,
    /// What the browser says of the page the request came from (`Sec-Fetch-Site`); it does so only where it trusts the
    /// connection, and keeps secure cookies.
    pub site: Option<String>,
    /// Cookies by name, without the session's.
    pub cookies: BTreeMap<String, String>,
}

impl fmt::Debug for Head {
    /// Without the token and other cookies.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Head")
            .field("host", &self.host)
            .field("tenant", &self.tenant)
            .field("address", &self.address)
            .field("agent", &self.agent)
            .field("token", &self.token.as_ref().map(|_| "•••"))
            .field("by_cookie", &self.by_cookie)
            .field("secure", &self.secure)
            .field("origin", &self.origin)
            .finish_non_exhaustive()
    }
}

impl Call {
    /// A path parameter, read as `T`.
    ///
    /// # Errors
    /// Looks missing when it cannot be read: a wrong id is no id of ours.
    pub fn param<T: std::str::FromStr>(&self, name: &str, noun: &'static str) -> Result<T> {
        self.path.get(name).and_then(|text| text.parse().ok()).ok_or_else(|| Error::not_found(noun))
    }

    /// A value of the query string, read as `T`; `None` when it is not there.
    ///
    /// # Errors
    /// `kernel.malformed` with the name.
    pub fn asked<T: std::str::FromStr>(&self, name: &'static str) -> Result<Option<T>> {
        let wrong = |_| Error::new(&codes::MALFORMED).field(name).with("reason", format!("“{name}” cannot be read"));
        self.query.get(name).map(|text| text.parse().map_err(wrong)).transpose()
    }

    /// A value of the head the operation hears, read as `T`; `None` when it was not sent.
    ///
    /// # Errors
    /// `kernel.malformed` with the name.
    pub fn heard<T: std::str::FromStr>(&self, name: &'static str) -> Result<Option<T>> {
        let wrong = |_| Error::new(&codes::MALFORMED).field(name).with("reason", format!("“{name}” cannot be read"));
        self.heard.get(name).map(|text| text.trim().parse().map_err(wrong)).transpose()
    }

    /// The body, read as JSON.
    ///
    /// # Errors
    /// `kernel.malformed` with the place.
    pub fn json<T: serde::de::DeserializeOwned>(&self) -> Result<T> {
        serde_json::from_slice(&self.body).map_err(|error| Error::new(&codes::MALFORMED).with("reason", error))
    }

    /// The body, read as a form of a page; the last value of a name counts.
    #[must_use]
    pub fn form(&self) -> BTreeMap<String, String> {
        form_urlencoded::parse(&self.body).into_owned().collect()
    }
}
