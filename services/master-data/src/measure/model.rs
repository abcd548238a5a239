//! Units of measure: what quantities are counted in, and how much one is of another of its quality.

use async_graphql::InputObject;
use bangladesh::land::Ratio;
use contracts::master_data::MeasureId;
use kernel::fields::{Fields, NAME, expect_version};
use kernel::{Error, Result, utoipa, words};
use serde::{Deserialize, Serialize};

use crate::errors;
use crate::fraction::{Fraction, written};
use crate::words::OpenState;

/// Characters of a symbol.
pub const SYMBOL: usize = 16;
/// Digits behind the point a quantity has at most.
const DECIMALS: i16 = 6;

words! {
    /// What a unit of measure measures. Units of one quality but packages turn into each other without asking.
    MeasureQuality {
        /// Pieces: one, a dozen, a thousand.
        Count = "count",
        /// Bags, trucks, jobs: how much is in one is said by the item, or by nobody.
        Package = "package",
        /// Weight.
        Mass = "mass",
        /// Length.
        Length = "length",
        /// Area.
        Area = "area",
        /// Volume.
        Volume = "volume",
        /// Hours.
        Time = "time",
    }
}

impl MeasureQuality {
    /// The unit of this quality all others are told in; of packages there is none.
    pub fn first(self) -> Option<&'static str> {
        match self {
            Self::Count => Some("nos"),
            Self::Package => None,
            Self::Mass => Some("kg"),
            Self::Length => Some("m"),
            Self::Area => Some("sqm"),
            Self::Volume => Some("cum"),
            Self::Time => Some("hour"),
        }
    }
}

/// A unit of measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Measure {
    pub id: MeasureId,
    #[schema(example = "cft")]
    pub symbol: String,
    #[schema(example = "Cubic foot")]
    pub name: String,
    #[schema(example = "ঘনফুট")]
    pub name_bn: Option<String>,
    pub quality: MeasureQuality,
    /// How many of the quality's first unit one is, above the line.
    pub numerator: i64,
    /// Below the line.
    pub denominator: i64,
    pub decimals: i16,
    pub shipped: bool,
    pub state: OpenState,
    pub version: i32,
}

/// What setting up a unit of measure takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewMeasure {
    /// How it is written after a quantity; large and small letters are not told apart.
    #[schema(min_length = 1, max_length = 16, example = "brass")]
    pub symbol: String,
    /// Its name.
    #[schema(min_length = 1, max_length = 200, example = "Brass of 100 cubic feet")]
    pub name: String,
    /// Its name in Bengali.
    #[schema(max_length = 200, example = "ব্রাস")]
    pub name_bn: Option<String>,
    /// What it measures; that never changes.
    pub quality: MeasureQuality,
    /// How many of the quality's first unit (nos, kg, m, sqm, cum, hour) one is: `50`, `0.3048`, `1/3`. Not for packages.
    #[schema(max_length = 40, example = "2.8316846592")]
    pub size: Option<String>,
    /// Digits behind the point its quantities have, 0 to 6.
    pub decimals: i16,
}

/// A unit of measure's facts; every field is written.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdateMeasure {
    /// The unit of measure.
    pub id: MeasureId,
    /// The version this change was made on.
    pub version: i32,
    /// How it is written after a quantity.
    pub symbol: String,
    /// Its name.
    pub name: String,
    /// Its name in Bengali.
    pub name_bn: Option<String>,
    /// Digits behind the point its quantities have, 0 to 6.
    pub decimals: i16,
}

impl Measure {
    /// A unit of measure as it is set up.
    pub fn new(id: MeasureId, input: &NewMeasure) -> Result<Self> {
        let mut fields = Fields::default();
        let size = size(&mut fields, input.quality, input.size.as_deref());
        let measure = Self {
            id,
            symbol: fields.required("symbol", &input.symbol, SYMBOL),
            name: fields.required("name", &input.name, NAME),
            name_bn: fields.optional("nameBn", input.name_bn.as_deref(), NAME),
            quality: input.quality,
            numerator: size.numerator,
            denominator: size.denominator,
            decimals: decimals(&mut fields, input.decimals),
            shipped: false,
            state: OpenState::Open,
            version: 1,
        };
        fields.done()?;
        Ok(measure)
    }

    /// The unit of measure with other names.
    pub fn update(self, input: &UpdateMeasure) -> Result<Self> {
        expect_version("unit of measure", input.version, self.version)?;
        let open = self.expect_open()?;
        let mut fields = Fields::default();
        let measure = Self {
            symbol: fields.required("symbol", &input.symbol, SYMBOL),
            name: fields.required("name", &input.name, NAME),
            name_bn: fields.optional("nameBn", input.name_bn.as_deref(), NAME),
            decimals: decimals(&mut fields, input.decimals),
            version: open.version + 1,
            ..open
        };
        fields.done()?;
        Ok(measure)
    }

    /// The unit of measure no longer used. `in_use` counts open items, conversions and prices in it.
    pub fn close(self, version: i32, in_use: i64) -> Result<Self> {
        expect_version("unit of measure", version, self.version)?;
        let open = self.expect_open()?;
        if in_use > 0 {
            return Err(Error::new(&errors::MEASURE_IN_USE).with("count", in_use));
        }
        Ok(Self { state: OpenState::Closed, version: open.version + 1, ..open })
    }

    /// The unit of measure in use again.
    pub fn reopen(self, version: i32) -> Result<Self> {
        expect_version("unit of measure", version, self.version)?;
        match self.state {
            OpenState::Open => Err(Error::new(&errors::MEASURE_OPEN)),
            OpenState::Closed => Ok(Self { state: OpenState::Open, version: self.version + 1, ..self }),
        }
    }

    /// Itself, unless it is closed.
    pub fn expect_open(self) -> Result<Self> {
        match self.state {
            OpenState::Open => Ok(self),
            OpenState::Closed => Err(Error::new(&errors::MEASURE_CLOSED)),
        }
    }

    /// How many of the other one is, without knowing of what; nothing when only an item can say.
    pub fn over(&self, other: &Self) -> Option<Ratio> {
        if self.id == other.id {
            return Some(Ratio::whole(1));
        }
        if self.quality == MeasureQuality::Package || self.quality != other.quality {
            return None;
        }
        self.factor().over(other.factor())
    }

    /// How many of the quality's first unit one is, as people read it; nothing for packages.
    pub fn size(&self) -> Option<String> {
        self.quality.first().map(|_| written(self.factor()))
    }

    fn factor(&self) -> Ratio {
        Fraction { numerator: self.numerator, denominator: self.denominator }.ratio()
    }

    /// What it is found by.
    pub fn texts(&self) -> Vec<&str> {
        [&self.symbol, &self.name].into_iter().chain(&self.name_bn).map(String::as_str).collect()
    }
}

fn size(fields: &mut Fields, quality: MeasureQuality, text: Option<&str>) -> Fraction {
    match (quality.first(), text.map(str::trim).filter(|text| !text.is_empty())) {
        (None, None) => Fraction::ONE,
        (None, Some(_)) => {
            fields.refuse(Error::new(&errors::MEASURE_SIZELESS).field("size"));
            Fraction::ONE
        }
        (Some(first), None) => {
            fields.refuse(Error::new(&errors::MEASURE_SIZE_REQUIRED).field("size").with("first", first));
            Fraction::ONE
        }
        (Some(_), Some(text)) => Fraction::of(fields, "size", text),
    }
}

fn decimals(fields: &mut Fields, decimals: i16) -> i16 {
    if !(0..=DECIMALS).contains(&decimals) {
        fields.refuse(Error::new(&errors::MEASURE_DECIMALS).field("decimals").with("limit", DECIMALS));
    }
    decimals
}
