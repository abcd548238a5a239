use super::tokens;

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
