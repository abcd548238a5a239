//! Links: good once, for some time, until a newer one is made.

use jiff::SignedDuration;
use kernel::{Cx, Error, Method, Scope};
use serde_json::{Value, json};

use crate::house::{EMAIL, House, PASSWORD, text};

const NEW: &str = "a staple for batteries";

async fn make(house: &House, cx: &Cx, id: &str) -> Result<Value, Error> {
    house.rest(cx, Method::Post, "/api/v1/users/{id}/link", &[("id", id)], Value::Null).await
}

async fn accept(house: &House, token: &Value, password: &str) -> Result<Value, Error> {
    house.post(&house.nobody(), "/api/v1/auth/link", json!({ "token": token, "password": password })).await
}

async fn invited(house: &House, admin: &Cx) -> String {
    let input = json!({ "name": "Rina", "email": "rina@padma.example" });
    text(&house.post(admin, "/api/v1/users", input).await.unwrap()["id"])
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_is_good_once_and_until_a_newer_one() {
    let house = House::new().await;
    let admin = house.world.person(house.tenant, &["*"], Scope::All);
    let rina = invited(&house, &admin).await;
    let first = make(&house, &admin, &rina).await.unwrap();
    assert_eq!(first["purpose"], "invitation");
    let second = make(&house, &admin, &rina).await.unwrap();
    assert_eq!(accept(&house, &first["token"], NEW).await.unwrap_err().code(), "auth.link.spent", "void");
    assert_eq!(accept(&house, &second["token"], "short").await.unwrap_err().code(), "auth.password.length");
    let tries = (0..4).map(|_| accept(&house, &second["token"], NEW));
    let answers = futures_util::future::join_all(tries).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
    assert_eq!(accept(&house, &second["token"], PASSWORD).await.unwrap_err().code(), "auth.link.spent", "used");
    house.login_with("rina@padma.example", NEW, None).await.unwrap();
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn links_expire_and_end_sessions() {
    let house = House::new().await;
    let admin = house.world.person(house.tenant, &["*"], Scope::All);
    let rina = invited(&house, &admin).await;
    let invitation = make(&house, &admin, &rina).await.unwrap();
    house.later(SignedDuration::from_hours(72));
    assert_eq!(accept(&house, &invitation["token"], NEW).await.unwrap_err().code(), "auth.link.spent");
    let (access, _) = house.login().await;
    let owner = house.owner.to_string();
    let reset = make(&house, &admin, &owner).await.unwrap();
    assert_eq!(reset["purpose"], "reset");
    house.later(SignedDuration::from_mins(14));
    accept(&house, &reset["token"], NEW).await.unwrap();
    assert!(house.identify(&access).await.is_err());
    house.login_with(EMAIL, NEW, None).await.unwrap();
    let reset = make(&house, &admin, &owner).await.unwrap();
    house.later(SignedDuration::from_hours(1));
    assert_eq!(accept(&house, &reset["token"], NEW).await.unwrap_err().code(), "auth.link.spent");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reset_needs_more_than_an_invitation_and_a_wrong_link_opens_nothing() {
    let house = House::new().await;
    let officer = house.world.person(house.tenant, &["auth.user.*"], Scope::All);
    let rina = invited(&house, &officer).await;
    let link = make(&house, &officer, &rina).await.unwrap();
    let owners = make(&house, &officer, &house.owner.to_string()).await;
    assert_eq!(owners.unwrap_err().code(), "auth.user.outranks", "nobody becomes the owner by a reset");
    let karim = house.colleague("karim@padma.example").await.to_string();
    assert_eq!(make(&house, &officer, &karim).await.unwrap_err().code(), "kernel.denied");
    let token = text(&link["token"]);
    let other = house.world.bare_tenant("meghna").await;
    let parts: Vec<&str> = token.split('.').collect();
    let theirs = {
        use base64::Engine as _;
        base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(other.0.as_bytes())
    };
    for wrong in
        [format!("vxl.{theirs}.{}.{}", parts[2], parts[3]), format!("{token}A"), token[1..].to_owned(), String::new()]
    {
        assert_eq!(accept(&house, &json!(wrong), NEW).await.unwrap_err().code(), "auth.link.spent");
    }
    let kept = "select count(*) from data.idempotency_key where answer::text like '%vxl.%'";
    assert_eq!(house.count(kept).await, 0);
    accept(&house, &link["token"], NEW).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_lifts_a_lock_and_another_address_voids_it() {
    let house = House::new().await;
    let admin = house.world.person(house.tenant, &["*"], Scope::All);
    for _ in 0..5 {
        assert!(house.login_with(EMAIL, "wrong horse battery", None).await.is_err());
    }
    let owner = house.owner.to_string();
    let reset = make(&house, &admin, &owner).await.unwrap();
    accept(&house, &reset["token"], NEW).await.unwrap();
    house.login_with(EMAIL, NEW, None).await.unwrap();
    let reset = make(&house, &admin, &owner).await.unwrap();
    let user = house.rest(&admin, Method::Get, "/api/v1/users/{id}", &[("id", &owner)], Value::Null).await.unwrap();
    let input = json!({ "id": owner, "version": user["version"], "name": "Owner", "email": "boss@padma.example", "language": "bn" });
    house.post(&admin, "/api/v1/users/update", input).await.unwrap();
    assert_eq!(accept(&house, &reset["token"], NEW).await.unwrap_err().code(), "auth.link.spent");
    house.login_with("boss@padma.example", NEW, None).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_forgot_is_answered_like_everybody() {
    let house = House::new().await;
    for email in [EMAIL, "nobody@padma.example"] {
        let reply =
            house.post(&house.nobody(), "/api/v1/auth/forgot", json!({ "tenant": "padma", "email": email })).await;
        assert_eq!(reply.unwrap(), Value::Null);
    }
}
