use contracts::master_data::BankId;
use serde_json::{Value, json};

use super::model::{Bank, BankCategory, UpdateBank, country, take};
use crate::shipped::ListTaken;

fn bank(input: Value) -> kernel::Result<Bank> {
    Bank::new(BankId::new(), &serde_json::from_value(input).unwrap())
}

#[test]
fn the_country_has_59_banks_each_with_both_names() {
    let list = country();
    assert_eq!(list.len(), 59);
    assert!(list.iter().all(|bank| bank.name_bn.is_some() && bank.code.len() == 3));
    let sonali = list.iter().find(|bank| bank.code == "200").unwrap();
    assert_eq!((sonali.name.as_str(), sonali.category), ("Sonali Bank", Some(BankCategory::StateOwned)));
}

#[test]
fn a_list_taken_twice_changes_nothing() {
    let mut present = take(&[], &country()).unwrap().insert;
    assert_eq!(take(&present, &country()).unwrap().counts, ListTaken { unchanged: 59, ..ListTaken::default() });
    let input: UpdateBank =
        serde_json::from_value(json!({ "id": present[0].id, "version": 1, "name": "Our Agrani", "swift": "agbkbddh" }))
            .unwrap();
    present[0] = present[0].clone().update(&input).unwrap();
    assert_eq!(present[0].swift.as_deref(), Some("AGBKBDDH"));
    let again = take(&present, &country()).unwrap();
    assert_eq!(again.counts, ListTaken { unchanged: 58, kept: 1, ..ListTaken::default() });
}

#[test]
fn codes_have_three_digits_and_swift_eight_or_eleven_letters() {
    for (code, swift, refused) in [
        ("310", None, None),
        ("৩১০", Some("COYMBDDD"), None),
        ("31", None, Some("master_data.bank.code")),
        ("3A0", None, Some("master_data.bank.code")),
        ("", None, Some("kernel.required")),
        ("310", Some("COYM"), Some("master_data.bank.swift")),
    ] {
        let made = bank(json!({ "code": code, "name": "Community Bank", "swift": swift }));
        assert_eq!(made.err().map(|error| error.code().to_owned()).as_deref(), refused, "{code} {swift:?}");
    }
    assert_eq!(bank(json!({ "code": "৩১০", "name": "X" })).unwrap().code, "310");
}

#[test]
fn it_closes_when_its_branches_are() {
    let made = bank(json!({ "code": "310", "name": "Community Bank" })).unwrap();
    assert_eq!(made.clone().close(1, 3).unwrap_err().code(), "master_data.bank.in-use");
    let closed = made.close(1, 0).unwrap();
    assert_eq!(closed.close(2, 0).unwrap_err().code(), "master_data.bank.closed");
}
