//! What is known, and what follows from it.

use std::collections::BTreeMap;
use std::sync::Arc;

use bangladesh::land::Ratio;
use jiff::civil::Date;
use kernel::{Currency, Money};
use serde::{Deserialize, Serialize};

/// Poisha in a taka: amounts are poisha outside and taka in the packs.
pub(crate) const POISHA: i64 = 100;

/// What sort of thing a name of a pack stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A word, often one of a closed list of choices.
    Text,
    /// A number, exact.
    Number,
    /// A number that is written as a percentage.
    Rate,
    /// Money: poisha in facts and results, written in taka in packs.
    Amount,
    /// A day.
    Date,
    /// Yes or no.
    Flag,
}

impl Kind {
    pub(crate) fn is_number(self) -> bool {
        matches!(self, Self::Number | Self::Rate | Self::Amount)
    }

    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Rate => "rate",
            Self::Amount => "amount",
            Self::Date => "date",
            Self::Flag => "flag",
        }
    }
}

/// A fact or a result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// A word.
    Text(Arc<str>),
    /// A number or a rate, exact: 7.5 % is 3/40.
    Number(Ratio),
    /// Money in whole poisha.
    Amount(i64),
    /// A day.
    Date(Date),
    /// Yes or no.
    Flag(bool),
    /// Of a table that gives several rows.
    List(Vec<Value>),
}

/// What is known about a case: names of the pack and their values.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Facts(BTreeMap<String, Value>);

impl Facts {
    /// Nothing is known yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A word: a choice the pack lists.
    #[must_use]
    pub fn word(self, name: &str, word: &str) -> Self {
        self.with(name, Value::Text(word.into()))
    }

    /// An amount in poisha.
    #[must_use]
    pub fn poisha(self, name: &str, poisha: i64) -> Self {
        self.with(name, Value::Amount(poisha))
    }

    /// An amount of taka. Rules of Bangladesh reckon in taka: another currency is converted before.
    ///
    /// # Errors
    /// Another currency.
    pub fn money(self, name: &str, money: Money) -> kernel::Result<Self> {
        money.plus(Money::new(0, Currency::BDT))?;
        Ok(self.poisha(name, money.minor))
    }

    /// A whole number.
    #[must_use]
    pub fn number(self, name: &str, number: i64) -> Self {
        self.with(name, Value::Number(Ratio::whole(number)))
    }

    /// A day.
    #[must_use]
    pub fn date(self, name: &str, date: Date) -> Self {
        self.with(name, Value::Date(date))
    }

    /// Yes or no.
    #[must_use]
    pub fn flag(self, name: &str, flag: bool) -> Self {
        self.with(name, Value::Flag(flag))
    }

    /// Any value; the last one given for a name counts.
    #[must_use]
    pub fn with(mut self, name: &str, value: Value) -> Self {
        self.0.insert(name.to_owned(), value);
        self
    }

    /// The same without this one.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.0.remove(name);
        self
    }

    /// What is known under a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// All of them, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }
}

/// The two dates of every question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Dates {
    /// The day the case happens: what is law on it.
    pub on: Date,
    /// The day it is asked: rules enacted later are not used.
    pub known: Date,
}

impl Dates {
    /// The case of one day as it is known on another.
    #[must_use]
    pub fn new(on: Date, known: Date) -> Self {
        Self { on, known }
    }

    /// A case of the very day it is asked.
    #[must_use]
    pub fn same(day: Date) -> Self {
        Self { on: day, known: day }
    }
}
