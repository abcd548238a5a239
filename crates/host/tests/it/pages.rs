//! Pages for people: how they are refused, in which language; and what goes on to its end when its caller hangs up.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use kernel::{Endpoint, Error, Language, Reply};
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;
use tokio::sync::Notify;

use crate::world::{World, app, does, read, until};

fn shown(error: &Error, language: Language) -> Reply {
    Reply::page(format!("{} in {}", error.code(), language.tag())).header("referrer-policy", "no-referrer")
}

fn page(post: bool, path: &'static str) -> kernel::Outline {
    let begun = if post { Endpoint::post } else { Endpoint::get };
    begun(path, "A page", "একটি পাতা").page(shown)
}

#[tokio::test]
async fn a_page_shows_what_it_is_refused_with() {
    let mut given = app();
    given.config.body_limit = 20;
    given.endpoints.push(does(page(false, "/page"), async |cx, call| match call.query.get("do").map(String::as_str) {
        Some("panic") => panic!("a mistake"),
        Some("busy") => Err(Error::new(&kernel::codes::BUSY)),
        _ => Ok(Reply::page(format!("fine in {}", cx.language().tag()))),
    }));
    given.endpoints.push(does(page(true, "/page"), async |_, call| {
        let form = call.form();
        Ok(Reply::see_other(form["to"].as_str()).cookie("a", "1", jiff::SignedDuration::ZERO).cookie(
            "b",
            "2",
            jiff::SignedDuration::ZERO,
        ))
    }));
    let world = World::of(given).await;
    for (path, head, status, text) in [
        ("/page", vec![], 200, "fine in en"),
        ("/page", vec![("accept-language", "bn")], 200, "fine in bn"),
        ("/page?lang=en", vec![("accept-language", "bn")], 200, "fine in en"),
        ("/page", vec![("cookie", "__Host-vextrus-language=bn")], 200, "fine in bn"),
        ("/page?lang=en", vec![("cookie", "x=y; __Host-vextrus-language=bn")], 200, "fine in en"),
        ("/page?lang=de", vec![("cookie", "__Host-vextrus-language=fr")], 200, "fine in en"),
        ("/page?do=busy&lang=bn", vec![], 503, "kernel.busy in bn"),
        ("/page?do=panic", vec![], 500, "kernel.internal in en"),
        ("/page", vec![("idempotency-key", "two words")], 400, "http.wrong-idempotency-key in en"),
    ] {
        let request = head.iter().fold(world.get(path), |request, (name, value)| request.header(*name, *value));
        let answer = read(request).await;
        assert_eq!((answer.status, answer.text.as_str()), (status, text), "{path} {head:?}");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
        assert!(answer.header("content-security-policy").contains("form-action 'self'"));
        assert_eq!(answer.header("referrer-policy"), if status == 200 { "same-origin" } else { "no-referrer" });
        assert_eq!(answer.header("retry-after"), if status == 503 { "1" } else { "" });
    }
    let foreign = read(world.post("/page").header("origin", "https://evil.example").body("to=/")).await;
    assert_eq!((foreign.status, foreign.text.as_str()), (403, "http.foreign-origin in en"));
    let large = read(world.post("/page").body("to=/much-too-far-away-from-here")).await;
    assert_eq!((large.status, large.text.as_str()), (413, "http.too-large in en"));
    let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let seen = read(http.post(world.url("/page")).body("to=%2Fa%3Fb")).await;
    assert_eq!((seen.status, seen.header("location"), seen.text.as_str()), (303, "/a?b", ""));
    assert_eq!(seen.headers.get_all("set-cookie").iter().count(), 2);
}

#[tokio::test]
async fn who_is_too_fast_sees_a_page_too() {
    let mut given = app();
    (given.config.rate_per_second, given.config.burst) = (1, 1);
    given.endpoints.push(does(page(false, "/page"), async |_, _| Ok(Reply::page("fine"))));
    let world = World::of(given).await;
    until("the limit is met", async || {
        let answer = read(world.get("/page?lang=bn")).await;
        answer.status == 429 && answer.text == "kernel.rate-limited in bn" && !answer.header("retry-after").is_empty()
    })
    .await;
}

#[test]
fn pages_are_no_part_of_the_reference() {
    let endpoints = [does(page(false, "/page"), async |_, _| Ok(Reply::page("")))];
    let document = host::openapi::document(&endpoints, &[]).unwrap();
    assert!(document["paths"].get("/page").is_none());
    assert!(!document["tags"].to_string().contains("probe"));
}

/// Begun, and let go on by hand.
#[derive(Default)]
struct Work {
    begun: Notify,
    go_on: Notify,
    done: AtomicBool,
}

/// Whether work that was begun is done although its caller hung up in the middle.
async fn outlives_its_caller(finishes: bool) -> bool {
    let work = Arc::new(Work::default());
    let inside = work.clone();
    let outline = Endpoint::post("/api/v1/work", "Works", "কাজ করে");
    let outline = if finishes { outline.finishes() } else { outline };
    let mut given = app();
    given.config.concurrent_requests = 1;
    given.endpoints.push(does(outline, move |_, _| {
        let work = inside.clone();
        async move {
            work.begun.notify_one();
            work.go_on.notified().await;
            work.done.store(true, Ordering::SeqCst);
            Ok(Reply::empty())
        }
    }));
    let world = World::of(given).await;
    let mut caller = TcpStream::connect(world.public).await.unwrap();
    caller.write_all(b"POST /api/v1/work HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n").await.unwrap();
    work.begun.notified().await;
    assert_eq!(read(world.get("/api/v1/echo")).await.status, 503, "it has the only place");
    drop(caller);
    if finishes {
        // The place stays taken; nobody else is let in by hanging up.
        assert_eq!(read(world.get("/api/v1/echo")).await.status, 503);
        work.go_on.notify_one();
    }
    until("its place is free again", async || read(world.get("/api/v1/echo")).await.status == 200).await;
    work.go_on.notify_one();
    work.done.load(Ordering::SeqCst)
}

#[tokio::test]
async fn what_must_be_finished_is_finished_though_the_caller_hangs_up() {
    assert!(outlives_its_caller(true).await);
    assert!(!outlives_its_caller(false).await, "what need not is dropped");
}

#[tokio::test]
async fn a_panic_in_what_is_finished_is_answered() {
    let mut given = app();
    let outline = Endpoint::post("/api/v1/work", "Works", "কাজ করে").finishes();
    given.endpoints.push(does(outline, async |_, _| panic!("a mistake")));
    let world = World::of(given).await;
    let answer = read(world.post("/api/v1/work")).await;
    assert_eq!((answer.status, answer.json()["code"].as_str()), (500, Some("kernel.internal")));
}
