//! Answers and refusals, as a client sees them.

use http::Method as HttpMethod;
use kernel::{Error, Method};
use serde_json::json;
use uuid::Uuid;

use crate::world::{World, app, endpoint, raw, read};

#[tokio::test]
async fn an_operation_gets_what_the_request_says() {
    let world = World::of(app()).await;
    let answer = read(
        world
            .post("/api/v1/echo?q=a%20b&page=2")
            .bearer_auth("known")
            .header("idempotency-key", "k-1")
            .header("accept-language", "bn-BD,en;q=0.5")
            .body("{}"),
    )
    .await;
    assert_eq!((answer.status, answer.header("content-type")), (200, "application/json"));
    let told = answer.json();
    assert!(told["actor"].as_str().unwrap().starts_with("person:"));
    assert_eq!((&told["key"], &told["language"], &told["body"]), (&json!("k-1"), &json!("bn"), &json!("{}")));
    assert_eq!(told["query"], json!({ "q": "a b", "page": "2" }));
    assert_eq!(told["request"], answer.header("x-request-id"));

    let told = read(world.get("/api/v1/echo/%E0%A6%95-1").bearer_auth("fresh")).await.json();
    assert_eq!(told["path"], json!({ "id": "ক-1" }));
    assert_eq!(read(world.get("/api/v1/echo")).await.json()["actor"], "service:visitor");
    let head = read(world.http.head(world.url("/api/v1/echo"))).await;
    assert_eq!((head.status, head.text.as_str()), (200, ""));
}

#[tokio::test]
async fn every_answer_wears_the_same_head() {
    let world = World::of(app()).await;
    for path in ["/api/v1/echo", "/nowhere", "/health/live", "/metrics"] {
        let answer = read(world.get(path)).await;
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("content-security-policy"), "default-src 'none'; frame-ancestors 'none'");
        assert_eq!((answer.header("referrer-policy"), answer.header("cache-control")), ("no-referrer", "no-store"));
        assert_eq!(answer.header("strict-transport-security"), "");
        assert_eq!(Uuid::parse_str(answer.header("x-request-id")).unwrap().get_version_num(), 7, "{path}");
    }
    let mut behind_tls = app();
    behind_tls.config.hsts = true;
    let world = World::of(behind_tls).await;
    assert!(read(world.get("/health/live")).await.header("strict-transport-security").starts_with("max-age="));
}

#[tokio::test]
async fn a_request_id_is_kept_when_it_is_one() {
    let world = World::of(app()).await;
    let given = Uuid::new_v4_for_test();
    let kept = read(world.get("/api/v1/echo").header("x-request-id", given.to_string())).await;
    assert_eq!(kept.header("x-request-id"), given.to_string());
    let other = read(world.get("/api/v1/echo").header("x-request-id", "'; drop table")).await;
    assert!(Uuid::parse_str(other.header("x-request-id")).is_ok());
}

trait TestUuid {
    fn new_v4_for_test() -> Uuid;
}

impl TestUuid for Uuid {
    fn new_v4_for_test() -> Uuid {
        Uuid::from_u128(0x0123_4567_89ab_4def_8123_4567_89ab_cdef)
    }
}

#[tokio::test]
async fn a_refusal_is_a_problem_in_the_callers_language() {
    let mut given = app();
    given.endpoints.push(endpoint(Method::Get, "/api/v1/refuse", |_, _| async {
        let complaints = vec![
            Error::new(&kernel::codes::REQUIRED).field("name"),
            Error::new(&kernel::codes::TOO_LONG).field("code").with("limit", 5).with("length", 9),
        ];
        Error::all(complaints)?;
        Ok(kernel::Reply::empty())
    }));
    let world = World::of(given).await;
    let answer = read(world.get("/api/v1/refuse")).await;
    assert_eq!((answer.status, answer.header("content-type")), (400, "application/problem+json"));
    let problem = answer.json();
    assert_eq!(problem["type"], "https://vextrus.com.bd/problems/kernel.invalid");
    assert_eq!(
        (&problem["code"], &problem["status"], &problem["retryable"]),
        (&json!("kernel.invalid"), &json!(400), &json!(false))
    );
    assert_eq!(problem["title"], "Input needs mending");
    assert_eq!(problem["requestId"], answer.header("x-request-id"));
    assert!(problem["traceId"].is_string());
    let second = &problem["complaints"][1];
    assert_eq!((&second["code"], &second["field"]), (&json!("kernel.too-long"), &json!("code")));
    assert_eq!(second["detail"], "“code” may have at most 5 characters; it has 9.");
    assert_eq!(second["params"]["limit"], "5");

    let bengali = read(world.get("/api/v1/refuse").header("accept-language", "bn")).await.json();
    assert_eq!(bengali["title"], "তথ্য সংশোধন প্রয়োজন");
    assert_eq!(bengali["complaints"][0]["detail"], "“name” পূরণ করতে হবে।");
    let english = read(world.get("/api/v1/refuse").header("accept-language", "en-GB, bn;q=0.8")).await.json();
    assert_eq!(english["title"], "Input needs mending");
}

#[tokio::test]
async fn nothing_there_and_wrong_method_are_problems() {
    let world = World::of(app()).await;
    let missing = read(world.get("/api/v1/nowhere").header("accept-language", "bn")).await;
    assert_eq!((missing.status, missing.json()["code"].as_str()), (404, Some("http.no-such-path")));
    assert_eq!(missing.json()["detail"], "এই ঠিকানায় কিছু নেই। পাথ যাচাই করুন।");
    for (method, path, allow) in [
        (HttpMethod::POST, "/api/v1/echo/1", "GET, HEAD"),
        (HttpMethod::DELETE, "/api/v1/echo", "GET, HEAD, POST"),
        (HttpMethod::OPTIONS, "/api/v1/echo", "GET, HEAD, POST"),
    ] {
        let answer = read(world.http.request(method.clone(), world.url(path))).await;
        assert_eq!((answer.status, answer.header("allow")), (405, allow), "{method} {path}");
        assert_eq!(answer.json()["code"], "http.wrong-method");
    }
    let wrong_bytes = read(world.get("/api/v1/echo/%FF%FE")).await;
    assert_eq!(wrong_bytes.status, 404);
}

#[tokio::test]
async fn a_wrong_token_is_asked_to_sign_in() {
    let world = World::of(app()).await;
    for authorization in ["Bearer wrong", "Basic a25vd24=", "Bearer", "Bearer  "] {
        let answer = read(world.get("/api/v1/echo").header("authorization", authorization)).await;
        assert_eq!(
            (answer.status, answer.header("www-authenticate")),
            (401, "Bearer realm=\"vextrus\""),
            "{authorization}"
        );
        assert_eq!(answer.json()["code"], "kernel.unauthenticated");
    }
}

#[tokio::test]
async fn an_idempotency_key_is_visible_ascii() {
    let world = World::of(app()).await;
    let longest = "k".repeat(host::http::KEY_LIMIT);
    assert_eq!(
        read(world.post("/api/v1/echo").header("idempotency-key", &longest)).await.json()["key"],
        longest.as_str()
    );
    assert_eq!(read(world.post("/api/v1/echo")).await.json()["key"], json!(null));
    for wrong in [String::new(), "k".repeat(host::http::KEY_LIMIT + 1), "two words".to_owned(), "চাবি".to_owned()]
    {
        let answer = read(world.post("/api/v1/echo").header("idempotency-key", &wrong)).await;
        assert_eq!(
            (answer.status, answer.json()["code"].as_str()),
            (400, Some("http.wrong-idempotency-key")),
            "{wrong}"
        );
        assert_eq!(answer.json()["field"], "Idempotency-Key");
    }
    let twice = read(world.post("/api/v1/echo").header("idempotency-key", "a").header("idempotency-key", "b")).await;
    assert_eq!(twice.status, 400);
}

#[tokio::test]
async fn a_panic_is_one_answer_and_the_connection_stays() {
    let mut given = app();
    given.endpoints.push(endpoint(Method::Get, "/api/v1/panic", |_, _| async { panic!("on purpose") }));
    let world = World::of(given).await;
    let talk = b"GET /api/v1/panic HTTP/1.1\r\nhost: x\r\n\r\nGET /api/v1/echo HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    let answers = raw(world.public, talk).await;
    assert!(answers.starts_with("HTTP/1.1 500"), "{answers}");
    assert!(answers.contains("kernel.internal") && !answers.contains("on purpose"), "{answers}");
    assert!(answers.contains("HTTP/1.1 200 OK"), "{answers}");
    let metrics = read(world.get("/metrics")).await.text;
    assert!(metrics.contains("http_panics_total"), "{metrics}");
}

#[tokio::test]
async fn our_own_mistake_is_not_explained_to_the_caller() {
    let mut given = app();
    given
        .endpoints
        .push(endpoint(Method::Get, "/api/v1/mistake", |_, _| async { Err(Error::internal("secret inner words")) }));
    let world = World::of(given).await;
    let answer = read(world.get("/api/v1/mistake")).await;
    assert_eq!((answer.status, answer.json()["code"].as_str()), (500, Some("kernel.internal")));
    assert!(!answer.text.contains("secret inner words"));
}

#[tokio::test]
async fn pages_of_others_may_call_only_when_listed() {
    let world = World::of(app()).await;
    let answer = read(world.get("/api/v1/echo").header("origin", "https://erp.example.com")).await;
    assert_eq!((answer.status, answer.header("access-control-allow-origin")), (200, ""));

    let mut open = app();
    open.config.cors_origins.0 = vec!["https://erp.example.com".parse().unwrap()];
    let world = World::of(open).await;
    let listed = read(world.get("/api/v1/echo").header("origin", "https://erp.example.com")).await;
    assert_eq!(listed.header("access-control-allow-origin"), "https://erp.example.com");
    assert_eq!((listed.header("access-control-allow-credentials"), listed.header("vary")), ("true", "origin"));
    for stranger in ["https://erp.example.com.evil.org", "http://erp.example.com", "null"] {
        let answer = read(world.get("/api/v1/echo").header("origin", stranger)).await;
        assert_eq!((answer.header("access-control-allow-origin"), answer.header("vary")), ("", "origin"), "{stranger}");
    }
    let preflight = world.http.request(HttpMethod::OPTIONS, world.url("/api/v1/echo"));
    let preflight =
        read(preflight.header("origin", "https://erp.example.com").header("access-control-request-method", "POST"))
            .await;
    assert_eq!((preflight.status, preflight.header("access-control-allow-methods")), (204, "GET, POST, PATCH, DELETE"));
    assert!(preflight.header("access-control-allow-headers").contains("idempotency-key"));
}

#[tokio::test]
async fn pages_stand_behind_the_same_chassis() {
    let mut given = app();
    let hello = || async { ([("content-security-policy", "default-src 'self'")], "hello") };
    given.pages = Some(axum::Router::new().route("/hello", axum::routing::get(hello)));
    let world = World::of(given).await;
    let page = read(world.get("/hello")).await;
    assert_eq!(
        (page.status, page.text.as_str(), page.header("content-security-policy")),
        (200, "hello", "default-src 'self'")
    );
    assert_eq!(page.header("x-content-type-options"), "nosniff");
    let wrong = read(world.post("/hello")).await;
    assert_eq!(
        (wrong.status, wrong.header("allow"), wrong.json()["code"].as_str()),
        (405, "GET,HEAD", Some("http.wrong-method"))
    );
    assert_eq!(read(world.get("/hollo")).await.json()["code"], "http.no-such-path");
    let admin = world.http.get(format!("http://{}/hello", world.admin));
    assert_eq!(read(admin).await.status, 404);
}

#[tokio::test]
async fn two_operations_at_one_path_do_not_start() {
    let mut given = app();
    given.endpoints.extend(crate::world::echo());
    let world = World::of(given).await;
    assert_eq!(world.served.await.unwrap().unwrap_err().code(), "kernel.internal");
}
