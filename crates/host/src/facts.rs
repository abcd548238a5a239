//! What is known of the request being worked on, wherever in the call stack somebody asks.
//!
//! A task-local instead of a span: log lines name their request at the cost of a pointer, also when no trace is recorded.

use std::cell::Cell;

use kernel::TenantId;
use uuid::Uuid;

use crate::telemetry::trace::Parent;

tokio::task_local! {
    pub(crate) static FACTS: Facts;
}

/// The request being worked on.
#[derive(Clone, Debug)]
pub(crate) struct Facts {
    pub(crate) request: Uuid,
    pub(crate) service: &'static str,
    pub(crate) route: &'static str,
    pub(crate) tenant: Cell<Option<TenantId>>,
    /// The caller's place in a trace, as it came.
    pub(crate) parent: Option<Parent>,
}

/// Notes whose data the request is about.
pub(crate) fn note_tenant(tenant: TenantId) {
    let _ = FACTS.try_with(|facts| facts.tenant.set(Some(tenant)));
}
