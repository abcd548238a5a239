//! Mobile numbers: `01`, a digit of the operator's block, eight digits; stored as `+8801712345678`.

use std::fmt;

use crate::digits;
use crate::identity::{Outcome, Reason};

/// Digits as they are dialled in the country.
pub const LENGTH: usize = 11;

const COUNTRY: &str = "880";
const BEGINNING: &str = "013–019";

/// A valid mobile number, normalised.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Mobile(String);

/// Who a block of numbers was given to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operator {
    /// 013, 017.
    Grameenphone,
    /// 014, 019.
    Banglalink,
    /// 015.
    Teletalk,
    /// 016, Airtel until it became Robi's brand.
    Airtel,
    /// 018.
    Robi,
}

impl Operator {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Grameenphone => "Grameenphone",
            Self::Banglalink => "Banglalink",
            Self::Teletalk => "Teletalk",
            Self::Airtel => "Airtel",
            Self::Robi => "Robi",
        }
    }

    /// Its name in Bengali.
    #[must_use]
    pub fn bn(self) -> &'static str {
        match self {
            Self::Grameenphone => "গ্রামীণফোন",
            Self::Banglalink => "বাংলালিংক",
            Self::Teletalk => "টেলিটক",
            Self::Airtel => "এয়ারটেল",
            Self::Robi => "রবি",
        }
    }
}

impl Mobile {
    /// `+8801712345678`: E.164, as it is stored and sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `01712345678`, as it is dialled in the country.
    #[must_use]
    pub fn local(&self) -> &str {
        // "+88" is the country; the zero belongs to both forms
        &self.0[3..]
    }

    /// Whose block the number is from: for show only, since numbers move between operators with their holders.
    #[must_use]
    pub fn block(&self) -> Operator {
        match self.local().as_bytes()[2] {
            b'4' | b'9' => Operator::Banglalink,
            b'5' => Operator::Teletalk,
            b'6' => Operator::Airtel,
            b'8' => Operator::Robi,
            _ => Operator::Grameenphone,
        }
    }
}

impl fmt::Display for Mobile {
    /// `01712-345678`, as it is printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", &self.local()[..5], &self.local()[5..])
    }
}

impl From<Mobile> for String {
    fn from(mobile: Mobile) -> Self {
        mobile.0
    }
}

/// Reads a mobile number in either set of digits: local, without its zero, after `880`, `+880`, `00880`, or
/// `+880 (0)`; with spaces, dashes, dots and brackets.
#[must_use]
pub fn read(text: &str) -> Outcome<Mobile> {
    let shown: String = text.chars().filter(|char| !matches!(char, '(' | ')' | '.')).collect();
    let trimmed = shown.trim_start_matches(digits::is_separator);
    let (abroad, rest) = trimmed.strip_prefix('+').map_or((false, trimmed), |rest| (true, rest));
    let digits = match digits::only(rest) {
        Ok(digits) => digits,
        Err(reason) => return Outcome::Invalid(reason),
    };
    let (abroad, digits) = digits.strip_prefix("00").map_or((abroad, digits.as_str()), |rest| (true, rest));
    let national = match digits.strip_prefix(COUNTRY) {
        Some(rest) if abroad || digits.len() > LENGTH => rest,
        _ if abroad => return Outcome::Invalid(Reason::Foreign),
        _ => digits,
    };
    let national = national.strip_prefix('0').unwrap_or(national);
    if national.len() != LENGTH - 1 {
        let found = if abroad { digits.len() } else { national.len() + 1 };
        let expected = if abroad { COUNTRY.len() + LENGTH - 1 } else { LENGTH };
        return Outcome::Invalid(Reason::Length { found, expected });
    }
    match national.as_bytes() {
        [b'1', b'3'..=b'9', ..] => Outcome::Valid(Mobile(format!("+{COUNTRY}{national}"))),
        _ => Outcome::Invalid(Reason::Beginning(BEGINNING)),
    }
}
