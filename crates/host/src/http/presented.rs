//! What a request shows of who sends it, and whether a page of another site made the browser send it.

use std::net::IpAddr;

use http::header::{self, HeaderMap};
use http::request::Parts;
use kernel::{Error, Head, Result, SESSION_COOKIE};
use uuid::Uuid;

use super::cors::Cors;
use super::gate::Gate;
use super::{Presented, headers};
use crate::problem::codes;

const FORWARDED_HOST: &str = "x-forwarded-host";
const FORWARDED_PROTO: &str = "x-forwarded-proto";
const FETCH_SITE: &str = "sec-fetch-site";
const TENANT: &str = "x-tenant-id";
/// Characters kept of what a program calls itself.
const AGENT: usize = 200;
const HTTPS: &str = "https";

/// The token and where it came in. A bearer token wins; two session cookies are one too many to believe either.
pub(super) fn read<'h>(gate: &Gate, peer: IpAddr, head: &'h HeaderMap, request: Uuid) -> Result<Presented<'h>> {
    let address = gate.client(peer, head);
    let presented = |token, by_cookie| Presented { token, by_cookie, address, request };
    if let Some(token) = headers::bearer(head)? {
        return Ok(presented(Some(token), false));
    }
    let token = session(head)?;
    Ok(presented(token, token.is_some()))
}

/// Nobody, from the same place.
pub(super) fn nobody(gate: &Gate, peer: IpAddr, head: &HeaderMap, request: Uuid) -> Presented<'static> {
    Presented { token: None, by_cookie: false, address: gate.client(peer, head), request }
}

fn session(head: &HeaderMap) -> Result<Option<&str>> {
    let mut sessions = headers::cookies(head).filter(|(name, token)| *name == SESSION_COOKIE && !token.is_empty());
    match (sessions.next(), sessions.next()) {
        (_, Some(_)) => Err(Error::new(&kernel::codes::UNAUTHENTICATED)),
        (first, None) => Ok(first.map(|(_, token)| token)),
    }
}

/// Refuses what changes something when a page of another site made the browser send it. With a bearer token nobody
/// asks: no browser adds one by itself. With a cookie the page must be ours; without either, a page that is not ours
/// could still sign somebody in as somebody else.
pub(super) fn expect_own_page(
    gate: &Gate,
    cors: &Cors,
    peer: IpAddr,
    parts: &Parts,
    presented: &Presented<'_>,
) -> Result<()> {
    if parts.method.is_safe() || (presented.token.is_some() && !presented.by_cookie) {
        return Ok(());
    }
    expect_own(gate, cors, peer, parts, presented)
}

/// Refuses a socket that a page of another site opens with the cookie of whoever looks at it: browsers ask nobody
/// before they do, and let the page read what it says.
pub(super) fn expect_own_socket(
    gate: &Gate,
    cors: &Cors,
    peer: IpAddr,
    parts: &Parts,
    presented: &Presented<'_>,
) -> Result<()> {
    if presented.by_cookie { expect_own(gate, cors, peer, parts, presented) } else { Ok(()) }
}

fn expect_own(gate: &Gate, cors: &Cors, peer: IpAddr, parts: &Parts, presented: &Presented<'_>) -> Result<()> {
    let head = &parts.headers;
    let own = match (text(head, FETCH_SITE), head.contains_key(header::ORIGIN)) {
        (Some("same-origin"), _) => true,
        (_, true) => cors.allowed(head).is_some() || is_own(gate, peer, parts),
        (_, false) => !presented.by_cookie,
    };
    if own { Ok(()) } else { Err(Error::new(&codes::FOREIGN_ORIGIN)) }
}

/// Whether `Origin` names the host that was called.
fn is_own(gate: &Gate, peer: IpAddr, parts: &Parts) -> bool {
    let Some((scheme, authority)) =
        text(&parts.headers, header::ORIGIN.as_str()).and_then(|text| text.split_once("://"))
    else {
        return false;
    };
    let Some(host) = host(gate, peer, parts) else { return false };
    // A page without TLS may be anybody's on the way.
    if secure(gate, peer, &parts.headers) && scheme != HTTPS {
        return false;
    }
    let port = if scheme == HTTPS { ":443" } else { ":80" };
    let plain = |authority: &'_ str| authority.strip_suffix(port).unwrap_or(authority).to_ascii_lowercase();
    plain(authority) == plain(host)
}

/// The name the caller knows us by.
fn host<'h>(gate: &Gate, peer: IpAddr, parts: &'h Parts) -> Option<&'h str> {
    let forwarded = forwarded(gate, peer, &parts.headers, FORWARDED_HOST);
    let authority = || parts.uri.authority().map(http::uri::Authority::as_str);
    forwarded.or_else(|| text(&parts.headers, header::HOST.as_str())).or_else(authority)
}

/// Whether the caller's connection is encrypted; only a trusted proxy can say so.
fn secure(gate: &Gate, peer: IpAddr, head: &HeaderMap) -> bool {
    forwarded(gate, peer, head, FORWARDED_PROTO).is_some_and(|scheme| scheme.eq_ignore_ascii_case(HTTPS))
}

/// What a trusted proxy says of its client; of several, the one nearest to the client.
fn forwarded<'h>(gate: &Gate, peer: IpAddr, head: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let said = text(head, name).filter(|_| gate.trusts(peer))?;
    said.split(',').next().map(str::trim).filter(|said| !said.is_empty())
}

fn text<'h>(head: &'h HeaderMap, name: &str) -> Option<&'h str> {
    head.get(name)?.to_str().ok()
}

/// What an operation that asks for it is told of the head.
pub(super) fn tell(gate: &Gate, peer: IpAddr, parts: &Parts, presented: &Presented<'_>) -> Head {
    let head = &parts.headers;
    let agent = head.get(header::USER_AGENT).map(|value| String::from_utf8_lossy(value.as_bytes()));
    Head {
        host: host(gate, peer, parts).map(str::to_owned),
        tenant: text(head, TENANT).map(str::to_owned),
        address: Some(presented.address),
        agent: agent.map(|agent| agent.chars().take(AGENT).collect()),
        token: presented.token.map(str::to_owned),
        by_cookie: presented.by_cookie,
        secure: secure(gate, peer, head),
        origin: text(head, header::ORIGIN.as_str()).map(str::to_owned),
        site: text(head, FETCH_SITE).map(str::to_owned),
        cookies: headers::cookies(head)
            .filter(|(name, _)| *name != SESSION_COOKIE)
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
    }
}
