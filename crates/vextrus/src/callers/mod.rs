//! Who is calling: asked of auth, remembered for some seconds, forgotten when somebody says so.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use contracts::auth::{Auth, Identified, PresentedToken, news};
use data::News;
use host::http::{Authority, Presented};
use jiff::{SignedDuration, Timestamp};
use kernel::{Actor, BoxFuture, Clock, Cx, Error, Grants, Peer, Result, TenantId, codes};
use tokio::sync::watch;
use uuid::Uuid;

/// How long an answer of auth is believed without hearing from it: also what a process that hears nothing is late by.
const BELIEVED: SignedDuration = SignedDuration::from_secs(30);
/// Tokens remembered at most; then all are forgotten and asked for anew.
const REMEMBERED: usize = 50_000;
/// What a session cookie's token begins with; it is good in the cookie only, and nothing else is good there.
const COOKIE: &str = "vxs.";

/// Refusals go to the audit; the call must not wait.
pub type Refused = Arc<dyn Fn(&Cx, &Error) + Send + Sync>;

/// Knows callers by their tokens.
pub struct Callers {
    auth: Peer<dyn Auth>,
    clock: Clock,
    known: RwLock<HashMap<String, Arc<Known>>>,
    /// Raised by every piece of news: an answer that was on its way meanwhile is used once and not remembered.
    heard: AtomicU64,
    /// Raised after that, for those who hold on to an answer.
    news: watch::Sender<u64>,
    refused: Refused,
}

/// A token that was verified.
struct Known {
    who: Identified,
    until: Timestamp,
    /// The context by which of the grants hold; where no grant asks for more than the moment, there is one only.
    held: Mutex<Vec<(Vec<bool>, Cx)>>,
    /// The one, where there is one only.
    always: Option<Cx>,
}

impl Known {
    fn new(who: Identified, now: Timestamp, clock: &Clock) -> Self {
        let until = who.expires.min(now + BELIEVED);
        let steady = who.grants.iter().all(|conditional| {
            let ends_later = conditional.ends_at.is_none_or(|end| end > until);
            conditional.condition.is_empty() && conditional.starts_at <= now && ends_later
        });
        let always = steady.then(|| context(&who, &vec![true; who.grants.len()], clock));
        Self { who, until, held: Mutex::default(), always }
    }

    /// The context of a request from `address` at `now`.
    fn cx(&self, now: Timestamp, address: IpAddr, clock: &Clock) -> Cx {
        if let Some(cx) = &self.always {
            return cx.clone();
        }
        let holds: Vec<bool> = self.who.grants.iter().map(|grant| grant.holds(now, Some(address))).collect();
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, cx)) = held.iter().find(|(known, _)| *known == holds) {
            return cx.clone();
        }
        let cx = context(&self.who, &holds, clock);
        held.push((holds, cx.clone()));
        cx
    }
}

fn context(who: &Identified, holds: &[bool], clock: &Clock) -> Cx {
    let grants = who.grants.iter().zip(holds).filter(|(_, holds)| **holds).map(|(known, _)| known.grant.clone());
    let roles = who.roles.as_slice().into();
    let grants = Grants::new(grants.collect(), who.clashes.clone(), Some(who.version));
    Cx::new(who.tenant, Actor::Person(who.person), grants, clock.clone()).in_session(who.session).in_roles(roles)
}

impl Callers {
    /// Asks this auth; refusals are told to `refused`.
    pub fn new(auth: Peer<dyn Auth>, clock: Clock, refused: Refused) -> Self {
        Self { auth, clock, known: RwLock::default(), heard: AtomicU64::new(0), news: watch::Sender::new(0), refused }
    }

    /// Takes in what another process announced.
    pub fn hear(&self, news: &News) {
        self.heard.fetch_add(1, Ordering::SeqCst);
        self.take_in(news);
        self.news.send_modify(|news| *news += 1);
    }

    fn take_in(&self, news: &News) {
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        match news {
            News::Listening | News::Deaf => known.clear(),
            News::Change { tenant, what, subject } if what == news::SESSION => {
                known.retain(|_, one| {
                    one.who.tenant != *tenant || subject.is_some_and(|ended| one.who.session != ended)
                });
            }
            News::Change { tenant, what, .. } if what == news::GRANTS => {
                known.retain(|_, one| one.who.tenant != *tenant);
            }
            News::Change { .. } => {}
        }
    }

    fn nobody(&self) -> Cx {
        Cx::new(TenantId(Uuid::nil()), Actor::Nobody, Grants::none(), self.clock.clone())
    }

    async fn ask(&self, token: &str, address: IpAddr, request: Uuid) -> Result<Cx> {
        let heard = self.heard.load(Ordering::SeqCst);
        let presented = PresentedToken { token: token.to_owned(), address: Some(address) };
        let who = self.auth.identify(&self.nobody().requested(request), presented).await?;
        let now = self.clock.now();
        let one = Arc::new(Known::new(who, now, &self.clock));
        let cx = one.cx(now, address, &self.clock);
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if self.heard.load(Ordering::SeqCst) == heard {
            if known.len() >= REMEMBERED {
                known.clear();
            }
            known.insert(token.to_owned(), one);
        }
        Ok(cx)
    }
}

impl Authority for Callers {
    fn identify<'a>(&'a self, presented: Presented<'a>) -> BoxFuture<'a, Result<Cx>> {
        Box::pin(async move {
            let Some(token) = presented.token else { return Ok(self.nobody()) };
            if token.starts_with(COOKIE) != presented.by_cookie {
                return Err(Error::new(&codes::UNAUTHENTICATED));
            }
            self.ask(token, presented.address, presented.request).await
        })
    }

    fn cached(&self, presented: &Presented<'_>) -> Option<Cx> {
        let token = presented.token.filter(|token| token.starts_with(COOKIE) == presented.by_cookie)?;
        let one = self.known.read().unwrap_or_else(PoisonError::into_inner).get(token)?.clone();
        let now = self.clock.now();
        (now < one.until).then(|| one.cx(now, presented.address, &self.clock))
    }

    fn forget(&self, token: &str) {
        self.heard.fetch_add(1, Ordering::SeqCst);
        self.known.write().unwrap_or_else(PoisonError::into_inner).remove(token);
    }

    fn news(&self) -> watch::Receiver<u64> {
        self.news.subscribe()
    }

    fn refused(&self, cx: &Cx, error: &Error) {
        (self.refused)(cx, error);
    }
}

#[cfg(test)]
mod tests;
