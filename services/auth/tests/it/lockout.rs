//! Five failures lock an account for half an hour, however they come.

use jiff::SignedDuration;
use kernel::{Method, Scope};
use serde_json::Value;

use crate::house::{EMAIL, House, PASSWORD};

const TRIED: &str = "select count(*) from data.audit_row where noun = 'sign-in'";

#[tokio::test(flavor = "multi_thread")]
async fn guesses_side_by_side_get_five_tries() {
    let house = House::new().await;
    let guesses: Vec<String> = (0..20).map(|n| format!("wrong horse battery {n}")).collect();
    let tries = guesses.iter().map(|guess| house.login_with(EMAIL, guess, None));
    let answers = futures_util::future::join_all(tries).await;
    assert!(answers.iter().all(|answer| answer.as_ref().is_err_and(|error| error.code() == "auth.sign-in.refused")));
    assert_eq!(house.count(TRIED).await, 5, "five were tried, fifteen were refused untried");
    assert_eq!(house.count("select failures::bigint from auth.credential").await, 5);
    assert!(house.login_with(EMAIL, PASSWORD, None).await.is_err(), "the right one, too, while it is locked");
    assert_eq!(house.count("select count(*) from data.outbox where name = 'auth.user.locked'").await, 1);
    house.later(SignedDuration::from_mins(29));
    assert!(house.login_with(EMAIL, PASSWORD, None).await.is_err());
    house.later(SignedDuration::from_mins(1));
    house.login_with(EMAIL, PASSWORD, None).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn after_the_lock_there_are_five_tries_again() {
    let house = House::new().await;
    for _ in 0..2 {
        for _ in 0..7 {
            assert!(house.login_with(EMAIL, "wrong horse battery", None).await.is_err());
        }
        house.later(SignedDuration::from_mins(30));
    }
    assert_eq!(house.count(TRIED).await, 10);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_right_password_forgets_failures() {
    let house = House::new().await;
    for _ in 0..3 {
        for _ in 0..4 {
            assert!(house.login_with(EMAIL, "wrong horse battery", None).await.is_err());
        }
        house.login_with(EMAIL, PASSWORD, None).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_lifts_the_lock() {
    let house = House::new().await;
    for _ in 0..5 {
        assert!(house.login_with(EMAIL, "wrong horse battery", None).await.is_err());
    }
    let id = house.owner.to_string();
    let unlock = async |names: &[&str]| {
        let cx = house.world.person(house.tenant, names, Scope::All);
        house.rest(&cx, Method::Post, "/api/v1/users/{id}/unlock", &[("id", &id)], Value::Null).await
    };
    assert_eq!(unlock(&["auth.user.read"]).await.unwrap_err().code(), "kernel.denied");
    unlock(&["auth.user.unlock"]).await.unwrap();
    house.login_with(EMAIL, PASSWORD, None).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_no_way_around_the_lock() {
    let house = House::new().await;
    let (access, _) = house.login().await;
    let cx = house.acting(&access).await;
    for _ in 0..6 {
        let body = serde_json::json!({ "password": "wrong horse battery", "newPassword": "a staple for batteries" });
        let refused = house.post(&cx, "/api/v1/auth/password", body).await.unwrap_err();
        assert_eq!(refused.code(), "auth.password.wrong");
    }
    assert_eq!(house.count(TRIED).await, 5);
    assert!(house.login_with(EMAIL, PASSWORD, None).await.is_err());
}
