//! What is no token of ours, or no longer, is refused without a word which of the reasons it was.

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use contracts::auth::Auth;
use jiff::SignedDuration;
use kernel::{Method, Scope};
use serde_json::{Value, json};

use crate::house::{EMAIL, House, PASSWORD, text};

async fn refused(house: &House, token: &str, what: &str) {
    let error = house.identify(token).await.expect_err(what);
    assert_eq!(error.code(), "kernel.unauthenticated", "{what}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_others_sign_or_bend_is_refused() {
    let house = House::new().await;
    let (token, refresh) = house.login().await;
    let parts: Vec<&str> = token.split('.').collect();
    let mut header: Value = serde_json::from_slice(&BASE64.decode(parts[0]).unwrap()).unwrap();
    let claims: Value = serde_json::from_slice(&BASE64.decode(parts[1]).unwrap()).unwrap();
    let mine = Ed25519KeyPair::from_seed_unchecked(&[9; 32]).unwrap();
    let forge = |header: &Value, claims: &Value| {
        let text = format!("{}.{}", BASE64.encode(header.to_string()), BASE64.encode(claims.to_string()));
        format!("{text}.{}", BASE64.encode(mine.sign(text.as_bytes()).as_ref()))
    };
    refused(&house, &forge(&header, &claims), "signed with another key under the id of ours").await;
    let mut theirs = claims.clone();
    theirs["tenant"] = json!(house.world.bare_tenant("meghna").await);
    let bent = format!("{}.{}.{}", parts[0], BASE64.encode(theirs.to_string()), parts[2]);
    refused(&house, &bent, "another tenant in our own token").await;
    header["jwk"] = json!({ "kty": "OKP", "crv": "Ed25519", "x": BASE64.encode(mine.public_key().as_ref()) });
    refused(&house, &forge(&header, &claims), "with its own key in the head").await;
    header.as_object_mut().unwrap().remove("jwk");
    header["kid"] = json!(kernel::TenantId::new());
    refused(&house, &forge(&header, &claims), "an unknown key").await;
    refused(&house, &refresh, "a refresh token").await;
    refused(&house, "", "nothing").await;
    refused(&house, "vxs.", "a prefix").await;
    for end in (0..token.len()).step_by(7) {
        refused(&house, &token[..end], "cut").await;
    }
    house.identify(&token).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cookie_of_another_tenant_or_secret_is_refused() {
    let house = House::new().await;
    let other = house.world.bare_tenant("meghna").await;
    let cookie = house.cookie().await;
    let parts: Vec<&str> = cookie.split('.').collect();
    let theirs = BASE64.encode(other.0.as_bytes());
    refused(&house, &format!("vxs.{theirs}.{}.{}", parts[2], parts[3]), "under another tenant").await;
    refused(&house, &format!("vxs.{}.{}.{}", parts[1], parts[2], BASE64.encode([0; 32])), "another secret").await;
    refused(&house, &cookie.replace("vxs", "vxk"), "as an API key").await;
    refused(&house, &format!("{cookie}."), "with more behind").await;
    house.identify(&cookie).await.unwrap();
    house.later(SignedDuration::from_hours(7 * 24));
    refused(&house, &cookie, "after seven days").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_users_tokens_are_refused_at_once() {
    let house = House::new().await;
    let rina = house.colleague("rina@padma.example").await.to_string();
    let given = house.login_with("rina@padma.example", PASSWORD, None).await.unwrap();
    let admin = house.world.person(house.tenant, &["*"], Scope::All);
    let state = async |what: &str, version: i32| {
        let path = if what == "disable" { "/api/v1/users/{id}/disable" } else { "/api/v1/users/{id}/enable" };
        house
            .rest(&admin, Method::Post, path, &[("id", &rina)], json!({ "version": version, "reason": "x" }))
            .await
            .unwrap();
    };
    state("disable", 2).await;
    refused(&house, &text(&given["access_token"]), "disabled").await;
    assert!(house.refresh(&text(&given["refresh_token"])).await.is_err());
    state("enable", 3).await;
    refused(&house, &text(&given["access_token"]), "let in again, but that session has ended").await;
    house.login_with("rina@padma.example", PASSWORD, None).await.unwrap();
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_rotate_and_nobody_is_signed_out() {
    let house = House::new().await;
    let (before, _) = house.login().await;
    let operator = house.world.operator(house.tenant);
    let keys = async || house.answers().key_set(&house.nobody(), ()).await.unwrap().keys;
    let first = keys().await;
    assert_eq!(first.len(), 2, "the one that signs and the one prepared");
    let rotated = house.answers().rotate_signing_key(&operator, ()).await.unwrap();
    assert!(first.iter().any(|key| key.kid == rotated.key.to_string()), "it was known before it signs");
    assert_eq!(keys().await.len(), 3);
    house.identify(&before).await.unwrap();
    let (after, _) = house.login().await;
    let kid = |token: &str| -> Value {
        serde_json::from_slice(&BASE64.decode(token.split('.').next().unwrap()).unwrap()).unwrap()
    };
    assert_eq!(kid(&after)["kid"], json!(rotated.key));
    house.later(rotated.previous_until.unwrap().duration_since(house.world.clock.now()));
    assert_eq!(keys().await.len(), 2, "the one before is over");
    refused(&house, &before, "its last token, too").await;
    let admin = house.world.person(house.tenant, &["*"], Scope::All);
    assert_eq!(house.answers().rotate_signing_key(&admin, ()).await.unwrap_err().code(), "kernel.denied");
    house.login_with(EMAIL, PASSWORD, None).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn of_processes_that_need_the_first_key_one_makes_it() {
    let house = House::new().await;
    let others: Vec<_> = (0..6).map(|_| auth::service(&house.world.runtime)).collect();
    let nobody = house.nobody();
    let ask = others.iter().map(|service| {
        let answers = contracts::auth::AuthRemote(std::sync::Arc::new(service.answers.clone()));
        let nobody = nobody.clone();
        async move { answers.key_set(&nobody, ()).await.unwrap().keys }
    });
    let sets = futures_util::future::join_all(ask).await;
    assert!(sets.iter().all(|set| *set == sets[0]), "{sets:?}");
    assert_eq!(house.count("select count(*) from auth.signing_key").await, 2);
}

// sql: tables are named here
/// No secret stands in the database as it was given out, nor in what is told and kept.
#[tokio::test(flavor = "multi_thread")]
async fn no_secret_is_kept_in_clear() {
    let house = House::new().await;
    house.colleague("rina@padma.example").await;
    let (access, refresh) = house.login().await;
    let cookie = house.cookie().await;
    for secret in [PASSWORD, &access, refresh.rsplit('.').next().unwrap(), cookie.rsplit('.').next().unwrap()] {
        for table in [
            "data.audit_row",
            "data.outbox",
            "data.idempotency_key",
            "data.delivery",
            "auth.session",
            "auth.link",
            "auth.credential",
        ] {
            let sql = format!("select count(*) from {table} t where t::text like '%{secret}%'");
            assert_eq!(house.count(&sql).await, 0, "{table}");
        }
    }
}
