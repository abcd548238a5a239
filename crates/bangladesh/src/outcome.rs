//! What reading a number can come to.

use std::fmt;

/// A number as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome<T> {
    /// In force today.
    Valid(T),
    /// An older form, normalised: to be kept apart and warned about, never used where the law asks for today's.
    Legacy(String),
    /// Not such a number.
    Invalid(Reason),
}

impl<T> Outcome<T> {
    /// The number when it is in force.
    pub fn valid(self) -> Option<T> {
        match self {
            Self::Valid(number) => Some(number),
            Self::Legacy(_) | Self::Invalid(_) => None,
        }
    }

    /// The normalised older form.
    pub fn legacy(self) -> Option<String> {
        match self {
            Self::Legacy(number) => Some(number),
            Self::Valid(_) | Self::Invalid(_) => None,
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
    /// One digit repeated is a placeholder, not a number.
    SameDigits,
    /// A form the authority withdrew.
    Withdrawn {
        /// Digits found.
        found: usize,
    },
}

impl Reason {
    /// The reason in Bengali.
    #[must_use]
    pub fn bn(self) -> String {
        match self {
            Self::Empty => "কোনো অঙ্ক নেই".to_owned(),
            Self::NotDigits(found) => format!("“{found}” অঙ্ক নয়"),
            Self::Length { found, expected } => format!("{expected} অঙ্ক হওয়ার কথা, আছে {found}"),
            Self::SameDigits => "সব অঙ্ক একই".to_owned(),
            Self::Withdrawn { found } => format!("{found} অঙ্কের নম্বর আর বৈধ নয়"),
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("it has no digits"),
            Self::NotDigits(found) => write!(f, "“{found}” is not a digit"),
            Self::Length { found, expected } => write!(f, "it should have {expected} digits and has {found}"),
            Self::SameDigits => f.write_str("all its digits are the same"),
            Self::Withdrawn { found } => write!(f, "numbers of {found} digits are no longer valid"),
        }
    }
}

impl std::error::Error for Reason {}
