//! Health and metrics, for whoever keeps the process running.

use std::net::IpAddr;

use bytes::Bytes;
use http::header::{self, HeaderMap, HeaderValue};
use http::{Response, StatusCode};
use http_body_util::{Either, Full};
use serde_json::json;

use super::Door;
use super::handle::Served;
use crate::health::Status;
use crate::problem::Reply;

/// Which question about health.
#[derive(Clone, Copy)]
pub(super) enum Which {
    Whole,
    Live,
    Ready,
    Startup,
}

impl Which {
    pub(super) const ALL: [(&'static str, Self); 4] = [
        ("/health", Self::Whole),
        ("/health/live", Self::Live),
        ("/health/ready", Self::Ready),
        ("/health/startup", Self::Startup),
    ];
}

/// Answers a question about health. `live` and `startup` look at no dependency.
pub(super) async fn health(served: &Served, which: Which) -> Reply {
    let (good, body) = match which {
        Which::Live => (true, json!({ "status": "live" })),
        Which::Startup => {
            let started = served.health.has_started();
            (started, json!({ "status": if started { "started" } else { "starting" } }))
        }
        Which::Ready => {
            let report = served.health.report().await;
            (report.status == Status::Ready, json!(report))
        }
        Which::Whole => {
            let report = served.health.report().await;
            let mut body = json!(report);
            body["services"] = json!(served.services);
            body["version"] = json!(env!("CARGO_PKG_VERSION"));
            (report.status == Status::Ready, body)
        }
    };
    let mut reply = text(body.to_string(), "application/json");
    if !good {
        *reply.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
        reply.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
    }
    reply
}

/// Whether this caller may read the metrics: anybody at the admin door; at the public one a program on this machine,
/// not one behind a proxy on this machine.
pub(super) fn may_read_metrics(door: Door, peer: IpAddr, headers: &HeaderMap) -> bool {
    let forwarded =
        || headers.keys().any(|name| name == header::FORWARDED || name.as_str().starts_with("x-forwarded-"));
    door == Door::Admin || (peer.to_canonical().is_loopback() && !forwarded())
}

pub(super) fn metrics(served: &Served) -> Reply {
    text(served.metrics.render(), "text/plain; version=0.0.4; charset=utf-8")
}

fn text(body: String, kind: &'static str) -> Reply {
    let mut reply = Response::new(Either::Left(Full::new(Bytes::from(body))));
    reply.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    reply
}
