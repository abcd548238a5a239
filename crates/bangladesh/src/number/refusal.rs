//! Why a typed number is not taken.

use std::fmt;

use crate::digits::to_bengali;

/// Why a text is no number we would put into the books.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no number.
    Empty,
    /// Longer than any number.
    TooLong,
    /// A sign that has no place in it, or not there.
    Stranger(char),
    /// A word that is neither a number nor a unit.
    Unknown(String),
    /// The commas or points stand where no way of writing puts them.
    Grouping(String),
    /// It can be read in two ways.
    Ambiguous(String),
    /// A number after lakh or crore has no unit: “2 crore 50”.
    NoUnit(String),
    /// A unit without a number, or a larger unit after a smaller one.
    Order,
    /// More digits behind the point than this field keeps.
    TooPrecise {
        /// Digits it keeps.
        places: u8,
    },
    /// Beyond what can be held.
    TooLarge,
}

impl Refusal {
    /// A stable word for programs and translations.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong => "too-long",
            Self::Stranger(_) => "stranger",
            Self::Unknown(_) => "unknown-word",
            Self::Grouping(_) => "grouping",
            Self::Ambiguous(_) => "ambiguous",
            Self::NoUnit(_) => "no-unit",
            Self::Order => "order",
            Self::TooPrecise { .. } => "too-precise",
            Self::TooLarge => "too-large",
        }
    }

    /// The reason in Bengali.
    #[must_use]
    pub fn bn(&self) -> String {
        match self {
            Self::Empty => "কোনো সংখ্যা নেই".to_owned(),
            Self::TooLong => "লেখাটি সংখ্যার তুলনায় অনেক লম্বা".to_owned(),
            Self::Stranger(found) => format!("এখানে “{found}” চিহ্নটি চলে না"),
            Self::Unknown(word) => format!("“{word}” কোনো সংখ্যা বা একক নয়"),
            Self::Grouping(text) => format!("“{text}”-এর কমা বা দশমিক বিন্দু ঠিক জায়গায় নেই"),
            Self::Ambiguous(text) => format!("“{text}” দুইভাবে পড়া যায়; স্পষ্ট করে লিখুন"),
            Self::NoUnit(text) => format!("“{text}”-এর পরে একক লিখুন: হাজার, লাখ না কোটি?"),
            Self::Order => "বড় একক আগে লিখুন, প্রতিটির আগে সংখ্যা দিন".to_owned(),
            Self::TooPrecise { places } => to_bengali(&format!("দশমিকের পরে সর্বোচ্চ {places} অঙ্ক রাখা যায়")),
            Self::TooLarge => "সংখ্যাটি অনেক বড়".to_owned(),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("there is no number"),
            Self::TooLong => f.write_str("it is longer than any number"),
            Self::Stranger(found) => write!(f, "“{found}” has no place here"),
            Self::Unknown(word) => write!(f, "“{word}” is neither a number nor a unit"),
            Self::Grouping(text) => write!(f, "the commas or points of “{text}” stand where none belong"),
            Self::Ambiguous(text) => write!(f, "“{text}” can be read in two ways; write it out"),
            Self::NoUnit(text) => write!(f, "say the unit of “{text}”: thousand, lakh or crore?"),
            Self::Order => f.write_str("write the larger unit first, and a number before each"),
            Self::TooPrecise { places } => write!(f, "at most {places} digits are kept behind the point"),
            Self::TooLarge => f.write_str("it is too large"),
        }
    }
}

impl std::error::Error for Refusal {}
