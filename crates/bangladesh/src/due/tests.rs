use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::deadlines::{all, find};
use super::{Deadline, Rule, Shift, Step, Unknown, When, choose};
use crate::working::{Certainty, Weekend, WorkingCalendar, y2026};

/// The day of these tests: what was known by then.
const KNOWN: Date = date(2026, 11, 20);

fn government() -> WorkingCalendar {
    WorkingCalendar::new(Weekend::FRIDAY_SATURDAY).with(&y2026::national())
}

fn due(key: &str, from: Date) -> Date {
    find(key, from, KNOWN).unwrap().due(from, &government()).unwrap().date
}

#[test]
fn vat_returns_fall_due_on_working_days() {
    // VAT Act s.64: 15 January 2027 is a Friday
    assert_eq!(due("vat-return", date(2026, 12, 31)), date(2027, 1, 17));
    assert_eq!(due("vat-return", date(2026, 9, 30)), date(2026, 10, 15));
    assert_eq!(due("vat-return-long", date(2026, 9, 30)), date(2026, 10, 22), "20 and 21 October are Durga Puja");
    assert_eq!(due("vat-return-monthly", date(2026, 9, 30)), date(2026, 11, 1), "31 October is a Saturday");
    // a month before the law changed
    assert_eq!(due("vat-return", date(2026, 5, 31)), date(2026, 6, 15));
}

#[test]
fn tds_is_deposited_sooner_as_june_ends() {
    // TDS Rules 2026, r.9
    for (deducted, deposited) in [
        (date(2026, 7, 10), date(2026, 8, 14)),
        (date(2027, 1, 31), date(2027, 2, 14)),
        (date(2027, 6, 5), date(2027, 6, 12)),
        (date(2027, 6, 20), date(2027, 6, 27)),
        (date(2027, 6, 22), date(2027, 6, 23)),
        (date(2027, 6, 30), date(2027, 6, 30)),
        // 30 June 2028 is a Friday
        (date(2028, 6, 29), date(2028, 6, 29)),
        (date(2028, 6, 28), date(2028, 6, 29)),
    ] {
        assert_eq!(due("tds-deposit", deducted), deposited, "{deducted}");
    }
    assert_eq!(due("tds-certificate", date(2026, 7, 10)), date(2026, 8, 14));
}

#[test]
fn returns_and_instalments_of_income_tax() {
    // Income Tax Act 2023 s.177(3), no extension
    for (quarter_end, filed) in [
        (date(2026, 9, 30), date(2026, 10, 25)),
        (date(2026, 12, 31), date(2027, 1, 25)),
        (date(2027, 3, 31), date(2027, 4, 25)),
        (date(2027, 6, 30), date(2027, 7, 25)),
    ] {
        assert_eq!(due("withholding-return", quarter_end), filed);
    }
    for (quarter_end, paid) in [
        (date(2026, 9, 30), date(2026, 9, 15)),
        (date(2026, 12, 31), date(2026, 12, 15)),
        (date(2027, 3, 31), date(2027, 3, 15)),
        (date(2027, 6, 30), date(2027, 6, 15)),
    ] {
        assert_eq!(due("advance-tax", quarter_end), paid);
    }
    assert_eq!(due("company-return", date(2026, 6, 30)), date(2027, 3, 15));
    assert_eq!(due("individual-return", date(2026, 6, 30)), date(2026, 12, 31));
}

#[test]
fn certificates_count_working_days_and_flats_months() {
    // VDS Rules 2025: three working days; 16 December is Victory Day, 18 and 19 a weekend
    assert_eq!(due("vds-certificate", date(2026, 12, 15)), date(2026, 12, 21));
    assert_eq!(due("vds-deposit", date(2026, 12, 15)), date(2026, 12, 30));
    // Real Estate Development and Management Act 2010, s.9 and s.15
    assert_eq!(due("possession-deed", date(2026, 11, 20)), date(2027, 2, 20));
    assert_eq!(due("handover-refund", date(2026, 8, 31)), date(2027, 2, 28));
}

#[test]
fn what_was_not_yet_law_or_not_yet_known_is_refused() {
    let quarter = date(2026, 9, 30);
    assert_eq!(find("no-such", quarter, KNOWN), Err(Unknown::Key));
    // the Finance Act 2026 was enacted on 30 June 2026
    assert_eq!(find("vat-return", quarter, date(2026, 6, 29)), Err(Unknown::Date));
    assert!(find("vat-return", quarter, date(2026, 6, 30)).is_ok());
    assert_eq!(find("vat-return", date(2018, 1, 31), KNOWN), Err(Unknown::Date));
    // the TDS Rules 2026 apply to days before their gazette
    assert_eq!(find("tds-deposit", date(2026, 7, 2), date(2026, 7, 2)), Err(Unknown::Date));
    assert!(find("tds-deposit", date(2026, 7, 2), date(2026, 7, 5)).is_ok());
    assert!(!Unknown::Date.bn().is_empty() && !Unknown::Key.to_string().is_empty());
}

#[test]
fn a_later_act_replaces_an_earlier_one_for_the_same_days() {
    let first = find("vat-return", date(2026, 9, 30), KNOWN).unwrap();
    let second = Deadline { known_from: date(2026, 8, 1), source: "an amendment".into(), ..first.clone() };
    let rows = [second.clone(), first.clone()];
    assert_eq!(choose(&rows, "vat-return", date(2026, 9, 30), KNOWN), Ok(&second));
    assert_eq!(choose(&rows, "vat-return", date(2026, 9, 30), date(2026, 7, 15)), Ok(&first));
}

#[test]
fn rows_are_whole_and_are_data() {
    for row in all() {
        assert!(!row.source.is_empty() && !row.en.is_empty() && !row.bn.is_empty(), "{}", row.key);
        assert!(row.until.is_none_or(|until| until >= row.in_force), "{}", row.key);
        assert_eq!(row.cases.last().unwrap().when, When::Always, "{}", row.key);
        let text = serde_json::to_string(&row).unwrap();
        assert_eq!(serde_json::from_str::<Deadline>(&text).unwrap(), row);
    }
    let text = serde_json::to_string(&Rule::next(Step::DayOfMonth { months: 1, day: 15 })).unwrap();
    assert_eq!(text, r#"{"step":{"day-of-month":{"months":1,"day":15}},"shift":"next"}"#);
}

#[test]
fn steps_and_shifts() {
    let office = government();
    let from = date(2026, 1, 31);
    for (step, expected) in [
        (Step::Days(7), date(2026, 2, 7)),
        (Step::Weeks(2), date(2026, 2, 14)),
        (Step::Months(1), date(2026, 2, 28)),
        (Step::DayOfMonth { months: 1, day: 31 }, date(2026, 2, 28)),
        (Step::DayOfMonth { months: 0, day: 0 }, date(2026, 1, 1)),
        (Step::EndOfMonth(1), date(2026, 2, 28)),
        (Step::WorkingDayOfMonth { months: 1, number: 7 }, date(2026, 2, 10)),
        (Step::LastWorkingDayOfMonth(0), date(2026, 1, 29)),
    ] {
        assert_eq!(Rule::fixed(step).due(from, &office).unwrap().date, expected, "{step:?}");
    }
    let friday = Step::Days(6);
    for (shift, expected) in
        [(Shift::None, date(2026, 2, 6)), (Shift::Next, date(2026, 2, 8)), (Shift::Previous, date(2026, 2, 5))]
    {
        assert_eq!(Rule { step: friday, shift }.due(from, &office).unwrap().date, expected);
    }
    let moving = Rule::next(Step::Days(0)).due(date(2026, 8, 26), &office).unwrap();
    assert_eq!((moving.date, moving.certainty), (date(2026, 8, 27), Certainty::Provisional));
}

#[test]
fn a_rule_says_itself() {
    let rule = Rule::next(Step::DayOfMonth { months: 1, day: 15 });
    assert_eq!(rule.en(), "on the 15th of the following month, or the next working day");
    assert_eq!(rule.bn(), "পরের মাসের ১৫ তারিখ; ছুটি হলে পরের কর্মদিবস");
    assert_eq!(Rule::fixed(Step::WorkingDays(3)).en(), "within 3 working days");
    assert_eq!(Rule::fixed(Step::WorkingDays(3)).bn(), "৩ কর্মদিবসের মধ্যে");
    assert_eq!(Rule::fixed(Step::Days(1)).en(), "within 1 day");
    assert_eq!(Rule::fixed(Step::DayOfMonth { months: 9, day: 22 }).en(), "on the 22nd of the 9th month after");
    assert_eq!(Rule::fixed(Step::Days(0)).bn(), "একই দিনে");
}

fn any_step() -> impl Strategy<Value = Step> {
    let few = 0u16..400;
    prop_oneof![
        any::<u16>().prop_map(Step::Days),
        any::<u16>().prop_map(Step::Weeks),
        any::<u16>().prop_map(Step::Months),
        few.clone().prop_map(Step::WorkingDays),
        (any::<u16>(), any::<u8>()).prop_map(|(months, day)| Step::DayOfMonth { months, day }),
        any::<u16>().prop_map(Step::EndOfMonth),
        (any::<u16>(), few).prop_map(|(months, number)| Step::WorkingDayOfMonth { months, number }),
        any::<u16>().prop_map(Step::LastWorkingDayOfMonth),
    ]
}

proptest! {
    #[test]
    fn no_rule_panics_and_shifted_dates_are_worked(
        step in any_step(), year in -9999i16..=9999, month in 1i8..=12, day in 1i8..=28, back in any::<bool>(),
    ) {
        let (office, from) = (government(), date(year, month, day));
        let rule = Rule { step, shift: if back { Shift::Previous } else { Shift::Next } };
        let _ = (rule.en(), rule.bn());
        if let Ok(due) = rule.due(from, &office) {
            prop_assert!(office.is_working(due.date));
        }
    }

    #[test]
    fn tax_withheld_is_never_due_before(days in 0i32..4000) {
        use jiff::ToSpan;
        let deducted = date(2026, 7, 1).saturating_add(days.days());
        let due = due("tds-deposit", deducted);
        prop_assert!(deducted <= due && due <= deducted.saturating_add(45.days()));
    }
}
