//! The Bengali calendar of Bangladesh, both official standards.
//!
//! The year begins on 14 April. Bangla Academy's rule of 1987 gives the first five months 31 days and the others 30,
//! Falgun 31 in a leap year. The revision in force since 16 October 2019 gives the first six months 31 days, Falgun 29
//! (30 in a leap year), the others 30, so that 21 February, 26 March and 16 December fall on the dates of 1952 and
//! 1971. The two agree up to 30 Ashwin; a leap year is the Gregorian one its Falgun lies in. The day is the civil day in
//! Dhaka. West Bengal's astronomical calendar is another and not kept here.
//!
//! ```
//! use bangladesh::calendar::bengali;
//! use jiff::civil::date;
//!
//! let day = bengali::official(date(2026, 11, 20)).unwrap();
//! assert_eq!(day.bn(), "৫ অগ্রহায়ণ ১৪৩৩");
//! assert_eq!(day.gregorian(), date(2026, 11, 20));
//! ```

use std::fmt;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use unicode_normalization::UnicodeNormalization;

use super::names::{self, Name};
use crate::digits::{to_ascii, to_bengali};

/// Gregorian year minus Bengali year from 14 April on.
const YEARS_BEHIND: i16 = 593;
const NEW_YEAR: (i8, i8) = (4, 14);
const FALGUN: i8 = 11;
const MONTHS: i8 = 12;

/// Which official rule counts the days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standard {
    /// Bangla Academy's rule of 1987.
    Academy1987,
    /// The revision in force since [`REVISED_FROM`].
    Revised2019,
}

/// The first day on which the revision differs: 31 Ashwin 1426, which the older rule calls 1 Kartik.
pub const REVISED_FROM: Date = date(2019, 10, 16);

/// A day of the Bengali calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BengaliDate {
    year: i16,
    month: i8,
    day: i8,
    gregorian: Date,
}

/// Why there is no such day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Months are 1 to 12.
    NoSuchMonth,
    /// The month has fewer days.
    NoSuchDay {
        /// Days it has in that year.
        days: i8,
    },
    /// Before 1 Boishakh 1 or beyond the calendar.
    OutOfRange,
    /// Not a day, a month's name and a year.
    Unreadable,
}

impl Reason {
    /// The reason in Bengali.
    #[must_use]
    pub fn bn(self) -> String {
        match self {
            Self::NoSuchMonth => "এমন মাস নেই".to_owned(),
            Self::NoSuchDay { days } => format!("মাসটি {} দিনের", to_bengali(&days.to_string())),
            Self::OutOfRange => "তারিখটি পঞ্জিকার বাইরে".to_owned(),
            Self::Unreadable => "তারিখ এভাবে লিখুন: ৫ অগ্রহায়ণ ১৪৩৩".to_owned(),
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchMonth => f.write_str("there is no such month"),
            Self::NoSuchDay { days } => write!(f, "the month has {days} days"),
            Self::OutOfRange => f.write_str("it is beyond the calendar"),
            Self::Unreadable => f.write_str("write a day, a month and a year: 5 Ogrohayon 1433"),
        }
    }
}

impl std::error::Error for Reason {}

impl Standard {
    /// The rule in force on a day.
    #[must_use]
    pub fn on(date: Date) -> Self {
        if date < REVISED_FROM { Self::Academy1987 } else { Self::Revised2019 }
    }

    /// Days of a month; `leap` says whether Falgun's Gregorian year is a leap year.
    fn days(self, month: i8, leap: bool) -> i8 {
        match (self, month) {
            (Self::Academy1987, 1..=5) | (Self::Revised2019, 1..=6) => 31,
            (Self::Academy1987, FALGUN) => 30 + i8::from(leap),
            (Self::Revised2019, FALGUN) => 29 + i8::from(leap),
            _ => 30,
        }
    }
}

/// The date as papers print it: by the rule in force on that day. Days before 1987 are counted by the rule of 1987.
///
/// # Errors
/// Out of range.
pub fn official(date: Date) -> Result<BengaliDate, Reason> {
    from_gregorian(date, Standard::on(date))
}

/// The date by one of the standards, whether or not it was in force then.
///
/// # Errors
/// Out of range.
pub fn from_gregorian(date: Date, standard: Standard) -> Result<BengaliDate, Reason> {
    let begun = (date.month(), date.day()) >= NEW_YEAR;
    let year = date.year() - YEARS_BEHIND - i16::from(!begun);
    let mut left = days_between(new_year(year)?, date)?;
    for month in 1..=MONTHS {
        let days = standard.days(month, is_leap(year)?);
        if left < i32::from(days) {
            let day = i8::try_from(left + 1).map_err(|_| Reason::OutOfRange)?;
            return Ok(BengaliDate { year, month, day, gregorian: date });
        }
        left -= i32::from(days);
    }
    Err(Reason::OutOfRange)
}

/// Day, month (1 Boishakh) and year by one of the standards.
///
/// # Errors
/// No such month or day, or out of range.
pub fn on(year: i16, month: i8, day: i8, standard: Standard) -> Result<BengaliDate, Reason> {
    if !(1..=MONTHS).contains(&month) {
        return Err(Reason::NoSuchMonth);
    }
    let start = new_year(year)?;
    let leap = is_leap(year)?;
    let days = standard.days(month, leap);
    if !(1..=days).contains(&day) {
        return Err(Reason::NoSuchDay { days });
    }
    let before: i32 = (1..month).map(|month| i32::from(standard.days(month, leap))).sum();
    let gregorian = start.checked_add((before + i32::from(day) - 1).days()).map_err(|_| Reason::OutOfRange)?;
    Ok(BengaliDate { year, month, day, gregorian })
}

/// Day, month and year as papers print them: by the rule in force on that day.
///
/// # Errors
/// No such month or day, or out of range.
pub fn official_on(year: i16, month: i8, day: i8) -> Result<BengaliDate, Reason> {
    let revised = on(year, month, day, Standard::Revised2019);
    match revised {
        Ok(date) if date.gregorian >= REVISED_FROM => revised,
        _ => on(year, month, day, Standard::Academy1987).and_then(|date| match date.gregorian < REVISED_FROM {
            true => Ok(date),
            false => revised,
        }),
    }
}

/// Reads `৫ অগ্রহায়ণ ১৪৩৩`, `৫ই অগ্রহায়ণ, ১৪৩৩ বঙ্গাব্দ` or `5 Ogrohayon 1433` as an official date.
///
/// # Errors
/// Unreadable, no such day, or out of range.
pub fn read(text: &str) -> Result<BengaliDate, Reason> {
    let plain = to_ascii(&text.nfc().collect::<String>());
    let mut words = plain.split(|char: char| char.is_whitespace() || char == ',').filter(|word| !word.is_empty());
    let (Some(day), Some(month), Some(year)) = (words.next(), words.next(), words.next()) else {
        return Err(Reason::Unreadable);
    };
    let era = words.next();
    if words.next().is_some() || era.is_some_and(|era| era != ERA_BN) {
        return Err(Reason::Unreadable);
    }
    let (digits, ending) = day.split_at(day.bytes().take_while(u8::is_ascii_digit).count());
    let day: i8 = digits.parse().map_err(|_| Reason::Unreadable)?;
    let year: i16 = year.parse().map_err(|_| Reason::Unreadable)?;
    if !ending.is_empty() && ending != ordinal(day) {
        return Err(Reason::Unreadable);
    }
    let named = |number: &i8| {
        names::bengali_month(*number).is_some_and(|name| name.bn == month || name.en.eq_ignore_ascii_case(month))
    };
    official_on(year, (1..=MONTHS).find(named).ok_or(Reason::Unreadable)?, day)
}

/// “of the Bengali era”
const ERA_BN: &str = "বঙ্গাব্দ";

impl BengaliDate {
    /// The year of the Bengali era.
    #[must_use]
    pub fn year(self) -> i16 {
        self.year
    }

    /// 1 Boishakh to 12 Choitro.
    #[must_use]
    pub fn month(self) -> i8 {
        self.month
    }

    /// 1 to 31.
    #[must_use]
    pub fn day(self) -> i8 {
        self.day
    }

    /// The same day of the Gregorian calendar.
    #[must_use]
    pub fn gregorian(self) -> Date {
        self.gregorian
    }

    /// The month's name.
    #[must_use]
    pub fn month_name(self) -> Name {
        names::bengali_month(self.month).unwrap_or(Name { en: "", bn: "" })
    }

    /// `৫ অগ্রহায়ণ ১৪৩৩`
    #[must_use]
    pub fn bn(self) -> String {
        to_bengali(&format!("{} {} {}", self.day, self.month_name().bn, self.year))
    }

    /// `৫ই অগ্রহায়ণ, ১৪৩৩ বঙ্গাব্দ`, as letters and the gazette have it.
    #[must_use]
    pub fn bn_long(self) -> String {
        let ending = ordinal(self.day);
        to_bengali(&format!("{}{ending} {}, {} {ERA_BN}", self.day, self.month_name().bn, self.year))
    }
}

impl fmt::Display for BengaliDate {
    /// `5 Ogrohayon 1433`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.day, self.month_name().en, self.year)
    }
}

/// ১লা, ২রা, ৩রা, ৪ঠা, ৫ই to ১৮ই, ১৯শে to ৩১শে.
fn ordinal(day: i8) -> &'static str {
    match day {
        1 => "লা",
        2 | 3 => "রা",
        4 => "ঠা",
        5..=18 => "ই",
        _ => "শে",
    }
}

fn new_year(year: i16) -> Result<Date, Reason> {
    let gregorian = year.checked_add(YEARS_BEHIND).filter(|_| year >= 1).ok_or(Reason::OutOfRange)?;
    Date::new(gregorian, NEW_YEAR.0, NEW_YEAR.1).map_err(|_| Reason::OutOfRange)
}

/// Falgun lies in the Gregorian year after the one the Bengali year begins in.
fn is_leap(year: i16) -> Result<bool, Reason> {
    let falgun = Date::new(year + YEARS_BEHIND + 1, 2, 1).map_err(|_| Reason::OutOfRange)?;
    Ok(falgun.in_leap_year())
}

fn days_between(from: Date, to: Date) -> Result<i32, Reason> {
    from.until(to).map(|span| span.get_days()).map_err(|_| Reason::OutOfRange)
}
