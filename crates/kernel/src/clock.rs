//! Time is given, never read on the spot.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use crate::{Error, Result};

/// Bangladesh keeps UTC+6 all year (since 2010); a fixed offset needs no zone database on the machine.
pub(crate) const DHAKA_OFFSET_HOURS: i8 = 6;

/// Where `now` comes from: the machine, or a test's hand.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    System,
    /// Microseconds since the epoch, moved by hand.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands still at `now` until [`Clock::set`].
    #[must_use]
    pub fn fixed(now: Timestamp) -> Self {
        Self::Fixed(Arc::new(AtomicI64::new(now.as_microsecond())))
    }

    /// The instant, cut to microseconds as the database keeps it.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        let micros = match self {
            #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
            Self::System => Timestamp::now().as_microsecond(),
            Self::Fixed(at) => at.load(Ordering::SeqCst),
        };
        Timestamp::from_microsecond(micros).expect("a clock stays within jiff's range")
    }

    /// Today in Dhaka.
    #[must_use]
    pub fn today(&self) -> Date {
        dhaka_day(self.now())
    }

    /// Moves a fixed clock; the machine's is left alone.
    pub fn set(&self, now: Timestamp) {
        if let Self::Fixed(at) = self {
            at.store(now.as_microsecond(), Ordering::SeqCst);
        }
    }
}

/// The day of this instant in Dhaka.
#[must_use]
pub fn dhaka_day(at: Timestamp) -> Date {
    TimeZone::fixed(jiff::tz::offset(DHAKA_OFFSET_HOURS)).to_datetime(at).date()
}

/// The instant this day begins in Dhaka.
///
/// # Errors
/// A day beyond what a clock shows.
pub fn dhaka_midnight(day: Date) -> Result<Timestamp> {
    let zoned = day.to_zoned(TimeZone::fixed(jiff::tz::offset(DHAKA_OFFSET_HOURS))).map_err(Error::internal)?;
    Ok(zoned.timestamp())
}
