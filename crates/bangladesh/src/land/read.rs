//! Areas as people type them: `2 bigha 3 katha`, `৫ কাঠা ৮ ছটাক`, `33.06 decimal`.

use std::fmt;

use unicode_normalization::UnicodeNormalization;

use super::{Area, Custom, Unit};
use crate::digits::to_ascii;
use crate::number::{self, read};

/// Digits behind the point of one number.
const PLACES: u8 = 8;
/// Numbers and units of one area.
const LONGEST: usize = 200;

/// Why a text is no area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is nothing to read.
    Empty,
    /// Longer than any area.
    TooLong,
    /// A number cannot be read.
    Number(number::Refusal),
    /// A word that is no unit of land.
    NoUnit(String),
    /// Beyond what can be held, or the custom is senseless.
    TooLarge,
}

impl Refusal {
    /// The reason in Bengali.
    #[must_use]
    pub fn bn(&self) -> String {
        match self {
            Self::Empty => "জমির পরিমাণ লেখা নেই".to_owned(),
            Self::TooLong => "লেখাটি অনেক লম্বা".to_owned(),
            Self::Number(refusal) => refusal.bn(),
            Self::NoUnit(found) if found.is_empty() => "একক লিখুন: শতাংশ, কাঠা, বর্গফুট".to_owned(),
            Self::NoUnit(found) => format!("“{found}” জমির কোনো একক নয়"),
            Self::TooLarge => "পরিমাণটি অনেক বড়".to_owned(),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("there is no area"),
            Self::TooLong => f.write_str("it is longer than any area"),
            Self::Number(refusal) => refusal.fmt(f),
            Self::NoUnit(found) if found.is_empty() => f.write_str("say the unit: decimal, katha, sq ft"),
            Self::NoUnit(found) => write!(f, "“{found}” is no unit of land"),
            Self::TooLarge => f.write_str("it is too large"),
        }
    }
}

impl std::error::Error for Refusal {}

/// Reads numbers with their units and adds them up.
///
/// # Errors
/// Why it is no area.
pub fn read(text: &str, custom: &Custom) -> Result<Area, Refusal> {
    if text.chars().count() > LONGEST {
        return Err(Refusal::TooLong);
    }
    let folded = to_ascii(&text.nfc().flat_map(char::to_lowercase).collect::<String>());
    let mut rest = folded.trim();
    if rest.is_empty() {
        return Err(Refusal::Empty);
    }
    let mut sum = Area::ZERO;
    while !rest.is_empty() {
        let (number, unit, behind) = split(rest);
        let number = read::number(number, PLACES).map_err(Refusal::Number)?;
        let unit = find(unit).ok_or_else(|| Refusal::NoUnit(unit.to_owned()))?;
        let area = Area::of(number, unit, custom).ok_or(Refusal::TooLarge)?;
        sum = sum.plus(area).ok_or(Refusal::TooLarge)?;
        rest = behind;
    }
    Ok(sum)
}

/// A number, the words up to the next number, and the rest. The 2 of `m2` belongs to its unit.
fn split(text: &str) -> (&str, &str, &str) {
    let in_number = |char: char| char.is_ascii_digit() || matches!(char, ',' | '.');
    let after_number = text.find(|char| !in_number(char)).unwrap_or(text.len());
    let (number, behind) = text.split_at(after_number);
    let metre = behind.trim_start().strip_prefix("m2").map(|rest| behind.len() - rest.len());
    let end = metre.or_else(|| behind.find(|char: char| char.is_ascii_digit())).unwrap_or(behind.len());
    let (unit, rest) = behind.split_at(end);
    (number, unit.trim_matches(|char: char| char.is_whitespace() || matches!(char, ',' | '.')), rest.trim())
}

fn find(name: &str) -> Option<Unit> {
    let plain = |text: &str| text.chars().filter(|char| !char.is_whitespace() && *char != '.').collect::<String>();
    let wanted = plain(name);
    let is_name = |unit: &Unit| {
        let (en, bn) = unit.names();
        en.iter().chain(bn).any(|name| plain(name) == wanted)
    };
    Unit::ALL.into_iter().find(is_name)
}
