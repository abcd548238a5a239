use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};
use proptest::prelude::*;

use super::bengali::{self, BengaliDate, REVISED_FROM, Reason, Standard};
use super::names;

fn parts(date: BengaliDate) -> (i8, i8, i16) {
    (date.day(), date.month(), date.year())
}

/// Published dates: newspapers, gazettes and circulars, and the days around the rules' edges.
const PUBLISHED: &[(Date, (i8, i8, i16))] = &[
    (date(2026, 4, 14), (1, 1, 1433)),
    (date(2026, 4, 13), (30, 12, 1432)),
    (date(2019, 10, 17), (1, 7, 1426)),
    (date(2019, 10, 16), (31, 6, 1426)),
    (date(2019, 10, 15), (30, 6, 1426)),
    (date(2026, 2, 21), (8, 11, 1432)),
    (date(2026, 3, 26), (12, 12, 1432)),
    (date(2026, 12, 16), (1, 9, 1433)),
    (date(2020, 12, 24), (9, 9, 1427)),
    // Bangladesh Bank, PSD circular 08/2020
    (date(2020, 10, 28), (12, 7, 1427)),
    // Finance Act 2026, in the gazette
    (date(2026, 6, 30), (16, 3, 1433)),
    (date(2024, 2, 29), (16, 11, 1430)),
    (date(2024, 3, 14), (30, 11, 1430)),
    (date(2024, 3, 15), (1, 12, 1430)),
    (date(2025, 3, 14), (29, 11, 1431)),
    (date(2025, 3, 15), (1, 12, 1431)),
    (date(2028, 3, 14), (30, 11, 1434)),
    (date(2026, 11, 20), (5, 8, 1433)),
    // Act 30 of 2013, in the gazette
    (date(2013, 7, 22), (7, 4, 1420)),
    // Bangladesh Bank, DCMPS circular 09/2010
    (date(2010, 8, 25), (10, 5, 1417)),
];

#[test]
fn published_dates_there_and_back() {
    for (gregorian, expected) in PUBLISHED {
        let day = bengali::official(*gregorian).unwrap();
        assert_eq!(parts(day), *expected, "{gregorian}");
        let (day, month, year) = *expected;
        assert_eq!(bengali::official_on(year, month, day).unwrap().gregorian(), *gregorian);
    }
}

#[test]
fn the_revision_begins_where_the_rules_part() {
    let eve = REVISED_FROM.yesterday().unwrap();
    for standard in [Standard::Academy1987, Standard::Revised2019] {
        assert_eq!(parts(bengali::from_gregorian(eve, standard).unwrap()), (30, 6, 1426));
    }
    let older = bengali::from_gregorian(REVISED_FROM, Standard::Academy1987).unwrap();
    assert_eq!(parts(older), (1, 7, 1426));
    // the days of 1952 and 1971 by the rule that restored them
    for (day, expected) in
        [(date(1952, 2, 21), (8, 11, 1358)), (date(1971, 3, 26), (12, 12, 1377)), (date(1971, 12, 16), (1, 9, 1378))]
    {
        assert_eq!(parts(bengali::from_gregorian(day, Standard::Revised2019).unwrap()), expected);
    }
}

#[test]
fn a_date_is_written_as_offices_do() {
    let day = bengali::official(date(2026, 11, 20)).unwrap();
    assert_eq!(day.bn(), "৫ অগ্রহায়ণ ১৪৩৩");
    assert_eq!(day.bn_long(), "৫ই অগ্রহায়ণ, ১৪৩৩ বঙ্গাব্দ");
    assert_eq!(day.to_string(), "5 Ogrohayon 1433");
    assert_eq!(names::gregorian_bn(date(2026, 11, 20)), "২০ নভেম্বর ২০২৬");
    assert_eq!(names::gregorian_en(date(2026, 11, 20)), "20 November 2026");
    for (day, text) in [(1, "১লা"), (2, "২রা"), (3, "৩রা"), (4, "৪ঠা"), (18, "১৮ই"), (19, "১৯শে"), (31, "৩১শে")]
    {
        let long = bengali::official_on(1433, 1, day).unwrap().bn_long();
        assert_eq!(long, format!("{text} বৈশাখ, ১৪৩৩ বঙ্গাব্দ"));
        assert_eq!(bengali::read(&long).unwrap().day(), day);
    }
}

#[test]
fn names_of_months_weekdays_and_seasons() {
    assert_eq!(names::month(7).unwrap().bn, "জুলাই");
    assert_eq!(names::weekday(Weekday::Thursday).bn, "বৃহস্পতিবার");
    let seasons: Vec<&str> = (1..=12).map(|month| names::season(month).unwrap().bn).collect();
    assert_eq!((seasons[0], seasons[1], seasons[2], seasons[11]), ("গ্রীষ্ম", "গ্রীষ্ম", "বর্ষা", "বসন্ত"));
    for none in [0, -1, 13, i8::MAX, i8::MIN] {
        assert_eq!((names::month(none), names::bengali_month(none), names::season(none)), (None, None, None), "{none}");
    }
}

#[test]
fn days_that_do_not_exist() {
    assert_eq!(bengali::official_on(1433, 7, 31), Err(Reason::NoSuchDay { days: 30 }));
    assert_eq!(bengali::official_on(1431, 11, 30), Err(Reason::NoSuchDay { days: 29 }));
    assert!(bengali::official_on(1430, 11, 30).is_ok());
    // by the older rule Ashwin had 30 days
    assert_eq!(bengali::official_on(1425, 6, 31), Err(Reason::NoSuchDay { days: 30 }));
    assert_eq!(bengali::official_on(1433, 13, 1), Err(Reason::NoSuchMonth));
    assert_eq!(bengali::official_on(0, 1, 1), Err(Reason::OutOfRange));
    assert_eq!(bengali::official_on(i16::MAX, 1, 1), Err(Reason::OutOfRange));
    assert!(bengali::official(date(594, 4, 14)).is_ok());
    assert_eq!(bengali::official(date(594, 4, 13)), Err(Reason::OutOfRange));
    for text in ["", "৫", "৫ অগ্রহায়ণ", "৫ নভেম্বর ২০২৬", "৫লা অগ্রহায়ণ ১৪৩৩", "৫ অগ্রহায়ণ ১৪৩৩ সাল হয়", "x y z"]
    {
        assert_eq!(bengali::read(text), Err(Reason::Unreadable), "{text}");
    }
    for reason in [Reason::NoSuchMonth, Reason::NoSuchDay { days: 29 }, Reason::OutOfRange, Reason::Unreadable] {
        assert!(!reason.to_string().is_empty() && !reason.bn().is_empty());
    }
}

fn any_day() -> impl Strategy<Value = Date> {
    (-400_000i32..400_000).prop_map(|days| date(2000, 1, 1).saturating_add(days.days()))
}

proptest! {
    #[test]
    fn every_day_goes_there_and_back(day in any_day()) {
        if let Ok(official) = bengali::official(day) {
            let back = bengali::official_on(official.year(), official.month(), official.day()).unwrap();
            prop_assert_eq!(back.gregorian(), day);
            prop_assert_eq!(bengali::read(&official.bn()).unwrap(), official);
            prop_assert_eq!(bengali::read(&official.bn_long()).unwrap(), official);
            prop_assert_eq!(bengali::read(&official.to_string()).unwrap(), official);
            for standard in [Standard::Academy1987, Standard::Revised2019] {
                let (day_of, month, year) = parts(bengali::from_gregorian(day, standard).unwrap());
                prop_assert_eq!(bengali::on(year, month, day_of, standard).unwrap().gregorian(), day);
            }
        }
    }

    #[test]
    fn tomorrow_is_the_next_day_or_the_first(day in any_day()) {
        let (Ok(today), Ok(next)) = (bengali::official(day), bengali::official(day.tomorrow().unwrap())) else {
            return Ok(());
        };
        let same_month = parts(next) == (today.day() + 1, today.month(), today.year());
        let next_month = next.day() == 1 && next.month() == today.month() % 12 + 1;
        prop_assert!(same_month || next_month, "{} then {}", today, next);
    }

    #[test]
    fn nothing_makes_it_panic(year in any::<i16>(), month in any::<i8>(), day in any::<i8>(), text in any::<String>()) {
        let _ = (bengali::official_on(year, month, day), bengali::on(year, month, day, Standard::Academy1987));
        let _ = (bengali::read(&text), bengali::official(Date::MIN), bengali::official(Date::MAX));
    }
}
