//! Audit: seals what every command writes down, proves that nothing of it was altered, lets auditors search it, and
//! keeps it as long as the law asks. It asks nobody.

mod answers;
mod block;
mod entry;
mod errors;
mod events;
mod graph;
mod hold;
mod jobs;
mod key;
mod permissions;
mod proofs;
mod rest;
mod retention;
mod room;
mod sealer;
mod trail;

use std::sync::Arc;

use contracts::audit::{Audit, EVENTS, audit_routes};
use data::{Enclosure, Runtime, Schema, Service};

const NAME: &str = "audit";
const ROLE: &str = "vextrus_audit";

const SCHEMA: Schema = Schema {
    name: NAME,
    migrations: &[
        ("V1__signing_key", include_str!("../migrations/V1__signing_key.sql")),
        ("V2__block", include_str!("../migrations/V2__block.sql")),
        ("V3__entry", include_str!("../migrations/V3__entry.sql")),
        ("V4__retention", include_str!("../migrations/V4__retention.sql")),
        ("V5__entry_words", include_str!("../migrations/V5__entry_words.sql")),
    ],
    functions: &[],
};

/// The service, on this house.
#[must_use]
pub fn service(rt: &Runtime) -> Service {
    let room = Arc::new(room::Room::new(&rt.acting_as(ROLE).db, &rt.clock));
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
        watched: &[],
        graph: Some(Arc::new(graph::graph(room::Room::clone(&room)))),
        meta: &[],
        endpoints: rest::endpoints(&room),
        proofs: proofs::PROOFS,
        sealed: &[],
        handlers: events::handlers(),
        jobs: jobs::jobs(&room),
        tasks: vec![sealer::Sealer::new(&room.blocks).task(), jobs::calendar(&room)],
        enclosures: vec![Enclosure::new("audit.seal.json", |tx| Box::pin(trail::enclosure(tx)))],
        answers: audit_routes(&(room as Arc<dyn Audit>)),
    }
}
