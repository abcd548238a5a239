//! The door of the real program, as browsers meet it: cookies, pages of other sites, languages, weights, hanging up.

use std::path::Path;

use reqwest::header::{COOKIE, HeaderMap, LOCATION, ORIGIN, SET_COOKIE};
use reqwest::redirect::Policy;
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;

use crate::running::{Home, Serving, connect, count, eventually};

const EMAIL: &str = "owner@example.com";
const PASSWORD: &str = "karnaphuli-Bridge-42";
const ME: &str = "/api/v1/auth/me";
/// Bytes a page may have with its style.
const WEIGHT: usize = 15 * 1024;
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; \
    frame-ancestors 'none'";

/// An installation with a tenant whose owner has a password.
async fn founded() -> (Home, Serving) {
    let home = Home::new();
    let file = home.data.parent().unwrap_or(Path::new("/tmp")).join("owner.password");
    std::fs::write(&file, PASSWORD).unwrap();
    let create = ["tenant", "create", "--slug", "demo", "--name", "demo", "--owner-email", EMAIL];
    home.done(&[&create[..], &["--owner-password-file", file.to_str().unwrap()]].concat()).await;
    let serving = home.serve(&[]).await;
    (home, serving)
}

/// An answer, read whole.
struct Answer {
    status: u16,
    head: HeaderMap,
    text: String,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.head.get(name).map_or("", |value| value.to_str().unwrap())
    }

    fn place(&self) -> (u16, &str) {
        (self.status, self.header(LOCATION.as_str()))
    }

    /// `name=value` of a cookie that is set.
    fn cookie(&self, name: &str) -> Option<String> {
        let lines = self.head.get_all(SET_COOKIE).iter().map(|line| line.to_str().unwrap());
        let mut pairs = lines.filter_map(|line| line.split(';').next());
        pairs.find(|pair| pair.split('=').next() == Some(name)).map(str::to_owned)
    }
}

/// A browser that follows no redirect and keeps no cookie by itself.
struct Browser {
    http: reqwest::Client,
    address: String,
}

impl Browser {
    fn at(serving: &Serving) -> Self {
        let http = reqwest::Client::builder().redirect(Policy::none()).build().unwrap();
        Self { http, address: serving.address().to_owned() }
    }

    async fn get(&self, path: &str, head: &[(&str, &str)]) -> Answer {
        read(self.http.get(format!("{}{path}", self.address)), head).await
    }

    async fn post(&self, path: &str, form: &[(&str, &str)], head: &[(&str, &str)]) -> Answer {
        let body = encoded(form);
        let request = self.http.post(format!("{}{path}", self.address)).body(body);
        read(request.header("content-type", "application/x-www-form-urlencoded"), head).await
    }

    /// The session's cookie of the owner.
    async fn signed_in(&self) -> String {
        let form = [("tenant", "demo"), ("email", EMAIL), ("password", PASSWORD)];
        let inside = self.post("/login", &form, &[(ORIGIN.as_str(), &self.address)]).await;
        assert_eq!(inside.place(), (303, "/app"), "{}", inside.text);
        inside.cookie("__Host-vextrus").unwrap()
    }
}

fn encoded(form: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish()
}

async fn read(request: reqwest::RequestBuilder, head: &[(&str, &str)]) -> Answer {
    let request = head.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    let answer = request.send().await.unwrap();
    let (status, head) = (answer.status().as_u16(), answer.headers().clone());
    Answer { status, head, text: answer.text().await.unwrap() }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_browser_comes_in_and_goes_out() {
    let (_home, mut serving) = founded().await;
    let browser = Browser::at(&serving);
    assert_eq!(browser.get("/", &[]).await.place(), (303, "/login"));
    let page = browser.get("/login?next=/app/units", &[]).await;
    assert_eq!((page.status, page.header("content-type")), (200, "text/html; charset=utf-8"));
    for (name, value) in [
        ("content-security-policy", POLICY),
        ("cache-control", "no-store"),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
    ] {
        assert_eq!(page.header(name), value, "{name}");
    }
    let style = page.text.split_once("rel=\"stylesheet\" href=\"").unwrap().1.split('"').next().unwrap();
    let sheet = browser.get(style, &[]).await;
    assert_eq!(sheet.header("content-type"), "text/css; charset=utf-8");
    assert!(sheet.header("cache-control").contains("immutable"));
    assert_eq!(browser.get("/login/page.css?v=other", &[]).await.header("cache-control"), "no-cache");
    for path in ["/login?next=/app/units", "/forgot?lang=bn", "/logout", "/link/none"] {
        let weight = browser.get(path, &[]).await.text.len() + sheet.text.len();
        assert!(weight <= WEIGHT, "{path} weighs {weight}");
    }

    let cookie = browser.signed_in().await;
    let own = [(COOKIE.as_str(), cookie.as_str()), (ORIGIN.as_str(), browser.address.as_str())];
    assert_eq!(browser.get(ME, &own).await.status, 200);
    assert_eq!(browser.get("/", &own).await.place(), (303, "/app"));
    assert_eq!(browser.get("/login?next=/app/units", &own).await.place(), (303, "/app/units"));
    assert_eq!(browser.get("/login?next=//evil.example", &own).await.place(), (303, "/app"));
    assert_eq!(browser.get("/logout", &own).await.status, 200);
    assert_eq!(browser.get(ME, &own).await.status, 200, "an address alone signs nobody out");
    let out = browser.post("/logout", &[], &own).await;
    assert_eq!((out.status, out.cookie("__Host-vextrus").as_deref()), (303, Some("__Host-vextrus=")));
    assert_eq!(browser.get(ME, &own).await.status, 401);
    assert_eq!(browser.get("/login", &own).await.status, 200, "a stale cookie is no session");
    assert!(serving.stop().await.success());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_sites_page_signs_nobody_in_or_out() {
    let (_home, mut serving) = founded().await;
    let browser = Browser::at(&serving);
    let cookie = browser.signed_in().await;
    let form = [("tenant", "demo"), ("email", EMAIL), ("password", PASSWORD)];
    let foreign: [&[(&str, &str)]; 5] = [
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
        &[("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")],
        &[("origin", "http://sub.127.0.0.1"), ("sec-fetch-site", "same-site")],
        &[("origin", "null"), ("sec-fetch-site", "cross-site"), ("accept-language", "bn")],
    ];
    for head in foreign {
        let refused = browser.post("/login", &form, head).await;
        assert_eq!((refused.status, refused.cookie("__Host-vextrus")), (403, None), "{head:?}");
        assert!(refused.header("content-type").starts_with("text/html"), "{head:?}: {}", refused.text);
        let bengali = head.iter().any(|(name, _)| *name == "accept-language");
        assert_eq!(refused.text.contains("অন্য ওয়েবসাইটের পাতা"), bengali, "{}", refused.text);
        let signed_in = [head, &[("cookie", cookie.as_str())]].concat();
        assert_eq!(browser.post("/logout", &[], &signed_in).await.status, 403, "{head:?}");
    }
    let pages_without_origin = [("origin", "null"), ("sec-fetch-site", "same-origin")];
    assert_eq!(browser.post("/login", &form, &pages_without_origin).await.status, 303);
    assert_eq!(browser.get(ME, &[("cookie", &cookie)]).await.status, 200, "nobody was signed out");
    assert!(serving.stop().await.success());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_speak_as_the_address_says_else_as_chosen_before_else_as_the_browser_wishes() {
    let (_home, mut serving) = founded().await;
    let browser = Browser::at(&serving);
    let (bengali, chosen) = (("accept-language", "bn-BD,bn;q=0.9"), ("cookie", "__Host-vextrus-language=en"));
    for (path, head, language) in [
        ("/login", vec![], "en"),
        ("/login", vec![bengali], "bn"),
        ("/login", vec![bengali, chosen], "en"),
        ("/login?lang=bn", vec![chosen], "bn"),
        ("/login?lang=xx", vec![bengali], "bn"),
        ("/forgot", vec![bengali], "bn"),
        ("/link/x", vec![bengali], "bn"),
    ] {
        let page = browser.get(path, &head).await;
        assert!(page.text.contains(&format!("<html lang=\"{language}\">")), "{path} {head:?}");
    }
    let wrong = [("tenant", "demo"), ("email", EMAIL), ("password", "wrong")];
    let refused = browser.post("/login?lang=bn", &wrong, &[]).await;
    assert_eq!(refused.status, 401);
    assert!(refused.text.contains("পাসওয়ার্ড সঠিক নয়"), "{}", refused.text);
    assert!(serving.stop().await.success());
}

/// Two hashes are computed at once, so what comes after many that know nobody waits in the middle of its try.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_hangs_up_while_the_password_is_tried_loses_no_try() {
    const OTHERS: usize = 24;
    const HANG_UP: i32 = 4;
    const SESSIONS: &str = "select count(*) from auth.session where ended_at is null";
    let (home, mut serving) = founded().await;
    let client = connect(&home.superuser().await).await.unwrap();
    let tried = async || -> i32 {
        client.query_one("select failures from auth.credential", &[]).await.unwrap().get("failures")
    };
    let form = encoded(&[("tenant", "demo"), ("email", EMAIL), ("password", PASSWORD)]);
    let json = format!(r#"{{"tenant":"demo","email":"{EMAIL}","password":"{PASSWORD}"}}"#);
    let page = ("/login", "application/x-www-form-urlencoded", form.as_str());
    for (path, kind, body) in [page, ("/api/v1/auth/login", "application/json", json.as_str())] {
        let before = count(&client, SESSIONS).await;
        let nobody = encoded(&[("tenant", "demo"), ("email", "nobody@example.com"), ("password", "x")]);
        let mut others = Vec::new();
        for _ in 0..OTHERS {
            others.push(asked(&serving, page.0, page.1, &nobody).await);
        }
        let mut leaving = Vec::new();
        for _ in 0..HANG_UP {
            leaving.push(asked(&serving, path, kind, body).await);
        }
        eventually("they are being tried", async || tried().await == HANG_UP).await;
        drop(leaving);
        drop(others);
        eventually("each was signed in", async || count(&client, SESSIONS).await == before + i64::from(HANG_UP)).await;
        assert_eq!(tried().await, 0);
    }
    Browser::at(&serving).signed_in().await;
    assert!(serving.stop().await.success());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_hangs_up_in_the_graph_while_the_password_is_tried_loses_no_try() {
    const OTHERS: usize = 24;
    const CHANGED: &str = "select count(*)::integer from data.audit_row where operation = 'auth.password.change'";
    let (home, mut serving) = founded().await;
    let client = connect(&home.superuser().await).await.unwrap();
    let one = async |sql: &str| -> i32 { client.query_one(sql, &[]).await.unwrap().get(0) };
    let browser = Browser::at(&serving);
    let cookie = browser.signed_in().await;
    let nobody = encoded(&[("tenant", "demo"), ("email", "nobody@example.com"), ("password", "x")]);
    let page = ("/login", "application/x-www-form-urlencoded");
    let change = format!(
        r#"{{"query":"mutation {{ changePassword(password: \"{PASSWORD}\", newPassword: \"a staple for batteries\") }}"}}"#
    );
    let mut others = Vec::new();
    for _ in 0..OTHERS {
        others.push(asked(&serving, page.0, page.1, &nobody).await);
    }
    let head = format!("application/json\r\norigin: {}\r\ncookie: {cookie}", serving.address());
    let leaving = asked(&serving, "/graphql", &head, &change).await;
    eventually("it is being tried", async || one("select failures from auth.credential").await == 1).await;
    drop(leaving);
    drop(others);
    eventually("it was changed", async || one(CHANGED).await == 1).await;
    assert_eq!(one("select failures from auth.credential").await, 0, "the try was given back");
    assert!(serving.stop().await.success());
}

/// A connection on which this was asked; nobody has read the answer.
async fn asked(serving: &Serving, path: &str, kind: &str, body: &str) -> TcpStream {
    let host = serving.address().strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(host).await.unwrap();
    let length = body.len();
    let head =
        format!("POST {path} HTTP/1.1\r\nhost: {host}\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\n\r\n");
    stream.write_all(format!("{head}{body}").as_bytes()).await.unwrap();
    stream
}
