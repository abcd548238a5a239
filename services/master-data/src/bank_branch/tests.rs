use std::collections::HashMap;

use contracts::master_data::{BankBranchId, BankId};
use serde_json::json;

use super::district;
use super::model::{BankBranch, RoutingDoubt, UpdateBankBranch, country, read_routing, take};
use crate::area;
use crate::bank::Bank;
use crate::shipped::ListTaken;

fn bank(code: &str) -> Bank {
    let input = json!({ "code": code, "name": format!("Bank {code}") });
    Bank::new(BankId::new(), &serde_json::from_value(input).unwrap()).unwrap()
}

fn banks() -> Vec<Bank> {
    let mut codes: Vec<String> =
        country().iter().map(|branch| read_routing(&branch.routing_number).unwrap().0.bank().to_owned()).collect();
    codes.dedup();
    codes.iter().map(|code| bank(code)).collect()
}

fn branch(number: &str) -> kernel::Result<BankBranch> {
    let input = serde_json::from_value(json!({ "routingNumber": number, "name": "Motijheel" })).unwrap();
    BankBranch::new(BankBranchId::new(), &input, &read_routing(number)?, &bank("200"))
}

#[test]
fn the_country_has_10_031_branches_of_which_3_126_lost_a_zero() {
    let (banks, list) = (banks(), country());
    let by_code: HashMap<&str, &Bank> = banks.iter().map(|bank| (bank.code.as_str(), bank)).collect();
    let taking = take(Vec::new(), &by_code, &list).unwrap();
    assert_eq!(taking.counts, ListTaken { taken: 10_031, warned: 3_126, ..ListTaken::default() });
    assert!(taking.insert.iter().all(|branch| branch.routing_number.len() == 9 && branch.district_code.is_some()));
    let again = take(taking.insert, &by_code, &list).unwrap();
    assert_eq!(again.counts, ListTaken { unchanged: 10_031, warned: 3_126, ..ListTaken::default() });
    assert!(again.insert.is_empty() && again.renew.is_empty());
}

#[test]
fn a_list_leaves_what_was_changed_by_hand_and_says_which_row_cannot_be_read() {
    let bank = bank("200");
    let by_code = HashMap::from([("200", &bank)]);
    let mut list: Vec<_> = country().into_iter().filter(|branch| branch.routing_number.starts_with("20027")).collect();
    let mut present = take(Vec::new(), &by_code, &list).unwrap().insert;
    let input: UpdateBankBranch =
        serde_json::from_value(json!({ "id": present[0].id, "version": 1, "name": "Ours", "nameBn": "আমাদের" }))
            .unwrap();
    present[0] = present[0].clone().update(&input).unwrap();
    present[1].name_bn = Some("মতিঝিল".into());
    present[2].name = "AS IT WAS".into();
    let counts = take(present, &by_code, &list).unwrap().counts;
    assert_eq!((counts.kept, counts.renewed, counts.taken), (1, 1, 0));
    for wrong in ["12345", "999260000"] {
        list[0].routing_number = wrong.into();
        assert_eq!(take(Vec::new(), &by_code, &list).unwrap_err().code(), "master_data.bank-branch.list");
    }
}

#[test]
fn routing_numbers_are_read_and_doubted() {
    for (number, doubt) in [
        ("200480554", None),
        ("২০০৪৮০৫৫৪", None),
        ("85260728", Some(RoutingDoubt::LeadingZero)),
        ("085260729", Some(RoutingDoubt::CheckDigit)),
    ] {
        let branch = branch(number).unwrap();
        assert_eq!((branch.routing_number.len(), branch.doubt), (9, doubt), "{number}");
    }
    for number in ["", "1234567", "20048055X"] {
        assert_eq!(branch(number).unwrap_err().code(), "master_data.bank-branch.routing", "{number}");
    }
    assert_eq!(branch("200480554").unwrap().district_code.as_deref(), Some("06-45"));
}

/// The two digits of the district were read off the lists: they are right when branches are called like places there.
#[test]
fn every_district_of_a_routing_number_is_one_of_the_country_and_its_branches_are_called_like_its_places() {
    let areas = area::country_list();
    let branches = country();
    for (digits, code, name) in district::all() {
        assert!(areas.iter().any(|area| area.code == *code && area.name == *name), "{digits} {code} {name}");
        let inside = format!("{code}-");
        let places: Vec<String> = areas
            .iter()
            .filter(|area| area.code.starts_with(&inside) && area.name.len() > 5)
            .map(|area| area.name.to_uppercase())
            .collect();
        let its =
            branches.iter().filter(|branch| read_routing(&branch.routing_number).unwrap().0.district() == *digits);
        let called = its.filter(|branch| places.iter().any(|place| branch.name.contains(place.as_str()))).count();
        assert!(called > 3, "{digits} {name}: {called}");
    }
    assert_eq!(district::all().len(), 65);
}
