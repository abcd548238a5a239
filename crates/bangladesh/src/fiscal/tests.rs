use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::{FiscalYear, JULY, Reason as FiscalReason};

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
