//! Spans arrive at a collector, below the caller's own.

use std::sync::{Arc, Mutex};

use host::config::{Format, Telemetry};
use kernel::{Error, Method};
use opentelemetry_proto::tonic::collector::trace::v1::ExportTraceServiceRequest;
use opentelemetry_proto::tonic::trace::v1::Span;
use prost::Message as _;
use tracing::Instrument as _;

use crate::world::{World, app, endpoint, read, until};

const TRACE: &str = "0af7651916cd43dd8448eb211c80319c";
const CALLER: &str = "b7ad6b7169203331";

/// A collector that keeps what it is sent.
async fn collector() -> (String, Arc<Mutex<Vec<ExportTraceServiceRequest>>>) {
    let kept = Arc::new(Mutex::new(Vec::new()));
    let keep = kept.clone();
    let take = move |head: http::HeaderMap, body: axum::body::Bytes| {
        let keep = keep.clone();
        async move {
            assert_eq!(head["content-type"], "application/x-protobuf");
            keep.lock().unwrap().push(ExportTraceServiceRequest::decode(body).unwrap());
        }
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = axum::Router::new().route("/v1/traces", axum::routing::post(take));
    tokio::spawn(async move { axum::serve(listener, router).await });
    (format!("http://{address}/"), kept)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn attribute(span: &Span, name: &str) -> String {
    let found = span.attributes.iter().find(|attribute| attribute.key == name);
    format!("{:?}", found.and_then(|attribute| attribute.value.as_ref()?.value.clone()))
}

/// One test, since telemetry starts once a process: first without, then with a collector.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_and_what_it_does_arrive_in_the_callers_trace() {
    let mut given = app();
    given.endpoints.push(endpoint(Method::Get, "/api/v1/traced/{id}", |_, call| {
        let work = async move {
            let refused = call.path["id"] == "refused";
            if refused { Err(Error::not_found("thing")) } else { Ok(kernel::Reply::of("application/json", "{}")) }
        };
        work.instrument(tracing::debug_span!("select thing", db.system = "postgresql"))
    }));
    let world = World::of(given).await;
    let place = format!("00-{TRACE}-{CALLER}-01");
    let ask = |id: &str| {
        world.get(&format!("/api/v1/traced/{id}?secret=1")).header("traceparent", &place).bearer_auth("known")
    };

    let untraced = read(ask("refused")).await.json();
    assert_eq!(untraced["traceId"], untraced["requestId"]);

    let (endpoint, kept) = collector().await;
    let config = Telemetry {
        otlp_endpoint: Some(endpoint),
        log: "error".to_owned(),
        format: Format::Json,
        ..Telemetry::default()
    };
    let running = Arc::new(host::telemetry::start(&config).unwrap());
    assert_eq!(read(ask("1")).await.status, 200);
    assert_eq!(read(ask("refused")).await.json()["traceId"], TRACE);
    let flushing = running.clone();
    tokio::task::spawn_blocking(move || flushing.flush()).await.unwrap();

    let spans = || -> Vec<Span> {
        let kept = kept.lock().unwrap();
        let scopes = kept.iter().flat_map(|request| &request.resource_spans).flat_map(|resource| &resource.scope_spans);
        scopes.flat_map(|scope| scope.spans.clone()).filter(|span| hex(&span.trace_id) == TRACE).collect()
    };
    until("four spans arrive", || async { spans().len() >= 4 }).await;
    let spans = spans();
    let request = spans
        .iter()
        .find(|span| attribute(span, "http.response.status_code").contains("200"))
        .expect("the request's span");
    assert_eq!((request.name.as_str(), hex(&request.parent_span_id).as_str()), ("GET /api/v1/traced/{id}", CALLER));
    assert!(attribute(request, "http.route").contains("/api/v1/traced/{id}"));
    assert!(attribute(request, "service").contains("probe"));
    assert!(attribute(request, "tenant").contains("StringValue"), "{request:?}");
    let inner = spans.iter().find(|span| span.parent_span_id == request.span_id).expect("the span inside");
    assert_eq!(inner.name, "select thing");
    let everything = format!("{:?}", kept.lock().unwrap());
    assert!(everything.contains("vextrus") && !everything.contains("secret=1") && !everything.contains("known"));
    assert!(host::telemetry::start(&config).is_err(), "once a process");
    let running = Arc::into_inner(running).unwrap();
    tokio::task::spawn_blocking(move || drop(running)).await.unwrap();
}
