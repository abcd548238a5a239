//! The packs of Bangladesh that come with Vextrus.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::book::Book;
use crate::library::{Library, Pack};
use crate::refusal::Refusal;
use crate::value::Facts;

/// The law as it was last read, from 1 July 2026.
pub const LAW: &str = "BD-2026-07";
/// Rates by kind of vendor, for payments nobody can name a section for.
pub const PLAN: &str = "PLAN-DEFAULT";

/// The packs people ask: the newest law first, then older ones, then what is taken when no section is known.
pub const OFFERED: &[&str] = &[LAW, "BD-2025-07", "BD-2024-07", PLAN];

macro_rules! files {
    ($($name:literal),+ $(,)?) => { &[$(($name, include_str!(concat!("../packs/", $name)))),+] };
}

/// Each pack's files; one that is extended comes before those that extend it.
const PACKS: &[&[(&str, &str)]] = &[
    files!("BD/pack.toml", "BD/tds.toml", "BD/vat.toml", "BD/income-tax.toml", "BD/labour.toml"),
    files!("BD-2024-07/pack.toml"),
    files!("BD-2025-07/pack.toml"),
    files!(
        "BD-2026-07/pack.toml",
        "BD-2026-07/tds.toml",
        "BD-2026-07/vat.toml",
        "BD-2026-07/income-tax.toml",
        "BD-2026-07/labour.toml",
        "BD-2026-07/deadlines.toml",
    ),
    files!("PLAN-DEFAULT/pack.toml"),
];

/// The shipped packs, read once. A tenant's own go into a copy: [`with`].
pub fn library() -> &'static Library {
    static SHIPPED: OnceLock<Library> = OnceLock::new();
    SHIPPED.get_or_init(|| with(Vec::new()).expect("the shipped packs are read by tests"))
}

/// A book of the law, or why it cannot be made.
type Ready = OnceLock<Result<Arc<Book>, Refusal>>;

/// An offered pack, made ready when it is first asked.
pub(crate) fn ready(id: &str) -> Option<Result<Arc<Book>, Refusal>> {
    static READY: OnceLock<BTreeMap<&'static str, Ready>> = OnceLock::new();
    let books = READY.get_or_init(|| OFFERED.iter().map(|id| (*id, OnceLock::new())).collect());
    Some(books.get(id)?.get_or_init(|| library().book(id).map(Arc::new)).clone())
}

/// The shipped packs and others on top, in the order they extend each other.
///
/// # Errors
/// One of the others has a name that is taken, or extends what is not there.
pub fn with(own: Vec<Pack>) -> Result<Library, Refusal> {
    let mut library = Library::new();
    for files in PACKS {
        library.add(Pack::read(files)?)?;
    }
    own.into_iter().try_for_each(|pack| library.add(pack))?;
    Ok(library)
}

/// The book that decides on withholding: the law's as soon as the payment has a kind the law names, the plan's rates by
/// kind of vendor when nobody can say.
#[must_use]
pub fn choose<'a>(facts: &Facts, law: &'a Book, plan: &'a Book) -> &'a Book {
    if facts.get("payment_kind").is_some() { law } else { plan }
}
