//! The names of numbers, to write and to read.

/// Zero to nineteen.
pub(super) const ENGLISH_ONES: [&str; 20] = [
    "Zero",
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
    "Eleven",
    "Twelve",
    "Thirteen",
    "Fourteen",
    "Fifteen",
    "Sixteen",
    "Seventeen",
    "Eighteen",
    "Nineteen",
];

/// Tens by their first digit; the first two are never used.
pub(super) const ENGLISH_TENS: [&str; 10] =
    ["", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"];

/// Zero to ninety-nine, none of which follows from the others. Spelled as Bangla Academy's dictionary does; where it
/// has two spellings, the one that office papers use.
#[rustfmt::skip]
pub(super) const BENGALI: [&str; 100] = [
    "শূন্য", "এক", "দুই", "তিন", "চার", "পাঁচ", "ছয়", "সাত", "আট", "নয়",
    "দশ", "এগারো", "বারো", "তেরো", "চৌদ্দ", "পনেরো", "ষোলো", "সতেরো", "আঠারো", "উনিশ",
    "বিশ", "একুশ", "বাইশ", "তেইশ", "চব্বিশ", "পঁচিশ", "ছাব্বিশ", "সাতাশ", "আটাশ", "ঊনত্রিশ",
    "ত্রিশ", "একত্রিশ", "বত্রিশ", "তেত্রিশ", "চৌত্রিশ", "পঁয়ত্রিশ", "ছত্রিশ", "সাঁইত্রিশ", "আটত্রিশ", "ঊনচল্লিশ",
    "চল্লিশ", "একচল্লিশ", "বিয়াল্লিশ", "তেতাল্লিশ", "চুয়াল্লিশ", "পঁয়তাল্লিশ", "ছেচল্লিশ", "সাতচল্লিশ", "আটচল্লিশ", "ঊনপঞ্চাশ",
    "পঞ্চাশ", "একান্ন", "বায়ান্ন", "তিপ্পান্ন", "চুয়ান্ন", "পঞ্চান্ন", "ছাপ্পান্ন", "সাতান্ন", "আটান্ন", "ঊনষাট",
    "ষাট", "একষট্টি", "বাষট্টি", "তেষট্টি", "চৌষট্টি", "পঁয়ষট্টি", "ছেষট্টি", "সাতষট্টি", "আটষট্টি", "ঊনসত্তর",
    "সত্তর", "একাত্তর", "বাহাত্তর", "তিয়াত্তর", "চুয়াত্তর", "পঁচাত্তর", "ছিয়াত্তর", "সাতাত্তর", "আটাত্তর", "ঊনআশি",
    "আশি", "একাশি", "বিরাশি", "তিরাশি", "চুরাশি", "পঁচাশি", "ছিয়াশি", "সাতাশি", "অষ্টাশি", "ঊননব্বই",
    "নব্বই", "একানব্বই", "বিরানব্বই", "তিরানব্বই", "চুরানব্বই", "পঁচানব্বই", "ছিয়ানব্বই", "সাতানব্বই", "আটানব্বই", "নিরানব্বই",
];

/// Other spellings in use, which are read and never written.
#[rustfmt::skip]
pub(super) const VARIANTS: &[(&str, u8)] = &[
    ("শুন্য", 0), ("দু", 2), ("দো", 2), ("পাচ", 5), ("এগার", 11), ("বার", 12), ("তের", 13), ("চোদ্দ", 14), ("চোদ্দো", 14),
    ("চৌদ্দো", 14), ("পনের", 15), ("ষোল", 16), ("সতের", 17), ("আঠার", 18), ("ঊনিশ", 19), ("কুড়ি", 20), ("পচিশ", 25),
    ("আঠাশ", 28), ("উনত্রিশ", 29), ("তিরিশ", 30), ("একতিরিশ", 31), ("পঁইত্রিশ", 35), ("পয়ত্রিশ", 35), ("সাইত্রিশ", 37),
    ("সাতত্রিশ", 37), ("উনচল্লিশ", 39), ("চৌচল্লিশ", 44), ("পয়তাল্লিশ", 45), ("উনপঞ্চাশ", 49), ("বাহান্ন", 52),
    ("তেপ্পান্ন", 53), ("চৌয়ান্ন", 54), ("উনষাট", 59), ("পয়ষট্টি", 65), ("ছিষট্টি", 66), ("উনসত্তর", 69), ("তেহাত্তর", 73),
    ("পচাত্তর", 75), ("উনআশি", 79), ("ঊনাশি", 79), ("উনাশি", 79), ("পচাশি", 85), ("আটাশি", 88), ("উননব্বই", 89),
    ("পচানব্বই", 95),
];

/// A word of an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::number) enum Word {
    /// Below a hundred; English tens are `Tens`.
    Name(u8),
    /// Twenty to ninety, which a number below ten may follow.
    Tens(u8),
    /// A hundred and more, as an exponent of ten.
    Unit(u8),
    /// A number written together with its hundred: তিনশত.
    Hundreds(u8),
    /// So many quarters more than the number that follows: সাড়ে 2, সোয়া 1, পৌনে −1.
    Quarters(i8),
    /// দেড় and আড়াই, in quarters.
    Mixed(u8),
    /// The currency.
    Major,
    /// Its hundredth.
    Minor,
    /// “and”
    And,
    /// “only”
    Only,
    /// “minus”
    Minus,
}

#[rustfmt::skip]
const OTHERS: &[(&str, Word)] = &[
    ("hundred", Word::Unit(2)), ("hundreds", Word::Unit(2)), ("শত", Word::Unit(2)), ("শ", Word::Unit(2)), ("শো", Word::Unit(2)),
    ("thousand", Word::Unit(3)), ("thousands", Word::Unit(3)), ("k", Word::Unit(3)), ("hazar", Word::Unit(3)),
    ("হাজার", Word::Unit(3)),
    ("lakh", Word::Unit(5)), ("lakhs", Word::Unit(5)), ("lac", Word::Unit(5)), ("lacs", Word::Unit(5)),
    ("লাখ", Word::Unit(5)), ("লক্ষ", Word::Unit(5)),
    ("million", Word::Unit(6)), ("millions", Word::Unit(6)), ("মিলিয়ন", Word::Unit(6)),
    ("crore", Word::Unit(7)), ("crores", Word::Unit(7)), ("koti", Word::Unit(7)), ("কোটি", Word::Unit(7)),
    ("billion", Word::Unit(9)), ("billions", Word::Unit(9)), ("বিলিয়ন", Word::Unit(9)),
    ("সাড়ে", Word::Quarters(2)), ("সোয়া", Word::Quarters(1)), ("সওয়া", Word::Quarters(1)), ("পৌনে", Word::Quarters(-1)),
    ("দেড়", Word::Mixed(6)), ("আড়াই", Word::Mixed(10)),
    ("taka", Word::Major), ("takas", Word::Major), ("tk", Word::Major), ("bdt", Word::Major), ("টাকা", Word::Major),
    ("টাঃ", Word::Major), ("টা", Word::Major), ("৳", Word::Major),
    ("paisa", Word::Minor), ("poisha", Word::Minor), ("paise", Word::Minor), ("poysha", Word::Minor), ("পয়সা", Word::Minor),
    ("and", Word::And), ("ও", Word::And), ("এবং", Word::And),
    ("only", Word::Only), ("মাত্র", Word::Only),
    ("minus", Word::Minus), ("negative", Word::Minus), ("ঋণাত্মক", Word::Minus), ("মাইনাস", Word::Minus),
];

/// What a word in lower case and normal form C stands for.
pub(in crate::number) fn word(text: &str) -> Option<Word> {
    english(text).or_else(|| bengali(text).map(Word::Name)).or_else(|| other(text)).or_else(|| hundreds(text))
}

fn english(text: &str) -> Option<Word> {
    let among = |names: &[&str]| names.iter().position(|name| name.eq_ignore_ascii_case(text) && !name.is_empty());
    let ones = among(&ENGLISH_ONES).and_then(|at| u8::try_from(at).ok()).map(Word::Name);
    let forty = (text == "fourty").then_some(Word::Tens(40));
    let tens = || among(&ENGLISH_TENS).and_then(|at| u8::try_from(at * 10).ok()).map(Word::Tens);
    ones.or(forty).or_else(tens)
}

fn bengali(text: &str) -> Option<u8> {
    let usual = BENGALI.iter().position(|name| *name == text).and_then(|at| u8::try_from(at).ok());
    usual.or_else(|| VARIANTS.iter().find(|(name, _)| *name == text).map(|(_, number)| *number))
}

fn other(text: &str) -> Option<Word> {
    OTHERS.iter().find(|(name, _)| *name == text).map(|(_, word)| *word)
}

fn hundreds(text: &str) -> Option<Word> {
    let number = ["শত", "শো", "শ"].iter().find_map(|ending| text.strip_suffix(ending));
    number.and_then(bengali).filter(|number| *number > 0).map(Word::Hundreds)
}
