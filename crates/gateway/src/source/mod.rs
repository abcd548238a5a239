//! What answers fetches: a subgraph in this process, in another one, or anybody's.

mod local;
mod remote;

use std::sync::OnceLock;

use async_graphql::parser::types::ExecutableDocument;
use kernel::{BoxFuture, Cx};

pub use local::Local;
pub use remote::{Remote, routes};

use crate::fault::Fault;
use crate::value::{Value, Variables};

/// One question of a plan to one subgraph: the same document each time, other variables.
#[derive(Debug)]
pub struct Fetch {
    /// The document.
    pub text: String,
    /// It is a mutation.
    pub changes: bool,
    document: OnceLock<Option<ExecutableDocument>>,
}

impl Fetch {
    pub(crate) fn new(text: String, changes: bool) -> Self {
        Self { text, changes, document: OnceLock::new() }
    }

    /// The document, read once.
    fn document(&self) -> Option<&ExecutableDocument> {
        self.document.get_or_init(|| async_graphql::parser::parse_query(&self.text).ok()).as_ref()
    }
}

/// A fetch's answer.
#[derive(Debug, Default)]
pub struct Fetched {
    /// An object, or null.
    pub data: Value,
    /// Its errors, with paths inside `data`.
    pub faults: Vec<Fault>,
}

impl Fetched {
    /// Nothing but an error.
    pub fn failed(fault: Fault) -> Self {
        Self { data: Value::Null, faults: vec![fault] }
    }
}

/// Answers fetches. The executor knows nothing else of a subgraph.
pub trait Source: Send + Sync {
    /// Its name in the supergraph.
    fn name(&self) -> &str;
    /// Answers a fetch as `cx`.
    fn fetch<'a>(&'a self, cx: &'a Cx, fetch: &'a Fetch, variables: Variables) -> BoxFuture<'a, Fetched>;
}
