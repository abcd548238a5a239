//! What everything may be refused with.

use http::StatusCode;
use kernel::utoipa::PartialSchema;
use kernel::{Endpoint, Error, Language, Method, Result};
use serde_json::{Map, Value, json};

use crate::problem::{Complaint, Problem, title};

/// Name in the reference, status, when it comes.
const ALL: &[(&str, u16, &str)] = &[
    ("Invalid", 400, "The input cannot be read or needs mending; `field` and `complaints` name the places."),
    ("Unauthenticated", 401, "The token is missing, wrong or expired."),
    ("Denied", 403, "A permission is missing, or another site's page asked."),
    ("NotFound", 404, "It does not exist, or you may not know that it does."),
    (
        "Conflict",
        409,
        "Somebody else was faster, it exists already, or the idempotency key was used for something else.",
    ),
    ("TooLarge", 413, "The body is too large."),
    ("Refused", 422, "A rule of the business refuses."),
    ("Limited", 429, "Too much at once; `Retry-After` says how long to wait."),
    ("Internal", 500, "Our mistake."),
    ("Unavailable", 503, "A part is missing just now; try again."),
    ("TooSlow", 504, "It took too long and was given up."),
];

/// All of them, as components.
pub(super) fn responses() -> Map<String, Value> {
    let one = |(name, status, sentence): &(&str, u16, &str)| {
        let response = json!({
            "description": sentence,
            "x-title": said(*status, Language::En),
            "x-title-bn": said(*status, Language::Bn),
            "headers": { "X-Request-Id": { "$ref": "#/components/headers/RequestId" } },
            "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } },
        });
        ((*name).to_owned(), response)
    };
    ALL.iter().map(one).collect()
}

fn said(status: u16, language: Language) -> &'static str {
    title(StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR), language)
}

/// Those of this operation, by status.
pub(super) fn of(endpoint: &Endpoint) -> impl Iterator<Item = (String, Value)> {
    let (reads, open, needs) = (endpoint.method == Method::Get, endpoint.open, endpoint.needs.is_some());
    let said: Vec<u16> = endpoint.refuses.iter().map(|code| code.kind.status()).collect();
    let may = move |status: u16| match status {
        401 => !open || said.contains(&401),
        403 => needs || !reads || said.contains(&403),
        409 | 422 => !reads || said.contains(&status),
        _ => true,
    };
    ALL.iter()
        .filter(move |(_, status, _)| may(*status))
        .map(|(name, status, _)| (status.to_string(), json!({ "$ref": format!("#/components/responses/{name}") })))
}

/// The shape of a refusal.
pub(super) fn problem() -> Result<Value> {
    serde_json::to_value(Problem::schema()).map_err(Error::internal)
}

/// The shape of one of several complaints in a refusal.
pub(super) fn complaint() -> Result<Value> {
    serde_json::to_value(Complaint::schema()).map_err(Error::internal)
}
