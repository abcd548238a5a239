use super::*;

#[test]
fn the_next_night_is_the_next_two_oclock_in_dhaka() {
    let at = time("02:00").unwrap().unwrap();
    let wait = |now: &str| until(at, &now.parse::<Timestamp>().unwrap().to_zoned(dhaka())).as_secs();
    assert_eq!(wait("2026-07-01T01:00:00+06:00"), 3600);
    assert_eq!(wait("2026-07-01T02:00:00+06:00"), 24 * 3600);
    assert_eq!(wait("2026-07-01T20:30:00Z"), 23 * 3600 + 1800);
    assert_eq!(time("").unwrap(), None);
    assert!(time("two").is_err());
}

#[test]
fn what_is_wrong_is_named() {
    let now: Timestamp = "2026-07-10T00:00:00Z".parse().unwrap();
    let good =
        Seen { last: Some(now - SignedDuration::from_hours(20)), archiving: Some(Archiving::default()), begun: true };
    assert_eq!(good.trouble(now), None);
    assert_eq!(Seen::default().trouble(now), Some("backup.none"));
    let off = Archiving { off: true, ..Archiving::default() };
    assert_eq!(Seen { archiving: Some(off), ..good.clone() }.trouble(now), Some("backup.not-archiving"));
    assert_eq!(Seen { begun: false, ..good.clone() }.trouble(now), Some("backup.not-archiving"));
    assert_eq!(
        Seen { last: Some(now - SignedDuration::from_hours(51)), ..good.clone() }.trouble(now),
        Some("backup.old")
    );
    let failing = Archiving { age_seconds: 2.0, failing: true, off: false };
    assert_eq!(Seen { archiving: Some(failing), ..good.clone() }.trouble(now), Some("backup.archive-late"));
    let late = Archiving { age_seconds: 301.0, ..Archiving::default() };
    assert_eq!(Seen { archiving: Some(late), ..good }.trouble(now), Some("backup.archive-late"));
}
