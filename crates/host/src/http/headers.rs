//! Reads what a request's head says; writes what every answer's head says.

use std::collections::BTreeMap;

use http::header::{self, HeaderMap, HeaderName, HeaderValue};
use kernel::{Error, LANGUAGE_COOKIE, Language, Result};
use uuid::Uuid;

use crate::problem::codes;

/// Longest idempotency key.
pub const KEY_LIMIT: usize = 200;

pub(super) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// What every answer's head says, before the answer adds its own.
pub(super) fn template(hsts: bool, cors: bool) -> HeaderMap {
    let mut headers = HeaderMap::with_capacity(16);
    let mut say = |name, value| headers.insert(name, HeaderValue::from_static(value));
    say(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    say(header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'");
    say(header::REFERRER_POLICY, "no-referrer");
    say(header::CACHE_CONTROL, "no-store");
    if hsts {
        say(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000; includeSubDomains");
    }
    if cors {
        say(header::VARY, "origin");
    }
    headers
}

/// The client's request id when it is a UUID, else a new one.
pub(super) fn request_id(headers: &HeaderMap) -> Uuid {
    let given = headers.get(REQUEST_ID).and_then(|value| Uuid::try_parse_ascii(value.as_bytes()).ok());
    given.unwrap_or_else(Uuid::now_v7)
}

/// The id as a header says it.
pub(super) fn id_value(id: Uuid) -> HeaderValue {
    let mut text = Uuid::encode_buffer();
    HeaderValue::from_str(id.hyphenated().encode_lower(&mut text)).unwrap_or_else(|_| HeaderValue::from_static(""))
}

/// Bengali when the client prefers it to English.
pub(super) fn language(headers: &HeaderMap) -> Language {
    let Some(text) = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()) else {
        return Language::En;
    };
    let wish = |wanted: &str| {
        let ranges = text.split(',').filter_map(|range| {
            let (name, rest) = range.split_once(';').unwrap_or((range, ""));
            let primary = name.trim().split('-').next().unwrap_or_default();
            let weight =
                rest.trim().strip_prefix("q=").map_or(Some(1.0), |weight| weight.trim().parse::<f32>().ok())?;
            primary.eq_ignore_ascii_case(wanted).then_some(weight)
        });
        ranges.fold(0.0, f32::max)
    };
    let (bn, en) = (wish("bn"), wish("en"));
    let first = |wanted: &str| text.to_ascii_lowercase().find(wanted).unwrap_or(usize::MAX);
    if bn > en || (bn > 0.0 && bn >= en && first("bn") < first("en")) { Language::Bn } else { Language::En }
}

/// The language of a page: as its address says, else as it was chosen before, else as the browser wishes.
pub(super) fn page_language(query: Option<&str>, headers: &HeaderMap) -> Language {
    let asked = form_urlencoded::parse(query.unwrap_or_default().as_bytes()).find(|(name, _)| name == "lang");
    let chosen = || cookies(headers).find(|(name, _)| *name == LANGUAGE_COOKIE).and_then(|(_, name)| name.parse().ok());
    asked.and_then(|(_, name)| name.parse().ok()).or_else(chosen).unwrap_or_else(|| language(headers))
}

/// Cookies, as they came.
pub(super) fn cookies(headers: &HeaderMap) -> impl Iterator<Item = (&str, &str)> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='))
}

/// The bearer token.
pub(super) fn bearer(headers: &HeaderMap) -> Result<Option<&str>> {
    let Some(value) = headers.get(header::AUTHORIZATION) else { return Ok(None) };
    let wrong = || Error::new(&kernel::codes::UNAUTHENTICATED);
    let (scheme, token) = value.to_str().map_err(|_| wrong())?.split_once(' ').ok_or_else(wrong)?;
    let token = token.trim();
    if scheme.eq_ignore_ascii_case("bearer") && !token.is_empty() { Ok(Some(token)) } else { Err(wrong()) }
}

/// The idempotency key.
pub(super) fn idempotency_key(headers: &HeaderMap) -> Result<Option<&str>> {
    let mut given = headers.get_all(IDEMPOTENCY_KEY).iter();
    let Some(value) = given.next() else { return Ok(None) };
    let key = value.as_bytes();
    let fits = (1..=KEY_LIMIT).contains(&key.len()) && key.iter().all(u8::is_ascii_graphic) && given.next().is_none();
    match value.to_str() {
        Ok(key) if fits => Ok(Some(key)),
        _ => Err(Error::new(&codes::WRONG_KEY).with("limit", KEY_LIMIT).field("Idempotency-Key")),
    }
}

/// Whether the body calls itself JSON.
pub(super) fn is_json(headers: &HeaderMap) -> bool {
    let named = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    named.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json")
}

/// Of the head, what an operation hears; a value that is no text was not sent.
pub(super) fn heard(headers: &HeaderMap, names: &[&'static str]) -> BTreeMap<&'static str, String> {
    names.iter().filter_map(|name| Some((*name, headers.get(*name)?.to_str().ok()?.to_owned()))).collect()
}
