//! Words, numbers and signs of a typed number.

use super::super::words::{self, Word};
use super::super::{Decimal, Refusal};

/// More digits than any number we can hold.
const DIGITS: usize = 36;
/// Digits of a crore without its highest digit, in groups as they stand between commas.
const BELOW_CRORE: [usize; 3] = [2, 2, 3];
/// Crore to half of Dhaka, credit to every accountant.
const TWO_MEANINGS: &[&str] = &["cr", "dr"];

/// A piece of a typed number.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub kind: Kind,
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// In digits, with so many typed behind the point.
    Number(Decimal, u8),
    Word(Word),
}

impl Token {
    pub fn is(&self, word: Word) -> bool {
        self.kind == Kind::Word(word)
    }

    fn word(word: Word, text: &str) -> Self {
        Self { kind: Kind::Word(word), text: text.to_owned() }
    }
}

/// The tokens as they were typed.
pub(super) fn text(tokens: &[Token]) -> String {
    tokens.iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// Takes a text in lower case with ASCII digits apart.
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, Refusal> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut rest = text;
    while let Some(char) = rest.chars().next() {
        let length = match char {
            '0'..='9' => take(rest, is_number, &mut tokens, number)?,
            '.' | ',' if begins_fraction(rest) => take(rest, is_number, &mut tokens, number)?,
            '৳' => push(&mut tokens, Token::word(Word::Major, "৳"), char.len_utf8()),
            _ if is_letter(char) => take(rest, is_letter, &mut tokens, word)?,
            _ if char.is_whitespace() || matches!(char, ',' | '.' | '।') => char.len_utf8(),
            '/' => slash(rest, &tokens)?,
            _ => sign(char, rest, &mut tokens)?,
        };
        rest = &rest[length..];
    }
    Ok(tokens)
}

fn push(tokens: &mut Vec<Token>, token: Token, length: usize) -> usize {
    tokens.push(token);
    length
}

fn take(
    rest: &str,
    belongs: fn(char) -> bool,
    tokens: &mut Vec<Token>,
    read: fn(&str) -> Result<Token, Refusal>,
) -> Result<usize, Refusal> {
    let end = rest.find(|char| !belongs(char)).unwrap_or(rest.len());
    tokens.push(read(&rest[..end])?);
    Ok(end)
}

fn is_number(char: char) -> bool {
    char.is_ascii_digit() || matches!(char, ',' | '.')
}

/// A comma there is refused with its number.
fn begins_fraction(rest: &str) -> bool {
    rest.as_bytes().get(1).is_some_and(u8::is_ascii_digit)
}

/// Vowel signs, hasanta and nukta belong to their word; the sign of the taka does not.
fn is_letter(char: char) -> bool {
    char != '৳' && (char.is_alphabetic() || ('\u{0980}'..='\u{09FE}').contains(&char))
}

fn is_dash(char: char) -> bool {
    matches!(char, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// “1,200/-”, “1,200/=” and “১,২০০/- টাকা”: the end of an amount, which changes nothing.
fn slash(rest: &str, tokens: &[Token]) -> Result<usize, Refusal> {
    match rest.chars().nth(1) {
        Some(end) if (is_dash(end) || end == '=') && !tokens.is_empty() => Ok(1 + end.len_utf8()),
        _ => Err(Refusal::Stranger('/')),
    }
}

/// A minus stands first; a hyphen joins two words; a plus may stand first.
fn sign(char: char, rest: &str, tokens: &mut Vec<Token>) -> Result<usize, Refusal> {
    let length = char.len_utf8();
    if tokens.is_empty() && is_dash(char) {
        return Ok(push(tokens, Token::word(Word::Minus, "-"), length));
    }
    let joins = is_dash(char)
        && matches!(tokens.last(), Some(Token { kind: Kind::Word(_), .. }))
        && rest[length..].starts_with(is_letter);
    if joins || (tokens.is_empty() && char == '+') { Ok(length) } else { Err(Refusal::Stranger(char)) }
}

fn word(text: &str) -> Result<Token, Refusal> {
    if TWO_MEANINGS.contains(&text) {
        return Err(Refusal::Ambiguous(text.to_owned()));
    }
    let word = words::word(text).ok_or_else(|| Refusal::Unknown(text.to_owned()))?;
    Ok(Token::word(word, text))
}

fn number(text: &str) -> Result<Token, Refusal> {
    let trimmed = text.trim_end_matches([',', '.']);
    let (whole, fraction) = trimmed.split_once('.').unwrap_or((trimmed, ""));
    let groups: Vec<&str> = whole.split(',').collect();
    let plain = fraction.bytes().all(|byte| byte.is_ascii_digit());
    if !plain || (whole.is_empty() && fraction.is_empty()) || !(trimmed.starts_with('.') || is_grouped(&groups)) {
        return Err(Refusal::Grouping(text.to_owned()));
    }
    let all = groups.concat() + fraction;
    if all.len() > DIGITS {
        return Err(Refusal::TooLarge);
    }
    let places = u8::try_from(fraction.len()).map_err(|_| Refusal::TooLarge)?;
    let units = all.parse().map_err(|_| Refusal::TooLarge)?;
    Ok(Token { kind: Kind::Number(Decimal::new(units, places), places), text: trimmed.to_owned() })
}

/// Whether the commas stand as one of the groupings puts them.
fn is_grouped(groups: &[&str]) -> bool {
    let sizes: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    sizes.len() == 1 || is_even(&sizes, 3) || is_lakh(&sizes) || is_above_crore(&sizes)
}

/// All groups but the first of one size, the last of three.
fn is_even(sizes: &[usize], size: usize) -> bool {
    let [first, middle @ .., last] = sizes else { return false };
    *last == 3 && (1..=size).contains(first) && middle.iter().all(|group| *group == size)
}

fn is_lakh(sizes: &[usize]) -> bool {
    is_even(sizes, 2)
}

/// Crores counted anew to the left of `12,34,567`: in one block or in groups of their own.
fn is_above_crore(sizes: &[usize]) -> bool {
    let Some(crores) = sizes.strip_suffix(&BELOW_CRORE) else { return false };
    crores.len() == 1 && crores[0] > 0 || is_even(crores, 3) || is_lakh(crores)
}
