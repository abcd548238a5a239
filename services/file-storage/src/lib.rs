//! File-storage: papers and pictures on documents of any service: uploads that go on where they stopped, types by content,
//! looked into for viruses before others read them, the same content once, counted against a tenant's room.
//!
//! Owns the files and the folder they lie in. Asks nobody by contract; whether somebody may see a document is asked of the
//! service that owns it, through the seam [`kernel::Sight`].

mod clamd;
mod content;
mod disk;
mod errors;
mod events;
mod file;
mod graph;
mod media;
mod name;
mod permissions;
mod proofs;
mod quota;
mod rest;
mod room;
mod scanner;
mod sweeper;
mod upload;

use std::sync::Arc;

use contracts::file_storage::EVENTS;
use data::{Runtime, Schema, Service};
use kernel::Routes;

const NAME: &str = "file-storage";
const ROLE: &str = "vextrus_file_storage";

const SCHEMA: Schema = Schema {
    name: "file_storage",
    migrations: &[
        ("V1__quota", include_str!("../migrations/V1__quota.sql")),
        ("V2__content", include_str!("../migrations/V2__content.sql")),
        ("V3__file", include_str!("../migrations/V3__file.sql")),
        ("V4__upload", include_str!("../migrations/V4__upload.sql")),
    ],
    functions: &[],
};

/// The service, on this house.
#[must_use]
pub fn service(rt: &Runtime) -> Service {
    let room = Arc::new(room::Room::new(&rt.acting_as(ROLE)));
    Service {
        name: NAME,
        role: ROLE,
        schema: SCHEMA,
        settings: &[],
        flags: &[],
        series: &[],
        permissions: permissions::ALL,
        errors: errors::ALL,
        constraints: errors::CONSTRAINTS,
        events: EVENTS,
        watched: events::WATCHED,
        graph: Some(Arc::new(graph::graph(room::Room::clone(&room)))),
        meta: &[&file::meta::FILE],
        endpoints: rest::endpoints(&room),
        answers: Routes::default(),
        proofs: proofs::PROOFS,
        sealed: &[],
        handlers: events::handlers(),
        jobs: Vec::new(),
        tasks: room.tasks(rt),
        enclosures: Vec::new(),
    }
}
