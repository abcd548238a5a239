//! What is particular to Bangladesh: its numbers and names, calendars and due dates, land, messages and spelling.
//!
//! | module | what |
//! |---|---|
//! | [`identity`] | e-TIN, BIN, NID, mobile, passport, postal code, bank routing number: valid, doubtful, legacy or refused, with a reason |
//! | [`number`] | lakh and crore written, read as people type them, put into words in English and Bengali |
//! | [`calendar`] | the Bengali calendar by both official standards; names of months, weekdays, seasons |
//! | [`fiscal`] | fiscal, income and assessment years, quarters, VAT's tax periods |
//! | [`working`] | weekends, holidays as data (2026), counting working days, how sure an answer is |
//! | [`due`] | due dates as rules; deadlines of tax and property law with their law and two dates |
//! | [`land`] | shotok, katha, bigha, acre, feet and metres, exact |
//! | [`sms`] | how many messages a text becomes and what they cost |
//! | [`sound`] | keys by which words are found in either script |
//!
//! Pure: text and dates in, answers out. Nothing here reads a clock, a file or a network, and nothing depends on the
//! rest of Vextrus, so it can be used alone.
//!
//! ```
//! use bangladesh::{Outcome, bin, tin};
//!
//! assert!(matches!(tin::read("৮২৩৪৫৬৭৮৯০১৬"), Outcome::Valid(_)));
//! assert!(matches!(bin::read("000123456-0101"), Outcome::Valid(_)));
//! assert!(matches!(bin::read("000123456"), Outcome::Legacy(_)));
//! ```

pub mod calendar;
pub mod digits;
pub mod due;
pub mod fiscal;
pub mod identity;
pub mod land;
pub mod number;
pub mod sms;
pub mod sound;
pub mod working;

pub use fiscal::FiscalYear;
pub use identity::bin::Bin;
pub use identity::mobile::Mobile;
pub use identity::nid::Nid;
pub use identity::routing::Routing;
pub use identity::tin::Tin;
pub use identity::{Doubt, Outcome, Reason, bin, mobile, nid, passport, postal, routing, tin};

/// The README's example is a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
