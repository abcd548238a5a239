//! T10 to T17: income tax withheld.

use bangladesh::working::{Weekend, WorkingCalendar, y2026};
use jiff::civil::date;
use rules::{Dates, Facts, Value, instalment};

use crate::{TODAY, bill, book, decide, law, taka, without_psr};

fn tds(facts: &Facts) -> i64 {
    decide("tds", facts).poisha("tds").unwrap()
}

#[test]
fn t10_contractor_with_and_without_psr() {
    let shown = bill("civil-work", 10_00_000);
    assert_eq!(tds(&shown), taka(50_000));
    assert_eq!(tds(&without_psr(shown.clone())), taka(75_000));
    // by cheque or cash instead of a bank transfer, s.142(2)
    assert_eq!(tds(&shown.clone().flag("by_bank", false)), taka(75_000));
    // both missing: one multiplier unless the company decided otherwise
    let neither = without_psr(shown).flag("by_bank", false);
    for (setting, expected) in [("one", 75_000), ("add", 1_00_000), ("multiply", 1_12_500)] {
        let decided = decide("tds", &neither.clone().word("tds_stacking", setting));
        assert_eq!(decided.poisha("tds").unwrap(), taka(expected), "{setting}");
        assert_eq!(decided.doubts().count(), 1, "an open question of law is said to be one");
    }
}

#[test]
fn t10_at_other_sections() {
    for (kind, payee, expected) in [
        ("cement-iron", "company", 20_000),
        ("other-goods", "company", 50_000),
        ("essential-goods", "company", 5_000),
        ("consultancy", "company", 75_000),
        ("consultancy", "person", 1_50_000),
        ("technical-service", "company", 1_00_000),
        ("board-fee", "person", 2_00_000),
        ("transport", "company", 20_000),
        ("other-service", "company", 1_00_000),
        ("petrol-pump", "company", 0),
        ("landowner", "person", 1_50_000),
        ("dividend", "company", 2_00_000),
    ] {
        assert_eq!(tds(&bill(kind, 10_00_000).word("payee", payee)), taka(expected), "{kind} {payee}");
    }
    let abroad = Facts::new()
        .word("payment_kind", "civil-work")
        .word("residency", "non-resident")
        .poisha("bill", taka(10_00_000));
    assert_eq!(tds(&abroad), taka(60_000), "no PSR is asked of a non-resident");
}

#[test]
fn t11_security_pays_on_commission_or_gross_whichever_is_more() {
    let guard = bill("security", 15_00_000);
    assert_eq!(tds(&guard.clone().poisha("commission", taka(1_00_000))), taka(15_000));
    assert_eq!(tds(&guard.poisha("commission", taka(2_00_000))), taka(20_000));
}

#[test]
fn t12_a_promised_net_amount_is_grossed_up() {
    let net = bill("civil-work", 0).without("bill").poisha("net", taka(1_00_000));
    let shown = decide("tds-gross-up", &net);
    assert_eq!((shown.poisha("gross").unwrap(), shown.poisha("tds").unwrap()), (1_05_263_16, 5_263_16));
    let missing = decide("tds-gross-up", &without_psr(net));
    assert_eq!((missing.poisha("gross").unwrap(), missing.poisha("tds").unwrap()), (1_08_108_11, 8_108_11));
}

#[test]
fn t13_tax_paid_at_import_is_taken_off() {
    let cement = bill("cement-iron", 50_00_000).poisha("import_tax", taka(60_000));
    assert_eq!(tds(&cement), taka(40_000));
    assert_eq!(tds(&cement.poisha("import_tax", taka(1_20_000))), 0, "never below nothing");
}

#[test]
fn t14_the_base_by_bill_or_by_contract() {
    let part = bill("civil-work", 10_00_000).poisha("contract", taka(1_00_00_000)).poisha("billed_before", 0);
    assert_eq!(tds(&part), taka(50_000), "by each bill, the default");
    let literal = part.clone().word("tds_base", "contract");
    let first = decide("tds", &literal.clone().poisha("base_before", 0));
    assert_eq!(first.poisha("base_now").unwrap(), taka(1_00_00_000));
    assert_eq!(first.poisha("tds").unwrap(), taka(5_00_000));
    let second = literal.poisha("base_before", taka(1_00_00_000)).poisha("billed_before", taka(10_00_000));
    assert_eq!(tds(&second), 0);
    let beyond = decide("tds", &part.poisha("billed_before", taka(95_00_000)));
    assert_eq!(beyond.doubts().next().unwrap().code, "tds.contract-exceeded");
}

#[test]
fn t15_deposits_are_due_sooner_as_june_ends() {
    let office = WorkingCalendar::new(Weekend::FRIDAY_SATURDAY).with(&y2026::national());
    for (deducted, due) in [
        (date(2026, 7, 10), date(2026, 8, 14)),
        (date(2027, 1, 31), date(2027, 2, 14)),
        (date(2027, 6, 5), date(2027, 6, 12)),
        (date(2027, 6, 22), date(2027, 6, 23)),
        (date(2027, 6, 30), date(2027, 6, 30)),
        (date(2028, 6, 29), date(2028, 6, 29)),
    ] {
        assert_eq!(law().due("tds-deposit", deducted, TODAY, &office).unwrap().date, due, "{deducted}");
    }
    // the rules of 2026 are not yet known to last year's pack
    let old = book("BD-2025-07").due("tds-deposit", date(2026, 7, 10), TODAY, &office).unwrap_err();
    assert_eq!(old.code(), "rules.deadline-unknown");
}

#[test]
fn t16_tax_not_withheld_costs_half_as_much_again() {
    let short =
        Facts::new().poisha("due_tax", taka(4_00_000)).poisha("deducted", taka(2_00_000)).number("months_late", 30);
    let decided = decide("tds-shortfall", &short);
    assert_eq!(decided.poisha("payable").unwrap(), taka(3_00_000));
    assert_eq!(decided.poisha("interest").unwrap(), taka(96_000), "2% a month for 24 months");
}

#[test]
fn t17_returns_of_withholding_fall_on_the_25th() {
    let office = WorkingCalendar::new(Weekend::FRIDAY_SATURDAY).with(&y2026::national());
    for (quarter, filed) in [
        (date(2026, 9, 30), date(2026, 10, 25)),
        (date(2026, 12, 31), date(2027, 1, 25)),
        (date(2027, 3, 31), date(2027, 4, 25)),
        (date(2027, 6, 30), date(2027, 7, 25)),
    ] {
        assert_eq!(law().due("withholding-return", quarter, TODAY, &office).unwrap().date, filed);
    }
}

#[test]
fn the_vat_shown_on_a_bill_is_outside_the_base_unless_the_company_says_otherwise() {
    let facts = bill("civil-work", 10_00_000).poisha("vat_on_bill", taka(1_00_000));
    assert_eq!(tds(&facts), taka(50_000));
    assert_eq!(tds(&facts.word("tds_base_vat", "with")), taka(55_000));
}

#[test]
fn an_advance_is_taxed_on_what_is_paid() {
    let advance = bill("civil-work", 0).without("bill").poisha("payment", taka(3_00_000));
    assert_eq!(tds(&advance), taka(15_000));
}

#[test]
fn withheld_tax_may_be_rounded_to_takas() {
    let odd = bill("civil-work", 0).poisha("bill", 1_234_50);
    assert_eq!(tds(&odd), 61_73, "61.725, half up");
    assert_eq!(tds(&odd.clone().word("tds_rounding", "taka")), 62_00);
    assert_eq!(tds(&odd.word("tds_rounding", "taka-up")), 62_00);
}

#[test]
fn part_payments_bear_their_share_and_the_last_the_rest() {
    let due = 50_000_00;
    let first = instalment(due, 10_00_000_00, 0, 3_33_333_33, 0).unwrap();
    let second = instalment(due, 10_00_000_00, 3_33_333_33, 3_33_333_33, first).unwrap();
    let last = instalment(due, 10_00_000_00, 6_66_666_66, 3_33_333_34, first + second).unwrap();
    assert_eq!((first, second, last), (16_666_67, 16_666_66, 16_666_67));
    assert_eq!(
        instalment(due, 10_00_000_00, 5_00_000_00, 5_00_000_00, 75_000_00),
        Some(-25_000_00),
        "taken too much before"
    );
    assert_eq!(instalment(due, 10_00_000_00, 9_00_000_00, 2_00_000_00, 0), None, "more than the whole");
}

#[test]
fn the_plan_and_the_law_agree_about_a_contractor_without_psr() {
    let plan = book("PLAN-DEFAULT");
    let facts = Facts::new().word("vendor_type", "contractor").poisha("bill", taka(10_00_000));
    let by_plan = plan.decide("tds", &facts, Dates::same(TODAY)).unwrap();
    assert_eq!(by_plan.poisha("tds").unwrap(), tds(&without_psr(bill("civil-work", 10_00_000))));
    assert_eq!(by_plan.doubts().count(), 1);
    assert_eq!(rules::shipped::choose(&facts, law(), &plan).id(), "PLAN-DEFAULT");
    assert_eq!(rules::shipped::choose(&facts.word("payment_kind", "civil-work"), law(), &plan).id(), "BD-2026-07");
}

#[test]
fn one_bill_under_the_packs_side_by_side() {
    // asked as of each pack's own day; the case is the same bill
    let facts = bill("civil-work", 10_00_000).word("psr", "exempt");
    for (id, on, expected) in [
        ("BD-2024-07", date(2025, 3, 1), 70_000),
        ("BD-2025-07", date(2026, 3, 1), 50_000),
        ("BD-2026-07", date(2025, 3, 1), 70_000),
        ("BD-2026-07", date(2026, 3, 1), 50_000),
        ("BD-2026-07", TODAY, 50_000),
        ("BD-2024-07", TODAY, 70_000),
    ] {
        let decided = book(id).decide("tds", &facts, Dates::new(on, TODAY)).unwrap();
        assert_eq!(decided.poisha("tds").unwrap(), taka(expected), "{id} on {on}");
        assert_eq!(decided.doubts().any(|line| line.code == "rules.superseded"), id == "BD-2024-07" && on == TODAY);
    }
    let now = decide("tds", &facts);
    let (then, difference) = book("BD-2024-07").replay(&now, now.dates).unwrap();
    assert_eq!(then.poisha("tds").unwrap(), taka(70_000));
    let names: Vec<&str> = difference.results.iter().map(|(name, _, _)| name.as_str()).collect();
    assert_eq!(names, ["rate", "tds"]);
    let tds = &difference.results[1];
    assert_eq!((&tds.1, &tds.2), (&Some(Value::Amount(taka(50_000))), &Some(Value::Amount(taka(70_000)))));
    assert!(law().replay(&now, now.dates).unwrap().1.is_nothing());
}

#[test]
fn a_changed_psr_date_changes_exactly_one_line() {
    let shown = bill("civil-work", 10_00_000);
    let before = decide("tds", &shown);
    let after = decide("tds", &shown.clone().date("psr_from", date(2026, 10, 11)));
    let difference = rules::Difference::between(&before, &after);
    assert!(difference.results.is_empty());
    assert_eq!(difference.lines.len(), 1, "{difference:?}");
    assert_eq!(difference.lines[0].0.as_ref().unwrap().code, "tds-rate-of.psr_valid");

    // of three payments only the one between the two dates bears another tax
    let paid = [date(2026, 10, 1), date(2026, 11, 1), date(2026, 12, 1)];
    let taxes = |psr_from| {
        let facts = shown.clone().date("psr_from", psr_from);
        paid.map(|on| law().decide("tds", &facts, Dates::new(on, TODAY)).unwrap().poisha("tds").unwrap())
    };
    assert_eq!(taxes(date(2026, 9, 20)), [taka(50_000); 3]);
    assert_eq!(taxes(date(2026, 10, 20)), [taka(75_000), taka(50_000), taka(50_000)]);
}
