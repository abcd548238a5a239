//! Organization: who the tenants are, what they consist of, and how much of it they may have.
//!
//! Owns tenants, companies, fiscal years, branches, divisions, departments, cost centres, positions and plan limits.
//! Asks no other service anything.

mod answers;
mod batch;
mod branch;
mod comment;
mod company;
mod company_change;
mod errors;
mod events;
mod fiscal_year;
mod graph;
mod jobs;
mod meta;
mod page;
mod permissions;
mod position;
mod proofs;
mod rest;
mod room;
mod series;
mod tenant;
mod unit;
mod usage;
mod words;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use contracts::organization::{EVENTS, Organization, organization_routes};
use data::{Runtime, Schema, Service};

const NAME: &str = "organization";
const ROLE: &str = "vextrus_organization";

const SCHEMA: Schema = Schema {
    name: NAME,
    migrations: &[
        ("V1__tenant", include_str!("../migrations/V1__tenant.sql")),
        ("V2__usage_counter", include_str!("../migrations/V2__usage_counter.sql")),
        ("V3__company", include_str!("../migrations/V3__company.sql")),
        ("V4__fiscal_year", include_str!("../migrations/V4__fiscal_year.sql")),
        ("V5__branch", include_str!("../migrations/V5__branch.sql")),
        ("V6__org_unit", include_str!("../migrations/V6__org_unit.sql")),
        ("V7__position", include_str!("../migrations/V7__position.sql")),
        ("V8__appointment", include_str!("../migrations/V8__appointment.sql")),
        ("V9__company_change", include_str!("../migrations/V9__company_change.sql")),
        ("V10__usage_month", include_str!("../migrations/V10__usage_month.sql")),
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
        series: series::ALL,
        errors: errors::ALL,
        constraints: errors::CONSTRAINTS,
        events: EVENTS,
        watched: events::WATCHED,
        graph: Some(Arc::new(graph::graph(room::Room::clone(&room)))),
        meta: meta::DOCUMENTS,
        endpoints: rest::endpoints(&room),
        answers: organization_routes(&(room as Arc<dyn Organization>)),
        proofs: proofs::PROOFS,
        sealed: &[],
        handlers: events::handlers(),
        jobs: jobs::jobs(),
        tasks: Vec::new(),
        enclosures: Vec::new(),
    }
}
