//! One trace from the caller's request to the statements it became, with no data in it.

use std::sync::{Arc, Mutex};

use opentelemetry_proto::tonic::collector::trace::v1::ExportTraceServiceRequest;
use opentelemetry_proto::tonic::trace::v1::Span;
use prost::Message as _;

use crate::running::{Home, eventually};

const TRACE: &str = "0af7651916cd43dd8448eb211c80319c";

type Kept = Arc<Mutex<Vec<Span>>>;

async fn collector() -> (String, Kept) {
    let kept = Kept::default();
    let keep = kept.clone();
    let take = move |body: axum::body::Bytes| async move {
        let sent = ExportTraceServiceRequest::decode(body).unwrap();
        let scopes = sent.resource_spans.into_iter().flat_map(|resource| resource.scope_spans);
        keep.lock().unwrap().extend(scopes.flat_map(|scope| scope.spans));
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = axum::Router::new().route("/v1/traces", axum::routing::post(take));
    tokio::spawn(async move { axum::serve(listener, router).await });
    (format!("http://{address}"), kept)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn text(span: &Span) -> String {
    format!(
        "{:?}",
        span.attributes
            .iter()
            .find(|attribute| attribute.key == "db.query.text")
            .and_then(|found| found.value.as_ref())
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_leads_to_its_statements() {
    let (endpoint, kept) = collector().await;
    let mut home = Home::new();
    home.settings.push(("VEXTRUS_TELEMETRY__OTLP_ENDPOINT", endpoint));
    home.tenant("traced").await;
    let token = home.token("traced").await;
    let mut serving = home.serve(&[]).await;
    let client = reqwest::Client::new();
    let place = format!("00-{TRACE}-b7ad6b7169203331-01");
    let post = client
        .post(format!("{}/api/v1/organization/companies", serving.address()))
        .header("traceparent", &place)
        .bearer_auth(&token)
        .body(r#"{"name":"Meghna Secret Builders"}"#);
    assert_eq!(post.send().await.unwrap().status().as_u16(), 200);
    let read = client.get(format!("{}/api/v1/organization/companies", serving.address())).header("traceparent", &place);
    assert_eq!(read.bearer_auth(&token).send().await.unwrap().status().as_u16(), 200);
    let graph = client.post(format!("{}/graphql", serving.address())).header("traceparent", &place).bearer_auth(&token);
    let graph = graph.header("content-type", "application/json").body(r#"{"query":"{ tenant { name } }"}"#);
    assert_eq!(graph.send().await.unwrap().status().as_u16(), 200);
    serving.stop().await;
    let mine = || kept.lock().unwrap().iter().filter(|span| hex(&span.trace_id) == TRACE).cloned().collect::<Vec<_>>();
    let told = |words: &str| mine().iter().any(|span| span.name == "sql" && text(span).contains(words));
    eventually("the spans arrive", async || {
        told("insert into organization.company") && told("from organization.company") && told("commit")
    })
    .await;
    let spans = mine();
    let named = |name: &str| spans.iter().find(|span| span.name == name).expect("a span of this name");
    let (request, fetch) = (named("POST /graphql"), named("fetch"));
    assert_eq!((&fetch.parent_span_id, &named("plan").parent_span_id), (&request.span_id, &request.span_id));
    assert!(spans.iter().any(|span| span.name == "sql" && span.parent_span_id == fetch.span_id), "its statements");
    let above = |span: &Span| spans.iter().any(|other| other.span_id == span.parent_span_id);
    assert!(spans.iter().filter(|span| span.name == "sql").all(above), "every statement stands under its request");
    let all = format!("{:?}", kept.lock().unwrap());
    for secret in ["Meghna", token.as_str(), "owner@"] {
        assert!(!all.contains(secret), "a span tells {secret}");
    }
}
