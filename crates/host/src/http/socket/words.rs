//! The messages of `graphql-transport-ws`, and the codes a socket is closed with.

use async_graphql::Variables;
use kernel::Asked;
use serde::Deserialize;
use serde_json::Value;

use super::super::graphql::Extensions;

/// What a client says.
#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum Word {
    ConnectionInit {
        #[serde(default)]
        payload: Option<Value>,
    },
    Ping {
        #[serde(default)]
        payload: Option<Value>,
    },
    Pong {},
    Subscribe {
        id: String,
        payload: Subscribe,
    },
    Complete {
        id: String,
    },
}

/// An operation as it stands in `subscribe`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Subscribe {
    query: Option<String>,
    operation_name: Option<String>,
    variables: Option<Variables>,
    extensions: Option<Extensions>,
}

impl Subscribe {
    pub(super) fn asked(self) -> Asked {
        Asked {
            query: self.query,
            operation: self.operation_name,
            variables: self.variables.unwrap_or_default(),
            hash: self.extensions.and_then(Extensions::hash),
            safe: true,
            trace: None,
        }
    }
}

/// Why a socket is closed: the protocol's codes, and those of WebSocket itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Close {
    pub(super) code: u16,
    pub(super) reason: String,
}

impl Close {
    fn new(code: u16, reason: &str) -> Self {
        Self { code, reason: reason.to_owned() }
    }

    /// The process stops, or the client is gone.
    pub(super) fn going() -> Self {
        Self::new(1001, "Going away")
    }

    /// The client says more than is taken.
    pub(super) fn too_fast() -> Self {
        Self::new(1008, "Too many messages")
    }

    pub(super) fn later(reason: &str) -> Self {
        Self::new(1013, reason)
    }

    pub(super) fn malformed(reason: &str) -> Self {
        // A close frame has room for 123 bytes.
        let mut reason = format!("Invalid message: {reason}");
        reason.truncate(reason.floor_char_boundary(120));
        Self { code: 4400, reason }
    }

    pub(super) fn unauthorized() -> Self {
        Self::new(4401, "Unauthorized")
    }

    pub(super) fn forbidden() -> Self {
        Self::new(4403, "Forbidden")
    }

    pub(super) fn protocol() -> Self {
        Self::new(4406, "Subprotocol not acceptable")
    }

    pub(super) fn silent() -> Self {
        Self::new(4408, "Connection initialisation timeout")
    }

    pub(super) fn exists(id: &str) -> Self {
        let mut reason = format!("Subscriber for {id}");
        reason.truncate(reason.floor_char_boundary(100));
        Self { code: 4409, reason: format!("{reason} already exists") }
    }

    pub(super) fn again() -> Self {
        Self::new(4429, "Too many initialisation requests")
    }
}

pub(super) const ACK: &str = r#"{"type":"connection_ack"}"#;

/// The answer to a ping, with what it carried.
pub(super) fn pong(payload: Option<&Value>) -> String {
    payload
        .map_or_else(|| r#"{"type":"pong"}"#.to_owned(), |payload| format!(r#"{{"type":"pong","payload":{payload}}}"#))
}

/// Something of a subscription: `body` is JSON already.
pub(super) fn next(id: &str, body: &[u8]) -> String {
    of(id, "next", &String::from_utf8_lossy(body))
}

/// The end of a subscription that was refused with `{"errors": […]}`.
pub(super) fn error(id: &str, body: &[u8]) -> String {
    let body = String::from_utf8_lossy(body);
    let errors = body.strip_prefix(r#"{"errors":"#).and_then(|rest| rest.strip_suffix('}')).unwrap_or("[]");
    of(id, "error", errors)
}

fn of(id: &str, kind: &str, payload: &str) -> String {
    format!(r#"{{"id":{},"type":"{kind}","payload":{payload}}}"#, Value::from(id))
}
