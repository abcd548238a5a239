//! Rules-engine: the packs of rules by which a tenant is taxed, paid and held to dates: read, tried, kept, replayed.
//!
//! Owns a tenant's own packs on top of the law's, and the screens of both. Asks master-data what it knows of a party. Others ask
//! which own packs are in force, evaluate in process with crate `rules`, and keep what they decide with `tx.evaluated`.

mod answers;
mod due;
mod errors;
mod evaluation;
mod events;
mod graph;
mod jobs;
mod own_pack;
mod pack;
mod permissions;
mod proofs;
mod rest;
mod room;
mod shelf;
mod trial;
mod wording;

use std::sync::Arc;

use contracts::master_data::{MasterData, MasterDataRemote};
use contracts::rules_engine::{EVENTS, RulesEngine, rules_engine_routes};
use data::{Runtime, Schema, Service};
use kernel::Peer;

const NAME: &str = "rules-engine";
const ROLE: &str = "vextrus_rules_engine";

const SCHEMA: Schema = Schema {
    name: "rules_engine",
    migrations: &[("V1__own_pack", include_str!("../migrations/V1__own_pack.sql"))],
    functions: &[],
};

/// The service, on this house.
#[must_use]
pub fn service(rt: &Runtime) -> Service {
    let master_data = Peer::new(Arc::new(MasterDataRemote(Arc::new(rt.ways.clone()))) as Arc<dyn MasterData>);
    let room = Arc::new(room::Room::new(&rt.acting_as(ROLE).db, master_data));
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
        meta: &[&own_pack::meta::OWN_PACK],
        endpoints: rest::endpoints(&room),
        answers: rules_engine_routes(&(room as Arc<dyn RulesEngine>)),
        proofs: proofs::PROOFS,
        sealed: &[],
        handlers: events::handlers(),
        jobs: jobs::jobs(),
        tasks: Vec::new(),
        enclosures: Vec::new(),
    }
}
