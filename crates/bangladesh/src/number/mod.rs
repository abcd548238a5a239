//! Numbers as the country writes and types them: lakh and crore, both sets of digits, amounts in words.
//!
//! ```
//! use bangladesh::number::{Decimal, Style, read, words};
//!
//! let amount = read::amount("২ কোটি ৫০ লাখ").unwrap();
//! assert_eq!(amount.write(&Style::ENGLISH), "2,50,00,000.00");
//! assert_eq!(amount.write(&Style::BENGALI), "২,৫০,০০,০০০.০০");
//! assert_eq!(words::english(amount.minor(2).unwrap(), &Default::default()), "Taka Two Crore Fifty Lakh Only");
//! assert_eq!(words::bengali(amount.minor(2).unwrap(), &Default::default()), "দুই কোটি পঞ্চাশ লক্ষ টাকা মাত্র");
//! ```

mod decimal;
pub mod read;
mod refusal;
pub mod words;
mod write;

pub use decimal::Decimal;
pub use refusal::Refusal;
pub use write::{Grouping, Negative, Script, Style, Symbol};

#[cfg(test)]
mod tests;
