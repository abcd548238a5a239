//! Health, metrics and the way out.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use host::config::Time;
use host::health::{Look, Probe};
use kernel::Method;
use tokio::sync::Notify;

use crate::world::{PATIENCE, World, app, endpoint, read, until};

fn look(up: &Arc<AtomicBool>) -> Look {
    let up = up.clone();
    Arc::new(move || {
        let found = if up.load(Ordering::SeqCst) { Probe::Up } else { Probe::Down("gone".to_owned()) };
        Box::pin(async move { found })
    })
}

#[tokio::test]
async fn each_endpoint_answers_its_own_question() {
    let given = app();
    let (database, mail) = (Arc::new(AtomicBool::new(true)), Arc::new(AtomicBool::new(true)));
    given.health.need("database", look(&database));
    given.health.want("mail", look(&mail));
    let world = World::of(given).await;
    let status = async |path: &str| read(world.get(path)).await.status;
    assert_eq!(
        (status("/health/live").await, status("/health/startup").await, status("/health/ready").await),
        (200, 503, 503)
    );
    world.health.started();
    let ready = read(world.get("/health/ready")).await;
    assert_eq!((ready.status, ready.json()["status"].as_str()), (200, Some("ready")));
    assert_eq!((status("/health/startup").await, status("/health").await), (200, 200));

    mail.store(false, Ordering::SeqCst);
    until("mail is seen down", async || {
        read(world.get("/health/ready")).await.json()["dependencies"]["mail"]["state"] == "down"
    })
    .await;
    let ready = read(world.get("/health/ready")).await;
    assert_eq!((ready.status, ready.json()["dependencies"]["mail"]["needed"].as_bool()), (200, Some(false)));

    database.store(false, Ordering::SeqCst);
    until("the database is seen down", async || read(world.get("/health/ready")).await.status == 503).await;
    let whole = read(world.get("/health")).await;
    assert_eq!(
        (whole.status, whole.header("retry-after"), whole.json()["status"].as_str()),
        (503, "1", Some("unready"))
    );
    assert_eq!(whole.json()["dependencies"]["database"]["detail"], "gone");
    assert_eq!(whole.json()["services"][0], "probe");
    assert_eq!(status("/health/live").await, 200);
}

#[tokio::test]
async fn a_probe_that_hangs_is_down_and_asked_once_for_many() {
    let given = app();
    let asked = Arc::new(AtomicUsize::new(0));
    let counted = asked.clone();
    given.health.need(
        "stuck",
        Arc::new(move || {
            counted.fetch_add(1, Ordering::SeqCst);
            Box::pin(std::future::pending())
        }),
    );
    given.health.started();
    let world = World::of(given).await;
    let answers = futures_util::future::join_all((0..8).map(|_| read(world.get("/health/ready")))).await;
    for answer in answers {
        assert_eq!((answer.status, answer.json()["dependencies"]["stuck"]["state"].as_str()), (503, Some("down")));
        assert_eq!(answer.json()["dependencies"]["stuck"]["detail"], "no answer within 1000 ms");
    }
    assert_eq!(asked.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn metrics_have_the_names_dashboards_rely_on() {
    let mut given = app();
    given.endpoints.push(endpoint(Method::Get, "/api/v1/measured/{id}", |_, _| async {
        Ok(kernel::Reply::of("application/json", "{}"))
    }));
    let world = World::of(given).await;
    for id in 0..3 {
        read(world.get(&format!("/api/v1/measured/{id}?q=1"))).await;
    }
    read(world.get("/api/v1/measured/x").bearer_auth("wrong")).await;
    read(world.get("/private/path/never/shown")).await;
    let metrics = read(world.get("/metrics")).await;
    assert!(metrics.header("content-type").starts_with("text/plain; version=0.0.4"));
    let text = &metrics.text;
    let route = "service=\"probe\",method=\"GET\",route=\"/api/v1/measured/{id}\"";
    assert!(text.contains(&format!("http_requests_total{{{route},status=\"200\"}} 3")), "{text}");
    assert!(text.contains(&format!("http_requests_total{{{route},status=\"401\"}} 1")), "{text}");
    assert!(text.contains(&format!("http_request_duration_seconds_count{{{route}}} 4")), "{text}");
    assert!(text.contains(&format!("http_request_duration_seconds_bucket{{{route},le=\"0.00005\"}}")), "{text}");
    assert!(text.contains("gateway_auth_failures_total "), "{text}");
    assert!(text.contains("process_resident_memory_bytes "), "{text}");
    assert!(!text.contains("never") && !text.contains("measured/0"), "{text}");
}

#[tokio::test]
async fn metrics_are_for_this_machine_and_the_operator() {
    let mut closed = app();
    closed.config.local_metrics = false;
    let (open, closed) = (World::of(app()).await, World::of(closed).await);
    let admin = |world: &World| world.http.get(format!("http://{}/metrics", world.admin));
    assert_eq!(read(open.get("/metrics")).await.status, 200);
    for header in ["x-forwarded-for", "x-forwarded-proto", "forwarded"] {
        let proxied = read(open.get("/metrics").header(header, "203.0.113.1")).await;
        assert_eq!((proxied.status, proxied.json()["code"].as_str()), (404, Some("http.no-such-path")), "{header}");
    }
    assert_eq!((read(closed.get("/metrics")).await.status, read(admin(&closed)).await.status), (404, 200));
    let operations = open.http.get(format!("http://{}/api/v1/echo", open.admin));
    assert_eq!(read(operations).await.status, 404, "the operator's door has no operations");
}

/// An app with an operation that waits until released, and what releases it.
fn waiting() -> (host::http::App, Arc<Notify>, Arc<Notify>) {
    let (arrived, release) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let inside = (arrived.clone(), release.clone());
    let mut given = app();
    given.endpoints.push(endpoint(Method::Get, "/api/v1/wait", move |_, _| {
        let (arrived, release) = inside.clone();
        async move {
            arrived.notify_one();
            release.notified().await;
            Ok(kernel::Reply::of("application/json", "{}"))
        }
    }));
    given.health.started();
    (given, arrived, release)
}

#[tokio::test]
async fn asked_to_stop_it_finishes_what_is_in_flight() {
    let (given, arrived, release) = waiting();
    let world = World::of(given).await;
    let in_flight = tokio::spawn(read(world.get("/api/v1/wait")));
    arrived.notified().await;
    world.stop.ask();
    until("new connections are refused", async || tokio::net::TcpStream::connect(world.public).await.is_err()).await;
    let ready = world.http.get(format!("http://{}/health/ready", world.admin));
    let ready = read(ready).await;
    assert_eq!((ready.status, ready.json()["status"].as_str()), (503, Some("draining")));
    assert!(!world.served.is_finished());
    release.notify_one();
    let answer = in_flight.await.unwrap();
    assert_eq!((answer.status, answer.header("connection")), (200, "close"));
    tokio::time::timeout(PATIENCE, world.served).await.unwrap().unwrap().unwrap();
}

#[tokio::test]
async fn within_the_grace_it_still_answers_but_is_not_ready() {
    let (mut given, _, _) = waiting();
    given.config.drain_grace = Time::seconds(600);
    let world = World::of(given).await;
    assert_eq!(read(world.get("/health/ready")).await.status, 200);
    world.stop.ask();
    until("not ready", async || read(world.get("/health/ready")).await.status == 503).await;
    assert_eq!(read(world.get("/api/v1/echo")).await.status, 200);
    world.stop.ask();
    tokio::time::timeout(PATIENCE, world.served).await.expect("asked twice, it stops at once").unwrap().unwrap();
}

#[tokio::test]
async fn what_does_not_finish_in_time_is_given_up() {
    let (mut given, arrived, _release) = waiting();
    given.config.drain_timeout = Time::millis(50);
    let world = World::of(given).await;
    let request = world.get("/api/v1/wait");
    let in_flight = tokio::spawn(request.send());
    arrived.notified().await;
    world.stop.ask();
    tokio::time::timeout(PATIENCE, world.served).await.unwrap().unwrap().unwrap();
    assert!(in_flight.await.unwrap().is_err());
}
