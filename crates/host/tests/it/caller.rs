//! Who is believed to call: token, cookie, the page it comes from; who hears of refusals.

use std::sync::{Arc, Mutex};

use host::http::{App, Authority, Presented};
use http::Method as HttpMethod;
use kernel::{Actor, BoxFuture, Clock, Code, Cx, Endpoint, Error, Grants, Kind, PersonId, Reply, Result, TenantId};
use serde_json::{Value, json};

use crate::world::{Read, World, app, does, endpoint, read};

mod permission {
    kernel::permissions! {
        SPEAK = "caller.word.create", "Speak", "কথা বলা", [];
    }
}

static CHANGED: Code =
    Code {
        name: "data.grants-changed", kind: Kind::Unavailable, en: "Once more, please.", bn: "আরেকবার করুন।"
    };

/// Knows the token `good`, and writes down what it is told.
#[derive(Default)]
struct Book(Mutex<Vec<String>>);

impl Book {
    fn write(&self, line: String) {
        self.0.lock().unwrap().push(line);
    }

    fn read(&self) -> Vec<String> {
        std::mem::take(&mut *self.0.lock().unwrap())
    }
}

impl Authority for Book {
    fn identify<'a>(&'a self, presented: Presented<'a>) -> BoxFuture<'a, Result<Cx>> {
        Box::pin(async move {
            let actor = match presented.token {
                None => Actor::Nobody,
                Some("good") => Actor::Person(PersonId::new()),
                Some(_) => return Err(Error::new(&kernel::codes::UNAUTHENTICATED)),
            };
            self.write(format!("identify {} {}", presented.by_cookie, presented.address));
            Ok(Cx::new(TenantId::new(), actor, Grants::none(), Clock::default()))
        })
    }

    fn forget(&self, token: &str) {
        self.write(format!("forget {token}"));
    }

    fn refused(&self, cx: &Cx, error: &Error) {
        assert!(cx.person().is_some());
        self.write(format!("refused {}", error.code()));
    }
}

fn house() -> (App, Arc<Book>) {
    let book = Arc::new(Book::default());
    let mut given = app();
    given.authority = book.clone();
    let head = |cx: Cx, call: kernel::Call| async move {
        let head = call.head;
        assert!(!format!("{head:?}").contains("good"), "a token is never written down");
        Reply::json(&json!({
            "actor": cx.actor().to_string(), "host": head.host, "tenant": head.tenant, "address": head.address,
            "agent": head.agent, "token": head.token, "by_cookie": head.by_cookie, "secure": head.secure, "origin": head.origin,
        }))
    };
    given.endpoints.push(does(Endpoint::post("/api/v1/open", "Open.", "খোলা।").open().wants_head(), head));
    given.endpoints.push(does(Endpoint::post("/api/v1/quiet", "Quiet.", "নীরব।").open(), head));
    given.endpoints.push(does(Endpoint::delete("/api/v1/echo", "Ends.", "শেষ।").gives_nothing(), |_, _| async {
        Ok(Reply::empty())
    }));
    given.endpoints.push(endpoint(kernel::Method::Get, "/api/v1/denied", |cx, _| async move {
        cx.require(&permission::SPEAK)?;
        Ok(Reply::empty())
    }));
    given.endpoints.push(endpoint(kernel::Method::Get, "/api/v1/changed", |_, _| async { Err(Error::new(&CHANGED)) }));
    (given, book)
}

const COOKIE: &str = "theme=dark; __Host-vextrus=good; other=1";

async fn ask(world: &World, method: HttpMethod, path: &str, headers: &[(&str, &str)]) -> Read {
    let mut request = world.http.request(method, world.url(path));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    read(request).await
}

fn code(answer: &Read) -> Value {
    answer.json()["code"].clone()
}

#[tokio::test]
async fn the_session_cookie_is_a_token_and_a_bearer_token_wins() {
    let (given, book) = house();
    let world = World::of(given).await;
    let told = ask(&world, HttpMethod::GET, "/api/v1/echo", &[("cookie", COOKIE)]).await.json();
    assert!(told["actor"].as_str().unwrap().starts_with("person:"));
    assert_eq!(book.read(), ["identify true 127.0.0.1"]);
    let both = [("cookie", "__Host-vextrus=wrong"), ("authorization", "Bearer good")];
    assert_eq!(
        ask(&world, HttpMethod::POST, "/api/v1/echo", &both).await.status,
        200,
        "nobody asks a bearer for its page"
    );
    assert_eq!(book.read(), ["identify false 127.0.0.1"]);
    for cookie in ["vextrus=good", "__Host-vextrus=", "__Host-vextrus2=good", "__host-vextrus=good"] {
        let told = ask(&world, HttpMethod::GET, "/api/v1/echo", &[("cookie", cookie)]).await;
        assert_eq!(told.status, 401, "{cookie}");
    }
    for cookies in [
        &[("cookie", "__Host-vextrus=good; __Host-vextrus=good")][..],
        &[("cookie", "__Host-vextrus=good"), ("cookie", "__Host-vextrus=evil")],
        &[("cookie", "__Host-vextrus=wrong")],
    ] {
        let answer = ask(&world, HttpMethod::GET, "/api/v1/echo", cookies).await;
        assert_eq!((answer.status, code(&answer)), (401, json!("kernel.unauthenticated")), "{cookies:?}");
    }
}

#[tokio::test]
async fn with_a_cookie_what_changes_something_comes_from_our_own_page() {
    let (mut given, book) = house();
    given.config.cors_origins.0 = vec!["https://listed.example.com".parse().unwrap()];
    let world = World::of(given).await;
    let (own, port) = (format!("http://{}", world.public), world.public.port().to_string());
    let other_port = format!("http://127.0.0.1:{}", world.public.port().wrapping_add(1));
    for (headers, status) in [
        (vec![], 403),
        (vec![("origin", own.as_str())], 200),
        (vec![("sec-fetch-site", "same-origin")], 200),
        (vec![("origin", "null"), ("sec-fetch-site", "same-origin")], 200),
        (vec![("origin", "https://listed.example.com")], 200),
        (vec![("origin", "https://evil.example")], 403),
        (vec![("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")], 403),
        (vec![("origin", other_port.as_str())], 403),
        (vec![("origin", "null")], 403),
        (vec![("origin", port.as_str())], 403),
        (vec![("sec-fetch-site", "same-site")], 403),
        // A stranger's word about the host is nobody's word.
        (vec![("origin", "https://evil.example"), ("x-forwarded-host", "evil.example")], 403),
    ] {
        for method in [HttpMethod::POST, HttpMethod::DELETE] {
            let mut all = headers.clone();
            all.push(("cookie", COOKIE));
            let answer = ask(&world, method.clone(), "/api/v1/echo", &all).await;
            let wanted = if status == 200 && method == HttpMethod::DELETE { 204 } else { status };
            assert_eq!(answer.status, wanted, "{method} {headers:?}");
            assert!(status != 403 || code(&answer) == "http.foreign-origin", "{headers:?}");
        }
        let mut reading = headers.clone();
        reading.push(("cookie", COOKIE));
        assert_eq!(ask(&world, HttpMethod::GET, "/api/v1/echo", &reading).await.status, 200, "{headers:?}");
    }
    book.read();
    let bengali = [("cookie", COOKIE), ("accept-language", "bn")];
    let refused = ask(&world, HttpMethod::POST, "/api/v1/echo", &bengali).await.json();
    assert!(refused["detail"].as_str().unwrap().contains("ওয়েবসাইট"), "{refused}");
    assert_eq!(book.read(), Vec::<String>::new(), "who is not asked is not looked up");
}

#[tokio::test]
async fn nobody_is_signed_in_by_another_sites_page() {
    let (given, _) = house();
    let world = World::of(given).await;
    for (origin, status) in [("https://evil.example", 403), ("null", 403), (&*format!("http://{}", world.public), 200)]
    {
        assert_eq!(
            ask(&world, HttpMethod::POST, "/api/v1/open", &[("origin", origin)]).await.status,
            status,
            "{origin}"
        );
    }
    assert_eq!(ask(&world, HttpMethod::POST, "/api/v1/open", &[]).await.status, 200, "a program has no page");
}

#[tokio::test]
async fn behind_a_trusted_proxy_its_word_about_the_page_counts() {
    let (mut given, _) = house();
    given.config.trusted_proxies.0 = vec!["127.0.0.1/32".parse().unwrap()];
    let world = World::of(given).await;
    let (host, tls) = (("x-forwarded-host", "erp.example.com"), ("x-forwarded-proto", "https"));
    let far = ("x-forwarded-for", "203.0.113.9");
    for (origin, proxy, status) in [
        ("https://erp.example.com", vec![host, tls], 200),
        ("https://ERP.example.com:443", vec![host, tls], 200),
        ("https://erp.example.com", vec![host], 200),
        ("http://erp.example.com", vec![host, tls], 403),
        ("https://erp.example.com:8443", vec![host, tls], 403),
        ("https://erp.example.com.evil.example", vec![host, tls], 403),
    ] {
        let headers = [&proxy[..], &[("cookie", COOKIE), ("origin", origin), far]].concat();
        assert_eq!(ask(&world, HttpMethod::POST, "/api/v1/echo", &headers).await.status, status, "{origin} {proxy:?}");
    }
    let agent = "অ".repeat(300);
    let more =
        [("origin", "https://erp.example.com"), ("x-tenant-id", "demo"), ("user-agent", &agent), ("cookie", COOKIE)];
    let told = ask(&world, HttpMethod::POST, "/api/v1/open", &[&more[..], &[host, tls, far]].concat()).await.json();
    assert_eq!(
        (&told["host"], &told["secure"], &told["address"]),
        (&json!("erp.example.com"), &json!(true), &json!("203.0.113.9"))
    );
    assert_eq!((&told["tenant"], &told["token"], &told["by_cookie"]), (&json!("demo"), &json!("good"), &json!(true)));
    assert_eq!(
        (told["agent"].as_str().unwrap().chars().count(), &told["origin"]),
        (200, &json!("https://erp.example.com"))
    );
}

#[tokio::test]
async fn an_open_operation_takes_a_wrong_token_for_none_and_only_who_asks_is_told_the_head() {
    let (given, book) = house();
    let world = World::of(given).await;
    let own = format!("http://{}", world.public);
    for (headers, token) in [
        (vec![("authorization", "Bearer stale")], json!("stale")),
        (vec![("cookie", "__Host-vextrus=stale"), ("origin", &*own)], json!("stale")),
        (vec![("authorization", "Basic x")], json!(null)),
        (vec![("cookie", "__Host-vextrus=a; __Host-vextrus=b")], json!(null)),
        (vec![], json!(null)),
    ] {
        let answer = ask(&world, HttpMethod::POST, "/api/v1/open", &headers).await;
        assert_eq!((answer.status, &answer.json()["actor"]), (200, &json!("nobody")), "{headers:?}");
        assert_eq!(answer.json()["token"], token, "{headers:?}");
    }
    book.read();
    let quiet = ask(&world, HttpMethod::POST, "/api/v1/quiet", &[("authorization", "Bearer good")]).await.json();
    assert!(quiet["actor"].as_str().unwrap().starts_with("person:"));
    assert_eq!((&quiet["host"], &quiet["token"], &quiet["address"]), (&json!(null), &json!(null), &json!(null)));
}

#[tokio::test]
async fn each_refusal_is_told_once_and_changed_grants_are_forgotten() {
    let (given, book) = house();
    let world = World::of(given).await;
    let bearer = [("authorization", "Bearer good")];
    let denied = ask(&world, HttpMethod::GET, "/api/v1/denied", &bearer).await;
    assert_eq!((denied.status, code(&denied)), (403, json!("kernel.denied")));
    assert_eq!(book.read(), ["identify false 127.0.0.1", "refused kernel.denied"]);
    let changed = ask(&world, HttpMethod::GET, "/api/v1/changed", &bearer).await;
    assert_eq!((changed.status, &changed.json()["retryable"]), (503, &json!(true)));
    assert_eq!(book.read(), ["identify false 127.0.0.1", "forget good"]);
    let nobody = ask(&world, HttpMethod::GET, "/api/v1/denied", &[]).await;
    assert_eq!((nobody.status, book.read()), (401, vec!["identify false 127.0.0.1".to_owned()]));
    ask(&world, HttpMethod::GET, "/api/v1/echo", &bearer).await;
    assert_eq!(book.read(), ["identify false 127.0.0.1"]);
}

#[tokio::test]
async fn each_refusal_of_a_graph_is_told_once() {
    let (mut given, book) = house();
    given.graphs = vec![crate::graphql::refusing(&permission::SPEAK, &CHANGED)];
    let world = World::of(given).await;
    let ask =
        world.post("/graphql/gate").bearer_auth("good").json(&json!({ "query": "{ a: speak b: speak changed }" }));
    assert_eq!(read(ask).await.json()["errors"].as_array().unwrap().len(), 3);
    let mut told = book.read();
    told.sort();
    assert_eq!(told, ["forget good", "identify false 127.0.0.1", "refused kernel.denied", "refused kernel.denied"]);
    let by_cookie = world.post("/graphql/gate").header("cookie", COOKIE).json(&json!({ "query": "{ __typename }" }));
    let refused = read(by_cookie).await;
    assert_eq!((refused.status, code(&refused)), (403, json!("http.foreign-origin")));
}

#[tokio::test]
async fn an_answer_says_its_status_its_kind_and_its_head() {
    let (mut given, _) = house();
    given.endpoints.push(does(Endpoint::post("/api/v1/made", "Makes.", "তৈরি।").open(), |_, _| async {
        let month = jiff::SignedDuration::from_hours(720);
        let made = Reply::json(&json!({ "id": 1 }))?.status(201).header("location", "/api/v1/made/1");
        Ok(made.cookie(kernel::SESSION_COOKIE, "t", month).cookie("other", "", jiff::SignedDuration::ZERO))
    }));
    given.endpoints.push(does(Endpoint::get("/api/v1/file", "A file.", "ফাইল।").open(), |_, _| async {
        Ok(Reply::of("text/csv; charset=utf-8", "a,b\n").header("content-security-policy", "sandbox"))
    }));
    given.endpoints.push(does(Endpoint::get("/api/v1/broken", "Broken.", "ভাঙা।").open(), |_, _| async {
        Ok(Reply::empty().header("location", "a\nb"))
    }));
    let world = World::of(given).await;
    let made = ask(&world, HttpMethod::POST, "/api/v1/made", &[]).await;
    assert_eq!(
        (made.status, made.header("location"), made.header("cache-control")),
        (201, "/api/v1/made/1", "no-store")
    );
    let cookies: Vec<_> = made.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap()).collect();
    assert_eq!(
        cookies,
        [
            "__Host-vextrus=t; Path=/; Max-Age=2592000; Secure; HttpOnly; SameSite=Lax",
            "other=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax"
        ]
    );
    let file = ask(&world, HttpMethod::GET, "/api/v1/file", &[]).await;
    assert_eq!((file.text.as_str(), file.header("content-type")), ("a,b\n", "text/csv; charset=utf-8"));
    assert_eq!(
        (file.headers.get_all("content-security-policy").iter().count(), file.header("content-security-policy")),
        (1, "sandbox")
    );
    let head = ask(&world, HttpMethod::HEAD, "/api/v1/file", &[]).await;
    assert_eq!((head.status, head.text.as_str(), head.header("content-type")), (200, "", "text/csv; charset=utf-8"));
    let gone = ask(&world, HttpMethod::DELETE, "/api/v1/echo", &[("authorization", "Bearer good")]).await;
    assert_eq!((gone.status, gone.text.as_str(), gone.header("content-type")), (204, "", ""));
    assert_eq!(ask(&world, HttpMethod::GET, "/api/v1/broken", &[]).await.status, 500);
    let wrong = ask(&world, HttpMethod::PUT, "/api/v1/echo", &[]).await;
    assert_eq!((wrong.status, wrong.header("allow")), (405, "GET, HEAD, POST, DELETE"));
    let odd = ask(&world, HttpMethod::from_bytes(b"BREW").unwrap(), "/api/v1/made", &[]).await;
    assert_eq!((odd.status, odd.header("allow")), (405, "POST"));
}
