//! The days of the week a place does not work.

use jiff::civil::Weekday;
use serde::{Deserialize, Serialize};

/// A set of weekdays, never all seven.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Vec<u8>", into = "Vec<u8>")]
pub struct Weekend(u8);

const DAYS: std::ops::RangeInclusive<i8> = 1..=7;

impl Weekend {
    /// Friday: factories, sites, shops and many private offices.
    pub const FRIDAY: Self = Self(1 << 5);
    /// Friday and Saturday: the government and banks.
    pub const FRIDAY_SATURDAY: Self = Self(1 << 5 | 1 << 6);

    /// The weekend of these days; nothing when they are all seven.
    #[must_use]
    pub fn of(days: &[Weekday]) -> Option<Self> {
        let set = days.iter().fold(0, |set, day| set | 1 << day.to_monday_one_offset());
        let all: u8 = DAYS.map(|day| 1u8 << day).sum();
        (set != all).then_some(Self(set))
    }

    /// Whether the day belongs to it.
    #[must_use]
    pub fn has(self, day: Weekday) -> bool {
        self.0 & 1 << day.to_monday_one_offset() != 0
    }

    /// Its days from Monday on.
    #[must_use]
    pub fn days(self) -> Vec<Weekday> {
        DAYS.filter_map(|day| Weekday::from_monday_one_offset(day).ok()).filter(|day| self.has(*day)).collect()
    }
}

impl From<Weekend> for Vec<u8> {
    /// ISO numbers, Monday 1 to Sunday 7.
    fn from(weekend: Weekend) -> Self {
        weekend.days().into_iter().map(|day| day.to_monday_one_offset().unsigned_abs()).collect()
    }
}

impl TryFrom<Vec<u8>> for Weekend {
    type Error = &'static str;

    fn try_from(numbers: Vec<u8>) -> Result<Self, Self::Error> {
        let day = |number: u8| i8::try_from(number).ok().and_then(|day| Weekday::from_monday_one_offset(day).ok());
        let days: Option<Vec<Weekday>> = numbers.into_iter().map(day).collect();
        Self::of(&days.ok_or("weekdays are 1 (Monday) to 7")?).ok_or("a weekend of seven days leaves none to work")
    }
}
