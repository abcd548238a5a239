use proptest::prelude::*;

use super::words::{Bengali, Coin, English, Hundred, Lakh, Twenty, bengali, bengali_number, english, english_number};
use super::{Decimal, Grouping, Negative, Refusal, Script, Style, Symbol, read};
use crate::digits;

fn taka(paisa: i128) -> Decimal {
    Decimal::new(paisa, 2)
}

/// The published figures: paisa, English, Bengali.
const FIGURES: &[(i128, &str, &str)] = &[
    (0, "0.00", "০.০০"),
    (99_999, "999.99", "৯৯৯.৯৯"),
    (100_000, "1,000.00", "১,০০০.০০"),
    (9_999_999, "99,999.99", "৯৯,৯৯৯.৯৯"),
    (10_000_000, "1,00,000.00", "১,০০,০০০.০০"),
    (1_234_567_890, "1,23,45,678.90", "১,২৩,৪৫,৬৭৮.৯০"),
    (123_456_789_050, "1,23,45,67,890.50", "১,২৩,৪৫,৬৭,৮৯০.৫০"),
    (-15_000_050, "−1,50,000.50", "−১,৫০,০০০.৫০"),
    (12_345_678_901_234, "1,23,45,67,89,012.34", "১,২৩,৪৫,৬৭,৮৯,০১২.৩৪"),
];

#[test]
fn published_figures_are_written_and_read_back() {
    for (paisa, en, bn) in FIGURES {
        assert_eq!(taka(*paisa).write(&Style::ENGLISH), *en);
        assert_eq!(taka(*paisa).write(&Style::BENGALI), *bn);
        assert_eq!(read::amount(en), Ok(taka(*paisa)), "{en}");
        assert_eq!(read::amount(bn), Ok(taka(*paisa)), "{bn}");
    }
}

#[test]
fn styles_of_writing() {
    let amount = taka(-12_345_678_901_234);
    let style = Style::ENGLISH;
    for (style, text) in [
        (Style { grouping: Grouping::Western, ..style }, "−123,456,789,012.34"),
        (Style { grouping: Grouping::LakhBelowCrore, ..style }, "−12,345,67,89,012.34"),
        (Style { grouping: Grouping::None, negative: Negative::Hyphen, ..style }, "-123456789012.34"),
        (Style { negative: Negative::Parentheses, symbol: Symbol::Sign, ..style }, "(৳1,23,45,67,89,012.34)"),
        (Style { negative: Negative::Hyphen, symbol: Symbol::Tk, ..style }, "-Tk 1,23,45,67,89,012.34"),
        (Style { script: Script::Bengali, symbol: Symbol::Word, ..style }, "−১,২৩,৪৫,৬৭,৮৯,০১২.৩৪ টাকা"),
    ] {
        assert_eq!(amount.write(&style), text);
        assert_eq!(read::amount(text), Ok(amount), "{text}");
    }
    let cheque = Style { places: 0, slash: true, symbol: Symbol::Tk, ..style };
    assert_eq!(taka(120_000).write(&cheque), "Tk 1,200/-");
    assert_eq!(taka(120_050).write(&cheque), "Tk 1,200.5", "paisa are never dropped");
    assert_eq!(Decimal::new(5, 0).write(&Style { symbol: Symbol::Bdt, ..style }), "BDT 5.00");
    assert_eq!(Decimal::new(-5, 3).to_string(), "-0.005");
}

#[test]
fn typed_amounts() {
    for (text, plain) in [
        ("৫ লাখ", "500000"),
        ("2.5 crore", "25000000"),
        ("১২,৩৪,৫৬৭.৫০", "1234567.5"),
        ("5 lac", "500000"),
        ("2 কোটি ৫০ লাখ", "25000000"),
        ("Tk. 1,200/-", "1200"),
        ("৳ ১,২০০", "1200"),
        ("BDT 1,200.00", "1200"),
        ("1200 taka only", "1200"),
        ("১২০০/= মাত্র", "1200"),
        ("১,২০০/- টাকা মাত্র", "1200"),
        ("1,234,567.89", "1234567.89"),
        ("123,45,67,890", "1234567890"),
        ("1,234,56,78,901", "12345678901"),
        ("50k", "50000"),
        ("1.5 million", "1500000"),
        ("1 lakh 500", "100500"),
        ("5 thousand 50", "5050"),
        ("1 lakh crore", "1000000000000"),
        ("1.23456789 crore", "12345678.9"),
        ("2.500 lakh", "250000"),
        (".50", "0.5"),
        ("500.", "500"),
        ("+500", "500"),
        ("-1,200", "-1200"),
        ("(1,200.50)", "-1200.5"),
        ("৫০ পয়সা", "0.5"),
        ("12 taka 50 paisa", "12.5"),
        ("১২ টাকা ৫০ পয়সা", "12.5"),
        ("Taka 12 and Paisa 50", "12.5"),
        ("Taka Twelve and Fifty Poisha only", "12.5"),
        ("সাড়ে তিন লাখ", "350000"),
        ("দেড় কোটি", "15000000"),
        ("আড়াই হাজার টাকা", "2500"),
        ("পৌনে দুই লক্ষ", "175000"),
        ("সোয়া লাখ", "125000"),
        ("সাড়ে পাঁচশ", "550"),
        ("সাড়ে ৩ লাখ", "350000"),
        ("পাঁচশত টাকা মাত্র", "500"),
        ("৫ শত", "500"),
        ("one hundred and five", "105"),
        ("কুড়ি হাজার", "20000"),
        ("দুশো পঞ্চাশ", "250"),
        ("শূন্য", "0"),
        ("0", "0"),
        ("\u{200E}৳1,200\u{A0}", "1200"),
        ("পঁয়ত্রিশ", "35"),
        ("পঁ\u{9DF}ত্রিশ", "35"),
    ] {
        assert_eq!(read::amount(text).map(|amount| amount.to_string()).as_deref(), Ok(plain), "{text}");
    }
}

#[test]
fn what_is_refused_and_why() {
    let word = |text: &str| Refusal::Unknown(text.to_owned());
    let unclear = |text: &str| Refusal::Ambiguous(text.to_owned());
    let grouping = |text: &str| Refusal::Grouping(text.to_owned());
    for (text, refusal) in [
        ("", Refusal::Empty),
        ("৳", Refusal::Empty),
        ("-", Refusal::Empty),
        ("1,20", grouping("1,20")),
        ("12,34,56", grouping("12,34,56")),
        ("1.234.567", grouping("1.234.567")),
        ("1,,000", grouping("1,,000")),
        (",500", grouping(",500")),
        ("Taka 12.50 and 50 paisa", unclear("12.50 and 50 paisa")),
        ("1.200", Refusal::TooPrecise { places: 2 }),
        ("0.005", Refusal::TooPrecise { places: 2 }),
        ("1.234567891 lakh", Refusal::TooPrecise { places: 2 }),
        ("5 cr", unclear("cr")),
        ("500 Dr", unclear("dr")),
        ("2 crore 50", Refusal::NoUnit("50".to_owned())),
        ("2.5 crore 50 lakh", unclear("2.5 crore 50 lakh")),
        ("1 200", unclear("1 200")),
        ("5 taka 50", unclear("5 taka 50")),
        ("50 lakh 2 crore", Refusal::Order),
        ("lakh", Refusal::Order),
        ("12 taka 150 paisa", Refusal::Order),
        ("12 apples", word("apples")),
        ("1e5", word("e")),
        ("$500", Refusal::Stranger('$')),
        ("5%", Refusal::Stranger('%')),
        ("1200-", Refusal::Stranger('-')),
        ("5/-3", unclear("5 3")),
        ("10/20", Refusal::Stranger('/')),
        ("5 - 3", Refusal::Stranger('-')),
        ("(-5)", unclear("(-5)")),
        ("99999999999999999999999999999999999999", Refusal::TooLarge),
        ("9999999999999999999999999999999 crore", Refusal::TooLarge),
    ] {
        assert_eq!(read::amount(text), Err(refusal.clone()), "{text}");
        assert!(!refusal.code().is_empty() && !refusal.to_string().is_empty() && !refusal.bn().is_empty());
    }
    assert_eq!(read::amount(&"1".repeat(500)), Err(Refusal::TooLong));
    assert_eq!(read::number("12.345", 3).unwrap().to_string(), "12.345");
    assert_eq!(read::number("5 taka", 3).unwrap_err().code(), "ambiguous");
}

/// Published: paisa, English, Bengali.
const IN_WORDS: &[(i128, &str, &str)] = &[
    (0, "Taka Zero Only", "শূন্য টাকা মাত্র"),
    (50, "Taka Zero and Paisa Fifty Only", "শূন্য টাকা পঞ্চাশ পয়সা মাত্র"),
    (10_000, "Taka One Hundred Only", "একশত টাকা মাত্র"),
    (10_000_000, "Taka One Lakh Only", "এক লক্ষ টাকা মাত্র"),
    (12_035_000, "Taka One Lakh Twenty Thousand Three Hundred Fifty Only", "এক লক্ষ বিশ হাজার তিনশত পঞ্চাশ টাকা মাত্র"),
    (
        1_012_095_300,
        "Taka One Crore One Lakh Twenty Thousand Nine Hundred Fifty-Three Only",
        "এক কোটি এক লক্ষ বিশ হাজার নয়শত তিপ্পান্ন টাকা মাত্র",
    ),
    (
        1_002_109_595,
        "Taka One Crore Twenty-One Thousand Ninety-Five and Paisa Ninety-Five Only",
        "এক কোটি একুশ হাজার পঁচানব্বই টাকা পঁচানব্বই পয়সা মাত্র",
    ),
    (
        1_234_567_890,
        "Taka One Crore Twenty-Three Lakh Forty-Five Thousand Six Hundred Seventy-Eight and Paisa Ninety Only",
        "এক কোটি তেইশ লক্ষ পঁয়তাল্লিশ হাজার ছয়শত আটাত্তর টাকা নব্বই পয়সা মাত্র",
    ),
    (
        123_456_789_050,
        "Taka One Hundred Twenty-Three Crore Forty-Five Lakh Sixty-Seven Thousand Eight Hundred Ninety and Paisa Fifty Only",
        "একশত তেইশ কোটি পঁয়তাল্লিশ লক্ষ সাতষট্টি হাজার আটশত নব্বই টাকা পঞ্চাশ পয়সা মাত্র",
    ),
    (
        99_999_999_999,
        "Taka Ninety-Nine Crore Ninety-Nine Lakh Ninety-Nine Thousand Nine Hundred Ninety-Nine and Paisa Ninety-Nine Only",
        "নিরানব্বই কোটি নিরানব্বই লক্ষ নিরানব্বই হাজার নয়শত নিরানব্বই টাকা নিরানব্বই পয়সা মাত্র",
    ),
    (1_050_000_000_000, "Taka One Thousand Fifty Crore Only", "এক হাজার পঞ্চাশ কোটি টাকা মাত্র"),
];

#[test]
fn published_amounts_in_words_are_written_and_read_back() {
    for (paisa, en, bn) in IN_WORDS {
        assert_eq!(english(*paisa, &English::default()), *en);
        assert_eq!(bengali(*paisa, &Bengali::default()), *bn);
        assert_eq!(read::amount(en), Ok(taka(*paisa)), "{en}");
        assert_eq!(read::amount(bn), Ok(taka(*paisa)), "{bn}");
    }
}

#[test]
fn styles_of_words() {
    let poisha = Coin { major: "Taka", minor: "Poisha", places: 2 };
    let plain = English {
        coin: poisha,
        hyphen: false,
        and_minor: false,
        and_hundred: true,
        currency_first: false,
        only: false,
    };
    assert_eq!(english(12_121, &plain), "One Hundred and Twenty One Taka Twenty One Poisha");
    assert_eq!(english(-500, &English::default()), "Minus Taka Five Only");
    assert_eq!(bengali(-500, &Bengali::default()), "ঋণাত্মক পাঁচ টাকা মাত্র");
    let spoken =
        Bengali { lakh: Lakh::Lakh, hundred: Hundred::Sho, twenty: Twenty::Kuri, only: false, ..Bengali::default() };
    assert_eq!(bengali(2_052_000, &spoken), "কুড়ি হাজার পাঁচশ কুড়ি টাকা");
    assert_eq!(bengali(20_000_000, &spoken), "দুই লাখ টাকা");
    let dollars = English { coin: Coin { major: "US Dollar", minor: "Cent", places: 2 }, ..English::default() };
    assert_eq!(english(100_000_050, &dollars), "US Dollar Ten Lakh and Cent Fifty Only");
    let yen = English { coin: Coin { major: "Yen", minor: "", places: 0 }, ..English::default() };
    assert_eq!(english(105, &yen), "Yen One Hundred Five Only");
}

#[test]
fn beyond_a_crore_of_crores() {
    let crore_crore = 100_000_000_000_000u128;
    assert_eq!(english_number(crore_crore, &English::default()), "One Crore Crore");
    assert_eq!(bengali_number(crore_crore * 5 + 7, &Bengali::default()), "পাঁচ কোটি কোটি সাত");
    assert!(english(i128::MIN, &English::default()).starts_with("Minus Taka "));
    assert!(bengali(i128::MAX, &Bengali::default()).ends_with(" টাকা সাতাশ পয়সা মাত্র"));
    assert!(!english_number(u128::MAX, &English::default()).is_empty());
}

#[test]
fn all_hundred_bengali_names_differ_and_are_read() {
    let names: Vec<String> = (0..100).map(|number| bengali_number(number, &Bengali::default())).collect();
    for (number, name) in (0i128..).zip(&names) {
        assert_eq!(read::amount(name), Ok(Decimal::new(number, 0)), "{name}");
        assert_eq!(names.iter().filter(|other| *other == name).count(), 1, "{name}");
    }
    for (tens, ending) in [(2, "শ"), (3, "ত্রিশ"), (4, "ল্লিশ"), (6, "ষট্টি"), (7, "ত্তর"), (8, "াশি"), (9, "নব্বই")]
    {
        for name in &names[tens * 10 + 1..tens * 10 + 9] {
            assert!(name.ends_with(ending), "{name}");
        }
    }
    for (spelling, number) in [("আঠাশ", 28), ("বাহান্ন", 52), ("উনআশি", 79), ("আটাশি", 88), ("ষোল", 16), ("চৌচল্লিশ", 44)]
    {
        assert_eq!(read::amount(spelling), Ok(Decimal::new(number, 0)), "{spelling}");
    }
}

fn any_style() -> impl Strategy<Value = Style> {
    let script = prop_oneof![Just(Script::Latin), Just(Script::Bengali)];
    let grouping = prop_oneof![
        Just(Grouping::None),
        Just(Grouping::Lakh),
        Just(Grouping::LakhBelowCrore),
        Just(Grouping::Western)
    ];
    let negative = prop_oneof![Just(Negative::Minus), Just(Negative::Hyphen), Just(Negative::Parentheses)];
    let symbol =
        prop_oneof![Just(Symbol::None), Just(Symbol::Sign), Just(Symbol::Tk), Just(Symbol::Bdt), Just(Symbol::Word)];
    (script, grouping, negative, symbol, 0u8..=2, any::<bool>()).prop_map(
        |(script, grouping, negative, symbol, places, slash)| Style {
            script,
            grouping,
            negative,
            symbol,
            places,
            slash,
        },
    )
}

proptest! {
    #[test]
    fn every_style_is_read_back(paisa in any::<i64>(), style in any_style()) {
        let amount = taka(i128::from(paisa));
        prop_assert_eq!(read::amount(&amount.write(&style)), Ok(amount));
    }

    #[test]
    fn words_of_both_languages_are_read_back(
        paisa in prop_oneof![any::<i64>().prop_map(i128::from), -1_000_000i128..1_000_000, any::<i128>().prop_map(|big| big / 1000)],
        flags in any::<[bool; 5]>(),
    ) {
        let en = English { hyphen: flags[0], and_minor: flags[1], and_hundred: flags[2], only: flags[3], ..English::default() };
        prop_assert_eq!(read::amount(&english(paisa, &en)), Ok(taka(paisa)));
        let bn = Bengali {
            lakh: if flags[0] { Lakh::Lokkho } else { Lakh::Lakh },
            hundred: if flags[1] { Hundred::Shoto } else { Hundred::Sho },
            twenty: if flags[2] { Twenty::Bish } else { Twenty::Kuri },
            only: flags[3],
            ..Bengali::default()
        };
        prop_assert_eq!(read::amount(&bengali(paisa, &bn)), Ok(taka(paisa)));
    }

    #[test]
    fn a_decimal_keeps_its_value(units in any::<i64>(), places in 0u8..9) {
        let number = Decimal::new(i128::from(units), places);
        prop_assert_eq!(number.minor(places), Some(i128::from(units)));
        prop_assert_eq!(read::number(&number.to_string(), places), Ok(number));
        prop_assert_eq!(number.scaled(places), Some(Decimal::new(i128::from(units), 0)));
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in any::<String>()) {
        let _ = (read::amount(&text), read::number(&text, 4));
    }

    #[test]
    fn no_mixture_of_words_makes_the_reader_panic(
        words in prop::collection::vec(prop::sample::select(vec![
            "crore", "লাখ", "5", "1.5", "১,২৩,৪৫৬", "সাড়ে", "দেড়", "টাকা", "paisa", "and", "মাত্র", "-", "(", ")", "/-",
            "twenty", "one", "পাঁচশত", "শত", "billion", "99999999999999999999999999999999999", "৳", ".", ",", "পৌনে",
        ]), 0..40),
        space in any::<bool>(),
    ) {
        let text = words.join(if space { " " } else { "" });
        let _ = (read::amount(&text), read::number(&text, 200), read::amount(&digits::to_bengali(&text)));
    }

    #[test]
    fn no_number_makes_the_writer_panic(units in any::<i128>(), places in any::<u8>(), style in any_style()) {
        let number = Decimal::new(units, places);
        let _ = (number.write(&style), number.to_string(), english(units, &English::default()));
        let _ = (number.minor(places), number.plus(number), number.negated(), bengali(units, &Bengali::default()));
    }
}
