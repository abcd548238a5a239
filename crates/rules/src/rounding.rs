//! Rounding by a name the rules give it, and shares of a sum that add up.

use bangladesh::land::{Ratio, Rounding as Way};

use crate::file::Mode;
use crate::say::Said;
use crate::value::POISHA;

/// A rounding: to a multiple of so many poisha.
#[derive(Clone, Debug)]
pub(crate) struct Rounding {
    pub title: Said,
    pub poisha: i64,
    pub way: Way,
}

impl Mode {
    pub(crate) fn way(self) -> Way {
        match self {
            Self::HalfUp => Way::HalfUp,
            Self::Up => Way::Up,
            Self::Down => Way::Down,
        }
    }
}

impl Rounding {
    /// An amount of taka, rounded; nothing when it is too large.
    pub(crate) fn round(&self, taka: Ratio) -> Option<Ratio> {
        let unit = Ratio::new(self.poisha.into(), POISHA.into())?;
        let units = taka.over(unit)?.round(0, self.way)?;
        unit.times(Ratio::new(units.minor(0)?, 1)?)
    }
}

/// Whole poisha of an amount of taka that has no smaller part.
pub(crate) fn poisha(taka: Ratio) -> Option<i64> {
    let (number, below) = taka.times(Ratio::whole(POISHA))?.terms();
    if below == 1 { i64::try_from(number).ok() } else { None }
}

/// What a part payment bears of a tax that is due on the whole, in poisha: `due` on `whole`, of which `paid_before` was
/// paid and `taken_before` taken, when `now` is paid. Each part bears its proportion, the last what is left, so the parts
/// add up to `due`. Below nothing when more was taken before than is now due: the proof that was missing has been shown,
/// and somebody has to decide what becomes of the rest.
///
/// Nothing when the amounts are no parts of the whole: negative, or together above it.
#[must_use]
pub fn instalment(due: i64, whole: i64, paid_before: i64, now: i64, taken_before: i64) -> Option<i64> {
    let paid = paid_before.checked_add(now)?;
    if due < 0 || whole <= 0 || paid_before < 0 || now < 0 || paid > whole {
        return None;
    }
    let share = Ratio::whole(due).times(Ratio::new(paid.into(), whole.into())?)?;
    let share = i64::try_from(share.round(0, Way::HalfUp)?.minor(0)?).ok()?;
    share.checked_sub(taken_before)
}
