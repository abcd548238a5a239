//! A REST operation as a plain value: the room says what, the host serves it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::error::codes;
use crate::{BoxFuture, Cx, Error, Result};

/// The HTTP method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Changes nothing.
    Get,
    /// Changes something.
    Post,
}

/// What a call carries besides its context.
#[derive(Clone, Debug, Default)]
pub struct Call {
    /// `{id}` of the path, by name.
    pub path: BTreeMap<String, String>,
    /// The query string, by name.
    pub query: BTreeMap<String, String>,
    /// The body, as received.
    pub body: Vec<u8>,
}

impl Call {
    /// A path parameter, read as `T`.
    ///
    /// # Errors
    /// Looks missing when it cannot be read: a wrong id is no id of ours.
    pub fn param<T: std::str::FromStr>(&self, name: &str, noun: &'static str) -> Result<T> {
        self.path.get(name).and_then(|text| text.parse().ok()).ok_or_else(|| Error::not_found(noun))
    }

    /// The body, read as JSON.
    ///
    /// # Errors
    /// `kernel.malformed` with the place.
    pub fn json<T: serde::de::DeserializeOwned>(&self) -> Result<T> {
        serde_json::from_slice(&self.body).map_err(|error| Error::new(&codes::MALFORMED).with("reason", error))
    }
}

/// What an operation does: a context and a call in, JSON out.
pub type Act = Arc<dyn Fn(Cx, Call) -> BoxFuture<'static, Result<Vec<u8>>> + Send + Sync>;

/// One REST operation.
#[derive(Clone)]
pub struct Endpoint {
    /// How.
    pub method: Method,
    /// Where, with `{name}` for parameters.
    pub path: &'static str,
    /// What it does, for the API reference.
    pub sentence: &'static str,
    /// Does it; the answer is JSON.
    pub call: Act,
}
