//! Cells and shipped packs; what a book does is tested in `tests/it`.

use std::sync::Arc;

use bangladesh::land::Ratio;
use jiff::civil::date;

use crate::cell::Cell;
use crate::shipped;
use crate::value::{Kind, Value};

fn choices() -> Vec<Arc<str>> {
    ["cash", "cheque", "transfer"].map(Arc::from).to_vec()
}

#[test]
fn cells_ask_what_they_say() {
    let number = |number: i64| Value::Number(Ratio::whole(number));
    let word = |word: &str| Value::Text(word.into());
    for (cell, kind, inside, outside) in [
        ("[1..1600]", Kind::Number, vec![number(1), number(1600)], vec![number(0), number(1601)]),
        ("(1..1600)", Kind::Number, vec![number(2)], vec![number(1), number(1600)]),
        ("> 1_600", Kind::Amount, vec![number(1601)], vec![number(1600)]),
        ("<= 5, [8..9], 12", Kind::Number, vec![number(5), number(8), number(12)], vec![number(6), number(13)]),
        ("not([1..5], 7)", Kind::Number, vec![number(0), number(6), number(8)], vec![number(1), number(5), number(7)]),
        (">= 7.5%", Kind::Rate, vec![Value::Number(Ratio::new(3, 40).unwrap())], vec![number(0)]),
        ("cash, cheque", Kind::Text, vec![word("cash"), word("cheque")], vec![word("transfer")]),
        ("not(cash)", Kind::Text, vec![word("cheque"), word("transfer")], vec![word("cash")]),
        (">= 2026-07-01", Kind::Date, vec![Value::Date(date(2026, 7, 1))], vec![Value::Date(date(2026, 6, 30))]),
        ("yes", Kind::Flag, vec![Value::Flag(true)], vec![Value::Flag(false)]),
        ("not(yes)", Kind::Flag, vec![Value::Flag(false)], vec![Value::Flag(true)]),
        ("-", Kind::Text, vec![word("cash")], vec![]),
    ] {
        let read = Cell::read(cell, kind, &choices()).unwrap_or_else(|why| panic!("{cell}: {why}"));
        assert!(inside.iter().all(|value| read.holds(value).unwrap()), "{cell}");
        assert!(!outside.iter().any(|value| read.holds(value).unwrap()), "{cell}");
    }
}

#[test]
fn cells_know_whether_they_meet() {
    for (one, other, kind, meet) in [
        ("[1..5]", "[5..9]", Kind::Number, true),
        ("[1..5)", "[5..9]", Kind::Number, false),
        ("<= 5", "> 5", Kind::Number, false),
        ("not(5)", "5", Kind::Number, false),
        ("not([1..5])", "[5..6]", Kind::Number, true),
        ("cash", "not(cash)", Kind::Text, false),
        ("not(cash)", "not(cheque)", Kind::Text, true),
        ("not(cash, cheque)", "not(transfer)", Kind::Text, false),
        ("yes", "no", Kind::Flag, false),
        ("yes", "-", Kind::Flag, true),
    ] {
        let read = |cell| Cell::read(cell, kind, &choices()).unwrap();
        assert_eq!(read(one).meets(&read(other)), meet, "{one} {other}");
        assert_eq!(read(other).meets(&read(one)), meet, "{other} {one}");
    }
}

#[test]
fn a_cell_that_says_nothing_sensible_is_refused() {
    for (cell, kind) in [
        ("cahs", Kind::Text),
        ("cash,", Kind::Text),
        ("perhaps", Kind::Flag),
        ("[1..", Kind::Number),
        ("1..5", Kind::Number),
        ("> x", Kind::Number),
        (">= 2026-02-30", Kind::Date),
        ("2026-07-01", Kind::Number),
    ] {
        assert!(Cell::read(cell, kind, &choices()).is_err(), "{cell}");
    }
}

#[test]
fn every_shipped_pack_passes_its_own_tests_and_speaks_bengali() {
    let mut tests = 0;
    for id in shipped::library().ids() {
        let book = shipped::library().book(id).unwrap_or_else(|refusal| panic!("{refusal}"));
        tests += book.prove().unwrap_or_else(|refusal| panic!("{refusal}"));
        let bengali = |text: &str| text.chars().any(|c| ('\u{980}'..='\u{9ff}').contains(&c));
        for row in book.sheets().flat_map(|sheet| sheet.rows) {
            let crate::Said::Words { en, bn } = &row.title else { panic!("{}", row.law.key) };
            assert!(!bengali(en) && bengali(bn), "{}: {bn}", row.law.key);
            assert!(!row.law.source.is_empty() && !row.law.section.is_empty(), "{}", row.law.key);
            assert!(!row.actions.is_empty(), "{}", row.law.key);
        }
        for question in book.questions() {
            let crate::Said::Words { en, bn } = &question.title else { panic!("{}", question.name) };
            assert!(!bengali(en) && bengali(bn), "{}", question.name);
            for (choice, said) in &question.choices {
                assert!(matches!(said, crate::Said::Words { .. }), "{}: {choice} has no words", question.name);
            }
        }
        for (code, said) in &book.sentences {
            assert!(bengali(&said.bn) || said.bn.contains('×'), "{code}");
        }
    }
    assert!(tests > 60, "{tests}");
}
