//! Feature flags: who has something that not everybody has yet. Pure: the same flag and the same person give the same
//! answer in every process, for ever.

use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::meta::Said;
use crate::{Cx, TenantId};

/// Shares are counted in hundredths of a per cent, so that one per cent of ten thousand people is a hundred.
const WHOLE: u64 = 10_000;
/// Hundredths of a per cent in one.
const PER_CENT: u64 = 100;

/// A flag that a service asks for, whether or not anybody ever touched it.
#[derive(Debug)]
pub struct Declared {
    /// `service.what`.
    pub key: &'static str,
    /// What it is.
    pub label: Said,
    /// What whoever has it can do.
    pub help: Said,
    /// Whether everybody has it while nobody touched it.
    pub usual: bool,
}

/// One of the ways a flag may be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variant {
    /// What programs know it by.
    pub key: String,
    /// So many parts of the whole.
    pub weight: u32,
}

/// Whose share of people it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// Per cent of the people who are not named, 0 to 100.
    pub percent: u8,
    /// People who have it whatever their share.
    #[serde(default)]
    pub people: Vec<Uuid>,
    /// Roles whose holders have it.
    #[serde(default)]
    pub roles: Vec<String>,
}

/// A flag as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flag {
    /// What programs ask by.
    pub key: String,
    /// Whether it is switched on at all.
    pub on: bool,
    /// For whom.
    pub share: Share,
    /// Not before.
    #[serde(default)]
    pub starts_at: Option<Timestamp>,
    /// Not from then on.
    #[serde(default)]
    pub ends_at: Option<Timestamp>,
    /// The ways it may be; none when there is one only.
    #[serde(default)]
    pub variants: Vec<Variant>,
}

/// Who asks.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'s> {
    /// Of which tenant.
    pub tenant: TenantId,
    /// The person, or what a service acts for; whoever is nobody is one and the same.
    pub id: Uuid,
    /// The roles held.
    pub roles: &'s [String],
    /// When.
    pub now: Timestamp,
}

impl<'s> From<&'s Cx> for Subject<'s> {
    fn from(cx: &'s Cx) -> Self {
        let id = cx.person().map_or(Uuid::nil(), |person| person.0);
        Self { tenant: cx.tenant(), id, roles: cx.roles(), now: cx.now() }
    }
}

/// Why somebody has it or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is switched off.
    Off,
    /// Its time has not come.
    Early,
    /// Its time is over.
    Over,
    /// By name.
    Named,
    /// By a role.
    Role,
    /// By lot: the person's place among the hundred lies within the share.
    Share,
    /// By lot: it lies outside.
    Outside,
    /// Nobody touched it: as it was declared, or unknown and so off.
    Usual,
}

/// The answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict<'f> {
    /// Whether the person has it.
    pub on: bool,
    /// Why.
    pub why: Why,
    /// Which way, when there are several and the person has it.
    pub variant: Option<&'f str>,
    /// The person's place among ten thousand; it never changes for this flag.
    pub place: u16,
}

impl Flag {
    /// Whether the person has it, and why: some hundred nanoseconds.
    #[must_use]
    pub fn judge(&self, subject: &Subject<'_>) -> Verdict<'_> {
        let place = self.place(subject);
        let why = self.why(subject, place);
        let on = matches!(why, Why::Named | Why::Role | Why::Share);
        let variant = if on { self.variant(subject) } else { None };
        Verdict { on, why, variant, place: u16::try_from(place).unwrap_or(u16::MAX) }
    }

    fn why(&self, subject: &Subject<'_>, place: u64) -> Why {
        if !self.on {
            return Why::Off;
        }
        if self.starts_at.is_some_and(|start| subject.now < start) {
            return Why::Early;
        }
        if self.ends_at.is_some_and(|end| subject.now >= end) {
            return Why::Over;
        }
        if self.share.people.contains(&subject.id) {
            return Why::Named;
        }
        if self.share.roles.iter().any(|role| subject.roles.contains(role)) {
            return Why::Role;
        }
        if place < u64::from(self.share.percent) * PER_CENT { Why::Share } else { Why::Outside }
    }

    fn place(&self, subject: &Subject<'_>) -> u64 {
        lot(subject, &self.key, "share") % WHOLE
    }

    /// By a lot of its own, so that the share's first half is not always the first way.
    fn variant(&self, subject: &Subject<'_>) -> Option<&str> {
        let whole: u64 = self.variants.iter().map(|variant| u64::from(variant.weight)).sum();
        if whole == 0 {
            return None;
        }
        let mut drawn = lot(subject, &self.key, "variant") % whole;
        for variant in &self.variants {
            let weight = u64::from(variant.weight);
            if drawn < weight {
                return Some(&variant.key);
            }
            drawn -= weight;
        }
        None
    }
}

/// A number that is always the same for this tenant, flag, person and purpose, and evenly spread: FNV-1a, stirred at the
/// end as SplitMix64 does. It is written out here because it must never change.
fn lot(subject: &Subject<'_>, key: &str, purpose: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let parts: [&[u8]; 4] = [subject.tenant.0.as_bytes(), key.as_bytes(), subject.id.as_bytes(), purpose.as_bytes()];
    for byte in parts.into_iter().flatten() {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

static REGISTRY: Mutex<Vec<&'static Declared>> = Mutex::new(Vec::new());

/// Makes flags known to the process. Registering again changes nothing.
///
/// # Panics
/// When two flags share a key: that is a mistake in the source.
pub fn register(flags: &[&'static Declared]) {
    let mut registry = REGISTRY.lock().unwrap_or_else(PoisonError::into_inner);
    for flag in flags {
        match registry.iter().find(|known| known.key == flag.key) {
            Some(known) => assert!(std::ptr::eq(*known, *flag), "{} declared twice", flag.key),
            None => registry.push(flag),
        }
    }
}

/// Every registered flag, in the order of registration.
#[must_use]
pub fn all() -> Vec<&'static Declared> {
    REGISTRY.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

#[cfg(test)]
mod tests;
