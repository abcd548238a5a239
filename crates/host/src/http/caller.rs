//! Who calls: from what the request shows to the context of its act.

use std::net::IpAddr;

use http::header::HeaderMap;
use http::request::Parts;
use kernel::{Cx, Error, Kind, Result};

use super::handle::Served;
use super::{Presented, headers, presented};
use crate::facts::note_tenant;
use crate::problem::Reader;
use crate::telemetry::trace;

/// What the data path says when the grants it was called with are no longer those of their holder.
const GRANTS_CHANGED: &str = "data.grants-changed";

/// Somebody at the door: what they show, and who that is.
pub(super) struct Caller<'a> {
    pub(super) presented: Presented<'a>,
    pub(super) cx: Cx,
}

impl<'a> Caller<'a> {
    /// Who calls, with what the head says about the call. Refuses who is too fast, also at guessing tokens, and what
    /// a page of another site asks for. `open`: a token that is wrong is as good as none.
    pub(super) async fn of(
        served: &Served,
        peer: IpAddr,
        parts: &'a Parts,
        reader: Reader<'_>,
        open: bool,
    ) -> Result<Self> {
        let head = &parts.headers;
        let presented = match presented::read(&served.gate, peer, head, reader.request) {
            Err(_) if open => presented::nobody(&served.gate, peer, head, reader.request),
            read => read.inspect_err(|_| served.gate.metrics.unauthenticated.increment(1))?,
        };
        presented::expect_own_page(&served.gate, &served.cors, peer, parts, &presented)?;
        let cx = identify(served, &presented, open).await?;
        note_tenant(cx.tenant());
        if trace::exporting() {
            tracing::Span::current().record("tenant", tracing::field::display(cx.tenant()));
        }
        Ok(Self { cx: furnish(cx, head, reader)?, presented })
    }

    /// Tells whoever keeps grants what this refusal means to them.
    pub(super) fn notice(&self, served: &Served, error: &Error) {
        if error.kind() == Kind::Denied {
            served.authority.refused(&self.cx, error);
        }
        if let Some(token) = self.presented.token.filter(|_| error.code() == GRANTS_CHANGED) {
            served.authority.forget(token);
        }
    }
}

async fn identify(served: &Served, presented: &Presented<'_>, open: bool) -> Result<Cx> {
    let known = presented.token.and_then(|token| Some((token, served.authority.cached(presented)?)));
    if let Some((token, cx)) = known {
        served.gate.admit_token(token)?;
        return Ok(cx);
    }
    served.gate.admit_address(presented.address)?;
    let identified = served.authority.identify(*presented).await;
    match identified {
        Err(error) if error.kind() == Kind::Unauthenticated => {
            served.gate.metrics.unauthenticated.increment(1);
            if open {
                served.authority.identify(Presented { token: None, by_cookie: false, ..*presented }).await
            } else {
                Err(error)
            }
        }
        identified => identified,
    }
}

/// The context with what the head says of the call.
fn furnish(cx: Cx, head: &HeaderMap, reader: Reader<'_>) -> Result<Cx> {
    let cx = cx.requested(reader.request).speaking(reader.language);
    Ok(match headers::idempotency_key(head)? {
        Some(key) => cx.keyed(key),
        None => cx.unkeyed(),
    })
}
