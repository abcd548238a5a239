use jiff::civil::date;
use proptest::prelude::*;

use super::{Doubt, Outcome, Reason, bin, mobile, nid, passport, postal, routing, tin};
use crate::digits;

#[test]
fn tin_vectors() {
    for good in ["823456789016", "৮২৩৪৫৬৭৮৯০১৬", " 8234-5678-9016 ", "8234 ৫৬৭৮ 9016", "8234–5678–9016"]
    {
        assert_eq!(tin::read(good).valid().map(String::from).as_deref(), Some("823456789016"), "{good}");
    }
    for (old, normal) in [("1234567890", "1234567890"), ("১২৩৪৫৬৭৮৯", "123456789"), ("123-456-7890", "1234567890")]
    {
        assert_eq!(tin::read(old), Outcome::Legacy(normal.to_owned()), "{old}");
    }
    for (bad, reason) in [
        ("000000000000", Reason::SameDigits),
        ("১১১১১১১১১১১১", Reason::SameDigits),
        ("1111111111", Reason::SameDigits),
        ("8234567890167", Reason::Length { found: 13, expected: 12 }),
        ("82345678901", Reason::Length { found: 11, expected: 12 }),
        ("", Reason::Empty),
        (" - ", Reason::Empty),
        ("82345678901X", Reason::NotDigits('X')),
        ("8234567890.16", Reason::NotDigits('.')),
    ] {
        assert_eq!(tin::read(bad), Outcome::Invalid(reason), "{bad}");
    }
}

#[test]
fn bin_vectors() {
    for (good, normal) in [
        ("9234567890127", "9234567890127"),
        ("000123456-0101", "0001234560101"),
        ("০০০১২৩৪৫৬-০১০১", "0001234560101"),
        ("000 123 456 0101", "0001234560101"),
    ] {
        assert_eq!(bin::read(good).valid().map(String::from).as_deref(), Some(normal), "{good}");
    }
    assert_eq!(bin::read("000123456"), Outcome::Legacy("000123456".to_owned()));
    assert_eq!(bin::read("১২৩৪৫৬৭৮৯").legacy().as_deref(), Some("123456789"));
    for (bad, reason) in [
        ("12345678901", Reason::Withdrawn { found: 11 }),
        ("1234567890", Reason::Length { found: 10, expected: 13 }),
        ("12345678901234", Reason::Length { found: 14, expected: 13 }),
        ("", Reason::Empty),
        ("000123456/0101", Reason::NotDigits('/')),
    ] {
        assert_eq!(bin::read(bad), Outcome::Invalid(reason), "{bad}");
    }
}

#[test]
fn a_bin_is_printed_as_on_the_form() {
    let bin = bin::read("0001234560101").valid().unwrap();
    assert_eq!(bin.to_string(), "000123456-0101");
    assert_eq!((bin.registration(), bin.place(), bin.as_str()), ("000123456", "0101", "0001234560101"));
}

#[test]
fn reasons_speak_both_languages() {
    let reason = Reason::Length { found: 11, expected: 12 };
    assert_eq!(reason.to_string(), "it should have 12 digits and has 11");
    assert_eq!(reason.bn(), "১২ অঙ্ক হওয়ার কথা, আছে ১১");
}

#[test]
fn every_reason_and_doubt_has_a_code_and_two_sentences() {
    let reasons = [
        Reason::Empty,
        Reason::NotDigits('x'),
        Reason::Length { found: 1, expected: 2 },
        Reason::Lengths { found: 1, expected: nid::LENGTHS },
        Reason::SameDigits,
        Reason::Withdrawn { found: 11 },
        Reason::Beginning("1"),
        Reason::Foreign,
        Reason::BirthYear(1800),
        Reason::Form("A01234567"),
    ];
    for reason in reasons {
        assert!(!reason.code().is_empty() && !reason.to_string().is_empty() && !reason.bn().is_empty(), "{reason:?}");
    }
    let doubts = [Doubt::CheckDigit { expected: 8 }, Doubt::LeadingZero, Doubt::UnknownCode(7), Doubt::Range];
    for doubt in doubts {
        assert!(!doubt.code().is_empty() && !doubt.to_string().is_empty() && !doubt.bn().is_empty(), "{doubt:?}");
    }
    let lengths = Reason::Lengths { found: 11, expected: nid::LENGTHS };
    assert_eq!(lengths.to_string(), "it should have 10, 13 or 17 digits and has 11");
    assert_eq!(lengths.bn(), "১০, ১৩ বা ১৭ অঙ্ক হওয়ার কথা, আছে ১১");
}

#[test]
fn nid_vectors() {
    let today = date(2026, 11, 20);
    for (good, normal) in [
        // published: 13 digits, Magura sadar
        ("5525708146231", "5525708146231"),
        ("19865525708146231", "19865525708146231"),
        ("১৯৮৬ ৫৫২৫৭০৮১৪৬২৩১", "19865525708146231"),
        ("1234567890", "1234567890"),
        ("১২৩ ৪৫৬ ৭৮৯০", "1234567890"),
    ] {
        assert_eq!(nid::read(good, today).valid().map(String::from).as_deref(), Some(normal), "{good}");
    }
    for (bad, reason) in [
        ("12345678901", Reason::Lengths { found: 11, expected: nid::LENGTHS }),
        ("123456789012", Reason::Lengths { found: 12, expected: nid::LENGTHS }),
        ("1234567890123456", Reason::Lengths { found: 16, expected: nid::LENGTHS }),
        ("18865525708146231", Reason::BirthYear(1886)),
        ("21005525708146231", Reason::BirthYear(2100)),
        ("20275525708146231", Reason::BirthYear(2027)),
        ("0000000000", Reason::SameDigits),
        ("", Reason::Empty),
        ("55257O8146231", Reason::NotDigits('O')),
    ] {
        assert_eq!(nid::read(bad, today), Outcome::Invalid(reason), "{bad}");
    }
    // the kind of place: 1, 2, 3, 4, 5, 9 are known, another is a doubt and no refusal
    assert_eq!(nid::read("5575708146231", today).doubt(), Some(Doubt::UnknownCode(7)));
    for kind in "123459".chars() {
        assert_eq!(nid::read(&format!("55{kind}5708146231"), today).doubt(), None, "{kind}");
    }
}

#[test]
fn an_nid_tells_its_parts_and_hides_in_logs() {
    let long = nid::read("19865525708146231", date(2026, 11, 20)).valid().unwrap();
    assert_eq!((long.birth_year(), long.district()), (Some(1986), Some("55")));
    assert_eq!(long.older_form(), Some("5525708146231"));
    assert_eq!((long.masked().as_str(), format!("{long:?}").as_str()), ("•••6231", "Nid(•••6231)"));
    let smart = nid::read("1234567890", date(2026, 11, 20)).valid().unwrap();
    assert_eq!((smart.birth_year(), smart.district(), smart.older_form()), (None, None, None));
}

#[test]
fn mobile_vectors() {
    for good in [
        "01712345678",
        "+8801712345678",
        "8801712345678",
        "০১৭১২৩৪৫৬৭৮",
        "1712345678",
        "008801712345678",
        "+880 1712-345678",
        "+880 (0)1712 345678",
        "+৮৮০ ১৭১২-৩৪৫৬৭৮",
        "01712.345.678",
        " 017 1234 5678 ",
        "\u{200E}01712345678",
    ] {
        assert_eq!(mobile::read(good).valid().map(String::from).as_deref(), Some("+8801712345678"), "{good}");
    }
    for (bad, reason) in [
        ("01212345678", Reason::Beginning("013–019")),
        ("0171234567", Reason::Length { found: 10, expected: 11 }),
        ("017123456789", Reason::Length { found: 12, expected: 11 }),
        ("+880212345678", Reason::Length { found: 12, expected: 13 }),
        ("+8802123456789", Reason::Beginning("013–019")),
        ("+919812345678", Reason::Foreign),
        ("00447911123456", Reason::Foreign),
        ("++8801712345678", Reason::NotDigits('+')),
        ("call 01712345678", Reason::NotDigits('c')),
        ("", Reason::Empty),
        ("()", Reason::Empty),
    ] {
        assert_eq!(mobile::read(bad), Outcome::Invalid(reason), "{bad}");
    }
}

#[test]
fn a_mobile_number_is_shown_locally_with_its_block() {
    use mobile::Operator::{Airtel, Banglalink, Grameenphone, Robi, Teletalk};
    let number = mobile::read("+8801712345678").valid().unwrap();
    assert_eq!((number.local(), number.to_string().as_str()), ("01712345678", "01712-345678"));
    let blocks =
        [(3, Grameenphone), (4, Banglalink), (5, Teletalk), (6, Airtel), (7, Grameenphone), (8, Robi), (9, Banglalink)];
    for (digit, operator) in blocks {
        assert_eq!(mobile::read(&format!("01{digit}12345678")).valid().unwrap().block(), operator, "{digit}");
    }
}

#[test]
fn routing_vectors() {
    // numbers of the public list of branches
    for good in ["085260728", "265261721", "265271908", "125274182", "140581184", "200480554", "100060287"] {
        assert!(matches!(routing::read(good), Outcome::Valid(_)), "{good}");
    }
    for bad in ["085260729", "185260728", "265261712"] {
        assert!(matches!(routing::read(bad).doubt(), Some(Doubt::CheckDigit { .. })), "{bad}");
    }
    assert_eq!(routing::read("085260729").doubt(), Some(Doubt::CheckDigit { expected: 8 }));
    assert_eq!(routing::read("85260728").doubt(), Some(Doubt::LeadingZero));
    assert_eq!(routing::read("85260728").number().unwrap().as_str(), "085260728");
    assert_eq!(routing::read("85260729").reason(), Some(Reason::Length { found: 8, expected: 9 }));
    assert_eq!(routing::read("0852607281").reason(), Some(Reason::Length { found: 10, expected: 9 }));
    assert_eq!(routing::read("000000000").reason(), Some(Reason::SameDigits));
    let dhaka = routing::read("০৮৫২৬০৭২৮").valid().unwrap();
    assert_eq!((dhaka.bank(), dhaka.district(), dhaka.branch()), ("085", "26", "072"));
    assert_eq!(dhaka.bank_name(), Some(("Dhaka Bank", "ঢাকা ব্যাংক")));
    assert_eq!(routing::read("999260722").doubt(), Some(Doubt::UnknownCode(999)));
}

#[test]
fn passport_and_postal_vectors() {
    use passport::Booklet::{Electronic, MachineReadable};
    for (text, normal, booklet) in [
        ("A01234567", "A01234567", Electronic),
        ("a ০১২৩৪৫৬৭", "A01234567", Electronic),
        ("BX-0123456", "BX0123456", MachineReadable),
    ] {
        let passport = passport::read(text).valid().unwrap();
        assert_eq!((passport.as_str(), passport.booklet()), (normal, booklet), "{text}");
        assert!(!format!("{passport:?}").contains("0123"));
    }
    for bad in ["ABC123456", "012345678", "A0123456", "A012345678", "A0123456X", "আ01234567"] {
        assert!(matches!(passport::read(bad), Outcome::Invalid(Reason::Form(_))), "{bad}");
    }
    assert_eq!(passport::read(" - "), Outcome::Invalid(Reason::Empty));

    for good in ["1000", "১২০৫", "9499"] {
        assert!(matches!(postal::read(good), Outcome::Valid(_)), "{good}");
    }
    assert_eq!(postal::read("9500").doubt(), Some(Doubt::Range));
    assert_eq!(postal::read("0100").reason(), Some(Reason::Beginning("1–9")));
    assert_eq!(postal::read("120").reason(), Some(Reason::Length { found: 3, expected: 4 }));
}

proptest! {
    #[test]
    fn digits_go_there_and_back(text in "[0-9a-zক-হ -]{0,40}") {
        prop_assert_eq!(digits::to_ascii(&digits::to_bengali(&text)), text);
    }

    #[test]
    fn both_digit_sets_read_alike(text in "[0-9]{0,20}") {
        prop_assert_eq!(tin::read(&text), tin::read(&digits::to_bengali(&text)));
        prop_assert_eq!(bin::read(&text), bin::read(&digits::to_bengali(&text)));
    }

    #[test]
    fn reading_again_changes_nothing(text in "\\PC{0,30}") {
        if let Outcome::Valid(tin) = tin::read(&text) {
            prop_assert_eq!(tin::read(tin.as_str()), Outcome::Valid(tin.clone()));
        }
        if let Outcome::Valid(bin) = bin::read(&text) {
            prop_assert_eq!(bin::read(&bin.to_string()), Outcome::Valid(bin.clone()));
        }
    }

    #[test]
    fn no_text_makes_a_reader_panic(text in any::<String>()) {
        let _ = (tin::read(&text), bin::read(&text), nid::read(&text, date(2026, 11, 20)));
        let _ = (mobile::read(&text), routing::read(&text), passport::read(&text), postal::read(&text));
    }

    #[test]
    fn near_numbers_make_no_reader_panic(text in "[+(). 0-9০-৯A-Zé-]{0,24}") {
        let _ = (tin::read(&text), bin::read(&text), nid::read(&text, date(2026, 11, 20)));
        let _ = (mobile::read(&text), routing::read(&text), passport::read(&text), postal::read(&text));
    }

    #[test]
    fn a_mobile_number_reads_alike_in_all_its_forms(block in 3u8..=9, rest in "[0-9]{8}") {
        let local = format!("01{block}{rest}");
        let number = mobile::read(&local).valid().unwrap();
        let forms =
            [number.as_str().to_owned(), number.to_string(), format!("0088{local}"), digits::to_bengali(&local)];
        for form in forms {
            prop_assert_eq!(mobile::read(&form), Outcome::Valid(number.clone()));
        }
    }

    #[test]
    fn the_check_digit_of_a_routing_number_fits(first in "[0-9]{8}") {
        let whole = format!("{first}{}", routing::check_digit(&first).unwrap());
        let fits = !matches!(routing::read(&whole).doubt(), Some(Doubt::CheckDigit { .. }));
        prop_assert!(fits);
    }
}
