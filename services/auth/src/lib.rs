//! Auth: who somebody is, and what he may do.
//!
//! Owns users, passwords, second factors, sessions and their tokens, invitations, API keys, the keys that sign; roles and
//! who holds them. Asks nobody: tenants and their plans reach it as events.

mod answers;
mod api_key;
mod comment;
mod credential;
mod errors;
mod events;
mod grants;
mod graph;
mod jobs;
mod link;
mod meta;
mod pages;
mod password;
mod permissions;
mod proofs;
mod rank;
mod rest;
mod room;
mod second_factor;
mod secret;
mod session;
mod settings;
mod signing_key;
mod token;
mod user;

mod assignment;
mod duty;
mod explain;
mod patterns;
mod rest_authority;
mod role;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use contracts::auth::{Auth, EVENTS, auth_routes};
use data::{Runtime, Schema, Service};

const NAME: &str = "auth";
const ROLE: &str = "vextrus_auth";

const SCHEMA: Schema = Schema {
    name: NAME,
    migrations: &[
        ("V1__user", include_str!("../migrations/V1__user.sql")),
        ("V2__credential", include_str!("../migrations/V2__credential.sql")),
        ("V3__session", include_str!("../migrations/V3__session.sql")),
        ("V4__signing_key", include_str!("../migrations/V4__signing_key.sql")),
        ("V5__tenant_limit", include_str!("../migrations/V5__tenant_limit.sql")),
        ("V6__second_factor", include_str!("../migrations/V6__second_factor.sql")),
        ("V7__link", include_str!("../migrations/V7__link.sql")),
        ("V8__api_key", include_str!("../migrations/V8__api_key.sql")),
        ("V10__role", include_str!("../migrations/V10__role.sql")),
        ("V11__assignment", include_str!("../migrations/V11__assignment.sql")),
        ("V12__duty_pair", include_str!("../migrations/V12__duty_pair.sql")),
        ("V13__secret_tables", include_str!("../migrations/V13__secret_tables.sql")),
        ("V14__tenant_limit_untold", include_str!("../migrations/V14__tenant_limit_untold.sql")),
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
        permissions: permissions::ALL,
        settings: settings::ALL,
        flags: &[],
        series: &[],
        errors: errors::ALL,
        constraints: errors::CONSTRAINTS,
        events: EVENTS,
        watched: events::WATCHED,
        graph: Some(Arc::new(graph::graph(room::Room::clone(&room)))),
        meta: meta::DOCUMENTS,
        endpoints: [rest::endpoints(&room), pages::endpoints(&room)].concat(),
        answers: auth_routes(&(room as Arc<dyn Auth>)),
        proofs: proofs::PROOFS,
        sealed: &[second_factor::SEALED],
        handlers: events::handlers(),
        jobs: jobs::jobs(),
        tasks: Vec::new(),
        enclosures: Vec::new(),
    }
}
