//! Explanations as data, put into words of either language and digits of either script.

use std::borrow::Cow;

use bangladesh::calendar::names;
use bangladesh::digits::{to_ascii, to_bengali};
use bangladesh::land::{Ratio, Rounding};
use bangladesh::number::{Decimal, Style};
use jiff::civil::Date;
use kernel::Language;
use serde::{Deserialize, Serialize};

/// Places behind the point of a percentage or a plain number, at most.
const PLACES: u8 = 6;
const POISHA_PLACES: u8 = 2;

/// The digits numbers are written in, apart from the language around them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Digits {
    /// 0123456789
    Latin,
    /// ০১২৩৪৫৬৭৮৯
    Bengali,
}

impl Digits {
    /// The digits a language is usually printed in.
    #[must_use]
    pub fn of(language: Language) -> Self {
        match language {
            Language::En => Self::Latin,
            Language::Bn => Self::Bengali,
        }
    }

    fn write(self, text: String) -> String {
        match self {
            Self::Latin => text,
            Self::Bengali => to_bengali(&text),
        }
    }
}

/// What fills a blank of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Said {
    /// The same in both languages: the name of a row or a pack.
    Text(String),
    /// Sections, rules and serials of a law, as packs write them: `s.89, r.3(18)`.
    Section(String),
    /// In each language.
    Words {
        /// In English.
        en: String,
        /// In Bengali.
        bn: String,
    },
    /// An amount of taka, exact; written to the poisha.
    Amount(Ratio),
    /// A share of one, written as a percentage.
    Rate(Ratio),
    /// A number.
    Number(Ratio),
    /// A day.
    Date(Date),
    /// Yes or no.
    Flag(bool),
    /// Several, with commas between.
    List(Vec<Said>),
    /// A name and its value.
    Pair(Box<(Said, Said)>),
}

impl From<&str> for Said {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Said {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Date> for Said {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

impl From<Vec<Said>> for Said {
    fn from(list: Vec<Said>) -> Self {
        Self::List(list)
    }
}

impl Said {
    /// In words.
    #[must_use]
    pub fn in_words(&self, language: Language, digits: Digits) -> String {
        let each = |said: &Self| said.in_words(language, digits);
        match (self, language) {
            (Self::Text(text), _) | (Self::Words { en: text, .. }, Language::En) => text.clone(),
            (Self::Words { bn, .. }, Language::Bn) => bn.clone(),
            (Self::Section(text), Language::En) => text.clone(),
            (Self::Section(text), Language::Bn) => section_bn(text, digits),
            (Self::Amount(taka), _) => digits.write(decimal(*taka, POISHA_PLACES).write(&Style::ENGLISH)),
            (Self::Number(number), _) => digits.write(number_text(*number)),
            (Self::Rate(rate), _) => match rate.times(Ratio::whole(100)) {
                Some(percent) => digits.write(format!("{}%", number_text(percent))),
                None => digits.write(rate.to_string()),
            },
            (Self::Date(date), Language::En) => digits.write(names::gregorian_en(*date)),
            (Self::Date(date), Language::Bn) => digits.write(to_ascii(&names::gregorian_bn(*date))),
            (Self::Flag(true), Language::En) => "yes".to_owned(),
            (Self::Flag(false), Language::En) => "no".to_owned(),
            (Self::Flag(true), Language::Bn) => "হ্যাঁ".to_owned(),
            (Self::Flag(false), Language::Bn) => "না".to_owned(),
            (Self::List(list), _) => list.iter().map(each).collect::<Vec<_>>().join(", "),
            (Self::Pair(pair), _) => format!("{}: {}", each(&pair.0), each(&pair.1)),
        }
    }
}

fn number_text(number: Ratio) -> String {
    decimal(number, PLACES).write(&Style { places: 0, ..Style::ENGLISH })
}

fn decimal(number: Ratio, places: u8) -> Decimal {
    number.round(places, Rounding::HalfUp).unwrap_or_else(|| Decimal::new(number.trunc(), 0))
}

/// What laws call their parts; longer ones first.
const PARTS: [(&str, &str); 12] = [
    ("Third Schedule", "তৃতীয় তফসিল"),
    ("Sixth Schedule", "ষষ্ঠ তফসিল"),
    ("Schedule", "তফসিল"),
    ("Paripatra", "পরিপত্র"),
    ("proviso", "শর্তাংশ"),
    ("para ", "অনুচ্ছেদ "),
    ("Act ", "আইন "),
    ("(tha)", "(থ)"),
    ("18ka", "18ক"),
    ("s.", "ধারা "),
    ("r.", "বিধি "),
    (";", ";"),
];

/// `s.89, r.3(18)` as `ধারা ৮৯, বিধি ৩(১৮)`. Service codes such as S004.00 stay as they are printed everywhere.
fn section_bn(section: &str, digits: Digits) -> String {
    let part = |part: &str| match part.strip_prefix('S').filter(|code| code.starts_with(|c: char| c.is_ascii_digit())) {
        Some(_) => part.to_owned(),
        None => digits.write(PARTS.iter().fold(part.to_owned(), |text, (en, bn)| text.replace(en, bn))),
    };
    section.split(", ").map(part).collect::<Vec<_>>().join(", ")
}

/// Fills the blanks of a sentence, each once, from left to right: what fills one is never searched for others.
pub(crate) fn fill(sentence: &str, params: &[(Cow<'static, str>, Said)], language: Language, digits: Digits) -> String {
    let mut text = String::with_capacity(sentence.len() + 64);
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((name, next)) = after.split_once('}') else {
            rest = &rest[before.len()..];
            break;
        };
        match params.iter().find(|(known, _)| known == name) {
            Some((_, said)) => text.push_str(&said.in_words(language, digits)),
            None => text.push_str(&format!("{{{name}}}")),
        }
        rest = next;
    }
    text.push_str(rest);
    if language == Language::En { capital(text) } else { text }
}

/// Names begin small inside a sentence and large at its head.
fn capital(text: String) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if first.is_ascii_lowercase() => format!("{}{}", first.to_ascii_uppercase(), letters.as_str()),
        _ => text,
    }
}

/// The blanks of a sentence.
pub(crate) fn blanks(sentence: &str) -> impl Iterator<Item = &str> {
    sentence.split('{').skip(1).filter_map(|after| after.split_once('}').map(|(name, _)| name))
}
