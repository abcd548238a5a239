//! Land: shotok and katha, bigha and acre, feet and metres, without losing a til.
//!
//! An area is an exact fraction of a square foot, so it comes back from any unit as it went. What the units of custom
//! measure differs by place; [`Custom`] says it, RAJUK's katha of 720 sq ft by default.
//!
//! ```
//! use bangladesh::land::{Area, Custom, Unit};
//! use bangladesh::number::Decimal;
//!
//! let custom = Custom::default();
//! let plot = Area::of(Decimal::new(5, 0), Unit::Katha, &custom).unwrap();
//! assert_eq!(plot.write_en(Unit::SquareFoot, 2, &custom).unwrap(), "3,600.00 sq ft");
//! assert_eq!(plot.write_bn(Unit::Shotok, 4, &custom).unwrap(), "৮.২৬৪৫ শতাংশ");
//! ```

mod area;
mod ratio;
mod read;
mod unit;

pub use area::{Area, Part};
pub use ratio::{Ratio, Rounding};
pub use read::{Refusal, read};
pub use unit::{Custom, Unit};

#[cfg(test)]
mod tests;
