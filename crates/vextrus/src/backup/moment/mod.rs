//! The moment an installation is taken back to.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{self, TimeZone};

/// Bangladesh keeps one offset the whole year.
pub fn dhaka() -> TimeZone {
    TimeZone::fixed(tz::offset(6))
}

/// Until when the log is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// To the end of what was archived.
    Latest,
    /// To the last change not after it.
    At(Timestamp),
}

impl std::str::FromStr for Moment {
    type Err = String;

    /// `latest`, RFC 3339, or `YYYY-MM-DD HH:MM:SS` in Dhaka.
    fn from_str(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if text == "latest" {
            return Ok(Self::Latest);
        }
        if let Ok(at) = text.parse::<Timestamp>() {
            return Ok(Self::At(at));
        }
        let wrong = || {
            format!(
                "“{text}” is no moment; write 2026-07-01T14:30:00+06:00, or 2026-07-01 14:30:00 as in Dhaka, or latest"
            )
        };
        // A date alone would silently mean midnight.
        if !text.contains(':') || text.ends_with(['Z', 'z']) || text.contains('[') {
            return Err(wrong());
        }
        let local: DateTime = text.parse().map_err(|_| wrong())?;
        local.to_zoned(dhaka()).map(|zoned| Self::At(zoned.timestamp())).map_err(|_| wrong())
    }
}

/// As people in Bangladesh read it.
pub struct Said(pub Timestamp);

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (Dhaka)", self.0.to_zoned(dhaka()).strftime("%Y-%m-%d %H:%M:%S%.f"))
    }
}

/// As PostgreSQL reads it.
pub fn for_postgres(at: Timestamp) -> String {
    at.to_zoned(TimeZone::UTC).strftime("%Y-%m-%d %H:%M:%S%.6f+00").to_string()
}

#[cfg(test)]
mod tests;
