use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::fiscal::{JULY, Reason as FiscalReason};
use crate::{FiscalYear, Outcome, Reason, bin, digits, tin};

#[test]
fn tin_vectors() {
    for good in ["823456789016", "৮২৩৪৫৬৭৮৯০১৬", " 8234-5678-9016 ", "8234 ৫৬৭৮ 9016", "8234–5678–9016"]
    {
        assert_eq!(tin::read(good).valid().map(String::from).as_deref(), Some("823456789016"), "{good}");
    }
    for (old, normal) in [("1234567890", "1234567890"), ("১২৩৪৫৬৭৮৯", "123456789"), ("123-456-7890", "1234567890")]
    {
        assert_eq!(tin::read(old), Outcome::Legacy(normal.to_owned()), "{old}");
    }
    for (bad, reason) in [
        ("000000000000", Reason::SameDigits),
        ("১১১১১১১১১১১১", Reason::SameDigits),
        ("1111111111", Reason::SameDigits),
        ("8234567890167", Reason::Length { found: 13, expected: 12 }),
        ("82345678901", Reason::Length { found: 11, expected: 12 }),
        ("", Reason::Empty),
        (" - ", Reason::Empty),
        ("82345678901X", Reason::NotDigits('X')),
        ("8234567890.16", Reason::NotDigits('.')),
    ] {
        assert_eq!(tin::read(bad), Outcome::Invalid(reason), "{bad}");
    }
}

#[test]
fn bin_vectors() {
    for (good, normal) in [
        ("9234567890127", "9234567890127"),
        ("000123456-0101", "0001234560101"),
        ("০০০১২৩৪৫৬-০১০১", "0001234560101"),
        ("000 123 456 0101", "0001234560101"),
    ] {
        assert_eq!(bin::read(good).valid().map(String::from).as_deref(), Some(normal), "{good}");
    }
    assert_eq!(bin::read("000123456"), Outcome::Legacy("000123456".to_owned()));
    assert_eq!(bin::read("১২৩৪৫৬৭৮৯").legacy().as_deref(), Some("123456789"));
    for (bad, reason) in [
        ("12345678901", Reason::Withdrawn { found: 11 }),
        ("1234567890", Reason::Length { found: 10, expected: 13 }),
        ("12345678901234", Reason::Length { found: 14, expected: 13 }),
        ("", Reason::Empty),
        ("000123456/0101", Reason::NotDigits('/')),
    ] {
        assert_eq!(bin::read(bad), Outcome::Invalid(reason), "{bad}");
    }
}

#[test]
fn a_bin_is_printed_as_on_the_form() {
    let bin = bin::read("0001234560101").valid().unwrap();
    assert_eq!(bin.to_string(), "000123456-0101");
    assert_eq!((bin.registration(), bin.place(), bin.as_str()), ("000123456", "0101", "0001234560101"));
}

#[test]
fn reasons_speak_both_languages() {
    let reason = Reason::Length { found: 11, expected: 12 };
    assert_eq!(reason.to_string(), "it should have 12 digits and has 11");
    assert_eq!(reason.bn(), "12 অঙ্ক হওয়ার কথা, আছে 11");
}

#[test]
fn the_year_a_date_is_in() {
    for (on, month, label, start, end) in [
        (date(2026, 11, 20), JULY, "2026-27", date(2026, 7, 1), date(2027, 6, 30)),
        (date(2026, 7, 1), JULY, "2026-27", date(2026, 7, 1), date(2027, 6, 30)),
        (date(2026, 6, 30), JULY, "2025-26", date(2025, 7, 1), date(2026, 6, 30)),
        (date(2026, 6, 30), 1, "2026", date(2026, 1, 1), date(2026, 12, 31)),
        (date(2027, 2, 28), 3, "2026-27", date(2026, 3, 1), date(2027, 2, 28)),
        (date(2028, 2, 29), 3, "2027-28", date(2027, 3, 1), date(2028, 2, 29)),
        (date(2099, 8, 1), JULY, "2099-00", date(2099, 7, 1), date(2100, 6, 30)),
    ] {
        let year = FiscalYear::containing(on, month).unwrap();
        assert_eq!((year.label().as_str(), year.start(), year.end()), (label, start, end), "{on}");
    }
    for month in [0, 13, -1] {
        assert_eq!(FiscalYear::containing(date(2026, 1, 1), month), Err(FiscalReason::NoSuchMonth), "{month}");
    }
}

#[test]
fn a_year_is_whole_months_and_at_most_fifteen() {
    let start = date(2026, 7, 1);
    assert_eq!(FiscalYear::new(start, date(2027, 9, 30)).unwrap().periods().len(), 15);
    for (end, reason) in [
        (date(2027, 10, 31), FiscalReason::TooLong),
        (date(2026, 6, 30), FiscalReason::Backwards),
        (date(2027, 6, 29), FiscalReason::NotMonthEnd),
    ] {
        assert_eq!(FiscalYear::new(start, end), Err(reason), "{end}");
    }
    assert_eq!(FiscalYear::new(date(2026, 7, 15), date(2027, 10, 31)), Err(FiscalReason::TooLong));
}

#[test]
fn a_company_born_in_the_middle_has_a_short_first_period() {
    let year = FiscalYear::new(date(2026, 9, 14), date(2027, 6, 30)).unwrap();
    let periods = year.periods();
    assert_eq!((periods[0].start, periods[0].end), (date(2026, 9, 14), date(2026, 9, 30)));
    assert_eq!((periods.len(), periods[9].number, periods[9].end), (10, 10, date(2027, 6, 30)));
}

#[test]
fn a_changed_start_month_makes_one_short_year() {
    let year = FiscalYear::containing(date(2026, 11, 20), JULY).unwrap();
    let short = year.following(1).unwrap();
    assert_eq!((short.start(), short.end(), short.label().as_str()), (date(2027, 7, 1), date(2027, 12, 31), "2027"));
    assert_eq!(short.following(1).unwrap().label(), "2028");
}

fn any_date() -> impl Strategy<Value = Date> {
    (1950i16..2150, 1i8..=12, 1i8..=28).prop_map(|(year, month, day)| date(year, month, day))
}

proptest! {
    #[test]
    fn digits_go_there_and_back(text in "[0-9a-zক-হ -]{0,40}") {
        prop_assert_eq!(digits::to_ascii(&digits::to_bengali(&text)), text);
    }

    #[test]
    fn both_digit_sets_read_alike(text in "[0-9]{0,20}") {
        prop_assert_eq!(tin::read(&text), tin::read(&digits::to_bengali(&text)));
        prop_assert_eq!(bin::read(&text), bin::read(&digits::to_bengali(&text)));
    }

    #[test]
    fn reading_again_changes_nothing(text in "\\PC{0,30}") {
        if let Outcome::Valid(tin) = tin::read(&text) {
            prop_assert_eq!(tin::read(tin.as_str()), Outcome::Valid(tin.clone()));
        }
        if let Outcome::Valid(bin) = bin::read(&text) {
            prop_assert_eq!(bin::read(&bin.to_string()), Outcome::Valid(bin.clone()));
        }
    }

    #[test]
    fn years_follow_without_gap_or_overlap(on in any_date(), month in 1i8..=12, next_month in 1i8..=12) {
        let year = FiscalYear::containing(on, month).unwrap();
        prop_assert!(year.holds(on));
        prop_assert_eq!(year.periods().len(), 12);
        let next = year.following(next_month).unwrap();
        prop_assert_eq!(year.end().tomorrow().unwrap(), next.start());
        prop_assert!((1..=12).contains(&next.periods().len()));
        prop_assert_eq!(next.following(next_month).unwrap().start().month(), next_month);
    }

    #[test]
    fn periods_cover_their_year(start in any_date(), months in 0i32..15) {
        use jiff::ToSpan;
        let end = start.checked_add(months.months()).unwrap().last_of_month();
        let Ok(year) = FiscalYear::new(start, end) else { return Ok(()) };
        let periods = year.periods();
        prop_assert_eq!((periods[0].start, periods[periods.len() - 1].end), (year.start(), year.end()));
        for pair in periods.windows(2) {
            prop_assert_eq!(pair[0].end.tomorrow().unwrap(), pair[1].start);
            prop_assert_eq!(pair[0].number + 1, pair[1].number);
        }
    }
}
