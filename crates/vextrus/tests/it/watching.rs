//! What changes is told at once, in every process, to those who may know, and to nobody else.

use std::time::{Duration, Instant};

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;

use crate::running::{Caller, Home, PATIENCE, Serving, connect};

const AT_ONCE: Duration = Duration::from_secs(1);
const WATCH: &str =
    "subscription($kinds: [String!], $ids: [ID!]) { changed(kinds: $kinds, ids: $ids) { kind id version resync } }";

/// Somebody's socket.
struct Socket(WebSocketStream<TcpStream>);

impl Socket {
    /// Opened, let in, and told that it is told.
    async fn watching(serving: &Serving, token: &str, variables: Value) -> Self {
        let mut socket = Self::open(serving, token).await;
        socket.watch("w", variables).await;
        let first = socket.hear().await;
        assert_eq!(first["payload"]["data"]["changed"]["resync"], true, "{first}");
        socket
    }

    async fn open(serving: &Serving, token: &str) -> Self {
        let address = serving.address().strip_prefix("http://").unwrap();
        let mut request = format!("ws://{address}/graphql").into_client_request().unwrap();
        request.headers_mut().insert("sec-websocket-protocol", "graphql-transport-ws".parse().unwrap());
        let stream = TcpStream::connect(address).await.unwrap();
        let (socket, _) = tokio_tungstenite::client_async(request, stream).await.unwrap();
        let mut socket = Self(socket);
        let bearer = format!("Bearer {token}");
        socket.say(json!({ "type": "connection_init", "payload": { "authorization": bearer } })).await;
        assert_eq!(socket.hear().await["type"], "connection_ack");
        socket
    }

    async fn watch(&mut self, name: &str, variables: Value) {
        let payload = json!({ "query": WATCH, "variables": variables });
        self.say(json!({ "type": "subscribe", "id": name, "payload": payload })).await;
    }

    async fn say(&mut self, word: Value) {
        self.0.send(Message::text(word.to_string())).await.unwrap();
    }

    async fn message(&mut self) -> Message {
        loop {
            let heard = tokio::time::timeout(PATIENCE, self.0.next()).await.expect("something is said");
            match heard.expect("it is open").expect("it is understood") {
                Message::Ping(_) | Message::Pong(_) => {}
                message => return message,
            }
        }
    }

    async fn hear(&mut self) -> Value {
        match self.message().await {
            Message::Text(text) => serde_json::from_str(&text).unwrap(),
            other => panic!("{other:?}"),
        }
    }

    /// The next thing that changed.
    async fn changed(&mut self) -> Value {
        let mut said = self.hear().await;
        assert_eq!(said["type"], "next", "{said}");
        said["payload"]["data"]["changed"].take()
    }
}

/// A key nobody used.
fn key() -> String {
    uuid::Uuid::now_v7().to_string()
}

/// The owner of a tenant.
struct Owner(Caller);

impl Owner {
    async fn of(home: &Home, slug: &str) -> Self {
        Self(Caller::new(home.tenant(slug).await))
    }

    async fn company(&self, at: &Serving, name: &str) -> String {
        let body = json!({ "name": name });
        let made = self.0.post(at.address(), "/api/v1/organization/companies", &key(), &body).await.unwrap();
        assert_eq!(made.status, 200, "{made:?}");
        made.body["id"].as_str().unwrap().to_owned()
    }

    async fn rename(&self, at: &Serving, company: &str, name: &str, version: i32) {
        let query = "mutation($input: UpdateCompany!) { updateCompany(input: $input) { version } }";
        let body = json!({ "query": query, "variables": { "input": { "id": company, "nameBn": name, "fiscalYearStartMonth": 7, "version": version } } });
        let done = self.0.post(at.address(), "/graphql", &key(), &body).await.unwrap();
        assert_eq!(done.body["data"]["updateCompany"]["version"], version + 1, "{done:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_changes_in_one_process_is_told_in_the_other_and_only_in_its_tenant() {
    let home = Home::new();
    let (demo, other) = (Owner::of(&home, "demo").await, Owner::of(&home, "other").await);
    let (mut here, mut there) = (home.serve(&[]).await, home.serve(&[]).await);
    let companies = json!({ "kinds": ["organization.company"] });
    let mut near = Socket::watching(&here, &demo.0.token, companies.clone()).await;
    let mut far = Socket::watching(&there, &demo.0.token, companies.clone()).await;
    let mut neighbour = Socket::watching(&there, &other.0.token, json!({})).await;

    let start = Instant::now();
    let company = demo.company(&here, "Padma Ltd.").await;
    let told = json!({ "kind": "organization.company", "id": company, "version": 1, "resync": false });
    assert_eq!(near.changed().await, told);
    assert_eq!(far.changed().await, told);
    assert!(start.elapsed() < AT_ONCE, "{:?}", start.elapsed());
    let theirs = other.company(&there, "Meghna Ltd.").await;
    let mut heard = neighbour.changed().await;
    while heard["kind"] != "organization.company" {
        heard = neighbour.changed().await;
    }
    assert_eq!(heard["id"], theirs.as_str(), "the first company the neighbour hears of is his own: {heard}");

    // Only what was asked for: of this kind, with this id.
    let second = demo.company(&there, "Jamuna Ltd.").await;
    let mut one = Socket::watching(&here, &demo.0.token, json!({ "ids": [second] })).await;
    let third = demo.company(&here, "Surma Ltd.").await;
    demo.rename(&here, &second, "যমুনা বিল্ডার্স লিমিটেড", 1).await;
    let mut told = one.changed().await;
    if told["version"] == 1 {
        // Founded just before he began to watch: he may still be told.
        told = one.changed().await;
    }
    assert_eq!(told, json!({ "kind": "organization.company", "id": second, "version": 2, "resync": false }));
    let rest = [near.changed().await, near.changed().await, near.changed().await];
    let ids: Vec<_> = rest.iter().map(|change| change["id"].as_str().unwrap()).collect();
    assert_eq!(ids, [second.as_str(), &third, &second]);

    // What one process commits the other reads from the table.
    demo.rename(&here, &third, "সুরমা বিল্ডার্স লিমিটেড", 1).await;
    let last = json!({ "kind": "organization.company", "id": third, "version": 2, "resync": false });
    while far.changed().await != last {}
    assert!(there.stop().await.success());
    assert!(here.stop().await.success());
    assert!(matches!(far.message().await, Message::Close(Some(frame)) if u16::from(frame.code) == 1001));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_may_not_see_is_told_nothing_and_whose_session_ends_is_shown_out() {
    let home = Home::new();
    let owner = Owner::of(&home, "demo").await;
    let (mut here, mut there) = (home.serve(&[]).await, home.serve(&[]).await);
    let first = owner.company(&here, "Padma Ltd.").await;
    let post = async |path: &str, body: Value| {
        let answer = owner.0.post(here.address(), path, &key(), &body).await.unwrap();
        assert!(answer.status < 300, "{answer:?}");
        answer.body
    };
    let invited = post("/api/v1/users", json!({ "name": "Engineer", "email": "engineer@example.com" })).await;
    let engineer = invited["id"].as_str().unwrap().to_owned();
    let token = home.done(&["token", "--tenant", "demo", "--email", "engineer@example.com"]).await;
    let token = token["access_token"].as_str().unwrap().to_owned();
    let mut watching = Socket::watching(&there, &token, json!({})).await;
    let mut owners = Socket::watching(&there, &owner.0.token, json!({ "kinds": ["organization.company"] })).await;

    // No role yet: nothing. A role in the first company: of that, and of no other.
    owner.company(&here, "Jamuna Ltd.").await;
    owners.changed().await;
    let give =
        json!({ "personId": engineer, "role": "viewer", "bounds": { "companyId": first }, "reason": "a look around" });
    let given = post("/api/v1/auth/assignments", give).await;
    owner.company(&here, "Surma Ltd.").await;
    owners.changed().await;
    owner.rename(&here, &first, "পদ্মা বিল্ডার্স লিমিটেড", 1).await;
    owners.changed().await;
    let heard = watching.changed().await;
    assert_eq!((&heard["id"], &heard["version"]), (&json!(first), &json!(2)), "{heard}");

    // The role is taken: from then on nothing.
    let assignment = given["assignment"]["id"].as_str().unwrap_or_else(|| panic!("{given}"));
    post(&format!("/api/v1/auth/assignments/{assignment}/revoke"), json!({ "reason": "enough", "version": 1 })).await;
    owner.rename(&here, &first, "পদ্মা কনস্ট্রাকশন লিমিটেড", 2).await;
    owners.changed().await;

    let sessions = owner.0.get(here.address(), &format!("/api/v1/users/{engineer}/sessions")).await.unwrap();
    let session = sessions.body[0]["id"].as_str().unwrap_or_else(|| panic!("{sessions:?}"));
    let start = Instant::now();
    let ended = reqwest::Client::new().delete(format!("{}/api/v1/auth/sessions/{session}", here.address()));
    assert_eq!(ended.bearer_auth(&owner.0.token).send().await.unwrap().status(), 204);
    match watching.message().await {
        Message::Close(Some(frame)) => assert_eq!(u16::from(frame.code), 4401),
        other => panic!("{other:?}"),
    }
    assert!(start.elapsed() < AT_ONCE, "{:?}", start.elapsed());
    assert!(there.stop().await.success());
    assert!(here.stop().await.success());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn more_than_is_worth_telling_one_by_one_is_told_as_that() {
    let home = Home::new();
    let owner = Owner::of(&home, "demo").await;
    let mut serving = home.serve(&[]).await;
    let mut watching = Socket::watching(&serving, &owner.0.token, json!({ "kinds": ["organization.company"] })).await;
    let company = owner.company(&serving, "Padma Ltd.").await;
    assert_eq!(watching.changed().await["id"], company.as_str());
    let client = connect(&home.superuser().await).await.unwrap();
    let many = "insert into data.outbox (tenant_id, id, name, version, aggregate, payload, actor, request, at)
                select tenant_id, gen_random_uuid(), name, version, gen_random_uuid(), payload, actor, request, at
                from data.outbox, generate_series(1, 5000) where name = 'organization.company.created'";
    assert_eq!(client.execute(many, &[]).await.unwrap(), 5000);
    let mut told = watching.changed().await;
    while told["resync"] != true {
        told = watching.changed().await;
    }
    assert_eq!(told, json!({ "kind": null, "id": null, "version": null, "resync": true }));
    let next = owner.company(&serving, "Jamuna Ltd.").await;
    while watching.changed().await["id"] != next.as_str() {}
    let mut refused = Socket::open(&serving, &owner.0.token).await;
    refused.say(json!({ "type": "subscribe", "id": "q", "payload": { "query": "{ tenant { slug } }" } })).await;
    let said = refused.hear().await;
    assert_eq!(
        (&said["type"], &said["payload"][0]["extensions"]["code"]),
        (&json!("error"), &json!("graphql.only-subscriptions"))
    );
    let metrics = reqwest::get(format!("{}/metrics", serving.address())).await.unwrap().text().await.unwrap();
    for line in ["gateway_sockets 2", "gateway_subscriptions 1"] {
        assert!(metrics.lines().any(|known| known == line), "{line} in {metrics}");
    }
    assert!(serving.stop().await.success());
}
