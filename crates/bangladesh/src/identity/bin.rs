//! The business identification number of VAT: 9 digits of registration and 4 of the place, `000123456-0101`.

use std::fmt;

use crate::digits;
use crate::identity::{Outcome, Reason};

/// Digits of a BIN.
pub const LENGTH: usize = 13;

/// Digits that name the registration; the rest names the place.
const REGISTRATION_LENGTH: usize = 9;

/// Of the numbers replaced on 30 November 2019; their taxpayers got new ones, so nothing can be derived from them.
const WITHDRAWN_LENGTH: usize = 11;

/// A valid BIN, normalised.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Bin(String);

impl Bin {
    /// The thirteen digits, as they are stored and sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The nine digits that stay the same for all places of one registration.
    #[must_use]
    pub fn registration(&self) -> &str {
        &self.0[..REGISTRATION_LENGTH]
    }

    /// The four digits of the place.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.0[REGISTRATION_LENGTH..]
    }
}

impl fmt::Display for Bin {
    /// As it is printed on a Mushak form.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.registration(), self.place())
    }
}

impl From<Bin> for String {
    fn from(bin: Bin) -> Self {
        bin.0
    }
}

/// Reads a BIN in either set of digits, with or without spaces and dashes.
///
/// A bare 9 is the old number: it may be kept as such, a tax invoice needs all 13.
#[must_use]
pub fn read(text: &str) -> Outcome<Bin> {
    let digits = match digits::only(text) {
        Ok(digits) => digits,
        Err(reason) => return Outcome::Invalid(reason),
    };
    match digits.len() {
        LENGTH => Outcome::Valid(Bin(digits)),
        REGISTRATION_LENGTH => Outcome::Legacy(digits),
        found @ WITHDRAWN_LENGTH => Outcome::Invalid(Reason::Withdrawn { found }),
        found => Outcome::Invalid(Reason::Length { found, expected: LENGTH }),
    }
}
