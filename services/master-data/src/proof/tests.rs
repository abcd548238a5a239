use std::collections::BTreeMap;

use contracts::master_data::{PartyId, ProofId};
use jiff::civil::{Date, date};
use serde_json::{Value, json};

use super::facts::{MissingWhy, gather};
use super::model::{NewProof, Proof};
use crate::party::Party;

const TODAY: Date = date(2026, 11, 21);

fn input(more: Value) -> NewProof {
    let mut input = json!({ "partyId": PartyId::new() });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    serde_json::from_value(input).unwrap()
}

fn proof(more: Value) -> kernel::Result<Proof> {
    Proof::new(ProofId::new(), &input(more), TODAY).map(|(proof, _)| proof)
}

fn party(more: Value) -> Party {
    let mut input = json!({ "kind": "private-limited", "name": "Padma" });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    Party::new(PartyId::new(), &serde_json::from_value(input).unwrap()).unwrap()
}

#[test]
fn a_protected_number_is_masked_wherever_it_could_be_kept() {
    let input = input(json!({ "kind": "nid", "number": "৫৫২৫৭০৮১৪৬২৩১" }));
    let (proof, number) = Proof::new(ProofId::new(), &input, TODAY).unwrap();
    assert_eq!(number.unwrap().as_str(), "5525708146231");
    for kept in [json!(proof), json!(input.masked())] {
        assert!(!kept.to_string().contains("552570814") && !kept.to_string().contains("৫৫২৫৭০"), "{kept}");
    }
    assert_eq!(proof.number.as_deref(), Some("•••6231"));
}

#[test]
fn numbers_are_read_as_their_kind_has_them() {
    for (more, doubt) in [
        (json!({ "kind": "nid", "number": "5585708146231" }), Some("unknown-code")),
        (json!({ "kind": "nid", "number": "1234567890" }), None),
        (json!({ "kind": "passport", "number": "ab 0123456" }), None),
        (json!({ "kind": "tin-certificate", "number": "1234567890" }), Some("legacy")),
        (json!({ "kind": "trade-licence", "number": "TRAD/DSCC/001234/2026" }), None),
    ] {
        assert_eq!(proof(more.clone()).unwrap().doubt.as_deref(), doubt, "{more}");
    }
    for (more, code) in [
        (json!({ "kind": "nid" }), "kernel.required"),
        (json!({ "kind": "nid", "number": "12345678901" }), "master_data.proof.number"),
        (json!({ "kind": "psr" }), "master_data.proof.year"),
        (json!({ "kind": "psr", "assessmentYear": "2026-28" }), "master_data.proof.year"),
        (json!({ "kind": "exemption", "number": "1", "section": "s.89" }), "master_data.proof.rate"),
        (json!({ "kind": "exemption", "number": "1", "section": "s.89", "rate": "101" }), "master_data.proof.rate"),
        (json!({ "kind": "other", "endsOn": "2026-11-20" }), "master_data.proof.dates"),
    ] {
        assert_eq!(proof(more.clone()).unwrap_err().code(), code, "{more}");
    }
}

#[test]
fn a_refusal_does_not_repeat_the_number() {
    let refused = proof(json!({ "kind": "nid", "number": "12345678901" })).unwrap_err();
    assert!(!format!("{refused} {refused:?}").contains("12345678901"));
}

#[test]
fn a_psr_and_a_trade_licence_end_with_their_year() {
    let psr = proof(json!({ "kind": "psr", "assessmentYear": "২০২৬-২৭" })).unwrap();
    assert_eq!((psr.assessment_year.as_deref(), psr.ends_on), (Some("2026-27"), Some(date(2027, 6, 30))));
    let licence = |from: &str| {
        proof(json!({ "kind": "trade-licence", "number": "1", "startsOn": from })).unwrap().ends_on.unwrap()
    };
    assert_eq!((licence("2026-07-01"), licence("2027-06-30")), (date(2027, 6, 30), date(2027, 6, 30)));
}

#[test]
fn rates_are_written_as_people_write_them() {
    for (typed, shown) in [("২.৫", "2.5"), ("0", "0"), ("7.25%", "7.25"), ("100", "100"), ("10", "10")] {
        let made = proof(json!({ "kind": "exemption", "number": "1", "section": "s.89", "rate": typed })).unwrap();
        assert_eq!(made.rate().as_deref(), Some(shown), "{typed}");
    }
}

#[test]
fn what_is_missing_has_its_name_and_reason() {
    let why = |party: &Party, proofs: &[Proof], name: &str| {
        gather(party, None, proofs, TODAY)
            .missing
            .into_iter()
            .find(|one| one.name == name)
            .map(|one| (one.why, one.day))
    };
    let psr =
        |year: &str, from: &str| proof(json!({ "kind": "psr", "assessmentYear": year, "startsOn": from })).unwrap();
    let plain = party(json!({}));
    assert_eq!(why(&plain, &[], "psr"), Some((MissingWhy::Never, None)));
    let old = psr("2025-26", "2025-12-01");
    assert_eq!(why(&plain, std::slice::from_ref(&old), "psr"), Some((MissingWhy::Expired, Some(date(2026, 6, 30)))));
    let later = psr("2026-27", "2026-12-01");
    assert_eq!(why(&plain, std::slice::from_ref(&later), "psr"), Some((MissingWhy::NotYet, Some(date(2026, 12, 1)))));
    assert_eq!(why(&plain, &[old, psr("2026-27", "2026-09-20")], "psr"), None);
    assert_eq!(why(&party(json!({ "psrOtherwise": "exempt" })), &[], "psr"), None);
    assert_eq!(why(&party(json!({ "kind": "partnership" })), &[], "payee"), Some((MissingWhy::Never, None)));
    assert_eq!(why(&party(json!({ "vatStatus": "registered" })), &[], "bin"), Some((MissingWhy::Never, None)));
}

/// The rules know every fact by this name, and its value among their choices.
#[test]
fn facts_speak_the_rules_language() {
    let book = rules::shipped::library().book("BD-2026-07").unwrap();
    let asked: BTreeMap<String, rules::Question> = book.questions().map(|one| (one.name.clone(), one)).collect();
    let psr = proof(json!({ "kind": "psr", "assessmentYear": "2026-27", "startsOn": "2026-09-20" })).unwrap();
    let filer = proof(json!({ "kind": "filer-certificate", "number": "7" })).unwrap();
    let mut seen = 0;
    for kind in ["manufacturer", "trader", "service-provider", "start-up"] {
        for residency in ["resident", "non-resident"] {
            let party = party(json!({ "supplierKind": kind, "residency": residency }));
            for fact in gather(&party, None, &[psr.clone(), filer.clone()], TODAY).known {
                let question = asked.get(&fact.name).unwrap_or_else(|| panic!("the rules do not ask {}", fact.name));
                let known = question.choices.is_empty() || question.choices.iter().any(|(word, _)| *word == fact.value);
                assert!(known, "{} is no answer to {}", fact.value, fact.name);
                seen += 1;
            }
        }
    }
    assert!(seen >= 8 * 6, "{seen}");
    for word in ["supplier", "contractor", "service"] {
        assert!(asked["vendor_type"].choices.iter().any(|(choice, _)| choice == word));
    }
    for word in ["shown", "none", "exempt"] {
        assert!(asked["psr"].choices.iter().any(|(choice, _)| choice == word));
    }
}
