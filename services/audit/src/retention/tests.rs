use std::collections::BTreeMap;

use super::model::{Kind, kept, rules, years};

#[test]
fn the_longer_wins_and_nothing_falls_below_the_law() {
    let chosen = |pairs: &[(&str, i32)]| pairs.iter().map(|(kind, years)| ((*kind).to_owned(), *years)).collect();
    let now = "2040-07-01T00:00:00Z".parse().unwrap();
    let names = |chosen: &BTreeMap<String, i32>| -> Vec<String> {
        rules(&kept(chosen), now).unwrap().into_iter().map(|rule| format!("{} {}", rule.name, rule.before)).collect()
    };
    assert_eq!(
        names(&chosen(&[])),
        ["security:2 2038-07-01T00:00:00Z", "books:12 2028-07-01T00:00:00Z", "books:12 2028-07-01T00:00:00Z"]
    );
    assert_eq!(
        names(&chosen(&[("vat", 20), ("security", 1)])),
        ["security:2 2038-07-01T00:00:00Z", "vat:20 2020-07-01T00:00:00Z", "books:12 2028-07-01T00:00:00Z"]
    );
    assert_eq!(years(&kept(&chosen(&[("books", 15)])), Kind::Books), 15);
}
