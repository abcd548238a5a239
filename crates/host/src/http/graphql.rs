//! GraphQL over HTTP: one operation a request.

use async_graphql::{ErrorExtensionValues, Request, Response, ServerError, Value};
use bytes::Bytes;
use http::StatusCode;
use http::header::{self, HeaderMap, HeaderValue};
use http_body_util::{Either, Full};
use kernel::{Error, Subgraph};

use super::caller::Caller;
use super::handle::Served;
use super::headers;
use crate::problem::{Reader, Refusal, Reply, codes, log_mistake};

const GRAPHQL_JSON: &str = "application/graphql-response+json";
const JSON: &str = "application/json";

/// Executes the operation in `body` as the caller.
pub(super) async fn answer(
    served: &Served,
    graph: &dyn Subgraph,
    caller: &Caller<'_>,
    head: &HeaderMap,
    body: &[u8],
    reader: Reader<'_>,
) -> Result<Reply, Refusal> {
    let mut request = read(head, body)?;
    if !served.config.introspection {
        if asks_for_sdl(&request.query) {
            return Err(Error::new(&kernel::codes::MALFORMED).with("reason", "the schema is not told here").into());
        }
        request = request.disable_introspection();
    }
    let mut response = graph.execute(caller.cx.clone(), request).await;
    for error in &mut response.errors {
        if let Some(refusal) = error.source::<Error>() {
            caller.notice(served, refusal);
        }
        sign(error, reader);
    }
    let asks = |value: &HeaderValue| value.to_str().is_ok_and(|value| value.contains(GRAPHQL_JSON));
    let modern = head.get_all(header::ACCEPT).iter().any(asks);
    let body = serde_json::to_vec(&response).map_err(Error::internal)?;
    let mut reply = http::Response::new(Either::Left(Full::new(Bytes::from(body))));
    reply
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static(if modern { GRAPHQL_JSON } else { JSON }));
    if modern && was_refused(&response) {
        *reply.status_mut() = StatusCode::BAD_REQUEST;
    }
    Ok(reply)
}

fn read(head: &HeaderMap, body: &[u8]) -> Result<Request, Refusal> {
    if !headers::is_json(head) {
        let error = Error::new(&codes::WRONG_TYPE).with("wanted", JSON);
        return Err(Refusal::with_status(error, StatusCode::UNSUPPORTED_MEDIA_TYPE));
    }
    if body.trim_ascii_start().starts_with(b"[") {
        return Err(Error::new(&codes::BATCH).into());
    }
    let malformed = |reason: String| Refusal::from(Error::new(&kernel::codes::MALFORMED).with("reason", reason));
    let request: Request = serde_json::from_slice(body).map_err(|error| malformed(error.to_string()))?;
    if request.query.trim().is_empty() { Err(malformed("“query” is missing".to_owned())) } else { Ok(request) }
}

/// Federation's own way to the schema is introspection as well.
fn asks_for_sdl(query: &str) -> bool {
    let name = |letter: u8| letter.is_ascii_alphanumeric() || letter == b'_';
    query.match_indices("_service").any(|(start, found)| {
        let before = query.as_bytes()[..start].last().is_some_and(|letter| name(*letter));
        let after = query.as_bytes().get(start + found.len()).is_some_and(|letter| name(*letter));
        !before && !after
    })
}

/// Whether nothing was executed: the document could not be read or breaks the schema.
fn was_refused(response: &Response) -> bool {
    response.data == Value::Null
        && !response.errors.is_empty()
        && response.errors.iter().all(|error| error.path.is_empty())
}

/// Adds what the chassis knows, and logs our own mistakes.
fn sign(error: &mut ServerError, reader: Reader<'_>) {
    if let Some(mistake) = error.source::<Error>() {
        log_mistake(mistake);
    }
    let request = reader.request.to_string();
    let extensions = error.extensions.get_or_insert_with(ErrorExtensionValues::default);
    if extensions.get("code").is_none() {
        extensions.set("code", "graphql.invalid");
        extensions.set("retryable", false);
    }
    extensions.set("traceId", reader.trace.unwrap_or(&request));
    extensions.set("requestId", request);
}
