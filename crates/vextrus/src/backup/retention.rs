//! Which backups are kept: the last of each of so many days, the last of each of so many months.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;

use super::moment::dhaka;

/// All backups of so many latest days are kept: on its first days an installation has nothing older to start from.
const WHOLE_DAYS: usize = 2;

/// Why a backup is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Any moment since it can be restored.
    Daily,
    /// It can be restored as it was.
    Monthly,
    /// It is not.
    No,
}

/// For each backup, by the moment it was whole, whether and why it is kept. The newest always is.
pub fn keep(made: &[Timestamp], daily: usize, monthly: usize) -> Vec<Kept> {
    let date = |at: &Timestamp| at.to_zoned(dhaka()).date();
    let days: BTreeSet<Date> = made.iter().map(date).collect();
    let months: BTreeSet<Date> = days.iter().map(|day| day.first_of_month()).collect();
    let latest = |all: &BTreeSet<Date>, count: usize| all.iter().rev().take(count).copied().collect::<BTreeSet<_>>();
    let (whole, days, months) = (latest(&days, WHOLE_DAYS), latest(&days, daily.max(1)), latest(&months, monthly));
    let is_last = |at: &Timestamp, of: &dyn Fn(Date) -> Date| {
        !made.iter().any(|other| other > at && of(date(other)) == of(date(at)))
    };
    made.iter()
        .map(|at| {
            let day = date(at);
            if whole.contains(&day) || (days.contains(&day) && is_last(at, &|day| day)) {
                Kept::Daily
            } else if months.contains(&day.first_of_month()) && is_last(at, &Date::first_of_month) {
                Kept::Monthly
            } else {
                Kept::No
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::{SignedDuration, Timestamp};

    use super::{Kept, keep};

    /// One every night at 02:00 in Dhaka, the last on 2026-06-30.
    fn nights(count: i64) -> Vec<Timestamp> {
        let last: Timestamp = "2026-06-30T02:00:00+06:00".parse().unwrap();
        (0..count).rev().map(|ago| last - SignedDuration::from_hours(24 * ago)).collect()
    }

    fn count(kept: &[Kept], what: Kept) -> usize {
        kept.iter().filter(|kept| **kept == what).count()
    }

    #[test]
    fn thirty_days_and_twelve_months() {
        let made = nights(500);
        let kept = keep(&made, 30, 12);
        assert!(kept[470..].iter().all(|kept| *kept == Kept::Daily));
        // June's is among the days; the eleven months before have their last.
        assert_eq!((count(&kept, Kept::Daily), count(&kept, Kept::Monthly)), (30, 11));
        let monthly: Vec<String> =
            made.iter().zip(&kept).filter(|(_, kept)| **kept == Kept::Monthly).map(|(at, _)| at.to_string()).collect();
        assert_eq!(monthly.last().unwrap(), "2026-05-30T20:00:00Z", "the last of May, by Dhaka's date");
        assert_eq!(monthly[0], "2025-07-30T20:00:00Z");
    }

    #[test]
    fn the_newest_stays_whatever_the_rules_say() {
        assert_eq!(keep(&nights(3), 1, 0), [Kept::No, Kept::Daily, Kept::Daily]);
        assert_eq!(keep(&nights(1), 0, 0), [Kept::Daily]);
        assert!(keep(&[], 30, 12).is_empty());
    }

    #[test]
    fn days_without_a_backup_do_not_count_and_of_older_days_the_last_stays() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let made = [
            at("2026-06-01T02:00:00+06:00"),
            at("2026-06-01T20:00:00+06:00"),
            at("2026-06-20T02:00:00+06:00"),
            at("2026-06-20T03:00:00+06:00"),
            at("2026-06-29T02:00:00+06:00"),
        ];
        let kept = keep(&made, 3, 0);
        assert_eq!(kept, [Kept::No, Kept::Daily, Kept::Daily, Kept::Daily, Kept::Daily]);
    }
}
