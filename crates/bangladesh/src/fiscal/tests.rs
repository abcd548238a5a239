use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::{AssessmentYear, FiscalYear, JULY, Reason as FiscalReason, TaxPeriod, TaxQuarter};

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

#[test]
fn income_of_a_year_is_assessed_in_the_next() {
    // ITA 2023: income year 2025-26 is assessed in 2026-27, payroll of 2026-27 computes for 2027-28
    for (income_end, month, assessment) in [
        (date(2026, 6, 30), JULY, "2026-27"),
        (date(2027, 6, 30), JULY, "2027-28"),
        (date(2026, 12, 31), 1, "2027-28"),
        (date(2026, 3, 31), 4, "2026-27"),
        (date(2099, 6, 30), JULY, "2099-00"),
    ] {
        let year = FiscalYear::containing(income_end, month).unwrap();
        assert_eq!(AssessmentYear::of(year).unwrap().to_string(), assessment);
    }
    let year = AssessmentYear::read("২০২৬-২৭").unwrap();
    assert_eq!((year.begins_in(), year.bn().as_str()), (2026, "২০২৬-২৭"));
    assert_eq!(year.income_year().unwrap().start(), date(2025, 7, 1));
    for bad in ["2026", "2026-28", "2026-2028", "26-27", "", "2026-27-28", "-2026-27", "২০২৬-২৫"] {
        assert_eq!(AssessmentYear::read(bad), None, "{bad}");
    }
    assert_eq!(AssessmentYear::read("2026–2027"), Some(year));
}

#[test]
fn a_year_is_found_by_its_name() {
    let year = FiscalYear::labelled("2026-27", JULY).unwrap();
    assert_eq!((year.start(), year.end(), year.label_bn().as_str()), (date(2026, 7, 1), date(2027, 6, 30), "২০২৬-২৭"));
    assert_eq!(FiscalYear::labelled("২০২৬", 1).unwrap().end(), date(2026, 12, 31));
    assert_eq!(FiscalYear::labelled("2026", JULY), Err(FiscalReason::NoSuchYear));
    assert_eq!(FiscalYear::labelled("2026-27", 13), Err(FiscalReason::NoSuchMonth));
    assert_eq!(FiscalYear::income_year(date(2026, 6, 30)).unwrap().label(), "2025-26");
}

#[test]
fn quarters_of_years_long_and_short() {
    let year = FiscalYear::containing(date(2026, 11, 20), JULY).unwrap();
    let quarters: Vec<_> = year.quarters().iter().map(|quarter| (quarter.number, quarter.start, quarter.end)).collect();
    assert_eq!(quarters.len(), 4);
    assert_eq!(quarters[1], (2, date(2026, 10, 1), date(2026, 12, 31)));
    let long = FiscalYear::new(date(2026, 7, 1), date(2027, 9, 30)).unwrap();
    assert_eq!(long.quarters().len(), 5);
    let short = FiscalYear::new(date(2026, 9, 14), date(2027, 6, 30)).unwrap().quarters();
    assert_eq!(
        (short[0].start, short[3].start, short[3].end),
        (date(2026, 9, 14), date(2027, 6, 1), date(2027, 6, 30))
    );
}

#[test]
fn tax_periods_are_months_and_quarters_three_of_them() {
    let period = TaxPeriod::containing(date(2026, 10, 17));
    assert_eq!((period.start(), period.end()), (date(2026, 10, 1), date(2026, 10, 31)));
    assert_eq!((period.to_string().as_str(), period.bn().as_str()), ("October 2026", "অক্টোবর ২০২৬"));
    // VAT and SD Act 2012, input tax: the period of the purchase and six more
    assert_eq!(period.later(6).unwrap().to_string(), "April 2027");
    assert!(period.later(i32::MAX).is_err());
    for (on, first, start, end) in [
        (date(2026, 11, 20), JULY, date(2026, 10, 1), date(2026, 12, 31)),
        (date(2026, 9, 30), JULY, date(2026, 7, 1), date(2026, 9, 30)),
        (date(2027, 1, 1), 10, date(2027, 1, 1), date(2027, 3, 31)),
        (date(2027, 1, 1), 2, date(2026, 11, 1), date(2027, 1, 31)),
    ] {
        let quarter = TaxQuarter::containing(on, first).unwrap();
        assert_eq!((quarter.start(), quarter.end()), (start, end), "{on}");
        assert_eq!(quarter.periods().map(TaxPeriod::start)[0], start);
        assert_eq!(quarter.periods().map(TaxPeriod::end)[2], end);
    }
    assert_eq!(TaxQuarter::containing(date(2026, 1, 1), 0), Err(FiscalReason::NoSuchMonth));
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

    #[test]
    fn nothing_makes_years_and_quarters_panic(
        year in -9999i16..=9999, month in 1i8..=12, start in any::<i8>(), text in any::<String>(), plain in "[0-9–/-]{0,10}",
    ) {
        let day = date(year, month, 1);
        let _ = (TaxQuarter::containing(day, start), FiscalYear::containing(day, start), TaxPeriod::containing(day).bn());
        let _ = (FiscalYear::labelled(&text, start), FiscalYear::labelled(&plain, start), AssessmentYear::read(&plain));
        if let Ok(quarter) = TaxQuarter::containing(day, start) {
            prop_assert!(quarter.start() <= day && day <= quarter.end());
            let _ = quarter.periods();
        }
        if let Ok(fiscal) = FiscalYear::containing(day, start) {
            let assessed = AssessmentYear::of(fiscal).map(|year| (year.to_string(), year.income_year()));
            let _ = (assessed, fiscal.quarters(), fiscal.label_bn());
        }
        if let Ok(assessed) = AssessmentYear::beginning(year) {
            let _ = (assessed.to_string(), assessed.income_year());
        }
    }
}
