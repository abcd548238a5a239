//! Laws of the tables: what holds for any rows and any facts.

use jiff::civil::date;
use proptest::prelude::*;
use rules::{Book, Dates, Facts, Library, Pack, Value, instalment};

use crate::{TODAY, bill, law, without_psr};

/// A table of spans over one number, with a policy.
fn spans(policy: &str, rows: &[(i64, i64, i64)]) -> Result<Book, rules::Refusal> {
    let mut text = format!(
        r#"
[pack]
id = "T"
en = "t"
bn = "t"
as_of = 2026-11-20
[instruments]
i = {{ en = "i", bn = "i", source = "s", status = "verified", known_from = 2026-01-01, in_force = 2026-01-01 }}
[names]
x = {{ kind = "number", en = "x", bn = "x" }}
y = {{ kind = "number", en = "y", bn = "y" }}
[tables.t]
en = "t"
bn = "t"
policy = "{policy}"
inputs = ["x"]
outputs = ["y"]
[rows.t]
instrument = "i"
list = [
"#
    );
    for (index, (low, high, says)) in rows.iter().enumerate() {
        text += &format!(
            "{{ key = \"r{index}\", section = \"1\", x = \"[{low}..{high}]\", y = \"{says}\", priority = {}, en = \"r\", bn = \"r\" }},\n",
            rows.len() - index
        );
    }
    let mut library = Library::new();
    library.add(Pack::read(&[("t.toml", &(text + "]\n"))])?)?;
    library.book("T")
}

fn ask(book: &Book, x: i64) -> Result<(Value, Vec<String>), rules::Refusal> {
    let answer = book.ask("t", &Facts::new().number("x", x), Dates::same(TODAY))?;
    Ok((answer.outputs["y"].clone(), answer.rows))
}

fn whole(number: i64) -> Value {
    Value::Number(bangladesh::land::Ratio::whole(number))
}

fn rows() -> impl Strategy<Value = Vec<(i64, i64, i64)>> {
    prop::collection::vec((0i64..50, 0i64..20, -5i64..5).prop_map(|(low, width, says)| (low, low + width, says)), 1..8)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn unique_refuses_at_load_exactly_what_overlaps(rows in rows()) {
        let mut overlap = false;
        for (index, one) in rows.iter().enumerate() {
            overlap |= rows[index + 1..].iter().any(|other| one.0 <= other.1 && other.0 <= one.1);
        }
        let loaded = spans("unique", &rows);
        match &loaded {
            Err(refusal) => prop_assert_eq!(refusal.code(), "rules.pack-overlap"),
            Ok(book) => for x in 0..70 {
                let hit = rows.iter().find(|row| row.0 <= x && x <= row.1);
                prop_assert_eq!(ask(book, x).ok().map(|(value, _)| value), hit.map(|row| whole(row.2)));
            },
        }
        prop_assert_eq!(loaded.is_err(), overlap);
    }

    #[test]
    fn each_policy_counts_what_applies_as_it_says(rows in rows(), x in 0i64..70) {
        let hits: Vec<(usize, i64)> =
            rows.iter().enumerate().filter(|(_, row)| row.0 <= x && x <= row.1).map(|(index, row)| (index, row.2)).collect();
        let asked = |policy: &str| ask(&spans(policy, &rows).unwrap(), x);
        let count = i64::try_from(hits.len()).unwrap();
        prop_assert_eq!(asked("collect-count").unwrap().0, whole(count));
        prop_assert_eq!(asked("collect-sum").unwrap().0, whole(hits.iter().map(|hit| hit.1).sum()));
        if hits.is_empty() {
            let refusal = asked("first").unwrap_err();
            prop_assert_eq!(refusal.code(), "rules.no-row");
            return Ok(());
        }
        prop_assert_eq!(asked("first").unwrap().0, whole(hits[0].1));
        // priorities fall from the first row to the last
        prop_assert_eq!(asked("priority").unwrap().0, whole(hits[hits.len() - 1].1));
        prop_assert_eq!(asked("collect-min").unwrap().0, whole(hits.iter().map(|hit| hit.1).min().unwrap()));
        prop_assert_eq!(asked("collect-max").unwrap().0, whole(hits.iter().map(|hit| hit.1).max().unwrap()));
        let keys: Vec<String> = hits.iter().map(|hit| format!("r{}", hit.0)).collect();
        prop_assert_eq!(asked("rule-order").unwrap().1, keys.clone());
        prop_assert_eq!(asked("collect").unwrap().1, keys.clone());
        prop_assert_eq!(asked("output-order").unwrap().1, keys.into_iter().rev().collect::<Vec<_>>());
        let same = hits.iter().all(|hit| hit.1 == hits[0].1);
        match asked("any") {
            Ok((value, _)) => prop_assert!(same && value == whole(hits[0].1)),
            Err(refusal) => prop_assert!(!same && refusal.code() == "rules.rows-differ"),
        }
    }

    #[test]
    fn what_is_grossed_up_and_withheld_leaves_what_was_promised(net in 1i64..1_00_00_00_000_00, shown in any::<bool>()) {
        let mut facts = bill("civil-work", 0).without("bill").poisha("net", net);
        if !shown { facts = without_psr(facts); }
        let up = law().decide("tds-gross-up", &facts, Dates::same(TODAY)).unwrap();
        let (gross, tax) = (up.poisha("gross").unwrap(), up.poisha("tds").unwrap());
        prop_assert_eq!(gross - tax, net);
        let again = law().decide("tds", &facts.without("net").poisha("bill", gross), Dates::same(TODAY)).unwrap();
        prop_assert!((again.poisha("tds").unwrap() - tax).abs() <= 1);
    }

    #[test]
    fn the_parts_of_a_payment_bear_the_whole_tax(due in 0i64..1_00_00_000_00, parts in prop::collection::vec(1i64..1_00_00_000_00, 1..12)) {
        let whole: i64 = parts.iter().sum();
        let (mut paid, mut taken) = (0, 0);
        for part in parts {
            let now = instalment(due, whole, paid, part, taken).unwrap();
            prop_assert!(now >= -1 && now <= due);
            paid += part;
            taken += now;
        }
        prop_assert_eq!(taken, due);
    }

    #[test]
    fn under_the_statutes_base_the_bills_of_a_contract_bear_its_tax_once(bills in prop::collection::vec(1i64..50_00_000_00, 1..10), extra in 0i64..1_00_00_000_00) {
        let contract = bills.iter().sum::<i64>() + extra;
        let (mut billed, mut based, mut taken) = (0, 0, 0);
        for now in bills {
            let facts = bill("civil-work", 0).poisha("bill", now).poisha("contract", contract).word("tds_base", "contract")
                .poisha("billed_before", billed).poisha("base_before", based);
            let decided = law().decide("tds", &facts, Dates::same(TODAY)).unwrap();
            billed += now;
            based += decided.poisha("base_now").unwrap();
            taken += decided.poisha("tds").unwrap();
        }
        prop_assert_eq!(based, contract);
        let once = law().decide("tds", &bill("civil-work", 0).poisha("bill", contract), Dates::same(TODAY)).unwrap();
        prop_assert_eq!(taken, once.poisha("tds").unwrap());
    }

    #[test]
    fn the_lines_of_an_invoice_add_up(price in 0i64..1_00_00_00_000_00, kind in prop::sample::select(vec!["construction", "goods", "building-sale", "zero-rated"]), inclusive in any::<bool>(), duty in 0i64..100) {
        let share = Value::Number(bangladesh::land::Ratio::new(duty.into(), 100).unwrap());
        let facts = Facts::new().word("supply", kind).poisha("price", price).flag("price_includes_tax", inclusive)
            .number("floor_sft", 1_200).flag("re_registration", false).with("sd_rate", share);
        let decided = law().decide("vat", &facts, Dates::same(TODAY)).unwrap();
        let [value, sd, vat, total] = ["value", "sd", "vat", "total"].map(|name| decided.poisha(name).unwrap());
        prop_assert_eq!(value + sd + vat, total);
        prop_assert_eq!(if inclusive { total } else { value }, price);
    }

    #[test]
    fn more_income_is_never_taxed_less(income in 0i64..2_00_00_000, more in 0i64..50_000) {
        let tax = |income: i64| {
            let facts = Facts::new().poisha("total_income", income * 100).poisha("investment", 0).word("taxpayer", "general")
                .number("disabled_children", 0).flag("new_taxpayer", false);
            let decided = law().decide("income-tax", &facts, Dates::new(date(2026, 6, 30), TODAY)).unwrap();
            decided.poisha("income_tax").unwrap()
        };
        prop_assert!(tax(income) <= tax(income + more));
    }

    #[test]
    fn no_text_makes_reading_a_pack_panic(text in "\\PC{0,80}", cell in "[-a-z0-9 .,()<>=%*/+\\[\\]]{0,24}") {
        let _ = Pack::read(&[("x", &text)]);
        let pack = format!("[pack]\nid='T'\nen='t'\nbn='t'\nas_of=2026-11-20\n[instruments]\ni={{en='i',bn='i',source='s',status='verified',known_from=2026-01-01,in_force=2026-01-01}}\n[names]\nx={{kind='number',en='x',bn='x'}}\n[tables.t]\nen='t'\nbn='t'\npolicy='first'\ninputs=['x']\noutputs=['x']\n[rows.t]\ninstrument='i'\nlist=[{{key='k',section='1',en='e',bn='b',x={cell:?}}}]\n");
        if let Ok(pack) = Pack::read(&[("t", &pack)]) {
            let mut library = Library::new();
            library.add(pack).unwrap();
            let _ = library.book("T");
        }
    }
}
