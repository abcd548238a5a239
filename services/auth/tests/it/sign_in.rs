//! Signing in: what lets in, and that every refusal sounds the same.

use contracts::auth::{Auth, MintToken};
use jiff::SignedDuration;
use kernel::{Head, Method};
use serde_json::{Value, json};

use crate::house::{EMAIL, House, PASSWORD, text};

#[tokio::test(flavor = "multi_thread")]
async fn a_password_gives_tokens_that_say_who() {
    let house = House::new().await;
    let given = house.login_with(" Owner@Padma.Example ", PASSWORD, None).await.unwrap();
    assert_eq!((&given["token_type"], &given["expires_in"]), (&json!("Bearer"), &json!(900)));
    let found = house.identify(&text(&given["access_token"])).await.unwrap();
    assert_eq!((found.tenant, found.person), (house.tenant, house.owner));
    let cx = house.acting(&text(&given["access_token"])).await;
    let me = house.rest(&cx, Method::Get, "/api/v1/auth/me", &[], Value::Null).await.unwrap();
    assert_eq!((&me["user"]["email"], &me["tenant"]), (&json!(EMAIL), &json!("padma")));
    assert!(me["permissions"].as_array().unwrap().contains(&json!("auth.user.read")));
    assert_eq!(me["session"]["id"], json!(found.session));
    assert_eq!(house.count("select count(*) from data.outbox where name = 'auth.user.logged-in'").await, 1);
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_refusal_is_the_same() {
    let house = House::new().await;
    let disabled = house.colleague("off@padma.example").await;
    let admin = house.world.person(house.tenant, &["*"], kernel::Scope::All);
    let path = "/api/v1/users/{id}/disable";
    house
        .rest(&admin, Method::Post, path, &[("id", &disabled.to_string())], json!({ "version": 2, "reason": "x" }))
        .await
        .unwrap();
    let invited = json!({ "name": "New", "email": "new@padma.example" });
    house.post(&admin, "/api/v1/users", invited).await.unwrap();
    let mut said = Vec::new();
    for (tenant, email, password) in [
        ("padma", EMAIL, "wrong horse battery"),
        ("padma", "nobody@padma.example", PASSWORD),
        ("padma", "off@padma.example", PASSWORD),
        ("padma", "new@padma.example", PASSWORD),
        ("meghna", EMAIL, PASSWORD),
        ("0199a3c0-8a52-7cc1-b5f2-6f2a4a1d9e10", EMAIL, PASSWORD),
        ("padma", "", ""),
    ] {
        let body = json!({ "tenant": tenant, "email": email, "password": password });
        let refused = house.post(&house.nobody(), "/api/v1/auth/login", body).await.unwrap_err();
        said.push((refused.code().to_owned(), refused.to_string(), refused.kind().status()));
    }
    said.dedup();
    assert_eq!(said.len(), 1, "{said:?}");
    assert_eq!((said[0].0.as_str(), said[0].2), ("auth.sign-in.refused", 401));
    let audited = "select count(*) from data.audit_row where noun = 'sign-in' and after->>'failed' = 'password'";
    assert_eq!(house.count(audited).await, 1, "a failure at an account is kept though it is refused");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_tenant_is_said_hinted_at_or_in_the_hosts_name() {
    let house = House::new().await;
    let body = json!({ "email": EMAIL, "password": PASSWORD });
    let head = |tenant: Option<&str>, host: Option<&str>| Head {
        tenant: tenant.map(str::to_owned),
        host: host.map(str::to_owned),
        ..Head::default()
    };
    let id = house.tenant.to_string();
    for (head, lets_in) in [
        (head(Some("padma"), None), true),
        (head(Some(&id), None), true),
        (head(None, Some("padma.erp.example:4000")), true),
        (head(None, Some("erp.example")), false),
        (head(None, Some("127.0.0.1:4000")), false),
        (head(None, None), false),
    ] {
        let told = format!("{head:?}");
        let reply = house.call(&house.nobody(), Method::Post, "/api/v1/auth/login", &[], body.clone(), head).await;
        match lets_in {
            true => assert!(reply.is_ok(), "{told}"),
            false => assert_eq!(reply.unwrap_err().code(), "auth.sign-in.tenant", "{told}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cookie_signs_in_and_no_token_is_in_the_body() {
    let house = House::new().await;
    let cookie = house.cookie().await;
    let found = house.identify(&cookie).await.unwrap();
    assert_eq!(found.person, house.owner);
    let cx = house.acting(&cookie).await;
    let sessions = house.rest(&cx, Method::Get, "/api/v1/auth/sessions", &[], Value::Null).await.unwrap();
    assert_eq!(sessions[0]["device"], "Firefox, Linux");
    let reply = house.call(&cx, Method::Post, "/api/v1/auth/logout", &[], Value::Null, Head::default()).await.unwrap();
    assert!(reply.headers.iter().any(|(name, value)| *name == "set-cookie" && value.contains("Max-Age=0")));
    assert_eq!(house.identify(&cookie).await.unwrap_err().code(), "kernel.unauthenticated");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_operator_mints_for_scripts_and_it_is_written_down() {
    let house = House::new().await;
    let operator = house.world.operator(house.tenant);
    let wanted = MintToken { email: EMAIL.into(), hours: 8 };
    let minted = house.answers().mint(&operator, wanted.clone()).await.unwrap();
    assert_eq!(minted.expires_in, 8 * 3600);
    assert_eq!(house.identify(&minted.access_token).await.unwrap().person, house.owner);
    house.later(SignedDuration::from_hours(8));
    assert!(house.identify(&minted.access_token).await.is_err());
    for (cx, code) in [
        (house.world.person(house.tenant, &["*"], kernel::Scope::All), "kernel.denied"),
        (house.world.nobody(house.tenant), "kernel.unauthenticated"),
    ] {
        assert_eq!(house.answers().mint(&cx, wanted.clone()).await.unwrap_err().code(), code);
    }
    let too_long = MintToken { hours: 10_000, ..wanted };
    assert_eq!(house.answers().mint(&operator, too_long).await.unwrap_err().code(), "auth.token.hours");
    let audited = "select count(*) from data.audit_row where operation = 'auth.token.mint' and actor = 'operator'";
    assert_eq!(house.count(audited).await, 1);
}
