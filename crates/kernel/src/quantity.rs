//! A quantity is a decimal of at most six places, exact, of whatever unit stands beside it.

use std::fmt;
use std::str::FromStr;

use bytes::BytesMut;
use postgres_types::{FromSql, IsNull, ToSql, Type, to_sql_checked};
use serde::{Deserialize, Serialize};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::Schema;
use utoipa::{PartialSchema, ToSchema};

use crate::error::codes;
use crate::rest::schema;
use crate::{Error, Result};

/// Digits behind the point.
const PLACES: usize = 6;
/// Millionths in one.
const ONE: u64 = 1_000_000;

/// An amount of something: `12.5`. Kept as whole millionths, so that the database compares numbers of 64 bits. On the
/// wire a plain decimal in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Quantity {
    /// Millionths.
    pub micro: i64,
}

impl Quantity {
    /// Nothing.
    pub const ZERO: Self = Self { micro: 0 };

    /// So many millionths.
    #[must_use]
    pub const fn micro(micro: i64) -> Self {
        Self { micro }
    }

    /// The sum.
    ///
    /// # Errors
    /// `kernel.quantity-invalid`, beyond what 64 bits hold.
    pub fn plus(self, other: Self) -> Result<Self> {
        let sum = self.micro.checked_add(other.micro);
        sum.map(Self::micro)
            .ok_or_else(|| Error::new(&codes::QUANTITY_INVALID).with("value", format!("{self}+{other}")))
    }
}

impl FromStr for Quantity {
    type Err = Error;

    /// Reads a plain decimal such as `12.5`.
    fn from_str(text: &str) -> Result<Self> {
        let bad = || Error::new(&codes::QUANTITY_INVALID).with("value", text);
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !plain(whole) || !plain(fraction) || digits.ends_with('.') {
            return Err(bad());
        }
        let fraction = fraction.trim_end_matches('0');
        if fraction.len() > PLACES {
            return Err(bad());
        }
        let micro: i64 = format!("{whole}{fraction:0<PLACES$}").parse().map_err(|_| bad())?;
        Ok(Self { micro: if negative { -micro } else { micro } })
    }
}

impl fmt::Display for Quantity {
    /// A plain decimal without noughts that say nothing.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, fraction) = (self.micro.unsigned_abs() / ONE, self.micro.unsigned_abs() % ONE);
        let sign = if self.micro < 0 { "-" } else { "" };
        if fraction == 0 {
            return write!(f, "{sign}{whole}");
        }
        write!(f, "{sign}{whole}.{}", format!("{fraction:0>PLACES$}").trim_end_matches('0'))
    }
}

impl Serialize for Quantity {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Quantity {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

async_graphql::scalar!(Quantity);

impl PartialSchema for Quantity {
    fn schema() -> RefOr<Schema> {
        schema::pattern("^-?[0-9]+(\\.[0-9]{1,6})?$", "12.5", "A plain decimal with at most six places.")
    }
}

impl ToSchema for Quantity {}

impl ToSql for Quantity {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        self.micro.to_sql(ty, out)
    }
    fn accepts(ty: &Type) -> bool {
        <i64 as ToSql>::accepts(ty)
    }
    to_sql_checked!();
}

impl<'a> FromSql<'a> for Quantity {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        i64::from_sql(ty, raw).map(Self::micro)
    }
    fn accepts(ty: &Type) -> bool {
        <i64 as FromSql>::accepts(ty)
    }
}
