//! Due dates one after another, as a calendar shows them: what counts from the end of a period, and what counts from days on
//! which something may happen, day after day.

use bangladesh::due::{Anchor, Deadline, Rule, choose};
use bangladesh::working::{Certainty, WorkingCalendar};
use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::book::Book;

/// Months before the first day asked for that are looked at: the longest way from an event of the calendar to its due date
/// is a year's.
const BACK: i32 = 12;

/// A due date of the calendar, or the due dates of days that follow each other under one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueRun {
    /// The days it counts from, the first and the last; the same day for the end of a period.
    pub from: (Date, Date),
    /// The due date of the first of them.
    pub first: Date,
    /// The due date of the last of them; the same day unless each has its own.
    pub last: Date,
    /// What `last` would be if nobody rested on it.
    pub unmoved: Date,
    /// How sure the calendar is of both.
    pub certainty: Certainty,
    /// How the date follows.
    pub rule: Rule,
    /// The deadline with its law.
    pub deadline: Deadline,
}

impl Book {
    /// What is due from a day to another, as far as law was known: what follows from the ends of months, quarters and income
    /// years, and from days on which tax was withheld. The soonest first. What counts from other events is no calendar's.
    #[must_use]
    pub fn due_between(&self, first: Date, last: Date, known: Date, working: &WorkingCalendar) -> Vec<DueRun> {
        let known = self.known_until(known);
        let mut runs: Vec<DueRun> = Vec::new();
        for (key, _, _) in self.deadlines() {
            let (mut run, mut day): (Option<DueRun>, _) = (None, start(first));
            while day <= last {
                if let Some(next) = self.one(&key, day, known, working) {
                    match &mut run {
                        Some(run) if run.takes(&next) => run.join(next),
                        _ => runs.extend(run.replace(next)),
                    }
                }
                let Ok(tomorrow) = day.tomorrow() else { break };
                day = tomorrow;
            }
            runs.extend(run);
        }
        runs.retain(|run| run.last >= first && run.first <= last);
        runs.sort_by(|a, b| (a.last, &a.deadline.key, a.from).cmp(&(b.last, &b.deadline.key, b.from)));
        runs
    }

    /// What a pack that another followed knows of later days: nothing.
    pub(crate) fn known_until(&self, known: Date) -> Date {
        self.origin().until.map_or(known, |until| known.min(until))
    }

    fn one(&self, key: &str, day: Date, known: Date, working: &WorkingCalendar) -> Option<DueRun> {
        let deadline = choose(&self.deadlines, key, day, known).ok().filter(|deadline| counts(deadline.anchor, day))?;
        let (rule, due) = (deadline.rule(day, working).ok()?, deadline.due(day, working).ok()?);
        let unmoved = Rule::fixed(rule.step).due(day, working).ok()?.date;
        let (from, certainty, deadline) = ((day, day), due.certainty, deadline.clone());
        Some(DueRun { from, first: due.date, last: due.date, unmoved, certainty, rule, deadline })
    }
}

impl DueRun {
    /// Whether the next day's goes on with this: the same month, law and rule. The end of a period stands alone.
    fn takes(&self, next: &Self) -> bool {
        let month = |date: Date| (date.year(), date.month());
        next.deadline.anchor == Anchor::Deduction
            && month(self.from.1) == month(next.from.0)
            && (self.rule, &self.deadline) == (next.rule, &next.deadline)
    }

    fn join(&mut self, next: Self) {
        self.from.1 = next.from.1;
        self.last = next.last;
        self.unmoved = next.unmoved;
        self.certainty = self.certainty.max(next.certainty);
    }
}

fn start(first: Date) -> Date {
    first.checked_sub(BACK.months()).map_or(first, Date::first_of_month)
}

/// Whether something that counts from this anchor may count from this day.
fn counts(anchor: Anchor, day: Date) -> bool {
    let month_end = day == day.last_of_month();
    match anchor {
        Anchor::TaxPeriodEnd => month_end,
        Anchor::TaxQuarterEnd => month_end && day.month() % 3 == 0,
        Anchor::YearEnd => (day.month(), day.day()) == (6, 30),
        Anchor::Deduction => true,
        Anchor::ReturnFiled | Anchor::Deposit | Anchor::FullPayment | Anchor::Default => false,
    }
}
