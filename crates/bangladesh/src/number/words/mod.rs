//! Amounts in words, in the two styles of cheques, vouchers and tax invoices.
//!
//! English puts the currency first (“Taka … and Paisa … Only”), Bengali last (“… টাকা … পয়সা মাত্র”). Both count in
//! crore, lakh, thousand and hundred; the crores are counted in the same way again, so that no amount is too large.

mod bengali;
mod english;
mod names;

pub use bengali::{Bengali, Hundred, Lakh, Twenty, bengali, bengali_number};
pub use english::{English, english, english_number};
pub(super) use names::{Word, word};

/// One crore, the largest unit with a name.
const CRORE: u128 = 10_000_000;
const LAKH: u128 = 100_000;
const THOUSAND: u128 = 1_000;
const HUNDRED: u128 = 100;

/// A currency's names and how many decimal places its minor unit has (taka 2, dinar 3, yen 0).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coin {
    /// “Taka”, “টাকা”.
    pub major: &'static str,
    /// “Paisa”, “Poisha”, “পয়সা”.
    pub minor: &'static str,
    /// Decimal places; at most 9 are looked at.
    pub places: u8,
}

impl Coin {
    /// Whole units and the rest, without sign.
    fn split(&self, minor: i128) -> (u128, u128) {
        const MOST: u8 = 9;
        let unit = 10u128.pow(u32::from(self.places.min(MOST)));
        (minor.unsigned_abs() / unit, minor.unsigned_abs() % unit)
    }
}

/// The number taken apart: how many crores, lakhs, thousands, hundreds, and what is left below a hundred.
fn parts(number: u128) -> [u128; 5] {
    [number / CRORE, number % CRORE / LAKH, number % LAKH / THOUSAND, number % THOUSAND / HUNDRED, number % HUNDRED]
}
