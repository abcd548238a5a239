use std::cell::Cell;
use std::io;
use std::sync::{Arc, Mutex};

use kernel::{Error, TenantId};
use serde_json::Value;
use tracing_subscriber::Registry;
use tracing_subscriber::layer::SubscriberExt as _;
use uuid::Uuid;

use super::lines;
use super::trace::Parent;
use crate::config::Format;
use crate::facts::{FACTS, Facts, note_tenant};
use crate::problem::log_mistake;

#[derive(Clone, Default)]
struct Paper(Arc<Mutex<Vec<u8>>>);

impl io::Write for Paper {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What is written while `act` works on a request.
fn written(format: Format, request: Uuid, act: impl FnOnce()) -> String {
    let paper = Paper::default();
    let pen = paper.clone();
    let subscriber = Registry::default().with(lines(format, move || pen.clone()));
    let facts = Facts { request, service: "probe", route: "/api/v1/{id}", tenant: Cell::new(None), parent: None };
    tracing::subscriber::with_default(subscriber, || FACTS.sync_scope(facts, act));
    let bytes = paper.0.lock().unwrap().clone();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_mistake_is_one_line_that_names_its_request() {
    let (request, tenant) = (Uuid::now_v7(), TenantId::new());
    let text = written(Format::Json, request, || {
        note_tenant(tenant);
        log_mistake(&Error::internal("no such column\nDETAIL: row (rahim@example.com)"));
        log_mistake(&Error::not_found("company"));
    });
    let line: Value = serde_json::from_str(&text).expect("one line");
    assert_eq!(
        (&line["level"], &line["code"], &line["cause"]),
        (&"ERROR".into(), &"kernel.internal".into(), &"no such column".into())
    );
    assert_eq!(line["request"], request.to_string());
    assert_eq!((&line["service"], &line["route"]), (&"probe".into(), &"/api/v1/{id}".into()));
    assert_eq!(line["tenant"], tenant.to_string());
    assert!(line["time"].as_str().unwrap().ends_with('Z'));
    assert!(!text.contains("rahim"));
}

#[test]
fn a_line_for_people_names_its_request_too() {
    let request = Uuid::now_v7();
    let text = written(Format::Human, request, || tracing::warn!(attempt = 2, "not yet"));
    assert!(text.contains("WARN") && text.contains("not yet") && text.contains("attempt=2"), "{text}");
    assert!(text.contains(&format!("[probe /api/v1/{{id}} {request}]")), "{text}");
}

#[test]
fn spans_of_jobs_are_named_in_their_lines() {
    let text = written(Format::Json, Uuid::now_v7(), || {
        tracing::info_span!("job", kind = "reminder").in_scope(|| tracing::info!("done"));
    });
    let line: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(line["spans"][0], "job kind=\"reminder\"");
}

#[test]
fn a_place_in_a_trace_is_read_strictly() {
    let read = |text: &str| {
        let mut headers = http::HeaderMap::new();
        headers.insert("traceparent", text.parse().unwrap());
        Parent::read(&headers).map(|parent| parent.written())
    };
    let good = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    assert_eq!(read(good).as_deref(), Some(good));
    assert!(read("01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more").is_some(), "later versions may add");
    for wrong in [
        "",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
    ] {
        assert_eq!(read(wrong), None, "{wrong}");
    }
}
