use contracts::auth::AssignmentId;
use jiff::Timestamp;
use kernel::{Actor, Clock, CompanyId, Currency, Cx, Grants, Money, PersonId, Place, TenantId};
use serde_json::{Value, json};

use super::model::{Assignment, DelegateRole, GiveRole};
use crate::role::{Role, shipped};

/// A Saturday morning in Dhaka.
const NOW: &str = "2026-11-21T04:00:00Z";

fn cx(person: PersonId) -> Cx {
    let clock = Clock::fixed(NOW.parse::<Timestamp>().unwrap());
    Cx::new(TenantId::new(), Actor::Person(person), Grants::none(), clock)
}

fn give(role: &str, bounds: Value) -> kernel::Result<Assignment> {
    let input = json!({ "personId": PersonId::new(), "role": role, "bounds": bounds, "reason": "new colleague" });
    let input: GiveRole = serde_json::from_value(input).unwrap();
    Assignment::given(&input, &Role::from(shipped::find(role).unwrap()), &cx(PersonId::new()))
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn days_are_dhakas_and_the_last_one_is_inside() {
    let one = give("accountant", json!({ "startsOn": "2026-12-01", "endsOn": "2026-12-31" })).unwrap();
    assert_eq!((one.starts_at, one.ends_at), (at("2026-11-30T18:00:00Z"), Some(at("2026-12-31T18:00:00Z"))));
    let today = give("accountant", json!({ "startsOn": "2026-11-21" })).unwrap();
    assert_eq!((today.starts_at, today.ends_at), (at(NOW), None));
}

#[test]
fn what_is_given_is_within_bounds_that_can_be() {
    let branch = CompanyId::new();
    for (role, bounds, code) in [
        ("accountant", json!({ "startsOn": "2026-11-20" }), "auth.assignment.past"),
        ("accountant", json!({ "startsOn": "2026-12-02", "endsOn": "2026-12-01" }), "auth.assignment.dates"),
        ("accountant", json!({ "branchId": branch }), "kernel.required"),
        ("accountant", json!({ "upTo": { "amount": "0", "currency": "BDT" } }), "auth.assignment.amount"),
        ("accountant", json!({ "hours": { "from": "09:00", "until": "09:00" } }), "auth.assignment.hours"),
        ("accountant", json!({ "hours": { "from": "nine", "until": "17:00" } }), "auth.assignment.hours"),
        ("accountant", json!({ "hours": { "days": [0], "from": "09:00", "until": "17:00" } }), "auth.assignment.hours"),
        ("accountant", json!({ "networks": ["10.0.0.0/33"] }), "kernel.malformed"),
        ("tax-officer", json!({}), "auth.assignment.undated"),
    ] {
        assert_eq!(give(role, bounds.clone()).unwrap_err().code(), code, "{bounds}");
    }
    assert!(give("tax-officer", json!({ "endsOn": "2026-12-31" })).is_ok());
}

#[test]
fn nobody_gives_or_lends_a_role_to_himself() {
    let person = PersonId::new();
    let input = json!({ "personId": person, "role": "viewer", "reason": "curious" });
    let role = Role::from(shipped::find("viewer").unwrap());
    let refused = Assignment::given(&serde_json::from_value(input).unwrap(), &role, &cx(person)).unwrap_err();
    assert_eq!(refused.code(), "auth.assignment.self");
    let own = give("viewer", json!({})).unwrap();
    let input =
        json!({ "assignmentId": own.id, "personId": person, "bounds": { "endsOn": "2026-12-01" }, "reason": "x" });
    let lent = own.lent(&serde_json::from_value(input).unwrap(), &cx(person));
    assert_eq!(lent.unwrap_err().code(), "auth.assignment.self");
}

fn lend(own: &Assignment, bounds: Value) -> kernel::Result<Assignment> {
    let input = json!({ "assignmentId": own.id, "personId": PersonId::new(), "bounds": bounds, "reason": "leave" });
    own.lent(&serde_json::from_value::<DelegateRole>(input).unwrap(), &cx(own.person_id))
}

#[test]
fn a_role_is_lent_no_wider_and_no_longer_than_it_is_held() {
    let (company, other) = (CompanyId::new(), CompanyId::new());
    let own = give(
        "accountant",
        json!({ "companyId": company, "endsOn": "2027-01-31", "upTo": { "amount": "500", "currency": "BDT" },
                "hours": { "days": [1, 2, 3], "from": "09:00", "until": "17:00" }, "networks": ["10.1.0.0/16"] }),
    )
    .unwrap();
    let lent = lend(&own, json!({ "endsOn": "2026-11-30" })).unwrap();
    assert_eq!((lent.place, lent.up_to, &lent.condition), (own.place, own.up_to, &own.condition));
    assert_eq!((lent.delegated_from, lent.role.as_str()), (Some(own.id), "accountant"));
    for (bounds, code) in [
        (json!({}), Some("auth.delegation.long")),
        (json!({ "endsOn": "2027-02-01" }), Some("auth.delegation.wider")),
        (json!({ "endsOn": "2026-11-30", "companyId": other }), Some("auth.delegation.wider")),
        (json!({ "endsOn": "2026-11-30", "companyId": company, "branchId": other }), None),
        (
            json!({ "endsOn": "2026-11-30", "upTo": { "amount": "501", "currency": "BDT" } }),
            Some("auth.delegation.wider"),
        ),
        (
            json!({ "endsOn": "2026-11-30", "upTo": { "amount": "1", "currency": "USD" } }),
            Some("auth.delegation.wider"),
        ),
        (json!({ "endsOn": "2026-11-30", "upTo": { "amount": "499", "currency": "BDT" } }), None),
        (
            json!({ "endsOn": "2026-11-30", "hours": { "from": "10:00", "until": "12:00" } }),
            Some("auth.delegation.wider"),
        ),
        (
            json!({ "endsOn": "2026-11-30", "hours": { "days": [1], "from": "08:59", "until": "12:00" } }),
            Some("auth.delegation.wider"),
        ),
        (
            json!({ "endsOn": "2026-11-30", "hours": { "days": [1], "from": "17:00", "until": "09:00" } }),
            Some("auth.delegation.wider"),
        ),
        (json!({ "endsOn": "2026-11-30", "hours": { "days": [1], "from": "09:00", "until": "12:00" } }), None),
        (json!({ "endsOn": "2026-11-30", "networks": ["10.0.0.0/8"] }), Some("auth.delegation.wider")),
        (json!({ "endsOn": "2026-11-30", "networks": ["10.1.7.0/24"] }), None),
    ] {
        let refused = lend(&own, bounds.clone()).err();
        assert_eq!(refused.as_ref().map(kernel::Error::code), code, "{bounds}");
    }
}

#[test]
fn a_loan_ends_within_ninety_days_and_is_not_lent_again() {
    let own = give("accountant", json!({})).unwrap();
    assert!(lend(&own, json!({ "endsOn": "2027-02-18" })).is_ok());
    assert_eq!(lend(&own, json!({ "endsOn": "2027-02-19" })).unwrap_err().code(), "auth.delegation.long");
    let lent = lend(&own, json!({ "endsOn": "2026-12-01" })).unwrap();
    assert_eq!(lend(&lent, json!({ "endsOn": "2026-11-30" })).unwrap_err().code(), "auth.delegation.again");
    let later = give("accountant", json!({ "startsOn": "2026-12-01" })).unwrap();
    assert_eq!(lend(&later, json!({ "endsOn": "2026-12-02" })).unwrap_err().code(), "auth.assignment.ended");
}

#[test]
fn what_ends_keeps_its_history_and_ends_once() {
    let cx = cx(PersonId::new());
    let one = give("viewer", json!({})).unwrap();
    assert_eq!(one.clone().revoke(2, "left", &cx).unwrap_err().code(), "kernel.stale");
    assert_eq!(one.clone().revoke(1, " ", &cx).unwrap_err().code(), "kernel.required");
    let ended = one.revoke(1, "left", &cx).unwrap();
    assert_eq!((ended.ends_at, ended.version, ended.window().holds(cx.now())), (Some(cx.now()), 2, false));
    assert_eq!(ended.revoke(2, "again", &cx).unwrap_err().code(), "auth.assignment.ended");
    let later = give("viewer", json!({ "startsOn": "2026-12-01" })).unwrap().revoke(1, "changed", &cx).unwrap();
    assert_eq!(later.ends_at, Some(later.starts_at));
    assert!(!later.window().holds(later.starts_at));
}

#[test]
fn only_the_whole_and_lasting_role_makes_an_owner() {
    let now = at(NOW);
    let owner = Assignment::founding(PersonId::new(), shipped::OWNER, &cx(PersonId::new()));
    assert!(owner.owns(now));
    let place = Some(Place::from(CompanyId::new()));
    let limit = Some(Money::new(1, Currency::BDT));
    for (what, other) in [
        ("in a company", Assignment { place, ..owner.clone() }),
        ("up to an amount", Assignment { up_to: limit, ..owner.clone() }),
        ("for a time", Assignment { ends_at: Some(at("2027-01-01T00:00:00Z")), ..owner.clone() }),
        ("borrowed", Assignment { delegated_from: Some(AssignmentId::new()), ..owner.clone() }),
        ("another role", Assignment { role: "system-admin".to_owned(), ..owner.clone() }),
    ] {
        assert!(!other.owns(now), "{what}");
    }
}
