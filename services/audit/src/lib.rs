//! Audit: say in two sentences what this room owns and whom it asks.

mod entry;
mod errors;
mod events;
mod graph;
mod jobs;
mod permissions;
mod proofs;
mod rest;
mod room;

use std::sync::Arc;

use contracts::audit::EVENTS;
use data::{Runtime, Schema, Service};
use kernel::Routes;

const NAME: &str = "audit";
const ROLE: &str = "vextrus_audit";

const SCHEMA: Schema =
    Schema { name: "audit", migrations: &[("V1__entry", include_str!("../migrations/V1__entry.sql"))], functions: &[] };

/// The service, on this house.
#[must_use]
pub fn service(rt: &Runtime) -> Service {
    let room = Arc::new(room::Room::new(&rt.acting_as(ROLE).db));
    Service {
        name: NAME,
        role: ROLE,
        schema: SCHEMA,
        permissions: permissions::ALL,
        errors: errors::ALL,
        constraints: errors::CONSTRAINTS,
        events: EVENTS,
        graph: Some(Arc::new(graph::Graph::new(room::Room::clone(&room)))),
        meta: &[],
        endpoints: rest::endpoints(&room),
        answers: Routes::default(),
        proofs: proofs::PROOFS,
        sealed: &[],
        handlers: events::handlers(),
        jobs: jobs::jobs(),
    }
}
