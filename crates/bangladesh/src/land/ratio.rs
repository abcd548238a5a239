//! Exact fractions.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::number::Decimal;

/// A fraction in lowest terms. Every operation that could outgrow it answers nothing instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Ratio {
    numerator: i128,
    denominator: i128,
}

/// What becomes of the part that does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rounding {
    /// To the nearer, halves away from zero.
    HalfUp,
    /// Towards zero.
    Down,
    /// Away from zero.
    Up,
}

impl Ratio {
    /// Nothing.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };

    /// One number over another; nothing over zero.
    #[must_use]
    pub const fn new(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator == 0 || numerator == i128::MIN || denominator == i128::MIN {
            return None;
        }
        let divisor = common(numerator.abs(), denominator.abs());
        let sign = denominator.signum();
        Some(Self { numerator: sign * numerator / divisor, denominator: sign * denominator / divisor })
    }

    /// A whole number.
    #[must_use]
    pub const fn whole(number: i64) -> Self {
        Self { numerator: number as i128, denominator: 1 }
    }

    /// The same as a decimal.
    #[must_use]
    pub fn of(decimal: Decimal) -> Option<Self> {
        let places = decimal.places();
        Self::new(decimal.minor(places)?, 10i128.checked_pow(u32::from(places))?)
    }

    /// Above the line, below it: the sign stands above.
    #[must_use]
    pub fn terms(self) -> (i128, i128) {
        (self.numerator, self.denominator)
    }

    /// The product.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        // crosswise first, so that fewer products outgrow their space
        let left = Self::new(self.numerator, other.denominator)?;
        let right = Self::new(other.numerator, self.denominator)?;
        let numerator = left.numerator.checked_mul(right.numerator)?;
        Self::new(numerator, left.denominator.checked_mul(right.denominator)?)
    }

    /// The quotient; nothing over zero.
    #[must_use]
    pub fn over(self, other: Self) -> Option<Self> {
        self.times(Self::new(other.denominator, other.numerator)?)
    }

    /// The sum.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let divisor = common(self.denominator, other.denominator);
        let left = self.numerator.checked_mul(other.denominator / divisor)?;
        let right = other.numerator.checked_mul(self.denominator / divisor)?;
        Self::new(left.checked_add(right)?, self.denominator.checked_mul(other.denominator / divisor)?)
    }

    /// The difference.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self { numerator: -other.numerator, ..other })
    }

    /// Whole ones in it, towards zero.
    #[must_use]
    pub fn trunc(self) -> i128 {
        self.numerator / self.denominator
    }

    /// As a decimal of so many places.
    #[must_use]
    pub fn round(self, places: u8, rounding: Rounding) -> Option<Decimal> {
        let scaled = self.numerator.checked_mul(10i128.checked_pow(u32::from(places))?)?;
        let (quotient, rest) = (scaled / self.denominator, (scaled % self.denominator).unsigned_abs());
        let away = match rounding {
            Rounding::Down => false,
            Rounding::Up => rest > 0,
            Rounding::HalfUp => rest >= self.denominator.unsigned_abs() - rest,
        };
        Some(Decimal::new(quotient + if away { scaled.signum() } else { 0 }, places))
    }

    /// Which is larger; nothing when the comparison would outgrow its space.
    #[must_use]
    pub fn compare(self, other: Self) -> Option<Ordering> {
        Some(self.minus(other)?.numerator.cmp(&0))
    }
}

impl fmt::Display for Ratio {
    /// `2178/5`, or `720` when whole.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.denominator {
            1 => write!(f, "{}", self.numerator),
            denominator => write!(f, "{}/{denominator}", self.numerator),
        }
    }
}

impl From<Ratio> for String {
    fn from(ratio: Ratio) -> Self {
        ratio.to_string()
    }
}

impl TryFrom<String> for Ratio {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        const FORM: &str = "a fraction is written 2178/5";
        let (numerator, denominator) = text.split_once('/').unwrap_or((&text, "1"));
        let number = |text: &str| text.parse::<i128>().map_err(|_| FORM);
        Self::new(number(numerator)?, number(denominator)?).ok_or(FORM)
    }
}

const fn common(mut a: i128, mut b: i128) -> i128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    if a == 0 { 1 } else { a }
}
