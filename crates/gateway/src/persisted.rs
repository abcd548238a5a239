//! Operations known by the hash of their text, so that a client need not send it each time; and the list of those that
//! are answered at all.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::{Error, Result, codes};
use sha2::{Digest as _, Sha256};

use crate::cache::Cache;
use crate::errors::{NOT_LISTED, PERSISTED_UNKNOWN, PERSISTED_WRONG};

/// Texts clients have sent with their hash.
const KEPT: usize = 500;

/// The operations of released screens.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    texts: HashMap<String, Arc<str>>,
    only: bool,
}

impl Listed {
    /// These documents, found by their hash. With `only`, nothing else is answered.
    pub fn new(documents: impl IntoIterator<Item = String>, only: bool) -> Self {
        let texts = documents.into_iter().map(|text| (hash(&text), Arc::from(text)));
        Self { texts: texts.collect(), only }
    }
}

/// Documents by their hash.
pub(crate) struct Persisted {
    listed: Listed,
    sent: Cache<String, str>,
}

impl Persisted {
    pub(crate) fn new(listed: Listed) -> Self {
        Self { listed, sent: Cache::new(KEPT) }
    }

    /// The document that is meant.
    ///
    /// # Errors
    /// Nothing was sent; the hash is unknown or another text's; only listed operations are answered and this is none.
    pub(crate) fn find(&self, query: Option<String>, hashed: Option<&str>) -> Result<Arc<str>> {
        let hashed = hashed.map(str::to_ascii_lowercase);
        match (query, hashed) {
            (None, None) => Err(Error::new(&codes::MALFORMED).with("reason", "“query” is missing")),
            (None, Some(hashed)) => match self.listed.texts.get(&hashed) {
                Some(text) => Ok(text.clone()),
                None if self.listed.only => Err(Error::new(&NOT_LISTED)),
                None => self.sent.get(hashed.as_str()).ok_or_else(|| Error::new(&PERSISTED_UNKNOWN)),
            },
            (Some(text), hashed) => {
                if hashed.is_none() && !self.listed.only {
                    return Ok(Arc::from(text));
                }
                let real = hash(&text);
                if hashed.as_ref().is_some_and(|hashed| *hashed != real) {
                    return Err(Error::new(&PERSISTED_WRONG));
                }
                if let Some(text) = self.listed.texts.get(&real) {
                    return Ok(text.clone());
                }
                if self.listed.only {
                    return Err(Error::new(&NOT_LISTED));
                }
                let text: Arc<str> = Arc::from(text);
                self.sent.put(real, text.clone());
                Ok(text)
            }
        }
    }
}

/// SHA-256 in hexadecimal.
#[must_use]
pub fn hash(text: &str) -> String {
    use std::fmt::Write as _;
    Sha256::digest(text.as_bytes()).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests;
