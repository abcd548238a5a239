//! What one unit of an item is in the item's own unit, and how quantities turn from one unit into another, exactly.

use async_graphql::InputObject;
use bangladesh::land::{Ratio, Rounding};
use contracts::master_data::{ConversionId, ItemId, MeasureId};
use kernel::fields::{Fields, expect_version};
use kernel::{Error, Quantity, Result, utoipa};
use serde::{Deserialize, Serialize};

use crate::errors;
use crate::fraction::{Fraction, written};
use crate::item::Item;
use crate::measure::{Measure, MeasureQuality};
use crate::words::OpenState;

/// Digits behind the point a quantity is kept with.
const PLACES: u8 = 6;

/// What one unit of an item is in the item's own unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Conversion {
    pub id: ConversionId,
    pub item_id: ItemId,
    pub measure_id: MeasureId,
    /// How many of the item's own unit one is, above the line.
    pub numerator: i64,
    /// Below the line.
    pub denominator: i64,
    pub state: OpenState,
    pub version: i32,
}

/// What setting up a conversion takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewConversion {
    /// Of which item.
    pub item_id: ItemId,
    /// The other unit of measure.
    pub measure_id: MeasureId,
    /// How many of the item's own unit one of the other is: `50`, `0.482`, `1/3`.
    #[schema(min_length = 1, max_length = 40, example = "50")]
    pub size: String,
}

/// A conversion's size; every field is written.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdateConversion {
    /// The conversion.
    pub id: ConversionId,
    /// The version this change was made on.
    pub version: i32,
    /// How many of the item's own unit one of the other is: `50`, `0.482`, `1/3`.
    pub size: String,
}

impl Conversion {
    /// A conversion as it is set up, among those the item has.
    pub fn new(id: ConversionId, input: &NewConversion, item: &Item, units: &Units, measure: &Measure) -> Result<Self> {
        let mut fields = Fields::default();
        let size = Fraction::of(&mut fields, "size", &input.size);
        fields.done()?;
        units.expect_room(measure)?;
        Ok(Self {
            id,
            item_id: item.id,
            measure_id: measure.id,
            numerator: size.numerator,
            denominator: size.denominator,
            state: OpenState::Open,
            version: 1,
        })
    }

    /// The conversion with another size.
    pub fn update(self, input: &UpdateConversion) -> Result<Self> {
        expect_version("conversion", input.version, self.version)?;
        let open = self.expect_open()?;
        let size = Fraction::read("size", &input.size)?;
        Ok(Self { numerator: size.numerator, denominator: size.denominator, version: open.version + 1, ..open })
    }

    /// The conversion no longer used.
    pub fn close(self, version: i32) -> Result<Self> {
        expect_version("conversion", version, self.version)?;
        let open = self.expect_open()?;
        Ok(Self { state: OpenState::Closed, version: open.version + 1, ..open })
    }

    /// The conversion used again, among those the item has by now.
    pub fn reopen(self, version: i32, units: &Units, measure: &Measure) -> Result<Self> {
        expect_version("conversion", version, self.version)?;
        if self.state == OpenState::Open {
            return Err(Error::new(&errors::CONVERSION_OPEN));
        }
        units.expect_room(measure)?;
        Ok(Self { state: OpenState::Open, version: self.version + 1, ..self })
    }

    fn expect_open(self) -> Result<Self> {
        match self.state {
            OpenState::Open => Ok(self),
            OpenState::Closed => Err(Error::new(&errors::CONVERSION_CLOSED)),
        }
    }

    /// How many of the item's own unit one is.
    pub fn size(&self) -> Fraction {
        Fraction { numerator: self.numerator, denominator: self.denominator }
    }
}

/// The units an item is counted in: its own, and others with how many of its own each is. Of every quality but packages
/// there is one at most, and none of the own unit's, so that there are never two ways with two answers.
#[derive(Clone, Debug)]
pub struct Units {
    pub own: Measure,
    pub others: Vec<(Measure, Fraction)>,
}

impl Units {
    /// Refuses a unit that can be reached already.
    pub fn expect_room(&self, measure: &Measure) -> Result<()> {
        let error = |code| Err(Error::new(code).field("measureId").with("measure", &measure.symbol));
        if measure.id == self.own.id || self.others.iter().any(|(other, _)| other.id == measure.id) {
            return error(&errors::CONVERSION_TAKEN);
        }
        if measure.quality != MeasureQuality::Package && self.own_in(measure).is_some() {
            return error(&errors::CONVERSION_KNOWN);
        }
        Ok(())
    }

    /// How many of the item's own unit one is; nothing when nobody said.
    pub fn own_in(&self, measure: &Measure) -> Option<Ratio> {
        if let Some((_, size)) = self.others.iter().find(|(other, _)| other.id == measure.id) {
            return Some(size.ratio());
        }
        measure.over(&self.own).or_else(|| {
            self.others.iter().find_map(|(other, size)| measure.over(other).and_then(|ratio| ratio.times(size.ratio())))
        })
    }

    /// How many of `to` one of `from` is.
    pub fn ratio(&self, from: &Measure, to: &Measure) -> Option<Ratio> {
        from.over(to).or_else(|| self.own_in(from)?.over(self.own_in(to)?))
    }
}

/// How many of `to` one of `from` is, of an item or of anything.
///
/// # Errors
/// `master_data.conversion.none`, saying what is missing.
pub fn ratio(of: Option<(&Item, &Units)>, from: &Measure, to: &Measure) -> Result<Ratio> {
    let found = match of {
        Some((_, units)) => units.ratio(from, to),
        None => from.over(to),
    };
    found.ok_or_else(|| {
        let code = if of.is_some() { &errors::CONVERSION_NONE } else { &errors::CONVERSION_ITEMLESS };
        let error = Error::new(code).field("to").with("from", &from.symbol).with("to", &to.symbol);
        match of {
            Some((item, units)) => error.with("item", &item.code).with("own", &units.own.symbol),
            None => error,
        }
    })
}

/// A quantity in another unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Converted {
    /// Rounded to the decimals of its unit, halves away from zero.
    pub quantity: Quantity,
    /// As it was before: a decimal, or a fraction such as `1/3`.
    pub exact: String,
    /// How many of the other unit one is, exactly.
    pub one: String,
    /// Whether something was rounded away or added.
    pub rounded: bool,
}

/// This quantity at this ratio, in a unit of so many decimals.
///
/// # Errors
/// `kernel.quantity-invalid`, too large to be kept.
pub fn convert(quantity: Quantity, ratio: Ratio, decimals: i16) -> Result<Converted> {
    let large = || Error::new(&kernel::codes::QUANTITY_INVALID).with("value", quantity).field("quantity");
    let amount = Ratio::new(quantity.micro.into(), 10i128.pow(PLACES.into())).ok_or_else(large)?;
    let exact = amount.times(ratio).ok_or_else(large)?;
    let places = u8::try_from(decimals).unwrap_or(PLACES);
    let kept = exact.round(places, Rounding::HalfUp).ok_or_else(large)?;
    let micro = kept.minor(PLACES).and_then(|micro| i64::try_from(micro).ok()).ok_or_else(large)?;
    Ok(Converted {
        quantity: Quantity::micro(micro),
        exact: written(exact),
        one: written(ratio),
        rounded: Ratio::of(kept) != Some(exact),
    })
}
