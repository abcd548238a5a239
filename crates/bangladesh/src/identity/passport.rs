//! Passport numbers: two letters and seven digits on a machine-readable passport, one letter and eight digits on an
//! e-passport. No public specification names the form; both are what the booklets show.

use std::fmt;

use crate::digits;
use crate::identity::{Outcome, Reason};

/// Letters and digits together.
pub const LENGTH: usize = 9;

const FORMS: &str = "A01234567, AB0123456";

/// The booklet a number is printed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Booklet {
    /// Issued until the e-passport came; valid to its expiry.
    MachineReadable,
    /// Issued since 2020.
    Electronic,
}

/// A passport number, normalised. Its `Debug` shows the last four digits only.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Passport(String);

impl Passport {
    /// Capital letters, then digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The booklet, told by the count of letters.
    #[must_use]
    pub fn booklet(&self) -> Booklet {
        let letters = self.0.bytes().take_while(u8::is_ascii_uppercase).count();
        if letters == 1 { Booklet::Electronic } else { Booklet::MachineReadable }
    }
}

impl fmt::Debug for Passport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Passport(•••{})", &self.0[LENGTH - 4..])
    }
}

impl From<Passport> for String {
    fn from(passport: Passport) -> Self {
        passport.0
    }
}

/// Reads a passport number in either case and either set of digits, with or without spaces and dashes.
#[must_use]
pub fn read(text: &str) -> Outcome<Passport> {
    let plain: String = digits::to_ascii(text)
        .chars()
        .filter(|char| !digits::is_separator(*char))
        .map(|char| char.to_ascii_uppercase())
        .collect();
    if plain.is_empty() {
        return Outcome::Invalid(Reason::Empty);
    }
    let letters = plain.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest_is_digits = plain.bytes().skip(letters).all(|byte| byte.is_ascii_digit());
    if plain.len() == LENGTH && matches!(letters, 1 | 2) && rest_is_digits {
        return Outcome::Valid(Passport(plain));
    }
    Outcome::Invalid(Reason::Form(FORMS))
}
