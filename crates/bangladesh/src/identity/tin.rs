//! The taxpayer's identification number (e-TIN): 12 digits since 2013, without a public check digit.

use std::fmt;

use crate::digits;
use crate::identity::{Outcome, Reason};

/// Digits of an e-TIN.
pub const LENGTH: usize = 12;

/// Numbers before e-TIN, superseded in 2013.
const LEGACY_LENGTHS: [usize; 2] = [9, 10];

/// A valid e-TIN, normalised.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tin(String);

impl Tin {
    /// The twelve digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Tin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Tin> for String {
    fn from(tin: Tin) -> Self {
        tin.0
    }
}

/// Reads a TIN in either set of digits, with or without spaces and dashes.
///
/// A legacy number never goes on a withholding certificate: ask for the e-TIN.
#[must_use]
pub fn read(text: &str) -> Outcome<Tin> {
    let digits = match digits::only(text) {
        Ok(digits) => digits,
        Err(reason) => return Outcome::Invalid(reason),
    };
    if digits::all_same(&digits) {
        return Outcome::Invalid(Reason::SameDigits);
    }
    match digits.len() {
        LENGTH => Outcome::Valid(Tin(digits)),
        length if LEGACY_LENGTHS.contains(&length) => Outcome::Legacy(digits),
        found => Outcome::Invalid(Reason::Length { found, expected: LENGTH }),
    }
}
