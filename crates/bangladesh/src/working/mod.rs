//! Working days: weekends, holidays as lists of data, and counting over both.
//!
//! A calendar belongs to a place of work: its weekend (with the day a change takes effect), the government's list of the
//! year, what the place adds or works through. Holidays that follow the moon are provisional until it is seen, and a
//! year may have no list yet; every answer says how certain it is.
//!
//! ```
//! use bangladesh::working::{Certainty, Weekend, WorkingCalendar, y2026};
//! use jiff::civil::date;
//!
//! let office = WorkingCalendar::new(Weekend::FRIDAY_SATURDAY).with(&y2026::national());
//! let next = office.on_or_after(date(2026, 12, 16)).unwrap(); // Victory Day
//! assert_eq!((next.date, next.certainty), (date(2026, 12, 17), Certainty::Settled));
//! ```

mod calendar;
mod list;
mod weekend;
pub mod y2026;

pub use calendar::{Certainty, Day, Reason, Reckoned, WorkingCalendar};
pub use list::{Holiday, HolidayList, Kind};
pub use weekend::Weekend;

#[cfg(test)]
mod tests;
