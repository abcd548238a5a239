//! In which form the client takes the answer.

use http::StatusCode;
use http::header::{self, HeaderMap};
use kernel::Error;

use crate::problem::{Refusal, codes};

/// The form of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `application/graphql-response+json`: the status says whether the operation was executed.
    Graph,
    /// `application/json`: what intermediaries could have answered as well, so the status says little.
    Json,
}

const NAMES: [(Form, &str); 2] = [(Form::Graph, "application/graphql-response+json"), (Form::Json, "application/json")];

impl Form {
    pub(super) fn content_type(self) -> &'static str {
        match self {
            Self::Graph => "application/graphql-response+json; charset=utf-8",
            Self::Json => "application/json; charset=utf-8",
        }
    }

    /// The status of an operation that was not executed.
    pub(super) fn refused(self) -> StatusCode {
        match self {
            Self::Graph => StatusCode::BAD_REQUEST,
            Self::Json => StatusCode::OK,
        }
    }
}

/// The form the client likes best; JSON when it does not say.
///
/// A request by GET must name the form: then it is a program's, not that of a browser which a link or an image of
/// another site has sent here with its user's cookie.
pub(super) fn choose(head: &HeaderMap, named: bool) -> Result<Form, Refusal> {
    let mut given = head.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok()).peekable();
    if given.peek().is_none() && !named {
        return Ok(Form::Json);
    }
    let least = if named { 2 } else { 0 };
    let ranges: Vec<(String, f32)> = given.flat_map(|value| value.split(',')).filter_map(range).collect();
    let weight = |name: &str| {
        // The most exact range that fits decides, whatever the others say.
        let fitting = [(name, 2), ("application/*", 1), ("*/*", 0)].into_iter().find_map(|(wanted, exact)| {
            ranges.iter().find(|(range, _)| range == wanted).map(|(_, weight)| (*weight, exact))
        });
        fitting.filter(|(weight, exact)| *weight > 0.0 && *exact >= least)
    };
    let [graph, json] = NAMES.map(|(form, name)| weight(name).map(|weight| (weight, form)));
    match (graph, json) {
        (Some(((one, 2), _)), Some(((other, _), _))) if one >= other => Ok(Form::Graph),
        (Some(((one, _), _)), Some(((other, _), _))) if one > other => Ok(Form::Graph),
        (_, Some(_)) => Ok(Form::Json),
        (Some(_), None) => Ok(Form::Graph),
        (None, None) => {
            let error = Error::new(&codes::NOT_ACCEPTABLE).with("offered", NAMES.map(|(_, name)| name).join(", "));
            Err(Refusal::with_status(error, StatusCode::NOT_ACCEPTABLE))
        }
    }
}

/// A media range and its weight.
fn range(text: &str) -> Option<(String, f32)> {
    let mut parts = text.split(';').map(str::trim);
    let name = parts.next().filter(|name| !name.is_empty())?.to_ascii_lowercase();
    let weight = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
    Some((name, weight.map_or(1.0, |weight| weight.trim().parse().unwrap_or(0.0))))
}

#[cfg(test)]
mod tests;
