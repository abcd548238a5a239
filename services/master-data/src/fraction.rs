//! Exact factors between units, as people write them: `50`, `0.482`, `381/1250`.

use bangladesh::land::Ratio;
use kernel::fields::{Fields, plain_digit};
use kernel::{Error, Result};

use crate::errors;

#[cfg(test)]
mod tests;

/// A factor above zero whose terms fit the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    pub numerator: i64,
    pub denominator: i64,
}

impl Fraction {
    /// One.
    pub const ONE: Self = Self { numerator: 1, denominator: 1 };

    /// Reads `50`, `0.482` or `381/1250`, in either digits.
    pub fn read(field: &'static str, text: &str) -> Result<Self> {
        let plain: String = text.chars().map(plain_digit).filter(|letter| !letter.is_whitespace()).collect();
        let read = match plain.split_once('/') {
            Some((above, below)) => decimal(above).zip(decimal(below)).and_then(|(above, below)| above.over(below)),
            None => decimal(&plain),
        };
        let fits = read.and_then(|ratio| {
            let (numerator, denominator) = ratio.terms();
            Some(Self { numerator: i64::try_from(numerator).ok()?, denominator: i64::try_from(denominator).ok()? })
        });
        let known = fits.filter(|fraction| fraction.numerator > 0);
        known.ok_or_else(|| Error::new(&errors::FRACTION_INVALID).field(field).with("value", text))
    }

    /// The same among other complaints; one when it cannot be read.
    pub fn of(fields: &mut Fields, field: &'static str, text: &str) -> Self {
        fields.read(Self::read(field, text)).unwrap_or(Self::ONE)
    }

    /// To calculate with.
    pub fn ratio(self) -> Ratio {
        Ratio::new(self.numerator.into(), self.denominator.into()).unwrap_or(Ratio::ZERO)
    }
}

impl std::fmt::Display for Fraction {
    /// As a decimal where it is one of at most 12 places, else as a fraction.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&written(self.ratio()))
    }
}

/// As a decimal where it is one of at most 12 places, else as a fraction.
pub fn written(ratio: Ratio) -> String {
    let round = ratio.round(12, bangladesh::land::Rounding::Down);
    match round.filter(|decimal| Ratio::of(*decimal) == Some(ratio)) {
        Some(decimal) => plain(decimal),
        None => ratio.to_string(),
    }
}

/// A decimal without noughts that say nothing.
pub fn plain(decimal: bangladesh::number::Decimal) -> String {
    let places = usize::from(decimal.places());
    let units = decimal.minor(decimal.places()).unwrap_or_default();
    let (sign, digits) =
        (if units < 0 { "-" } else { "" }, format!("{:0>width$}", units.unsigned_abs(), width = places + 1));
    let (whole, fraction) = digits.split_at(digits.len() - places);
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

/// A decimal of at most 18 digits.
fn decimal(text: &str) -> Option<Ratio> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = format!("{whole}{fraction}");
    let stands = !whole.is_empty() && digits.len() <= 18 && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !stands || text.ends_with('.') {
        return None;
    }
    Ratio::new(digits.parse().ok()?, 10i128.checked_pow(u32::try_from(fraction.len()).ok()?)?)
}
