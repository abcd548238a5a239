//! How many messages a text becomes, and what they cost.
//!
//! A text of the GSM alphabet takes 7 bits a character: 160 in one message, 153 in each of several. Any other character,
//! and so any Bengali one and the ৳ too, makes the whole text UCS-2: 70 and 67, counted in UTF-16 units (3GPP TS
//! 23.038, 23.040). Texts are brought to Unicode's normal form C first, as gateways do: it writes ড়, ঢ় and য় as two.
//!
//! ```
//! use bangladesh::sms::{self, Encoding};
//!
//! assert_eq!(sms::count("Your bill of Tk 1,200 is paid.").segments, 1);
//! assert_eq!(sms::count("Your bill of ৳1,200 is paid.").encoding, Encoding::Ucs2);
//! assert_eq!(sms::plain("Your bill of ৳1,200 is paid – thanks."), "Your bill of Tk 1,200 is paid - thanks.");
//! ```

mod gsm;

use unicode_normalization::UnicodeNormalization;

/// How a text travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// The GSM alphabet, in septets.
    Gsm7,
    /// Everything else, in UTF-16 units.
    Ucs2,
}

/// What a text comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Count {
    /// How it travels.
    pub encoding: Encoding,
    /// Septets or UTF-16 units of the whole text.
    pub units: usize,
    /// Messages that are sent and paid for; none for an empty text.
    pub segments: usize,
    /// Units that still fit without a further message.
    pub left: usize,
}

impl Encoding {
    /// Units of a text that fits into one message.
    #[must_use]
    pub fn single(self) -> usize {
        match self {
            Self::Gsm7 => 160,
            Self::Ucs2 => 70,
        }
    }

    /// Units of each message when there are several: a header joins them.
    #[must_use]
    pub fn joined(self) -> usize {
        match self {
            Self::Gsm7 => 153,
            Self::Ucs2 => 67,
        }
    }

    /// The one a text needs.
    #[must_use]
    pub fn of(text: &str) -> Self {
        if text.nfc().all(|char| gsm::septets(char).is_some()) { Self::Gsm7 } else { Self::Ucs2 }
    }

    fn units(self, char: char) -> usize {
        match self {
            Self::Gsm7 => gsm::septets(char).unwrap_or(1),
            Self::Ucs2 => char.len_utf16(),
        }
    }
}

impl Count {
    /// The price of sending it: segments times recipients times the price of one segment, in the unit that price is
    /// given in (poisha are too coarse for some contracts). Nothing when too large.
    #[must_use]
    pub fn cost(self, price_of_segment: u64, recipients: u64) -> Option<u64> {
        u64::try_from(self.segments).ok()?.checked_mul(price_of_segment)?.checked_mul(recipients)
    }
}

/// Counts a text.
#[must_use]
pub fn count(text: &str) -> Count {
    let encoding = Encoding::of(text);
    let parts = sizes(text, encoding);
    let units = parts.iter().sum();
    let room = if parts.len() > 1 { encoding.joined() } else { encoding.single() };
    let left = room - parts.last().copied().unwrap_or_default();
    Count { encoding, units, segments: parts.len(), left }
}

/// The texts of the messages, in order: a character of two units is never cut.
#[must_use]
pub fn split(text: &str) -> Vec<String> {
    let encoding = Encoding::of(text);
    let mut parts: Vec<String> = Vec::new();
    let mut chars = text.nfc();
    for size in sizes(text, encoding) {
        let mut part = String::new();
        let mut filled = 0;
        while filled < size {
            let Some(char) = chars.next() else { break };
            filled += encoding.units(char);
            part.push(char);
        }
        parts.push(part);
    }
    parts
}

/// The characters that make a text UCS-2, each once, as they come: what to change to make it cheaper.
#[must_use]
pub fn costly(text: &str) -> Vec<char> {
    let mut found = Vec::new();
    for char in text.nfc().filter(|char| gsm::septets(*char).is_none()) {
        if !found.contains(&char) {
            found.push(char);
        }
    }
    found
}

/// The text with ৳, typographic quotes and dashes, and spaces of other widths written in the GSM alphabet. What has no
/// such form, Bengali above all, stays.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for char in text.nfc() {
        match gsm::replacement(char) {
            Some(replacement) => plain.push_str(replacement),
            None => plain.push(char),
        }
    }
    plain
}

/// Units in each message.
fn sizes(text: &str, encoding: Encoding) -> Vec<usize> {
    let all: usize = text.nfc().map(|char| encoding.units(char)).sum();
    if all == 0 {
        return Vec::new();
    }
    if all <= encoding.single() {
        return vec![all];
    }
    let mut sizes = vec![0];
    for units in text.nfc().map(|char| encoding.units(char)) {
        match sizes.last_mut() {
            Some(size) if *size + units <= encoding.joined() => *size += units,
            _ => sizes.push(units),
        }
    }
    sizes
}

#[cfg(test)]
mod tests;
