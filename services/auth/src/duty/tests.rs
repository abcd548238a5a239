use contracts::auth::OverrideId;
use jiff::Timestamp;
use kernel::{Actor, Clock, Cx, Grants, PersonId, TenantId};
use serde_json::json;

use super::model::{DutyPair, Override, conflicts, with_shipped};
use super::shipped;
use crate::assignment::{Assignment, Held};
use crate::tests::register;

fn cx() -> Cx {
    let clock = Clock::fixed("2026-11-21T04:00:00Z".parse::<Timestamp>().unwrap());
    Cx::new(TenantId::new(), Actor::Operator, Grants::none(), clock)
}

fn held(person: PersonId, role: &str) -> Held {
    Held { assignment: Assignment::founding(person, role, &cx()), own_names: None, lender: None }
}

#[test]
fn the_seven_pairs_speak_both_languages_and_refuse_no_reading() {
    assert_eq!(shipped::ALL.len(), 7);
    for pair in shipped::ALL {
        assert!(!pair.name_bn.is_ascii() && !pair.sentence_bn.is_ascii(), "{}", pair.key);
        let reads = |name: &str| name.ends_with(".read") || name.ends_with(".*") || name == "*";
        assert!(!pair.right.iter().any(|name| reads(name)), "{} refuses reading", pair.key);
    }
}

#[test]
fn no_shipped_pair_refuses_what_exists_today() {
    for known in crate::permissions::ALL {
        let refusing = shipped::ALL.iter().find(|pair| pair.right.iter().any(|name| known.matches(name)));
        assert!(refusing.is_none(), "{} refuses {}", refusing.unwrap().key, known.name);
    }
}

#[test]
fn conflicts_name_the_pairs_and_the_roles_on_each_side() {
    register();
    let (owner, buyer, clerk) = (PersonId::new(), PersonId::new(), PersonId::new());
    let rows = [
        held(owner, "organization-owner"),
        held(buyer, "procurement-officer"),
        held(buyer, "store-keeper"),
        held(clerk, "accounts-payable"),
    ];
    let pairs = with_shipped(Vec::new());
    let now = cx().now();
    let of = |person: PersonId, overrides: &[Override]| -> Vec<(String, bool)> {
        let found = conflicts(&rows, &pairs, overrides, now).into_iter().filter(|one| one.person_id == person);
        found.map(|one| (one.pair, one.override_until.is_some())).collect()
    };
    assert_eq!(of(owner, &[]).len(), 7, "who holds everything holds both sides of everything");
    let keys: Vec<String> = of(buyer, &[]).into_iter().map(|(pair, _)| pair).collect();
    assert!(keys.contains(&"order-receipt".to_owned()) && keys.contains(&"receipt-bill".to_owned()), "{keys:?}");
    assert!(of(clerk, &[]).is_empty(), "{:?}", of(clerk, &[]));
    let input = json!({ "personId": buyer, "pair": "order-receipt", "endsOn": "2026-12-31", "reason": "small team" });
    let word = Override::given(OverrideId::new(), &serde_json::from_value(input).unwrap(), &cx()).unwrap();
    assert!(of(buyer, std::slice::from_ref(&word)).contains(&("order-receipt".to_owned(), true)));
    assert!(
        of(buyer, std::slice::from_ref(&word)).contains(&("receipt-bill".to_owned(), false)),
        "nor for another pair"
    );
    assert!(of(owner, &[word]).iter().all(|(_, overridden)| !overridden), "a word for one is none for another");
    let both = conflicts(&rows, &pairs, &[], now);
    let order = both.iter().find(|one| one.person_id == buyer && one.pair == "order-receipt").unwrap();
    assert_eq!(order.left, ["procurement-officer"]);
    assert_eq!(order.right, ["procurement-officer", "store-keeper"]);
}

#[test]
fn overrides_are_dated_and_end_within_a_year() {
    let give = |from: Option<&str>, until: &str| {
        let input = json!({ "personId": PersonId::new(), "pair": "bill-payment", "startsOn": from, "endsOn": until, "reason": "x" });
        Override::given(OverrideId::new(), &serde_json::from_value(input).unwrap(), &cx())
    };
    for (from, until, good) in [
        (None, "2026-11-21", true),
        (None, "2027-11-20", true),
        (None, "2027-11-21", false),
        (None, "2026-11-20", false),
        (Some("2026-11-20"), "2026-12-01", false),
        (Some("2027-03-01"), "2028-02-29", true),
        (Some("2027-03-01"), "2028-03-01", false),
    ] {
        assert_eq!(give(from, until).is_ok(), good, "{from:?} {until}");
    }
    let ended = give(None, "2026-12-01").unwrap().revoke(1, &cx()).unwrap();
    assert!(!ended.holds("bill-payment", cx().now()));
    assert_eq!(ended.revoke(2, &cx()).unwrap_err().code(), "auth.override.ended");
}

#[test]
fn a_pair_of_ones_own_leaves_a_way_back() {
    register();
    let write = |key: &str, right: &str| {
        let input =
            json!({ "key": key, "name": "Ours", "reason": "audit", "left": ["finance.bill.create"], "right": [right] });
        DutyPair::new(&serde_json::from_value(input).unwrap())
    };
    assert!(write("ours", "finance.salary.read").is_ok());
    for (key, right, code) in [
        ("ours", "*", "auth.duty-pair.lockout"),
        ("ours", "auth.*", "auth.duty-pair.lockout"),
        ("ours", "auth.override.give", "auth.duty-pair.lockout"),
        ("bill-payment", "finance.payment.release", "auth.duty-pair.taken"),
        ("Ours", "finance.payment.release", "auth.duty-pair.key"),
        ("ours", "finance.payment.relaese", "auth.permission.unknown"),
    ] {
        assert_eq!(write(key, right).unwrap_err().code(), code, "{key} {right}");
    }
}
