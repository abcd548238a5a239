//! What an operation answers.

use bytes::Bytes;
use jiff::SignedDuration;
use serde::Serialize;

use super::Stream;
use crate::{Error, Result};

/// The cookie a session's token comes in. Its prefix makes browsers refuse it from any other host, and without TLS
/// (but on the machine itself).
pub const SESSION_COOKIE: &str = "__Host-vextrus";

/// The cookie that keeps which language somebody chose on a page outside the desk.
pub const LANGUAGE_COOKIE: &str = "__Host-vextrus-language";

const JSON: &str = "application/json";
const HTML: &str = "text/html; charset=utf-8";
/// What a page may do: wear our own style and send its form to us. Nothing runs in it.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; \
    frame-ancestors 'none'";

/// An answer: status, kind, headers, body.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The content type; an answer without a body says none.
    pub kind: &'static str,
    /// What the head says besides, in order.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Bytes,
    /// The body piece by piece, instead, with its length.
    pub stream: Option<(Stream, u64)>,
}

impl Reply {
    /// 200 with this as JSON.
    ///
    /// # Errors
    /// `kernel.internal` when it has no JSON form: a mistake of ours.
    pub fn json(answer: &impl Serialize) -> Result<Self> {
        let body = serde_json::to_vec(answer).map_err(Error::internal)?;
        Ok(Self::of(JSON, body))
    }

    /// 200 with bytes of this content type.
    #[must_use]
    pub fn of(kind: &'static str, body: impl Into<Bytes>) -> Self {
        Self { status: 200, kind, headers: Vec::new(), body: body.into(), stream: None }
    }

    /// 200 with a page for people, in which nothing runs. Where it came from is told to our own addresses only.
    #[must_use]
    pub fn page(html: impl Into<String>) -> Self {
        Self::of(HTML, html.into()).header("content-security-policy", POLICY).header("referrer-policy", "same-origin")
    }

    /// 200 with a body of so many bytes that comes piece by piece.
    #[must_use]
    pub fn stream(kind: &'static str, stream: Stream, length: u64) -> Self {
        Self { stream: Some((stream, length)), ..Self::of(kind, Bytes::new()) }
    }

    /// 303: done; what comes next is at `place`, an address of ours.
    #[must_use]
    pub fn see_other(place: impl Into<String>) -> Self {
        Self::of(HTML, Bytes::new()).status(303).header("location", place)
    }

    /// 204: done, and there is nothing to say.
    #[must_use]
    pub fn empty() -> Self {
        Self::of(JSON, Bytes::new()).status(204)
    }

    /// The same under another status.
    #[must_use]
    pub fn status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    /// The same with one more header, or another value of one that is not said twice. `name` in small letters.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        if name != "set-cookie" {
            self.headers.retain(|(known, _)| *known != name);
        }
        self.headers.push((name, value.into()));
        self
    }

    /// The same, with a cookie for this host alone: no script reads it, no other site's form carries it, no
    /// connection without TLS. A lifetime of zero takes it away.
    #[must_use]
    pub fn cookie(self, name: &str, value: &str, lifetime: SignedDuration) -> Self {
        let seconds = lifetime.as_secs().max(0);
        self.header("set-cookie", format!("{name}={value}; Path=/; Max-Age={seconds}; Secure; HttpOnly; SameSite=Lax"))
    }
}
