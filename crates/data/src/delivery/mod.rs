//! Events and jobs are one mechanism: a row for each consumer, claimed as a lease, taken away in the
//! transaction that carries it out. A killed worker's rows are taken over when the lease ends.

mod worker;

use std::sync::Arc;

use kernel::{BoxFuture, Error, Event, Result};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::tx::Tx;

pub use worker::Worker;

pub(crate) type Run = Arc<dyn for<'a> Fn(&'a Tx, Value) -> BoxFuture<'a, Result<()>> + Send + Sync>;

/// What a service does when something happened. It may be called twice for one event, but only one call stays.
#[derive(Clone)]
pub struct Handler {
    /// `service.what`: the consumer, with an order of its own for each aggregate.
    pub consumer: &'static str,
    /// The event.
    pub event: &'static str,
    pub(crate) run: Run,
    pub(crate) outside: bool,
}

impl Handler {
    /// Calls `run` for each `E`, in a transaction that also takes the delivery away.
    pub fn new<E: Event>(
        consumer: &'static str,
        run: impl for<'a> Fn(&'a Tx, E) -> BoxFuture<'a, Result<()>> + Send + Sync + 'static,
    ) -> Self {
        Self { consumer, event: E::NAME, run: typed(run), outside: false }
    }

    /// It speaks to the world outside (SMS, mail, a bank, Kafka): while the installation is held, it waits.
    #[must_use]
    pub fn outside(self) -> Self {
        Self { outside: true, ..self }
    }
}

/// What a service does when its time has come.
#[derive(Clone)]
pub struct Job {
    /// `service.what`, as enqueued.
    pub name: &'static str,
    pub(crate) run: Run,
    pub(crate) outside: bool,
}

impl Job {
    /// Calls `run` with the payload, in a transaction that also takes the delivery away.
    pub fn new<P: DeserializeOwned + Send + 'static>(
        name: &'static str,
        run: impl for<'a> Fn(&'a Tx, P) -> BoxFuture<'a, Result<()>> + Send + Sync + 'static,
    ) -> Self {
        Self { name, run: typed(run), outside: false }
    }

    /// It speaks to the world outside (SMS, mail, a bank, Kafka): while the installation is held, it waits.
    #[must_use]
    pub fn outside(self) -> Self {
        Self { outside: true, ..self }
    }
}

fn typed<P: DeserializeOwned + Send + 'static>(
    run: impl for<'a> Fn(&'a Tx, P) -> BoxFuture<'a, Result<()>> + Send + Sync + 'static,
) -> Run {
    Arc::new(move |tx, payload| match serde_json::from_value(payload) {
        Ok(payload) => run(tx, payload),
        Err(error) => Box::pin(async move { Err(Error::internal(error)) }),
    })
}
