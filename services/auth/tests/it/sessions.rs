//! Sessions: their lists, their ends, and refresh tokens that are good once.

use jiff::SignedDuration;
use kernel::{Method, Scope, TenantId};
use serde_json::{Value, json};

use crate::house::{EMAIL, House, PASSWORD, text};

const ENDED: &str = "select count(*) from auth.session where end_reason = 'refresh-token-reused'";

#[tokio::test(flavor = "multi_thread")]
async fn a_refresh_token_is_good_once_and_a_copy_ends_the_session() {
    let house = House::new().await;
    let (access, first) = house.login().await;
    let pair = house.refresh(&first).await.unwrap();
    let second = text(&pair["refresh_token"]);
    assert_ne!(first, second);
    // A double click: refused, and nobody is signed out.
    assert_eq!(house.refresh(&first).await.unwrap_err().code(), "auth.session.ended");
    let third = text(&house.refresh(&second).await.unwrap()["refresh_token"]);
    house.later(SignedDuration::from_secs(11));
    // One used before: whoever presents it, somebody has a copy.
    assert_eq!(house.refresh(&second).await.unwrap_err().code(), "auth.session.ended");
    assert_eq!(house.refresh(&third).await.unwrap_err().code(), "auth.session.ended", "the thief's and the owner's");
    assert_eq!(house.identify(&access).await.unwrap_err().code(), "kernel.unauthenticated");
    assert_eq!(house.count(ENDED).await, 1);
    let audited = "select count(*) from data.audit_row where after->>'reused' = 'true'";
    assert_eq!(house.count(audited).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_older_than_the_one_before_ends_the_session_at_once() {
    let house = House::new().await;
    let (_, first) = house.login().await;
    let second = text(&house.refresh(&first).await.unwrap()["refresh_token"]);
    house.refresh(&second).await.unwrap();
    assert!(house.refresh(&first).await.is_err());
    assert_eq!(house.count(ENDED).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guess_at_a_refresh_token_ends_nothing() {
    let house = House::new().await;
    let (access, refresh) = house.login().await;
    let (head, secret) = refresh.rsplit_once('.').unwrap();
    let guess = format!("{head}.{}", "A".repeat(secret.len()));
    assert_eq!(house.refresh(&guess).await.unwrap_err().code(), "auth.session.ended");
    house.identify(&access).await.unwrap();
    house.refresh(&refresh).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_refreshes_at_once_one_wins() {
    let house = House::new().await;
    let (_, refresh) = house.login().await;
    let tries = (0..8).map(|_| house.refresh(&refresh));
    let answers = futures_util::future::join_all(tries).await;
    let won: Vec<_> = answers.iter().filter_map(|answer| answer.as_ref().ok()).collect();
    assert_eq!(won.len(), 1);
    assert_eq!(house.count(ENDED).await, 0);
    house.refresh(&text(&won[0]["refresh_token"])).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_lasts_seven_days_unused_and_ninety_at_most() {
    let house = House::new().await;
    let (access, mut refresh) = house.login().await;
    house.later(SignedDuration::from_mins(15));
    assert!(house.identify(&access).await.is_err(), "an access token is good for fifteen minutes");
    for _ in 0..14 {
        house.later(SignedDuration::from_hours(6 * 24));
        refresh = text(&house.refresh(&refresh).await.unwrap()["refresh_token"]);
    }
    house.later(SignedDuration::from_hours(6 * 24));
    assert!(house.refresh(&refresh).await.is_err(), "the ninety days are over");
    let (_, refresh) = house.login().await;
    house.later(SignedDuration::from_hours(7 * 24));
    assert!(house.refresh(&refresh).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn one_sees_and_ends_ones_own_sessions() {
    let house = House::new().await;
    house.colleague("rina@padma.example").await;
    let (mine, _) = house.login().await;
    let (other, _) = house.login().await;
    let rinas = text(&house.login_with("rina@padma.example", PASSWORD, None).await.unwrap()["access_token"]);
    let rinas_session = house.identify(&rinas).await.unwrap().session.to_string();
    let cx = house.acting(&mine).await;
    let plain = house.world.person(house.tenant, &[], Scope::All);
    let listed = house.rest(&cx, Method::Get, "/api/v1/auth/sessions", &[], Value::Null).await.unwrap();
    assert_eq!(listed.as_array().unwrap().len(), 2);
    let path = "/api/v1/auth/sessions/{id}";
    // Another's session looks like a random id to whoever may not end it.
    let end = async |cx, id: &str| house.rest(cx, Method::Delete, path, &[("id", id)], Value::Null).await;
    let random = TenantId::new().to_string();
    let (hidden, unknown) = (end(&plain, &rinas_session).await, end(&plain, &random).await);
    assert_eq!(hidden.unwrap_err().to_string(), unknown.unwrap_err().to_string());
    house.identify(&rinas).await.unwrap();
    house.rest(&cx, Method::Delete, "/api/v1/auth/sessions", &[], Value::Null).await.unwrap();
    assert!(house.identify(&other).await.is_err());
    house.identify(&mine).await.unwrap();
    // An administrator ends anybody's.
    end(&cx, &rinas_session).await.unwrap();
    assert!(house.identify(&rinas).await.is_err());
    house.rest(&cx, Method::Post, "/api/v1/auth/logout", &[], Value::Null).await.unwrap();
    assert!(house.identify(&mine).await.is_err());
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ends_are_announced_to_every_process() {
    let house = House::new().await;
    let (access, _) = house.login().await;
    let session = house.identify(&access).await.unwrap().session;
    let (told, mut heard) = tokio::sync::mpsc::unbounded_channel();
    let db = house.db();
    let listening = tokio::spawn(async move { db.hear(move |news| drop(told.send(news))).await });
    assert_eq!(heard.recv().await, Some(data::News::Listening));
    let cx = house.acting(&access).await;
    house.rest(&cx, Method::Post, "/api/v1/auth/logout", &[], Value::Null).await.unwrap();
    let what = contracts::auth::news::SESSION.to_owned();
    assert_eq!(heard.recv().await, Some(data::News::Change { tenant: house.tenant, what, subject: Some(session) }));
    listening.abort();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_password_ends_the_other_sessions() {
    let house = House::new().await;
    let (mine, _) = house.login().await;
    let (other, _) = house.login().await;
    let cx = house.acting(&mine).await;
    let change = async |old: &str, new: &str| {
        house.post(&cx, "/api/v1/auth/password", json!({ "password": old, "newPassword": new })).await
    };
    assert_eq!(
        change("wrong horse battery", "a staple for batteries").await.unwrap_err().code(),
        "auth.password.wrong"
    );
    assert_eq!(change(PASSWORD, "short").await.unwrap_err().code(), "auth.password.length");
    assert_eq!(change(PASSWORD, "Owner@Padma.Example").await.unwrap_err().code(), "auth.password.own");
    change(PASSWORD, "a staple for batteries").await.unwrap();
    house.identify(&mine).await.unwrap();
    assert!(house.identify(&other).await.is_err());
    assert!(house.login_with(EMAIL, PASSWORD, None).await.is_err());
    house.login_with(EMAIL, "a staple for batteries", None).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn use_is_written_down_coarsely() {
    let house = House::new().await;
    let (_, refresh) = house.login().await;
    let access = text(&house.refresh(&refresh).await.unwrap()["access_token"]);
    let seen = async || house.count("select extract(epoch from max(seen_at))::bigint from auth.session").await;
    let begun = seen().await;
    house.later(SignedDuration::from_mins(4));
    house.identify(&access).await.unwrap();
    assert_eq!(seen().await, begun);
    house.later(SignedDuration::from_mins(1));
    house.identify(&access).await.unwrap();
    assert_eq!(seen().await, begun + 300);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_disabled_is_told_to_every_process() {
    let house = House::new().await;
    let rina = house.colleague("rina@padma.example").await.to_string();
    let admin = house.world.person(house.tenant, &["*"], Scope::All);
    let (told, mut heard) = tokio::sync::mpsc::unbounded_channel();
    let db = house.db();
    let listening = tokio::spawn(async move { db.hear(move |news| drop(told.send(news))).await });
    assert_eq!(heard.recv().await, Some(data::News::Listening));
    let disable = json!({ "version": 2, "reason": "left" });
    house.rest(&admin, Method::Post, "/api/v1/users/{id}/disable", &[("id", &rina)], disable).await.unwrap();
    let told = async {
        while let Some(news) = heard.recv().await {
            if matches!(&news, data::News::Change { what, .. } if what.as_str() == contracts::auth::news::GRANTS) {
                return true;
            }
        }
        false
    };
    assert!(tokio::time::timeout(std::time::Duration::from_secs(10), told).await.unwrap_or(false));
    listening.abort();
}
