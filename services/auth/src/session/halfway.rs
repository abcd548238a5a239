//! Between the password and the second factor, for a page that keeps neither: a sealed word that the password was right.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use data::Db;
use jiff::{SignedDuration, Timestamp};
use kernel::{Actor, Cx, Error, PersonId, Result, TenantId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::model::From;
use super::sign_in::{Given, Mode, count, inside};
use super::{Sessions, user};
use crate::credential::{self, Turn, Whose};
use crate::errors;
use crate::secret::{digest, same};

/// Where it is sealed.
const PLACE: &str = "auth.halfway";
/// How long it is good: time to find the telephone.
const GOOD: SignedDuration = SignedDuration::from_mins(10);

/// Somebody whose password was right. It lets nobody in: it stands for the password alone, and for this password.
#[derive(Serialize, Deserialize)]
pub struct Halfway {
    tenant: TenantId,
    person: PersonId,
    /// Of the hash that is kept: with another password it is worth nothing.
    password: Vec<u8>,
    until: Timestamp,
}

impl Halfway {
    /// Of whose password was right just now.
    pub fn of(cx: &Cx, turn: &Turn) -> Self {
        let password = digest(turn.password.as_bytes());
        Self { tenant: cx.tenant(), person: turn.person, password, until: cx.now() + GOOD }
    }

    /// Sealed, so that only we can have written it and nobody can read it.
    pub fn text(&self, db: &Db) -> Result<String> {
        let plain = serde_json::to_vec(self).map_err(Error::internal)?;
        Ok(BASE64.encode(db.vault().seal_own(PLACE, Uuid::nil(), &plain)?))
    }

    fn read(db: &Db, text: &str, now: Timestamp) -> Option<Self> {
        let plain = db.vault().unseal_own(PLACE, Uuid::nil(), &BASE64.decode(text).ok()?).ok()?;
        serde_json::from_slice(&plain).ok().filter(|half: &Self| half.until > now)
    }
}

impl Sessions {
    /// Signs somebody in by a cookie whose password was right a moment ago, with the code that was asked for. A wrong code
    /// counts like a wrong password.
    // open: what stands for the password lets in
    pub async fn go_on(&self, cx: &Cx, half: &str, code: &str, from: &From) -> Result<Given> {
        let given = self.try_to_go_on(cx, half, code, from).await;
        count(given.is_ok());
        given
    }

    async fn try_to_go_on(&self, cx: &Cx, half: &str, code: &str, from: &From) -> Result<Given> {
        let over = || Error::new(&errors::SIGN_IN_OVER);
        let half = Halfway::read(&self.db, half, cx.now()).ok_or_else(over)?;
        let cx = inside(cx, half.tenant, Actor::Nobody);
        if !self.db.read(&cx, async move |look| user::store::is_open(look).await).await? {
            return Err(over());
        }
        let turn = credential::take_turn(&self.db, &cx, Whose::Person(half.person)).await?;
        let turn = turn.ok_or_else(|| Error::new(&errors::SIGN_IN_REFUSED))?;
        if !same(&digest(turn.password.as_bytes()), &half.password) {
            credential::give_back(&self.db, &cx, half.person).await?;
            return Err(over());
        }
        self.expect_code(&cx, &turn, code, from).await?;
        self.admit(&cx, &turn, None, Mode::Cookie, from).await
    }
}
