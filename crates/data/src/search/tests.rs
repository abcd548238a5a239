use super::{asked, stored, tokens};

#[test]
fn words_of_both_scripts_are_folded_alike() {
    for (text, expected) in [
        ("Rahman & Sons, Ltd.", vec!["ltd", "rahman", "sons"]),
        ("রহমান কনস্ট্রাকশন লিঃ", vec!["কনস্ট্রাকশন", "রহমান", "লিঃ"]),
        ("BIN ০০০১২৩৪৫৬-0101", vec!["000123456", "0101", "bin"]),
        ("বাড়ি।ঘর", vec!["ঘর", "বাড়ি"]),
        ("  ", vec![]),
    ] {
        let mut expected: Vec<String> = expected.into_iter().flat_map(|word| tokens(&[word])).collect();
        expected.sort();
        assert_eq!(tokens(&[text]), expected, "{text}");
    }
    assert_eq!(tokens(&["রহমান"]).len(), 1, "a word with vowel signs stays whole");
    assert_eq!(tokens(&["\u{09DC}"]), tokens(&["\u{09A1}\u{09BC}"]), "composed and decomposed letters are one");
}

#[test]
fn a_record_has_every_bit_that_a_word_begun_asks_of_it() {
    for text in ["Rahman & Sons, Ltd. 01711", "রহমান কনস্ট্রাকশন লিঃ", "a bc def ghij"]
    {
        let (words, signature) = stored(&[text], &["vendor", "kind:company"]);
        for word in words.iter().filter(|word| !word.starts_with('#')) {
            for end in word.char_indices().map(|(at, letter)| at + letter.len_utf8()) {
                let wanted = asked(&[word[..end].to_owned()], &["#vendor".into()]);
                assert_eq!(signature & wanted, wanted, "{}", &word[..end]);
            }
        }
    }
    assert_eq!(asked(&["a".into()], &[]), 0, "one letter says nothing");
}

#[test]
fn bits_never_change_for_they_are_stored() {
    assert_eq!(stored(&["Rahman সিমেন্ট"], &["vendor"]).1, 2_342_082_966_152_282_116);
}
