use std::sync::atomic::AtomicUsize;

use contracts::auth::{DutyConflict, KeySet, LinkFor, MadeLink, MintToken, Minted, NewOwner, PersonFacts, Rotated};
use jiff::civil::time;
use kernel::{Condition, Conditional, Grant, Hours, Language, PersonId};
use tokio::sync::{Semaphore, mpsc};

use super::*;

/// An auth that knows two tokens; every question is counted, and waits at the gate when there is one.
struct Fake {
    tenant: TenantId,
    session: Uuid,
    asked: AtomicUsize,
    condition: Condition,
    clock: Clock,
    gate: Option<(mpsc::UnboundedSender<()>, Arc<Semaphore>)>,
}

impl Fake {
    fn new(clock: &Clock) -> Self {
        Self {
            tenant: TenantId::new(),
            session: Uuid::now_v7(),
            asked: AtomicUsize::new(0),
            condition: Condition::default(),
            clock: clock.clone(),
            gate: None,
        }
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

fn never<T>() -> BoxFuture<'static, Result<T>> {
    Box::pin(async { Err(Error::internal("nobody asks this here")) })
}

impl Auth for Fake {
    fn identify<'a>(&'a self, _: &'a Cx, presented: PresentedToken) -> BoxFuture<'a, Result<Identified>> {
        Box::pin(async move {
            self.asked.fetch_add(1, Ordering::SeqCst);
            if let Some((arrived, gate)) = &self.gate {
                arrived.send(()).expect("the test waits");
                gate.acquire().await.expect("the gate stays").forget();
            }
            if presented.token != "good" && presented.token != "vxs.good" {
                return Err(Error::new(&codes::UNAUTHENTICATED));
            }
            let now = self.clock.now();
            Ok(Identified {
                tenant: self.tenant,
                person: PersonId::new(),
                session: self.session,
                grants: vec![Conditional {
                    grant: Grant { names: vec!["*".to_owned()], place: None, up_to: None },
                    condition: self.condition.clone(),
                    starts_at: now,
                    ends_at: None,
                }],
                clashes: Vec::new(),
                roles: Vec::new(),
                version: 3,
                expires: now + SignedDuration::from_mins(15),
                language: Language::En,
            })
        })
    }
    fn key_set<'a>(&'a self, _: &'a Cx, (): ()) -> BoxFuture<'a, Result<KeySet>> {
        never()
    }
    fn people<'a>(&'a self, _: &'a Cx, _: Vec<PersonId>) -> BoxFuture<'a, Result<Vec<PersonFacts>>> {
        never()
    }
    fn establish_owner<'a>(&'a self, _: &'a Cx, _: NewOwner) -> BoxFuture<'a, Result<()>> {
        never()
    }
    fn mint<'a>(&'a self, _: &'a Cx, _: MintToken) -> BoxFuture<'a, Result<Minted>> {
        never()
    }
    fn sod_conflicts<'a>(&'a self, _: &'a Cx, (): ()) -> BoxFuture<'a, Result<Vec<DutyConflict>>> {
        never()
    }
    fn make_link<'a>(&'a self, _: &'a Cx, _: LinkFor) -> BoxFuture<'a, Result<MadeLink>> {
        never()
    }
    fn rotate_signing_key<'a>(&'a self, _: &'a Cx, (): ()) -> BoxFuture<'a, Result<Rotated>> {
        never()
    }
}

fn presented(token: &str) -> Presented<'_> {
    let address = "203.0.113.9".parse().unwrap();
    Presented { token: Some(token), by_cookie: token.starts_with(COOKIE), address, request: Uuid::now_v7() }
}

/// Callers of this auth at a moment moved by hand.
fn callers(change: impl FnOnce(&mut Fake)) -> (Arc<Callers>, Arc<Fake>, Clock) {
    let clock = Clock::fixed("2026-11-21T04:00:00Z".parse().unwrap());
    let mut fake = Fake::new(&clock);
    change(&mut fake);
    let fake = Arc::new(fake);
    let auth = Peer::new(fake.clone() as Arc<dyn Auth>);
    (Arc::new(Callers::new(auth, clock.clone(), Arc::new(|_, _| {}))), fake, clock)
}

fn change(tenant: TenantId, what: &str, subject: Option<Uuid>) -> News {
    News::Change { tenant, what: what.to_owned(), subject }
}

#[tokio::test]
async fn a_caller_is_known_for_half_a_minute_and_no_longer() {
    let (callers, fake, clock) = callers(|_| {});
    let cx = callers.identify(presented("good")).await.unwrap();
    assert_eq!((cx.session(), cx.grants().version()), (Some(fake.session), Some(3)));
    clock.set(clock.now() + SignedDuration::from_secs(29));
    assert!(callers.cached(&presented("good")).is_some());
    clock.set(clock.now() + SignedDuration::from_secs(1));
    assert!(callers.cached(&presented("good")).is_none(), "a process that hears nothing is late by 30 s at most");
    callers.identify(presented("good")).await.unwrap();
    assert_eq!(fake.asked(), 2);
}

#[tokio::test]
async fn news_of_a_session_or_of_roles_make_it_forget_and_news_of_others_do_not() {
    let (callers, fake, _) = callers(|_| {});
    let cases = [
        (change(fake.tenant, news::SESSION, Some(fake.session)), true),
        (change(fake.tenant, news::SESSION, Some(Uuid::now_v7())), false),
        (change(fake.tenant, news::SESSION, None), true),
        (change(fake.tenant, news::GRANTS, Some(Uuid::now_v7())), true),
        (change(TenantId::new(), news::GRANTS, None), false),
        (change(TenantId::new(), news::SESSION, None), false),
        (change(fake.tenant, "configuration.changed", None), false),
        (News::Deaf, true),
        (News::Listening, true),
    ];
    for (told, forgets) in cases {
        callers.identify(presented("good")).await.unwrap();
        callers.hear(&told);
        assert_eq!(callers.cached(&presented("good")).is_none(), forgets, "{told:?}");
    }
    callers.identify(presented("good")).await.unwrap();
    callers.forget("good");
    assert!(callers.cached(&presented("good")).is_none());
}

#[tokio::test]
async fn an_answer_that_was_under_way_when_news_came_is_not_remembered() {
    let (arrived, mut arrivals) = mpsc::unbounded_channel();
    let gate = Arc::new(Semaphore::new(0));
    let (callers, fake, _) = callers(|fake| fake.gate = Some((arrived, gate.clone())));
    let asking = callers.clone();
    let asked = tokio::spawn(async move { asking.identify(presented("good")).await });
    arrivals.recv().await.unwrap();
    callers.hear(&change(fake.tenant, news::GRANTS, None));
    gate.add_permits(1);
    asked.await.unwrap().unwrap();
    assert!(callers.cached(&presented("good")).is_none(), "it may be from before the change");
}

#[tokio::test]
async fn a_cookie_is_good_as_a_cookie_only_and_nothing_else_is_good_there() {
    let (callers, fake, _) = callers(|_| {});
    assert!(callers.identify(presented("vxs.good")).await.is_ok());
    for (token, by_cookie) in [("vxs.good", false), ("good", true)] {
        let wrong = Presented { by_cookie, ..presented(token) };
        assert!(callers.cached(&wrong).is_none());
        assert_eq!(callers.identify(wrong).await.unwrap_err().code(), "kernel.unauthenticated", "{token}");
    }
    assert_eq!(fake.asked(), 1, "auth is not even asked");
    let nobody = Presented { token: None, ..presented("") };
    assert_eq!(*callers.identify(nobody).await.unwrap().actor(), Actor::Nobody);
}

#[tokio::test]
async fn hours_and_networks_are_asked_at_every_request() {
    static PROBE: kernel::Permission = kernel::Permission::declare("callers.probe.read", "Probe", "পরীক্ষা", &[], false);
    kernel::register_permissions(&[&PROBE]);
    let hours = Hours { days: Vec::new(), from: time(10, 0, 0, 0), until: time(10, 0, 20, 0) };
    let networks = vec!["203.0.113.0/24".parse().unwrap()];
    let (callers, fake, clock) = callers(|fake| fake.condition = Condition { hours: Some(hours), networks });
    let near = presented("good");
    let far = Presented { address: "198.51.100.1".parse().unwrap(), ..near };
    assert!(callers.identify(near).await.unwrap().require(&PROBE).is_ok());
    assert!(callers.cached(&far).unwrap().require(&PROBE).is_err(), "from elsewhere");
    assert!(callers.cached(&near).unwrap().require(&PROBE).is_ok());
    clock.set(clock.now() + SignedDuration::from_secs(20));
    assert!(callers.cached(&near).unwrap().require(&PROBE).is_err(), "after hours");
    assert_eq!(fake.asked(), 1, "all of it from memory");
}
