//! Which web pages of others may call: the listed ones, by exact origin, and nobody else.

use http::header::{self, HeaderMap, HeaderValue};
use http::{Method, StatusCode};

use crate::config::Origin;

/// The listed origins, ready to be answered.
pub(super) struct Cors(Vec<HeaderValue>);

impl Cors {
    pub(super) fn new(origins: &[Origin]) -> Self {
        Self(origins.iter().filter_map(|origin| HeaderValue::from_str(origin.as_str()).ok()).collect())
    }

    pub(super) fn is_on(&self) -> bool {
        !self.0.is_empty()
    }

    /// The caller's origin, when it is listed.
    pub(super) fn allowed(&self, headers: &HeaderMap) -> Option<HeaderValue> {
        if self.0.is_empty() {
            return None;
        }
        let origin = headers.get(header::ORIGIN)?;
        self.0.iter().find(|listed| *listed == origin).cloned()
    }
}

/// Whether a browser asks beforehand.
pub(super) fn is_preflight(method: &Method, headers: &HeaderMap) -> bool {
    method == Method::OPTIONS && headers.contains_key(header::ACCESS_CONTROL_REQUEST_METHOD)
}

/// Lets the page read the answer.
pub(super) fn allow(answer: &mut HeaderMap, origin: HeaderValue) {
    answer.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    answer.insert(header::ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderValue::from_static("true"));
    answer.insert(
        header::ACCESS_CONTROL_EXPOSE_HEADERS,
        HeaderValue::from_static(
            "x-request-id, retry-after, location, tus-resumable, upload-offset, upload-length, upload-expires, \
             upload-file, content-disposition, content-range, accept-ranges, etag",
        ),
    );
}

/// The answer to a browser that asks beforehand.
pub(super) fn preflight() -> crate::problem::Reply {
    let mut reply = http::Response::new(http_body_util::Either::Left(http_body_util::Full::default()));
    *reply.status_mut() = StatusCode::NO_CONTENT;
    let headers = reply.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, POST, PATCH, DELETE"));
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_HEADERS,
        HeaderValue::from_static(
            "authorization, content-type, accept-language, idempotency-key, x-request-id, traceparent, range, if-range, if-none-match, \
             tus-resumable, upload-length, upload-metadata, upload-offset",
        ),
    );
    headers.insert(header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
    reply
}
