//! “Taka One Crore Twenty-Three Lakh Only”.

use super::names::{ENGLISH_ONES, ENGLISH_TENS};
use super::{Coin, parts};

/// How an amount is put into English words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct English {
    /// The currency.
    pub coin: Coin,
    /// “Fifty-Three” rather than “Fifty Three”.
    pub hyphen: bool,
    /// “and Paisa Fifty” rather than “Paisa Fifty”.
    pub and_minor: bool,
    /// “One Hundred and Five” rather than “One Hundred Five”.
    pub and_hundred: bool,
    /// “Taka Five” rather than “Five Taka”.
    pub currency_first: bool,
    /// “Only” at the end, so that nothing can be added.
    pub only: bool,
}

impl Default for English {
    fn default() -> Self {
        let coin = Coin { major: "Taka", minor: "Paisa", places: 2 };
        Self { coin, hyphen: true, and_minor: true, and_hundred: false, currency_first: true, only: true }
    }
}

/// An amount of minor units in English: `english(12_035_000, &English::default())` is
/// “Taka One Lakh Twenty Thousand Three Hundred Fifty Only”. Below zero it begins with “Minus”.
#[must_use]
pub fn english(minor: i128, style: &English) -> String {
    let (whole, rest) = style.coin.split(minor);
    let mut words = Vec::new();
    if minor < 0 {
        words.push("Minus".to_owned());
    }
    words.push(style.named(whole, style.coin.major));
    if rest > 0 {
        if style.and_minor {
            words.push("and".to_owned());
        }
        words.push(style.named(rest, style.coin.minor));
    }
    if style.only {
        words.push("Only".to_owned());
    }
    words.join(" ")
}

/// A whole number in English, in lakhs and crores: “Twelve Lakh Five”.
#[must_use]
pub fn english_number(number: u128, style: &English) -> String {
    if number == 0 {
        return ENGLISH_ONES[0].to_owned();
    }
    let [crores, lakhs, thousands, hundreds, rest] = parts(number);
    let mut words = Vec::new();
    if crores > 0 {
        words.push(format!("{} Crore", english_number(crores, style)));
    }
    for (count, unit) in [(lakhs, "Lakh"), (thousands, "Thousand"), (hundreds, "Hundred")] {
        if count > 0 {
            words.push(format!("{} {unit}", style.below_hundred(count)));
        }
    }
    if rest > 0 {
        let and = style.and_hundred && !words.is_empty();
        words.extend(and.then(|| "and".to_owned()));
        words.push(style.below_hundred(rest));
    }
    words.join(" ")
}

impl English {
    fn named(&self, number: u128, unit: &str) -> String {
        let number = english_number(number, self);
        if self.currency_first { format!("{unit} {number}") } else { format!("{number} {unit}") }
    }

    fn below_hundred(&self, number: u128) -> String {
        let number = usize::try_from(number).unwrap_or_default();
        if let Some(name) = ENGLISH_ONES.get(number) {
            return (*name).to_owned();
        }
        let tens = ENGLISH_TENS.get(number / 10).copied().unwrap_or_default();
        match number % 10 {
            0 => tens.to_owned(),
            ones => format!("{tens}{}{}", if self.hyphen { "-" } else { " " }, ENGLISH_ONES[ones]),
        }
    }
}
