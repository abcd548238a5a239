//! Characters to tokens.

use bangladesh::land::Ratio;
use jiff::civil::Date;

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Token {
    Number(Ratio),
    Date(Date),
    Text(String),
    Name(String),
    /// An operator or a bracket, by its spelling.
    Sign(&'static str),
}

/// Longer ones first.
const SIGNS: [&str; 18] =
    ["..", "<=", ">=", "!=", "<", ">", "=", "+", "-", "*", "/", "%", "(", ")", "[", "]", ",", "|"];

pub(crate) fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, length) = match first {
            '0'..='9' => number_or_date(rest)?,
            '\'' | '"' => quoted(rest, first)?,
            _ if first.is_alphabetic() || first == '_' => name(rest),
            _ => sign(rest)?,
        };
        found.push(token);
        rest = rest[length..].trim_start();
    }
    Ok(found)
}

fn number_or_date(text: &str) -> Result<(Token, usize), String> {
    if let Some(date) = text.get(..10).filter(|_| text.as_bytes()[4..].first() == Some(&b'-'))
        && let Ok(date) = date.parse::<Date>()
    {
        return Ok((Token::Date(date), 10));
    }
    let mut length = text.find(|c: char| !(c.is_ascii_digit() || c == '_')).unwrap_or(text.len());
    if text[length..].starts_with('.') && text[length + 1..].starts_with(|c: char| c.is_ascii_digit()) {
        let after = &text[length + 1..];
        length += 1 + after.find(|c: char| !(c.is_ascii_digit() || c == '_')).unwrap_or(after.len());
    }
    let number = decimal(&text[..length]).ok_or_else(|| format!("“{}” is no number", &text[..length]))?;
    Ok((Token::Number(number), length))
}

/// `1_00_000.50`, exact.
fn decimal(text: &str) -> Option<Ratio> {
    let plain = text.replace('_', "");
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let digits = format!("{whole}{fraction}").parse::<i128>().ok()?;
    Ratio::new(digits, 10i128.checked_pow(u32::try_from(fraction.len()).ok()?)?)
}

fn quoted(text: &str, quote: char) -> Result<(Token, usize), String> {
    let inside = &text[1..];
    let end = inside.find(quote).ok_or_else(|| format!("the quote of {text} does not end"))?;
    Ok((Token::Text(inside[..end].to_owned()), end + 2))
}

fn name(text: &str) -> (Token, usize) {
    let length = text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len());
    (Token::Name(text[..length].to_owned()), length)
}

fn sign(text: &str) -> Result<(Token, usize), String> {
    let sign = SIGNS.iter().find(|sign| text.starts_with(**sign));
    let sign = sign.ok_or_else(|| format!("“{}” means nothing here", text.chars().next().unwrap_or(' ')))?;
    Ok((Token::Sign(sign), sign.len()))
}
