//! The working days of a place.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Holiday, HolidayList, Kind, Weekend};

/// Longer than any stretch without work.
const LONGEST_REST_DAYS: usize = 366;
/// Kinds that close an office unless it says otherwise.
const KEPT: [Kind; 4] = [Kind::General, Kind::Executive, Kind::AdHoc, Kind::Own];

/// How sure an answer is; the later outweighs the earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Certainty {
    /// Every day looked at is settled.
    Settled,
    /// A holiday that follows the moon may still move onto or off one of the days.
    Provisional,
    /// One of the days is in a year without a list: only its weekends are known.
    Unlisted,
}

/// A date and how sure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reckoned {
    /// The date.
    pub date: Date,
    /// How sure it is.
    pub certainty: Certainty,
}

/// What a day is at this place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Day<'a> {
    /// It works.
    Working,
    /// It would rest, but works.
    Opened,
    /// It rests as every week.
    Weekend,
    /// It rests, for one or more reasons.
    Holiday(Vec<&'a Holiday>),
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No working day within a year.
    NeverOpen,
    /// Beyond the calendar, or too far to count day by day.
    OutOfRange,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NeverOpen => "there is no working day within a year",
            Self::OutOfRange => "it is beyond the calendar",
        })
    }
}

impl std::error::Error for Reason {}

/// Most working days counted at once: a hundred years of them.
const COUNT_AT_MOST: u32 = 36_600;

/// Weekend, holidays and exceptions of one place of work.
#[derive(Clone, Debug)]
pub struct WorkingCalendar {
    first_weekend: Weekend,
    later_weekends: BTreeMap<Date, Weekend>,
    holidays: BTreeMap<Date, Vec<Holiday>>,
    listed: BTreeSet<i16>,
    opened: BTreeSet<Date>,
    kept: Vec<Kind>,
}

impl WorkingCalendar {
    /// A place that rests on these weekdays and knows no holidays yet.
    #[must_use]
    pub fn new(weekend: Weekend) -> Self {
        Self {
            first_weekend: weekend,
            later_weekends: BTreeMap::new(),
            holidays: BTreeMap::new(),
            listed: BTreeSet::new(),
            opened: BTreeSet::new(),
            kept: KEPT.to_vec(),
        }
    }

    /// With another weekend from a day on.
    #[must_use]
    pub fn weekend_from(mut self, date: Date, weekend: Weekend) -> Self {
        self.later_weekends.insert(date, weekend);
        self
    }

    /// With the holidays of a list, whose year is then known: the country's first, then those of the place.
    #[must_use]
    pub fn with(mut self, list: &HolidayList) -> Self {
        self.listed.insert(list.year);
        for holiday in &list.holidays {
            self.holidays.entry(holiday.date).or_default().push(holiday.clone());
        }
        self
    }

    /// Keeping only these kinds of holidays: a private office may leave out [`Kind::Executive`].
    #[must_use]
    pub fn keeping(mut self, kinds: &[Kind]) -> Self {
        self.kept = kinds.to_vec();
        self
    }

    /// Working on a day it would rest, as when a bridge day is made up for on a Saturday.
    #[must_use]
    pub fn opening(mut self, date: Date) -> Self {
        self.opened.insert(date);
        self
    }

    /// What a day is.
    #[must_use]
    pub fn day(&self, date: Date) -> Day<'_> {
        let holidays: Vec<&Holiday> = self.kept_on(date).collect();
        match (self.opened.contains(&date), self.weekend_on(date).has(date.weekday())) {
            (true, _) => Day::Opened,
            (false, _) if !holidays.is_empty() => Day::Holiday(holidays),
            (false, true) => Day::Weekend,
            (false, false) => Day::Working,
        }
    }

    /// Whether the place works on a day.
    #[must_use]
    pub fn is_working(&self, date: Date) -> bool {
        let rests = self.weekend_on(date).has(date.weekday()) || self.kept_on(date).next().is_some();
        !rests || self.opened.contains(&date)
    }

    /// How sure that is. A weekend stays closed whatever the moon does.
    #[must_use]
    pub fn certainty(&self, date: Date) -> Certainty {
        let settled = self.opened.contains(&date)
            || self.weekend_on(date).has(date.weekday())
            || self.kept_on(date).any(|holiday| !holiday.provisional);
        let around = [date.yesterday().ok(), Some(date), date.tomorrow().ok()];
        let moving = || around.iter().flatten().flat_map(|day| self.kept_on(*day)).any(|holiday| holiday.provisional);
        match settled {
            true => Certainty::Settled,
            false if !self.listed.contains(&date.year()) => Certainty::Unlisted,
            false if moving() => Certainty::Provisional,
            false => Certainty::Settled,
        }
    }

    /// The first working day on or after a day.
    ///
    /// # Errors
    /// Never open, or beyond the calendar.
    pub fn on_or_after(&self, date: Date) -> Result<Reckoned, Reason> {
        self.search(date, 1)
    }

    /// The last working day on or before a day.
    ///
    /// # Errors
    /// Never open, or beyond the calendar.
    pub fn on_or_before(&self, date: Date) -> Result<Reckoned, Reason> {
        self.search(date, -1)
    }

    /// The day `days` working days after `date`, which itself does not count: 1 is the next working day.
    ///
    /// # Errors
    /// Never open, beyond the calendar, or more than a hundred years.
    pub fn after(&self, date: Date, days: u32) -> Result<Reckoned, Reason> {
        if days > COUNT_AT_MOST {
            return Err(Reason::OutOfRange);
        }
        let mut reckoned = Reckoned { date, certainty: Certainty::Settled };
        for _ in 0..days {
            let next = self.on_or_after(reckoned.date.tomorrow().map_err(|_| Reason::OutOfRange)?)?;
            reckoned = Reckoned { date: next.date, certainty: next.certainty.max(reckoned.certainty) };
        }
        Ok(reckoned)
    }

    /// How many working days lie from one day to another, both counted; 0 when the second is earlier.
    ///
    /// # Errors
    /// More than a hundred years.
    pub fn count(&self, from: Date, to: Date) -> Result<(u32, Certainty), Reason> {
        let days = from.until(to).map_err(|_| Reason::OutOfRange)?.get_days();
        if days > i32::try_from(COUNT_AT_MOST).unwrap_or(i32::MAX) {
            return Err(Reason::OutOfRange);
        }
        let all = || from.series(1.day()).take_while(|day| *day <= to);
        let working = all().filter(|day| self.is_working(*day)).count();
        let certainty = all().map(|day| self.certainty(day)).max().unwrap_or(Certainty::Settled);
        Ok((u32::try_from(working).map_err(|_| Reason::OutOfRange)?, certainty))
    }

    fn search(&self, from: Date, step: i64) -> Result<Reckoned, Reason> {
        let mut reckoned = Reckoned { date: from, certainty: self.certainty(from) };
        for _ in 0..LONGEST_REST_DAYS {
            if self.is_working(reckoned.date) {
                return Ok(reckoned);
            }
            let date = reckoned.date.checked_add(step.days()).map_err(|_| Reason::OutOfRange)?;
            reckoned = Reckoned { date, certainty: self.certainty(date).max(reckoned.certainty) };
        }
        Err(Reason::NeverOpen)
    }

    fn weekend_on(&self, date: Date) -> Weekend {
        self.later_weekends.range(..=date).next_back().map_or(self.first_weekend, |(_, weekend)| *weekend)
    }

    fn kept_on(&self, date: Date) -> impl Iterator<Item = &Holiday> {
        let holidays = self.holidays.get(&date).map_or(&[][..], Vec::as_slice);
        holidays.iter().filter(|holiday| self.kept.contains(&holiday.kind))
    }
}
