//! Books kept ready: a book is made in milliseconds and asked in microseconds.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::book::Book;
use crate::library::{OwnHead, Pack};
use crate::refusal::Refusal;
use crate::shipped;

/// Own books kept ready, at most: a book has as much as the law it stands on.
const READY: usize = 64;

/// The books of a process: the law's, and tenants' own, each made ready once a text. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    own: Arc<Mutex<HashMap<[u8; 32], Arc<Book>>>>,
}

impl Shelf {
    /// A pack that comes with Vextrus, by its name; none is called so when nothing is answered.
    ///
    /// # Errors
    /// It cannot be made: our own mistake, which tests find.
    pub fn shipped(&self, id: &str) -> Option<Result<Arc<Book>, Refusal>> {
        shipped::ready(id)
    }

    /// A tenant's own pack on top of the law. The first time it is read and checked, which takes milliseconds of a
    /// processor: callers that share a thread with others do it apart.
    ///
    /// # Errors
    /// What is wrong in it, with its line.
    pub fn own(&self, head: &OwnHead<'_>, text: &str) -> Result<Arc<Book>, Refusal> {
        let hash = head.hash(text);
        if let Some(book) = self.own.lock().unwrap_or_else(PoisonError::into_inner).get(&hash) {
            return Ok(Arc::clone(book));
        }
        let book = Arc::new(shipped::library().book_of(&Pack::own(head, text)?)?);
        let mut own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
        if own.len() >= READY {
            own.clear();
        }
        own.insert(hash, Arc::clone(&book));
        Ok(book)
    }
}
