//! Due dates as values: how a date follows from another, and the deadlines of the law as dated data.
//!
//! A [`Rule`] says how: the 15th of the following month, two weeks later, the third working day after, and what happens
//! when that is a holiday. A [`Deadline`] says for whom and by which law, with two dates of its own: since when it is
//! in force and since when it was known, so that a question of last year is answered with what was law, and known,
//! then. What no row covers is refused. Rates are not kept here.
//!
//! ```
//! use bangladesh::due::deadlines;
//! use bangladesh::working::{Weekend, WorkingCalendar};
//! use jiff::civil::date;
//!
//! let quarter_end = date(2026, 12, 31);
//! let deadline = deadlines::find("vat-return", quarter_end, date(2026, 11, 20)).unwrap();
//! let due = deadline.due(quarter_end, &WorkingCalendar::new(Weekend::FRIDAY_SATURDAY)).unwrap();
//! assert_eq!(due.date, date(2027, 1, 17)); // the 15th is a Friday
//! ```

mod deadline;
pub mod deadlines;
mod rule;
mod said;

pub use deadline::{Anchor, Case, Deadline, Status, Unknown, When, choose};
pub use rule::{Rule, Shift, Step};

#[cfg(test)]
mod tests;
