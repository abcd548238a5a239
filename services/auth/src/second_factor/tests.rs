use kernel::PersonId;

use super::code;

/// RFC 6238, appendix B, with six digits.
#[test]
fn the_codes_of_the_standard() {
    let app = code::authenticator(b"12345678901234567890", "rina@padma.example").unwrap();
    for (seconds, digits) in
        [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (2_000_000_000, "279037")]
    {
        assert_eq!(app.generate(seconds).to_string(), digits);
        assert_eq!(app.check(digits, seconds), Some(seconds / 30));
    }
}

#[test]
fn a_code_is_good_for_its_thirty_seconds_and_those_beside() {
    let app = code::authenticator(b"12345678901234567890", "rina@padma.example").unwrap();
    let digits = app.generate(3_000).to_string();
    for (at, good) in [(2_940, false), (2_970, true), (3_000, true), (3_030, true), (3_060, false)] {
        assert_eq!(app.check(&digits, at).is_some(), good, "{at}");
    }
}

#[test]
fn digits_are_read_in_both_scripts() {
    assert_eq!(code::digits(" ১২৩ ৪৫৬ ").as_deref(), Some("123456"));
    assert_eq!(code::digits("12345"), None);
    assert_eq!(code::digits("12345a"), None);
}

#[test]
fn recovery_codes_differ_and_are_read_as_typed() {
    let codes = code::recovery().unwrap();
    let mut once = codes.clone();
    once.sort();
    once.dedup();
    assert_eq!((codes.len(), once.len(), codes[0].len()), (10, 10, 19));
    let person = PersonId::new();
    let typed = codes[0].to_lowercase().replace('-', " ");
    assert_eq!(code::hash(person, &codes[0]), code::hash(person, &typed));
    assert_ne!(code::hash(person, &codes[0]), code::hash(PersonId::new(), &codes[0]));
}
