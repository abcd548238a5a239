//! Master-data: whom the tenant deals with, what it buys and sells, and the places and headings every other room points at.
//!
//! Owns parties, items, units of measure, price lists, dimensions, geography and banks. Asks no other service anything.

mod batch;
mod errors;
mod events;
mod graph;
mod jobs;
mod meta;
mod page;
mod party;
mod permissions;
mod proof;
mod proofs;
mod rest;
mod role;
mod room;
mod terms;
mod twin;
mod vendor;
mod words;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use contracts::master_data::EVENTS;
use data::{Runtime, Schema, Service};
use kernel::Routes;

const NAME: &str = "master-data";
const ROLE: &str = "vextrus_master_data";

const SCHEMA: Schema = Schema {
    name: "master_data",
    migrations: &[
        // parties
        ("V1__party", include_str!("../migrations/V1__party.sql")),
        ("V2__party_role", include_str!("../migrations/V2__party_role.sql")),
        ("V3__vendor", include_str!("../migrations/V3__vendor.sql")),
        ("V4__twin", include_str!("../migrations/V4__twin.sql")),
        ("V5__proof", include_str!("../migrations/V5__proof.sql")),
        ("V6__party_terms", include_str!("../migrations/V6__party_terms.sql")),
        // items
        // places
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
        errors: errors::ALL,
        constraints: errors::CONSTRAINTS,
        events: EVENTS,
        watched: events::WATCHED,
        graph: Some(Arc::new(graph::graph(room::Room::clone(&room)))),
        meta: meta::DOCUMENTS,
        endpoints: rest::endpoints(&room),
        answers: Routes::default(),
        proofs: proofs::PROOFS,
        sealed: &[proof::SEALED],
        handlers: events::handlers(),
        jobs: jobs::jobs(),
        tasks: Vec::new(),
        enclosures: Vec::new(),
    }
}
