//! Money is whole minor units with a currency; rounding is always an argument; a sum splits without loss.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::Schema;
use utoipa::{PartialSchema, ToSchema};

use crate::error::codes;
use crate::rest::schema;
use crate::{Error, Result};

/// An ISO 4217 code: three capital letters.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency([u8; 3]);

impl Currency {
    /// Bangladeshi taka, of 100 poisha.
    pub const BDT: Self = Self(*b"BDT");

    /// The three letters.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).expect("three ASCII letters")
    }

    /// Decimal places of the minor unit (ISO 4217, column "minor unit").
    #[must_use]
    pub fn decimals(self) -> u32 {
        match &self.0 {
            b"JPY" | b"KRW" | b"VND" | b"CLP" | b"ISK" | b"UGX" | b"XAF" | b"XOF" | b"XPF" | b"PYG" | b"RWF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            _ => 2,
        }
    }
}

impl FromStr for Currency {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self> {
        match text.as_bytes() {
            [a, b, c] if [a, b, c].iter().all(|letter| letter.is_ascii_uppercase()) => Ok(Self([*a, *b, *c])),
            _ => Err(Error::new(&codes::CURRENCY_INVALID).with("value", text)),
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Currency {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

async_graphql::scalar!(Currency);

impl PartialSchema for Currency {
    fn schema() -> RefOr<Schema> {
        schema::pattern("^[A-Z]{3}$", "BDT", "An ISO 4217 code.")
    }
}

impl ToSchema for Currency {}

/// What to do with the part of a minor unit that cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// Half away from zero: how NBR and accountants round.
    HalfUp,
    /// Toward zero.
    Down,
    /// Away from zero.
    Up,
}

/// An amount in whole minor units of one currency. On the wire `{"amount":"1234.50","currency":"BDT"}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Money {
    /// Minor units (poisha).
    pub minor: i64,
    /// Of this currency.
    pub currency: Currency,
}

impl Money {
    /// `minor` units of `currency`.
    #[must_use]
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// The sum.
    ///
    /// # Errors
    /// Different currencies, or beyond what 64 bits hold.
    pub fn plus(self, other: Self) -> Result<Self> {
        if self.currency != other.currency {
            return Err(Error::new(&codes::CURRENCY_MIXED).with("left", self.currency).with("right", other.currency));
        }
        let minor = self.minor.checked_add(other.minor).ok_or_else(|| Error::new(&codes::MONEY_OVERFLOW))?;
        Ok(Self { minor, ..self })
    }

    /// `self × numerator ÷ denominator`, rounded once.
    ///
    /// # Errors
    /// A zero denominator, or beyond what 64 bits hold.
    pub fn ratio(self, numerator: i64, denominator: i64, rounding: Rounding) -> Result<Self> {
        if denominator == 0 {
            return Err(Error::new(&codes::MONEY_OVERFLOW));
        }
        let product = i128::from(self.minor) * i128::from(numerator);
        let quotient = divide(product, i128::from(denominator), rounding);
        let minor = i64::try_from(quotient).map_err(|_| Error::new(&codes::MONEY_OVERFLOW))?;
        Ok(Self { minor, ..self })
    }

    /// Splits by weights so that the parts add up to the whole (largest remainder first, then order).
    /// No part has the sign opposite to the whole. All-zero weights share equally; no weights, no parts.
    #[must_use]
    pub fn allocate(self, weights: &[u64]) -> Vec<Self> {
        if weights.is_empty() {
            return Vec::new();
        }
        let sum: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
        let even = vec![1u64; weights.len()];
        let (weights, sum) = if sum == 0 { (even.as_slice(), weights.len() as u128) } else { (weights, sum) };
        let whole = u128::from(self.minor.unsigned_abs());
        let mut parts: Vec<u128> = Vec::with_capacity(weights.len());
        let mut rest: Vec<(u128, usize)> = Vec::with_capacity(weights.len());
        for (index, weight) in weights.iter().enumerate() {
            let product = whole * u128::from(*weight);
            parts.push(product / sum);
            rest.push((product % sum, index));
        }
        let left = whole - parts.iter().sum::<u128>();
        rest.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        for (_, index) in rest.iter().take(usize::try_from(left).expect("fewer units left than parts")) {
            parts[*index] += 1;
        }
        parts
            .into_iter()
            .map(|part| {
                let part =
                    i64::try_from(i128::try_from(part).expect("a part of 64 bits") * i128::from(self.minor.signum()))
                        .expect("a part is no larger than its whole");
                Self { minor: part, ..self }
            })
            .collect()
    }

    /// Reads a plain decimal such as `-1234.50`.
    ///
    /// # Errors
    /// Not a decimal, more places than the currency has, or too large.
    pub fn parse(text: &str, currency: Currency) -> Result<Self> {
        let bad = || Error::new(&codes::MONEY_INVALID).with("value", text).with("currency", currency);
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let places = currency.decimals() as usize;
        let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !plain(whole) || !plain(fraction) || fraction.len() > places || digits.ends_with('.') {
            return Err(bad());
        }
        let minor: i64 = format!("{whole}{fraction:0<places$}").parse().map_err(|_| bad())?;
        Ok(Self { minor: if negative { -minor } else { minor }, currency })
    }
}

fn divide(numerator: i128, denominator: i128, rounding: Rounding) -> i128 {
    let (quotient, remainder) = (numerator / denominator, numerator % denominator);
    if remainder == 0 {
        return quotient;
    }
    let away = match rounding {
        Rounding::Down => false,
        Rounding::Up => true,
        Rounding::HalfUp => 2 * remainder.unsigned_abs() >= denominator.unsigned_abs(),
    };
    let sign = if (numerator < 0) == (denominator < 0) { 1 } else { -1 };
    quotient + if away { sign } else { 0 }
}

impl fmt::Display for Money {
    /// The amount alone, as a plain decimal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = self.currency.decimals();
        let unit = 10u64.pow(places);
        let (whole, fraction) = (self.minor.unsigned_abs() / unit, self.minor.unsigned_abs() % unit);
        let sign = if self.minor < 0 { "-" } else { "" };
        match places {
            0 => write!(f, "{sign}{whole}"),
            places => write!(f, "{sign}{whole}.{fraction:0>width$}", width = places as usize),
        }
    }
}

/// An amount of money.
#[derive(Serialize, Deserialize, ToSchema)]
#[schema(as = Money)]
struct Wire {
    /// A plain decimal with a point.
    #[schema(pattern = "^-?[0-9]+(\\.[0-9]+)?$", example = "1234.50")]
    amount: String,
    /// Of this currency.
    currency: Currency,
}

impl Serialize for Money {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Wire { amount: self.to_string(), currency: self.currency }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let wire = Wire::deserialize(deserializer)?;
        Self::parse(&wire.amount, wire.currency).map_err(serde::de::Error::custom)
    }
}

async_graphql::scalar!(Money);

impl PartialSchema for Money {
    fn schema() -> RefOr<Schema> {
        Wire::schema()
    }
}

impl ToSchema for Money {
    fn schemas(schemas: &mut Vec<schema::Named>) {
        Wire::schemas(schemas);
    }
}
