//! A row written into a text by a form: the rest of the text stays, and the pack reads it.

use jiff::civil::date;
use rules::{Dates, Facts, OwnHead, Pack, Shelf, Status, WrittenRow, WrittenTest, shipped, write};

const HEAD: OwnHead<'static> = OwnHead {
    id: "ACME-1",
    extends: shipped::LAW,
    en: "Own",
    bn: "নিজস্ব",
    as_of: date(2026, 11, 20),
    reason: "certificate",
};

fn row(rate: &str) -> WrittenRow {
    let cell = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    WrittenRow {
        table: "tds-rate".to_owned(),
        key: "s89-civil".to_owned(),
        section: "s.89".to_owned(),
        title: ("Civil work".to_owned(), "পূর্তকাজ".to_owned()),
        cells: vec![cell("residency", "resident"), cell("payment_kind", "civil-work"), cell("rate", rate)],
        priority: None,
        in_force: date(2026, 11, 1),
        until: None,
        known_from: date(2026, 11, 1),
        instrument: ("Certificate".to_owned(), "সনদ".to_owned(), "file 7".to_owned(), Status::Verified),
    }
}

fn test(expected: &str) -> WrittenTest {
    let pairs = |list: &[(&str, &str)]| list.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
    WrittenTest {
        name: "a bill of ten lakh".to_owned(),
        decide: "tds".to_owned(),
        on: date(2026, 11, 20),
        known: date(2026, 11, 20),
        given: pairs(&[
            ("payment_kind", "civil-work"),
            ("residency", "resident"),
            ("bill", "10,00,000"),
            ("psr", "exempt"),
            ("by_bank", "yes"),
        ]),
        expect: pairs(&[("tds", expected)]),
    }
}

fn proves(text: &str) -> usize {
    Shelf::default().own(&HEAD, text).unwrap().prove().unwrap()
}

#[test]
fn a_row_is_written_into_an_empty_text_and_proved() {
    let text = write("# nothing yet\n", &row("7.5%"), &test("75,000")).unwrap();
    assert!(text.starts_with("# nothing yet"), "{text}");
    assert_eq!(proves(&text), 1, "{text}");
    let book = Shelf::default().own(&HEAD, &text).unwrap();
    let bill = Facts::new().word("payment_kind", "civil-work").word("residency", "resident").poisha("bill", 100_00);
    let decided =
        book.decide("tds", &bill.word("psr", "exempt").flag("by_bank", true), Dates::same(date(2026, 11, 20)));
    let law = decided.unwrap().laws().next().unwrap().clone();
    assert_eq!((law.source.as_str(), law.status, law.pack.as_str()), ("file 7", Status::Verified, "ACME-1"));
}

#[test]
fn what_stood_there_stays_and_the_same_row_is_written_anew() {
    let before = include_str!("../../../../services/rules-engine/tests/own-rates.toml").replace("s89-civil", "s90-own");
    let before = before.replace("civil-work", "catering").replace("s.89", "s.90").replace("s90-own", "s90-catering");
    let before = format!("# who wrote this, and why\n{before}");
    let once = write(&before, &row("7%"), &test("70,000")).unwrap();
    assert!(once.starts_with("# who wrote this, and why") && once.contains("catering"), "{once}");
    let again = write(&once, &row("6%"), &test("60,000")).unwrap();
    assert!(!again.contains("7%\", in_force") && again.matches("s89-civil").count() == 1, "{again}");
    assert_eq!(again.matches("file 7").count(), 1, "one instrument serves both writings");
    assert_eq!(write(&again, &row("6%"), &test("60,000")).unwrap(), again, "written again, nothing changes");
    let tests = Pack::own(&HEAD, &again).unwrap();
    assert_eq!(tests.rows().count(), 2);
}

#[test]
fn a_cell_that_cannot_be_read_is_named_and_a_text_that_cannot_be_read_is_left() {
    let book = shipped::library().book(shipped::LAW).unwrap();
    assert!(book.expect_cell("tds-rate", "rate", "7.5%").is_ok());
    assert!(book.expect_cell("tds-rate", "payment_kind", "civil-work, catering").is_ok());
    for (name, text) in [("rate", "seven"), ("payment_kind", "wedding"), ("bill", "1"), ("nothing", "1")] {
        assert!(book.expect_cell("tds-rate", name, text).is_err(), "{name} {text}");
    }
    assert!(book.expect_cell("no-table", "rate", "7%").is_err());
    let broken = write("[rows\n", &row("7%"), &test("70,000")).unwrap_err();
    assert_eq!((broken.code(), broken.line()), ("rules.pack-unreadable", Some(1)));
}

#[test]
fn a_row_that_has_its_instruments_day_is_the_same_row() {
    let before = include_str!("../../../../services/rules-engine/tests/own-rates.toml");
    let text = write(before, &row("7%"), &test("70,000")).unwrap();
    assert_eq!((text.matches("s89-civil").count(), proves(&text)), (1, 2), "{text}");
    let later = WrittenRow { in_force: date(2027, 1, 1), known_from: date(2026, 12, 1), ..row("8%") };
    let text = write(&text, &later, &test("70,000")).unwrap();
    assert_eq!((text.matches("s89-civil").count(), proves(&text)), (2, 2), "a later day is a version of it: {text}");
}

#[test]
fn a_row_written_anew_goes_on_standing_for_the_row_it_replaced() {
    let text = write("", &row("7.5%"), &test("75,000")).unwrap();
    let text = text.replace("key = \"s89-civil\"", "key = \"own-civil\", replaces = \"s89-civil\"");
    let anew = WrittenRow { key: "own-civil".to_owned(), ..row("6%") };
    let text = write(&text, &anew, &test("60,000")).unwrap();
    assert_eq!(text.matches("replaces = \"s89-civil\"").count(), 1, "{text}");
    assert_eq!(proves(&text), 1, "{text}");
}
