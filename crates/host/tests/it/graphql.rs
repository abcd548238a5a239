//! GraphQL over HTTP, as its specification asks.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use async_graphql::{EmptyMutation, EmptySubscription, Object, Request, Response, Schema};
use kernel::{Answered, Asked, BoxFuture, Code, Cx, Error, Outcome, Permission, Subgraph};
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;
use tokio::sync::Notify;

use crate::world::{Read, World, app, read, until};

struct Query;

#[Object]
impl Query {
    async fn key(&self, context: &async_graphql::Context<'_>) -> Option<String> {
        context.data_unchecked::<Cx>().key().map(str::to_owned)
    }
    async fn refuse(&self, context: &async_graphql::Context<'_>) -> async_graphql::Result<Option<String>> {
        let language = context.data_unchecked::<Cx>().language();
        Err(kernel::graph_error(Error::new(&kernel::codes::REQUIRED).field("name"), language))
    }
}

struct Graph(&'static str, Schema<Query, EmptyMutation, EmptySubscription>);

impl Graph {
    fn named(name: &'static str) -> Arc<dyn Subgraph> {
        Arc::new(Self(name, Schema::new(Query, EmptyMutation, EmptySubscription)))
    }
}

impl Subgraph for Graph {
    fn name(&self) -> &'static str {
        self.0
    }
    fn sdl(&self) -> String {
        self.1.sdl()
    }
    fn execute(&self, cx: Cx, request: Request) -> BoxFuture<'_, Response> {
        Box::pin(self.1.execute(request.data(cx)))
    }
}

struct Nothing;

#[Object(name = "Query")]
impl Nothing {
    async fn nothing(&self) -> bool {
        true
    }
}

struct Change;

#[Object(name = "Mutation")]
impl Change {
    async fn change(&self) -> bool {
        true
    }
}

struct Changing(Schema<Nothing, Change, EmptySubscription>);

impl Subgraph for Changing {
    fn name(&self) -> &'static str {
        "changing"
    }
    fn sdl(&self) -> String {
        self.0.sdl()
    }
    fn execute(&self, cx: Cx, request: Request) -> BoxFuture<'_, Response> {
        Box::pin(self.0.execute(request.data(cx)))
    }
}

struct Refusing(&'static Permission, &'static Code);

#[Object]
impl Refusing {
    async fn speak(&self, context: &async_graphql::Context<'_>) -> async_graphql::Result<Option<bool>> {
        let cx = context.data_unchecked::<Cx>();
        cx.require(self.0).map_err(|error| kernel::graph_error(error, cx.language()))?;
        Ok(Some(true))
    }
    async fn changed(&self) -> async_graphql::Result<Option<bool>> {
        Err(kernel::graph_error(Error::new(self.1), kernel::Language::En))
    }
}

struct Gate(Schema<Refusing, EmptyMutation, EmptySubscription>);

impl Subgraph for Gate {
    fn name(&self) -> &'static str {
        "gate"
    }
    fn sdl(&self) -> String {
        self.0.sdl()
    }
    fn execute(&self, cx: Cx, request: Request) -> BoxFuture<'_, Response> {
        Box::pin(self.0.execute(request.data(cx)))
    }
}

/// A graph that refuses for want of this permission, and with this code.
pub fn refusing(permission: &'static Permission, code: &'static Code) -> Arc<dyn Subgraph> {
    Arc::new(Gate(Schema::new(Refusing(permission, code), EmptyMutation, EmptySubscription)))
}

async fn ask(world: &World, path: &str, accept: &str, body: Value) -> Read {
    read(world.post(path).header("accept", accept).json(&body)).await
}

const MODERN: &str = "application/graphql-response+json";

/// Answers with what it was asked.
struct Echo;

impl kernel::Graph for Echo {
    fn answer(&self, _: Cx, asked: Asked) -> BoxFuture<'_, Answered> {
        let said = json!({ "data": {
            "query": asked.query, "operation": asked.operation, "variables": asked.variables, "hash": asked.hash, "safe": asked.safe,
        } });
        let outcome = match asked.query.as_deref() {
            Some("broken") => Outcome::Refused,
            Some("change") if asked.safe => Outcome::NotByGet,
            _ => Outcome::Executed,
        };
        Box::pin(async move { Answered { body: said.to_string().into_bytes(), outcome, refusals: Vec::new() } })
    }
}

async fn echoing() -> World {
    let mut given = app();
    given.graph = Some(Arc::new(Echo));
    World::of(given).await
}

#[tokio::test]
async fn every_subgraph_answers_by_name_and_the_graph_over_them_at_graphql() {
    let mut given = app();
    given.graphs = vec![Graph::named("alpha"), Graph::named("beta")];
    let world = World::of(given).await;
    let keyed = world.post("/graphql/beta").header("idempotency-key", "k").bearer_auth("known");
    let answer = read(keyed.json(&json!({ "query": "{ key }" }))).await;
    assert_eq!((answer.status, answer.json()["data"]["key"].as_str()), (200, Some("k")));
    assert_eq!(ask(&world, "/graphql", "*/*", json!({ "query": "{ key }" })).await.status, 404);
    let answer = ask(&echoing().await, "/graphql", "*/*", json!({ "query": "q" })).await;
    assert_eq!((answer.status, &answer.json()["data"]["query"]), (200, &json!("q")));
}

#[tokio::test]
async fn under_one_key_one_change_is_made_at_a_service_alone() {
    let mut given = app();
    given.graphs = vec![Arc::new(Changing(Schema::new(Nothing, Change, EmptySubscription)))];
    let world = World::of(given).await;
    let ask = async |query: &str, keyed: bool| {
        let asked = world.post("/graphql/changing").header("accept", MODERN).json(&json!({ "query": query }));
        read(if keyed { asked.header("idempotency-key", "k") } else { asked }).await
    };
    let several = ["mutation { a: change b: change }", "mutation { ... { change } }"];
    for (query, keyed, status) in [
        (several[0], true, 400),
        (several[1], true, 400),
        (several[0], false, 200),
        ("mutation { change }", true, 200),
        ("{ nothing nought: nothing }", true, 200),
    ] {
        let answer = ask(query, keyed).await;
        assert_eq!(answer.status, status, "{query} {keyed}: {}", answer.json());
    }
    let said = ask(several[0], true).await.json()["errors"][0]["message"].as_str().map(str::to_owned);
    assert!(said.is_some_and(|said| said.starts_with("Under one Idempotency-Key one change")));
}

/// Ends its work only when it is told to.
struct Slow(Arc<Work>);

#[derive(Default)]
struct Work {
    begun: Notify,
    go_on: Notify,
    done: AtomicBool,
}

impl kernel::Graph for Slow {
    fn finishes(&self, asked: &Asked) -> bool {
        asked.query.as_deref() == Some("finish")
    }
    fn answer(&self, _: Cx, _: Asked) -> BoxFuture<'_, Answered> {
        Box::pin(async move {
            self.0.begun.notify_one();
            self.0.go_on.notified().await;
            self.0.done.store(true, Ordering::SeqCst);
            Answered { body: b"{}".to_vec(), outcome: Outcome::Executed, refusals: Vec::new() }
        })
    }
}

/// Whether an operation that was begun is done although its caller hung up in the middle.
async fn outlives_its_caller(operation: &str) -> bool {
    let work = Arc::new(Work::default());
    let mut given = app();
    given.config.concurrent_requests = 1;
    given.graph = Some(Arc::new(Slow(work.clone())));
    let world = World::of(given).await;
    let mut caller = TcpStream::connect(world.public).await.unwrap();
    let body = json!({ "query": operation }).to_string();
    let head = "POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length:";
    caller.write_all(format!("{head} {}\r\n\r\n{body}", body.len()).as_bytes()).await.unwrap();
    work.begun.notified().await;
    drop(caller);
    if operation == "finish" {
        assert_eq!(read(world.get("/api/v1/echo")).await.status, 503, "nobody is let in by hanging up");
        work.go_on.notify_one();
    }
    until("its place is free again", async || read(world.get("/api/v1/echo")).await.status == 200).await;
    work.done.load(Ordering::SeqCst)
}

#[tokio::test]
async fn an_operation_that_must_be_finished_is_finished_though_the_caller_hangs_up() {
    assert!(outlives_its_caller("finish").await);
    assert!(!outlives_its_caller("another").await, "what need not is dropped");
}

#[tokio::test]
async fn the_answer_comes_in_the_form_the_client_takes() {
    let world = echoing().await;
    for (accept, form) in [
        ("*/*", "application/json; charset=utf-8"),
        ("application/json", "application/json; charset=utf-8"),
        (MODERN, "application/graphql-response+json; charset=utf-8"),
        (
            "application/graphql-response+json, application/json;q=0.9",
            "application/graphql-response+json; charset=utf-8",
        ),
    ] {
        let answer = ask(&world, "/graphql", accept, json!({ "query": "q" })).await;
        assert_eq!((answer.status, answer.header("content-type")), (200, form), "{accept}");
    }
    let answer = ask(&world, "/graphql", "text/html", json!({ "query": "q" })).await;
    assert_eq!((answer.status, answer.json()["code"].as_str()), (406, Some("http.not-acceptable")));
    for (accept, status) in [(MODERN, 400), ("application/json", 200)] {
        assert_eq!(ask(&world, "/graphql", accept, json!({ "query": "broken" })).await.status, status, "{accept}");
    }
}

#[tokio::test]
async fn an_operation_may_come_in_the_address_when_it_changes_nothing() {
    let world = echoing().await;
    let address = "/graphql?query=a&operationName=B&variables=%7B%22n%22%3A1%7D&extensions=%7B%22persistedQuery%22%3A%7B%22version%22%3A1%2C%22sha256Hash%22%3A%22ff%22%7D%7D";
    let answer = read(world.get(address).header("accept", MODERN)).await;
    let said = json!({ "query": "a", "operation": "B", "variables": { "n": 1 }, "hash": "ff", "safe": true });
    assert_eq!((answer.status, &answer.json()["data"]), (200, &said));
    let answer = read(world.get("/graphql?query=change").header("accept", MODERN)).await;
    assert_eq!((answer.status, answer.header("allow")), (405, "POST"));
    for wrong in
        ["/graphql", "/graphql?variables=%7B%7D", "/graphql?query=a&variables=1", "/graphql?query=a&extensions=no"]
    {
        let answer = read(world.get(wrong).header("accept", "application/json")).await;
        assert_eq!((answer.status, answer.json()["code"].as_str()), (400, Some("kernel.malformed")), "{wrong}");
    }
    let led_here = read(world.get(address).header("accept", "text/html,*/*;q=0.8")).await;
    assert_eq!((led_here.status, led_here.json()["code"].as_str()), (406, Some("http.not-acceptable")));
    let other = read(world.http.put(world.url("/graphql"))).await;
    assert_eq!((other.status, other.header("allow")), (405, "GET, HEAD, POST"));
}

#[tokio::test]
async fn parameters_are_what_the_specification_says() {
    let world = echoing().await;
    for (body, status) in [
        (json!({ "query": "q", "operationName": null, "variables": null, "extensions": null }), 200),
        (json!({ "query": "q", "operationName": "A", "variables": { "a": [1] }, "extensions": { "other": 1 } }), 200),
        (json!({ "query": "q", "more": 1 }), 200),
        (json!({ "extensions": { "persistedQuery": { "version": 1, "sha256Hash": "ff" } } }), 200),
        (json!({ "query": { "a": 1 } }), 400),
        (json!({ "query": ["q"] }), 400),
        (json!({ "query": 0 }), 400),
        (json!({ "query": "q", "operationName": {} }), 400),
        (json!({ "query": "q", "variables": "{}" }), 400),
        (json!({ "query": "q", "variables": [] }), 400),
        (json!({ "query": "q", "extensions": "{}" }), 400),
        (json!("q"), 400),
    ] {
        assert_eq!(ask(&world, "/graphql", MODERN, body.clone()).await.status, status, "{body}");
    }
    for (content_type, status) in [
        ("application/json; charset=UTF-8", 200),
        ("application/json;charset=\"utf-8\"", 200),
        ("application/json; charset=utf-16", 415),
        ("application/x-www-form-urlencoded", 415),
        ("multipart/form-data; boundary=a", 415),
        ("text/plain", 415),
        ("application/graphql", 415),
    ] {
        let sent = world.post("/graphql").header("content-type", content_type).body("{\"query\":\"q\"}");
        assert_eq!(read(sent).await.status, status, "{content_type}");
    }
    let untyped = read(world.post("/graphql").body("{\"query\":\"q\"}")).await;
    assert_eq!(untyped.status, 415);
}

#[tokio::test]
async fn a_refusal_carries_what_a_screen_needs() {
    let mut given = app();
    given.graphs = vec![Graph::named("alpha")];
    let world = World::of(given).await;
    let request = world
        .post("/graphql/alpha")
        .header("accept-language", "bn")
        .header("accept", MODERN)
        .json(&json!({ "query": "{ refuse }" }));
    let answer = read(request).await;
    assert_eq!(answer.status, 200, "it was executed");
    let error = &answer.json()["errors"][0];
    assert_eq!((&error["message"], &error["path"]), (&json!("“name” পূরণ করতে হবে।"), &json!(["refuse"])));
    let extensions = &error["extensions"];
    assert_eq!((&extensions["code"], &extensions["retryable"]), (&json!("kernel.required"), &json!(false)));
    assert_eq!(extensions["requestId"], answer.header("x-request-id"));
    assert!(extensions["traceId"].is_string());
}

#[tokio::test]
async fn what_is_no_operation_is_refused() {
    let mut given = app();
    given.graphs = vec![Graph::named("alpha")];
    let world = World::of(given).await;
    for (body, code) in
        [("{", "kernel.malformed"), ("[{\"query\":\"{ key }\"}]", "http.batch-refused"), ("{}", "kernel.malformed")]
    {
        let answer =
            read(world.post("/graphql/alpha").header("content-type", "application/json; charset=utf-8").body(body))
                .await;
        assert_eq!((answer.status, answer.json()["code"].as_str()), (400, Some(code)), "{body}");
    }
    let form =
        read(world.post("/graphql/alpha").header("content-type", "text/plain").body("{\"query\":\"{ key }\"}")).await;
    assert_eq!((form.status, form.json()["code"].as_str()), (415, Some("http.wrong-type")));
    let get = read(world.get("/graphql/alpha?query={key}").header("accept", MODERN)).await;
    assert_eq!(get.status, 200);
    for (accept, status) in [(MODERN, 400), ("application/json", 200)] {
        for query in ["{ unknown }", "{ key"] {
            let answer = ask(&world, "/graphql/alpha", accept, json!({ "query": query })).await;
            assert_eq!(
                (answer.status, answer.json()["errors"][0]["extensions"]["code"].as_str()),
                (status, Some("graphql.invalid")),
                "{query}"
            );
        }
    }
    let stranger = read(world.post("/graphql/alpha").bearer_auth("wrong").json(&json!({ "query": "{ key }" }))).await;
    assert_eq!((stranger.status, stranger.header("content-type")), (401, "application/problem+json"));
}

#[tokio::test]
async fn the_schema_is_told_in_development_only() {
    for introspection in [false, true] {
        let mut given = app();
        given.graphs = vec![Graph::named("alpha")];
        given.config.introspection = introspection;
        let world = World::of(given).await;
        let answer =
            ask(&world, "/graphql/alpha", "*/*", json!({ "query": "{ __schema { queryType { name } } }" })).await;
        assert_eq!(answer.json()["data"]["__schema"].is_object(), introspection, "{}", answer.text);
        let sdl = ask(&world, "/graphql/alpha", MODERN, json!({ "query": "{ _service { sdl } }" })).await;
        assert_eq!((sdl.status, sdl.text.contains("not told here")), (400, !introspection), "{}", sdl.text);
    }
}
