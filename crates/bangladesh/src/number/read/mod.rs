//! What people type into a field for numbers: `12,34,567.50`, `৫ লাখ`, `2.5 crore`, `Tk. 1,200/-`, `পাঁচশত টাকা মাত্র`.
//!
//! Commas of both groupings are taken, and refused where neither puts them: `12,50` may be a decimal comma. What can be
//! meant in two ways is refused, never guessed.

mod sum;
mod token;

use unicode_normalization::UnicodeNormalization;

use super::words::Word;
use super::{Decimal, Refusal};
use crate::digits;
use token::Token;

/// No number in words is longer; nesting is bounded by it.
const LONGEST: usize = 400;
/// Digits behind the point of an amount in taka.
const PAISA_PLACES: u8 = 2;
const MINOR_PER_MAJOR: i128 = 100;

/// An amount in taka, with paisa at most: with or without `৳`, `Tk`, `টাকা`, `/-`, `মাত্র`, negative with a minus or in
/// parentheses, in digits or words of both languages.
///
/// # Errors
/// Why it is no amount.
pub fn amount(text: &str) -> Result<Decimal, Refusal> {
    read(text, PAISA_PLACES, true)
}

/// A number that is no money (a quantity, a rate) with at most `places` digits behind the point: as [`amount`], but a
/// word of the currency is refused.
///
/// # Errors
/// Why it is no number.
pub fn number(text: &str, places: u8) -> Result<Decimal, Refusal> {
    read(text, places, false)
}

fn read(text: &str, places: u8, money: bool) -> Result<Decimal, Refusal> {
    if text.chars().count() > LONGEST {
        return Err(Refusal::TooLong);
    }
    let folded: String = text.nfc().flat_map(char::to_lowercase).filter(|char| !is_invisible(*char)).collect();
    let folded = digits::to_ascii(folded.trim());
    let (bracketed, inside) = match folded.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inside) => (true, inside),
        None => (false, folded.as_str()),
    };
    let all = token::tokens(inside)?;
    let (minus, rest) = after(&all, Word::Minus);
    if minus && bracketed {
        return Err(Refusal::Ambiguous(text.trim().to_owned()));
    }
    let value = if money { taka(before(rest, Word::Only))? } else { sum::value(rest, places)? };
    if value.minor(places).is_none() {
        return Err(if value.places() > places { Refusal::TooPrecise { places } } else { Refusal::TooLarge });
    }
    if minus || bracketed { value.negated().ok_or(Refusal::TooLarge) } else { Ok(value) }
}

/// Joiners and marks of direction come along from web pages and telephones.
fn is_invisible(char: char) -> bool {
    matches!(char, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}')
}

fn after(tokens: &[Token], word: Word) -> (bool, &[Token]) {
    match tokens.split_first() {
        Some((first, rest)) if first.is(word) => (true, rest),
        _ => (false, tokens),
    }
}

fn before(tokens: &[Token], word: Word) -> &[Token] {
    match tokens.split_last() {
        Some((last, rest)) if last.is(word) => rest,
        _ => tokens,
    }
}

fn taka(tokens: &[Token]) -> Result<Decimal, Refusal> {
    let (_, tokens) = after(tokens, Word::Major);
    let Some(at) = tokens.iter().position(|token| token.is(Word::Minor)) else {
        return sum::value(before(tokens, Word::Major), PAISA_PLACES);
    };
    let (major, minor) = match at + 1 == tokens.len() {
        true => minor_last(&tokens[..at]),
        false => (&tokens[..at], &tokens[at + 1..]),
    };
    let major = before(before(major, Word::And), Word::Major);
    let minor = sum::value(minor, 0)?.minor(0).filter(|minor| (0..MINOR_PER_MAJOR).contains(minor));
    let minor = Decimal::new(minor.ok_or(Refusal::Order)?, PAISA_PLACES);
    if major.is_empty() {
        return Ok(minor);
    }
    let major = sum::value(major, PAISA_PLACES)?;
    if major.places() > 0 {
        return Err(Refusal::Ambiguous(token::text(tokens)));
    }
    major.plus(minor).ok_or(Refusal::TooLarge)
}

/// “12 taka 50 paisa”, “Taka 12 and 50 paisa”, “50 paisa”: the paisa begin after the last word between.
fn minor_last(tokens: &[Token]) -> (&[Token], &[Token]) {
    let between = |token: &Token| token.is(Word::Major) || token.is(Word::And);
    match tokens.iter().rposition(between) {
        Some(at) => (&tokens[..at], &tokens[at + 1..]),
        None => (&[], tokens),
    }
}
