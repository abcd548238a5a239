//! A second factor: an authenticator app, and recovery codes for the day the telephone is lost.

mod code;
mod graphql;
mod store;

#[cfg(test)]
mod tests;

use aws_lc_rs::rand;
use data::{Db, Look, Tx};
use kernel::{Cx, Error, PersonId, Result, utoipa};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::credential::{self, Whose};
use crate::password::Passwords;
use crate::session::{self, expect_person};
use crate::user::User;
use crate::{errors, permissions, rank, user};

pub use graphql::SecondFactorMutation;
pub use store::SEALED;

/// Where a secret is sealed.
const PLACE: &str = "auth.second_factor.secret";

/// An authenticator as it is kept.
pub struct Factor {
    secret: Vec<u8>,
    is_on: bool,
    last_step: i64,
}

/// What an authenticator app is told; shown once.
#[derive(Clone, Serialize, Deserialize, utoipa::ToSchema, async_graphql::SimpleObject)]
#[serde(rename_all = "camelCase")]
#[graphql(name = "SecondFactorBegun")]
pub struct Begun {
    /// For the app, as a QR code.
    pub url: String,
    /// For typing by hand.
    pub secret: String,
}

/// Recovery codes; shown once.
#[derive(Clone, Serialize, Deserialize, utoipa::ToSchema, async_graphql::SimpleObject)]
#[serde(rename_all = "camelCase")]
pub struct RecoveryCodes {
    /// Each is good once.
    pub codes: Vec<String>,
}

/// A code of the app.
#[derive(Clone, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Code {
    pub otp: String,
}

/// What switching the second factor off takes.
#[derive(Clone, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SwitchOff {
    pub password: String,
    /// Six digits, or a recovery code.
    pub otp: String,
}

/// Everybody's second factors.
#[derive(Clone)]
pub struct SecondFactors {
    pub db: Db,
    pub passwords: Passwords,
}

/// Whether somebody uses a second factor.
pub async fn is_on(look: &Look, person: PersonId) -> Result<bool> {
    Ok(store::find(look, person).await?.is_some_and(|factor| factor.is_on))
}

impl SecondFactors {
    /// Whether somebody uses a second factor.
    // open: asked while somebody signs in
    pub async fn is_on(&self, cx: &Cx, person: PersonId) -> Result<bool> {
        self.db.read(cx, async move |look| is_on(look, person).await).await
    }

    /// Whether this is a code of somebody's that was not used before; from now on it was.
    // open: asked while somebody signs in
    pub async fn spend(&self, cx: &Cx, person: PersonId, typed: &str) -> Result<bool> {
        let tx = self.db.begin(cx, "auth.second-factor.spend").await?;
        let spent = spend(&tx, &self.db, person, typed).await?;
        if spent {
            tx.commit().await?;
        }
        Ok(spent)
    }

    /// Begins to set one up. Nothing is asked at sign-in until it is confirmed.
    // open: everybody may secure his own account
    pub async fn begin(&self, cx: &Cx) -> Result<Begun> {
        let person = expect_person(cx)?;
        self.db
            .command(&cx.clone().unkeyed(), "auth.second-factor.begin", &(), async move |tx| {
                session::expect_session(tx).await?;
                let user = user::store::lock(tx, person).await?.ok_or_else(user::missing)?;
                if is_on(tx, person).await? {
                    return Err(Error::new(&errors::SECOND_FACTOR_ON));
                }
                let mut secret = [0; code::SECRET];
                rand::fill(&mut secret).map_err(Error::internal)?;
                let db = &self.db;
                store::save(tx, person, &db.vault().seal(tx, PLACE, person.0, &secret).await?).await?;
                let account = user.email.unwrap_or(user.name);
                let url = code::authenticator(&secret, &account)?.to_url();
                let url = url.map_err(|error| Error::internal(error.to_string()))?;
                Ok(Begun { url, secret: totp_rs::Secret::from(secret).to_base32() })
            })
            .await
    }

    /// Confirms with a first code that the app works. From now on sign-in asks for one.
    // open: everybody may secure his own account
    pub async fn confirm(&self, cx: &Cx, typed: &str) -> Result<RecoveryCodes> {
        let person = expect_person(cx)?;
        self.db
            .command(&cx.clone().unkeyed(), "auth.second-factor.confirm", &(), async move |tx| {
                session::expect_session(tx).await?;
                let factor = store::lock(tx, person).await?.filter(|factor| !factor.is_on);
                let factor = factor.ok_or_else(|| Error::new(&errors::SECOND_FACTOR_OFF))?;
                if !spend_digits(tx, &self.db, person, &factor, typed).await? {
                    return Err(wrong());
                }
                store::confirm(tx, person, tx.cx().now()).await?;
                let codes = code::recovery()?;
                let hashes: Vec<_> = codes.iter().map(|one| code::hash(person, one)).collect();
                store::replace_codes(tx, person, &hashes).await?;
                tx.audit("user", person.0, None::<&()>, Some(&json!({ "secondFactor": "on" })));
                Ok(RecoveryCodes { codes })
            })
            .await
    }

    /// Switches the own one off, with password and code. Failures count like those of sign-in.
    // open: everybody may decide about his own account
    pub async fn switch_off(&self, cx: &Cx, input: &SwitchOff) -> Result<()> {
        let person = expect_person(cx)?;
        let turn = credential::take_turn(&self.db, cx, Whose::Person(person)).await?;
        let hash = turn.as_ref().map(|turn| turn.password.as_str());
        let fits = self.passwords.fits(&input.password, hash).await?;
        let turn = turn.ok_or_else(|| Error::new(&errors::PASSWORD_WRONG).field("password"))?;
        if !fits {
            credential::record_failure(&self.db, cx, &turn, "password", "second factor off").await?;
            return Err(Error::new(&errors::PASSWORD_WRONG).field("password"));
        }
        if !self.spend(cx, person, &input.otp).await? {
            credential::record_failure(&self.db, cx, &turn, "second-factor", "second factor off").await?;
            return Err(wrong());
        }
        credential::give_back(&self.db, cx, person).await?;
        self.db
            .command(&cx.clone().unkeyed(), "auth.second-factor.off", &(), async move |tx| {
                session::expect_session(tx).await?;
                store::delete(tx, person).await?;
                tx.audit("user", person.0, None::<&()>, Some(&json!({ "secondFactor": "off" })));
                Ok(())
            })
            .await
    }

    /// Takes away a second factor somebody has lost; everything he is signed in to ends.
    pub async fn reset(&self, cx: &Cx, person: PersonId, reason: &str) -> Result<User> {
        cx.require_everywhere(&permissions::SECOND_FACTOR_RESET)?;
        let mut fields = kernel::fields::Fields::default();
        let reason = fields.required("reason", reason, kernel::fields::LONG);
        fields.done()?;
        self.db
            .command(cx, "auth.second-factor.reset", &(person, reason.clone()), async move |tx| {
                let user = user::store::lock(tx, person).await?.ok_or_else(user::missing)?;
                rank::expect_not_above(tx, person).await?;
                if !store::delete(tx, person).await? {
                    return Err(Error::new(&errors::SECOND_FACTOR_OFF));
                }
                session::end_all(tx, person, None, "second-factor-reset").await?;
                tx.audit("user", person.0, None::<&()>, Some(&json!({ "secondFactor": "reset", "reason": reason })));
                Ok(user)
            })
            .await
    }

    /// How many of one's recovery codes are left.
    // open: everybody may see his own
    pub async fn recovery_left(&self, cx: &Cx) -> Result<i64> {
        let person = expect_person(cx)?;
        self.db.read(cx, async move |look| store::count_codes(look, person).await).await
    }
}

async fn spend(tx: &Tx, db: &Db, person: PersonId, typed: &str) -> Result<bool> {
    let Some(factor) = store::lock(tx, person).await?.filter(|factor| factor.is_on) else { return Ok(false) };
    if code::digits(typed).is_some() {
        return spend_digits(tx, db, person, &factor, typed).await;
    }
    store::spend_code(tx, person, &code::hash(person, typed)).await
}

/// Whether these are digits of now, the thirty seconds before or after, later than any taken before.
async fn spend_digits(tx: &Tx, db: &Db, person: PersonId, factor: &Factor, typed: &str) -> Result<bool> {
    let Some(digits) = code::digits(typed) else { return Ok(false) };
    let secret = db.vault().unseal(tx, tx.cx(), PLACE, person.0, &factor.secret).await?;
    let now = u64::try_from(tx.cx().now().as_second()).map_err(Error::internal)?;
    let step = code::authenticator(&secret, "user")?.check(&digits, now).and_then(|step| i64::try_from(step).ok());
    match step.filter(|step| *step > factor.last_step) {
        Some(step) => store::save_step(tx, person, step).await.map(|()| true),
        None => Ok(false),
    }
}

fn wrong() -> Error {
    Error::new(&errors::SECOND_FACTOR_CODE).field("otp")
}
