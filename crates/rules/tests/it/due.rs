//! The year's due dates, one after another.

use bangladesh::working::{Weekend, WorkingCalendar, y2026};
use jiff::civil::{Date, date};
use rules::{DueRun, shipped};

const KNOWN: Date = date(2026, 11, 20);

fn between(first: Date, last: Date) -> Vec<DueRun> {
    let office = WorkingCalendar::new(Weekend::FRIDAY_SATURDAY).with(&y2026::national());
    shipped::library().book(shipped::LAW).unwrap().due_between(first, last, KNOWN, &office)
}

fn told(runs: &[DueRun]) -> Vec<(&str, Date, Date)> {
    runs.iter().map(|run| (&*run.deadline.key, run.first, run.last)).collect()
}

#[test]
fn what_is_due_in_a_month_stands_in_its_order() {
    let january = between(date(2027, 1, 1), date(2027, 1, 31));
    let one = |key, day| (key, date(2027, 1, day), date(2027, 1, day));
    assert_eq!(
        told(&january),
        [
            one("tds-certificate", 14),
            one("tds-deposit", 14),
            ("vds-deposit", date(2026, 12, 16), date(2027, 1, 15)),
            one("vat-return", 17),
            one("vat-return-long", 20),
            one("withholding-return", 25),
            one("vat-return-monthly", 31),
            ("vds-deposit", date(2027, 1, 16), date(2027, 2, 15)),
        ]
    );
    let vat = &january[3];
    assert_eq!((vat.unmoved, vat.from), (date(2027, 1, 15), (date(2026, 12, 31), date(2026, 12, 31))), "a Friday");
    assert_eq!(january[1].from, (date(2026, 12, 1), date(2026, 12, 31)), "what was withheld in December");
}

#[test]
fn in_june_each_day_of_withholding_has_its_own() {
    let june = between(date(2027, 6, 1), date(2027, 6, 30));
    let deposits: Vec<_> = june.iter().filter(|run| run.deadline.key == "tds-deposit").collect();
    let days = |from: i8, to: i8| (date(2027, 6, from), date(2027, 6, to));
    let told: Vec<_> = deposits.iter().map(|run| (run.from, (run.first, run.last))).collect();
    assert_eq!(
        told,
        [
            ((date(2027, 5, 1), date(2027, 5, 31)), days(14, 14)),
            (days(1, 20), days(8, 27)),
            (days(21, 29), days(22, 30)),
            (days(30, 30), days(30, 30)),
        ]
    );
    assert!(june.iter().any(|run| run.deadline.key == "advance-tax" && run.first == date(2027, 6, 15)));
}

#[test]
fn a_year_has_its_returns_and_a_day_without_law_has_none() {
    let year = between(date(2026, 7, 1), date(2027, 6, 30));
    let count = |key: &str| year.iter().filter(|run| run.deadline.key == key).count();
    assert_eq!(
        (count("vat-return"), count("advance-tax"), count("company-return"), count("tds-deposit")),
        (4, 4, 1, 14)
    );
    assert!(year.windows(2).all(|two| two[0].last <= two[1].last));
    assert_eq!(between(date(2015, 1, 1), date(2015, 12, 31)), []);
}
