//! What forms ask of a book: the facts a decision may want, facts as they are typed, rows of a day, lines of a text.

use jiff::civil::date;
use rules::{Dates, Kind, OwnHead, Pack, Value, shipped};

use crate::{TODAY, law};

#[test]
fn a_decision_asks_for_its_own_facts_only_and_never_for_what_follows() {
    let names = |decision: &str| -> Vec<String> {
        law().questions_of(decision).unwrap().into_iter().map(|question| question.name).collect()
    };
    let tds = names("tds");
    for asked in
        ["residency", "payment_kind", "payee", "psr", "psr_until", "by_bank", "bill", "contract", "tds_rounding"]
    {
        assert!(tds.iter().any(|name| name == asked), "{asked} in {tds:?}");
    }
    for not in ["rate", "base", "tds", "supply", "on", "known"] {
        assert!(!tds.iter().any(|name| name == not), "{not}");
    }
    assert!(!names("rent").contains(&"supply".to_owned()), "rent says itself what is supplied");
    assert_eq!(law().questions_of("nothing").unwrap_err().code(), "rules.decision-unknown");
    assert_eq!(law().outputs_of("tds")[0], "tds");
}

#[test]
fn facts_are_read_as_people_type_them() {
    let typed = [
        ("bill", "১০,০০,০০০.৫০"),
        ("psr_from", "2026-09-20"),
        ("by_bank", "yes"),
        ("sd_rate", "7.5%"),
        ("psr", " "),
        ("residency", "resident"),
    ];
    let facts = law().read_facts(typed).unwrap();
    assert_eq!(facts.get("bill"), Some(&Value::Amount(10_00_000_50)));
    assert_eq!(facts.get("psr_from"), Some(&Value::Date(date(2026, 9, 20))));
    assert_eq!(
        (facts.get("by_bank"), facts.get("psr")),
        (Some(&Value::Flag(true)), None),
        "what is empty is not known"
    );
    assert_eq!(law().kind_of("sd_rate"), Some(Kind::Rate));
    for (name, text, code) in [
        ("bill", "ten", "rules.fact-kind"),
        ("bill", "1.005", "rules.fact-kind"),
        ("psr_from", "20 September", "rules.fact-kind"),
        ("by_bank", "perhaps", "rules.fact-kind"),
        ("bil", "1", "rules.fact-unknown"),
    ] {
        let refused = law().read_facts([(name, text)]).unwrap_err();
        assert_eq!((refused.code(), refused.fact()), (code, Some(name)), "{text}");
    }
}

#[test]
fn rows_of_a_day_are_those_that_decide_on_it() {
    let rows = |on, known| {
        let sheet = law().sheets_on(Dates::new(on, known)).find(|sheet| sheet.id == "tds-rate").unwrap();
        let civil = sheet.rows.into_iter().filter(|row| row.law.key == "s89-civil");
        civil.map(|row| row.law.pack).collect::<Vec<_>>()
    };
    assert_eq!(rows(TODAY, TODAY), ["BD-2026-07"]);
    assert!(rows(date(2026, 7, 2), date(2026, 7, 2)).is_empty());
    assert!(!rows(date(2025, 3, 1), TODAY).is_empty());
}

#[test]
fn a_wrong_own_pack_names_its_line() {
    let head =
        OwnHead {
            id: "OWN-1", extends: shipped::LAW, en: "Own", bn: "নিজস্ব", as_of: TODAY, reason: "certificate"
        };
    let line = |text: &str| {
        let refused = Pack::own(&head, text).and_then(|pack| shipped::library().book_of(&pack)?.prove());
        refused.unwrap_err().line()
    };
    assert_eq!(line("a = 1\nb = = 2\n"), Some(2));
    let row = "[instruments]\nown = { en = \"a\", bn = \"ক\", source = \"f\", status = \"drafted\", known_from = 2026-11-01, in_force = 2026-11-01 }\n\n[rows.tds-rate]\ninstrument = \"own\"\nlist = [\n  { key = \"k\", section = \"1\", residency = \"resident\", rate = \"7\", nonsense = \"1\", en = \"a\", bn = \"ক\" },\n]\n";
    assert_eq!(line(row), Some(7));
    let nobody = OwnHead { reason: " ", ..head };
    assert_eq!(Pack::own(&nobody, "").unwrap_err().code(), "rules.pack-reason");
}
