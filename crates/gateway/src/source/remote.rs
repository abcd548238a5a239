//! A subgraph of another process, over the signed wire; and how a process lets others ask its subgraphs.

use std::sync::Arc;

use async_graphql::parser::parse_query;
use async_graphql::parser::types::{ExecutableDocument, OperationType};
use async_graphql::{Request, Response, ServerError};
use kernel::{Answer, BoxFuture, CallKind, Cx, Error, Result, Routes, Subgraph, Transport, codes};
use serde::{Deserialize, Serialize};

use super::{Fetch, Fetched, Source};
use crate::cache::Cache;
use crate::fault::Fault;
use crate::persisted::hash;
use crate::value::{Value, Variables};

const READ: &str = "graph-read";
const CHANGE: &str = "graph-change";

/// What takes the place of a key when the client gave none: the wire asks for one with every change.
const UNKEYED: &str = "unkeyed-";

/// A subgraph of another process. Time limit and circuit breaker are the transport's.
pub struct Remote {
    name: &'static str,
    transport: Arc<dyn Transport>,
    print: String,
}

#[derive(Serialize)]
struct Question<'a> {
    query: &'a str,
    variables: &'a Variables,
    schema: &'a str,
}

/// [`Question`], as it arrives.
#[derive(Deserialize)]
struct Asked {
    query: String,
    variables: Variables,
    /// Print of the schema the plan was made with; a process of an older release says none.
    #[serde(default)]
    schema: String,
}

/// A response that has not forgotten which refusals its errors were.
#[derive(Serialize, Deserialize)]
struct Travelling<R> {
    data: Value,
    errors: Vec<ServerError>,
    refusals: Vec<Option<R>>,
}

impl Remote {
    /// The subgraph `name`, planned with its schema `sdl`, reached by `transport`.
    pub fn new(name: &'static str, sdl: &str, transport: Arc<dyn Transport>) -> Self {
        Self { name, transport, print: hash(sdl) }
    }

    async fn ask(&self, cx: &Cx, fetch: &Fetch, variables: Variables) -> Result<Fetched> {
        let question = Question { query: &fetch.text, variables: &variables, schema: &self.print };
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
        let door = Door { graph: graph.clone(), print: hash(&graph.sdl()), changes, known: Cache::new(DOCUMENTS) };
        let door = Arc::new(door);
        Arc::new(move |cx, body| {
            let door = door.clone();
            Box::pin(async move { door.answer(cx, &body).await })
        })
    };
    let mut routes = Routes::default();
    routes.methods.insert((graph.name(), READ), (CallKind::Ask, answer(graph, false)));
    routes.methods.insert((graph.name(), CHANGE), (CallKind::Do, answer(graph, true)));
    routes
}

/// Documents other processes asked with that are kept: their plans ask with the same ones each time.
const DOCUMENTS: usize = 1_000;

/// Where other processes ask a subgraph hosted here.
struct Door {
    graph: Arc<dyn Subgraph>,
    /// Of its schema.
    print: String,
    changes: bool,
    known: Cache<String, ExecutableDocument>,
}

impl Door {
    async fn answer(&self, cx: Cx, body: &[u8]) -> Result<Vec<u8>> {
        let malformed = |reason: String| Error::new(&codes::MALFORMED).with("reason", reason);
        let asked: Asked = serde_json::from_slice(body).map_err(|error| malformed(error.to_string()))?;
        let document = self.document(asked.query)?;
        if !self.changes && changes(&document) {
            return Err(malformed("a change came as a question".to_owned()));
        }
        let mut request = Request::new(String::new()).variables(asked.variables);
        request.set_parsed_query(ExecutableDocument::clone(&document));
        let cx = if cx.key().is_some_and(|key| key.starts_with(UNKEYED)) { cx.unkeyed() } else { cx };
        // A plan made with another release's schema may ask for what is not here: that is to be said, not left out.
        travel(if asked.schema == self.print {
            self.graph.execute_planned(cx, request).await
        } else {
            self.graph.execute(cx, request).await
        })
    }

    fn document(&self, text: String) -> Result<Arc<ExecutableDocument>> {
        if let Some(known) = self.known.get(text.as_str()) {
            return Ok(known);
        }
        let document = Arc::new(parse_query(&text).map_err(Error::internal)?);
        self.known.put(text, document.clone());
        Ok(document)
    }
}

/// A response in the form it travels in.
fn travel(response: Response) -> Result<Vec<u8>> {
    let refusal =
        |error: &ServerError| error.source.as_ref().and_then(|source| source.clone().downcast::<Error>().ok());
    let refusals: Vec<Option<Arc<Error>>> = response.errors.iter().map(refusal).collect();
    let travelling = Travelling { data: response.data, errors: response.errors, refusals };
    serde_json::to_vec(&travelling).map_err(Error::internal)
}

fn changes(document: &ExecutableDocument) -> bool {
    document.operations.iter().any(|(_, operation)| operation.node.ty == OperationType::Mutation)
}
