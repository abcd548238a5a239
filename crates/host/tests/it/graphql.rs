//! GraphQL over HTTP, as its specification asks.

use std::sync::Arc;

use async_graphql::{EmptyMutation, EmptySubscription, Object, Request, Response, Schema};
use kernel::{BoxFuture, Code, Cx, Error, Permission, Subgraph};
use serde_json::{Value, json};

use crate::world::{Read, World, app, read};

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

#[tokio::test]
async fn one_graph_answers_at_graphql() {
    let mut given = app();
    given.graphs = vec![Graph::named("alpha")];
    let world = World::of(given).await;
    let keyed =
        world.post("/graphql").header("idempotency-key", "k").bearer_auth("known").json(&json!({ "query": "{ key }" }));
    let answer = read(keyed).await;
    assert_eq!(
        (answer.status, answer.header("content-type"), answer.json()["data"]["key"].as_str()),
        (200, "application/json", Some("k"))
    );
    let answer = ask(
        &world,
        "/graphql/alpha",
        MODERN,
        json!({ "query": "query A { key } query B { refuse }", "operationName": "A" }),
    )
    .await;
    assert_eq!((answer.status, answer.header("content-type")), (200, MODERN));
}

#[tokio::test]
async fn several_graphs_answer_by_name() {
    let mut given = app();
    given.graphs = vec![Graph::named("alpha"), Graph::named("beta")];
    let world = World::of(given).await;
    assert_eq!(ask(&world, "/graphql/beta", "*/*", json!({ "query": "{ key }" })).await.status, 200);
    assert_eq!(ask(&world, "/graphql", "*/*", json!({ "query": "{ key }" })).await.status, 404);
}

#[tokio::test]
async fn a_refusal_carries_what_a_screen_needs() {
    let mut given = app();
    given.graphs = vec![Graph::named("alpha")];
    let world = World::of(given).await;
    let request = world
        .post("/graphql")
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
            read(world.post("/graphql").header("content-type", "application/json; charset=utf-8").body(body)).await;
        assert_eq!((answer.status, answer.json()["code"].as_str()), (400, Some(code)), "{body}");
    }
    let form = read(world.post("/graphql").header("content-type", "text/plain").body("{\"query\":\"{ key }\"}")).await;
    assert_eq!((form.status, form.json()["code"].as_str()), (415, Some("http.wrong-type")));
    let get = read(world.get("/graphql?query={key}")).await;
    assert_eq!((get.status, get.header("allow")), (405, "POST"));
    for (accept, status) in [(MODERN, 400), ("application/json", 200)] {
        for query in ["{ unknown }", "{ key"] {
            let answer = ask(&world, "/graphql", accept, json!({ "query": query })).await;
            assert_eq!(
                (answer.status, answer.json()["errors"][0]["extensions"]["code"].as_str()),
                (status, Some("graphql.invalid")),
                "{query}"
            );
        }
    }
    let stranger = read(world.post("/graphql").bearer_auth("wrong").json(&json!({ "query": "{ key }" }))).await;
    assert_eq!((stranger.status, stranger.header("content-type")), (401, "application/problem+json"));
}

#[tokio::test]
async fn the_schema_is_told_in_development_only() {
    for introspection in [false, true] {
        let mut given = app();
        given.graphs = vec![Graph::named("alpha")];
        given.config.introspection = introspection;
        let world = World::of(given).await;
        let answer = ask(&world, "/graphql", "*/*", json!({ "query": "{ __schema { queryType { name } } }" })).await;
        assert_eq!(answer.json()["data"]["__schema"].is_object(), introspection, "{}", answer.text);
        let sdl = ask(&world, "/graphql", MODERN, json!({ "query": "{ _service { sdl } }" })).await;
        assert_eq!(sdl.json()["code"] == "kernel.malformed", !introspection, "{}", sdl.text);
    }
}
