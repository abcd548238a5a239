//! An error of the answer, as its `errors` list says it.

use std::sync::Arc;

use kernel::{Error, Language};

use crate::errors::PERSISTED_UNKNOWN;
use crate::schema::as_given;
use crate::value::{Name, Object, Value};

/// One step from the root of the answer to a field.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// A field by the name it has in the answer.
    Field(Name),
    /// An item of a list.
    Index(usize),
}

impl Step {
    /// The same step in the client's own names.
    pub(crate) fn as_given(&self) -> Self {
        match self {
            Self::Field(name) if as_given(name) != name.as_str() => Self::Field(Name::new(as_given(name))),
            step => step.clone(),
        }
    }
}

/// An error of the answer.
#[derive(Clone, Debug)]
pub struct Fault {
    /// The sentence.
    pub message: String,
    /// Line and column in the client's document, both from 1.
    pub locations: Vec<(usize, usize)>,
    /// The field that failed; empty when nothing was executed.
    pub path: Vec<Step>,
    /// `code`, `params`, `retryable` and whatever a service adds.
    pub extensions: Object,
    /// The refusal behind it, when it was raised in this process.
    pub refusal: Option<Arc<Error>>,
}

impl Fault {
    /// `error`, in the reader's language.
    pub fn new(error: Error, language: Language) -> Self {
        let params = error.params().map(|(name, value)| (Name::new(name), Value::from(value))).collect();
        let mut extensions = Object::new();
        if error.code() == PERSISTED_UNKNOWN.name {
            // The one code that clients of others look for: they send the text then.
            extensions.insert(Name::new("code"), Value::from("PERSISTED_QUERY_NOT_FOUND"));
            extensions.insert(Name::new("messageKey"), Value::from(error.code()));
        } else {
            extensions.insert(Name::new("code"), Value::from(error.code()));
        }
        extensions.insert(Name::new("retryable"), Value::from(error.kind().retryable()));
        extensions.insert(Name::new("params"), Value::Object(params));
        if let Some(field) = error.field_name() {
            extensions.insert(Name::new("field"), Value::from(field));
        }
        Self {
            message: error.sentence(language),
            locations: Vec::new(),
            path: Vec::new(),
            extensions,
            refusal: Some(Arc::new(error)),
        }
    }

    /// The same error at a field.
    pub(crate) fn at(mut self, path: Vec<Step>) -> Self {
        self.path = path;
        self
    }

    /// The same error at a place of the client's document.
    pub(crate) fn located(mut self, line: usize, column: usize) -> Self {
        self.locations.push((line, column));
        self
    }

    /// Says its path in the client's own names.
    pub(crate) fn rename(&mut self) {
        self.path.iter_mut().for_each(|step| *step = step.as_given());
    }

    /// Whether it explains why there is nothing at `path`.
    pub(crate) fn explains(&self, path: &[Step]) -> bool {
        let shorter = self.path.len().min(path.len());
        !self.path.is_empty() && self.path[..shorter] == path[..shorter]
    }

    /// What every error of a request says of it.
    pub(crate) fn sign(&mut self, request: &str, trace: &str) {
        if !self.extensions.contains_key("code") {
            self.extensions.insert(Name::new("code"), Value::from("graphql.invalid"));
            self.extensions.insert(Name::new("retryable"), Value::from(false));
        }
        self.extensions.insert(Name::new("traceId"), Value::from(trace));
        self.extensions.insert(Name::new("requestId"), Value::from(request));
    }
}

impl From<async_graphql::ServerError> for Fault {
    fn from(error: async_graphql::ServerError) -> Self {
        use async_graphql::PathSegment;
        let refusal = error.source.as_ref().and_then(|source| source.clone().downcast::<Error>().ok());
        let path = error.path.into_iter().map(|step| match step {
            PathSegment::Field(name) => Step::Field(Name::new(name)),
            PathSegment::Index(index) => Step::Index(index),
        });
        let path = path.collect();
        let extensions = match error.extensions.map(|values| serde_json::to_value(values).map(Value::from_json)) {
            Some(Ok(Ok(Value::Object(extensions)))) => extensions,
            _ => Object::new(),
        };
        // Where it stood in the fetch's own document means nothing to the client.
        Self { message: error.message, locations: Vec::new(), path, extensions, refusal }
    }
}
