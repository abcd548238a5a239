//! The published figures of the country, by their codes; packs side by side; packs of one's own; what is refused.

#![allow(
    clippy::inconsistent_digit_grouping,
    clippy::mistyped_literal_suffixes,
    reason = "lakh and crore stand as the country groups them"
)]

mod asking;
mod due;
mod explain;
mod income;
mod labour;
mod laws;
mod own;
mod policies;
mod vat;
mod withholding;

use std::sync::OnceLock;

use jiff::civil::{Date, date};
use rules::{Book, Dates, Evaluation, Facts, shipped};

/// The day of these tests.
pub(crate) const TODAY: Date = date(2026, 11, 20);

pub(crate) fn law() -> &'static Book {
    static BOOK: OnceLock<Book> = OnceLock::new();
    BOOK.get_or_init(|| shipped::library().book(shipped::LAW).unwrap())
}

pub(crate) fn book(id: &str) -> Book {
    shipped::library().book(id).unwrap()
}

pub(crate) fn taka(taka: i64) -> i64 {
    taka * 100
}

pub(crate) fn decide(decision: &str, facts: &Facts) -> Evaluation {
    law().decide(decision, facts, Dates::same(TODAY)).unwrap_or_else(|refusal| panic!("{refusal}"))
}

/// A resident's bill, paid by bank, with a PSR.
pub(crate) fn bill(kind: &str, taka: i64) -> Facts {
    Facts::new()
        .word("payment_kind", kind)
        .word("residency", "resident")
        .poisha("bill", taka * 100)
        .word("psr", "shown")
        .date("psr_from", date(2026, 9, 20))
        .date("psr_until", date(2027, 6, 30))
        .flag("by_bank", true)
}

/// Without PSR.
pub(crate) fn without_psr(facts: Facts) -> Facts {
    facts.without("psr_from").without("psr_until").word("psr", "none")
}
