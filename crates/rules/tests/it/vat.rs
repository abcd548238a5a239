//! V1 to V8: value added tax.

use bangladesh::working::{Weekend, WorkingCalendar, y2026};
use jiff::civil::date;
use rules::{Dates, Evaluation, Facts};

use crate::{TODAY, book, decide, law, taka};

fn supply(kind: &str, poisha: i64, includes_tax: bool) -> Facts {
    Facts::new().word("supply", kind).poisha("price", poisha).flag("price_includes_tax", includes_tax)
}

fn amounts<const N: usize>(decided: &Evaluation, names: [&str; N]) -> [i64; N] {
    names.map(|name| decided.poisha(name).unwrap())
}

#[test]
fn v1_standard_rate() {
    let decided = decide("vat", &supply("goods", taka(1_00_000), false));
    assert_eq!(amounts(&decided, ["vat", "total"]), [taka(15_000), taka(1_15_000)]);
}

#[test]
fn v2_an_inclusive_security_bill_is_withheld_whole() {
    let facts = supply("guard-service", taka(3_45_000), true)
        .word("withholder", "limited-company")
        .word("supplier_kind", "service-provider")
        .flag("mushak_63", true);
    let decided = decide("vds", &facts);
    assert_eq!(amounts(&decided, ["value", "vds", "paid_to_supplier"]), [taka(3_00_000), taka(45_000), taka(3_00_000)]);
    assert_eq!(decided.doubts().count(), 0);
    let bare = decide("vds", &facts.flag("mushak_63", false).flag("efd_receipt", false));
    assert_eq!(bare.poisha("vds").unwrap(), taka(45_000), "the duty exists without a 6.3");
    assert_eq!(bare.doubts().next().unwrap().code, "vds.no-tax-invoice");
}

#[test]
fn v3_inclusive_construction() {
    let decided = decide("vat", &supply("construction", taka(1_10_000), true));
    assert_eq!(amounts(&decided, ["value", "vat"]), [taka(1_00_000), taka(10_000)]);
}

#[test]
fn v4_flats_by_size() {
    for (sft, again, expected) in [(1_600, false, 2_00_000), (1_601, false, 4_50_000), (3_000, true, 2_00_000)] {
        let flat =
            supply("building-sale", taka(1_00_00_000), false).number("floor_sft", sft).flag("re_registration", again);
        assert_eq!(decide("vat", &flat).poisha("vat").unwrap(), taka(expected), "{sft} {again}");
    }
}

#[test]
fn v5_supplementary_duty_comes_first() {
    let fifth = rules::Value::Number(bangladesh::land::Ratio::new(1, 5).unwrap());
    let facts = supply("goods", taka(1_000), false).with("sd_rate", fifth);
    assert_eq!(amounts(&decide("vat", &facts), ["sd", "vat", "total"]), [taka(200), taka(180), taka(1_380)]);
    let inclusive = facts.poisha("price", taka(1_380)).flag("price_includes_tax", true);
    assert_eq!(amounts(&decide("vat", &inclusive), ["value", "sd", "vat"]), [taka(1_000), taka(200), taka(180)]);
}

#[test]
fn v6_the_buyers_bin_above_25_000() {
    for (poisha, required) in [(taka(25_000), false), (taka(25_000) + 1, true)] {
        assert_eq!(decide("vat", &supply("goods", poisha, false)).flag("buyer_bin_required").unwrap(), required);
    }
}

#[test]
fn v7_inside_a_schedule_of_rates_and_by_the_act() {
    let line = Facts::new().poisha("sor_cost", 103_29);
    let then = Dates::new(date(2024, 12, 1), TODAY);
    let factor = law().decide("sor-line", &line, then).unwrap();
    assert_eq!(amounts(&factor, ["vat", "total"]), [8_37, 111_66]);
    let act = law().decide("sor-line", &line.clone().word("sor_vat", "act"), then).unwrap();
    assert_eq!(amounts(&act, ["vat", "total"]), [7_75, 111_04]);
    // 10% since July 2025: 1.11111
    let today = decide("sor-line", &line.poisha("sor_cost", taka(1_00_000)));
    assert_eq!(today.poisha("total").unwrap(), 1_11_111_11);
}

#[test]
fn v8_quarterly_returns_fall_due_on_working_days() {
    let office = WorkingCalendar::new(Weekend::FRIDAY_SATURDAY).with(&y2026::national());
    let due = |quarter| law().due("vat-return", quarter, TODAY, &office).unwrap().date;
    assert_eq!(due(date(2026, 12, 31)), date(2027, 1, 17));
    assert_eq!(due(date(2026, 9, 30)), date(2026, 10, 15));
}

#[test]
fn disputed_rates_are_settings_with_the_stated_default() {
    let land = supply("land-development", taka(1_00_000), false);
    let decided = decide("vat", &land);
    assert_eq!(decided.poisha("vat").unwrap(), taka(2_000));
    assert_eq!(decided.doubts().count(), 1);
    assert_eq!(decide("vat", &land.word("land_developer_vat", "three-per-cent")).poisha("vat").unwrap(), taka(3_000));
    let trade = supply("goods-traded", taka(1_00_000), false);
    assert_eq!(decide("vat", &trade).poisha("vat").unwrap(), taka(7_500));
    assert_eq!(decide("vat", &trade.word("trade_vat", "five-per-cent")).poisha("vat").unwrap(), taka(5_000));
}

#[test]
fn who_withholds_vat_and_from_whom() {
    let bare = supply("construction", taka(1_00_000), false);
    let asked = |facts: &Facts| decide("vds", facts).flag("withholds").unwrap();
    let company = bare.clone().word("withholder", "limited-company").flag("mushak_63", true);
    assert!(asked(&company.clone().word("supplier_kind", "service-provider")));
    assert!(!asked(&company.clone().word("supplier_kind", "manufacturer")));
    assert!(!asked(&company.word("supplier_kind", "start-up")));
    let small = bare.word("withholder", "other-payer").poisha("turnover", taka(10_00_00_000)).flag("mushak_63", true);
    assert!(!asked(&small));
    assert!(asked(&small.poisha("turnover", taka(10_00_00_000) + 1).word("supplier_kind", "service-provider")));
}

#[test]
fn the_payer_of_rent_and_of_imported_services_owes_the_vat_itself() {
    for kind in ["premises-rent", "imported-service"] {
        let decided = decide("vds", &supply(kind, taka(1_00_000), false).word("withholder", "limited-company"));
        let names = ["vds", "own_vat", "paid_to_supplier"];
        assert_eq!(amounts(&decided, names), [0, taka(15_000), taka(1_00_000)], "{kind}");
    }
}

#[test]
fn construction_vat_rose_in_july_2025() {
    let facts = supply("construction", taka(1_00_000), false);
    for (id, on, expected) in [
        ("BD-2024-07", date(2025, 6, 30), 7_500),
        ("BD-2025-07", date(2025, 7, 1), 10_000),
        ("PLAN-DEFAULT", TODAY, 15_000),
    ] {
        let decided = book(id).decide("vat", &facts, Dates::new(on, TODAY)).unwrap();
        assert_eq!(decided.poisha("vat").unwrap(), taka(expected), "{id}");
    }
}
