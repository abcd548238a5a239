//! One request from its head to the answer's head: one function instead of ten layers.

use std::cell::Cell;
use std::panic::AssertUnwindSafe;
use std::pin::pin;

use bytes::Bytes;
use futures_util::FutureExt as _;
use http::header::{self, HeaderMap, HeaderValue};
use http::request::Parts;
use http::{Request, StatusCode};
use http_body_util::{BodyExt as _, Either, LengthLimitError, Limited};
use hyper::body::{Body as _, Incoming};
use kernel::{Call, Error, Head, Result};
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::Instant;
use tower::ServiceExt as _;
use tracing::Instrument as _;

use super::caller::Caller;
use super::connection::Line;
use super::cors::{self, Cors};
use super::gate::Gate;
use super::socket::{self, Sockets};
use super::table::{Act, Found, Table};
use super::{App, Authority, Door, graphql, headers, ops, presented, rest, stream};
use crate::config::Http;
use crate::facts::{FACTS, Facts};
use crate::health::Health;
use crate::metrics::MetricsHandle;
use crate::problem::{self, Reader, Refusal, Reply, codes};
use crate::telemetry::trace::{self, Parent};
use crate::wire::{self, InternalRoutes};

/// An app made ready.
pub(crate) struct Served {
    tables: [Table; 3],
    template: HeaderMap,
    pub(super) cors: Cors,
    pages: Option<axum::Router>,
    pub(super) authority: std::sync::Arc<dyn Authority>,
    internal: Option<InternalRoutes>,
    pub(super) gate: Gate,
    pub(super) sockets: Sockets,
    pub(super) services: Vec<&'static str>,
    pub(super) health: Health,
    pub(super) config: Http,
    pub(super) metrics: MetricsHandle,
}

impl Served {
    pub(super) fn new(app: App) -> Result<Self> {
        let cors = Cors::new(&app.config.cors_origins.0);
        Ok(Self {
            tables: [Table::of(&app, Door::Public)?, Table::of(&app, Door::Admin)?, Table::of(&app, Door::Internal)?],
            template: headers::template(app.config.hsts, cors.is_on()),
            cors,
            pages: app.pages,
            authority: app.authority,
            internal: app.internal,
            gate: Gate::new(&app.config),
            sockets: Sockets::new(),
            services: app.services,
            health: app.health,
            config: app.config,
            metrics: app.metrics,
        })
    }
}

/// Answers a request, whatever happens.
pub(super) async fn handle(line: &Line, request: Request<Incoming>) -> Reply {
    let started = Instant::now();
    let served = &line.served;
    let (parts, body) = request.into_parts();
    let found = served.tables[line.door as usize].find(&parts.method, parts.uri.path());
    let target = found.target;
    let parent = Parent::read(&parts.headers);
    let span = tracing::debug_span!(
        target: "vextrus", "request", otel.name = target.name, otel.kind = "server", service = target.service,
        http.route = target.route, http.response.status_code = tracing::field::Empty, tenant = tracing::field::Empty,
    );
    let trace = trace::adopt(&span, parent.as_ref());
    let language = match target.page() {
        Some(_) => headers::page_language(parts.uri.query(), &parts.headers),
        None => headers::language(&parts.headers),
    };
    let reader = Reader { language, request: headers::request_id(&parts.headers), trace: trace.as_deref() };
    let origin = served.cors.allowed(&parts.headers);
    let facts = Facts {
        request: reader.request,
        service: target.service,
        route: target.route,
        tenant: Cell::new(None),
        parent,
    };

    let preflight = origin.is_some() && cors::is_preflight(&parts.method, &parts.headers);
    let mut reply = if preflight {
        cors::preflight()
    } else {
        // Futures are pinned where they are made: each wrapper that takes one by value would carry it twice.
        let work = pin!(survive(line, found, parts, body, reader));
        FACTS.scope(facts, work).instrument(span.clone()).await
    };

    dress(served, &mut reply, reader, origin);
    span.record("http.response.status_code", reply.status().as_u16());
    target.metrics.answered(reply.status().as_u16(), started.elapsed());
    reply
}

/// Puts on what every answer wears; what the answer chose itself stays.
fn dress(served: &Served, reply: &mut Reply, reader: Reader<'_>, origin: Option<HeaderValue>) {
    let own = std::mem::replace(reply.headers_mut(), served.template.clone());
    let worn = reply.headers_mut();
    worn.extend(own);
    worn.insert(headers::REQUEST_ID, headers::id_value(reader.request));
    if let Some(origin) = origin {
        cors::allow(worn, origin);
    }
}

/// The answer, or what a refusal or a panic is answered with.
async fn survive(line: &Line, found: Found<'_>, parts: Parts, body: Incoming, reader: Reader<'_>) -> Reply {
    let page = found.target.page();
    let refuse = |refusal: &Refusal| match page {
        Some(shown) => problem::shown(refusal, shown, reader),
        None => problem::reply(refusal, reader),
    };
    let work = pin!(answer(line, found, parts, body, reader));
    match AssertUnwindSafe(work).catch_unwind().await {
        Ok(Ok(reply)) => reply,
        Ok(Err(refusal)) => refuse(&refusal),
        Err(_) => {
            line.served.gate.metrics.panics.increment(1);
            refuse(&Error::internal("the request panicked").into())
        }
    }
}

async fn answer(
    line: &Line,
    found: Found<'_>,
    parts: Parts,
    body: Incoming,
    reader: Reader<'_>,
) -> Result<Reply, Refusal> {
    let served = &line.served;
    match &found.target.act {
        Act::Health(which) => return Ok(ops::health(served, *which).await),
        Act::Metrics if ops::may_read_metrics(line.door, line.peer.ip(), &parts.headers) => {
            return Ok(ops::metrics(served));
        }
        Act::Metrics => return Err(Error::new(&codes::NO_SUCH_PATH).into()),
        Act::WrongMethod => return Err(wrong_method(&parts, found.allow)),
        Act::Endpoint(_) | Act::Graph(_) | Act::Internal(..) | Act::Elsewhere => {}
    }
    let slot = served.gate.enter()?;
    if matches!(&found.target.act, Act::Endpoint(endpoint) if endpoint.streams) {
        return act(line, found, parts, body, reader, slot).await;
    }
    let limit = served.config.request_timeout.0;
    let work = pin!(act(line, found, parts, body, reader, slot));
    match tokio::time::timeout(limit, work).await {
        Ok(answered) => answered,
        Err(_) => {
            let error = Error::new(&codes::TOO_SLOW).with("seconds", limit.as_secs_f64());
            Err(Refusal::with_status(error, StatusCode::GATEWAY_TIMEOUT))
        }
    }
}

async fn act(
    line: &Line,
    found: Found<'_>,
    mut parts: Parts,
    body: Incoming,
    reader: Reader<'_>,
    slot: OwnedSemaphorePermit,
) -> Result<Reply, Refusal> {
    let (served, peer) = (&*line.served, line.peer.ip());
    match &found.target.act {
        Act::Endpoint(endpoint) => {
            let caller = Caller::of(served, peer, &parts, reader, endpoint.open).await?;
            let (body, stream) = match endpoint.streams {
                true => (Bytes::new(), stream::coming(body, served.config.request_timeout.0)),
                false => (collect(served, &parts.headers, body).await?, kernel::Stream::default()),
            };
            let query = parts.uri.query().unwrap_or_default();
            let query = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
            let head = if endpoint.wants_head {
                presented::tell(&served.gate, peer, &parts, &caller.presented)
            } else {
                Head::default()
            };
            let heard = headers::heard(&parts.headers, endpoint.hears);
            let call = Call { path: found.path, query, body, stream, heard, head };
            let work = (endpoint.call)(caller.cx.clone(), call);
            let answer = if endpoint.finishes { finish(work, slot).await } else { work.await };
            Ok(rest::reply(answer.inspect_err(|error| caller.notice(served, error))?)?)
        }
        Act::Graph(graph) if socket::is_wanted(&parts) => socket::open(line, graph, &mut parts, reader),
        Act::Graph(graph) => {
            let caller = Caller::of(served, peer, &parts, reader, false).await?;
            let body = collect(served, &parts.headers, body).await?;
            graphql::answer(served, graph, &caller, &parts, &body, reader, slot).await
        }
        Act::Internal(kind, answer) => {
            let body = collect(served, &parts.headers, body).await?;
            let Some(internal) = &served.internal else { return Err(Error::new(&codes::NO_SUCH_PATH).into()) };
            Ok(wire::receive(internal, *kind, answer, &parts, body).await)
        }
        _ => elsewhere(line, parts, body).await,
    }
}

/// Works in a task of its own, which goes on when the caller hangs up and its request is dropped. It keeps its place among
/// the requests worked on; log lines and spans name the request as ever.
pub(super) async fn finish<T: Send + 'static>(
    work: impl Future<Output = Result<T>> + Send + 'static,
    slot: OwnedSemaphorePermit,
) -> Result<T> {
    let work = async move {
        let _slot = slot;
        work.await
    };
    let task = tokio::spawn(FACTS.scope(FACTS.with(Clone::clone), work.in_current_span()));
    match task.await {
        Ok(answer) => answer,
        Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
        Err(error) => Err(Error::internal(error)),
    }
}

/// The whole body, within the limit.
async fn collect(served: &Served, head: &HeaderMap, body: Incoming) -> Result<Bytes, Refusal> {
    if body.is_end_stream() {
        return Ok(Bytes::new());
    }
    let limit = served.config.body_limit;
    let too_large =
        || Refusal::with_status(Error::new(&codes::TOO_LARGE).with("limit", limit), StatusCode::PAYLOAD_TOO_LARGE);
    let announced = head.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|announced| announced > limit) {
        return Err(too_large());
    }
    match Limited::new(body, limit).collect().await {
        Ok(collected) => Ok(collected.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => Err(too_large()),
        Err(error) => Err(Error::new(&codes::CUT_OFF).because(error).into()),
    }
}

/// A page, or the answer that there is none.
async fn elsewhere(line: &Line, parts: Parts, body: Incoming) -> Result<Reply, Refusal> {
    let served = &line.served;
    // Assets of a page come in bursts of dozens from one office; what changes something is counted.
    if !parts.method.is_safe() || served.pages.is_none() {
        served.gate.admit_address(served.gate.client(line.peer.ip(), &parts.headers))?;
    }
    let missing = || Refusal::from(Error::new(&codes::NO_SUCH_PATH));
    let Some(pages) = served.pages.as_ref().filter(|_| line.door == Door::Public) else { return Err(missing()) };
    let method = parts.method.clone();
    let body = axum::body::Body::new(Limited::new(body, served.config.body_limit));
    let page = match pages.clone().oneshot(Request::from_parts(parts, body)).await {
        Ok(page) => page,
        Err(never) => match never {},
    };
    let empty = hyper::body::Body::size_hint(page.body()).exact() == Some(0);
    match page.status() {
        StatusCode::NOT_FOUND if empty => Err(missing()),
        StatusCode::METHOD_NOT_ALLOWED if empty => {
            let allow = page.headers().get(header::ALLOW).cloned();
            Err(refuse_method(method.as_str(), allow))
        }
        _ => Ok(page.map(Either::Right)),
    }
}

fn wrong_method(parts: &Parts, allow: Option<HeaderValue>) -> Refusal {
    refuse_method(parts.method.as_str(), allow)
}

fn refuse_method(method: &str, allow: Option<HeaderValue>) -> Refusal {
    let allow = allow.unwrap_or_else(|| HeaderValue::from_static("GET, HEAD"));
    let error =
        Error::new(&codes::WRONG_METHOD).with("method", method).with("allow", allow.to_str().unwrap_or_default());
    Refusal { error, status: Some(StatusCode::METHOD_NOT_ALLOWED), header: Some((header::ALLOW, allow)) }
}
