//! The desk at `/app`: files built from `web/`, compressed when the program was built, handed out as they are.

use std::fmt::Write;
use std::sync::LazyLock;

use axum::Router;
use axum::body::Body;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::get;
use http::StatusCode;
use http::header::{self, HeaderMap, HeaderValue};
use kernel::bytes::Bytes;
use sha2::{Digest, Sha256};

/// A file of the desk, in the encodings it is handed out in.
struct File {
    path: &'static str,
    kind: &'static str,
    plain: &'static [u8],
    br: Option<&'static [u8]>,
    gz: Option<&'static [u8]>,
}

include!(concat!(env!("OUT_DIR"), "/desk.rs"));

/// What the desk's pages may do: load from here, talk to here, nothing written into the page itself.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; \
     connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/// A name with a hash in it never means another content.
const FOREVER: &str = "public, max-age=31536000, immutable";
/// Asked for each time, and answered with nothing new when nothing is.
const ASK: &str = "no-cache";
const ASSETS: &str = "assets/";
const INDEX: &str = "index.html";
const ABSENT: &str = include_str!("desk.html");

/// The signs by which a browser knows that it has a file already.
static TAGS: LazyLock<Vec<String>> = LazyLock::new(|| FILES.iter().map(|file| tag(file.plain)).collect());

fn tag(content: &[u8]) -> String {
    let digest = Sha256::digest(content);
    digest.iter().take(12).fold(String::from("\""), |mut tag, byte| {
        let _ = write!(tag, "{byte:02x}");
        tag
    }) + "\""
}

/// The desk and everything below it.
pub fn router() -> Router {
    let index = async |head: HeaderMap| answer("", &head);
    Router::new()
        .route("/app", get(index))
        .route("/app/", get(index))
        .route("/app/{*path}", get(async |Path(path): Path<String>, head: HeaderMap| answer(&path, &head)))
}

/// A file by its name; any other address is a page of the desk, which knows its own addresses.
fn answer(path: &str, head: &HeaderMap) -> Response {
    let place = FILES.iter().position(|file| file.path == path);
    let page = || FILES.iter().position(|file| file.path == INDEX);
    match place {
        Some(place) => hand_out(place, head),
        None if path.starts_with(ASSETS) => plain(StatusCode::NOT_FOUND),
        None => page().map_or_else(absent, |page| hand_out(page, head)),
    }
}

fn hand_out(place: usize, head: &HeaderMap) -> Response {
    let (file, tag) = (&FILES[place], &TAGS[place]);
    let known = head
        .get(header::IF_NONE_MATCH)
        .is_some_and(|known| known.to_str().is_ok_and(|known| known.contains(tag.as_str())));
    let mut answer = if known { plain(StatusCode::NOT_MODIFIED) } else { packed(file, head) };
    let worn = answer.headers_mut();
    let cache = if file.path.starts_with(ASSETS) { FOREVER } else { ASK };
    worn.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    worn.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    worn.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    if let Ok(tag) = HeaderValue::from_str(tag) {
        worn.insert(header::ETAG, tag);
    }
    answer
}

/// The smallest encoding the browser takes.
fn packed(file: &File, head: &HeaderMap) -> Response {
    let taken = head.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let takes = |name: &str| {
        taken.split(',').any(|one| {
            let (coding, weight) = one.split_once(';').unwrap_or((one, ""));
            coding.trim().eq_ignore_ascii_case(name) && !matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
        })
    };
    let (content, encoding) = match (file.br, file.gz) {
        (Some(br), _) if takes("br") => (br, Some("br")),
        (_, Some(gz)) if takes("gzip") => (gz, Some("gzip")),
        _ => (file.plain, None),
    };
    let mut answer = Response::new(Body::from(Bytes::from_static(content)));
    let worn = answer.headers_mut();
    worn.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.kind));
    if let Some(encoding) = encoding {
        worn.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    answer
}

/// How to build what is not there.
fn absent() -> Response {
    let mut answer = Response::new(Body::from(ABSENT));
    *answer.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    answer
}

fn plain(status: StatusCode) -> Response {
    let mut answer = Response::new(Body::empty());
    *answer.status_mut() = status;
    answer
}

#[cfg(test)]
mod tests;
