//! Pages of the program itself: the way in, the desk, and the API reference.
//!
//! Nothing comes from elsewhere and nothing is written into the markup, so the policy allows our own files only.

use std::hash::{DefaultHasher, Hasher};
use std::io::Write;

use anyhow::Result;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::http::{Response, StatusCode};
use axum::routing::get;
use flate2::Compression;
use flate2::write::GzEncoder;
use kernel::SESSION_COOKIE;
use serde_json::Value;

const HTML: &str = "text/html; charset=utf-8";
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The pages, with this API reference.
pub fn router(reference: &Value) -> Result<Router> {
    let reference = serde_json::to_vec(reference)?;
    let explorer = File::new(HTML, include_bytes!("explorer/page.html"))?;
    Ok(Router::new()
        .route("/", get(async |head: HeaderMap| way_in(&head)))
        .route("/openapi.json", File::new("application/json", &reference)?.served())
        .route("/docs", explorer.clone().served())
        .route("/docs/", explorer.served())
        .route("/docs/page.css", File::new("text/css; charset=utf-8", include_bytes!("explorer/page.css"))?.served())
        .route(
            "/docs/page.js",
            File::new("text/javascript; charset=utf-8", include_bytes!("explorer/page.js"))?.served(),
        )
        .merge(crate::desk::router()))
}

/// Who comes with a session goes to the desk, which knows whether it is good; everybody else to the door.
fn way_in(head: &HeaderMap) -> Response<Body> {
    let lines = head.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut names = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let place = if names.any(|(name, _)| name == SESSION_COOKIE) { "/app" } else { "/login" };
    let mut answer = Response::new(Body::empty());
    *answer.status_mut() = StatusCode::SEE_OTHER;
    answer.headers_mut().insert(header::LOCATION, HeaderValue::from_static(place));
    answer
}

/// A file as it is sent: plain and packed, with a tag by which a browser knows that it has it already.
#[derive(Clone)]
struct File {
    kind: &'static str,
    plain: Bytes,
    packed: Bytes,
    tag: HeaderValue,
}

impl File {
    fn new(kind: &'static str, text: &[u8]) -> Result<Self> {
        let mut packer = GzEncoder::new(Vec::new(), Compression::best());
        packer.write_all(text)?;
        let mut hash = DefaultHasher::new();
        hash.write(text);
        let tag = HeaderValue::try_from(format!("W/\"{:016x}\"", hash.finish()))?;
        Ok(Self { kind, plain: Bytes::copy_from_slice(text), packed: packer.finish()?.into(), tag })
    }

    fn served(self) -> axum::routing::MethodRouter {
        get(move |wishes: HeaderMap| {
            let answer = self.answer(&wishes);
            async { answer }
        })
    }

    fn answer(&self, wishes: &HeaderMap) -> Response<Body> {
        let known = wishes.get(header::IF_NONE_MATCH) == Some(&self.tag);
        let packs = takes_gzip(wishes);
        let body = match (known, packs) {
            (true, _) => Bytes::new(),
            (false, true) => self.packed.clone(),
            (false, false) => self.plain.clone(),
        };
        let mut answer = Response::new(Body::from(body));
        let head = answer.headers_mut();
        head.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.kind));
        head.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
        head.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        head.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        head.insert(header::ETAG, self.tag.clone());
        if known {
            *answer.status_mut() = StatusCode::NOT_MODIFIED;
        } else if packs {
            answer.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        answer
    }
}

/// Whether gzip is among what the client reads; `gzip;q=0` says that it is not.
fn takes_gzip(wishes: &HeaderMap) -> bool {
    let said = wishes.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    said.flat_map(|value| value.split(',')).any(|wish| {
        let (name, weight) = wish.split_once(';').unwrap_or((wish, ""));
        let weight = weight.trim().strip_prefix("q=").map_or(Ok(1.0), str::parse::<f32>);
        name.trim().eq_ignore_ascii_case("gzip") && weight.is_ok_and(|weight| weight > 0.0)
    })
}
