use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};
use proptest::prelude::*;

use super::{Certainty, Day, HolidayList, Kind, Reason, Weekend, WorkingCalendar, y2026};

fn government() -> WorkingCalendar {
    WorkingCalendar::new(Weekend::FRIDAY_SATURDAY).with(&y2026::national())
}

#[test]
fn the_list_of_2026_counts_as_the_notification_says() {
    // Ministry of Public Administration, 9 November 2025: 14 + 14 days, 9 of them on Fridays and Saturdays
    let (national, hills) = (y2026::national(), y2026::hill_districts());
    let all = || national.holidays.iter().chain(&hills.holidays);
    let of = |kind: Kind| all().filter(|holiday| holiday.kind == kind).count();
    assert_eq!((of(Kind::General), of(Kind::Executive), of(Kind::AdHoc)), (14, 14, 2));
    let mut resting: Vec<Date> = all()
        .filter(|holiday| holiday.kind != Kind::AdHoc)
        .map(|holiday| holiday.date)
        .filter(|date| Weekend::FRIDAY_SATURDAY.has(date.weekday()))
        .collect();
    resting.dedup();
    assert_eq!(resting.len(), 9);
    for holiday in all() {
        assert!(holiday.date.year() == 2026 && holiday.en != holiday.key && holiday.bn != holiday.key, "{holiday:?}");
    }
    for cancelled in [date(2026, 3, 7), date(2026, 8, 15), date(2026, 11, 4)] {
        assert!(all().all(|holiday| holiday.date != cancelled), "{cancelled}");
    }
}

#[test]
fn fixed_days_and_weekdays_as_published() {
    for (month, day) in [(2, 21), (3, 26), (4, 14), (5, 1), (8, 5), (12, 16), (12, 25)] {
        assert!(!government().is_working(date(2026, month, day)), "{month}-{day}");
    }
    assert_eq!(date(2026, 2, 4).weekday(), Weekday::Wednesday);
    assert_eq!(date(2026, 3, 17).weekday(), Weekday::Tuesday);
    assert_eq!(date(2026, 3, 21).weekday(), Weekday::Saturday);
    assert_eq!(date(2026, 10, 21).weekday(), Weekday::Wednesday);
    // 13 April is a holiday in the three hill districts only
    assert!(government().is_working(date(2026, 4, 13)));
    assert!(!government().with(&y2026::hill_districts()).is_working(date(2026, 4, 13)));
    assert!(!government().with(&y2026::industrial_areas()).is_working(date(2026, 2, 10)));
}

#[test]
fn a_day_says_what_it_is() {
    let office = government().opening(date(2026, 12, 19));
    assert_eq!(office.day(date(2026, 12, 17)), Day::Working);
    assert_eq!(office.day(date(2026, 12, 18)), Day::Weekend);
    assert_eq!(office.day(date(2026, 12, 19)), Day::Opened);
    assert!(office.is_working(date(2026, 12, 19)));
    let Day::Holiday(reasons) = office.day(date(2026, 5, 1)) else { panic!("May Day") };
    assert_eq!(reasons.iter().map(|holiday| &*holiday.en).collect::<Vec<_>>(), ["May Day", "Buddha Purnima"]);
}

#[test]
fn weekends_of_one_two_and_own_days() {
    let friday = WorkingCalendar::new(Weekend::FRIDAY).with(&y2026::national());
    assert!(friday.is_working(date(2026, 11, 21)) && !friday.is_working(date(2026, 11, 20)));
    let changed = friday.weekend_from(date(2026, 12, 1), Weekend::FRIDAY_SATURDAY);
    assert!(changed.is_working(date(2026, 11, 28)) && !changed.is_working(date(2026, 12, 5)));
    let own = Weekend::of(&[Weekday::Sunday]).unwrap();
    assert_eq!((own.days(), Vec::<u8>::from(own)), (vec![Weekday::Sunday], vec![7]));
    let all: Vec<Weekday> = Weekday::Monday.cycle_forward().take(7).collect();
    assert_eq!(Weekend::of(&all), None);
    assert_eq!(Weekend::try_from(vec![5, 6]), Ok(Weekend::FRIDAY_SATURDAY));
    assert!(Weekend::try_from(vec![0]).is_err() && Weekend::try_from(vec![1, 2, 3, 4, 5, 6, 7]).is_err());
    assert_eq!(Weekend::of(&[]).unwrap().days(), []);
}

#[test]
fn a_private_office_may_leave_executive_days_out() {
    let private = government().keeping(&[Kind::General, Kind::Own]);
    assert!(private.is_working(date(2026, 5, 27)) && !private.is_working(date(2026, 5, 28)));
}

#[test]
fn searching_and_counting() {
    let office = government();
    let on = |reckoned: Result<super::Reckoned, Reason>| reckoned.map(|reckoned| reckoned.date);
    // Eid-ul-Fitr: closed from Thursday 19 to Monday 23 March, Shab-e-Qadr on the 17th
    assert_eq!(on(office.on_or_after(date(2026, 3, 19))), Ok(date(2026, 3, 24)));
    assert_eq!(on(office.on_or_before(date(2026, 3, 23))), Ok(date(2026, 3, 18)));
    assert_eq!(on(office.after(date(2026, 3, 16), 2)), Ok(date(2026, 3, 24)));
    assert_eq!(on(office.after(date(2026, 3, 16), 0)), Ok(date(2026, 3, 16)));
    assert_eq!(office.count(date(2026, 3, 15), date(2026, 3, 26)).unwrap().0, 5);
    assert_eq!(office.count(date(2026, 3, 26), date(2026, 3, 15)).unwrap().0, 0);
    assert_eq!(office.after(date(2026, 1, 1), 1_000_000), Err(Reason::OutOfRange));
    assert_eq!(office.on_or_after(Date::MAX.saturating_add(1.day())).map(|found| found.date), Err(Reason::OutOfRange));
}

#[test]
fn a_place_that_never_works_is_told_apart_from_an_endless_search() {
    let mut list = HolidayList { year: 2026, source: "".into(), holidays: Vec::new() };
    for day in date(2026, 1, 1).series(1.day()).take(800) {
        list.declare(day, "flood", "Flood", "বন্যা");
    }
    let closed = WorkingCalendar::new(Weekend::FRIDAY).with(&list);
    assert_eq!(closed.on_or_after(date(2026, 1, 1)), Err(Reason::NeverOpen));
}

#[test]
fn the_moon_makes_days_uncertain_until_it_is_seen() {
    let mut list = y2026::national();
    let before = WorkingCalendar::new(Weekend::FRIDAY_SATURDAY).with(&list);
    // Miladunnabi on Wednesday 26 August may move to the 25th or 27th
    for (day, certainty) in [
        (24, Certainty::Settled),
        (25, Certainty::Provisional),
        (26, Certainty::Provisional),
        (27, Certainty::Provisional),
        (28, Certainty::Settled),
    ] {
        assert_eq!(before.certainty(date(2026, 8, day)), certainty, "{day}");
    }
    assert_eq!(before.on_or_after(date(2026, 8, 26)).unwrap().certainty, Certainty::Provisional);
    assert_eq!(list.settle("eid-e-miladunnabi", 1), 1);
    let after = WorkingCalendar::new(Weekend::FRIDAY_SATURDAY).with(&list);
    assert!(after.is_working(date(2026, 8, 26)) && !after.is_working(date(2026, 8, 27)));
    assert_eq!(after.certainty(date(2026, 8, 27)), Certainty::Settled);
    // all days of a festival move together
    assert_eq!(list.settle("eid-ul-azha", -1), 6);
    let days: Vec<i8> =
        list.holidays.iter().filter(|holiday| holiday.key == "eid-ul-azha").map(|holiday| holiday.date.day()).collect();
    assert_eq!(days, [25, 26, 27, 28, 29, 30]);
    assert_eq!((list.settle("nothing", 1), list.settle("ashura", i32::MAX)), (0, 0));
}

#[test]
fn a_year_without_a_list_is_said_to_be_one() {
    let office = government();
    assert_eq!(office.certainty(date(2027, 1, 17)), Certainty::Unlisted);
    assert_eq!(office.certainty(date(2027, 1, 15)), Certainty::Settled, "a Friday");
    let found = office.on_or_after(date(2027, 1, 15)).unwrap();
    assert_eq!((found.date, found.certainty), (date(2027, 1, 17), Certainty::Unlisted));
}

#[test]
fn a_list_is_data() {
    let list = y2026::national();
    let text = serde_json::to_string(&list).unwrap();
    assert_eq!(serde_json::from_str::<HolidayList>(&text).unwrap(), list);
    let weekend = serde_json::to_string(&Weekend::FRIDAY_SATURDAY).unwrap();
    assert_eq!(weekend, "[5,6]");
    assert!(serde_json::from_str::<Weekend>("[1,2,3,4,5,6,7]").is_err());
}

proptest! {
    #[test]
    fn counting_agrees_with_stepping(start in 0i32..360, steps in 1u32..60) {
        let office = government();
        let from = date(2026, 1, 1).saturating_add(start.days());
        let to = office.after(from, steps).unwrap().date;
        prop_assert!(office.is_working(to));
        let (counted, _) = office.count(from.tomorrow().unwrap(), to).unwrap();
        prop_assert_eq!(counted, steps);
    }

    #[test]
    fn the_nearest_working_days_have_only_rest_between(start in 0i32..360) {
        let office = government();
        let from = date(2026, 1, 1).saturating_add(start.days());
        let (next, last) = (office.on_or_after(from).unwrap().date, office.on_or_before(from).unwrap().date);
        prop_assert_eq!(office.count(last, next).unwrap().0, if last == next { 1 } else { 2 });
    }

    #[test]
    fn no_day_makes_it_panic(year in -9999i16..=9999, month in 1i8..=12, days in 0u32..40) {
        let (office, day) = (government(), date(year, month, 1).last_of_month());
        let _ = (office.on_or_after(day), office.on_or_before(day), office.after(day, days), office.count(day, Date::MAX));
    }
}
