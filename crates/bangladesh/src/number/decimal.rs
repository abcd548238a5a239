//! An exact decimal.

use std::fmt;

/// A whole number of units of `10^-places`, without trailing zeros behind the point: 1.20 and 1.2 are equal.
///
/// It holds what is read and written and is no tool for reckoning; money is kept in whole minor units
/// ([`Decimal::minor`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    units: i128,
    places: u8,
}

impl Decimal {
    /// Nothing.
    pub const ZERO: Self = Self { units: 0, places: 0 };

    /// `units` of `10^-places`: `new(12050, 2)` is 120.50.
    #[must_use]
    pub fn new(mut units: i128, mut places: u8) -> Self {
        while places > 0 && units % 10 == 0 {
            units /= 10;
            places -= 1;
        }
        Self { units, places }
    }

    /// Digits behind the point.
    #[must_use]
    pub fn places(self) -> u8 {
        self.places
    }

    /// Whether it is below zero.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.units < 0
    }

    /// As whole units of `10^-places`: paisa for two. Nothing when it is finer than that or too large.
    #[must_use]
    pub fn minor(self, places: u8) -> Option<i128> {
        let up = places.checked_sub(self.places)?;
        self.units.checked_mul(power(up)?)
    }

    /// Times `10^by`; nothing when too large.
    #[must_use]
    pub fn scaled(self, by: u8) -> Option<Self> {
        let left = by.saturating_sub(self.places);
        let units = self.units.checked_mul(power(left)?)?;
        Some(Self::new(units, self.places.saturating_sub(by)))
    }

    /// The sum; nothing when too large.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let places = self.places.max(other.places);
        Some(Self::new(self.minor(places)?.checked_add(other.minor(places)?)?, places))
    }

    /// With the other sign; nothing for the one number that has none.
    #[must_use]
    pub fn negated(self) -> Option<Self> {
        Some(Self { units: self.units.checked_neg()?, ..self })
    }

    /// The digits before and behind the point, without sign; `places` of the latter at least.
    pub(super) fn digits(self, places: u8) -> (String, String) {
        let width = usize::from(self.places);
        let all = format!("{:0>width$}", self.units.unsigned_abs(), width = width + 1);
        let (whole, fraction) = all.split_at(all.len() - width);
        (whole.to_owned(), format!("{fraction:0<least$}", least = usize::from(places)))
    }
}

impl fmt::Display for Decimal {
    /// A plain decimal with a point, as programs exchange it: `-1234.5`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, fraction) = self.digits(0);
        let sign = if self.is_negative() { "-" } else { "" };
        let point = if fraction.is_empty() { "" } else { "." };
        write!(f, "{sign}{whole}{point}{fraction}")
    }
}

fn power(exponent: u8) -> Option<i128> {
    10i128.checked_pow(u32::from(exponent))
}
