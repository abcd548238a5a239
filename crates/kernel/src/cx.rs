//! The context of one act: who, for which tenant, with what grants, since when.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::error::codes;
use crate::{Clock, CompanyId, Error, Grants, Permission, PersonId, Result, Scope, TenantId};

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

/// The context of one act. It comes first everywhere and is never stored.
#[derive(Clone, Debug)]
pub struct Cx {
    tenant: TenantId,
    actor: Actor,
    grants: Grants,
    request: Uuid,
    key: Option<String>,
    language: Language,
    clock: Clock,
}

impl Cx {
    /// An act of `actor` with `grants` in `tenant`.
    #[must_use]
    pub fn new(tenant: TenantId, actor: Actor, grants: Grants, clock: Clock) -> Self {
        Self { tenant, actor, grants, request: Uuid::now_v7(), key: None, language: Language::En, clock }
    }

    /// The same act under this idempotency key.
    #[must_use]
    pub fn keyed(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
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

    /// Refuses unless the permission is granted. The first line of every command.
    ///
    /// # Errors
    /// `kernel.unauthenticated` for nobody, `kernel.denied` for everybody else.
    pub fn require(&self, permission: &Permission) -> Result<()> {
        if self.grants.allows(permission) {
            return Ok(());
        }
        if self.actor == Actor::Nobody {
            return Err(Error::new(&codes::UNAUTHENTICATED));
        }
        Err(self.denied(permission))
    }

    /// The refusal for want of this permission, naming it in the caller's language.
    #[must_use]
    pub fn denied(&self, permission: &Permission) -> Error {
        let sentence = match self.language {
            Language::En => permission.en,
            Language::Bn => permission.bn,
        };
        Error::new(&codes::DENIED).with("permission", sentence).with("name", permission.name)
    }

    /// Looks missing unless the actor's scope holds the company.
    ///
    /// # Errors
    /// `kernel.not-found`, as for a random id.
    pub fn inside(&self, company: CompanyId, noun: &'static str) -> Result<()> {
        if self.grants.scope().holds(company) { Ok(()) } else { Err(Error::not_found(noun)) }
    }

    /// Refuses an actor who is scoped to some companies: the act concerns all of them.
    ///
    /// # Errors
    /// `kernel.denied`.
    pub fn require_everywhere(&self, permission: &Permission) -> Result<()> {
        self.require(permission)?;
        match self.grants.scope() {
            Scope::All => Ok(()),
            Scope::Only(_) => Err(self.denied(permission)),
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
    grants: Vec<String>,
    scope: Scope,
    request: Uuid,
    key: Option<String>,
    language: Language,
}

impl From<&Cx> for WireCx {
    fn from(cx: &Cx) -> Self {
        Self {
            tenant: cx.tenant,
            actor: cx.actor.clone(),
            grants: cx.grants.names().to_vec(),
            scope: cx.grants.scope().clone(),
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
            grants: Grants::of(self.grants, self.scope),
            request: self.request,
            key: self.key,
            language: self.language,
            clock,
        }
    }
}
