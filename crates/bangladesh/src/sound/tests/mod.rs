mod words;

use proptest::prelude::*;

use super::{key, keys};
use words::{DISTRICTS, HELD_OUT, KNOWN, OTHERS, TYPED};

/// How a table fares: rows whose two words have one key, and others that a search for the first would find by mistake
/// among all Bengali words here.
fn measured(table: &[(&str, &str)]) -> (usize, usize) {
    let all: Vec<&str> = KNOWN.iter().chain(HELD_OUT).map(|(_, bn)| *bn).chain(OTHERS.iter().copied()).collect();
    let found = table.iter().filter(|(en, bn)| key(en).is_some() && key(en) == key(bn)).count();
    let mistaken = |(en, bn): &(&str, &str)| {
        let wanted = key(en);
        all.iter().filter(|other| *other != bn && wanted.is_some() && key(other) == wanted).count()
    };
    (found, table.iter().map(mistaken).sum())
}

/// The figures of the module's documentation: when one changes, change both.
#[test]
fn recall_and_precision_are_as_documented() {
    assert_eq!((KNOWN.len(), HELD_OUT.len(), TYPED.len(), OTHERS.len()), (120, 107, 31, 207));
    assert_eq!(measured(KNOWN), (118, 41));
    assert_eq!(measured(HELD_OUT), (101, 22));
    assert_eq!(measured(TYPED), (29, 12));
    assert_eq!(measured(DISTRICTS).0, 56);
}

#[test]
fn what_the_key_is_and_is_not() {
    for (word, expected) in [
        ("cement", Some("smnt")),
        ("সিমেন্ট", Some("smnt")),
        ("Cément", Some("smnt")),
        ("শাটারিং", Some("strng")),
        ("বালু", Some("bl")),
        ("ওয়াল", Some("al")),
        ("wall", Some("al")),
        ("RCC", Some("arss")),
        ("পেইন্ট\u{200D}", Some("pnt")),
        ("a", None),
        ("মা", None),
        ("12mm", None),
        ("১২", None),
        ("цемент", None),
        ("", None),
        ("সিমেন্টcement", None),
    ] {
        assert_eq!(key(word).as_deref(), expected, "{word}");
    }
    // letters composed and decomposed are one
    assert_eq!(key("বা\u{09DC}ি"), key("বা\u{09A1}\u{09BC}ি"));
    assert_ne!(key("brick"), key("ইট"), "it knows no meaning");
}

#[test]
fn keys_of_a_text() {
    assert_eq!(keys("Meghna Cement (মেঘনা সিমেন্ট), ৫০ ব্যাগ"), ["bg", "mgn", "smnt"]);
    assert_eq!(keys(""), Vec::<String>::new());
}

#[test]
fn a_beginning_is_found_by_its_key() {
    for (typed, word) in
        [("cem", "সিমেন্ট"), ("shatt", "শাটারিং"), ("bitu", "বিটুমিন"), ("gran", "গ্রানাইট"), ("plas", "প্লাস্টার")]
    {
        assert!(key(word).unwrap().starts_with(&key(typed).unwrap()), "{typed}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in any::<String>(), bengali in "[\u{0980}-\u{09FE}]{0,40}", latin in "[a-zA-Z'é]{0,60}") {
        let _ = (key(&text), keys(&text), key(&bengali), key(&latin));
    }

    #[test]
    fn a_key_is_small_letters_within_bounds(word in "[ক-হা-ৌ্ংঁ়]{0,60}|[a-z]{0,60}") {
        if let Some(key) = key(&word) {
            prop_assert!((2..=24).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_lowercase()), "{}", key);
        }
    }
}
