//! Law as dated data: decision tables and expressions in packs, and a result that says why.
//!
//! | noun | what |
//! |---|---|
//! | [`Pack`] | rules as files people read: names, tables, rows with section, source and two dates, decisions, and their tests |
//! | [`Library`] | the packs there are; a pack may extend another and says only what changed |
//! | [`Shelf`] | the books of a process, kept ready |
//! | [`Book`] | a pack with all it extends, checked: asked often, from any thread |
//! | [`Facts`], [`Dates`] | what is known of a case; the day it happens and the day it is asked |
//! | [`Sheet`] | a table as people read it, to be signed off |
//! | [`Evaluation`] | what was decided, on which facts, by which pack and rows, and why, line by line |
//! | [`Difference`] | what another pack, other facts or another day would have changed |
//! | [`Refusal`] | why there is no answer: a code, both languages, the fact that is missing |
//!
//! Pure: no IO, no clock. Numbers are exact fractions; amounts are whole poisha outside, rounding is a step with a name.
//!
//! ```
//! use jiff::civil::date;
//! use rules::{Dates, Facts, shipped};
//!
//! let book = shipped::library().book("BD-2026-07").unwrap();
//! let bill = Facts::new()
//!     .word("payment_kind", "civil-work")
//!     .word("residency", "resident")
//!     .poisha("bill", 10_00_000_00)
//!     .word("psr", "none")
//!     .flag("by_bank", true);
//! let decided = book.decide("tds", &bill, Dates::same(date(2026, 11, 20))).unwrap();
//! assert_eq!(decided.poisha("tds").unwrap(), 75_000_00);
//! ```

mod asking;
mod book;
mod cell;
mod compile;
mod decide;
mod due;
mod evaluation;
mod expr;
mod file;
mod library;
mod prove;
mod refusal;
mod rounding;
mod rows;
mod run;
mod say;
mod sheet;
mod shelf;
pub mod shipped;
mod table;
mod value;

pub use book::{Book, Origin, Question};
pub use due::DueRun;
pub use evaluation::{Answer, Difference, Due, Evaluation, Line, line_codes};
pub use file::{Policy, Status};
pub use library::{Library, OwnHead, Pack};
pub use refusal::{Refusal, codes};
pub use rounding::instalment;
pub use say::{Digits, Said};
pub use sheet::{Sheet, SheetCell, SheetRow};
pub use shelf::Shelf;
pub use table::Law;
pub use value::{Dates, Facts, Kind, Value};

/// The README's example is a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

#[cfg(test)]
mod tests;
