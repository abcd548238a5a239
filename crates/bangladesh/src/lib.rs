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

pub mod bin;
pub mod digits;
pub mod fiscal;
mod outcome;
pub mod tin;

pub use bin::Bin;
pub use fiscal::FiscalYear;
pub use outcome::{Outcome, Reason};
pub use tin::Tin;

#[cfg(test)]
mod tests;
