use contracts::rules_engine::OwnPackId;
use jiff::civil::date;
use kernel::{Actor, PersonId};
use rules::shipped;

use super::model::{DecideOwnPack, LawPack, NewOwnPack, OwnPack, OwnPackState, UpdateOwnPack, WithdrawOwnPack};

/// A rate of one's own with a test of it.
const RULES: &str = include_str!("../../tests/own-rates.toml");

fn input(rules: &str) -> NewOwnPack {
    NewOwnPack {
        code: "acme-1".into(),
        name: "Our own rates".into(),
        name_bn: None,
        extends: LawPack::Bd2026,
        as_of: date(2026, 11, 20),
        reason: "Opinion of our accountant".into(),
        rules: rules.into(),
    }
}

fn maker() -> Actor {
    Actor::Person(PersonId::new())
}

fn pack(rules: &str) -> OwnPack {
    OwnPack::new(OwnPackId::new(), &input(rules), &maker()).unwrap()
}

#[test]
fn the_example_one_begins_with_passes_its_own_test() {
    assert_eq!(pack(include_str!("template.toml")).prove().unwrap().tests, 1);
}

#[test]
fn the_laws_one_may_stand_on_are_those_that_are_offered() {
    let words = [LawPack::Bd2026, LawPack::Bd2025, LawPack::Bd2024, LawPack::PlanDefault].map(LawPack::word);
    assert_eq!(words, shipped::OFFERED);
}

#[test]
fn a_pack_goes_from_draft_to_in_force_by_test_and_decision_only() {
    let draft = pack(RULES);
    assert_eq!((draft.code.as_str(), draft.state), ("ACME-1", OwnPackState::Draft));
    assert_eq!(draft.clone().submit(1).unwrap_err().code(), "rules_engine.own-pack.state");
    let proved = draft.prove().unwrap();
    assert_eq!(proved.tests, 1);
    let tested = draft.tested(1, &proved).unwrap();
    assert_eq!(tested.clone().enforce(2, &proved).unwrap_err().code(), "rules_engine.own-pack.state");
    let submitted = tested.submit(2).unwrap();
    let decision = |approve| DecideOwnPack { id: submitted.id, version: 3, approve, reason: Some("seen".into()) };
    let rejected = submitted.clone().decide(&decision(false)).unwrap();
    assert!(!rejected.is_askable());
    let approved = submitted.clone().decide(&decision(true)).unwrap();
    let forced = approved.enforce(4, &proved).unwrap();
    assert_eq!(forced.state, OwnPackState::InForce);
    let out = WithdrawOwnPack { id: forced.id, version: 5, reason: "the gazette came".into() };
    let withdrawn = forced.withdraw(&out).unwrap();
    assert_eq!(
        (withdrawn.state, withdrawn.ended_reason.as_deref()),
        (OwnPackState::Withdrawn, Some("the gazette came"))
    );
}

#[test]
fn written_anew_it_is_a_draft_again_and_nothing_is_tested() {
    let draft = pack(RULES);
    let tested = draft.clone().tested(1, &draft.prove().unwrap()).unwrap();
    let change = UpdateOwnPack {
        id: tested.id,
        version: 2,
        name: "Our rates".into(),
        name_bn: None,
        as_of: tested.as_of,
        reason: tested.reason.clone(),
        rules: RULES.replace("7%", "6%").replace("70,000", "60,000"),
    };
    let again = tested.update(&change, &maker()).unwrap();
    assert_eq!((again.state, again.digest, again.tests), (OwnPackState::Draft, None, None));
}

#[test]
fn what_is_wrong_is_named_with_its_line() {
    let line = |rules: &str| {
        let error = pack(rules).prove().unwrap_err();
        let line = error.params().find(|(name, _)| *name == "line").map(|(_, line)| line.parse::<usize>().unwrap());
        (error.code().to_owned(), line, error.sentence(kernel::Language::En))
    };
    let (code, at, said) = line(&RULES.replace("70,000", "71,000"));
    assert_eq!((code.as_str(), at), ("rules.pack-test", Some(10)));
    assert!(said.contains("seven per cent") && said.contains("tds is 70,000.00, not 71,000.00"), "{said}");
    let (code, at, _) = line(&RULES.replace("rate = \"7%\"", "rat = \"7%\""));
    assert_eq!((code.as_str(), at), ("rules.pack-unreadable", Some(7)));
    let (_, at, _) = line(&RULES.replace("[rows.tds-rate]", "[rows.tds-rate"));
    assert_eq!(at, Some(4));
    // a row that applies where the law's row does, under another key
    let (code, at, said) = line(&RULES.replace("s89-civil\", section", "own-civil\", section"));
    assert_eq!((code.as_str(), at), ("rules.pack-overlap", Some(7)));
    assert!(said.contains("s89-civil") && said.contains("own-civil"), "{said}");
    let bare = RULES.split("[[tests]]").next().unwrap();
    assert_eq!(line(bare).0, "rules_engine.own-pack.untested");
    assert!(
        line(&format!("[pack]\nid = \"X\"\nen = \"x\"\nbn = \"x\"\nas_of = 2026-11-20\n{RULES}")).2.contains("[pack]")
    );
}

#[test]
fn codes_of_the_law_and_empty_reasons_are_refused() {
    let refused = |change: fn(&mut NewOwnPack)| {
        let mut wrong = input(RULES);
        change(&mut wrong);
        OwnPack::new(OwnPackId::new(), &wrong, &maker()).unwrap_err()
    };
    assert_eq!(refused(|input| input.code = "BD-2027-07".into()).code(), "rules_engine.own-pack.code");
    assert_eq!(refused(|input| input.code = "plan-default".into()).code(), "rules_engine.own-pack.code");
    assert_eq!(refused(|input| input.reason = " ".into()).field_name(), Some("reason"));
}
