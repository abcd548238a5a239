//! Whose token it is. Every refusal is the same: which of the reasons it was is nobody's business.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use contracts::auth::{ApiKeyId, Identified, PresentedToken, SessionId};
use jiff::Timestamp;
use kernel::{Actor, Cx, Error, Result, codes};

use super::model::{Live, SessionKind};
use super::sign_in::inside;
use super::{Sessions, store};
use crate::api_key;
use crate::grants::{self, Composed};
use crate::secret::{For, Secret, same};

/// Seconds between two counts of sessions.
const COUNT_EVERY: i64 = 60;

/// When this process counted last, in seconds.
#[derive(Clone, Default)]
pub struct Counted(Arc<AtomicI64>);

fn nobody() -> Error {
    Error::new(&codes::UNAUTHENTICATED)
}

impl Sessions {
    /// Who presents a token, and what he may do.
    pub async fn identify(&self, cx: &Cx, presented: &PresentedToken) -> Result<Identified> {
        let token = presented.token.as_str();
        let found = match token.get(..4) {
            Some("vxs.") => self.by_cookie(cx, token).await?,
            Some("vxk.") => self.by_api_key(cx, token, presented).await?,
            _ => self.by_access_token(cx, token).await?,
        };
        self.count(cx).await;
        Ok(found)
    }

    async fn by_access_token(&self, cx: &Cx, token: &str) -> Result<Identified> {
        let claims = self.keys.verify(cx, token).await?.ok_or_else(nobody)?;
        let (there, now, id) = (inside(cx, claims.tenant, Actor::Nobody), cx.now(), claims.sid);
        let look = self.db.read(&there, async move |look| {
            futures_util::try_join!(store::find_live(look, id, now), grants::compose(look, claims.sub, now))
        });
        let (live, composed) = look.await?;
        let live = live.filter(|live| live.person == claims.sub && live.kind != SessionKind::Cookie);
        let live = live.ok_or_else(nobody)?;
        self.touch(&there, id, &live).await;
        let expires = claims.expires().ok_or_else(nobody)?;
        Ok(identified(&there, id, &live, composed, expires))
    }

    /// Two flights where an access token takes one: only the session's row says whose it is.
    async fn by_cookie(&self, cx: &Cx, token: &str) -> Result<Identified> {
        let shown = Secret::read(For::Cookie, token).ok_or_else(nobody)?;
        let (there, now, id) = (inside(cx, shown.tenant, Actor::Nobody), cx.now(), SessionId(shown.id));
        let hash = shown.hash();
        let look = self.db.read(&there, async move |look| {
            let live = store::find_live(look, id, now).await?.filter(|live| {
                live.kind == SessionKind::Cookie && live.secret.as_ref().is_some_and(|kept| same(kept, &hash))
            });
            let live = live.ok_or_else(nobody)?;
            let composed = grants::compose(look, live.person, now).await?;
            Ok((live, composed))
        });
        let (live, composed) = look.await?;
        self.touch(&there, id, &live).await;
        let expires = live.expires_at;
        Ok(identified(&there, id, &live, composed, expires))
    }

    async fn by_api_key(&self, cx: &Cx, token: &str, presented: &PresentedToken) -> Result<Identified> {
        let shown = Secret::read(For::ApiKey, token).ok_or_else(nobody)?;
        let (there, now, id) = (inside(cx, shown.tenant, Actor::Nobody), cx.now(), ApiKeyId(shown.id));
        let hash = shown.hash();
        let look = self.db.read(&there, async move |look| {
            let key = api_key::find_live(look, id, &hash).await?.ok_or_else(nobody)?;
            let composed = grants::compose(look, key.person, now).await?;
            Ok((key, composed))
        });
        let (key, composed) = look.await?;
        if key.expires_at <= cx.now() || !key.is_from(presented.address) {
            return Err(nobody());
        }
        api_key::touch(&self.db, &there, id, &key).await;
        Ok(Identified {
            tenant: there.tenant(),
            person: key.person,
            session: id.0,
            grants: key.narrow(composed.grants),
            clashes: composed.clashes,
            roles: composed.roles,
            version: composed.version,
            expires: key.expires_at,
            language: key.language.into(),
        })
    }

    /// Writes down that a session was used, now and then. It is no reason to refuse that this could not be written.
    async fn touch(&self, cx: &Cx, id: SessionId, live: &Live) {
        if !live.is_stale(cx.now()) {
            return;
        }
        let written = async {
            let tx = self.db.begin(cx, "auth.session.touch").await?;
            store::touch(&tx, id).await?;
            tx.commit().await
        };
        if let Err(error) = written.await {
            tracing::debug!(error = ?error, "when a session was used could not be written");
        }
    }

    /// Counts the open sessions of the installation, once a minute at most.
    async fn count(&self, cx: &Cx) {
        let (now, last) = (cx.now().as_second(), self.counted.0.load(Ordering::Relaxed));
        let due = now - last >= COUNT_EVERY;
        if !due || self.counted.0.compare_exchange(last, now, Ordering::Relaxed, Ordering::Relaxed).is_err() {
            return;
        }
        let counted = async {
            let tx = self.db.begin_system(cx, "count open sessions").await?;
            store::count(&tx, cx.now()).await
        };
        if let Ok(open) = counted.await {
            #[expect(clippy::cast_precision_loss, reason = "a gauge")]
            metrics::gauge!("auth_active_sessions").set(open as f64);
        }
    }
}

fn identified(cx: &Cx, id: SessionId, live: &Live, composed: Composed, expires: Timestamp) -> Identified {
    Identified {
        tenant: cx.tenant(),
        person: live.person,
        session: id.0,
        grants: composed.grants,
        clashes: composed.clashes,
        roles: composed.roles,
        version: composed.version,
        expires: expires.min(live.expires_at),
        language: live.language.into(),
    }
}
