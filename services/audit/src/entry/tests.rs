use super::export::csv;
use super::model::{Asked, Entry, Filter};

#[test]
fn fields_that_differ_are_told_in_words() {
    let changes =
        Entry::compare(Some(r#"{"name": "ঢাকা", "open": true, "n": 1}"#), Some(r#"{"name": "Dhaka", "open": true}"#));
    let told: Vec<_> = changes
        .iter()
        .map(|change| (change.field.as_str(), change.before.as_deref(), change.after.as_deref()))
        .collect();
    assert_eq!(told, [("n", Some("1"), None), ("name", Some("ঢাকা"), Some("Dhaka"))]);
}

#[test]
fn a_page_goes_on_only_from_a_page() {
    let after = |text| Asked::new(Filter::default(), None, Some(text)).map(|_| ()).unwrap_err();
    assert_eq!(after("x").code(), "kernel.malformed");
    let long = Filter { actor: Some("x".repeat(999)), ..Filter::default() };
    assert_eq!(Asked::new(long, None, None).map(|_| ()).unwrap_err().code(), "kernel.too-long");
}

#[test]
fn a_cell_is_no_formula_and_keeps_its_quotes() {
    let entry = Entry {
        id: contracts::audit::EntryId::new(),
        at: jiff::Timestamp::UNIX_EPOCH,
        actor: "operator".to_owned(),
        operation: "x".to_owned(),
        noun: "y".to_owned(),
        subject: contracts::audit::SubjectId::new(),
        request: None,
        changes: Entry::compare(None, Some(r#"{"name": "=1+\"2\""}"#)),
        facts: Vec::new(),
        block: Some(3),
        place: String::new(),
    };
    let text = csv(&[entry]);
    assert!(text.lines().nth(1).unwrap().ends_with(r#""3","name","","'=1+""2""""#), "{text}");
}
