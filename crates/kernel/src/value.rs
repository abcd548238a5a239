//! A value of one of a few kinds, as settings and tenants' own fields have it: written as text, read once, compared as
//! what it is.

use std::sync::Arc;

use jiff::civil::Date;

use crate::error::codes;
use crate::fields::{Fields, plain_digit};
use crate::meta::Word;
use crate::{Currency, Error, Money, Result};

/// What a value may be.
#[derive(Clone, Copy, Debug)]
pub enum ValueKind {
    /// Yes or no: `true`, `false`.
    Flag,
    /// A whole number within these bounds.
    Number {
        /// The least.
        least: i64,
        /// The most.
        most: i64,
    },
    /// A sum in taka within these bounds, in poisha.
    Money {
        /// The least.
        least: i64,
        /// The most.
        most: i64,
    },
    /// A line of text.
    Text {
        /// Characters at most.
        limit: usize,
    },
    /// One of these words.
    Choice {
        /// The words.
        words: &'static [Word],
    },
    /// A day.
    Date,
}

/// A value that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// A sum.
    Money(Money),
    /// A text, or a word of a list.
    Text(Arc<str>),
    /// A day.
    Date(Date),
}

impl std::fmt::Display for Value {
    /// As it is stored and sent.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Flag(yes) => yes.fmt(f),
            Self::Number(number) => number.fmt(f),
            Self::Money(money) => money.fmt(f),
            Self::Text(text) => f.write_str(text),
            Self::Date(day) => day.fmt(f),
        }
    }
}

impl ValueKind {
    /// The word of the kind, as it is stored and sent.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Flag => "flag",
            Self::Number { .. } => "number",
            Self::Money { .. } => "money",
            Self::Text { .. } => "text",
            Self::Choice { .. } => "choice",
            Self::Date => "date",
        }
    }

    /// Reads what somebody typed, in digits of either script.
    ///
    /// # Errors
    /// A sentence that says what belongs there.
    pub fn read(&self, text: &str) -> Result<Value> {
        let text = text.trim();
        let digits = || text.chars().map(plain_digit).filter(|letter| *letter != ',').collect::<String>();
        match *self {
            Self::Flag => read_flag(text),
            Self::Number { least, most } => read_number(&digits(), least, most),
            Self::Money { least, most } => read_money(&digits(), least, most),
            Self::Text { limit } => read_text(text, limit),
            Self::Choice { words } => read_word(text, words.iter().map(|word| word.value)),
            Self::Date => read_date(&digits()),
        }
    }
}

fn read_flag(text: &str) -> Result<Value> {
    text.parse().map(Value::Flag).map_err(|_| Error::new(&codes::VALUE_FLAG))
}

fn read_number(digits: &str, least: i64, most: i64) -> Result<Value> {
    let number: Option<i64> = digits.parse().ok().filter(|number| (least..=most).contains(number));
    let wrong = || Error::new(&codes::VALUE_NUMBER).with("least", least).with("most", most);
    number.map(Value::Number).ok_or_else(wrong)
}

fn read_money(digits: &str, least: i64, most: i64) -> Result<Value> {
    let sum = |minor| Money { minor, currency: Currency::BDT };
    let read = Money::parse(digits, Currency::BDT).ok().filter(|money| (least..=most).contains(&money.minor));
    let wrong = || Error::new(&codes::VALUE_MONEY).with("least", sum(least)).with("most", sum(most));
    read.map(Value::Money).ok_or_else(wrong)
}

/// Reads a line of text of at most so many characters.
///
/// # Errors
/// Empty, too long, or with letters that cannot be printed.
pub fn read_text(text: &str, limit: usize) -> Result<Value> {
    let mut fields = Fields::default();
    let text = fields.required("value", text, limit);
    fields.done()?;
    Ok(Value::Text(text.into()))
}

/// Reads one of these words.
///
/// # Errors
/// It is none of them.
pub fn read_word<'w>(text: &str, words: impl Iterator<Item = &'w str> + Clone) -> Result<Value> {
    match words.clone().find(|word| *word == text) {
        Some(word) => Ok(Value::Text(word.into())),
        None => Err(Error::new(&codes::VALUE_CHOICE).with("words", words.collect::<Vec<_>>().join(", "))),
    }
}

/// Reads a day.
///
/// # Errors
/// It is none.
pub fn read_date(digits: &str) -> Result<Value> {
    digits.parse().map(Value::Date).map_err(|_| Error::new(&codes::VALUE_DATE))
}
