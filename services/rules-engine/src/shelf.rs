//! The books people ask here: the law's, made ready once a process.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use kernel::{Cx, Result};
use rules::{Book, Refusal, shipped};

/// The books of a process. Cheap to clone.
#[derive(Clone, Default)]
pub struct Shelf {}

/// The packs that come with Vextrus, the newest law first. Each is made ready when it is first asked.
fn ready(id: &str) -> Option<Result<Arc<Book>, Refusal>> {
    static READY: OnceLock<BTreeMap<&'static str, OnceLock<Result<Arc<Book>, Refusal>>>> = OnceLock::new();
    let books = READY.get_or_init(|| shipped::OFFERED.iter().map(|id| (*id, OnceLock::new())).collect());
    let book = books.get(id)?;
    Some(book.get_or_init(|| shipped::library().book(id).map(Arc::new)).clone())
}

impl Shelf {
    /// All packs one may ask: those that come with Vextrus.
    // open: whoever asks has required a permission; the law is no secret.
    pub async fn books(&self, _: &Cx) -> Result<Vec<Arc<Book>>> {
        let books = shipped::OFFERED.iter().filter_map(|id| ready(id)).collect::<Result<Vec<_>, _>>();
        Ok(books?)
    }

    /// The book of a pack with this very text, or, when that is gone, the pack as it is now: its sentences say the lines
    /// that were kept.
    // open: whoever asks has required a permission; the law is no secret.
    pub async fn book_that_says(&self, cx: &Cx, pack: &str, _digest: &str) -> Result<Arc<Book>> {
        self.book(cx, Some(pack)).await
    }

    /// A pack by its name; the law as it was last read when none is named.
    // open: whoever asks has required a permission; the law is no secret.
    pub async fn book(&self, _: &Cx, id: Option<&str>) -> Result<Arc<Book>> {
        let id = id.unwrap_or(shipped::LAW);
        match ready(id) {
            Some(book) => Ok(book?),
            None => Err(Refusal::pack_unknown(id, shipped::OFFERED).into()),
        }
    }
}
