//! `graphql-transport-ws` over real sockets: what is said, what is refused, when it ends.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use host::config::{Http, Time};
use host::http::{App, Authority, Presented};
use kernel::{
    Actor, Answered, Asked, BoxFuture, Clock, Cx, Error, Grants, Graph, Listening, Outcome, PersonId, Result, TenantId,
};
use serde_json::{Value, json};
use tokio::io::AsyncReadExt as _;
use tokio::net::TcpStream;
use tokio::sync::{broadcast, watch};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::handshake::client::Request;
use tokio_tungstenite::tungstenite::{Error as SocketError, Message};

use crate::world::{PATIENCE, World, app};

/// Knows `good` and the cookie `vxs.good` until told otherwise.
struct Watchman {
    tenant: TenantId,
    person: PersonId,
    ended: AtomicBool,
    news: watch::Sender<u64>,
}

impl Watchman {
    fn end(&self) {
        self.ended.store(true, Ordering::SeqCst);
        self.news.send_modify(|news| *news += 1);
    }
}

impl Authority for Watchman {
    fn identify<'a>(&'a self, presented: Presented<'a>) -> BoxFuture<'a, Result<Cx>> {
        Box::pin(async move {
            let actor = match presented.token {
                None => Actor::Nobody,
                Some("good" | "vxs.good") if !self.ended.load(Ordering::SeqCst) => Actor::Person(self.person),
                Some("other") => Actor::Person(PersonId::new()),
                Some(_) => return Err(Error::new(&kernel::codes::UNAUTHENTICATED)),
            };
            Ok(Cx::new(self.tenant, actor, Grants::none(), Clock::default()))
        })
    }

    fn news(&self) -> watch::Receiver<u64> {
        self.news.subscribe()
    }
}

/// Tells everybody who subscribed what it is told, and to whom.
struct Bell(broadcast::Sender<String>);

struct Ear {
    heard: broadcast::Receiver<String>,
    said: Vec<String>,
    names: Vec<String>,
}

impl Graph for Bell {
    fn answer(&self, _: Cx, _: Asked) -> BoxFuture<'_, Answered> {
        Box::pin(async { Answered { body: b"{}".to_vec(), outcome: Outcome::Executed, refusals: Vec::new() } })
    }

    fn listen(&self, _: TenantId) -> Option<Box<dyn Listening>> {
        Some(Box::new(Ear { heard: self.0.subscribe(), said: Vec::new(), names: Vec::new() }))
    }
}

impl Listening for Ear {
    fn subscribe<'a>(&'a mut self, name: &'a str, _: &'a Cx, asked: Asked) -> BoxFuture<'a, Result<(), Answered>> {
        Box::pin(async move {
            if asked.query.as_deref() == Some("broken") {
                let body = br#"{"errors":[{"message":"It is broken."}]}"#.to_vec();
                return Err(Answered { body, outcome: Outcome::Refused, refusals: Vec::new() });
            }
            self.names.push(name.to_owned());
            self.said.push(format!("begun {:?}", asked.hash.or(asked.query).unwrap_or_default()));
            Ok(())
        })
    }

    fn end(&mut self, name: &str) {
        self.names.retain(|known| known != name);
    }

    fn heard(&mut self) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            if self.said.is_empty() {
                match self.heard.recv().await {
                    Ok(word) => self.said.push(word),
                    Err(_) => std::future::pending().await,
                }
            }
        })
    }

    fn said(&mut self, cx: &Cx) -> Vec<(String, Vec<u8>)> {
        let said = std::mem::take(&mut self.said);
        let body = |word: &String| json!({ "data": word, "to": cx.actor().to_string() }).to_string().into_bytes();
        let each = |word: &String| self.names.iter().map(|name| (name.clone(), body(word))).collect::<Vec<_>>();
        said.iter().flat_map(each).collect()
    }
}

struct House {
    world: World,
    watchman: Arc<Watchman>,
    bell: broadcast::Sender<String>,
}

async fn house(change: impl FnOnce(&mut Http)) -> House {
    let watchman = Watchman {
        tenant: TenantId::new(),
        person: PersonId::new(),
        ended: AtomicBool::new(false),
        news: watch::Sender::new(0),
    };
    let (watchman, bell) = (Arc::new(watchman), broadcast::Sender::new(16));
    let mut given: App = app();
    change(&mut given.config);
    given.graph = Some(Arc::new(Bell(bell.clone())));
    given.authority = watchman.clone();
    House { world: World::of(given).await, watchman, bell }
}

type Socket = WebSocketStream<TcpStream>;

impl House {
    fn request(&self, protocol: &str, heads: &[(&'static str, &str)]) -> Request {
        let mut request = format!("ws://{}/graphql", self.world.public).into_client_request().unwrap();
        request.headers_mut().insert("sec-websocket-protocol", protocol.parse().unwrap());
        for (name, value) in heads {
            request.headers_mut().insert(*name, value.parse().unwrap());
        }
        request
    }

    async fn open(&self, heads: &[(&'static str, &str)]) -> Result<Socket, SocketError> {
        let stream = TcpStream::connect(self.world.public).await.unwrap();
        let request = self.request("graphql-transport-ws", heads);
        tokio_tungstenite::client_async(request, stream).await.map(|(socket, _)| socket)
    }

    /// A socket that was let in.
    async fn known(&self) -> Socket {
        let mut socket = self.open(&[("authorization", "Bearer good")]).await.unwrap();
        say(&mut socket, json!({ "type": "connection_init" })).await;
        assert_eq!(hear(&mut socket).await, json!({ "type": "connection_ack" }));
        socket
    }
}

async fn say(socket: &mut Socket, word: Value) {
    socket.send(Message::text(word.to_string())).await.unwrap();
}

async fn message(socket: &mut Socket) -> Message {
    loop {
        let heard = tokio::time::timeout(PATIENCE, socket.next()).await.expect("something is said");
        match heard.expect("it is open").expect("it is understood") {
            Message::Ping(_) => {}
            message => return message,
        }
    }
}

async fn hear(socket: &mut Socket) -> Value {
    match message(socket).await {
        Message::Text(text) => serde_json::from_str(&text).unwrap(),
        other => panic!("{other:?}"),
    }
}

/// The code the socket is closed with.
async fn closed(socket: &mut Socket) -> u16 {
    match message(socket).await {
        Message::Close(Some(frame)) => frame.code.into(),
        other => panic!("{other:?}"),
    }
}

fn subscribe(id: &str, query: &str) -> Value {
    json!({ "type": "subscribe", "id": id, "payload": { "query": query } })
}

/// Headers a connection is opened with.
type Heads<'a> = &'a [(&'static str, &'a str)];

#[tokio::test(flavor = "multi_thread")]
async fn what_happens_is_heard_until_it_is_no_longer_asked_for() {
    let house = house(|_| {}).await;
    let mut socket = house.known().await;
    say(&mut socket, subscribe("a", "subscription { changed }")).await;
    let begun = hear(&mut socket).await;
    assert_eq!((&begun["type"], &begun["id"]), (&json!("next"), &json!("a")));
    assert_eq!(begun["payload"]["data"], json!("begun \"subscription { changed }\""));
    house.bell.send("one".to_owned()).unwrap();
    assert_eq!(hear(&mut socket).await["payload"]["data"], "one");
    let hash = json!({ "persistedQuery": { "version": 1, "sha256Hash": "abc" } });
    say(&mut socket, json!({ "type": "subscribe", "id": "b", "payload": { "extensions": hash } })).await;
    let both = [hear(&mut socket).await, hear(&mut socket).await];
    assert!(both.iter().any(|said| said["id"] == "b" && said["payload"]["data"] == "begun \"abc\""), "{both:?}");
    say(&mut socket, json!({ "type": "complete", "id": "a" })).await;
    say(&mut socket, json!({ "type": "ping", "payload": { "n": 1 } })).await;
    assert_eq!(hear(&mut socket).await, json!({ "type": "pong", "payload": { "n": 1 } }));
    house.bell.send("two".to_owned()).unwrap();
    let said = hear(&mut socket).await;
    assert_eq!((&said["id"], &said["payload"]["data"]), (&json!("b"), &json!("two")));
    say(&mut socket, subscribe("c", "broken")).await;
    let refused = json!({ "type": "error", "id": "c", "payload": [{ "message": "It is broken." }] });
    assert_eq!(hear(&mut socket).await, refused);
    say(&mut socket, subscribe("c", "whole")).await;
    assert_eq!(hear(&mut socket).await["type"], "next", "a name that was refused is free");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_breaks_the_protocol_is_told_by_its_code() {
    let house = house(|_| {}).await;
    let init = || Message::text(r#"{"type":"connection_init"}"#);
    let text = |word: Value| Message::text(word.to_string());
    let cases = [
        (4400, vec![Message::text("no JSON")]),
        (4400, vec![Message::text("{}")]),
        (4400, vec![text(json!({ "type": "start", "id": "1" }))]),
        (4400, vec![init(), text(json!({ "type": "subscribe", "payload": { "query": "q" } }))]),
        (4400, vec![init(), text(json!({ "type": "subscribe", "id": 1, "payload": { "query": "q" } }))]),
        (4400, vec![init(), text(json!({ "type": "subscribe", "id": "1" }))]),
        (4400, vec![Message::binary(b"{}".to_vec())]),
        (4400, vec![init(), Message::text("x".repeat(100_000))]),
        (4401, vec![text(subscribe("1", "q"))]),
        (4409, vec![init(), text(subscribe("1", "q")), text(subscribe("1", "q"))]),
        (4429, vec![init(), init()]),
    ];
    for (code, words) in cases {
        let mut socket = house.open(&[("authorization", "Bearer good")]).await.unwrap();
        let said = format!("{words:.200?}");
        for word in words {
            socket.send(word).await.unwrap();
        }
        loop {
            match message(&mut socket).await {
                Message::Close(Some(frame)) => break assert_eq!(u16::from(frame.code), code, "{said}"),
                Message::Text(_) => {}
                other => panic!("{other:?} after {said}"),
            }
        }
    }
    let stream = TcpStream::connect(house.world.public).await.unwrap();
    let request = house.request("graphql-ws", &[]);
    let refused = tokio_tungstenite::client_async(request, stream).await.unwrap_err();
    assert!(matches!(refused, SocketError::Protocol(_)), "no protocol of ours was offered: {refused}");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_says_nothing_or_gives_no_sign_of_life_is_let_go() {
    let silent = house(|http| http.socket_timeout = Time(Duration::from_millis(50))).await;
    let mut socket = silent.open(&[("authorization", "Bearer good")]).await.unwrap();
    assert_eq!(closed(&mut socket).await, 4408);
    let house = house(|http| http.socket_ping = Time(Duration::from_millis(400))).await;
    let (mut alive, dead) = (house.known().await, house.known().await);
    let listening = tokio::spawn(async move { closed(&mut alive).await });
    let (mut heard, mut stream) = (Vec::new(), dead.into_inner());
    tokio::time::timeout(PATIENCE, stream.read_to_end(&mut heard)).await.expect("it is let go").unwrap();
    let (ping, gone) = ([0x89, 0], [0x88, 12, 0x03, 0xe9]);
    assert!(heard.starts_with(&ping) && heard[2..].starts_with(&gone), "{heard:x?}");
    house.watchman.end();
    assert_eq!(listening.await.unwrap(), 4401, "one who answers stays until the session ends");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_who_is_known_is_let_in_and_only_as_long() {
    let house = house(|_| {}).await;
    let cases: [(Heads<'_>, Value, bool); 6] = [
        (&[("authorization", "Bearer good")], json!(null), true),
        (&[], json!({ "authorization": "Bearer good" }), true),
        (&[("cookie", "__Host-vextrus=vxs.good"), ("sec-fetch-site", "same-origin")], json!({}), true),
        (&[], json!(null), false),
        (&[], json!({ "authorization": "Bearer wrong" }), false),
        (&[("authorization", "Bearer wrong")], json!(null), false),
    ];
    for (heads, payload, known) in cases {
        let mut socket = house.open(heads).await.unwrap();
        say(&mut socket, json!({ "type": "connection_init", "payload": payload })).await;
        if known {
            assert_eq!(hear(&mut socket).await["type"], "connection_ack", "{heads:?} {payload}");
        } else {
            assert_eq!(closed(&mut socket).await, 4403, "{heads:?} {payload}");
        }
    }
    let mut socket = house.known().await;
    house.watchman.end();
    assert_eq!(closed(&mut socket).await, 4401, "the session ended");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_another_site_opens_nothing_with_the_cookie_of_who_looks_at_it() {
    let house = house(|_| {}).await;
    let cookie = ("cookie", "__Host-vextrus=vxs.good");
    let own = format!("http://{}", house.world.public);
    let cases: [(Heads<'_>, Option<u16>); 5] = [
        (&[cookie, ("origin", &own)], None),
        (&[cookie, ("origin", "https://evil.example")], Some(403)),
        (&[cookie, ("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")], Some(403)),
        (&[cookie], Some(403)),
        (&[("authorization", "Bearer good"), ("origin", "https://evil.example")], None),
    ];
    for (heads, refused) in cases {
        match (house.open(heads).await, refused) {
            (Ok(_), None) => {}
            (Err(SocketError::Http(answer)), Some(status)) => assert_eq!(answer.status().as_u16(), status, "{heads:?}"),
            (other, _) => panic!("{heads:?}: {other:?}"),
        }
    }
    let plain = house.world.get("/graphql").header("upgrade", "websocket").header("connection", "upgrade");
    let answer = crate::world::read(plain.header("sec-websocket-version", "8")).await;
    assert_eq!((answer.status, answer.header("sec-websocket-version")), (426, "13"));
    assert_eq!(answer.json()["code"], "http.no-socket");
}

#[tokio::test(flavor = "multi_thread")]
async fn there_is_a_limit_to_sockets_to_subscriptions_and_to_words() {
    let house = house(|http| {
        (http.sockets_per_person, http.subscriptions) = (2, 3);
        (http.rate_per_second, http.burst) = (1, 30);
    })
    .await;
    let (mut first, mut second) = (house.known().await, house.known().await);
    let mut third = house.open(&[("authorization", "Bearer good")]).await.unwrap();
    say(&mut third, json!({ "type": "connection_init" })).await;
    assert_eq!(closed(&mut third).await, 1013);
    let mut other = house.open(&[("authorization", "Bearer other")]).await.unwrap();
    say(&mut other, json!({ "type": "connection_init" })).await;
    assert_eq!(hear(&mut other).await["type"], "connection_ack", "somebody else");
    for name in ["a", "b", "c"] {
        say(&mut first, subscribe(name, "q")).await;
    }
    say(&mut first, subscribe("d", "q")).await;
    let refused = loop {
        let said = hear(&mut first).await;
        if said["type"] == "error" {
            break said;
        }
    };
    assert_eq!(
        (&refused["id"], &refused["payload"][0]["extensions"]["code"]),
        (&json!("d"), &json!("http.too-many-subscriptions"))
    );
    first.close(None).await.unwrap();
    while let Some(Ok(_)) = first.next().await {}
    let again = async || {
        let mut socket = house.open(&[("authorization", "Bearer good")]).await.unwrap();
        say(&mut socket, json!({ "type": "connection_init" })).await;
        matches!(message(&mut socket).await, Message::Text(_))
    };
    crate::world::until("a place is free again", again).await;
    let said = Mutex::new(0);
    let code = loop {
        let _ = second.send(Message::text(r#"{"type":"ping"}"#)).await;
        match message(&mut second).await {
            Message::Close(Some(frame)) => break u16::from(frame.code),
            _ => *said.lock().unwrap() += 1,
        }
    };
    assert_eq!(code, 1008, "after {said:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn when_the_process_stops_sockets_are_told_and_nobody_is_waited_for() {
    let house = house(|_| {}).await;
    let mut socket = house.known().await;
    house.world.stop.ask();
    assert_eq!(closed(&mut socket).await, 1001);
    drop(socket);
    let served = tokio::time::timeout(Duration::from_secs(5), house.world.served).await;
    served.expect("it does not wait for the drain's end").unwrap().unwrap();
}
