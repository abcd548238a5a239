//! Keys for programs: a part of what their owner may, from some networks, for some time.

use contracts::auth::{Auth as _, PresentedToken};
use jiff::SignedDuration;
use kernel::{Cx, Error, Method, Scope};
use serde_json::{Value, json};

use crate::house::{House, PASSWORD, text};

async fn make(house: &House, cx: &Cx, change: &Value) -> Result<Value, Error> {
    let mut input = json!({ "name": "Tally", "permissions": ["auth.user.read"], "days": 30 });
    for (name, value) in change.as_object().unwrap() {
        input[name] = value.clone();
    }
    house.post(cx, "/api/v1/auth/api-keys", input).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_acts_for_its_owner_until_it_ends() {
    let house = House::new().await;
    let cx = house.acting(&house.login().await.0).await;
    let made = make(&house, &cx, &json!({})).await.unwrap();
    let token = text(&made["token"]);
    let found = house.identify(&token).await.unwrap();
    assert_eq!((found.person, found.session.to_string()), (house.owner, text(&made["key"]["id"])));
    let listed = house.rest(&cx, Method::Get, "/api/v1/auth/api-keys", &[], Value::Null).await.unwrap();
    assert_eq!(listed[0]["name"], "Tally");
    assert!(!listed[0]["seenAt"].is_null());
    house.later(SignedDuration::from_hours(30 * 24));
    assert!(house.identify(&token).await.is_err());
    let token = text(&make(&house, &cx, &json!({})).await.unwrap()["token"]);
    let id = house.identify(&token).await.unwrap().session.to_string();
    let path = "/api/v1/auth/api-keys/{id}";
    let other = house.world.person(house.tenant, &["auth.user.read"], Scope::All);
    let hidden = house.rest(&other, Method::Delete, path, &[("id", &id)], Value::Null).await;
    assert_eq!(hidden.unwrap_err().code(), "kernel.not-found");
    house.rest(&cx, Method::Delete, path, &[("id", &id)], Value::Null).await.unwrap();
    assert!(house.identify(&token).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_made_within_bounds_by_somebody_signed_in() {
    let house = House::new().await;
    let cx = house.acting(&house.login().await.0).await;
    for (change, code) in [
        (json!({ "permissions": [] }), "auth.api-key.names"),
        (json!({ "permissions": ["finance.everything.do"] }), "auth.api-key.names"),
        (json!({ "days": 0 }), "auth.api-key.expiry"),
        (json!({ "days": 366 }), "auth.api-key.expiry"),
        (json!({ "networks": ["everywhere"] }), "auth.api-key.networks"),
        (json!({ "name": "" }), "kernel.required"),
    ] {
        assert_eq!(make(&house, &cx, &change).await.unwrap_err().code(), code, "{change}");
    }
    let some = ["auth.user.read", "auth.api-key.manage"];
    let little = house.world.person(house.tenant, &some, Scope::All);
    let more = make(&house, &little, &json!({ "permissions": ["auth.user.update"] })).await;
    assert_eq!(more.unwrap_err().code(), "auth.api-key.names", "more than oneself may");
    let token = text(&make(&house, &cx, &json!({ "permissions": ["*"] })).await.unwrap()["token"]);
    let program = house.acting(&token).await;
    assert_eq!(make(&house, &program, &json!({})).await.unwrap_err().code(), "auth.session.needed");
    let change = json!({ "password": PASSWORD, "newPassword": "a staple for batteries" });
    let changed = house.post(&program, "/api/v1/auth/password", change).await;
    assert_eq!(changed.unwrap_err().code(), "auth.session.needed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_good_from_its_networks() {
    let house = House::new().await;
    let cx = house.acting(&house.login().await.0).await;
    let made = make(&house, &cx, &json!({ "networks": ["203.0.113.0/24", "2001:db8::/32"] })).await.unwrap();
    for (address, good) in [
        (Some("203.0.113.9"), true),
        (Some("::ffff:203.0.113.9"), true),
        (Some("2001:db8::1"), true),
        (Some("198.51.100.1"), false),
        (None, false),
    ] {
        let address = address.map(|address| address.parse().unwrap());
        let presented = PresentedToken { token: text(&made["token"]), address };
        assert_eq!(house.answers().identify(&house.nobody(), presented).await.is_ok(), good, "{address:?}");
    }
}
