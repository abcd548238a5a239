//! An operation as it stands in a request.

use std::collections::BTreeMap;

use async_graphql::{Name, Value, Variables};
use http::header::{self, HeaderMap};
use http::{StatusCode, Uri};
use kernel::{Asked, Error};
use serde::Deserialize;

use crate::http::headers;
use crate::problem::{Refusal, codes};

const JSON: &str = "application/json";

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase")]
struct Parameters {
    query: Option<String>,
    operation_name: Option<String>,
    variables: Option<BTreeMap<Name, Value>>,
    extensions: Option<Extensions>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(in super::super) struct Extensions {
    persisted_query: Option<PersistedQuery>,
}

impl Extensions {
    /// The operation's hash, when it is sent as a persisted one.
    pub(in super::super) fn hash(self) -> Option<String> {
        self.persisted_query.map(|known| known.sha256_hash)
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct PersistedQuery {
    sha256_hash: String,
}

impl Parameters {
    fn asked(self) -> Result<Asked, Refusal> {
        let hash = self.extensions.and_then(Extensions::hash);
        if hash.is_none() && self.query.as_deref().is_none_or(|query| query.trim().is_empty()) {
            return Err(malformed("“query” is missing"));
        }
        let mut variables = Variables::default();
        variables.extend(self.variables.unwrap_or_default());
        Ok(Asked { query: self.query, operation: self.operation_name, variables, hash, ..Asked::default() })
    }
}

/// The operation in a request's body.
pub(super) fn in_body(head: &HeaderMap, body: &[u8]) -> Result<Asked, Refusal> {
    if !headers::is_json(head) || !is_utf8(head) {
        let error = Error::new(&codes::WRONG_TYPE).with("wanted", JSON);
        return Err(Refusal::with_status(error, StatusCode::UNSUPPORTED_MEDIA_TYPE));
    }
    if body.trim_ascii_start().starts_with(b"[") {
        return Err(Error::new(&codes::BATCH).into());
    }
    let parameters: Parameters = serde_json::from_slice(body).map_err(malformed)?;
    parameters.asked()
}

/// The operation in a request's address.
pub(super) fn in_query(uri: &Uri) -> Result<Asked, Refusal> {
    let mut parameters = Parameters::default();
    for (name, value) in form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()) {
        match &*name {
            "query" => parameters.query = Some(value.into_owned()),
            "operationName" => parameters.operation_name = Some(value.into_owned()),
            "variables" => parameters.variables = serde_json::from_str(&value).map_err(malformed)?,
            "extensions" => parameters.extensions = serde_json::from_str(&value).map_err(malformed)?,
            _ => {}
        }
    }
    parameters.asked()
}

/// JSON is UTF-8; a body that says it is something else is believed, and refused.
fn is_utf8(head: &HeaderMap) -> bool {
    let named = head.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let charset = named.split(';').skip(1).find_map(|part| {
        let (name, value) = part.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches('"').to_ascii_lowercase())
    });
    charset.is_none_or(|charset| charset == "utf-8" || charset == "utf8")
}

fn malformed(reason: impl ToString) -> Refusal {
    Error::new(&kernel::codes::MALFORMED).with("reason", reason.to_string()).into()
}
