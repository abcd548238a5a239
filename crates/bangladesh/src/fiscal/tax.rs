//! The years and periods of income tax and VAT.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::{FiscalYear, JULY, Reason, twelve_months};
use crate::calendar::names;
use crate::digits::{to_ascii, to_bengali};

const CENTURY: i16 = 100;
const MONTHS_OF_QUARTER: i8 = 3;

/// The year a tax is assessed in: it begins on the 1 July after the income year has ended, so the income of 1 July 2025
/// to 30 June 2026 is assessed in 2026-27 (Income Tax Act 2023, s.2, definitions of assessment year and income year).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AssessmentYear(i16);

impl AssessmentYear {
    /// The assessment year of an income year, which for a bank or a foreign company's branch may end in another month.
    ///
    /// # Errors
    /// Beyond the calendar.
    pub fn of(income_year: FiscalYear) -> Result<Self, Reason> {
        let end = income_year.end();
        let next_july = if end.month() < JULY { end.year() } else { end.year() + 1 };
        Self::beginning(next_july)
    }

    /// The assessment year that begins on 1 July of a year.
    ///
    /// # Errors
    /// Beyond the calendar.
    pub fn beginning(year: i16) -> Result<Self, Reason> {
        let room = i16::from(Date::MIN.year() < year) * i16::from(year < Date::MAX.year());
        if room == 0 { Err(Reason::OutOfRange) } else { Ok(Self(year)) }
    }

    /// Reads `2026-27`, `2026-2027` or `২০২৬-২৭`; nothing else, and nothing where the years do not follow each other.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let plain = to_ascii(text.trim());
        let (first, second) = plain.split_once(['-', '\u{2013}', '/'])?;
        let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten();
        let (first_year, second_year): (i16, i16) = (number(first)?, number(second)?);
        let follows = match (first.len(), second.len()) {
            (4, 2) => second_year == (first_year + 1) % CENTURY,
            (4, 4) => second_year == first_year + 1,
            _ => false,
        };
        follows.then(|| Self::beginning(first_year).ok()).flatten()
    }

    /// The usual income year assessed in it: the twelve months before it begins.
    ///
    /// # Errors
    /// Beyond the calendar.
    pub fn income_year(self) -> Result<FiscalYear, Reason> {
        FiscalYear::containing(date(self.0 - 1, JULY, 1), JULY)
    }

    /// The year it begins in.
    #[must_use]
    pub fn begins_in(self) -> i16 {
        self.0
    }

    /// `২০২৬-২৭`
    #[must_use]
    pub fn bn(self) -> String {
        to_bengali(&self.to_string())
    }
}

impl fmt::Display for AssessmentYear {
    /// `2026-27`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.0, (self.0 + 1).rem_euclid(CENTURY))
    }
}

/// A tax period of VAT: a calendar month (VAT and Supplementary Duty Act 2012, s.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TaxPeriod {
    start: Date,
}

impl TaxPeriod {
    /// The one a day lies in.
    #[must_use]
    pub fn containing(date: Date) -> Self {
        Self { start: date.first_of_month() }
    }

    /// First day.
    #[must_use]
    pub fn start(self) -> Date {
        self.start
    }

    /// Last day.
    #[must_use]
    pub fn end(self) -> Date {
        self.start.last_of_month()
    }

    /// So many periods later, or earlier when negative: input VAT may be taken in its own period and the six after it.
    ///
    /// # Errors
    /// Beyond the calendar.
    pub fn later(self, periods: i32) -> Result<Self, Reason> {
        let moved = jiff::Span::new().try_months(periods).and_then(|months| self.start.checked_add(months));
        moved.map(Self::containing).map_err(|_| Reason::OutOfRange)
    }

    /// `অক্টোবর ২০২৬`
    #[must_use]
    pub fn bn(self) -> String {
        let month = names::month(self.start.month()).map_or("", |name| name.bn);
        to_bengali(&format!("{month} {}", self.start.year()))
    }
}

impl fmt::Display for TaxPeriod {
    /// `October 2026`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let month = names::month(self.start.month()).map_or("", |name| name.en);
        write!(f, "{month} {}", self.start.year())
    }
}

/// Three tax periods with one return (VAT and SD Act 2012, s.64 as replaced by the Finance Act 2026, s.11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TaxQuarter {
    start: Date,
}

impl TaxQuarter {
    /// The quarter a day lies in, when one of the quarters begins with `first_month`. No order of the NBR names the
    /// months; July, October, January and April follow from the fiscal year.
    ///
    /// # Errors
    /// No such month, or beyond the calendar.
    pub fn containing(date: Date, first_month: i8) -> Result<Self, Reason> {
        if !(1..=12).contains(&first_month) {
            return Err(Reason::NoSuchMonth);
        }
        let begun = (date.month() - first_month).rem_euclid(MONTHS_OF_QUARTER);
        let back = i32::from(begun).months();
        let start = date.first_of_month().checked_sub(back).map_err(|_| Reason::OutOfRange)?;
        start.checked_add(i32::from(MONTHS_OF_QUARTER).months()).map_err(|_| Reason::OutOfRange)?;
        Ok(Self { start })
    }

    /// First day.
    #[must_use]
    pub fn start(self) -> Date {
        self.start
    }

    /// Last day.
    #[must_use]
    pub fn end(self) -> Date {
        let last = self.start.saturating_add(i32::from(MONTHS_OF_QUARTER - 1).months());
        last.last_of_month()
    }

    /// Its three tax periods.
    #[must_use]
    pub fn periods(self) -> [TaxPeriod; 3] {
        [0, 1, 2].map(|months: i32| TaxPeriod::containing(self.start.saturating_add(months.months())))
    }
}

/// Three months of a fiscal year; the last is shorter when the year does not divide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quarter {
    /// 1 is the first of its year.
    pub number: u8,
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
}

impl FiscalYear {
    /// Its quarters in order, counted from its first month.
    #[must_use]
    pub fn quarters(self) -> Vec<Quarter> {
        let periods = self.periods();
        let threes = periods.chunks(usize::from(MONTHS_OF_QUARTER.unsigned_abs()));
        let quarter = |(number, months): (u8, &[super::Period])| {
            let (first, last) = (months.first()?, months.last()?);
            Some(Quarter { number, start: first.start, end: last.end })
        };
        (1..).zip(threes).filter_map(quarter).collect()
    }

    /// The usual income year a day lies in, July to June.
    ///
    /// # Errors
    /// Beyond the calendar.
    pub fn income_year(date: Date) -> Result<Self, Reason> {
        Self::containing(date, JULY)
    }

    /// The twelve months `2026-27`, `2026-2027` or `২০২৬-২৭` names, beginning with `start_month`; `2026` alone for
    /// years that begin in January.
    ///
    /// # Errors
    /// No such month, or not such a name.
    pub fn labelled(text: &str, start_month: i8) -> Result<Self, Reason> {
        let plain = to_ascii(text.trim());
        let year = match start_month {
            1 if plain.len() == 4 => plain.parse().ok(),
            1 => None,
            _ => AssessmentYear::read(&plain).map(AssessmentYear::begins_in),
        };
        let start = Date::new(year.ok_or(Reason::NoSuchYear)?, start_month, 1).map_err(|_| Reason::NoSuchMonth)?;
        Self::new(start, twelve_months(start)?)
    }

    /// `২০২৬-২৭`, or `২০২৬` when it lies in one calendar year.
    #[must_use]
    pub fn label_bn(self) -> String {
        to_bengali(&self.label())
    }
}
