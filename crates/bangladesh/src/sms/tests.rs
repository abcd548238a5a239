use proptest::prelude::*;

use super::{Encoding, costly, count, gsm, plain, split};

#[test]
fn published_counts() {
    for (length, segments) in [(70, 1), (71, 2), (134, 2), (135, 3), (201, 3), (202, 4)] {
        let counted = count(&"ক".repeat(length));
        assert_eq!((counted.encoding, counted.units, counted.segments), (Encoding::Ucs2, length, segments));
    }
    for (length, segments) in [(160, 1), (161, 2), (306, 2), (307, 3)] {
        let counted = count(&"a".repeat(length));
        assert_eq!((counted.encoding, counted.units, counted.segments), (Encoding::Gsm7, length, segments));
    }
    assert_eq!((count("").segments, count("").left), (0, 160));
}

#[test]
fn normal_form_lengthens_three_letters() {
    // ড়, ঢ় and য় typed as one character are two in normal form C
    for letter in ["\u{09DC}", "\u{09DD}", "\u{09DF}"] {
        assert_eq!(count(letter).units, 2);
        assert_eq!(count(&letter.repeat(36)).segments, 2);
    }
    // and ো typed as two is one
    assert_eq!(count("ক\u{09C7}\u{09BE}").units, 2);
}

#[test]
fn one_sign_of_the_taka_costs_the_alphabet() {
    let text = format!("Bill ৳500. {}", "x".repeat(100));
    assert_eq!((count(&text).encoding, count(&text).segments), (Encoding::Ucs2, 2));
    assert_eq!(costly(&text), ['৳']);
    assert_eq!((count(&plain(&text)).encoding, count(&plain(&text)).segments), (Encoding::Gsm7, 1));
    assert_eq!(costly("“ক” “খ”"), ['“', 'ক', '”', 'খ']);
    assert_eq!(plain("“৳5”…\u{A0}ok"), "\"Tk 5\"... ok");
}

#[test]
fn escaped_characters_take_two_and_are_not_cut() {
    assert_eq!(count("€[]").units, 6);
    let text = format!("{}€{}", "a".repeat(152), "b".repeat(10));
    let parts = split(&text);
    assert_eq!((count(&text).units, count(&text).segments), (164, 2));
    assert_eq!((parts[0].len(), parts[1].chars().next()), (152, Some('€')));
    let text = format!("{}😀{}", "ক".repeat(66), "খ".repeat(10));
    assert_eq!(split(&text)[1].chars().next(), Some('😀'));
}

#[test]
fn what_is_left_and_what_it_costs() {
    let counted = count(&"a".repeat(161));
    assert_eq!(counted.left, 153 - 8);
    // 25 poisha a segment, 1,000 recipients, in poisha: Tk 500
    assert_eq!(counted.cost(25, 1_000), Some(50_000));
    assert_eq!(counted.cost(u64::MAX, 2), None);
}

#[test]
fn the_alphabet_is_whole() {
    let basic = (0u32..0x1_0000).filter_map(char::from_u32).filter(|char| gsm::septets(*char) == Some(1)).count();
    let extended = (0u32..0x1_0000).filter_map(char::from_u32).filter(|char| gsm::septets(*char) == Some(2)).count();
    assert_eq!((basic, extended), (127, 10), "128 with the escape");
}

proptest! {
    #[test]
    fn parts_join_to_the_text_and_fit(text in "[a-z€ক-হ😀\u{09DF} ]{0,400}") {
        use unicode_normalization::UnicodeNormalization;
        let (counted, parts) = (count(&text), split(&text));
        prop_assert_eq!(parts.len(), counted.segments);
        prop_assert_eq!(parts.concat(), text.nfc().collect::<String>());
        let room = if parts.len() > 1 { counted.encoding.joined() } else { counted.encoding.single() };
        let units = |part: &String| part.chars().map(|char| counted.encoding.units(char)).sum::<usize>();
        prop_assert!(parts.iter().all(|part| units(part) <= room));
        prop_assert_eq!(parts.iter().map(units).sum::<usize>(), counted.units);
    }

    #[test]
    fn what_is_left_fits_and_one_more_does_not(length in 1usize..700) {
        let text = "a".repeat(length);
        let counted = count(&text);
        prop_assert_eq!(count(&(text.clone() + &"b".repeat(counted.left))).segments, counted.segments);
        prop_assert_eq!(count(&(text + &"b".repeat(counted.left + 1))).segments, counted.segments + 1);
    }

    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        let _ = (count(&text), split(&text), costly(&text));
        prop_assert!(count(&plain(&text)).cost(25, 10).is_some());
    }
}
