//! How much is too much, and how slow too slow.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::time::Duration;

use host::config::Time;
use kernel::Method;
use tokio::sync::Notify;

use crate::world::{PATIENCE, Read, World, app, endpoint, raw, read, until};

/// An app whose clients may ask once a second; a slow machine may see a few more pass.
async fn strict(trusted: &[&str]) -> World {
    let mut given = app();
    (given.config.rate_per_second, given.config.burst) = (1, 3);
    given.config.trusted_proxies.0 = trusted.iter().map(|net| net.parse().unwrap()).collect();
    World::of(given).await
}

/// Asks until told to wait; answers how many were let through, and the refusal.
async fn exhaust(ask: impl Fn() -> reqwest::RequestBuilder) -> (usize, Read) {
    for passed in 0..1000 {
        let answer = read(ask()).await;
        if answer.status == 429 {
            return (passed, answer);
        }
    }
    panic!("nobody was told to wait");
}

#[tokio::test]
async fn a_client_that_is_too_fast_waits() {
    let world = strict(&[]).await;
    let ask = |token: &str| world.get("/api/v1/echo").bearer_auth(token).header("accept-language", "bn");
    let (passed, fast) = exhaust(|| ask("known-a")).await;
    assert!(passed >= 3, "the burst is let through");
    assert_eq!(fast.header("retry-after"), "1");
    let problem = fast.json();
    assert_eq!((problem["code"].as_str(), problem["retryable"].as_bool()), (Some("kernel.rate-limited"), Some(true)));
    assert_eq!(problem["detail"], "অনেক বেশি অনুরোধ। 1 সেকেন্ড অপেক্ষা করে আবার চেষ্টা করুন।");
    assert_eq!(read(ask("known-b")).await.status, 200, "another token is another client");
    for _ in 0..10 {
        assert_eq!(read(world.get("/health/live")).await.status, 200, "health is not counted");
    }
    let metrics = read(world.get("/metrics")).await.text;
    assert!(metrics.lines().any(|line| line.starts_with("gateway_rate_limit_hits_total ")), "{metrics}");
}

#[tokio::test]
async fn guessing_tokens_counts_against_the_address() {
    let world = strict(&[]).await;
    let guess = AtomicUsize::new(0);
    let (passed, _) =
        exhaust(|| world.get("/api/v1/echo").bearer_auth(format!("guess-{}", guess.fetch_add(1, Ordering::SeqCst))))
            .await;
    assert!(passed >= 3);
    assert_eq!(read(world.get("/api/v1/echo").bearer_auth("known")).await.status, 200, "who is known is not held up");
}

#[tokio::test]
async fn only_a_trusted_proxy_says_who_the_client_is() {
    let proxied = strict(&["127.0.0.0/8"]).await;
    let ask = |world: &World, forwarded: &str| world.get("/api/v1/echo").header("x-forwarded-for", forwarded);
    exhaust(|| ask(&proxied, "203.0.113.1")).await;
    assert_eq!(read(ask(&proxied, "203.0.113.2")).await.status, 200);
    // The left part is the client's own invention; the right part is the proxy's word.
    exhaust(|| ask(&proxied, "198.51.100.9, 203.0.113.3")).await;
    assert_eq!(read(ask(&proxied, "203.0.113.3, 198.51.100.9")).await.status, 200);

    let direct = strict(&["10.0.0.0/8"]).await;
    let claims = AtomicU32::new(0xCB00_0000);
    let claim = || std::net::Ipv4Addr::from(claims.fetch_add(1, Ordering::SeqCst)).to_string();
    until("claiming an address never claimed before does not help", || async {
        exhaust(|| ask(&direct, "198.51.100.1")).await;
        read(ask(&direct, &claim())).await.status == 429
    })
    .await;
}

#[tokio::test]
async fn more_than_the_limit_at_once_come_back_later() {
    let (arrived, release) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let mut given = app();
    given.config.concurrent_requests = 1;
    let inside = (arrived.clone(), release.clone());
    given.endpoints.push(endpoint(Method::Get, "/api/v1/wait", move |_, _| {
        let (arrived, release) = inside.clone();
        async move {
            arrived.notify_one();
            release.notified().await;
            Ok(kernel::Reply::of("application/json", "{}"))
        }
    }));
    let world = World::of(given).await;
    let first = tokio::spawn(read(world.get("/api/v1/wait")));
    arrived.notified().await;
    let second = read(world.get("/api/v1/echo")).await;
    assert_eq!(
        (second.status, second.header("retry-after"), second.json()["code"].as_str()),
        (503, "1", Some("http.too-busy"))
    );
    assert_eq!(read(world.get("/health/ready")).await.status, 503, "not started, but answered");
    release.notify_one();
    assert_eq!(first.await.unwrap().status, 200);
    assert_eq!(read(world.get("/api/v1/echo")).await.status, 200);
}

#[tokio::test]
async fn a_body_beyond_the_limit_is_not_read() {
    let mut given = app();
    given.config.body_limit = 100;
    let world = World::of(given).await;
    assert_eq!(read(world.post("/api/v1/echo").body("x".repeat(100))).await.status, 200);
    let announced = read(world.post("/api/v1/echo").body("x".repeat(101))).await;
    assert_eq!((announced.status, announced.json()["code"].as_str()), (413, Some("http.too-large")));
    assert_eq!(announced.json()["detail"], "The request's body may have at most 100 bytes. Send less at once.");
    let head = "POST /api/v1/echo HTTP/1.1\r\nhost: x\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n";
    let silent = raw(world.public, format!("{head}80\r\n{}\r\n0\r\n\r\n", "x".repeat(128)).as_bytes()).await;
    assert!(silent.starts_with("HTTP/1.1 413"), "{silent}");
}

#[tokio::test]
async fn a_head_beyond_the_limit_is_refused() {
    let mut given = app();
    given.config.header_limit = 8192;
    let world = World::of(given).await;
    let answer =
        raw(world.public, format!("GET / HTTP/1.1\r\nhost: x\r\ncookie: {}\r\n\r\n", "x".repeat(20_000)).as_bytes())
            .await;
    assert!(answer.starts_with("HTTP/1.1 431"), "{answer}");
}

#[tokio::test]
async fn an_answer_that_takes_too_long_is_given_up() {
    let mut given = app();
    given.config.request_timeout = Time::millis(50);
    given.endpoints.push(endpoint(Method::Get, "/api/v1/never", |_, _| std::future::pending()));
    let world = World::of(given).await;
    let answer = read(world.get("/api/v1/never")).await;
    assert_eq!(
        (answer.status, answer.header("retry-after"), answer.json()["code"].as_str()),
        (504, "1", Some("http.too-slow"))
    );
    let stalled = "POST /api/v1/echo HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 10\r\n\r\nhalf";
    assert!(raw(world.public, stalled.as_bytes()).await.starts_with("HTTP/1.1 504"));
}

#[tokio::test]
async fn a_connection_that_asks_nothing_is_dropped() {
    let mut given = app();
    (given.config.header_timeout, given.config.idle_timeout) = (Time::millis(50), Time::millis(50));
    let world = World::of(given).await;
    for slow in ["", "G", "PRI * HTTP/2.0\r\n", "GET /api/v1/echo HTTP/1.1\r\nhost: x\r\nx-slow: "] {
        assert_eq!(raw(world.public, slow.as_bytes()).await, "", "{slow:?}");
    }
    let idle = raw(world.public, b"GET /api/v1/echo HTTP/1.1\r\nhost: x\r\n\r\n").await;
    assert!(idle.starts_with("HTTP/1.1 200"), "{idle}");
    let loris =
        raw(world.public, b"GET /api/v1/echo HTTP/1.1\r\nhost: x\r\n\r\nGET /api/v1/echo HTTP/1.1\r\nx-slow: ").await;
    assert!(loris.starts_with("HTTP/1.1 200") && loris.matches("HTTP/1.1").count() == 1, "{loris}");
}

#[tokio::test]
async fn a_request_outlives_the_idle_time() {
    let release = Arc::new(Notify::new());
    let mut given = app();
    (given.config.header_timeout, given.config.idle_timeout) = (Time::millis(30), Time::millis(30));
    let inside = release.clone();
    given.endpoints.push(endpoint(Method::Get, "/api/v1/wait", move |_, _| {
        let release = inside.clone();
        async move {
            release.notified().await;
            Ok(kernel::Reply::of("application/json", "{}"))
        }
    }));
    let world = World::of(given).await;
    let waiting = tokio::spawn(read(world.get("/api/v1/wait")));
    let born = tokio::time::Instant::now();
    until("well past the idle time", || async { born.elapsed() > Duration::from_millis(150) }).await;
    release.notify_one();
    assert_eq!(tokio::time::timeout(PATIENCE, waiting).await.unwrap().unwrap().status, 200);
}
