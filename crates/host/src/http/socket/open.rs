//! The handshake: a request that becomes a socket.

use std::sync::Arc;

use http::header::{self, HeaderMap, HeaderValue};
use http::request::Parts;
use http::{Method, StatusCode};
use http_body_util::{Either, Full};
use hyper::upgrade::OnUpgrade;
use hyper_util::rt::TokioIo;
use kernel::{Error, Graph};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};

use super::super::connection::Line;
use super::super::presented;
use super::PROTOCOL;
use super::talk::{Known, Talk};
use crate::problem::{Reader, Refusal, Reply, codes};

/// Largest message of a client: an operation with its variables.
const MESSAGE: usize = 64 * 1024;
const VERSION: &str = "13";

/// Whether a request wants to become a socket.
pub(in super::super) fn is_wanted(parts: &Parts) -> bool {
    parts.method == Method::GET && says(&parts.headers, &header::UPGRADE, "websocket")
}

/// Answers a handshake; the socket then goes on by itself.
pub(in super::super) fn open(
    line: &Line,
    graph: &Arc<dyn Graph>,
    parts: &mut Parts,
    reader: Reader<'_>,
) -> Result<Reply, Refusal> {
    let served = &line.served;
    let address = served.gate.client(line.peer.ip(), &parts.headers);
    served.gate.admit_address(address)?;
    let key = key(&parts.headers)?;
    let known = {
        let shown = presented::read(&served.gate, line.peer.ip(), &parts.headers, reader.request);
        // A token that cannot be read is no token; which one is good the first word will show.
        let shown =
            shown.unwrap_or_else(|_| presented::nobody(&served.gate, line.peer.ip(), &parts.headers, reader.request));
        presented::expect_own_socket(&served.gate, &served.cors, line.peer.ip(), parts, &shown)?;
        Known { token: shown.token.map(str::to_owned), by_cookie: shown.by_cookie, address, language: reader.language }
    };
    let Some(upgrade) = parts.extensions.remove::<OnUpgrade>() else {
        return Err(refuse("it came over HTTP/2").into());
    };
    let understood = says(&parts.headers, &header::SEC_WEBSOCKET_PROTOCOL, PROTOCOL);
    let talk = Talk::new(line, graph.clone(), known);
    let seat = line.seat();
    tokio::spawn(async move {
        let _seat = seat;
        let Ok(upgraded) = upgrade.await else { return };
        let config = WebSocketConfig::default().max_message_size(Some(MESSAGE)).max_frame_size(Some(MESSAGE));
        let socket = WebSocketStream::from_raw_socket(TokioIo::new(upgraded), Role::Server, Some(config)).await;
        talk.hold(socket, understood).await;
    });
    Ok(switched(&key, understood))
}

fn key(head: &HeaderMap) -> Result<HeaderValue, Refusal> {
    if !says(head, &header::CONNECTION, "upgrade") {
        return Err(refuse("“Connection” does not say “Upgrade”").into());
    }
    if head.get(header::SEC_WEBSOCKET_VERSION).is_none_or(|version| version.as_bytes() != VERSION.as_bytes()) {
        let mut refusal = Refusal::with_status(refuse("version 13 is spoken here"), StatusCode::UPGRADE_REQUIRED);
        refusal.header = Some((header::SEC_WEBSOCKET_VERSION, HeaderValue::from_static(VERSION)));
        return Err(refusal);
    }
    head.get(header::SEC_WEBSOCKET_KEY).cloned().ok_or_else(|| refuse("“Sec-WebSocket-Key” is missing").into())
}

fn refuse(reason: &str) -> Error {
    Error::new(&codes::NO_SOCKET).with("reason", reason)
}

fn switched(key: &HeaderValue, understood: bool) -> Reply {
    let mut reply = http::Response::new(Either::Left(Full::default()));
    *reply.status_mut() = StatusCode::SWITCHING_PROTOCOLS;
    let head = reply.headers_mut();
    head.insert(header::CONNECTION, HeaderValue::from_static("upgrade"));
    head.insert(header::UPGRADE, HeaderValue::from_static("websocket"));
    let accept = HeaderValue::from_str(&derive_accept_key(key.as_bytes()));
    head.insert(header::SEC_WEBSOCKET_ACCEPT, accept.unwrap_or_else(|_| HeaderValue::from_static("")));
    if understood {
        head.insert(header::SEC_WEBSOCKET_PROTOCOL, HeaderValue::from_static(PROTOCOL));
    }
    reply
}

/// Whether a list in the head names this.
fn says(head: &HeaderMap, name: &header::HeaderName, word: &str) -> bool {
    let lines = head.get_all(name).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).any(|said| said.trim().eq_ignore_ascii_case(word))
}
