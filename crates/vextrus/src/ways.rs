//! The way to each service, for the binary and for services that ask others.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Result;
use data::{Runtime, Service};
use host::config::Internal;
use host::wire::{Key, Wire};
use kernel::{BoxFuture, CallKind, Cx, Error, Routes, Transport};

use crate::services;

/// A service itself when it is hosted here, the process named for it, else the room itself on this process's database,
/// answering nobody but us.
pub struct Ways {
    near: BTreeMap<&'static str, Arc<dyn Transport>>,
    internal: Internal,
    runtime: Runtime,
    /// Rooms that are hosted nowhere, built when they are first asked, and ways to peers.
    found: Mutex<BTreeMap<String, Arc<dyn Transport>>>,
}

impl Ways {
    /// The ways of a process that hosts these services.
    pub fn new(runtime: &Runtime, services: &[Service], internal: &Internal) -> Self {
        let near = |service: &Service| (service.name, Arc::new(service.answers.clone()) as Arc<dyn Transport>);
        let near = services.iter().map(near).collect();
        Self { near, internal: internal.clone(), runtime: runtime.clone(), found: Mutex::default() }
    }

    /// The way to a service.
    pub fn to(&self, service: &str) -> Result<Arc<dyn Transport>> {
        if let Some(here) = self.near.get(service) {
            return Ok(here.clone());
        }
        if let Some(known) = self.found.lock().unwrap_or_else(PoisonError::into_inner).get(service) {
            return Ok(known.clone());
        }
        let way = self.find(service)?;
        self.found.lock().unwrap_or_else(PoisonError::into_inner).insert(service.to_owned(), way.clone());
        Ok(way)
    }

    fn find(&self, service: &str) -> Result<Arc<dyn Transport>> {
        if let Some(secret) = self.internal.secret_file.as_ref().filter(|_| self.internal.peers.contains_key(service)) {
            return Ok(Wire::new(&self.internal.peers, Key::read(secret)?, self.internal.timeout.0)?);
        }
        let mut quiet = services::build(&self.runtime, Some(&[service.to_owned()]))?;
        Ok(Arc::new(std::mem::take::<Routes>(&mut quiet[0].answers)))
    }
}

impl Transport for Ways {
    fn call<'a>(
        &'a self,
        service: &'static str,
        method: &'static str,
        kind: CallKind,
        cx: &'a Cx,
        body: Vec<u8>,
    ) -> BoxFuture<'a, kernel::Result<Vec<u8>>> {
        Box::pin(async move {
            let way = self.to(service).map_err(|error| Error::internal(format!("{error:#}")))?;
            way.call(service, method, kind, cx, body).await
        })
    }
}
