//! An area and its faces.

use super::{Custom, Ratio, Rounding, Unit};
use crate::number::{Decimal, Style};

/// An exact area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Area {
    square_feet: Ratio,
}

/// So many whole units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Part {
    /// How many.
    pub count: i128,
    /// Of what.
    pub unit: Unit,
}

impl Area {
    /// No land.
    pub const ZERO: Self = Self { square_feet: Ratio::ZERO };

    /// So many units; nothing when too large or the custom senseless.
    #[must_use]
    pub fn of(number: Decimal, unit: Unit, custom: &Custom) -> Option<Self> {
        Self::exactly(Ratio::of(number)?, unit, custom)
    }

    /// So many units as a fraction: a third of a katha.
    #[must_use]
    pub fn exactly(number: Ratio, unit: Unit, custom: &Custom) -> Option<Self> {
        Some(Self { square_feet: number.times(custom.square_feet(unit)?)? })
    }

    /// How many units it is, exactly.
    #[must_use]
    pub fn in_units(self, unit: Unit, custom: &Custom) -> Option<Ratio> {
        self.square_feet.over(custom.square_feet(unit)?)
    }

    /// Both together; nothing when too large.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        Some(Self { square_feet: self.square_feet.plus(other.square_feet)? })
    }

    /// What is left; nothing when too large.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        Some(Self { square_feet: self.square_feet.minus(other.square_feet)? })
    }

    /// A share or a multiple of it: an heir's 7/16, a floor area ratio of 3.25.
    #[must_use]
    pub fn times(self, share: Ratio) -> Option<Self> {
        Some(Self { square_feet: self.square_feet.times(share)? })
    }

    /// As deeds have it: whole bigha, whole katha, whole chhatak, in the order given, and the exact rest. Parts and rest
    /// add up to the whole.
    #[must_use]
    pub fn parts(self, units: &[Unit], custom: &Custom) -> Option<(Vec<Part>, Self)> {
        let mut rest = self;
        let mut parts = Vec::with_capacity(units.len());
        for unit in units {
            let count = rest.in_units(*unit, custom)?.trunc();
            rest = rest.minus(Self::exactly(Ratio::new(count, 1)?, *unit, custom)?)?;
            parts.push(Part { count, unit: *unit });
        }
        Some((parts, rest))
    }

    /// `5.00 katha`, rounded half up. For show: keep the area itself.
    #[must_use]
    pub fn write_en(self, unit: Unit, places: u8, custom: &Custom) -> Option<String> {
        Some(format!(
            "{} {}",
            self.rounded(unit, places, custom)?.write(&Style { places, ..Style::ENGLISH }),
            unit.en()
        ))
    }

    /// `৫.০০ কাঠা`, rounded half up. For show: keep the area itself.
    #[must_use]
    pub fn write_bn(self, unit: Unit, places: u8, custom: &Custom) -> Option<String> {
        Some(format!(
            "{} {}",
            self.rounded(unit, places, custom)?.write(&Style { places, ..Style::BENGALI }),
            unit.bn()
        ))
    }

    fn rounded(self, unit: Unit, places: u8, custom: &Custom) -> Option<Decimal> {
        self.in_units(unit, custom)?.round(places, Rounding::HalfUp)
    }
}
