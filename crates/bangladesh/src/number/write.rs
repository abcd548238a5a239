//! Numbers on paper and screen: three digits, then twos.

use super::Decimal;
use crate::digits;

/// Digits of a crore without its highest: what stands to the right of the crores.
const BELOW_CRORE: usize = 7;
const TAKA_SIGN: &str = "৳";

/// The digits a number is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Script {
    /// 0123456789
    Latin,
    /// ০১২৩৪৫৬৭৮৯
    Bengali,
}

/// Where the commas stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Grouping {
    /// 1234567890
    None,
    /// 1,23,45,67,890
    Lakh,
    /// 1,23,45,67,89,012 as 12,345,67,89,012: the crores by thousands, as some prints have it.
    LakhBelowCrore,
    /// 1,234,567,890
    Western,
}

/// How a number below zero is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Negative {
    /// −1,200 with the minus of print, U+2212.
    Minus,
    /// -1,200 with the hyphen of ASCII, for SMS and code pages.
    Hyphen,
    /// (1,200)
    Parentheses,
}

/// What says that it is money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Symbol {
    /// Nothing.
    None,
    /// ৳1,200. In an SMS it costs: one ৳ makes the whole message UCS-2.
    Sign,
    /// Tk 1,200
    Tk,
    /// BDT 1,200
    Bdt,
    /// ১,২০০ টাকা or Taka 1,200
    Word,
}

/// How a number is written. It never rounds: digits beyond `places` are written too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Style {
    /// The digits.
    pub script: Script,
    /// The commas.
    pub grouping: Grouping,
    /// The mark of a negative number.
    pub negative: Negative,
    /// The mark of money.
    pub symbol: Symbol,
    /// Digits behind the point, at least.
    pub places: u8,
    /// Whether whole takas end in `/-`, as on cheques and vouchers. Needs `places: 0`.
    pub slash: bool,
}

impl Style {
    /// 1,23,45,678.90
    pub const ENGLISH: Self = Self {
        script: Script::Latin,
        grouping: Grouping::Lakh,
        negative: Negative::Minus,
        symbol: Symbol::None,
        places: 2,
        slash: false,
    };
    /// ১,২৩,৪৫,৬৭৮.৯০
    pub const BENGALI: Self = Self { script: Script::Bengali, ..Self::ENGLISH };
}

impl Decimal {
    /// Writes the number in this style.
    #[must_use]
    pub fn write(self, style: &Style) -> String {
        let (whole, fraction) = self.digits(style.places);
        let slash = if style.slash && fraction.is_empty() { "/-" } else { "" };
        let point = if fraction.is_empty() { "" } else { "." };
        let plain = format!("{}{point}{fraction}{slash}", grouped(&whole, style.grouping));
        let number = match style.script {
            Script::Latin => plain,
            Script::Bengali => digits::to_bengali(&plain),
        };
        let money = style.money(&number);
        match style.negative {
            _ if !self.is_negative() => money,
            Negative::Minus => format!("\u{2212}{money}"),
            Negative::Hyphen => format!("-{money}"),
            Negative::Parentheses => format!("({money})"),
        }
    }
}

impl Style {
    fn money(&self, number: &str) -> String {
        match (self.symbol, self.script) {
            (Symbol::None, _) => number.to_owned(),
            (Symbol::Sign, _) => format!("{TAKA_SIGN}{number}"),
            (Symbol::Tk, _) => format!("Tk {number}"),
            (Symbol::Bdt, _) => format!("BDT {number}"),
            (Symbol::Word, Script::Latin) => format!("Taka {number}"),
            (Symbol::Word, Script::Bengali) => format!("{number} টাকা"),
        }
    }
}

fn grouped(whole: &str, grouping: Grouping) -> String {
    let last_three = whole.len().saturating_sub(3);
    match grouping {
        Grouping::None => whole.to_owned(),
        Grouping::Western => every(whole, 3),
        Grouping::Lakh if last_three > 0 => format!("{},{}", every(&whole[..last_three], 2), &whole[last_three..]),
        Grouping::LakhBelowCrore if whole.len() > BELOW_CRORE => {
            let (crores, rest) = whole.split_at(whole.len() - BELOW_CRORE);
            format!("{},{}", every(crores, 3), grouped(rest, Grouping::Lakh))
        }
        Grouping::LakhBelowCrore => grouped(whole, Grouping::Lakh),
        Grouping::Lakh => whole.to_owned(),
    }
}

/// ASCII digits with a comma before each `size` of them, counted from the right.
fn every(digits: &str, size: usize) -> String {
    let first = digits.len() % size;
    let mut groups = vec![&digits[..first]];
    groups.extend((first..digits.len()).step_by(size).map(|at| &digits[at..at + size]));
    groups.retain(|group| !group.is_empty());
    groups.join(",")
}
