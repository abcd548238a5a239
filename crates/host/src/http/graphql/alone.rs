//! One service's subgraph answering by itself, at `/graphql/<service>`.

use std::sync::Arc;

use async_graphql::parser::types::{
    DocumentOperations, ExecutableDocument, OperationDefinition, OperationType, Selection,
};
use async_graphql::{ErrorExtensionValues, Request, Response, ServerError, Value};
use kernel::{Answered, Asked, BoxFuture, Cx, Error, Graph, Outcome, Subgraph};

/// A subgraph as a graph of its own.
pub(crate) struct Alone {
    graph: Arc<dyn Subgraph>,
    introspection: bool,
}

impl Alone {
    pub(crate) fn new(graph: Arc<dyn Subgraph>, introspection: bool) -> Self {
        Self { graph, introspection }
    }

    async fn execute(&self, cx: &Cx, asked: Asked) -> (Response, Outcome) {
        // Hashes are the gateway's business.
        let mut request = Request::new(asked.query.unwrap_or_default()).variables(asked.variables);
        request.operation_name = asked.operation;
        if !self.introspection {
            if asks_for_sdl(&request.query) {
                let error = ServerError::new("The schema is not told here.", None);
                return (Response::from_errors(vec![error]), Outcome::Refused);
            }
            request = request.disable_introspection();
        }
        let name = request.operation_name.clone();
        if asked.safe && request.parsed_query().is_ok_and(|document| changes(document, name.as_deref())) {
            let error = ServerError::new("What changes something is sent by POST.", None);
            return (Response::from_errors(vec![error]), Outcome::NotByGet);
        }
        if cx.key().is_some() && request.parsed_query().is_ok_and(|document| changes_several(document, name.as_deref()))
        {
            let why = "Under one Idempotency-Key one change is made here. Send them one by one, or to /graphql.";
            return (Response::from_errors(vec![ServerError::new(why, None)]), Outcome::Refused);
        }
        let response = self.graph.execute(cx.clone(), request).await;
        let outcome = if was_refused(&response) { Outcome::Refused } else { Outcome::Executed };
        (response, outcome)
    }
}

impl Graph for Alone {
    fn finishes(&self, asked: &Asked) -> bool {
        asked.query.as_deref().is_some_and(|text| self.graph.finishes().iter().any(|name| text.contains(name)))
    }

    fn answer(&self, cx: Cx, mut asked: Asked) -> BoxFuture<'_, Answered> {
        Box::pin(async move {
            let trace = asked.trace.take();
            let (mut response, outcome) = self.execute(&cx, asked).await;
            let request = cx.request().to_string();
            for error in &mut response.errors {
                sign(error, &request, trace.as_deref().unwrap_or(&request));
            }
            let refusals = response.errors.iter().filter_map(|error| error.source.clone()?.downcast::<Error>().ok());
            let refusals = refusals.collect();
            let body = match outcome {
                Outcome::Executed => serde_json::to_vec(&response),
                Outcome::Refused | Outcome::NotByGet => {
                    serde_json::to_vec(&serde_json::json!({ "errors": response.errors }))
                }
            };
            Answered { body: body.unwrap_or_default(), outcome, refusals }
        })
    }
}

/// Whether the operation meant is a mutation.
fn changes(document: &ExecutableDocument, name: Option<&str>) -> bool {
    meant(document, name).is_some_and(|operation| operation.ty == OperationType::Mutation)
}

/// Whether it is one of several changes: they would take each other's answers. The gateway gives each a key of its own.
fn changes_several(document: &ExecutableDocument, name: Option<&str>) -> bool {
    meant(document, name).is_some_and(|operation| {
        let items = &operation.selection_set.node.items;
        let alone = matches!(items.as_slice(), [one] if matches!(one.node, Selection::Field(_)));
        operation.ty == OperationType::Mutation && !alone
    })
}

/// The operation that is to be executed.
fn meant<'d>(document: &'d ExecutableDocument, name: Option<&str>) -> Option<&'d OperationDefinition> {
    let operation = match (&document.operations, name) {
        (DocumentOperations::Single(only), _) => Some(only),
        (DocumentOperations::Multiple(several), Some(name)) => several.get(name),
        (DocumentOperations::Multiple(_), None) => None,
    };
    operation.map(|operation| &operation.node)
}

/// Federation's own way to the schema is introspection as well.
fn asks_for_sdl(query: &str) -> bool {
    let name = |letter: u8| letter.is_ascii_alphanumeric() || letter == b'_';
    query.match_indices("_service").any(|(start, found)| {
        let before = query.as_bytes()[..start].last().is_some_and(|letter| name(*letter));
        let after = query.as_bytes().get(start + found.len()).is_some_and(|letter| name(*letter));
        !before && !after
    })
}

/// Whether nothing was executed: the document could not be read or breaks the schema.
fn was_refused(response: &Response) -> bool {
    response.data == Value::Null
        && !response.errors.is_empty()
        && response.errors.iter().all(|error| error.path.is_empty())
}

/// Adds what is known of the request.
fn sign(error: &mut ServerError, request: &str, trace: &str) {
    let extensions = error.extensions.get_or_insert_with(ErrorExtensionValues::default);
    if extensions.get("code").is_none() {
        extensions.set("code", "graphql.invalid");
        extensions.set("retryable", false);
    }
    extensions.set("traceId", trace);
    extensions.set("requestId", request);
}
