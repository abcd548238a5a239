//! Being signed in: sign-in, refresh, the list of one's sessions, their ends.

mod graphql;
mod halfway;
mod held;
mod identify;
mod model;
mod sign_in;
pub mod store;

#[cfg(test)]
mod tests;

use contracts::auth::{SessionId, UserLoggedOut, news};
use data::{Db, Tx};
use kernel::{Cx, Error, PersonId, Result, codes, utoipa};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use crate::password::Passwords;
use crate::permissions;
use crate::second_factor::SecondFactors;
use crate::signing_key::SigningKeys;
use crate::user::{self, User};

pub use graphql::{SessionMutation, SessionNode, SessionQuery};
pub use identify::Counted;
pub use model::{From, Session};
pub use sign_in::inside;
pub use sign_in::{ChangePassword, Entered, Given, Login, Mode, Refresh};

/// Why a session ended that its own holder ended.
const SIGNED_OUT: &str = "signed-out";

/// Somebody signed in, to himself.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Me {
    /// Who one is.
    pub user: User,
    /// Whose data one sees.
    pub tenant_id: kernel::TenantId,
    /// The organization's name.
    pub tenant_name: String,
    /// Its short name.
    pub tenant: String,
    /// What one may do somewhere, by name.
    pub permissions: Vec<String>,
    /// The session, none for a program with a key.
    pub session: Option<Session>,
    /// Whether a second factor is in use.
    pub second_factor: bool,
}

/// Everybody's sessions.
#[derive(Clone)]
pub struct Sessions {
    pub db: Db,
    pub passwords: Passwords,
    pub keys: SigningKeys,
    pub factors: SecondFactors,
    pub counted: identify::Counted,
}

impl Sessions {
    /// Who one is, and what one may.
    // open: everybody may know this of himself
    pub async fn me(&self, cx: &Cx) -> Result<Me> {
        let person = expect_person(cx)?;
        let session = cx.session().map(SessionId);
        let (user, session, (tenant, tenant_name), second_factor) = self
            .db
            .read(cx, async move |look| {
                let session = async {
                    match session {
                        Some(id) => store::find(look, id).await,
                        None => Ok(None),
                    }
                };
                futures_util::try_join!(
                    user::store::find(look, person),
                    session,
                    user::store::directory(look),
                    crate::second_factor::is_on(look, person)
                )
            })
            .await?;
        let allowed = |known: &&kernel::Permission| cx.grants().allows(known);
        let names = kernel::permissions().into_iter().filter(allowed).map(|known| known.name.to_owned());
        Ok(Me {
            user: user.ok_or_else(user::missing)?,
            tenant_id: cx.tenant(),
            tenant_name,
            tenant,
            permissions: names.collect(),
            session,
            second_factor,
        })
    }

    /// One's own sessions, the latest first.
    // open: everybody may see his own
    pub async fn list_own(&self, cx: &Cx) -> Result<Vec<Session>> {
        let person = expect_person(cx)?;
        let now = cx.now();
        self.db.read(cx, async move |look| store::list(look, person, now).await).await
    }

    /// Somebody's sessions, the latest first.
    pub async fn list(&self, cx: &Cx, person: PersonId) -> Result<Vec<Session>> {
        cx.require_everywhere(&permissions::SESSION_READ)?;
        let now = cx.now();
        self.db.read(cx, async move |look| store::list(look, person, now).await).await
    }

    /// Several people's sessions in one flight.
    pub async fn list_by_users(&self, cx: &Cx, people: Vec<Uuid>) -> Result<Vec<Session>> {
        cx.require_everywhere(&permissions::SESSION_READ)?;
        let now = cx.now();
        self.db.read(cx, async move |look| store::list_by_users(look, &people, now).await).await
    }

    /// Ends one of one's own sessions, or anybody's with the permission. Another's looks missing without it.
    // open: everybody may end his own
    pub async fn revoke(&self, cx: &Cx, id: SessionId) -> Result<()> {
        let person = expect_person(cx)?;
        let others = cx.require_everywhere(&permissions::SESSION_REVOKE).is_ok();
        self.act(cx, "auth.session.revoke", async move |tx| {
            let there = store::find(tx, id).await?.filter(|session| others || session.user_id == person);
            let there = there.ok_or_else(|| Error::not_found("session"))?;
            end(tx, id, if there.user_id == person { SIGNED_OUT } else { "revoked" }).await
        })
        .await
    }

    /// Ends all of one's own sessions but this.
    // open: everybody may end his own
    pub async fn revoke_others(&self, cx: &Cx) -> Result<()> {
        let person = expect_person(cx)?;
        let this = cx.session();
        self.act(cx, "auth.session.revoke", async move |tx| end_all(tx, person, this, SIGNED_OUT).await).await
    }

    /// Ends everything somebody is signed in to.
    pub async fn revoke_all(&self, cx: &Cx, person: PersonId) -> Result<()> {
        cx.require_everywhere(&permissions::SESSION_REVOKE)?;
        self.act(cx, "auth.session.revoke", async move |tx| {
            user::store::find(tx, person).await?.ok_or_else(user::missing)?;
            end_all(tx, person, None, "revoked").await
        })
        .await
    }

    /// Ends the session one acts in. Signing out when one is not signed in is fine.
    // open: whoever is signed in may sign out
    pub async fn sign_out(&self, cx: &Cx) -> Result<()> {
        let Some(id) = cx.session() else { return Ok(()) };
        self.act(cx, "auth.session.end", async move |tx| end(tx, SessionId(id), SIGNED_OUT).await).await
    }

    /// Ends sessions also where nothing else may be changed: a suspended tenant's people can sign out.
    async fn act(&self, cx: &Cx, operation: &'static str, act: impl AsyncFnOnce(&Tx) -> Result<()>) -> Result<()> {
        let tx = self.db.begin(cx, operation).await?;
        act(&tx).await?;
        tx.commit().await
    }
}

/// Who acts, if it is a person.
pub fn expect_person(cx: &Cx) -> Result<PersonId> {
    cx.person().ok_or_else(|| Error::new(&codes::UNAUTHENTICATED))
}

/// Refuses nobody.
pub fn expect_known(cx: &Cx) -> Result<()> {
    match cx.actor() {
        kernel::Actor::Nobody => Err(Error::new(&codes::UNAUTHENTICATED)),
        _ => Ok(()),
    }
}

/// Refuses a program with a key: what keeps an account safe is done by whom it belongs to.
pub async fn expect_session(tx: &Tx) -> Result<()> {
    let session = match tx.cx().session() {
        Some(id) => store::find(tx, SessionId(id)).await?,
        None => None,
    };
    match session.filter(|session| Some(session.user_id) == tx.cx().person()) {
        Some(_) => Ok(()),
        None => Err(Error::new(&crate::errors::SESSION_NEEDED)),
    }
}

/// Ends a session, if it has not ended.
pub async fn end(tx: &Tx, id: SessionId, reason: &str) -> Result<()> {
    if let Some(ended) = store::end(tx, id, reason).await? {
        tell_end(tx, ended, reason);
    }
    Ok(())
}

/// Ends everything somebody is signed in to, but this.
pub async fn end_all(tx: &Tx, person: PersonId, but: Option<Uuid>, reason: &str) -> Result<()> {
    for ended in store::end_of_user(tx, person, but, reason).await? {
        tell_end(tx, ended, reason);
    }
    Ok(())
}

/// Ends every session of the tenant, without a line for each.
pub async fn end_whole_tenant(tx: &Tx) -> Result<()> {
    store::end_all(tx, "tenant-archived").await?;
    tx.audit("session", tx.cx().tenant().0, None::<&()>, Some(&json!({ "ended": "all", "reason": "tenant-archived" })));
    tx.announce(news::SESSION, None);
    Ok(())
}

fn tell_end(tx: &Tx, (id, person): (SessionId, PersonId), reason: &str) {
    let by_self = reason == SIGNED_OUT || tx.cx().person() == Some(person);
    tx.announce(news::SESSION, Some(id.0));
    tx.publish(&UserLoggedOut { user_id: person, session_id: id, by_self });
    tx.audit("session", id.0, None::<&()>, Some(&json!({ "ended": true, "user": person, "reason": reason })));
}
