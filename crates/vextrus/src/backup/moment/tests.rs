use super::{Moment, Said, for_postgres};

fn at(text: &str) -> String {
    match text.parse::<Moment>() {
        Ok(Moment::At(at)) => for_postgres(at),
        other => format!("{other:?}"),
    }
}

#[test]
fn a_moment_is_read_as_written_and_without_an_offset_it_is_dhakas() {
    assert_eq!(at("2026-07-01T14:30:00Z"), "2026-07-01 14:30:00.000000+00");
    assert_eq!(at("2026-07-01T14:30:00.25+06:00"), "2026-07-01 08:30:00.250000+00");
    assert_eq!(at("2026-07-01 14:30:00"), "2026-07-01 08:30:00.000000+00");
    assert_eq!(at(" 2026-07-01 00:10:00 "), "2026-06-30 18:10:00.000000+00");
    assert_eq!("latest".parse(), Ok(Moment::Latest));
    for wrong in ["", "yesterday", "2026-07-01", "2026-13-01 00:00:00", "14:30:00", "2026-07-01 25:00:00"] {
        assert!(wrong.parse::<Moment>().is_err(), "{wrong}");
    }
}

#[test]
fn people_hear_it_in_dhakas_time() {
    let at = "2026-06-30T18:10:00.5Z".parse().unwrap();
    assert_eq!(Said(at).to_string(), "2026-07-01 00:10:00.5 (Dhaka)");
}
