use jiff::ToSpan;
use jiff::civil::date;
use kernel::CompanyId;
use proptest::prelude::*;

use super::model::FiscalYear;
use crate::company::Company;

fn company(start_month: i16) -> Company {
    let input =
        serde_json::from_value(serde_json::json!({ "name": "Acme", "fiscalYearStartMonth": start_month })).unwrap();
    Company::new(CompanyId::new(), &input).unwrap()
}

#[test]
fn the_first_year_holds_the_day_books_begin() {
    let year = FiscalYear::first(&company(7), date(2026, 11, 21)).unwrap();
    assert_eq!((year.label.as_str(), year.starts_on, year.ends_on), ("2026-27", date(2026, 7, 1), date(2027, 6, 30)));
}

#[test]
fn the_next_year_begins_the_day_after() {
    let year = FiscalYear::first(&company(7), date(2026, 11, 21)).unwrap();
    let next = year.next(&company(7), None).unwrap();
    assert_eq!((next.label.as_str(), next.starts_on, next.ends_on), ("2027-28", date(2027, 7, 1), date(2028, 6, 30)));
    let short = year.next(&company(1), None).unwrap();
    assert_eq!((short.starts_on, short.ends_on), (date(2027, 7, 1), date(2027, 12, 31)));
    let long = year.next(&company(7), Some(date(2028, 9, 30))).unwrap();
    assert_eq!(long.ends_on, date(2028, 9, 30));
    for end in [date(2028, 10, 31), date(2028, 6, 29), date(2027, 6, 30), date(2026, 1, 31)] {
        let refused = year.next(&company(7), Some(end)).unwrap_err();
        assert_eq!((refused.code(), refused.field_name()), ("organization.fiscal-year.dates", Some("endsOn")), "{end}");
    }
}

proptest! {
    #[test]
    fn years_never_leave_a_gap(start_month in 1i16..=12, changes in proptest::collection::vec((1i16..=12, 0i32..18), 1..12)) {
        let mut year = FiscalYear::first(&company(start_month), date(2026, 11, 21)).unwrap();
        for (month, length) in changes {
            let end = year.ends_on.checked_add(length.months()).unwrap().last_of_month();
            let Ok(next) = year.next(&company(month), (length > 0).then_some(end)) else {
                prop_assert!(length > 15);
                continue;
            };
            prop_assert_eq!(year.ends_on.tomorrow().unwrap(), next.starts_on);
            prop_assert!(next.ends_on > next.starts_on);
            prop_assert!(next.ends_on < next.starts_on.checked_add(15.months()).unwrap());
            year = next;
        }
    }
}
