//! Auth: say in two sentences what this room owns and whom it asks.

mod errors;
mod events;
mod grants;
mod graph;
mod jobs;
mod permissions;
mod proofs;
mod rest;
mod room;
mod user;

use std::sync::Arc;

use contracts::auth::EVENTS;
use data::{Runtime, Schema, Service};
use kernel::Routes;

const NAME: &str = "auth";
const ROLE: &str = "vextrus_auth";

const SCHEMA: Schema =
    Schema { name: "auth", migrations: &[("V1__user", include_str!("../migrations/V1__user.sql"))], functions: &[] };

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
