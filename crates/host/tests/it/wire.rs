//! Questions between processes: near and far give the same answers, and nothing unsigned gets one.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use host::wire::{Breaker, FAILURES, InternalRoutes, Key, PAUSE, Wire};
use http::request::Parts;
use kernel::{Actor, BoxFuture, Clock, Cx, Error, Grants, Kind, Language, Peer, Result, Scope, TenantId, Transport};
use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;

use crate::world::{PATIENCE, World, app, until};

mod permission {
    kernel::permissions! {
        DOUBLE = "wire.number.read", "See doubled numbers", "দ্বিগুণ সংখ্যা দেখা", [];
    }
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Told {
    number: i64,
    tenant: TenantId,
    actor: String,
    key: Option<String>,
    language: Language,
}

kernel::contract! {
    /// What the test asks.
    pub trait Probe as "wire-probe", remote ProbeRemote, routes probe_routes {
        /// Twice the number.
        ask double(i64) -> Told;
        /// Keeps the number.
        do keep(i64) -> Told;
    }
}

#[derive(Default)]
struct Here(AtomicUsize);

impl Here {
    async fn tell(&self, cx: &Cx, number: i64) -> Result<Told> {
        self.0.fetch_add(1, Ordering::SeqCst);
        cx.require(&permission::DOUBLE)?;
        if number < 0 {
            return Err(Error::new(&kernel::codes::STALE).with("noun", "number").with("yours", 1).with("now", 2));
        }
        let key = cx.key().map(str::to_owned);
        Ok(Told {
            number: number * 2,
            tenant: cx.tenant(),
            actor: cx.actor().to_string(),
            key,
            language: cx.language(),
        })
    }
}

impl Probe for Here {
    fn double<'a>(&'a self, cx: &'a Cx, number: i64) -> BoxFuture<'a, Result<Told>> {
        Box::pin(self.tell(cx, number))
    }
    fn keep<'a>(&'a self, cx: &'a Cx, number: i64) -> BoxFuture<'a, Result<Told>> {
        Box::pin(self.tell(cx, number))
    }
}

fn key(letter: &str) -> Key {
    Key::new(letter.repeat(32).as_bytes()).unwrap()
}

fn cx(names: &[&str]) -> Cx {
    kernel::register_permissions(permission::ALL);
    Cx::new(TenantId::new(), Actor::Operator, Grants::of(names.iter().copied(), Scope::All), Clock::default())
}

async fn hosting() -> (World, Arc<Here>) {
    let here = Arc::new(Here::default());
    let service: Arc<dyn Probe> = here.clone();
    let mut given = app();
    given.internal = Some(InternalRoutes { routes: probe_routes(&service), key: key("k"), clock: Clock::default() });
    (World::of(given).await, here)
}

fn wire_to(address: SocketAddr, key: Key) -> Arc<Wire> {
    let peers = BTreeMap::from([("wire_probe".to_owned(), format!("http://{address}/"))]);
    Wire::new(&peers, key, Duration::from_secs(5)).unwrap()
}

fn far(address: SocketAddr) -> Peer<dyn Probe> {
    Peer::new(Arc::new(ProbeRemote(wire_to(address, key("k")))))
}

#[tokio::test]
async fn near_and_far_cannot_be_told_apart() {
    let (world, here) = hosting().await;
    let near: Peer<dyn Probe> = Peer::new(here);
    let far = far(world.internal);
    let allowed = cx(&["wire.*"]).keyed("key-1").speaking(Language::Bn);
    let refused = cx(&["other.*"]).keyed("key-2");
    for number in [21, -1] {
        for cx in [&allowed, &refused] {
            let show = |answer: Result<Told>| answer.map_err(|error| serde_json::to_string(&error).unwrap());
            assert_eq!(show(near.double(cx, number).await), show(far.double(cx, number).await));
            assert_eq!(show(near.keep(cx, number).await), show(far.keep(cx, number).await));
        }
    }
    assert_eq!(far.double(&refused, 1).await.unwrap_err().kind(), Kind::Denied, "the service checks, not the wire");
    assert_eq!(far.double(&allowed, -1).await.unwrap_err().code(), "kernel.stale");
}

#[tokio::test]
async fn what_changes_something_carries_a_key() {
    let (world, here) = hosting().await;
    let far = far(world.internal);
    let cx = cx(&["wire.*"]);
    assert_eq!(far.keep(&cx, 1).await.unwrap_err().code(), "internal.no-key");
    assert_eq!(here.0.load(Ordering::SeqCst), 0);
    assert!(far.double(&cx, 1).await.is_ok());
}

/// What a signed request looks like on the wire, caught by a listener that forwards nothing.
async fn signed(method: &'static str, cx: &Cx, key: Key) -> (Parts, Vec<u8>) {
    let (caught, mut catch) = tokio::sync::mpsc::unbounded_channel();
    let trap = axum::Router::new().fallback(move |request: axum::extract::Request| {
        let caught = caught.clone();
        async move {
            let (parts, body) = request.into_parts();
            let body = axum::body::to_bytes(body, 1 << 20).await.unwrap();
            let _ = caught.send((parts, body.to_vec()));
            "21"
        }
    });
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let serving = tokio::spawn(async move { axum::serve(listener, trap).await });
    let kind = if method == "keep" { kernel::CallKind::Do } else { kernel::CallKind::Ask };
    wire_to(address, key).call("wire-probe", method, kind, cx, b"21".to_vec()).await.unwrap();
    serving.abort();
    catch.recv().await.unwrap()
}

async fn replay(world: &World, parts: &Parts, path: &str, body: Vec<u8>) -> (u16, String) {
    let mut request = world.http.post(format!("http://{}{path}", world.internal)).body(body);
    for (name, value) in &parts.headers {
        if name.as_str().starts_with("x-vextrus-") {
            request = request.header(name, value);
        }
    }
    let answer = crate::world::read(request).await;
    (answer.status, answer.text)
}

#[tokio::test]
async fn nothing_signed_may_be_changed() {
    let (world, here) = hosting().await;
    let cx = cx(&["wire.*"]).keyed("key");
    let path = "/internal/wire-probe/double";
    let (parts, body) = signed("double", &cx, key("k")).await;
    assert_eq!(replay(&world, &parts, path, body.clone()).await.0, 200, "as it was signed");
    let before = here.0.load(Ordering::SeqCst);

    let refused = async |parts: &Parts, path: &str, body: Vec<u8>| {
        let (status, text) = replay(&world, parts, path, body).await;
        assert_eq!(status, 401, "{text}");
        assert!(text.contains("internal.unsigned"), "{text}");
    };
    refused(&parts, path, b"22".to_vec()).await;
    refused(&parts, "/internal/wire-probe/keep", body.clone()).await;
    refused(&parts, "/internal/wire-probe/double?x=1", body.clone()).await;
    for (name, value) in [
        ("x-vextrus-signature", "00".repeat(32)),
        ("x-vextrus-signature", "zz".to_owned()),
        ("x-vextrus-expires", (cx.now().as_second() + 20).to_string()),
        ("x-vextrus-cx", "e30".to_owned()),
    ] {
        let mut changed = parts.clone();
        changed.headers.insert(name, value.parse().unwrap());
        refused(&changed, path, body.clone()).await;
    }
    for name in ["x-vextrus-signature", "x-vextrus-expires", "x-vextrus-cx"] {
        let mut changed = parts.clone();
        changed.headers.remove(name);
        refused(&changed, path, body.clone()).await;
    }
    let (others, body) = signed("double", &cx, key("x")).await;
    refused(&others, path, body.clone()).await;
    let (status, text) = replay(&world, &others, "/internal/wire-probe/unknown", body).await;
    assert_eq!(status, 404, "{text}");
    assert_eq!(here.0.load(Ordering::SeqCst), before, "the service was never asked");
}

#[tokio::test]
async fn a_signature_lives_for_thirty_seconds() {
    let (world, _) = hosting().await;
    let (mut parts, body) = signed("double", &cx(&["wire.*"]), key("k")).await;
    let now = Clock::System.now().as_second();
    let path = "/internal/wire-probe/double";
    for (expires, status, reason) in [
        (now + 25, 200, "42"),
        (now - 1, 401, "it has expired"),
        (now + 60, 401, "it expires too late"),
        (i64::MIN, 401, "it has expired"),
    ] {
        let context = parts.headers["x-vextrus-cx"].to_str().unwrap().to_owned();
        let signature = sign(path, &context, &body, &expires.to_string());
        parts.headers.insert("x-vextrus-expires", expires.into());
        parts.headers.insert("x-vextrus-signature", signature.parse().unwrap());
        let (answered, text) = replay(&world, &parts, path, body.clone()).await;
        assert_eq!(answered, status, "{text}");
        assert!(text.contains(reason), "{text}");
    }
}

/// The signature as the documentation of the wire says it, made apart from the code under test.
fn sign(path: &str, context: &str, body: &[u8], expires: &str) -> String {
    use hmac::{Hmac, KeyInit as _, Mac as _};
    use sha2::{Digest as _, Sha256};
    let mut mac = Hmac::<Sha256>::new_from_slice("k".repeat(32).as_bytes()).unwrap();
    mac.update(format!("vextrus-1\nPOST\n{path}\n").as_bytes());
    mac.update(&Sha256::digest(body));
    mac.update(&Sha256::digest(context));
    mac.update(expires.as_bytes());
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[tokio::test]
async fn internal_paths_are_answered_on_their_own_door_only() {
    let (world, _) = hosting().await;
    let (parts, body) = signed("double", &cx(&["wire.*"]), key("k")).await;
    for address in [world.public, world.admin] {
        let mut request = world.http.post(format!("http://{address}/internal/wire-probe/double")).body(body.clone());
        for (name, value) in &parts.headers {
            request = request.header(name, value);
        }
        assert_eq!(crate::world::read(request).await.status, 404);
    }
    let operation = world.http.get(format!("http://{}/api/v1/echo", world.internal));
    assert_eq!(crate::world::read(operation).await.status, 404);
}

/// A peer that hangs up on everybody, and how many came.
async fn hangs_up() -> (SocketAddr, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let came = Arc::new(AtomicUsize::new(0));
    let count = came.clone();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            count.fetch_add(1, Ordering::SeqCst);
            // Read a little first, so that the question was surely sent.
            let mut some = [0; 16];
            let _ = tokio::io::AsyncReadExt::read(&mut stream, &mut some).await;
        }
    });
    (address, came)
}

#[tokio::test]
async fn a_question_is_asked_again_and_a_command_never() {
    let (address, came) = hangs_up().await;
    let far = far(address);
    let cx = cx(&["wire.*"]).keyed("key");
    let asked = far.double(&cx, 1).await.unwrap_err();
    assert_eq!((asked.code(), came.load(Ordering::SeqCst)), ("kernel.unavailable", 2));
    assert!(asked.sentence(Language::En).starts_with("wire-probe cannot be reached"), "{asked}");
    let commanded = far.keep(&cx, 1).await.unwrap_err();
    assert_eq!((commanded.code(), came.load(Ordering::SeqCst)), ("kernel.outcome-unknown", 3));

    let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    assert_eq!(self::far(nobody).keep(&cx, 1).await.unwrap_err().code(), "kernel.unavailable", "it never left");
    let nowhere = Wire::new(&BTreeMap::new(), key("k"), PATIENCE).unwrap();
    assert_eq!(ProbeRemote(nowhere).double(&cx, 1).await.unwrap_err().code(), "kernel.unavailable");
}

#[tokio::test]
async fn a_peer_that_is_gone_is_left_alone_for_a_while() {
    let (address, came) = hangs_up().await;
    let far = far(address);
    let cx = cx(&["wire.*"]).keyed("key");
    for _ in 0..FAILURES {
        far.keep(&cx, 1).await.unwrap_err();
    }
    let reached = came.load(Ordering::SeqCst);
    assert_eq!(far.keep(&cx, 1).await.unwrap_err().code(), "kernel.unavailable");
    assert_eq!(came.load(Ordering::SeqCst), reached, "nobody was sent");
    until("it is tried again", || async {
        let _ = far.keep(&cx, 1).await;
        came.load(Ordering::SeqCst) > reached
    })
    .await;
}

#[tokio::test(start_paused = true)]
async fn one_looks_before_all_return() {
    let breaker = Breaker::default();
    for _ in 0..FAILURES {
        assert!(breaker.lets_pass());
        breaker.failed();
    }
    assert!(!breaker.lets_pass());
    tokio::time::advance(PAUSE).await;
    assert_eq!([breaker.lets_pass(), breaker.lets_pass()], [true, false], "one looks");
    breaker.failed();
    assert!(!breaker.lets_pass());
    tokio::time::advance(PAUSE).await;
    assert!(breaker.lets_pass());
    breaker.succeeded();
    assert_eq!([breaker.lets_pass(), breaker.lets_pass()], [true, true]);
    for _ in 1..FAILURES {
        breaker.failed();
    }
    breaker.succeeded();
    breaker.failed();
    assert!(breaker.lets_pass(), "only failures in a row count");
}

#[test]
fn a_secret_is_long_and_never_shown() {
    assert!(Key::new(&[7; 31]).is_err());
    assert_eq!(format!("{:?}", key("k")), "•••");
    let path = std::env::temp_dir().join(format!("vextrus-secret-{}", std::process::id()));
    std::fs::write(&path, format!("{}\n", "s".repeat(32))).unwrap();
    assert!(Key::read(&path).is_ok());
    std::fs::remove_file(&path).unwrap();
    assert!(Key::read(&path).unwrap_err().to_string().contains("vextrus-secret"));
}
