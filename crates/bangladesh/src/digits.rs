//! Two sets of digits, one number.

use crate::identity::Reason;

const BENGALI_ZERO: u32 = 0x09E6;

/// `০১২` as `012`; everything else stays.
#[must_use]
pub fn to_ascii(text: &str) -> String {
    text.chars().map(ascii).collect()
}

/// `012` as `০১২`; everything else stays.
#[must_use]
pub fn to_bengali(text: &str) -> String {
    text.chars().map(bengali).collect()
}

fn ascii(char: char) -> char {
    match char {
        '০'..='৯' => char::from_u32(u32::from(char) - BENGALI_ZERO + u32::from('0')).unwrap_or(char),
        _ => char,
    }
}

fn bengali(char: char) -> char {
    match char {
        '0'..='9' => char::from_u32(u32::from(char) - u32::from('0') + BENGALI_ZERO).unwrap_or(char),
        _ => char,
    }
}

/// The ASCII digits of a printed number: spaces and dashes of every kind are only for the eye.
///
/// # Errors
/// [`Reason::Empty`], or [`Reason::NotDigits`] with the first stranger.
pub fn only(text: &str) -> Result<String, Reason> {
    let mut digits = String::with_capacity(text.len());
    for char in text.chars().filter(|char| !is_separator(*char)).map(ascii) {
        if !char.is_ascii_digit() {
            return Err(Reason::NotDigits(char));
        }
        digits.push(char);
    }
    if digits.is_empty() { Err(Reason::Empty) } else { Ok(digits) }
}

/// Whether one digit is repeated, as in `000000000000`: a placeholder somebody typed to be let through.
pub(crate) fn all_same(digits: &str) -> bool {
    let mut bytes = digits.bytes();
    bytes.next().is_some_and(|first| bytes.all(|byte| byte == first))
}

/// Hyphens U+2010–2015 come from word processors, the minus U+2212 from spreadsheets, marks without width from
/// web pages and telephones.
pub(crate) fn is_separator(char: char) -> bool {
    char.is_whitespace()
        || matches!(char, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}
