//! Bodies that are never held whole: files, coming and going piece by piece.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;

use crate::{BoxFuture, Result};

/// Bytes as they come. Whoever asks for the next piece waits until it is there; nothing is read ahead.
pub trait Chunks: Send {
    /// The next piece; `None` when all have come.
    ///
    /// # Errors
    /// What cut them off.
    fn next(&mut self) -> BoxFuture<'_, Result<Option<Bytes>>>;
}

/// A body of pieces, to be taken once.
#[derive(Clone, Default)]
pub struct Stream(Arc<Mutex<Option<Box<dyn Chunks>>>>);

impl Stream {
    /// A body of these pieces.
    #[must_use]
    pub fn of(chunks: impl Chunks + 'static) -> Self {
        Self(Arc::new(Mutex::new(Some(Box::new(chunks)))))
    }

    /// The pieces, for the first who asks; nothing when there is no body.
    #[must_use]
    pub fn take(&self) -> Option<Box<dyn Chunks>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl fmt::Debug for Stream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Stream")
    }
}
