//! What reading a number can come to.

use std::fmt;

use crate::digits::to_bengali;

/// A number as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome<T> {
    /// In force today.
    Valid(T),
    /// Formed as it should be, yet something about it is unlikely: keep it and say so.
    Doubtful(T, Doubt),
    /// An older form, normalised: to be kept apart and warned about, never used where the law asks for today's.
    Legacy(String),
    /// Not such a number.
    Invalid(Reason),
}

impl<T> Outcome<T> {
    /// The number when it is in force and nothing speaks against it.
    pub fn valid(self) -> Option<T> {
        match self {
            Self::Valid(number) => Some(number),
            Self::Doubtful(..) | Self::Legacy(_) | Self::Invalid(_) => None,
        }
    }

    /// The number when it is in force, doubtful or not.
    pub fn number(self) -> Option<T> {
        match self {
            Self::Valid(number) | Self::Doubtful(number, _) => Some(number),
            Self::Legacy(_) | Self::Invalid(_) => None,
        }
    }

    /// What speaks against the number though it may be right.
    pub fn doubt(&self) -> Option<Doubt> {
        match self {
            Self::Doubtful(_, doubt) => Some(*doubt),
            Self::Valid(_) | Self::Legacy(_) | Self::Invalid(_) => None,
        }
    }

    /// The normalised older form.
    pub fn legacy(self) -> Option<String> {
        match self {
            Self::Legacy(number) => Some(number),
            Self::Valid(_) | Self::Doubtful(..) | Self::Invalid(_) => None,
        }
    }

    /// Why it is no such number.
    pub fn reason(&self) -> Option<Reason> {
        match self {
            Self::Invalid(reason) => Some(*reason),
            Self::Valid(_) | Self::Doubtful(..) | Self::Legacy(_) => None,
        }
    }
}

/// Why a text is no such number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// There is nothing but spaces and dashes.
    Empty,
    /// Something other than a digit stands in it.
    NotDigits(char),
    /// The count of digits is wrong.
    Length {
        /// Digits found.
        found: usize,
        /// Digits there should be.
        expected: usize,
    },
    /// The count of digits is none of the several it may be.
    Lengths {
        /// Digits found.
        found: usize,
        /// The counts there are, shortest first.
        expected: &'static [usize],
    },
    /// One digit repeated is a placeholder, not a number.
    SameDigits,
    /// A form the authority withdrew.
    Withdrawn {
        /// Digits found.
        found: usize,
    },
    /// It does not begin as such numbers do.
    Beginning(&'static str),
    /// A number of another country.
    Foreign,
    /// The year of birth in it cannot be.
    BirthYear(i16),
    /// It is not made of letters and digits as such a number is.
    Form(&'static str),
}

impl Reason {
    /// A stable word for programs and translations.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NotDigits(_) => "not-digits",
            Self::Length { .. } | Self::Lengths { .. } => "length",
            Self::SameDigits => "same-digits",
            Self::Withdrawn { .. } => "withdrawn",
            Self::Beginning(_) => "beginning",
            Self::Foreign => "foreign",
            Self::BirthYear(_) => "birth-year",
            Self::Form(_) => "form",
        }
    }

    /// The reason in Bengali.
    #[must_use]
    pub fn bn(self) -> String {
        match self {
            Self::Empty => "কোনো অঙ্ক নেই".to_owned(),
            Self::NotDigits(found) => format!("“{found}” অঙ্ক নয়"),
            Self::Length { found, expected } => to_bengali(&format!("{expected} অঙ্ক হওয়ার কথা, আছে {found}")),
            Self::Lengths { found, expected } => {
                to_bengali(&format!("{} অঙ্ক হওয়ার কথা, আছে {found}", list(expected, "বা")))
            }
            Self::SameDigits => "সব অঙ্ক একই".to_owned(),
            Self::Withdrawn { found } => to_bengali(&format!("{found} অঙ্কের নম্বর আর বৈধ নয়")),
            Self::Beginning(expected) => to_bengali(&format!("শুরুতে {expected} থাকার কথা")),
            Self::Foreign => "এটি অন্য দেশের নম্বর".to_owned(),
            Self::BirthYear(year) => to_bengali(&format!("জন্মসাল {year} হতে পারে না")),
            Self::Form(expected) => format!("নম্বরটি {expected}-এর মতো হওয়ার কথা"),
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("it has no digits"),
            Self::NotDigits(found) => write!(f, "“{found}” is not a digit"),
            Self::Length { found, expected } => write!(f, "it should have {expected} digits and has {found}"),
            Self::Lengths { found, expected } => {
                write!(f, "it should have {} digits and has {found}", list(expected, "or"))
            }
            Self::SameDigits => f.write_str("all its digits are the same"),
            Self::Withdrawn { found } => write!(f, "numbers of {found} digits are no longer valid"),
            Self::Beginning(expected) => write!(f, "it should begin with {expected}"),
            Self::Foreign => f.write_str("it is a number of another country"),
            Self::BirthYear(year) => write!(f, "nobody it could name was born in {year}"),
            Self::Form(expected) => write!(f, "it should look like {expected}"),
        }
    }
}

impl std::error::Error for Reason {}

/// What speaks against a number that is formed as it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The check digit does not fit the others: most often a slip of the keyboard.
    CheckDigit {
        /// The digit that would fit.
        expected: u8,
    },
    /// A spreadsheet took the leading zero away; it was put back.
    LeadingZero,
    /// A part of it is none of the codes known.
    UnknownCode(u16),
    /// Outside the range in use.
    Range,
}

impl Doubt {
    /// A stable word for programs and translations.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::CheckDigit { .. } => "check-digit",
            Self::LeadingZero => "leading-zero",
            Self::UnknownCode(_) => "unknown-code",
            Self::Range => "range",
        }
    }

    /// The doubt in Bengali.
    #[must_use]
    pub fn bn(self) -> String {
        match self {
            Self::CheckDigit { expected } => to_bengali(&format!("শেষ অঙ্ক {expected} হওয়ার কথা; নম্বরটি মিলিয়ে দেখুন")),
            Self::LeadingZero => "শুরুর শূন্যটি বাদ পড়েছিল, বসিয়ে দেওয়া হয়েছে".to_owned(),
            Self::UnknownCode(code) => to_bengali(&format!("{code} কোডটি চেনা নয়")),
            Self::Range => "এমন নম্বর সাধারণত হয় না".to_owned(),
        }
    }
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CheckDigit { expected } => {
                write!(f, "its last digit should be {expected}; compare it with the paper")
            }
            Self::LeadingZero => f.write_str("its leading zero was missing and was put back"),
            Self::UnknownCode(code) => write!(f, "{code} is none of the codes known"),
            Self::Range => f.write_str("such numbers are not in use"),
        }
    }
}

fn list(counts: &[usize], or: &str) -> String {
    let words: Vec<String> = counts.iter().map(usize::to_string).collect();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} {or} {last}", rest.join(", ")),
        _ => words.concat(),
    }
}
