use contracts::auth::{AssignmentId, OverrideId};
use jiff::{SignedDuration, Timestamp};
use kernel::{Actor, Clock, CompanyId, Condition, Currency, Cx, Grants, Money, Permission, PersonId, Place, TenantId};
use proptest::prelude::*;
use proptest::sample::select;
use uuid::Uuid;

use super::model::{Explanation, Facts, Question, explain};
use crate::assignment::{Assignment, Held, Window};
use crate::duty::{self, DutyPair, Override, with_shipped};
use crate::grants::{Rows, compose_from};
use crate::role::{Role, shipped};
use crate::tests::register;

/// Patterns roles of one's own are made of, and pairs.
const NAMES: [&str; 12] = [
    "*",
    "*.read",
    "finance.*",
    "finance.*.approve",
    "finance.bill.create",
    "finance.bill.approve",
    "finance.payment.release",
    "finance.salary.read",
    "scm.receipt.*",
    "scm.order.create",
    "auth.user.invite",
    "auth.role.*",
];

/// What is asked for more often than the rest: it stands on a right side.
const REFUSED: [&str; 3] = ["finance.payment.release", "finance.bill.approve", "scm.receipt.create"];

fn morning() -> Timestamp {
    "2026-11-21T04:00:00Z".parse().unwrap()
}

fn hour(hours: i64) -> Timestamp {
    morning() + SignedDuration::from_hours(hours)
}

fn operator() -> Cx {
    Cx::new(TenantId::new(), Actor::Operator, Grants::none(), Clock::fixed(morning()))
}

fn place(which: u8) -> Option<Place> {
    let id = |byte: u8| Uuid::from_bytes([byte; 16]);
    let company = |byte: u8| Place::from(CompanyId(id(byte)));
    match which {
        0 => None,
        1 => Some(company(1)),
        2 => Some(company(2)),
        3 => Some(Place { branch: Some(id(3)), ..company(1) }),
        4 => Some(Place { project: Some(id(4)), ..company(1) }),
        _ => Some(Place { branch: Some(id(3)), project: Some(id(4)), ..company(1) }),
    }
}

fn money(which: u8) -> Option<Money> {
    match which {
        0 => None,
        1 => Some(Money::new(100, Currency::BDT)),
        2 => Some(Money::new(500, Currency::BDT)),
        _ => Some(Money::new(100, "USD".parse().unwrap())),
    }
}

fn condition(which: u8) -> Condition {
    let text = match which {
        0..=6 => "{}",
        7 => r#"{ "hours": { "days": [6], "from": "09:00:00", "until": "17:00:00" } }"#,
        8 => r#"{ "hours": { "from": "17:00:00", "until": "09:00:00" } }"#,
        _ => r#"{ "networks": ["203.0.113.0/24"] }"#,
    };
    serde_json::from_str(text).unwrap()
}

fn places() -> impl Strategy<Value = u8> {
    prop_oneof![Just(0), 0u8..6]
}

fn amounts() -> impl Strategy<Value = u8> {
    prop_oneof![Just(0), 0u8..4]
}

fn windows() -> impl Strategy<Value = Window> {
    (-50i64..50, proptest::option::of(0i64..100))
        .prop_map(|(from, length)| Window { starts_at: hour(from), ends_at: length.map(|length| hour(from + length)) })
}

/// A role of the program by key, or one of the tenant's by what it holds.
fn roles() -> impl Strategy<Value = (String, Option<Vec<String>>)> {
    let keys: Vec<&str> = shipped::ALL.iter().map(|role| role.key).collect();
    let own = proptest::collection::vec(select(NAMES.to_vec()), 1..3);
    prop_oneof![
        1 => select(keys).prop_map(|key| (key.to_owned(), None)),
        2 => own.prop_map(|names| ("own".to_owned(), Some(names.into_iter().map(str::to_owned).collect()))),
    ]
}

fn assignments(person: PersonId) -> impl Strategy<Value = Held> {
    let lender = proptest::option::of(windows());
    (roles(), places(), amounts(), 0u8..10, windows(), proptest::bool::weighted(0.3), lender).prop_map(
        move |((role, own_names), where_, amount, when, window, lent, lender)| {
            let blank = Assignment::founding(person, &role, &operator());
            let assignment = Assignment {
                place: place(where_),
                up_to: money(amount),
                condition: condition(when),
                starts_at: window.starts_at,
                ends_at: window.ends_at,
                delegated_from: lent.then(AssignmentId::new),
                ..blank
            };
            Held { assignment, own_names, lender: lender.filter(|_| lent) }
        },
    )
}

fn overrides(person: PersonId) -> impl Strategy<Value = Override> {
    let keys: Vec<&str> = duty::shipped::ALL.iter().map(|pair| pair.key).chain(["own"]).collect();
    (select(keys), -50i64..50, 0i64..100).prop_map(move |(pair, from, length)| Override {
        id: OverrideId::new(),
        person_id: person,
        pair: pair.to_owned(),
        starts_at: hour(from),
        ends_at: hour(from + length),
        reason: "small team".to_owned(),
        given_by: "operator".to_owned(),
        given_at: morning(),
        revoked_at: None,
        revoked_by: None,
        version: 1,
    })
}

fn own_pairs() -> impl Strategy<Value = DutyPair> {
    let side = || proptest::collection::vec(select(NAMES.to_vec()), 1..3);
    (side(), side()).prop_map(|(left, right)| DutyPair {
        key: "own".to_owned(),
        name: "Own".to_owned(),
        name_bn: None,
        reason: "ours".to_owned(),
        reason_bn: None,
        left: left.into_iter().map(str::to_owned).collect(),
        right: right.into_iter().map(str::to_owned).collect(),
        shipped: false,
        state: crate::duty::DutyPairState::On,
        version: 1,
    })
}

fn facts(person: PersonId) -> impl Strategy<Value = Facts> {
    let held = proptest::collection::vec(assignments(person), 0..5);
    let words = proptest::collection::vec(overrides(person), 0..4);
    (held, proptest::option::of(own_pairs()), words).prop_map(|(held, own, overrides)| Facts {
        held,
        roles: shipped::ALL.iter().map(Role::from).collect(),
        pairs: with_shipped(own.into_iter().collect()),
        overrides,
        others: Vec::new(),
    })
}

fn questions(person: PersonId) -> impl Strategy<Value = Question> {
    register();
    let address = proptest::option::of(select(vec!["203.0.113.9", "198.51.100.1"]));
    let refused = kernel::permissions().into_iter().filter(|known| REFUSED.contains(&known.name)).collect::<Vec<_>>();
    let permissions = prop_oneof![select(kernel::permissions()), select(refused)];
    (permissions, places(), amounts(), -60i64..60, address).prop_map(
        move |(permission, where_, amount, at, address)| Question {
            person,
            permission,
            place: place(where_),
            amount: money(amount),
            at: hour(at),
            address: address.map(|text| text.parse().unwrap()),
        },
    )
}

/// What commands do: grants composed from the rows a read at that instant finds, asked as they ask.
fn required(question: &Question, facts: &Facts) -> bool {
    let running = |held: &&Held| held.assignment.ends_at.is_none_or(|end| end > question.at);
    let rows = Rows {
        held: facts.held.iter().filter(running).cloned().collect(),
        pairs: facts.pairs.clone(),
        overrides: facts.overrides.iter().filter(|word| word.ends_at > question.at).cloned().collect(),
        version: 7,
    };
    let composed = compose_from(&rows, question.at);
    let holding = composed.grants.into_iter().filter(|one| one.holds(question.at, question.address));
    let grants = Grants::new(holding.map(|one| one.grant).collect(), composed.clashes, Some(composed.version));
    let cx = Cx::new(TenantId::new(), Actor::Person(question.person), grants, Clock::fixed(question.at));
    let permission: &Permission = question.permission;
    let done = match (question.place, question.amount) {
        (None, None) => cx.require(permission),
        (None, Some(amount)) => cx.require_up_to(permission, amount),
        (Some(place), None) => cx.require(permission).and_then(|()| cx.inside(permission, place, "bill")),
        (Some(place), Some(amount)) => {
            cx.require_up_to(permission, amount).and_then(|()| cx.inside_up_to(permission, place, amount, "bill"))
        }
    };
    done.is_ok()
}

fn person() -> PersonId {
    PersonId(Uuid::from_bytes([9; 16]))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, ..ProptestConfig::default() })]

    /// Whatever roles, places, amounts, times, pairs and overrides there are, the explanation says what commands do.
    #[test]
    fn the_explanation_is_what_commands_do(facts in facts(person()), question in questions(person())) {
        let told = explain(&question, &facts, &[]);
        prop_assert_eq!(told.allowed, required(&question, &facts), "{:#?}", told.lines);
        prop_assert_eq!(told.allowed, told.advice.is_empty());
        prop_assert!(told.lines.iter().all(|line| !line.en.is_empty() && !line.bn.is_ascii()));
    }
}

fn about(name: &str, held: Vec<Held>, overrides: Vec<Override>) -> Explanation {
    register();
    let facts = Facts {
        held,
        roles: shipped::ALL.iter().map(Role::from).collect(),
        pairs: with_shipped(Vec::new()),
        overrides,
        others: Vec::new(),
    };
    let permission = kernel::permissions().into_iter().find(|known| known.name == name).unwrap();
    let question = Question { person: person(), permission, place: None, amount: None, at: morning(), address: None };
    explain(&question, &facts, &[])
}

fn english(told: &Explanation) -> String {
    told.lines.iter().chain(&told.advice).map(|line| line.en.as_str()).collect::<Vec<_>>().join("\n")
}

#[test]
fn it_says_through_which_role_and_until_when() {
    let blank = Assignment::founding(person(), "accountant", &operator());
    let one = Assignment { ends_at: Some("2026-11-30T18:00:00Z".parse().unwrap()), up_to: money(2), ..blank };
    let told = about("finance.bill.read", vec![Held { assignment: one, own_names: None, lender: None }], Vec::new());
    assert!(!told.allowed);
    let text = english(&told);
    for part in [
        "“Accountant” gives it through “finance.*”",
        "Given by the operator on 2026-11-21",
        "Only until 2026-11-30.",
        "Only up to BDT 5.00.",
        "no amount was named",
        "Not allowed: See bills.",
        "Ask somebody who gives roles",
    ] {
        assert!(text.contains(part), "{part} in\n{text}");
    }
    assert!(told.lines.iter().any(|line| line.bn.contains("২০২৬-১১-৩০")), "{:?}", told.lines);
}

#[test]
fn it_names_the_clash_and_the_owners_word() {
    let owner = || Held {
        assignment: Assignment::founding(person(), shipped::OWNER, &operator()),
        own_names: None,
        lender: None,
    };
    let told = about("finance.payment.release", vec![owner()], Vec::new());
    assert!(!told.allowed && english(&told).contains("pair “Bills and payment”"), "{}", english(&told));
    assert!(english(&told).contains("ask an owner of the organization for a dated exception"));
    let words = ["vendor-payment", "bill-payment", "user-finance"].map(|pair| Override {
        id: OverrideId::new(),
        person_id: person(),
        pair: pair.to_owned(),
        starts_at: hour(-1),
        ends_at: hour(1),
        reason: "small team".to_owned(),
        given_by: "operator".to_owned(),
        given_at: morning(),
        revoked_at: None,
        revoked_by: None,
        version: 1,
    });
    let told = about("finance.payment.release", vec![owner()], words.to_vec());
    assert!(told.allowed && english(&told).contains("the operator allows both until"), "{}", english(&told));
}

#[test]
fn it_says_who_could_give_it() {
    let told = about("scm.order.create", Vec::new(), Vec::new());
    assert_eq!(told.roles.first().map(String::as_str), Some("procurement-officer"));
    assert!(english(&told).contains("No role of this person gives “Order goods”."), "{}", english(&told));
}
