//! Explanations are data, and sentences in both languages with either digits.

use jiff::civil::date;
use kernel::Language::{Bn, En};
use rules::{Dates, Digits, Evaluation, Facts};

use crate::{bill, decide, law, without_psr};

fn said(decided: &Evaluation, language: kernel::Language) -> String {
    law().explain(decided, language, Digits::of(language)).join("\n")
}

#[test]
fn a_contractors_bill_without_psr_in_english() {
    let decided = decide("tds", &without_psr(bill("civil-work", 10_00_000)));
    let expected = "\
Law in force on 20 November 2026, as known on 20 November 2026; rule pack BD-2026-07.
Rate of income tax at source: Civil work, construction, engineering, manufacture → 5% (s.89, r.3(18), TDS Rules 2026 (SRO 273-Ain/Aykar-5/2026)).
Multiplier for missing proof: No proof of submission of return → multiplier of the rate: 1.5, missing proof: proof of submission of return (PSR) (s.142(1), Income Tax Act 2023 as amended by the Finance Act 2026 (Act 89/2026)).
Base value: 10,00,000.00 (bill).
10,00,000.00 × 5% = 50,000.00.
Income tax to withhold: 50,000.00 × 1.5 = 75,000.00.";
    assert_eq!(said(&decided, En), expected);
}

#[test]
fn a_contractors_bill_without_psr_in_bengali() {
    let decided = decide("tds", &without_psr(bill("civil-work", 10_00_000)));
    let expected = "\
২০ নভেম্বর ২০২৬ তারিখে কার্যকর আইন, ২০ নভেম্বর ২০২৬ পর্যন্ত যা জানা; নিয়মের প্যাক BD-2026-07।
উৎসে আয়করের হার: পূর্তকাজ, নির্মাণ, প্রকৌশল ও উৎপাদন → ৫% (ধারা ৮৯, বিধি ৩(১৮), উৎসে কর বিধিমালা ২০২৬ (এসআরও ২৭৩-আইন/আয়কর-৫/২০২৬))।
প্রমাণ না থাকলে গুণক: রিটার্ন দাখিলের প্রমাণ নেই → হারের গুণক: ১.৫, যে প্রমাণ নেই: রিটার্ন দাখিলের প্রমাণ (পিএসআর) (ধারা ১৪২(১), অর্থ আইন ২০২৬ (২০২৬ সালের ৮৯ নং আইন) দ্বারা সংশোধিত আয়কর আইন ২০২৩)।
ভিত্তিমূল্য: ১০,০০,০০০.০০ (বিল)।
১০,০০,০০০.০০ × ৫% = ৫০,০০০.০০।
উৎসে কর্তনীয় কর: ৫০,০০০.০০ × ১.৫ = ৭৫,০০০.০০।";
    assert_eq!(said(&decided, Bn), expected);
    let latin = law().explain(&decided, Bn, Digits::Latin);
    assert_eq!(latin[5], "উৎসে কর্তনীয় কর: 50,000.00 × 1.5 = 75,000.00।");
    let bengali = law().explain(&decided, En, Digits::Bengali);
    assert_eq!(bengali[5], "Income tax to withhold: ৫০,০০০.০০ × ১.৫ = ৭৫,০০০.০০.");
}

#[test]
fn the_candidates_of_a_base_are_named_with_the_chosen_one() {
    let facts = bill("civil-work", 10_00_000)
        .poisha("contract", 1_00_00_000_00)
        .poisha("payment", 9_00_000_00)
        .poisha("billed_before", 0)
        .poisha("base_before", 0)
        .word("tds_base", "contract");
    let line = &law().explain(&decide("tds", &facts), En, Digits::Latin)[4];
    let expected = "Base value: 1,00,00,000.00, the highest of contract: 1,00,00,000.00, bill: 10,00,000.00, payment: 9,00,000.00. Chosen: contract.";
    assert_eq!(line, expected);
}

#[test]
fn what_rounding_took_off_is_said() {
    let odd = decide("tds", &bill("civil-work", 0).poisha("bill", 1_234_50));
    let line = law().explain(&odd, En, Digits::Latin).pop().unwrap();
    let expected =
        "Income tax to withhold: 61.73 × 1 = 61.73. [Rounded to the poisha, half up; before rounding 61.725]";
    assert_eq!(line, expected);
}

#[test]
fn every_slab_of_a_salary_is_a_line_with_its_law() {
    let facts = Facts::new()
        .poisha("salary_of_year", 13_00_000_00)
        .poisha("investment", 2_00_000_00)
        .word("taxpayer", "general")
        .number("disabled_children", 0)
        .flag("new_taxpayer", false)
        .number("months_left", 12)
        .poisha("withheld_before", 0);
    let decided = decide("salary", &facts);
    let slabs: Vec<&str> = decided.laws().map(|law| law.key.as_str()).filter(|key| key.starts_with("b-")).collect();
    assert_eq!(slabs, ["b-1", "b-2"]);
    let text = said(&decided, En);
    assert!(text.contains("Slab: next 4,00,000 at 15% → 25,000.00 (Schedule, Finance Act 2026)."), "{text}");
    assert!(
        text.contains("Rebate: 20,000.00, the lowest of by income: 26,000.00, by investment: 20,000.00,"),
        "{text}"
    );
}

#[test]
fn what_was_decided_is_kept_as_json_and_speaks_again() {
    let decided = decide("tds", &without_psr(bill("civil-work", 10_00_000)));
    let text = serde_json::to_string(&decided).unwrap();
    let kept: Evaluation = serde_json::from_str(&text).unwrap();
    assert_eq!(kept, decided);
    assert_eq!(said(&kept, Bn), said(&decided, Bn));
    assert_eq!((kept.pack.as_str(), kept.digest.as_str()), (law().id(), law().digest()));
    let missing = serde_json::to_value(&kept.results).unwrap();
    assert_eq!(missing["missing"]["text"], "psr", "the missing proof by its name");
    assert_eq!(missing["tds"]["amount"], 75_000_00);
}

#[test]
fn refusals_speak_both_languages_and_name_the_fact() {
    let asked = |facts: &Facts| law().decide("tds", facts, Dates::same(crate::TODAY)).unwrap_err();
    let missing = asked(&bill("civil-work", 1).without("psr"));
    assert_eq!((missing.code(), missing.fact()), ("rules.fact-missing", Some("psr")));
    let (en, bn) = (missing.sentence(En), missing.sentence(Bn));
    assert_eq!(en, "Proof of submission of return (PSR) is not known. Enter it first; it is never assumed.");
    assert_eq!(bn, "রিটার্ন দাখিলের প্রমাণ (পিএসআর) জানা নেই। আগে এটি দিন; এটি কখনো ধরে নেওয়া হয় না।");
    let error = kernel::Error::from(missing);
    assert_eq!((error.code(), error.kind(), error.sentence(Bn)), ("rules.fact-missing", kernel::Kind::Refused, bn));

    assert_eq!(asked(&bill("civil-work", 1).without("psr_until")).fact(), Some("psr_until"));
    assert_eq!(asked(&bill("civil-work", 1).without("by_bank")).fact(), Some("by_bank"));
    assert_eq!(asked(&bill("consultancy", 1)).fact(), Some("payee"));
    assert_eq!(asked(&bill("security", 1)).fact(), Some("commission"));
    assert_eq!(asked(&bill("civil-work", 1).without("bill")).fact(), Some("bill"));
    assert_eq!(asked(&bill("architecture", 1)).code(), "rules.no-row");
    assert_eq!(asked(&bill("civil-work", 1).word("psr", "perhaps")).code(), "rules.word-unknown");
    assert_eq!(asked(&bill("civil-work", 1).number("by_bank", 1)).code(), "rules.fact-kind");
    assert_eq!(asked(&bill("civil-work", 1).flag("psr_shown", true)).code(), "rules.fact-unknown");
    assert_eq!(asked(&bill("civil-work", 1).poisha("tds", 1)).code(), "rules.fact-settled");
    assert_eq!(
        law().decide("levy", &Facts::new(), Dates::same(crate::TODAY)).unwrap_err().code(),
        "rules.decision-unknown"
    );
    let huge = Facts::new().word("supply", "goods").poisha("price", i64::MAX).flag("price_includes_tax", false);
    assert_eq!(law().decide("vat", &huge, Dates::same(crate::TODAY)).unwrap_err().code(), "rules.too-large");
}

#[test]
fn a_day_that_no_row_covers_is_refused_never_filled_in() {
    let facts = bill("civil-work", 10_00_000).word("psr", "exempt");
    for (on, known) in [
        (date(2024, 6, 30), crate::TODAY),
        // between the announcement of new rules and their gazette
        (date(2026, 7, 2), date(2026, 7, 2)),
        (date(2026, 7, 4), date(2026, 7, 4)),
    ] {
        let refusal = law().decide("tds", &facts, Dates::new(on, known)).unwrap_err();
        assert_eq!(refusal.code(), "rules.date-unknown", "{on} {known}");
        assert!(refusal.sentence(Bn).contains("উৎসে আয়করের হার"));
    }
    assert!(law().decide("tds", &facts, Dates::new(date(2026, 7, 2), date(2026, 7, 5))).is_ok());
}

#[test]
fn every_code_and_every_sentence_has_the_same_blanks_in_both_languages() {
    let blanks = |text: &str| {
        let mut found: Vec<String> =
            text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned())).collect();
        found.sort();
        found
    };
    for code in rules::codes::ALL {
        assert_eq!(blanks(code.en), blanks(code.bn), "{}", code.name);
        assert!(code.name.starts_with("rules."));
    }
    assert!(rules::line_codes().all(|code| code.starts_with("rules.")));
}
