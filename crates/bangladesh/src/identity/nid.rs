//! The national identity number: 10 digits on a smart card, 13 or 17 before it.
//!
//! The older form says where somebody was registered: `DD R UU WW SSSSSS` is district, kind of place, upazila or thana,
//! union or ward, serial of the form; 17 digits are the same after the year of birth. The ten digits say nothing, and
//! no public rule checks them. All three are still printed and asked for. Source: how the Election Commission's
//! numbers are described publicly; no gazette gives the form.

use std::fmt;

use jiff::civil::Date;

use crate::digits;
use crate::identity::{Doubt, Outcome, Reason};

/// Digits of a smart card's number, of the older one, and of the older one after the year of birth.
pub const LENGTHS: &[usize] = &[10, 13, 17];

/// Nobody registered was born before.
const FIRST_BIRTH_YEAR: i16 = 1900;
const YEAR_DIGITS: usize = 4;
const PLACE_KIND_AT: usize = 2;
/// Rural, municipality, other urban, other, cantonment, city corporation.
const PLACE_KINDS: &[u8] = b"123459";

/// A national identity number, normalised. Its `Debug` shows the last four digits only: it ends up in logs.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Nid(String);

impl Nid {
    /// All its digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `•••6231`, as it may be shown to whoever need not know it.
    #[must_use]
    pub fn masked(&self) -> String {
        format!("•••{}", &self.0[self.0.len() - YEAR_DIGITS..])
    }

    /// The year of birth a number of 17 digits begins with.
    #[must_use]
    pub fn birth_year(&self) -> Option<i16> {
        (self.0.len() == LENGTHS[2]).then(|| self.0[..YEAR_DIGITS].parse().ok()).flatten()
    }

    /// The two digits of the district of registration; a smart card's number has none.
    #[must_use]
    pub fn district(&self) -> Option<&str> {
        self.older_form().map(|digits| &digits[..PLACE_KIND_AT])
    }

    /// The 13 digits that numbers of 13 and 17 have in common.
    #[must_use]
    pub fn older_form(&self) -> Option<&str> {
        match self.0.len() {
            13 => Some(&self.0),
            17 => Some(&self.0[YEAR_DIGITS..]),
            _ => None,
        }
    }
}

impl Nid {
    /// Every way this number may be written: a smart card's as it is; an older one in 13 digits, and in 17 with each year of
    /// birth until that of `today`, since whoever reads 13 digits does not know the year.
    #[must_use]
    pub fn forms(&self, today: Date) -> Vec<String> {
        let Some(older) = self.older_form() else { return vec![self.0.clone()] };
        let years = (FIRST_BIRTH_YEAR..=today.year()).map(|year| format!("{year}{older}"));
        std::iter::once(older.to_owned()).chain(years).collect()
    }
}

impl fmt::Debug for Nid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Nid({})", self.masked())
    }
}

impl From<Nid> for String {
    fn from(nid: Nid) -> Self {
        nid.0
    }
}

/// Reads an NID in either set of digits, with or without spaces and dashes. `today` bounds the year of birth.
///
/// A kind of place other than the six known is a doubt only: descriptions differ.
#[must_use]
pub fn read(text: &str, today: Date) -> Outcome<Nid> {
    let digits = match digits::only(text) {
        Ok(digits) => digits,
        Err(reason) => return Outcome::Invalid(reason),
    };
    if !LENGTHS.contains(&digits.len()) {
        return Outcome::Invalid(Reason::Lengths { found: digits.len(), expected: LENGTHS });
    }
    if digits::all_same(&digits) {
        return Outcome::Invalid(Reason::SameDigits);
    }
    let nid = Nid(digits);
    if let Some(year) = nid.birth_year().filter(|year| !(FIRST_BIRTH_YEAR..=today.year()).contains(year)) {
        return Outcome::Invalid(Reason::BirthYear(year));
    }
    match nid.older_form().map(|digits| digits.as_bytes()[PLACE_KIND_AT]) {
        Some(kind) if !PLACE_KINDS.contains(&kind) => {
            Outcome::Doubtful(nid, Doubt::UnknownCode(u16::from(kind - b'0')))
        }
        _ => Outcome::Valid(nid),
    }
}
