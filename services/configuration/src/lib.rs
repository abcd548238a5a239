//! Configuration: what a tenant decides about how Vextrus works for it: settings that services declare, feature flags.
//!
//! Owns the choices and how they came about, and publishes what is in force in the data path's `data.configuration`, which
//! every process reads and remembers. Asks no other service anything.

mod errors;
mod events;
mod flag;
mod graph;
mod jobs;
mod permissions;
mod proofs;
mod rest;
mod room;
mod series;
mod setting;
mod wording;

use std::sync::Arc;

use contracts::configuration::EVENTS;
use data::{Runtime, Schema, Service};
use kernel::Routes;

const NAME: &str = "configuration";
const ROLE: &str = "vextrus_configuration";

const SCHEMA: Schema = Schema {
    name: "configuration",
    migrations: &[
        ("V1__setting_choice", include_str!("../migrations/V1__setting_choice.sql")),
        ("V2__flag", include_str!("../migrations/V2__flag.sql")),
        ("V3__series_format", include_str!("../migrations/V3__series_format.sql")),
    ],
    functions: &[],
};

/// The service, on this house.
#[must_use]
pub fn service(rt: &Runtime) -> Service {
    let room = Arc::new(room::Room::new(&rt.acting_as(ROLE).db));
    Service {
        name: NAME,
        role: ROLE,
        schema: SCHEMA,
        permissions: permissions::ALL,
        settings: &[],
        flags: &[],
        series: &[],
        errors: errors::ALL,
        constraints: errors::CONSTRAINTS,
        events: EVENTS,
        watched: events::WATCHED,
        graph: Some(Arc::new(graph::graph(room::Room::clone(&room)))),
        meta: &[&flag::meta::FLAG, &series::meta::SERIES],
        endpoints: rest::endpoints(&room),
        answers: Routes::default(),
        proofs: proofs::PROOFS,
        sealed: &[],
        handlers: events::handlers(),
        jobs: jobs::jobs(),
        tasks: Vec::new(),
        enclosures: Vec::new(),
    }
}
