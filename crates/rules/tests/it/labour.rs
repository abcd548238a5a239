//! Wages, leave, the end of service.

use rules::Facts;

use crate::{decide, taka};

fn service(years: i64, months: i64) -> Facts {
    let facts = Facts::new().poisha("last_wage", taka(30_000)).number("service_years", years);
    facts.number("service_months", months).number("service_days", 0)
}

#[test]
fn overtime_is_twice_the_hour() {
    let decided = decide("overtime", &Facts::new().poisha("basic", taka(12_480)).number("overtime_hours", 10));
    assert_eq!(
        (decided.poisha("overtime_rate").unwrap(), decided.poisha("overtime").unwrap()),
        (taka(120), taka(1_200))
    );
}

#[test]
fn gratuity_by_length_of_service() {
    for (years, months, expected) in [(7, 7, 2_40_000), (7, 6, 2_10_000), (12, 3, 5_40_000), (10, 0, 3_00_000)] {
        let decided = decide("gratuity", &service(years, months));
        assert_eq!(decided.poisha("gratuity").unwrap(), taka(expected), "{years}y{months}m");
    }
}

#[test]
fn resignation_by_length_of_service() {
    for (years, expected) in [(2, 14_000), (5, 75_000), (10, 3_00_000)] {
        let decided = decide("end-of-service", &service(years, 0).word("leaving", "resignation"));
        assert_eq!(decided.poisha("compensation").unwrap(), taka(expected), "{years}");
        assert_eq!(decided.doubts().count(), 1, "the bands are disputed");
    }
    let almost = decide("end-of-service", &service(4, 9).word("leaving", "resignation"));
    assert_eq!(almost.poisha("compensation").unwrap(), taka(60_000), "completed years only");
    let death = decide("end-of-service", &service(4, 9).word("leaving", "death"));
    assert_eq!(death.poisha("compensation").unwrap(), taka(1_50_000), "nine months count as a year");
    let dismissed = decide("end-of-service", &service(4, 0).word("leaving", "grave-misconduct"));
    assert_eq!(dismissed.poisha("compensation").unwrap(), 0);
}

#[test]
fn workers_profit_participation_is_shared_80_10_10() {
    let decided = decide("wppf", &Facts::new().poisha("net_profit", taka(1_00_00_000)));
    let parts = ["wppf_total", "participation", "welfare", "foundation"].map(|name| decided.poisha(name).unwrap());
    assert_eq!(parts, [taka(5_00_000), taka(4_00_000), taka(50_000), taka(50_000)]);
    let odd = decide("wppf", &Facts::new().poisha("net_profit", 1_23_456_79));
    let [total, a, b, c] =
        ["wppf_total", "participation", "welfare", "foundation"].map(|name| odd.poisha(name).unwrap());
    assert_eq!(a + b + c, total);
}

#[test]
fn leave_grew_in_april_2026() {
    use jiff::civil::date;
    use rules::Dates;
    for (kind, before, after) in [("festival", 11, 13), ("maternity", 112, 120)] {
        let days = |on| {
            let facts = Facts::new().word("leave_kind", kind);
            crate::law().decide("leave", &facts, Dates::new(on, crate::TODAY)).unwrap().results["leave_days"].clone()
        };
        let number = |days| rules::Value::Number(bangladesh::land::Ratio::whole(days));
        assert_eq!((days(date(2026, 4, 9)), days(date(2026, 4, 10))), (number(before), number(after)));
    }
}
