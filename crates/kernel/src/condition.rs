//! When and from where a grant holds.

use std::net::IpAddr;
use std::str::FromStr;

use jiff::civil::{Time, Weekday};
use jiff::{Timestamp, tz::TimeZone};
use serde::{Deserialize, Serialize};

use crate::error::codes;
use crate::{Error, Grant, Result};

/// Hours of the day in Dhaka, on some days of the week. From nine to five is `09:00` until `17:00`; until an earlier
/// time than from, it goes over midnight and counts to the day it began on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// 1 is Monday, 7 Sunday; none is every day.
    #[serde(default)]
    pub days: Vec<i8>,
    /// The first minute inside.
    pub from: Time,
    /// The first minute outside again.
    pub until: Time,
}

impl Hours {
    /// Whether the instant is inside.
    #[must_use]
    pub fn hold(&self, now: Timestamp) -> bool {
        let here = now.to_zoned(TimeZone::fixed(jiff::tz::offset(crate::clock::DHAKA_OFFSET_HOURS)));
        let (day, time) = (here.weekday(), here.time());
        let on = |day: Weekday| self.days.is_empty() || self.days.contains(&day.to_monday_one_offset());
        if self.from <= self.until {
            return on(day) && (self.from..self.until).contains(&time);
        }
        (on(day) && time >= self.from) || (on(day.previous()) && time < self.until)
    }
}

/// A range of addresses, `203.0.113.0/24`; a single address is a range of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Network {
    base: IpAddr,
    bits: u8,
}

impl Network {
    /// Whether every address of `other` is inside, too.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        self.base.is_ipv4() == other.base.is_ipv4() && self.bits <= other.bits && self.holds(other.base)
    }

    /// Whether the address is inside. An IPv4 address written as IPv6 counts as what it is.
    #[must_use]
    pub fn holds(&self, address: IpAddr) -> bool {
        match (self.base, address.to_canonical()) {
            (IpAddr::V4(base), IpAddr::V4(address)) => {
                u32::from(base).checked_shr(32 - u32::from(self.bits)).unwrap_or(0)
                    == u32::from(address).checked_shr(32 - u32::from(self.bits)).unwrap_or(0)
            }
            (IpAddr::V6(base), IpAddr::V6(address)) => {
                u128::from(base).checked_shr(128 - u32::from(self.bits)).unwrap_or(0)
                    == u128::from(address).checked_shr(128 - u32::from(self.bits)).unwrap_or(0)
            }
            _ => false,
        }
    }
}

impl FromStr for Network {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self> {
        let wrong = || {
            let reason = format!("“{text}” is no range of addresses, such as 203.0.113.0/24");
            Error::new(&codes::MALFORMED).with("reason", reason)
        };
        let (base, bits) = text.trim().split_once('/').map_or((text.trim(), None), |(base, bits)| (base, Some(bits)));
        let base: IpAddr = base.parse().map_err(|_| wrong())?;
        let whole = if base.is_ipv4() { 32 } else { 128 };
        let bits = bits.map_or(Ok(whole), str::parse).map_err(|_| wrong())?;
        if bits > whole { Err(wrong()) } else { Ok(Self { base, bits }) }
    }
}

impl std::fmt::Display for Network {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.base, self.bits)
    }
}

impl TryFrom<String> for Network {
    type Error = Error;
    fn try_from(text: String) -> Result<Self> {
        text.parse()
    }
}

impl From<Network> for String {
    fn from(network: Network) -> Self {
        network.to_string()
    }
}

/// When and from where; what is left out does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// Only in these hours.
    #[serde(default)]
    pub hours: Option<Hours>,
    /// Only from one of these networks; none is from anywhere.
    #[serde(default)]
    pub networks: Vec<Network>,
}

impl Condition {
    /// Whether nothing is asked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.hours.is_none() && self.networks.is_empty()
    }

    /// Whether it holds for a request from `address` at `now`. From an address nobody knows no network holds.
    #[must_use]
    pub fn holds(&self, now: Timestamp, address: Option<IpAddr>) -> bool {
        let near = |address| self.networks.iter().any(|network| network.holds(address));
        self.hours.as_ref().is_none_or(|hours| hours.hold(now))
            && (self.networks.is_empty() || address.is_some_and(near))
    }
}

/// A grant that holds from an instant, until another, under a condition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conditional {
    /// What is granted.
    pub grant: Grant,
    /// Under which condition.
    #[serde(default)]
    pub condition: Condition,
    /// The first instant it holds.
    pub starts_at: Timestamp,
    /// The first instant it holds no more; `None` is for good.
    #[serde(default)]
    pub ends_at: Option<Timestamp>,
}

impl Conditional {
    /// Whether it holds for a request from `address` at `now`.
    #[must_use]
    pub fn holds(&self, now: Timestamp, address: Option<IpAddr>) -> bool {
        self.starts_at <= now && self.ends_at.is_none_or(|end| now < end) && self.condition.holds(now, address)
    }
}
