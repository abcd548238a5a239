//! The context of one act: who, for which tenant, with what grants, since when.

use std::sync::Arc;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::error::codes;
use crate::watch;
use crate::{Clock, CompanyId, Error, Grants, Money, Permission, PersonId, Place, Reach, Result, TenantId, WireGrants};

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Actor {
    /// Nobody signed in.
    Nobody,
    /// Somebody of the tenant.
    Person(PersonId),
    /// The one who keeps the installation running; no user of any tenant.
    Operator,
    /// A service, by itself (a job, a handler).
    Service(std::borrow::Cow<'static, str>),
}

impl std::fmt::Display for Actor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Nobody => f.write_str("nobody"),
            Self::Person(id) => write!(f, "person:{id}"),
            Self::Operator => f.write_str("operator"),
            Self::Service(name) => write!(f, "service:{name}"),
        }
    }
}

/// The language sentences are said in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Bengali.
    Bn,
}

impl Language {
    /// As HTML and `Accept-Language` name it.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Bn => "bn",
        }
    }
}

impl std::str::FromStr for Language {
    type Err = ();

    fn from_str(tag: &str) -> std::result::Result<Self, ()> {
        [Self::En, Self::Bn].into_iter().find(|language| language.tag() == tag).ok_or(())
    }
}

/// The context of one act. It comes first everywhere and is never stored.
#[derive(Clone, Debug)]
pub struct Cx {
    tenant: TenantId,
    actor: Actor,
    grants: Grants,
    session: Option<Uuid>,
    roles: Arc<[String]>,
    request: Uuid,
    key: Option<String>,
    language: Language,
    clock: Clock,
}

impl Cx {
    /// An act of `actor` with `grants` in `tenant`.
    #[must_use]
    pub fn new(tenant: TenantId, actor: Actor, grants: Grants, clock: Clock) -> Self {
        let (session, roles, key, language) = (None, Arc::default(), None, Language::En);
        Self { tenant, actor, grants, session, roles, request: Uuid::now_v7(), key, language, clock }
    }

    /// The same act under this idempotency key.
    #[must_use]
    pub fn keyed(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// The same act within this session (or by this API key).
    #[must_use]
    pub fn in_session(mut self, session: Uuid) -> Self {
        self.session = Some(session);
        self
    }

    /// The same act of somebody who holds these roles, by their keys.
    #[must_use]
    pub fn in_roles(mut self, roles: Arc<[String]>) -> Self {
        self.roles = roles;
        self
    }

    /// The same act without its key, for a step that stores no answer of its own.
    #[must_use]
    pub fn unkeyed(mut self) -> Self {
        self.key = None;
        self
    }

    /// The same act, answering in this language.
    #[must_use]
    pub fn speaking(mut self, language: Language) -> Self {
        self.language = language;
        self
    }

    /// The same act under the request id the client sees.
    #[must_use]
    pub fn requested(mut self, request: Uuid) -> Self {
        self.request = request;
        self
    }

    /// Refuses unless the permission is granted somewhere. The first line of every command; where, and up to which
    /// amount, is asked of [`Cx::inside`], [`Cx::sees`] and [`Cx::require_up_to`] when the thing itself is known.
    ///
    /// # Errors
    /// `kernel.unauthenticated` for nobody; `kernel.duties-clash` when it is granted and does not go together with
    /// another duty of the same person; `kernel.denied` for everybody else.
    pub fn require(&self, permission: &Permission) -> Result<()> {
        if watch::watched(|| self.grants.allows(permission)) { Ok(()) } else { Err(self.refusal(permission)) }
    }

    fn refusal(&self, permission: &Permission) -> Error {
        if self.actor == Actor::Nobody {
            return Error::new(&codes::UNAUTHENTICATED);
        }
        match self.grants.clash(permission) {
            Some(pair) => self.about(&codes::DUTIES_CLASH, permission).with("pair", pair),
            None => self.denied(permission),
        }
    }

    /// The refusal for want of this permission, naming it in the caller's language.
    #[must_use]
    pub fn denied(&self, permission: &Permission) -> Error {
        self.about(&codes::DENIED, permission)
    }

    fn about(&self, code: &'static crate::Code, permission: &Permission) -> Error {
        let sentence = match self.language {
            Language::En => permission.en,
            Language::Bn => permission.bn,
        };
        Error::new(code).with("permission", sentence).with("name", permission.name)
    }

    /// Refuses unless the permission is granted for a document of this amount. Whoever holds it only up to a limit
    /// passes here and not at [`Cx::require`].
    ///
    /// # Errors
    /// As [`Cx::require`]; `kernel.amount-above-limit` when only the amount is in the way.
    pub fn require_up_to(&self, permission: &Permission, amount: Money) -> Result<()> {
        if self.grants.reach_for(permission, amount) != Reach::Only(Vec::new()) {
            return Ok(());
        }
        match self.grants.limit(permission) {
            Some(limit) => Err(self.about(&codes::AMOUNT_ABOVE_LIMIT, permission).with("limit", limit)),
            None => Err(self.refusal(permission)),
        }
    }

    /// Looks missing unless the permission is granted anywhere in the company: whoever works in a part of it may see
    /// what the whole consists of.
    ///
    /// # Errors
    /// `kernel.not-found`, as for a random id.
    pub fn sees(&self, permission: &Permission, company: CompanyId, noun: &'static str) -> Result<()> {
        if self.grants.reach(permission).touches(company) { Ok(()) } else { Err(Error::not_found(noun)) }
    }

    /// Refuses unless the permission is granted for all of the place. Looks missing to whoever has nothing to do with
    /// the company.
    ///
    /// # Errors
    /// `kernel.not-found`, `kernel.denied`.
    pub fn inside(&self, permission: &Permission, place: impl Into<Place>, noun: &'static str) -> Result<()> {
        self.within(permission, &self.grants.reach(permission), &place.into(), noun)
    }

    /// [`Cx::inside`] for a document of this amount.
    ///
    /// # Errors
    /// `kernel.not-found`, `kernel.denied`.
    pub fn inside_up_to(
        &self,
        permission: &Permission,
        place: impl Into<Place>,
        amount: Money,
        noun: &'static str,
    ) -> Result<()> {
        self.within(permission, &self.grants.reach_for(permission, amount), &place.into(), noun)
    }

    fn within(&self, permission: &Permission, reach: &Reach, place: &Place, noun: &'static str) -> Result<()> {
        if reach.covers(place) {
            return Ok(());
        }
        Err(if self.grants.touches(place.company) { self.denied(permission) } else { Error::not_found(noun) })
    }

    /// The companies the permission reaches into, as a SQL argument: null means all.
    #[must_use]
    pub fn companies(&self, permission: &Permission) -> Option<Vec<CompanyId>> {
        self.grants.reach(permission).companies()
    }

    /// Refuses an actor who holds the permission in some places only: the act concerns all of them.
    ///
    /// # Errors
    /// `kernel.denied`.
    pub fn require_everywhere(&self, permission: &Permission) -> Result<()> {
        self.require(permission)?;
        match self.grants.reach(permission) {
            Reach::All => Ok(()),
            Reach::Only(_) => Err(self.denied(permission)),
        }
    }

    /// Whose data.
    #[must_use]
    pub fn tenant(&self) -> TenantId {
        self.tenant
    }

    /// Who acts.
    #[must_use]
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The person who acts, if it is one.
    #[must_use]
    pub fn person(&self) -> Option<PersonId> {
        match self.actor {
            Actor::Person(id) => Some(id),
            _ => None,
        }
    }

    /// What is granted.
    #[must_use]
    pub fn grants(&self) -> &Grants {
        &self.grants
    }

    /// The session or API key the act comes through, if it comes through one.
    #[must_use]
    pub fn session(&self) -> Option<Uuid> {
        self.session
    }

    /// The keys of the roles held, for whoever asks for a flag; what may be done is asked of the grants.
    #[must_use]
    pub fn roles(&self) -> &[String] {
        &self.roles
    }

    /// The request the act belongs to.
    #[must_use]
    pub fn request(&self) -> Uuid {
        self.request
    }

    /// The client's idempotency key.
    #[must_use]
    pub fn key(&self) -> Option<&str> {
        self.key.as_deref()
    }

    /// The key as it is stored: every actor has keys of its own, so that nobody is answered with another's answer.
    #[must_use]
    pub fn stored_key(&self) -> Option<String> {
        self.key.as_ref().map(|key| format!("{} {key}", self.actor))
    }

    /// The language of the answer.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Today in Dhaka.
    #[must_use]
    pub fn today(&self) -> Date {
        self.clock.today()
    }

    /// Where `now` comes from.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.clock
    }
}

/// A context as it crosses to another process; grants travel as names.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WireCx {
    tenant: TenantId,
    actor: Actor,
    grants: WireGrants,
    #[serde(default)]
    session: Option<Uuid>,
    #[serde(default)]
    roles: Vec<String>,
    request: Uuid,
    key: Option<String>,
    language: Language,
}

impl From<&Cx> for WireCx {
    fn from(cx: &Cx) -> Self {
        Self {
            tenant: cx.tenant,
            actor: cx.actor.clone(),
            grants: cx.grants.whole(),
            session: cx.session,
            roles: cx.roles.to_vec(),
            request: cx.request,
            key: cx.key.clone(),
            language: cx.language,
        }
    }
}

impl WireCx {
    /// The context again, on this side's clock.
    #[must_use]
    pub fn into_cx(self, clock: Clock) -> Cx {
        Cx {
            tenant: self.tenant,
            actor: self.actor,
            grants: self.grants.into(),
            session: self.session,
            roles: self.roles.into(),
            request: self.request,
            key: self.key,
            language: self.language,
            clock,
        }
    }
}
