use jiff::civil::date;
use rules::shipped;

use super::model::{Wanted, rules};
use crate::wording::{DigitStyle, Speech};

#[test]
fn a_row_is_found_by_its_section_in_either_script_and_only_on_its_days() {
    let book = shipped::library().book(shipped::LAW).unwrap();
    let today = date(2026, 11, 20);
    let find = |search: &str, on| {
        let wanted = Wanted { table: Some("tds-rate".into()), on, known: None, search: Some(search.into()) };
        rules(&book, &wanted, today, Speech::default()).unwrap()
    };
    let civil = find("s89-civil", Some(today));
    assert_eq!(civil.len(), 1);
    assert_eq!(civil[0].law.section.bn, "ধারা ৮৯, বিধি ৩(১৮)");
    assert_eq!(civil[0].actions[0].said.bn, "৫%");
    assert!(civil[0].conditions.iter().any(|condition| condition.said.bn.contains("পূর্তকাজ")));
    assert_eq!(find("ধারা ৮৯ পূর্তকাজ", Some(today))[0].law.key, "s89-civil");
    assert!(find("s89-civil", None).len() >= civil.len(), "history is there when no day is named");
    assert!(find("s89-civil", None).iter().any(|rule| !rule.counts) || find("s89-civil", None).len() == 1);
}

#[test]
fn digits_can_be_chosen_apart_from_the_language() {
    let book = shipped::library().book(shipped::LAW).unwrap();
    let wanted = Wanted { table: Some("tds-rate".into()), search: Some("s89-civil".into()), ..Wanted::default() };
    let latin = rules(&book, &wanted, date(2026, 11, 20), Speech(Some(DigitStyle::Latin))).unwrap();
    assert_eq!(latin[0].law.section.bn, "ধারা 89, বিধি 3(18)");
    assert_eq!(latin[0].actions[0].said.bn, "5%");
}

#[test]
fn an_unknown_table_is_refused_by_name() {
    let book = shipped::library().book(shipped::LAW).unwrap();
    let wanted = Wanted { table: Some("nothing".into()), ..Wanted::default() };
    let refused = rules(&book, &wanted, date(2026, 11, 20), Speech::default()).unwrap_err();
    assert_eq!((refused.code(), refused.field_name()), ("rules_engine.pack.table-unknown", Some("table")));
}
