//! A subgraph of this process.

use std::sync::Arc;

use async_graphql::Request;
use kernel::{BoxFuture, Cx, Subgraph};

use super::{Fetch, Fetched, Source};
use crate::fault::Fault;
use crate::value::Variables;

/// A subgraph of this process: no bytes travel, documents are read once.
pub struct Local(pub Arc<dyn Subgraph>);

impl Source for Local {
    fn name(&self) -> &str {
        self.0.name()
    }

    fn fetch<'a>(&'a self, cx: &'a Cx, fetch: &'a Fetch, variables: Variables) -> BoxFuture<'a, Fetched> {
        let mut request = match fetch.document() {
            Some(document) => {
                let mut request = Request::new(String::new());
                request.set_parsed_query(document.clone());
                request
            }
            // What cannot be read here, the subgraph refuses with a reason.
            None => Request::new(fetch.text.clone()),
        };
        request = request.variables(variables);
        Box::pin(async move {
            let response = self.0.execute_planned(cx.clone(), request).await;
            Fetched { data: response.data, faults: response.errors.into_iter().map(Fault::from).collect() }
        })
    }
}
