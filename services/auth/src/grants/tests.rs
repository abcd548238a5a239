use std::cell::Cell;
use std::time::Instant;

use contracts::auth::{AssignmentId, OverrideId};
use jiff::{SignedDuration, Timestamp};
use kernel::{Actor, Clock, Cx, Grants, PersonId, TenantId};
use testkit::World;
use tracing::Subscriber;
use tracing::span::{Attributes, Id};
use tracing_subscriber::Layer;
use tracing_subscriber::layer::{Context, SubscriberExt as _};

use super::{Rows, compose, compose_from, make_owner};
use crate::assignment::{Assignment, Held, Window};
use crate::duty::{Override, with_shipped};
use crate::tests::register;

fn morning() -> Timestamp {
    "2026-11-21T04:00:00Z".parse().unwrap()
}

fn day(days: i64) -> Timestamp {
    morning() + SignedDuration::from_hours(24 * days)
}

/// Held from a day until another; with a lender's days, it is lent.
fn held(names: &[&str], days: (i64, Option<i64>), lender: Option<(i64, Option<i64>)>) -> Held {
    let cx = Cx::new(TenantId::new(), Actor::Operator, Grants::none(), Clock::fixed(morning()));
    let window = |(from, until): (i64, Option<i64>)| Window { starts_at: day(from), ends_at: until.map(day) };
    let own = window(days);
    let assignment = Assignment {
        starts_at: own.starts_at,
        ends_at: own.ends_at,
        delegated_from: lender.map(|_| AssignmentId::new()),
        ..Assignment::founding(PersonId::new(), "own", &cx)
    };
    let own_names = Some(names.iter().map(|name| (*name).to_owned()).collect());
    Held { assignment, own_names, lender: lender.map(window) }
}

fn rows(held: Vec<Held>, overrides: Vec<Override>) -> Rows {
    register();
    Rows { held, pairs: with_shipped(Vec::new()), overrides, version: 3 }
}

fn word(pair: &str, from: i64, until: i64) -> Override {
    Override {
        id: OverrideId::new(),
        person_id: PersonId::new(),
        pair: pair.to_owned(),
        starts_at: day(from),
        ends_at: day(until),
        reason: "small team".to_owned(),
        given_by: "operator".to_owned(),
        given_at: morning(),
        revoked_at: None,
        revoked_by: None,
        version: 1,
    }
}

#[test]
fn a_loan_holds_while_both_hold() {
    for (own, lender, holds) in [
        ((-1, Some(5)), None, Some((-1, Some(5)))),
        ((-1, Some(5)), Some((-9, None)), Some((-1, Some(5)))),
        ((-1, Some(5)), Some((-9, Some(2))), Some((-1, Some(2)))),
        ((-1, Some(5)), Some((1, Some(9))), Some((1, Some(5)))),
    ] {
        let composed = compose_from(&rows(vec![held(&["finance.*"], own, lender)], Vec::new()), morning());
        let found = composed.grants.first().map(|one| (one.starts_at, one.ends_at));
        assert_eq!(found, holds.map(|(from, until)| (day(from), until.map(day))), "{own:?} {lender:?}");
    }
    let mut orphan = held(&["finance.*"], (-1, None), Some((-1, None)));
    orphan.lender = None;
    assert!(compose_from(&rows(vec![orphan], Vec::new()), morning()).grants.is_empty(), "lent from nothing is nothing");
}

#[test]
fn a_clash_needs_both_duties_and_no_word_of_the_owner() {
    let (bills, pays) = ("finance.bill.create", "finance.payment.release");
    let one = |name: &str, from| held(&[name], (from, None), None);
    for (what, has, words, clashes) in [
        ("both", vec![one(bills, -1), one(pays, -1)], vec![], &["bill-payment"][..]),
        ("by one role", vec![held(&[bills, pays], (-1, None), None)], vec![], &["bill-payment"]),
        ("left only", vec![one(bills, -1)], vec![], &[]),
        ("right only", vec![one(pays, -1)], vec![], &[]),
        ("left later", vec![one(bills, 1), one(pays, -1)], vec![], &[]),
        ("left over", vec![held(&[bills], (-2, Some(0)), None), one(pays, -1)], vec![], &[]),
        ("right later", vec![one(bills, -1), one(pays, 1)], vec![], &["bill-payment"]),
        ("overridden", vec![one(bills, -1), one(pays, -1)], vec![word("bill-payment", -1, 1)], &[]),
        ("another pair", vec![one(bills, -1), one(pays, -1)], vec![word("order-receipt", -1, 1)], &["bill-payment"]),
        ("word over", vec![one(bills, -1), one(pays, -1)], vec![word("bill-payment", -1, 0)], &["bill-payment"]),
        ("word later", vec![one(bills, -1), one(pays, -1)], vec![word("bill-payment", 1, 2)], &["bill-payment"]),
        ("unknown here", vec![one("master_data.*", -1), one(pays, -1)], vec![], &["vendor-payment"]),
        ("reads", vec![one("*.read", -1), one(pays, -1)], vec![], &[]),
    ] {
        let composed = compose_from(&rows(has, words), morning());
        let found: Vec<&str> = composed.clashes.iter().map(|clash| clash.pair.as_str()).collect();
        assert_eq!(found, clashes, "{what}");
    }
}

/// `compose` is no operation of its own, so it is looked at from inside.
#[tokio::test(flavor = "multi_thread")]
async fn an_owner_holds_everything_from_the_moment_he_is_one() {
    let world = World::new(&[crate::SCHEMA], |runtime| vec![crate::service(runtime)]).await;
    let tenant = world.bare_tenant("acme").await;
    let person = PersonId::new();
    let db = world.runtime.db.acting_as(crate::ROLE);
    let operator = world.operator(tenant);
    let compose = async || {
        let now = world.clock.now();
        db.read(&operator, async move |look| compose(look, person, now).await).await.unwrap()
    };
    let before = compose().await;
    assert_eq!((before.grants.len(), before.version), (0, 0));
    for _ in 0..2 {
        db.command(&operator, "test.owner", &(), async move |tx| make_owner(tx, person).await).await.unwrap();
    }
    let after = compose().await;
    assert_eq!((after.grants.len(), after.version), (1, 1));
    let grants = after.grants.into_iter().map(|one| one.grant).collect();
    let grants = Grants::new(grants, after.clashes, Some(after.version));
    let cx = Cx::new(tenant, Actor::Person(person), grants, world.clock.clone());
    for permission in crate::permissions::ALL {
        assert!(cx.require_everywhere(permission).is_ok(), "{}", permission.name);
    }
}

thread_local! {
    static FLIGHTS: Cell<u32> = const { Cell::new(0) };
}

/// Counts what each thread sends to the database: a flight is a span. For the whole program, since the interest in a
/// span is remembered for all threads.
struct Flights;

impl<S: Subscriber> Layer<S> for Flights {
    fn on_new_span(&self, span: &Attributes<'_>, _: &Id, _: Context<'_, S>) {
        if span.metadata().name() == "sql" {
            FLIGHTS.set(FLIGHTS.get() + 1);
        }
    }
}

/// One token miss: one flight whatever the person holds. The time is told, not judged.
#[tokio::test]
async fn composing_is_one_flight() {
    tracing::subscriber::set_global_default(tracing_subscriber::registry().with(Flights)).unwrap();
    let world = World::new(&[crate::SCHEMA], |runtime| vec![crate::service(runtime)]).await;
    let tenant = world.bare_tenant("acme").await;
    let person = PersonId::new();
    let (operator, db) = (world.operator(tenant), world.runtime.db.acting_as(crate::ROLE));
    db.command(&operator, "test.roles", &(), async move |tx| {
        make_owner(tx, person).await?;
        for role in ["accountant", "project-manager", "viewer"] {
            crate::assignment::give(tx, &Assignment::founding(person, role, tx.cx())).await?;
        }
        Ok(())
    })
    .await
    .unwrap();
    let now = world.clock.now();
    let compose = async || db.read(&operator, async move |look| compose(look, person, now).await).await.unwrap();
    assert_eq!(compose().await.grants.len(), 4);
    const TIMES: u32 = 200;
    let before = FLIGHTS.get();
    let begun = Instant::now();
    for _ in 0..TIMES {
        compose().await;
    }
    let whole = begun.elapsed() / TIMES;
    assert_eq!(FLIGHTS.get() - before, TIMES);
    let rows = db.read(&operator, async move |look| super::read(look, person, now).await).await.unwrap();
    let begun = Instant::now();
    for _ in 0..TIMES {
        compose_from(&rows, now);
    }
    testkit::say(&format!("composing four roles: {whole:?}, of which deciding {:?}", begun.elapsed() / TIMES));
}
