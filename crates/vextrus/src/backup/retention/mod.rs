//! Which backups are kept: the last of each of so many days, the last of each of so many months.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;

use super::moment::dhaka;

/// All backups of so many latest days are kept: on its first days an installation has nothing older to start from.
const WHOLE_DAYS: usize = 2;

/// Why a backup is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Any moment since it can be restored.
    Daily,
    /// It can be restored as it was.
    Monthly,
    /// It is not.
    No,
}

/// For each backup, by the moment it was whole, whether and why it is kept. The newest always is.
pub fn keep(made: &[Timestamp], daily: usize, monthly: usize) -> Vec<Kept> {
    let date = |at: &Timestamp| at.to_zoned(dhaka()).date();
    let days: BTreeSet<Date> = made.iter().map(date).collect();
    let months: BTreeSet<Date> = days.iter().map(|day| day.first_of_month()).collect();
    let latest = |all: &BTreeSet<Date>, count: usize| all.iter().rev().take(count).copied().collect::<BTreeSet<_>>();
    let (whole, days, months) = (latest(&days, WHOLE_DAYS), latest(&days, daily.max(1)), latest(&months, monthly));
    let is_last = |at: &Timestamp, of: &dyn Fn(Date) -> Date| {
        !made.iter().any(|other| other > at && of(date(other)) == of(date(at)))
    };
    made.iter()
        .map(|at| {
            let day = date(at);
            if whole.contains(&day) || (days.contains(&day) && is_last(at, &|day| day)) {
                Kept::Daily
            } else if months.contains(&day.first_of_month()) && is_last(at, &Date::first_of_month) {
                Kept::Monthly
            } else {
                Kept::No
            }
        })
        .collect()
}

#[cfg(test)]
mod tests;
