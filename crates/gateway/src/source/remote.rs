//! A subgraph of another process, over the signed wire; and how a process lets others ask its subgraphs.

use std::sync::Arc;

use async_graphql::{Request, ServerError};
use kernel::{Answer, BoxFuture, CallKind, Cx, Error, Result, Routes, Subgraph, Transport, codes};
use serde::{Deserialize, Serialize};

use super::{Fetch, Fetched, Source};
use crate::fault::Fault;
use crate::value::{Value, Variables};

const READ: &str = "graph-read";
const CHANGE: &str = "graph-change";

/// What takes the place of a key when the client gave none: the wire asks for one with every change.
const UNKEYED: &str = "unkeyed-";

/// A subgraph of another process. Time limit and circuit breaker are the transport's.
pub struct Remote {
    /// The service.
    pub name: &'static str,
    /// How its process is reached.
    pub transport: Arc<dyn Transport>,
}

#[derive(Serialize)]
struct Question<'a> {
    query: &'a str,
    variables: &'a Variables,
}

/// A response that has not forgotten which refusals its errors were.
#[derive(Serialize, Deserialize)]
struct Travelling<R> {
    data: Value,
    errors: Vec<ServerError>,
    refusals: Vec<Option<R>>,
}

impl Remote {
    async fn ask(&self, cx: &Cx, fetch: &Fetch, variables: Variables) -> Result<Fetched> {
        let question = Question { query: &fetch.text, variables: &variables };
        let body = serde_json::to_vec(&question).map_err(Error::internal)?;
        let answer = if fetch.changes {
            let keyed = match cx.key() {
                Some(_) => cx.clone(),
                None => cx.clone().keyed(format!("{UNKEYED}{}", cx.request())),
            };
            self.transport.call(self.name, CHANGE, CallKind::Do, &keyed, body).await?
        } else {
            self.transport.call(self.name, READ, CallKind::Ask, cx, body).await?
        };
        let travelled: Travelling<Error> = serde_json::from_slice(&answer).map_err(Error::internal)?;
        let refusals = travelled.refusals.into_iter().chain(std::iter::repeat_with(|| None));
        let faults = travelled.errors.into_iter().zip(refusals).map(|(error, refusal)| {
            let mut fault = Fault::from(error);
            fault.refusal = refusal.map(Arc::new);
            fault
        });
        Ok(Fetched { data: travelled.data, faults: faults.collect() })
    }
}

impl Source for Remote {
    fn name(&self) -> &str {
        self.name
    }

    fn fetch<'a>(&'a self, cx: &'a Cx, fetch: &'a Fetch, variables: Variables) -> BoxFuture<'a, Fetched> {
        Box::pin(async move {
            let asked = self.ask(cx, fetch, variables).await;
            asked.unwrap_or_else(|error| Fetched::failed(Fault::new(error, cx.language())))
        })
    }
}

/// The methods through which other processes ask this subgraph.
#[must_use]
pub fn routes(graph: &Arc<dyn Subgraph>) -> Routes {
    let answer = |graph: &Arc<dyn Subgraph>, changes: bool| -> Answer {
        let graph = graph.clone();
        Arc::new(move |cx, body| {
            let graph = graph.clone();
            Box::pin(async move { execute(graph.as_ref(), cx, &body, changes).await })
        })
    };
    let mut routes = Routes::default();
    routes.methods.insert((graph.name(), READ), (CallKind::Ask, answer(graph, false)));
    routes.methods.insert((graph.name(), CHANGE), (CallKind::Do, answer(graph, true)));
    routes
}

async fn execute(graph: &dyn Subgraph, cx: Cx, body: &[u8], changes: bool) -> Result<Vec<u8>> {
    let malformed = |reason: String| Error::new(&codes::MALFORMED).with("reason", reason);
    let mut request: Request = serde_json::from_slice(body).map_err(|error| malformed(error.to_string()))?;
    if !changes && is_mutation(&mut request)? {
        return Err(malformed("a change came as a question".to_owned()));
    }
    let cx = if cx.key().is_some_and(|key| key.starts_with(UNKEYED)) { cx.unkeyed() } else { cx };
    let response = graph.execute(cx, request).await;
    let refusals: Vec<Option<Arc<Error>>> = response
        .errors
        .iter()
        .map(|error| error.source.as_ref().and_then(|source| source.clone().downcast::<Error>().ok()))
        .collect();
    let travelling = Travelling { data: response.data, errors: response.errors, refusals };
    serde_json::to_vec(&travelling).map_err(Error::internal)
}

fn is_mutation(request: &mut Request) -> Result<bool> {
    use async_graphql::parser::types::OperationType;
    let document = request.parsed_query().map_err(|error| Error::internal(error.message))?;
    Ok(document.operations.iter().any(|(_, operation)| operation.node.ty == OperationType::Mutation))
}
