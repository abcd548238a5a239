#[test]
fn the_night_is_the_next_half_past_two_in_dhaka() {
    for (now, night) in [
        ("2026-11-21T04:00:00Z", "2026-11-21T20:30:00Z"),
        ("2026-11-21T20:29:59Z", "2026-11-21T20:30:00Z"),
        ("2026-11-21T20:30:00Z", "2026-11-22T20:30:00Z"),
    ] {
        assert_eq!(super::night_after(now.parse().unwrap()).unwrap().to_string(), night);
    }
}
