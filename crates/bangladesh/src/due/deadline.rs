//! A deadline of the law.

use std::borrow::Cow;
use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Rule;
use crate::working::{Certainty, Reason, Reckoned, WorkingCalendar};

/// What a deadline counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Anchor {
    /// The last day of a tax period (a month).
    TaxPeriodEnd,
    /// The last day of three tax periods.
    TaxQuarterEnd,
    /// The last day of an income year.
    YearEnd,
    /// The day tax was withheld.
    Deduction,
    /// The day a return was filed.
    ReturnFiled,
    /// The day a tax was deposited.
    Deposit,
    /// The day a price was paid in full.
    FullPayment,
    /// The day something promised was not done.
    Default,
}

/// How far the row can be relied on. None was read in the gazette itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Found in a public source.
    Found,
    /// Found in a public source that says it read the law.
    Secondary,
    /// General knowledge.
    General,
    /// Sources disagree.
    Disputed,
}

/// When a case applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// Whenever no earlier case did.
    Always,
    /// On days of the year from one to another, both counted, as (month, day).
    Between((i8, i8), (i8, i8)),
    /// On the last working day of a month.
    LastWorkingDayOf(i8),
}

/// A rule and when it applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Case {
    /// When.
    pub when: When,
    /// How.
    pub rule: Rule,
}

/// A deadline, dated twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// What is due; the same in all its versions.
    pub key: Cow<'static, str>,
    /// What is due.
    pub en: Cow<'static, str>,
    /// What is due, in Bengali.
    pub bn: Cow<'static, str>,
    /// What it counts from.
    pub anchor: Anchor,
    /// The first that applies decides.
    pub cases: Cow<'static, [Case]>,
    /// The first day it is law.
    pub in_force: Date,
    /// The last day it is law; none while it is.
    pub until: Option<Date>,
    /// The day it was enacted or gazetted: before it nobody could know.
    pub known_from: Date,
    /// The law.
    pub source: Cow<'static, str>,
    /// How far to rely on it.
    pub status: Status,
}

impl Deadline {
    /// The due date counted from a day, and how sure it is. `working` is the calendar of whoever receives: the
    /// government's for taxes.
    ///
    /// # Errors
    /// No case applies, beyond the calendar, or no working day to be found.
    pub fn due(&self, from: Date, working: &WorkingCalendar) -> Result<Reckoned, Reason> {
        let (case, certainty) = self.case(from, working)?;
        let due = case.rule.due(from, working)?;
        Ok(Reckoned { certainty: due.certainty.max(certainty), ..due })
    }

    /// How a due date follows from what happened on a day.
    ///
    /// # Errors
    /// No case applies, or beyond the calendar.
    pub fn rule(&self, from: Date, working: &WorkingCalendar) -> Result<Rule, Reason> {
        self.case(from, working).map(|(case, _)| case.rule)
    }

    fn case(&self, from: Date, working: &WorkingCalendar) -> Result<(&Case, Certainty), Reason> {
        for case in self.cases.iter() {
            let (applies, certainty) = case.when.applies(from, working)?;
            if applies {
                return Ok((case, certainty));
            }
        }
        Err(Reason::OutOfRange)
    }

    fn is_law(&self, on: Date) -> bool {
        self.in_force <= on && self.until.is_none_or(|until| on <= until)
    }
}

impl When {
    fn applies(self, from: Date, working: &WorkingCalendar) -> Result<(bool, Certainty), Reason> {
        use Certainty::Settled;
        match self {
            Self::Always => Ok((true, Settled)),
            Self::Between(first, last) => Ok(((first..=last).contains(&(from.month(), from.day())), Settled)),
            Self::LastWorkingDayOf(month) if month == from.month() => {
                let last = working.on_or_before(from.last_of_month())?;
                Ok((last.date == from, last.certainty))
            }
            Self::LastWorkingDayOf(_) => Ok((false, Settled)),
        }
    }
}

/// Why no deadline is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// No deadline has this key.
    Key,
    /// None of its versions is law on that day, or none was known by then.
    Date,
}

impl Unknown {
    /// The reason in Bengali.
    #[must_use]
    pub fn bn(self) -> &'static str {
        match self {
            Self::Key => "এই নামে কোনো সময়সীমা নেই",
            Self::Date => "ওই তারিখের জন্য সময়সীমাটি জানা নেই",
        }
    }
}

impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Key => "there is no deadline of this name",
            Self::Date => "no version of this deadline is known for that day",
        })
    }
}

impl std::error::Error for Unknown {}

/// The version of a deadline that is law `on` a day as far as was known on the day `known`; of several the one enacted
/// last. Never another year's: what is not known is refused.
///
/// # Errors
/// No such key, or no version.
pub fn choose<'a>(rows: &'a [Deadline], key: &str, on: Date, known: Date) -> Result<&'a Deadline, Unknown> {
    let mut named = rows.iter().filter(|row| row.key == key).peekable();
    if named.peek().is_none() {
        return Err(Unknown::Key);
    }
    let valid = named.filter(|row| row.is_law(on) && row.known_from <= known);
    valid.max_by_key(|row| row.known_from).ok_or(Unknown::Date)
}
