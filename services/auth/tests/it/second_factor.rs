//! A second factor: set up, asked for, each code good once, lost and taken away.

use contracts::auth::Auth as _;
use jiff::SignedDuration;
use kernel::{Cx, Method, Scope};
use serde_json::{Value, json};

use crate::house::{EMAIL, House, PASSWORD, text};

pub struct App {
    totp: totp_rs::Totp,
    pub codes: Vec<String>,
}

impl App {
    /// Set up for the owner.
    pub async fn set_up(house: &House, cx: &Cx) -> Self {
        let begun = house.post(cx, "/api/v1/auth/second-factor", Value::Null).await.unwrap();
        let secret = totp_rs::Secret::try_from_base32(text(&begun["secret"])).unwrap();
        let url = text(&begun["url"]);
        assert!(url.starts_with("otpauth://totp/Vextrus:owner%40padma.example?secret="), "{url}");
        let totp = totp_rs::Builder::new().with_secret(secret).with_skew(1).with_account_name("x").build().unwrap();
        let mut app = Self { totp, codes: Vec::new() };
        // Nothing is asked for until it is confirmed.
        house.login().await;
        let confirm = json!({ "otp": app.shown(house, 0) });
        let given = house.post(cx, "/api/v1/auth/second-factor/confirm", confirm).await.unwrap();
        app.codes = serde_json::from_value(given["codes"].clone()).unwrap();
        app
    }

    /// What the app shows so many seconds from now.
    pub fn shown(&self, house: &House, later: i64) -> String {
        let at = house.world.clock.now().as_second() + later;
        self.totp.generate(u64::try_from(at).unwrap()).to_string()
    }
}

async fn refused(house: &House, otp: Option<&str>) -> String {
    house.login_with(EMAIL, PASSWORD, otp).await.unwrap_err().code().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_asked_for_and_good_once() {
    let house = House::new().await;
    let cx = house.acting(&house.login().await.0).await;
    let app = App::set_up(&house, &cx).await;
    assert_eq!(refused(&house, None).await, "auth.second-factor.required");
    assert_eq!(refused(&house, Some("000000")).await, "auth.second-factor.wrong");
    let now = app.shown(&house, 0);
    assert_eq!(refused(&house, Some(&now)).await, "auth.second-factor.wrong", "the confirmation took it");
    house.later(SignedDuration::from_secs(60));
    let now = app.shown(&house, 0);
    house.login_with(EMAIL, PASSWORD, Some(&now)).await.unwrap();
    assert_eq!(refused(&house, Some(&now)).await, "auth.second-factor.wrong", "replayed");
    let before = app.shown(&house, -30);
    assert_eq!(refused(&house, Some(&before)).await, "auth.second-factor.wrong", "older than one taken");
    let next = app.shown(&house, 30);
    house.login_with(EMAIL, PASSWORD, Some(&next)).await.unwrap();
    assert_eq!(refused(&house, Some(&app.shown(&house, 90))).await, "auth.second-factor.wrong", "too early");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_one_code_used_at_once_one_gets_in() {
    let house = House::new().await;
    let cx = house.acting(&house.login().await.0).await;
    let app = App::set_up(&house, &cx).await;
    house.later(SignedDuration::from_secs(60));
    let code = app.shown(&house, 0);
    let tries = (0..4).map(|_| house.login_with(EMAIL, PASSWORD, Some(&code)));
    let answers = futures_util::future::join_all(tries).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recovery_code_is_good_once() {
    let house = House::new().await;
    let cx = house.acting(&house.login().await.0).await;
    let app = App::set_up(&house, &cx).await;
    assert_eq!(app.codes.len(), 10);
    let code = app.codes[3].to_lowercase();
    house.login_with(EMAIL, PASSWORD, Some(&code)).await.unwrap();
    assert_eq!(refused(&house, Some(&code)).await, "auth.second-factor.wrong");
    house.login_with(EMAIL, PASSWORD, Some(&app.codes[4])).await.unwrap();
    let kept = "select count(*) from auth.recovery_code where used_at is null";
    assert_eq!(house.count(kept).await, 8);
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_codes_lock_and_asking_for_one_does_not() {
    let house = House::new().await;
    let cx = house.acting(&house.login().await.0).await;
    let app = App::set_up(&house, &cx).await;
    house.later(SignedDuration::from_secs(60));
    for _ in 0..10 {
        assert_eq!(refused(&house, None).await, "auth.second-factor.required");
    }
    for _ in 0..5 {
        assert_eq!(refused(&house, Some("000000")).await, "auth.second-factor.wrong");
    }
    assert_eq!(refused(&house, Some(&app.shown(&house, 0))).await, "auth.sign-in.refused");
    house.later(SignedDuration::from_mins(30));
    house.login_with(EMAIL, PASSWORD, Some(&app.shown(&house, 0))).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_switched_off_with_both_and_reset_with_a_reason() {
    let house = House::new().await;
    let cx = house.acting(&house.login().await.0).await;
    let app = App::set_up(&house, &cx).await;
    let again = house.post(&cx, "/api/v1/auth/second-factor", Value::Null).await;
    assert_eq!(again.unwrap_err().code(), "auth.second-factor.on");
    house.later(SignedDuration::from_secs(60));
    let off = async |password: &str, otp: &str| {
        house.post(&cx, "/api/v1/auth/second-factor/off", json!({ "password": password, "otp": otp })).await
    };
    assert_eq!(off("wrong horse battery", &app.codes[0]).await.unwrap_err().code(), "auth.password.wrong");
    assert_eq!(off(PASSWORD, "000000").await.unwrap_err().code(), "auth.second-factor.code");
    off(PASSWORD, &app.shown(&house, 0)).await.unwrap();
    house.login().await;
    App::set_up(&house, &cx).await;
    let id = house.owner.to_string();
    let reset = async |names: &[&str], reason: &str| {
        let admin = house.world.person(house.tenant, names, Scope::All);
        let path = "/api/v1/users/{id}/second-factor/reset";
        house.rest(&admin, Method::Post, path, &[("id", &id)], json!({ "reason": reason })).await
    };
    assert_eq!(reset(&["auth.user.*"], "lost").await.unwrap_err().code(), "kernel.denied");
    assert_eq!(reset(&["*"], " ").await.unwrap_err().code(), "kernel.required");
    reset(&["*"], "The telephone fell into the river").await.unwrap();
    house.login().await;
    assert_eq!(house.count("select count(*) from auth.recovery_code").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_secret_is_sealed_and_sealed_anew() {
    let house = House::new().await;
    let cx = house.acting(&house.login().await.0).await;
    let app = App::set_up(&house, &cx).await;
    let columns: Vec<_> = house.service().sealed.iter().map(|sealed| (house.service().role, *sealed)).collect();
    let operator = house.world.operator(house.tenant);
    data::vault::rotate(&house.world.runtime.db, &operator, &columns, |_, _| ()).await.unwrap();
    house.later(SignedDuration::from_secs(60));
    house.login_with(EMAIL, PASSWORD, Some(&app.shown(&house, 0))).await.unwrap();
    assert!(house.answers().key_set(&house.nobody(), ()).await.is_ok());
}
