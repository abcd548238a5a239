//! Fiscal years: July to June by default, any month by choice, at most fifteen months.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::Date;

mod tax;

pub use tax::{AssessmentYear, Quarter, TaxPeriod, TaxQuarter};

/// July, the month Bangladesh's tax and government years begin with.
pub const JULY: i8 = 7;

/// Companies Act 1994 s.183(4): accounts may cover at most fifteen months (eighteen with the Registrar's leave,
/// which nobody has asked us to hold).
pub const MONTHS_AT_MOST: i32 = 15;

/// Why two dates make no fiscal year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It ends before it begins.
    Backwards,
    /// Companies Act 1994 s.183(4).
    TooLong,
    /// Periods are months, so a year ends with one.
    NotMonthEnd,
    /// There is no such month.
    NoSuchMonth,
    /// The text names no year.
    NoSuchYear,
    /// Beyond the calendar.
    OutOfRange,
}

impl Reason {
    /// The reason in Bengali.
    #[must_use]
    pub fn bn(self) -> &'static str {
        match self {
            Self::Backwards => "শুরুর আগেই শেষ",
            Self::TooLong => "১৫ মাসের বেশি (কোম্পানি আইন ১৯৯৪, ধারা ১৮৩(৪))",
            Self::NotMonthEnd => "মাসের শেষ দিনে শেষ হয়নি",
            Self::NoSuchMonth => "এমন মাস নেই",
            Self::NoSuchYear => "কোনো অর্থবছর বোঝা যায়নি; এভাবে লিখুন: ২০২৬-২৭",
            Self::OutOfRange => "তারিখটি পঞ্জিকার বাইরে",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Backwards => "it ends before it begins",
            Self::TooLong => "it is longer than 15 months (Companies Act 1994, s.183(4))",
            Self::NotMonthEnd => "it does not end with a month",
            Self::NoSuchMonth => "there is no such month",
            Self::NoSuchYear => "it names no fiscal year; write 2026-27",
            Self::OutOfRange => "it is beyond the calendar",
        })
    }
}

impl std::error::Error for Reason {}

/// One month of a fiscal year; the first one may begin in the middle when the company was born then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// 1 is the first of its year.
    pub number: u8,
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
}

/// A fiscal year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FiscalYear {
    start: Date,
    end: Date,
}

impl FiscalYear {
    /// The year between two days, both inside.
    ///
    /// # Errors
    /// Backwards, longer than fifteen months, or ending within a month.
    pub fn new(start: Date, end: Date) -> Result<Self, Reason> {
        if end < start {
            return Err(Reason::Backwards);
        }
        if end != end.last_of_month() {
            return Err(Reason::NotMonthEnd);
        }
        let too_late = start.checked_add(MONTHS_AT_MOST.months()).map_err(|_| Reason::OutOfRange)?;
        if end >= too_late {
            return Err(Reason::TooLong);
        }
        Ok(Self { start, end })
    }

    /// The twelve months beginning with `start_month` that `date` lies in.
    ///
    /// # Errors
    /// No such month, or beyond the calendar.
    pub fn containing(date: Date, start_month: i8) -> Result<Self, Reason> {
        let year = if date.month() >= start_month { date.year() } else { date.year() - 1 };
        let start = Date::new(year, start_month, 1).map_err(|_| Reason::NoSuchMonth)?;
        Self::new(start, twelve_months(start)?)
    }

    /// The year after this one, ending with the month before `start_month`. After a change of the start month it is
    /// shorter than twelve months, and then begins where the company wants its years to begin.
    ///
    /// # Errors
    /// No such month, or beyond the calendar.
    pub fn following(self, start_month: i8) -> Result<Self, Reason> {
        let start = self.end.tomorrow().map_err(|_| Reason::OutOfRange)?;
        Self::new(start, Self::containing(start, start_month)?.end)
    }

    /// First day.
    #[must_use]
    pub fn start(self) -> Date {
        self.start
    }

    /// Last day.
    #[must_use]
    pub fn end(self) -> Date {
        self.end
    }

    /// `2026-27`, or `2026` when it lies in one calendar year.
    #[must_use]
    pub fn label(self) -> String {
        const CENTURY: i16 = 100;
        if self.start.year() == self.end.year() {
            return format!("{:04}", self.start.year());
        }
        format!("{:04}-{:02}", self.start.year(), self.end.year() % CENTURY)
    }

    /// Whether `date` lies inside.
    #[must_use]
    pub fn holds(self, date: Date) -> bool {
        (self.start..=self.end).contains(&date)
    }

    /// Its months in order.
    #[must_use]
    pub fn periods(self) -> Vec<Period> {
        let mut periods = Vec::new();
        let mut start = self.start;
        let mut number = 1;
        loop {
            let end = start.last_of_month();
            periods.push(Period { number, start, end });
            match end.tomorrow() {
                Ok(next) if next <= self.end => start = next,
                _ => return periods,
            }
            number += 1;
        }
    }
}

fn twelve_months(start: Date) -> Result<Date, Reason> {
    start.checked_add(1.year()).and_then(Date::yesterday).map_err(|_| Reason::OutOfRange)
}

#[cfg(test)]
mod tests;
