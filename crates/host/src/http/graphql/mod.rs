//! GraphQL over HTTP, to the letter of its specification: one operation a request.

mod accept;
mod alone;
mod asked;

use std::sync::Arc;

use bytes::Bytes;
use http::header::{self, HeaderValue};
use http::request::Parts;
use http::{Method, StatusCode};
use http_body_util::{Either, Full};
use kernel::{Answered, Graph, Outcome};
use tokio::sync::OwnedSemaphorePermit;

use super::caller::Caller;
use super::handle::{Served, finish};
use crate::problem::{Reader, Refusal, Reply, log_mistake};

pub(super) use alone::Alone;
pub(super) use asked::Extensions;

/// Executes the operation of a request as the caller.
pub(super) async fn answer(
    served: &Served,
    graph: &Arc<dyn Graph>,
    caller: &Caller<'_>,
    parts: &Parts,
    body: &[u8],
    reader: Reader<'_>,
    slot: OwnedSemaphorePermit,
) -> Result<Reply, Refusal> {
    let safe = parts.method != Method::POST;
    let form = accept::choose(&parts.headers, safe)?;
    let mut asked = if safe { asked::in_query(&parts.uri)? } else { asked::in_body(&parts.headers, body)? };
    asked.safe = safe;
    asked.trace = reader.trace.map(str::to_owned);
    let (graph, cx) = (graph.clone(), caller.cx.clone());
    let answered = if graph.finishes(&asked) {
        finish(async move { Ok(graph.answer(cx, asked).await) }, slot).await?
    } else {
        graph.answer(cx, asked).await
    };
    let Answered { body, outcome, refusals } = answered;
    for refusal in &refusals {
        log_mistake(refusal);
        caller.notice(served, refusal);
    }
    let mut reply = http::Response::new(Either::Left(Full::new(Bytes::from(body))));
    let head = reply.headers_mut();
    head.insert(header::CONTENT_TYPE, HeaderValue::from_static(form.content_type()));
    if outcome == Outcome::NotByGet {
        head.insert(header::ALLOW, HeaderValue::from_static("POST"));
    }
    *reply.status_mut() = match outcome {
        Outcome::Executed => StatusCode::OK,
        Outcome::Refused => form.refused(),
        Outcome::NotByGet => StatusCode::METHOD_NOT_ALLOWED,
    };
    Ok(reply)
}
