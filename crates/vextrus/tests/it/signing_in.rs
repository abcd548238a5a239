//! People sign in at the real program, and what is taken from them is gone at once, in every process.

use std::path::Path;
use std::time::{Duration, Instant};

use reqwest::header::{COOKIE, ORIGIN, SET_COOKIE};
use serde_json::{Value, json};

use crate::running::{Caller, Home, Serving, connect, eventually};

const EMAIL: &str = "owner@example.com";
const PASSWORD: &str = "karnaphuli-Bridge-42";
const ME: &str = "/api/v1/auth/me";
const TENANT: &str = "/api/v1/organization/tenant";
/// What is taken from somebody must be gone after so long.
const AT_ONCE: Duration = Duration::from_secs(1);

/// A tenant whose owner has a password.
async fn founded(home: &Home, slug: &str) {
    let file = home.data.parent().unwrap_or(Path::new("/tmp")).join(format!("{slug}.password"));
    std::fs::write(&file, PASSWORD).unwrap();
    let create = ["tenant", "create", "--slug", slug, "--name", slug, "--owner-email", EMAIL, "--owner-password-file"];
    home.done(&[&create[..], &[file.to_str().unwrap()]].concat()).await;
}

/// The answer to a sign-in.
async fn login(serving: &Serving, slug: &str, password: &str) -> (u16, Value) {
    let body = json!({ "tenant": slug, "email": EMAIL, "password": password });
    let url = format!("{}/api/v1/auth/login", serving.address());
    let answer = reqwest::Client::new().post(url).json(&body).send().await.unwrap();
    (answer.status().as_u16(), answer.json().await.unwrap())
}

async fn signed_in(serving: &Serving, slug: &str) -> Caller {
    let (status, answer) = login(serving, slug, PASSWORD).await;
    assert_eq!(status, 200, "{answer}");
    Caller::new(answer["access_token"].as_str().unwrap().to_owned())
}

async fn status(caller: &Caller, serving: &Serving, path: &str) -> u16 {
    caller.get(serving.address(), path).await.unwrap().status
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn somebody_signs_in_looks_around_and_signs_out() {
    let home = Home::new();
    founded(&home, "demo").await;
    let mut serving = home.serve(&[]).await;
    for wrong in ["karnaphuli-Bridge-43", ""] {
        let (status, answer) = login(&serving, "demo", wrong).await;
        assert_eq!((status, answer["code"].as_str()), (401, Some("auth.sign-in.refused")));
    }
    let elsewhere = login(&serving, "nobody", PASSWORD).await;
    assert_eq!((elsewhere.0, elsewhere.1["code"].as_str()), (401, Some("auth.sign-in.refused")));
    let caller = signed_in(&serving, "demo").await;
    let me = caller.get(serving.address(), ME).await.unwrap();
    assert_eq!(me.body["user"]["email"], EMAIL);
    assert!(me.body["permissions"].as_array().unwrap().len() > 40);
    assert_eq!(status(&caller, &serving, TENANT).await, 200);
    let out = caller.post(serving.address(), "/api/v1/auth/logout", "out", &json!({})).await.unwrap();
    assert_eq!(out.status, 204);
    for path in [ME, TENANT] {
        assert_eq!(status(&caller, &serving, path).await, 401, "{path}");
    }
    assert!(serving.stop().await.success());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_taken_from_somebody_is_gone_at_once_in_every_process() {
    let home = Home::new();
    founded(&home, "demo").await;
    let (mut here, mut there) = (home.serve(&[]).await, home.serve(&[]).await);
    let owner = signed_in(&here, "demo").await;
    let invited = json!({ "name": "Engineer", "email": "engineer@example.com" });
    let engineer = owner.post(here.address(), "/api/v1/users", "invite", &invited).await.unwrap();
    assert_eq!(engineer.status, 200, "{engineer:?}");
    let engineer = engineer.body["id"].as_str().unwrap().to_owned();
    let token = home.done(&["token", "--tenant", "demo", "--email", "engineer@example.com"]).await;
    let caller = Caller::new(token["access_token"].as_str().unwrap().to_owned());
    assert_eq!(status(&caller, &there, TENANT).await, 403, "no role yet");

    let give = json!({ "personId": engineer, "role": "viewer", "reason": "a look around" });
    let given = owner.post(here.address(), "/api/v1/auth/assignments", "give", &give).await.unwrap();
    assert_eq!(given.status, 200, "{given:?}");
    within(AT_ONCE, "a role that was given counts", async || status(&caller, &there, TENANT).await == 200).await;

    let assignment = given.body["assignment"]["id"].as_str().unwrap_or_else(|| panic!("{given:?}"));
    let revoke = format!("/api/v1/auth/assignments/{assignment}/revoke");
    let taken =
        owner.post(here.address(), &revoke, "revoke", &json!({ "reason": "enough", "version": 1 })).await.unwrap();
    assert_eq!(taken.status, 200, "{taken:?}");
    within(AT_ONCE, "a role that was taken counts no more", async || status(&caller, &there, TENANT).await == 403)
        .await;

    let sessions = owner.get(here.address(), &format!("/api/v1/users/{engineer}/sessions")).await.unwrap();
    let session = sessions.body[0]["id"].as_str().unwrap_or_else(|| panic!("{sessions:?}"));
    assert_eq!(status(&caller, &there, ME).await, 200);
    let ended = reqwest::Client::new().delete(format!("{}/api/v1/auth/sessions/{session}", here.address()));
    assert_eq!(ended.bearer_auth(&owner.token).send().await.unwrap().status(), 204);
    within(AT_ONCE, "a session that was ended lets in no more", async || status(&caller, &there, ME).await == 401)
        .await;
    assert!(there.stop().await.success());
    assert!(here.stop().await.success());
}

/// Asks until it is so, and no longer than that.
async fn within(limit: Duration, what: &str, so: impl AsyncFnMut() -> bool) {
    let start = Instant::now();
    eventually(what, so).await;
    assert!(start.elapsed() < limit, "{what}: after {:?}", start.elapsed());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_process_that_heard_nothing_knows_it_when_it_hears_again() {
    let home = Home::new();
    founded(&home, "demo").await;
    let (mut here, mut there) = (home.serve(&[]).await, home.serve(&[]).await);
    let caller = signed_in(&here, "demo").await;
    assert_eq!(status(&caller, &there, ME).await, 200);
    let client = connect(&home.superuser().await).await.unwrap();
    // The session ends while nobody listens: no announcement reaches anybody.
    let cut = "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'vextrus'
               and backend_type = 'client backend' and pid <> pg_backend_pid() and query in ('listen vextrus', '')";
    client.query(cut, &[]).await.unwrap();
    client.execute("update auth.session set ended_at = now(), end_reason = 'test'", &[]).await.unwrap();
    within(Duration::from_secs(30), "a process that was deaf asks anew", async || {
        status(&caller, &there, ME).await == 401
    })
    .await;
    assert!(there.stop().await.success());
    assert!(here.stop().await.success());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cookie_counts_on_our_own_pages_only_and_as_nothing_else() {
    let home = Home::new();
    founded(&home, "demo").await;
    founded(&home, "other").await;
    let mut serving = home.serve(&[]).await;
    let (client, address) = (reqwest::Client::new(), serving.address().to_owned());
    let sign_in = |slug: &str, origin: &str| {
        let body = json!({ "tenant": slug, "email": EMAIL, "password": PASSWORD, "session": "cookie" });
        client.post(format!("{address}/api/v1/auth/login")).header(ORIGIN, origin).json(&body).send()
    };
    assert_eq!(
        sign_in("demo", "https://evil.example").await.unwrap().status(),
        403,
        "nobody is signed in by another site"
    );
    let answer = sign_in("demo", &address).await.unwrap();
    assert_eq!(answer.status(), 200);
    let set = answer.headers()[SET_COOKIE].to_str().unwrap().to_owned();
    for part in ["__Host-vextrus=", "HttpOnly", "Secure", "SameSite=Lax", "Path=/"] {
        assert!(set.contains(part), "{part} is not in {set}");
    }
    let body: Value = answer.json().await.unwrap();
    assert!(body.get("refresh_token").is_none_or(Value::is_null), "{body}");
    let cookie = set.split(';').next().unwrap().to_owned();
    let token = cookie.split_once('=').unwrap().1.to_owned();
    let get = |cookie: &str| client.get(format!("{address}{ME}")).header(COOKIE, cookie).send();
    assert_eq!(get(&cookie).await.unwrap().status(), 200);
    let wrong = [
        format!("__Host-vextrus={}", &token[..token.len() - 1]),
        format!("__Host-vextrus={token}x"),
        format!("{cookie}; {cookie}"),
        format!("__Host-vextrus={}", token.replace("vxs.", "vxr.")),
        "__Host-vextrus=".to_owned(),
    ];
    for cookie in wrong {
        assert_eq!(get(&cookie).await.unwrap().status(), 401, "{cookie}");
    }
    let bearer = client.get(format!("{address}{ME}")).bearer_auth(&token).send().await.unwrap();
    assert_eq!(bearer.status(), 401, "a cookie is no bearer token");
    let access = signed_in(&serving, "demo").await.token;
    assert_eq!(get(&format!("__Host-vextrus={access}")).await.unwrap().status(), 401, "and no access token a cookie");
    let post = |origin: Option<&str>| {
        let body = json!({ "name": "A company" });
        let mut request = client.post(format!("{address}/api/v1/organization/companies")).header(COOKIE, &cookie);
        if let Some(origin) = origin {
            request = request.header(ORIGIN, origin);
        }
        request.json(&body).send()
    };
    assert_eq!(post(Some("https://evil.example")).await.unwrap().status(), 403);
    assert_eq!(post(None).await.unwrap().status(), 403);
    assert_eq!(post(Some(&address)).await.unwrap().status(), 200);
    assert!(serving.stop().await.success());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_signing_key_signs_nobody_out_and_a_link_lets_back_in() {
    let home = Home::new();
    founded(&home, "demo").await;
    let mut serving = home.serve(&[]).await;
    let before = signed_in(&serving, "demo").await;
    let key = home.done(&["rotate", "jwt"]).await;
    let after = signed_in(&serving, "demo").await;
    for caller in [&before, &after] {
        assert_eq!(status(caller, &serving, ME).await, 200, "{key}");
    }
    let keys = before.get(serving.address(), "/.well-known/jwks.json").await.unwrap();
    let kids: Vec<_> = keys.body["keys"].as_array().unwrap().iter().map(|key| key["kid"].clone()).collect();
    assert!(kids.contains(&key["key"]) && kids.len() >= 2, "{kids:?} {key}");

    let link = home.done(&["link", "--tenant", "demo", "--email", EMAIL]).await;
    let chosen = json!({ "token": link["token"], "password": "another-Bridge-43" });
    let nobody = reqwest::Client::new();
    let accept = || nobody.post(format!("{}/api/v1/auth/link", serving.address())).json(&chosen).send();
    assert_eq!(accept().await.unwrap().status(), 204);
    assert_ne!(accept().await.unwrap().status(), 204, "a link is good once");
    assert_eq!(login(&serving, "demo", PASSWORD).await.0, 401);
    assert_eq!(login(&serving, "demo", "another-Bridge-43").await.0, 200);
    within(AT_ONCE, "who was signed in before is so no more", async || status(&before, &serving, ME).await == 401)
        .await;

    let said = home.run(&["report", "sod-conflicts", "--tenant", "demo"]).await;
    assert_eq!(
        said.out.lines().next(),
        Some("email,name,pair,duties,roles_left,roles_right,override_until"),
        "{said:?}"
    );
    let said = home.run(&["rotate", "field-keys"]).await;
    assert_eq!(said.code, Some(0), "{said:?}");
    assert_eq!(home.run(&["verify", "all", "--tenant", "demo"]).await.code, Some(0));
    assert!(serving.stop().await.success());
}
