//! The country's formats and calendars: digits, tax numbers, fiscal years.
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
pub mod working;

pub use fiscal::FiscalYear;
pub use identity::bin::Bin;
pub use identity::mobile::Mobile;
pub use identity::nid::Nid;
pub use identity::routing::Routing;
pub use identity::tin::Tin;
pub use identity::{Doubt, Outcome, Reason, bin, mobile, nid, passport, postal, routing, tin};
