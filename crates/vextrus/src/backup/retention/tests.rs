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
