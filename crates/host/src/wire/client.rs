//! The asking side: `kernel::Transport` over HTTP.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD_NO_PAD;
use http::StatusCode;
use kernel::{BoxFuture, CallKind, Cx, Error, Result, Transport, WireCx, codes};

use super::{Breaker, CX, EXPIRES, Key, LIFETIME, SIGNATURE};
use crate::telemetry::trace;

struct Peer {
    url: String,
    breaker: Breaker,
}

impl Peer {
    fn read(&self, service: &str, kind: CallKind, status: StatusCode, answer: bytes::Bytes) -> Result<Vec<u8>> {
        if status.is_success() {
            self.breaker.succeeded();
            return Ok(answer.into());
        }
        if let Ok(refusal) = serde_json::from_slice::<Error>(&answer) {
            // The service refuses: it is there.
            self.breaker.succeeded();
            return Err(refusal);
        }
        // The chassis, or somebody in between, answered for it.
        let why = format!("status {status} from {service}");
        match status {
            StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => {
                self.breaker.failed();
                Err(Error::new(&codes::UNAVAILABLE).with("part", service).because(why))
            }
            StatusCode::BAD_GATEWAY | StatusCode::GATEWAY_TIMEOUT => {
                self.breaker.failed();
                Err(match kind {
                    CallKind::Do => Error::new(&codes::OUTCOME_UNKNOWN).because(why),
                    CallKind::Ask => Error::new(&codes::UNAVAILABLE).with("part", service).because(why),
                })
            }
            _ => {
                self.breaker.succeeded();
                Err(Error::internal(why))
            }
        }
    }
}

/// The other processes of the installation, by the services they host.
pub struct Wire {
    peers: BTreeMap<String, Peer>,
    key: Key,
    http: reqwest::Client,
}

/// Why a question was not answered.
enum Lost {
    /// It never left.
    Unsent(reqwest::Error),
    /// It left; whether it arrived is not known.
    Sent(reqwest::Error),
}

impl Wire {
    /// Knows `peers` (service = URL); every question is given up after `limit`.
    ///
    /// # Errors
    /// When the HTTP client cannot be made.
    pub fn new(peers: &BTreeMap<String, String>, key: Key, limit: Duration) -> Result<Arc<Self>> {
        let http = reqwest::Client::builder()
            .timeout(limit)
            .connect_timeout(limit.min(Duration::from_secs(2)))
            .tcp_nodelay(true)
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(Error::internal)?;
        let peer = |url: &str| Peer { url: url.trim_end_matches('/').to_owned(), breaker: Breaker::default() };
        let peers = peers.iter().map(|(service, url)| (canonical(service), peer(url))).collect();
        Ok(Arc::new(Self { peers, key, http }))
    }

    async fn ask(
        &self,
        service: &'static str,
        method: &'static str,
        kind: CallKind,
        cx: &Cx,
        body: Vec<u8>,
    ) -> Result<Vec<u8>> {
        let unavailable = || Error::new(&codes::UNAVAILABLE).with("part", service);
        let peer =
            self.peers.get(&canonical(service)).ok_or_else(|| unavailable().because("no peer hosts this service"))?;
        if !peer.breaker.lets_pass() {
            return Err(unavailable().because("the circuit is open"));
        }
        let body = bytes::Bytes::from(body);
        let mut answered = self.send(peer, service, method, cx, body.clone()).await;
        if answered.is_err() && kind == CallKind::Ask {
            answered = self.send(peer, service, method, cx, body).await;
        }
        match answered {
            Ok((status, answer)) => peer.read(service, kind, status, answer),
            Err(lost) => {
                peer.breaker.failed();
                Err(match lost {
                    Lost::Sent(error) if kind == CallKind::Do => Error::new(&codes::OUTCOME_UNKNOWN).because(error),
                    Lost::Sent(error) | Lost::Unsent(error) => unavailable().because(error),
                })
            }
        }
    }

    async fn send(
        &self,
        peer: &Peer,
        service: &str,
        method: &str,
        cx: &Cx,
        body: bytes::Bytes,
    ) -> std::result::Result<(StatusCode, bytes::Bytes), Lost> {
        let path = format!("/internal/{service}/{method}");
        let context = serde_json::to_vec(&WireCx::from(cx)).unwrap_or_default();
        let context = BASE64_STANDARD_NO_PAD.encode(context);
        // The machine's time, not the act's: a test may hold the act's still.
        let expires = (kernel::Clock::System.now().as_second() + LIFETIME / 2).to_string();
        let signature = self.key.sign(&path, &context, &body, &expires);
        let mut request = self
            .http
            .post(format!("{}{path}", peer.url))
            .header(http::header::CONTENT_TYPE, "application/json")
            .header(CX, context)
            .header(EXPIRES, expires)
            .header(SIGNATURE, signature)
            .body(body);
        if let Some(place) = trace::outgoing() {
            request = request.header(trace::TRACEPARENT, place);
        }
        let lost = |error: reqwest::Error| {
            if error.is_connect() || error.is_builder() { Lost::Unsent(error) } else { Lost::Sent(error) }
        };
        let answer = request.send().await.map_err(lost)?;
        let status = answer.status();
        let body = answer.bytes().await.map_err(Lost::Sent)?;
        Ok((status, body))
    }
}

impl Transport for Wire {
    fn call<'a>(
        &'a self,
        service: &'static str,
        method: &'static str,
        kind: CallKind,
        cx: &'a Cx,
        body: Vec<u8>,
    ) -> BoxFuture<'a, Result<Vec<u8>>> {
        Box::pin(self.ask(service, method, kind, cx, body))
    }
}

/// Environment names know no hyphen.
fn canonical(service: &str) -> String {
    service.replace('_', "-")
}
