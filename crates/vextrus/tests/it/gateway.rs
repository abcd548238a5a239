//! One graph over the services: in this process, and with organization in another one. The caller cannot tell.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use async_graphql::{EmptyMutation, EmptySubscription, Object, Request, Response, Schema, Variables};
use contracts::organization::{NewTenant, Organization as _, OrganizationRemote};
use gateway::{Gateway, Local, Member, Remote, Settings, Source};
use host::config::Http;
use host::health::Health;
use host::http::{App, Authority, Doors, Presented, listen, serve};
use host::metrics::MetricsHandle;
use host::shutdown::Shutdown;
use host::wire::{FAILURES, InternalRoutes, Key, Wire};
use kernel::{
    Answered, Asked, BoxFuture, CompanyId, Cx, Error, Graph, Outcome, Routes, Scope, Subgraph, TenantId, Transport,
    codes,
};
use serde_json::Value;
use testkit::World;

use crate::house;
use crate::running::{Home, eventually};

/// Another service's record that names companies.
struct Note(CompanyId);

struct Company(CompanyId);

#[Object]
impl Note {
    async fn about(&self) -> Option<Company> {
        Some(Company(self.0))
    }
}

#[Object]
impl Company {
    async fn id(&self) -> CompanyId {
        self.0
    }
    async fn notes(&self) -> i32 {
        1
    }
}

struct Query(CompanyId);

#[Object(name = "Query")]
impl Query {
    async fn notes(&self) -> Vec<Note> {
        vec![Note(self.0), Note(CompanyId(uuid::Uuid::nil())), Note(self.0)]
    }
    #[graphql(entity)]
    async fn company(&self, id: CompanyId) -> Option<Company> {
        Some(Company(id))
    }
}

struct Notes(Schema<Query, EmptyMutation, EmptySubscription>);

impl Notes {
    fn about(company: CompanyId) -> Arc<dyn Subgraph> {
        let schema = Schema::build(Query(company), EmptyMutation, EmptySubscription).enable_federation().finish();
        Arc::new(Self(schema))
    }
}

impl Subgraph for Notes {
    fn name(&self) -> &'static str {
        "notes"
    }
    fn sdl(&self) -> String {
        self.0.sdl_with_options(async_graphql::SDLExportOptions::new().federation())
    }
    fn execute(&self, cx: Cx, request: Request) -> BoxFuture<'_, Response> {
        Box::pin(async move { self.0.execute(request.data(cx)).await })
    }
}

fn organization(world: &World) -> Arc<dyn Subgraph> {
    let service = world.services.iter().find(|service| service.name == "organization").expect("it is there");
    service.graph.clone().expect("it has a graph")
}

fn over(world: &World, company: CompanyId, organization_by: Arc<dyn Source>) -> Gateway {
    let notes = Notes::about(company);
    let members = vec![
        Member { sdl: organization(world).sdl(), source: organization_by },
        Member { sdl: notes.sdl(), source: Arc::new(Local(notes)) },
    ];
    Gateway::new(members, Settings::default()).expect("they fit together")
}

async fn ask(gateway: &Gateway, cx: &Cx, query: &str, variables: &Value) -> String {
    let variables = Variables::from_json(variables.clone());
    let asked = Asked { query: Some(query.to_owned()), variables, ..Asked::default() };
    let Answered { body, outcome, .. } = gateway.answer(cx.clone(), asked).await;
    let text = String::from_utf8(body).expect("text");
    assert_eq!(outcome, Outcome::Executed, "{text}");
    text
}

async fn founded(world: &World) -> (TenantId, Cx) {
    let tenant = TenantId::new();
    let mut routes = Routes::default();
    for service in &world.services {
        routes.methods.extend(service.answers.methods.clone());
    }
    let newcomer = NewTenant {
        slug: "padma".to_owned(),
        name: "Padma Builders".to_owned(),
        name_bn: None,
        owner_email: "owner@example.com".to_owned(),
        data_region: None,
        plan: None,
    };
    let found = OrganizationRemote(Arc::new(routes));
    found.found_tenant(&world.operator(tenant).keyed("f"), newcomer).await.expect("founded");
    (tenant, world.person(tenant, &["*"], Scope::All))
}

struct Nobody;

impl Authority for Nobody {
    fn identify<'a>(&'a self, _: Presented<'a>) -> BoxFuture<'a, kernel::Result<Cx>> {
        Box::pin(async { Err(Error::new(&codes::UNAUTHENTICATED)) })
    }
}

/// Organization's process: the app, and where its inner door is.
async fn apart(world: &World) -> (App, Doors, BTreeMap<String, String>) {
    let app = App {
        services: vec!["organization"],
        endpoints: Vec::new(),
        graphs: Vec::new(),
        graph: None,
        pages: None,
        authority: Arc::new(Nobody),
        health: Health::new(),
        config: Http::default(),
        metrics: MetricsHandle::install(),
        internal: Some(InternalRoutes {
            routes: gateway::routes(&organization(world)),
            key: key(),
            clock: world.clock.clone(),
        }),
    };
    let any = "127.0.0.1:0".parse().expect("an address");
    let internal = listen(any).await.expect("listening");
    let address = internal.local_addr().expect("an address");
    let peers = BTreeMap::from([("organization".to_owned(), format!("http://{address}"))]);
    (app, Doors { public: listen(any).await.expect("listening"), admin: None, internal: Some(internal) }, peers)
}

fn key() -> Key {
    Key::new(&[7; 32]).expect("long enough")
}

const CREATE: &str =
    "mutation($name: String!) { createCompany(input: { name: $name }) { id name version baseCurrency } }";

#[tokio::test(flavor = "multi_thread")]
async fn services_apart_give_the_same_bytes() {
    let world = house::world().await;
    let (tenant, person) = founded(&world).await;
    let (app, doors, peers) = apart(&world).await;
    let (shutdown, stop) = Shutdown::by_hand();
    let serving = tokio::spawn(serve(app, doors, shutdown));
    let wire = Wire::new(&peers, key(), Duration::from_secs(10)).expect("a wire");

    let nowhere = CompanyId(uuid::Uuid::nil());
    let alone = over(&world, nowhere, Arc::new(Local(organization(&world))));
    let made = ask(&alone, &person.clone().keyed("c1"), CREATE, &serde_json::json!({ "name": "Padma Ltd." })).await;
    let made: Value = serde_json::from_str(&made).expect("JSON");
    let id = made["data"]["createCompany"]["id"].as_str().expect("an id").to_owned();
    let company = CompanyId(id.parse().expect("an id"));

    let near = over(&world, company, Arc::new(Local(organization(&world))));
    let far = over(&world, company, Arc::new(Remote::new("organization", &organization(&world).sdl(), wire)));
    let nobody = world.nobody(tenant);
    let named = |name: &str| serde_json::json!({ "name": name });
    let cases = [
        (
            person.clone(),
            "{ tenant { slug usage { what used limit } } companies { items { id name } next } }".to_owned(),
            Value::Null,
        ),
        (
            person.clone(),
            "{ notes { about { id name notes baseCurrency state } } tenant { name } }".to_owned(),
            Value::Null,
        ),
        (person.clone(), format!("{{ company(id: \"{id}\") {{ __typename name notes }} }}"), Value::Null),
        (person.clone(), format!("{{ company(id: \"{}\") {{ name }} }}", CompanyId::new()), Value::Null),
        (person.clone(), "{ company(id: \"no id\") { name } }".to_owned(), Value::Null),
        (nobody.clone(), "{ notes { about { id name } } }".to_owned(), Value::Null),
        (nobody, "{ tenant { name } notes { about { notes } } }".to_owned(), Value::Null),
        (person.clone().speaking(kernel::Language::Bn), CREATE.to_owned(), named("")),
        (person.clone().keyed("c2"), CREATE.to_owned(), named("Meghna Ltd.")),
        (person.clone().keyed("c2"), CREATE.to_owned(), named("Another with the same key")),
    ];
    for (cx, query, variables) in cases {
        let cx = cx.requested(uuid::Uuid::nil());
        let (here, there) = (ask(&near, &cx, &query, &variables).await, ask(&far, &cx, &query, &variables).await);
        assert_eq!(here, there, "{query}");
    }
    let noted = ask(&far, &person, "{ notes { about { name } } }", &Value::Null).await;
    assert_eq!(
        noted, r#"{"data":{"notes":[{"about":{"name":"Padma Ltd."}},{"about":null},{"about":{"name":"Padma Ltd."}}]}}"#,
        "an id nobody knows is nothing, and no error"
    );
    // No key: it is carried out each time, far as near, until the trial's three companies are there.
    let first = ask(&far, &person, CREATE, &named("Jamuna Ltd.")).await;
    let second = ask(&far, &person, CREATE, &named("Jamuna Ltd.")).await;
    assert!(first.contains("Jamuna Ltd.") && second.contains("organization.limit.reached"), "{first} {second}");
    stop.ask();
    serving.await.expect("joined").expect("served");
}

const TWO: &str = "
    mutation($both: Boolean!) {
      one: createCompany(input: { name: \"Padma Ltd.\" }) { id name }
      ... @include(if: $both) {
        two: createCompany(input: { name: \"Jamuna Ltd.\" }) { id name }
        code: createCompany(input: { name: \"Meghna Ltd.\" }) { id name }
      }
    }";

#[tokio::test(flavor = "multi_thread")]
async fn several_changes_of_one_operation_do_not_take_each_others_answers() {
    let world = house::world().await;
    let (_, person) = founded(&world).await;
    let (app, doors, peers) = apart(&world).await;
    let (shutdown, stop) = Shutdown::by_hand();
    let serving = tokio::spawn(serve(app, doors, shutdown));
    let wire = Wire::new(&peers, key(), Duration::from_secs(10)).expect("a wire");
    let company = CompanyId::new();
    let near = over(&world, company, Arc::new(Local(organization(&world))));
    let far = over(&world, company, Arc::new(Remote::new("organization", &organization(&world).sdl(), wire)));
    let cx = person.clone().keyed("k1").requested(uuid::Uuid::nil());
    let both = serde_json::json!({ "both": true });
    let first = ask(&near, &cx, TWO, &both).await;
    let answer: Value = serde_json::from_str(&first).expect("JSON");
    let names = ["one", "two", "code"].map(|name| answer["data"][name]["name"].clone());
    assert_eq!(names, ["Padma Ltd.", "Jamuna Ltd.", "Meghna Ltd."], "{first}");
    assert_eq!(ask(&far, &cx, TWO, &both).await, first, "sent again, each is answered as before");
    let one = ask(&near, &cx, TWO, &serde_json::json!({ "both": false })).await;
    assert_eq!(one, format!(r#"{{"data":{{"one":{}}}}}"#, answer["data"]["one"]), "the others are left out");
    let listed = ask(&near, &person, "{ companies { items { name } } }", &Value::Null).await;
    assert_eq!(listed.matches("Ltd.").count(), 3, "{listed}");
    stop.ask();
    serving.await.expect("joined").expect("served");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_that_is_away_is_named_and_the_others_answer() {
    let world = house::world().await;
    let (_, person) = founded(&world).await;
    let (_, doors, peers) = apart(&world).await;
    drop(doors);
    let wire = Wire::new(&peers, key(), Duration::from_secs(1)).expect("a wire");
    let company = CompanyId::new();
    let far = over(&world, company, Arc::new(Remote::new("organization", &organization(&world).sdl(), wire.clone())));
    for _ in 0..=FAILURES {
        let answer = ask(&far, &person, "{ notes { about { notes name } } }", &Value::Null).await;
        let answer: Value = serde_json::from_str(&answer).expect("JSON");
        assert_eq!(answer["data"]["notes"][1]["about"], Value::Null, "a company without its name is none");
        assert_eq!(answer["errors"][0]["extensions"]["code"], "kernel.unavailable", "{answer}");
        assert_eq!(answer["errors"][0]["extensions"]["retryable"], true);
    }
    let asked = wire.call("organization", "graph-read", kernel::CallKind::Ask, &person, Vec::new()).await;
    assert!(format!("{:?}", asked.expect_err("open")).contains("circuit"), "nobody is sent any more");
}

#[test]
fn all_services_fit_together() {
    let members = house::described()
        .into_iter()
        .filter_map(|service| service.graph)
        .map(|graph| Member { sdl: graph.sdl(), source: Arc::new(Local(graph)) });
    let gateway = Gateway::new(members.collect(), Settings::default()).expect("they fit together");
    let plan = gateway.plan("{ tenant { name } companies { items { name } } }", None).expect("planned");
    assert_eq!(plan.matches("Fetch(").count(), 1, "{plan}");
    let plan = gateway.plan(THREE, None).expect("planned");
    assert_eq!(plan, include_str!("gateway/three-services.txt"), "three services are asked at the same time");
    let plan = gateway.plan("{ auditEntries(first: 2) { items { operation by { name } } } }", None).expect("planned");
    assert_eq!(plan, include_str!("gateway/who-it-was.txt"), "one call for all the names");
}

/// Something of every service.
const THREE: &str = "{ companies { items { id name } } users { items { id name } } auditEntries(first: 2, filter: { noun: \"company\" }) { items { operation } } }";

/// A port nobody listens on just now.
fn free() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("an address").to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn processes_apart_are_one_graph() {
    let one = Home::new();
    let token = one.tenant("padma").await;
    let secret = one.data.join("shared-secret");
    std::fs::write(&secret, "a secret of more than thirty-two bytes").expect("written");
    let (of_rooms, of_people) = (free(), free());
    let part = |own: &str, peers: &[&'static str], other: &str| {
        let mut home = Home::of(one.data.clone());
        let known = peers.iter().map(|peer| (*peer, format!("http://{other}")));
        home.settings.extend(known.chain([
            ("VEXTRUS_INTERNAL__SECRET_FILE", secret.display().to_string()),
            ("VEXTRUS_INTERNAL__LISTEN", own.to_owned()),
        ]));
        home
    };
    let rooms = part(&of_rooms, &["VEXTRUS_INTERNAL__PEERS__AUTH", "VEXTRUS_INTERNAL__PEERS__AUDIT"], &of_people);
    let people = part(&of_people, &["VEXTRUS_INTERNAL__PEERS__ORGANIZATION"], &of_rooms);
    let mut whole = Home::of(one.data.clone()).serve(&[]).await;
    let mut rooms = rooms.serve(&["--only", "organization"]).await;
    let mut people = people.serve(&["--only", "auth,audit"]).await;
    let client = reqwest::Client::new();
    let id = uuid::Uuid::now_v7().to_string();
    let ask = async |address: &str, query: &str| {
        let request = client.post(format!("{address}/graphql")).bearer_auth(&token).header("x-request-id", &id);
        let body = serde_json::json!({ "query": query }).to_string();
        let answer = request.header("content-type", "application/json").body(body).send().await.expect("an answer");
        (answer.status().as_u16(), answer.text().await.expect("text"))
    };
    let made = ask(whole.address(), "mutation { createCompany(input: { name: \"Padma Ltd.\" }) { name } }").await;
    assert!(made.1.contains("Padma Ltd."), "{made:?}");
    let queries = [
        "{ tenant { slug name state } companies { items { id } } }",
        "{ company(id: \"none\") { name } }",
        THREE,
        "{ auditEntries(first: 3, filter: { noun: \"company\" }) { items { operation by { id name } } } }",
        "{ users { items { name } } company(id: \"00000000-0000-0000-0000-000000000000\") { name } }",
    ];
    let sealed = async || ask(whole.address(), queries[3]).await.1.contains(r#""by":{"id":"#);
    eventually("what was done is in the audit", sealed).await;
    for query in queries {
        let together = ask(whole.address(), query).await;
        assert_eq!(together.0, 200);
        for apart in [rooms.address(), people.address()] {
            assert_eq!(ask(apart, query).await, together, "{query}");
        }
    }
    let (_, who) = ask(rooms.address(), queries[3]).await;
    assert!(who.contains(r#""by":{"id":"#), "who it was is known to another process: {who}");
    let (_, text) = ask(people.address(), "{ tenant { slug } }").await;
    assert_eq!(text, r#"{"data":{"tenant":{"slug":"padma"}}}"#);
    people.stop().await;
    rooms.stop().await;
    whole.stop().await;
}
