//! How one date follows from another.

use jiff::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::working::{Certainty, Reason, Reckoned, WorkingCalendar};

/// The way from the day something happened, or a period ended, to the day it is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// So many days later; 0 is the same day.
    Days(u16),
    /// So many weeks later.
    Weeks(u16),
    /// The same day so many months later, or that month's last day.
    Months(u16),
    /// The so-manieth working day after it.
    WorkingDays(u16),
    /// A day of the month so many months later, or that month's last day: `{months: 1, day: 15}` is the 15th of the
    /// following month.
    DayOfMonth {
        /// Months after the one it happened in.
        months: u16,
        /// Day of that month, 1 to 31.
        day: u8,
    },
    /// The last day of the month so many months later.
    EndOfMonth(u16),
    /// The so-manieth working day of the month so many months later.
    WorkingDayOfMonth {
        /// Months after the one it happened in.
        months: u16,
        /// 1 is the first.
        number: u16,
    },
    /// The last working day of the month so many months later.
    LastWorkingDayOfMonth(u16),
}

/// What happens to a date on which nobody works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shift {
    /// It stays: the law says nothing of holidays.
    None,
    /// The next working day.
    Next,
    /// The working day before.
    Previous,
}

/// A step and what holidays do to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Rule {
    /// From the event to the date.
    pub step: Step,
    /// From the date to a working day.
    pub shift: Shift,
}

impl Rule {
    /// A rule that holidays do not move.
    #[must_use]
    pub const fn fixed(step: Step) -> Self {
        Self { step, shift: Shift::None }
    }

    /// A rule moved to the next working day.
    #[must_use]
    pub const fn next(step: Step) -> Self {
        Self { step, shift: Shift::Next }
    }

    /// The due date after an event, and how sure it is.
    ///
    /// # Errors
    /// Beyond the calendar, or no working day to be found.
    pub fn due(self, from: Date, working: &WorkingCalendar) -> Result<Reckoned, Reason> {
        let reached = self.step.from(from, working)?;
        let moved = match self.shift {
            Shift::None => return Ok(reached),
            Shift::Next => working.on_or_after(reached.date)?,
            Shift::Previous => working.on_or_before(reached.date)?,
        };
        Ok(Reckoned { certainty: moved.certainty.max(reached.certainty), ..moved })
    }
}

impl Step {
    fn from(self, from: Date, working: &WorkingCalendar) -> Result<Reckoned, Reason> {
        let date = match self {
            Self::Days(days) => add(from, Span::new().try_days(days)),
            Self::Weeks(weeks) => add(from, Span::new().try_weeks(weeks)),
            Self::Months(months) => later(from, months),
            Self::EndOfMonth(months) => later(from, months).map(Date::last_of_month),
            Self::DayOfMonth { months, day } => later(from, months).map(|month| day_of(month, day)),
            Self::WorkingDays(days) => return working.after(from, days.into()),
            Self::WorkingDayOfMonth { months, number } => {
                let eve = later(from, months)?.first_of_month().yesterday().map_err(|_| Reason::OutOfRange)?;
                return working.after(eve, number.into());
            }
            Self::LastWorkingDayOfMonth(months) => return working.on_or_before(later(from, months)?.last_of_month()),
        };
        date.map(|date| Reckoned { date, certainty: Certainty::Settled })
    }
}

fn add(date: Date, span: Result<Span, jiff::Error>) -> Result<Date, Reason> {
    span.and_then(|span| date.checked_add(span)).map_err(|_| Reason::OutOfRange)
}

fn later(date: Date, months: u16) -> Result<Date, Reason> {
    add(date, Span::new().try_months(months))
}

fn day_of(month: Date, day: u8) -> Date {
    let day = i8::try_from(day).unwrap_or(i8::MAX).clamp(1, month.days_in_month());
    Date::new(month.year(), month.month(), day).unwrap_or(month)
}
