//! Whether somebody may see a document, asked of the service that owns it: its own query of one, as it answers anybody.

use std::collections::BTreeMap;
use std::sync::Arc;

use kernel::meta::Document;
use kernel::{BoxFuture, Cx, Documents, Error, Kind, Pointed, Result, codes};

use crate::source::{Fetch, Source};
use crate::value::{Value, Variables};

/// The services that own documents, here or beyond.
#[derive(Default)]
pub struct Owners(BTreeMap<String, (Arc<dyn Source>, &'static str)>);

impl Owners {
    /// Adds a service with the documents it describes.
    pub fn add(&mut self, source: &Arc<dyn Source>, documents: &[&'static Document]) {
        for document in documents {
            let kind = format!("{}.{}", document.service, document.name);
            self.0.insert(kind, (Arc::clone(source), document.graph.one));
        }
    }
}

impl Documents for Owners {
    fn sees<'a>(&'a self, cx: &'a Cx, document: &'a Pointed) -> BoxFuture<'a, Result<bool>> {
        Box::pin(async move {
            let Some((source, one)) = self.0.get(&document.kind) else { return Ok(false) };
            let text = format!("{{ {one}(id: \"{}\") {{ __typename }} }}", document.id);
            let fetched = source.fetch(cx, &Fetch::new(text, false), Variables::default()).await;
            let refused = fetched.faults.iter().find_map(|fault| fault.refusal.as_deref());
            match refused.map(|refusal| refusal.kind()) {
                Some(Kind::NotFound | Kind::Denied | Kind::Invalid | Kind::Refused) => Ok(false),
                Some(kind) if kind.retryable() => {
                    Err(Error::new(&codes::UNAVAILABLE).with("part", "The document's service"))
                }
                Some(_) => Err(Error::internal("a document's own query refuses")),
                None if fetched.faults.is_empty() => Ok(matches!(fetched.data, Value::Object(_))),
                None => Err(Error::internal(format!("{} is not asked for by its id alone", document.kind))),
            }
        })
    }
}
