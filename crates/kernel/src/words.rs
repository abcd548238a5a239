//! English words that fill a sentence, in Bengali: a Bengali sentence with `{noun}` in it must not stay half English.

/// What such blanks are called.
const BLANKS: &[&str] = &["noun", "state", "kind", "what", "part", "parent", "step"];

const WORDS: &[(&str, &str)] = &[
    // nouns
    ("tenant", "প্রতিষ্ঠান"),
    ("organization", "প্রতিষ্ঠান"),
    ("company", "কোম্পানি"),
    ("branch", "শাখা"),
    ("unit", "বিভাগ"),
    ("division", "ডিভিশন"),
    ("department", "ডিপার্টমেন্ট"),
    ("cost centre", "কস্ট সেন্টার"),
    ("cost-centre", "কস্ট সেন্টার"),
    ("position", "পদ"),
    ("appointment", "নিয়োগ"),
    ("fiscal year", "অর্থবছর"),
    ("request", "অনুরোধ"),
    ("user", "ব্যবহারকারী"),
    ("role", "ভূমিকা"),
    ("assignment", "দেওয়া ভূমিকা"),
    ("duty pair", "দায়িত্বের জোড়া"),
    ("override", "ব্যতিক্রম"),
    ("party", "পার্টি"),
    ("vendor", "ভেন্ডর"),
    ("proof", "প্রমাণপত্র"),
    ("pair", "জোড়া"),
    ("terms", "শর্ত"),
    ("area", "এলাকা"),
    ("bank", "ব্যাংক"),
    ("address", "ঠিকানা"),
    ("contact", "যোগাযোগ"),
    ("bank account", "ব্যাংক হিসাব"),
    ("rule pack", "নিয়মের প্যাক"),
    ("pack", "প্যাক"),
    ("evaluation", "মূল্যায়ন"),
    ("file", "ফাইল"),
    ("upload", "আপলোড"),
    ("document", "ডকুমেন্ট"),
    ("The database", "ডেটাবেস"),
    // states
    ("trial", "পরীক্ষামূলক"),
    ("active", "সক্রিয়"),
    ("suspended", "স্থগিত"),
    ("archived", "আর্কাইভ করা"),
    ("erased", "মুছে ফেলা"),
    ("open", "খোলা"),
    ("closed", "বন্ধ"),
    ("draft", "খসড়া"),
    ("submitted", "জমা দেওয়া"),
    ("approved", "অনুমোদিত"),
    ("rejected", "প্রত্যাখ্যাত"),
    ("recalled", "ফিরিয়ে নেওয়া"),
    ("applied", "আবেদনকৃত"),
    ("blacklisted", "কালো তালিকাভুক্ত"),
    ("merged", "একত্রিত"),
    ("tested", "পরীক্ষিত"),
    ("in-force", "কার্যকর"),
    ("superseded", "প্রতিস্থাপিত"),
    ("withdrawn", "প্রত্যাহৃত"),
    // steps
    ("activate", "সক্রিয় করা"),
    ("suspend", "স্থগিত করা"),
    ("resume", "পুনরায় চালু করা"),
    ("archive", "আর্কাইভ করা"),
    ("erase", "মুছে ফেলা"),
];

/// The word in Bengali, where the blank takes one and the word is known.
pub(crate) fn bengali<'a>(blank: &str, word: &'a str) -> &'a str {
    if !BLANKS.contains(&blank) {
        return word;
    }
    WORDS.iter().find(|(english, _)| *english == word).map_or(word, |(_, bengali)| bengali)
}
