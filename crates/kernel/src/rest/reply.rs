//! What an operation answers.

use bytes::Bytes;
use jiff::SignedDuration;
use serde::Serialize;

use crate::{Error, Result};

/// The cookie a session's token comes in. Its prefix makes browsers refuse it from any other host, and without TLS
/// (but on the machine itself).
pub const SESSION_COOKIE: &str = "__Host-vextrus";

const JSON: &str = "application/json";

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
        Self { status: 200, kind, headers: Vec::new(), body: body.into() }
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

    /// The same with one more header. `name` in small letters.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
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
