//! Who may see a document of any service: the service that owns it decides, whoever asks. What hangs on documents, such as a
//! file, is seen by whoever sees the document.

use std::sync::{Arc, OnceLock};

use uuid::Uuid;

use crate::{BoxFuture, Cx, Error, Result, codes};

/// A document of some service.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pointed {
    /// `service.document`, as the service describes it: `organization.branch`.
    pub kind: String,
    /// Its id.
    pub id: Uuid,
}

/// Asks the services that own documents.
pub trait Documents: Send + Sync {
    /// Whether there is such a document and `cx` may read it, as the document's own reading decides. A kind nobody knows is
    /// seen by nobody.
    fn sees<'a>(&'a self, cx: &'a Cx, document: &'a Pointed) -> BoxFuture<'a, Result<bool>>;
}

/// The way to ask, told once the services stand.
#[derive(Clone, Default)]
pub struct Sight(Arc<OnceLock<Arc<dyn Documents>>>);

impl Sight {
    /// From now on these are asked; the first to say so are.
    pub fn open(&self, documents: Arc<dyn Documents>) {
        let _ = self.0.set(documents);
    }

    /// Whether there is such a document and `cx` may read it.
    ///
    /// # Errors
    /// `kernel.unavailable` when the service cannot be asked.
    pub fn sees<'a>(&'a self, cx: &'a Cx, document: &'a Pointed) -> BoxFuture<'a, Result<bool>> {
        match self.0.get() {
            Some(documents) => documents.sees(cx, document),
            None => Box::pin(async { Err(Error::new(&codes::UNAVAILABLE).with("part", "The document's service")) }),
        }
    }
}
