//! From nothing to a session, and from one token to the next.

use contracts::auth::{MintToken, Minted, SessionId, UserLoggedIn};
use data::Tx;
use jiff::SignedDuration;
use kernel::{Actor, Cx, Error, Grants, PersonId, Result, TenantId, utoipa};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::halfway::Halfway;
use super::model::{From, LIFETIME, Session, SessionKind, Shown};
use super::{Sessions, end, end_all, expect_person, store};
use crate::credential::{self, Turn, Whose};
use crate::errors;
use crate::password::{self, Passwords};
use crate::permissions::{self, only_operator};
use crate::secret::{For, Secret};
use crate::token::{self, Claims};
use crate::user::{self, fold};

/// Hours of the longest token for a script.
const LONGEST_MINTED: i64 = 24 * 31;

/// How somebody wants to be signed in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// With an access token and a refresh token.
    #[default]
    Token,
    /// With a cookie, for pages of this host.
    Cookie,
}

/// What signing in takes.
#[derive(Clone, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Login {
    /// The organization's short name.
    #[serde(default)]
    pub tenant: Option<String>,
    pub email: String,
    pub password: String,
    /// Six digits of the authenticator app, or a recovery code.
    #[serde(default)]
    pub otp: Option<String>,
    /// `token`, or `cookie` for pages of this host.
    #[serde(default)]
    pub session: Mode,
}

/// What a refresh takes.
#[derive(Clone, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Refresh {
    pub refresh_token: String,
}

/// What changing one's password takes.
#[derive(Clone, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangePassword {
    /// The present one.
    pub password: String,
    #[serde(rename = "newPassword")]
    pub new_password: String,
}

/// What somebody who signed in is given.
#[derive(Clone)]
pub struct Given {
    pub access_token: Option<String>,
    pub refresh_token: Option<String>,
    pub cookie: Option<String>,
    pub expires_in: i64,
}

/// How far somebody came.
pub enum Entered {
    /// All the way.
    In(Given),
    /// The password is right and a second factor is asked for; this is what [`Sessions::go_on`] takes with it.
    Half(String),
}

impl Sessions {
    /// Signs somebody in, in one step.
    pub async fn sign_in(&self, cx: &Cx, tenant: &str, login: &Login, from: &From) -> Result<Given> {
        match self.enter(cx, tenant, login, from).await? {
            Entered::In(given) => Ok(given),
            Entered::Half(_) => Err(Error::new(&errors::SECOND_FACTOR_REQUIRED)),
        }
    }

    /// Signs somebody in, or as far as a password alone leads.
    pub async fn enter(&self, cx: &Cx, tenant: &str, login: &Login, from: &From) -> Result<Entered> {
        let entered = self.try_to_enter(cx, tenant, login, from).await;
        count(matches!(entered, Ok(Entered::In(_))));
        entered
    }

    async fn try_to_enter(&self, cx: &Cx, tenant: &str, login: &Login, from: &From) -> Result<Entered> {
        let Some(cx) = self.at_door(cx, tenant).await? else {
            self.passwords.fits(&login.password, None).await?;
            return Err(Error::new(&errors::SIGN_IN_REFUSED));
        };
        let whose = fold(&login.email);
        let turn = credential::take_turn(&self.db, &cx, Whose::Email(&whose)).await?;
        let hash = turn.as_ref().map(|turn| turn.password.as_str());
        let fits = self.passwords.fits(&login.password, hash).await?;
        let Some(turn) = turn else {
            return Err(Error::new(&errors::SIGN_IN_REFUSED));
        };
        if !fits {
            self.failed(&cx, &turn, "password", from).await?;
            return Err(Error::new(&errors::SIGN_IN_REFUSED));
        }
        let otp = login.otp.as_deref().filter(|otp| !otp.trim().is_empty());
        match (self.factors.is_on(&cx, turn.person).await?, otp) {
            (false, _) => {}
            (true, Some(otp)) => self.expect_code(&cx, &turn, otp, from).await?,
            (true, None) => {
                credential::give_back(&self.db, &cx, turn.person).await?;
                return Ok(Entered::Half(Halfway::of(&cx, &turn).text(&self.db)?));
            }
        }
        let rehashed = match Passwords::is_outdated(&turn.password) {
            true => Some(self.passwords.hash(&login.password).await?),
            false => None,
        };
        self.admit(&cx, &turn, rehashed, login.session, from).await.map(Entered::In)
    }

    /// Opens a session for whom has shown everything that is asked for.
    pub(super) async fn admit(
        &self,
        cx: &Cx,
        turn: &Turn,
        rehashed: Option<String>,
        mode: Mode,
        from: &From,
    ) -> Result<Given> {
        self.keys.warm(cx).await?;
        let known = inside(cx, cx.tenant(), Actor::Person(turn.person));
        let tx = self.db.begin(&known, "auth.sign-in").await?;
        // Disabled, or another password, while this one was tried.
        let still = user::store::hold_active(&tx, turn.person).await?
            && credential::clear_if(&tx, turn.person, &turn.password).await?;
        if !still {
            return Err(Error::new(&errors::SIGN_IN_REFUSED));
        }
        if let Some(hash) = rehashed {
            credential::rehash(&tx, turn.person, &hash, &turn.password).await?;
        }
        let given = self.open(&tx, turn.person, mode, from).await?;
        tx.commit().await?;
        Ok(given)
    }

    /// The context of somebody at this tenant's door, by its short name or id; none when nobody can sign in there.
    async fn at_door(&self, cx: &Cx, tenant: &str) -> Result<Option<Cx>> {
        let id = match tenant.parse::<TenantId>() {
            Ok(id) => id,
            Err(_) => match data::tenants::directory(&self.db, cx, Some(&fold(tenant))).await?.first() {
                Some(listed) => listed.id,
                None => return Ok(None),
            },
        };
        let there = inside(cx, id, Actor::Nobody);
        let open = self.db.read(&there, async move |look| user::store::is_open(look).await).await?;
        Ok(open.then_some(there))
    }

    async fn failed(&self, cx: &Cx, turn: &Turn, what: &str, from: &From) -> Result<()> {
        let place = format!("{}, {}", from.device, from.address().unwrap_or_default());
        credential::record_failure(&self.db, cx, turn, what, &place).await
    }

    /// A second factor is looked at after the password; a wrong code counts like a wrong password.
    pub(super) async fn expect_code(&self, cx: &Cx, turn: &Turn, otp: &str, from: &From) -> Result<()> {
        if self.factors.spend(cx, turn.person, otp).await? {
            return Ok(());
        }
        self.failed(cx, turn, "second-factor", from).await?;
        Err(Error::new(&errors::SECOND_FACTOR_WRONG))
    }

    /// A new session in this transaction, and what its holder is given.
    async fn open(&self, tx: &Tx, person: PersonId, mode: Mode, from: &From) -> Result<Given> {
        let (tenant, now) = (tx.cx().tenant(), tx.cx().now());
        let new_device = !store::is_known_device(tx, person, &from.device).await?;
        let kind = match mode {
            Mode::Token => SessionKind::Token,
            Mode::Cookie => SessionKind::Cookie,
        };
        let session = begun(person, kind, from, now, LIFETIME);
        let given = match mode {
            Mode::Token => {
                let refresh = Secret::new(For::Refresh, tenant, session.id.0)?;
                store::insert(tx, &session, Some(refresh.hash()), Some(refresh.family())).await?;
                self.pair(tx.cx(), person, session.id, &refresh).await?
            }
            Mode::Cookie => {
                let secret = Secret::new(For::Cookie, tenant, session.id.0)?;
                store::insert(tx, &session, Some(secret.hash()), None).await?;
                let (cookie, expires_in) = (Some(secret.text()), LIFETIME.as_secs());
                Given { access_token: None, refresh_token: None, cookie, expires_in }
            }
        };
        tx.audit("session", session.id.0, None::<&()>, Some(&session));
        tx.publish(&UserLoggedIn { user_id: person, session_id: session.id, new_device });
        Ok(given)
    }

    async fn pair(&self, cx: &Cx, person: PersonId, session: SessionId, refresh: &Secret) -> Result<Given> {
        let claims = Claims::new(cx.tenant(), person, session, cx.now(), token::LIFETIME);
        Ok(Given {
            access_token: Some(self.keys.sign(cx, &claims).await?),
            refresh_token: Some(refresh.text()),
            cookie: None,
            expires_in: token::LIFETIME.as_secs(),
        })
    }

    /// The next pair of tokens for the newest refresh token. One that was used before ends the session: somebody has a
    /// copy, and nobody knows who. Within ten seconds of its use it is refused only; a double click signs nobody out.
    pub async fn refresh(&self, cx: &Cx, presented: &str, from: &From) -> Result<Given> {
        let ended = || Error::new(&errors::SESSION_ENDED);
        let shown = Secret::read(For::Refresh, presented).ok_or_else(ended)?;
        let cx = inside(cx, shown.tenant, Actor::Nobody);
        let id = SessionId(shown.id);
        self.keys.warm(&cx).await?;
        let tx = self.db.begin(&cx, "auth.session.refresh").await?;
        let kept = store::lock(&tx, id, cx.now()).await?.ok_or_else(ended)?;
        match kept.shown(&shown.hash(), &shown.family(), cx.now()) {
            Shown::Newest => {}
            Shown::JustUsed | Shown::Wrong => return Err(ended()),
            Shown::Copied => {
                let after =
                    json!({ "reused": true, "user": kept.person, "device": from.device, "address": from.address() });
                tx.audit("session", id.0, None::<&()>, Some(&after));
                end(&tx, id, "refresh-token-reused").await?;
                tx.commit().await?;
                tracing::warn!(session = %id, "a refresh token was used twice; its session was ended");
                return Err(ended());
            }
        }
        let next = shown.next()?;
        store::rotate(&tx, id, &next.hash(), kept.expires(cx.now()), &from.address()).await?;
        let given = self.pair(&cx, kept.person, id, &next).await?;
        tx.commit().await?;
        metrics::counter!("auth_token_refresh_total").increment(1);
        Ok(given)
    }

    /// Ends the session of a refresh token, for programs that sign out without an access token.
    pub async fn sign_out_by_refresh(&self, cx: &Cx, presented: &str) -> Result<()> {
        let Some(shown) = Secret::read(For::Refresh, presented) else { return Ok(()) };
        let cx = inside(cx, shown.tenant, Actor::Nobody);
        let tx = self.db.begin(&cx, "auth.session.end").await?;
        let kept = store::lock(&tx, SessionId(shown.id), cx.now()).await?;
        if kept.is_some_and(|kept| kept.shown(&shown.hash(), &shown.family(), cx.now()) != Shown::Wrong) {
            end(&tx, SessionId(shown.id), super::SIGNED_OUT).await?;
        }
        tx.commit().await
    }

    /// Another password for oneself; other sessions end.
    pub async fn change_password(&self, cx: &Cx, input: &ChangePassword, from: &From) -> Result<()> {
        let person = expect_person(cx)?;
        let turn = credential::take_turn(&self.db, cx, Whose::Person(person)).await?;
        let hash = turn.as_ref().map(|turn| turn.password.as_str());
        let fits = self.passwords.fits(&input.password, hash).await?;
        let wrong = || Error::new(&errors::PASSWORD_WRONG).field("password");
        let turn = turn.ok_or_else(wrong)?;
        if !fits {
            self.failed(cx, &turn, "password", from).await?;
            return Err(wrong());
        }
        credential::give_back(&self.db, cx, person).await?;
        let hash = self.accepted(cx, person, &input.new_password).await?;
        self.db
            .command(&cx.clone().unkeyed(), "auth.password.change", &(), async move |tx| {
                super::expect_session(tx).await?;
                credential::save(tx, person, &hash).await?;
                end_all(tx, person, tx.cx().session(), "password-changed").await?;
                tx.audit("user", person.0, None::<&()>, Some(&json!({ "password": "changed" })));
                Ok(())
            })
            .await
    }

    /// The hash of a password somebody may have.
    pub async fn accepted(&self, cx: &Cx, person: PersonId, password: &str) -> Result<String> {
        let look = self.db.read(cx, async move |look| {
            futures_util::try_join!(user::store::find(look, person), user::store::organization(look))
        });
        let (user, organization) = look.await?;
        let user = user.ok_or_else(user::missing)?;
        let email = user.email.as_deref().unwrap_or_default();
        password::accept(password, password::Owner { email, name: &user.name, organization: &organization })?;
        self.passwords.hash(password).await
    }

    /// An access token for one of the tenant's people, for the operator's scripts.
    pub async fn mint(&self, cx: &Cx, wanted: &MintToken) -> Result<Minted> {
        cx.require(&permissions::TOKEN_MINT)?;
        only_operator(cx, &permissions::TOKEN_MINT)?;
        if !(1..=LONGEST_MINTED).contains(&wanted.hours) {
            return Err(Error::new(&errors::MINT_HOURS).field("hours").with("limit", LONGEST_MINTED));
        }
        let (email, lifetime) = (fold(&wanted.email), SignedDuration::from_hours(wanted.hours));
        let tx = self.db.begin(cx, "auth.token.mint").await?;
        let user = user::store::find_by_email(&tx, &email).await?.ok_or_else(user::missing)?;
        if user.state == user::UserState::Disabled {
            return Err(user.not_now());
        }
        let from = From { device: "vextrus token".into(), address: None };
        let session = begun(user.id, SessionKind::Operator, &from, cx.now(), lifetime);
        store::insert(&tx, &session, None, None).await?;
        tx.audit("session", session.id.0, None::<&()>, Some(&session));
        tx.commit().await?;
        let claims = Claims::new(cx.tenant(), user.id, session.id, cx.now(), lifetime);
        let access_token = self.keys.sign_long(cx, &claims, session.expires_at).await?;
        Ok(Minted { access_token, expires_in: lifetime.as_secs() })
    }
}

/// Counts a try to sign in.
pub(super) fn count(succeeded: bool) {
    metrics::counter!("auth_login_attempts_total").increment(1);
    match succeeded {
        true => metrics::counter!("auth_login_success_total").increment(1),
        false => metrics::counter!("auth_login_failure_total").increment(1),
    }
}

fn begun(user_id: PersonId, kind: SessionKind, from: &From, now: jiff::Timestamp, lifetime: SignedDuration) -> Session {
    let (device, address) = (from.device.clone(), from.address());
    Session {
        id: SessionId::new(),
        user_id,
        kind,
        device,
        address,
        created_at: now,
        seen_at: now,
        expires_at: now + lifetime,
    }
}

/// The same request, in this tenant.
pub fn inside(cx: &Cx, tenant: TenantId, actor: Actor) -> Cx {
    Cx::new(tenant, actor, Grants::none(), cx.clock().clone()).requested(cx.request()).speaking(cx.language())
}
