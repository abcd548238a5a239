//! The answering side: checks that a request is one of ours, then lets the service decide.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD_NO_PAD;
use bytes::Bytes;
use http::header::{self, HeaderValue};
use http::request::Parts;
use http_body_util::{Either, Full};
use kernel::{Answer, CallKind, Clock, Cx, Error, Result, Routes, WireCx};

use super::{CX, EXPIRES, Key, LIFETIME, SIGNATURE};
use crate::facts::note_tenant;
use crate::problem::{Reply, codes, log_mistake, status_of};

/// What other processes may ask here.
#[derive(Clone)]
pub struct InternalRoutes {
    /// The methods of the services hosted here.
    pub routes: Routes,
    /// The secret the processes share.
    pub key: Key,
    /// The clock contexts of this process run on.
    pub clock: Clock,
}

/// Answers a signed request: the answer's JSON, or the refusal whole.
pub(crate) async fn receive(
    internal: &InternalRoutes,
    kind: CallKind,
    answer: &Answer,
    parts: &Parts,
    body: Bytes,
) -> Reply {
    let answered = match open(internal, kind, parts, &body) {
        Ok(cx) => {
            note_tenant(cx.tenant());
            answer(cx, body.into()).await
        }
        Err(error) => Err(error),
    };
    let (status, body) = match answered {
        Ok(body) => (http::StatusCode::OK, body),
        Err(error) => {
            log_mistake(&error);
            (status_of(error.kind()), serde_json::to_vec(&error).unwrap_or_default())
        }
    };
    let mut reply = http::Response::new(Either::Left(Full::new(Bytes::from(body))));
    *reply.status_mut() = status;
    reply.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    reply
}

/// The caller's context, if the request is signed, fresh and whole.
fn open(internal: &InternalRoutes, kind: CallKind, parts: &Parts, body: &[u8]) -> Result<Cx> {
    let unsigned = |reason| Error::new(&codes::UNSIGNED).with("reason", reason);
    let said = |name| parts.headers.get(name).and_then(|value| value.to_str().ok());
    let (Some(context), Some(expires), Some(signature)) = (said(CX), said(EXPIRES), said(SIGNATURE)) else {
        return Err(unsigned("a header is missing"));
    };
    if parts.uri.query().is_some() || !internal.key.verifies(parts.uri.path(), context, body, expires, signature) {
        return Err(unsigned("the signature does not fit"));
    }
    let left = expires.parse::<i64>().ok().map(|expires| expires.saturating_sub(Clock::System.now().as_second()));
    match left {
        Some(0..=LIFETIME) => {}
        Some(..0) => return Err(unsigned("it has expired")),
        _ => return Err(unsigned("it expires too late")),
    }
    let context = BASE64_STANDARD_NO_PAD.decode(context).map_err(|_| unsigned("the context is not base64"))?;
    let context: WireCx = serde_json::from_slice(&context).map_err(|_| unsigned("the context cannot be read"))?;
    let cx = context.into_cx(internal.clock.clone());
    // A request can be sent twice within its life; only a key makes that harmless.
    if kind == CallKind::Do && cx.key().is_none() {
        return Err(Error::new(&codes::NO_KEY));
    }
    Ok(cx)
}
