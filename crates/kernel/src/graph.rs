//! A service's part of the graph, as the gateway (or one process alone) executes it.

mod change;
mod part;
mod sight;

use crate::{BoxFuture, Cx};

pub use change::{Change, Listening, Watched};
pub use part::Part;
pub use sight::{Documents, Pointed, Sight};

/// Limits on what a GraphQL document may ask; each is a constant so that it can be found.
pub mod limits {
    /// Nesting of selections.
    pub const DEPTH: usize = 12;
    /// Sum of field costs.
    pub const COMPLEXITY: usize = 1_000;
    /// Aliases and fields together on one level of recursion.
    pub const RECURSION: usize = 24;
    /// Largest page of a list.
    pub const PAGE: usize = 200;
}

/// One service's schema with everything needed to execute it.
pub trait Subgraph: Send + Sync {
    /// The service.
    fn name(&self) -> &'static str;
    /// The schema in GraphQL's own language, with federation directives.
    fn sdl(&self) -> String;
    /// Executes a request as `cx`.
    fn execute(&self, cx: Cx, request: async_graphql::Request) -> BoxFuture<'_, async_graphql::Response>;
    /// Executes a request as `cx` whose document is a plan's: it is known to fit the schema and the limits.
    fn execute_planned(&self, cx: Cx, request: async_graphql::Request) -> BoxFuture<'_, async_graphql::Response> {
        self.execute(cx, request)
    }
    /// Its mutations that go on to their end when their caller hangs up: those that must not be left half done between
    /// two transactions.
    fn finishes(&self) -> &'static [&'static str] {
        &[]
    }
}

/// An operation as a client sends it.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The document; none when only its hash was sent.
    pub query: Option<String>,
    /// Which of the document's operations is meant.
    pub operation: Option<String>,
    /// What its variables are.
    pub variables: async_graphql::Variables,
    /// SHA-256 of the document, hexadecimal, when it came as a persisted operation.
    pub hash: Option<String>,
    /// It came by GET: nothing may be changed.
    pub safe: bool,
    /// The trace it belongs to, for the errors' extensions.
    pub trace: Option<String>,
}

/// How far an operation got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was executed; single fields may have failed.
    Executed,
    /// Nothing was executed: it cannot be read, breaks the schema or a limit.
    Refused,
    /// It would change something and came by GET.
    NotByGet,
}

/// An operation's answer.
#[derive(Debug)]
pub struct Answered {
    /// `{"data": …, "errors": …}`.
    pub body: Vec<u8>,
    /// How far it got.
    pub outcome: Outcome,
    /// The refusals behind the errors, for those who count and log them.
    pub refusals: Vec<std::sync::Arc<crate::Error>>,
}

/// Something that answers whole operations: the graph over all services.
pub trait Graph: Send + Sync {
    /// Whether this operation may ask for something that must go on to its end when its caller hangs up.
    fn finishes(&self, asked: &Asked) -> bool {
        let _ = asked;
        false
    }
    /// Answers as `cx`.
    fn answer(&self, cx: Cx, asked: Asked) -> BoxFuture<'_, Answered>;
    /// Listens to what happens in a tenant; none when nothing is told here.
    fn listen(&self, tenant: crate::TenantId) -> Option<Box<dyn Listening>> {
        let _ = tenant;
        None
    }
}

/// A refusal as GraphQL says it: the sentence in the caller's language, the rest as extensions
/// `{code, field, params, retryable, complaints}`. The refusal itself travels along for the log.
#[must_use]
pub fn fail(error: crate::Error, language: crate::Language) -> async_graphql::Error {
    use async_graphql::{ErrorExtensions, Name, Value};
    let params = |error: &crate::Error| {
        Value::Object(error.params().map(|(name, value)| (Name::new(name), Value::from(value))).collect())
    };
    let mut failure = async_graphql::Error::new(error.sentence(language)).extend_with(|_, extensions| {
        extensions.set("code", error.code());
        extensions.set("retryable", error.kind().retryable());
        extensions.set("params", params(&error));
        if let Some(field) = error.field_name() {
            extensions.set("field", field);
        }
        if !error.complaints().is_empty() {
            let complaints = error.complaints().iter().map(|complaint| {
                Value::Object(
                    [
                        (Name::new("code"), Value::from(complaint.code())),
                        (Name::new("field"), complaint.field_name().map_or(Value::Null, Value::from)),
                        (Name::new("message"), Value::from(complaint.sentence(language))),
                        (Name::new("params"), params(complaint)),
                    ]
                    .into_iter()
                    .collect(),
                )
            });
            extensions.set("complaints", Value::List(complaints.collect()));
        }
    });
    failure.source = Some(std::sync::Arc::new(error));
    failure
}

/// An act's answer, or its refusal as the graph says it.
///
/// # Errors
/// The refusal, as [`fail`] words it.
pub fn said<T>(cx: &Cx, answer: crate::Result<T>) -> async_graphql::Result<T> {
    answer.map_err(|error| fail(error, cx.language()))
}
