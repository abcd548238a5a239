//! Postal codes: four digits, 1000 (Dhaka GPO) to 9499.

use std::fmt;

use crate::digits;
use crate::identity::{Doubt, Outcome, Reason};

/// Digits of a postal code.
pub const LENGTH: usize = 4;

/// First and last code in use. No list was found that proves the ends, so what lies outside is a doubt.
const IN_USE: std::ops::RangeInclusive<&str> = "1000"..="9499";

/// A postal code.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PostalCode(String);

impl PostalCode {
    /// The four digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PostalCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Reads a postal code in either set of digits.
#[must_use]
pub fn read(text: &str) -> Outcome<PostalCode> {
    match digits::only(text) {
        Err(reason) => Outcome::Invalid(reason),
        Ok(digits) if digits.len() != LENGTH => {
            Outcome::Invalid(Reason::Length { found: digits.len(), expected: LENGTH })
        }
        Ok(digits) if digits.starts_with('0') => Outcome::Invalid(Reason::Beginning("1–9")),
        Ok(digits) if IN_USE.contains(&digits.as_str()) => Outcome::Valid(PostalCode(digits)),
        Ok(digits) => Outcome::Doubtful(PostalCode(digits), Doubt::Range),
    }
}
