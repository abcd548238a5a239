//! Master-data: whom the tenant deals with, what it buys and sells, and the places and headings every other room points at.
//!
//! Owns parties, items, units of measure, price lists, dimensions, geography and banks. Asks no other service anything.

mod address;
mod answers;
mod area;
mod bank;
mod bank_branch;
mod batch;
mod comment;
mod company;
mod contact;
mod conversion;
mod dimension;
mod errors;
mod events;
mod fraction;
mod goods;
mod graph;
mod item;
mod item_group;
mod jobs;
mod measure;
mod meta;
mod page;
mod party;
mod permissions;
mod places;
mod price;
mod price_list;
mod proof;
mod proofs;
mod rest;
mod role;
mod room;
mod series;
mod settings;
mod shipped;
mod sign;
mod sought;
mod terms;
mod tree;
mod twin;
mod vendor;
mod vendor_bank;
mod vendor_bank_change;
mod words;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use contracts::master_data::{EVENTS, MasterData, master_data_routes};
use data::{Runtime, Schema, Service};

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
        ("V10__dimension", include_str!("../migrations/V10__dimension.sql")),
        ("V11__measure", include_str!("../migrations/V11__measure.sql")),
        ("V12__item_group", include_str!("../migrations/V12__item_group.sql")),
        ("V13__item", include_str!("../migrations/V13__item.sql")),
        ("V14__conversion", include_str!("../migrations/V14__conversion.sql")),
        ("V15__price_list", include_str!("../migrations/V15__price_list.sql")),
        ("V16__price", include_str!("../migrations/V16__price.sql")),
        // places
        ("V20__area", include_str!("../migrations/V20__area.sql")),
        ("V21__bank", include_str!("../migrations/V21__bank.sql")),
        ("V22__bank_branch", include_str!("../migrations/V22__bank_branch.sql")),
        ("V23__party_address", include_str!("../migrations/V23__party_address.sql")),
        ("V24__party_contact", include_str!("../migrations/V24__party_contact.sql")),
        ("V25__vendor_bank", include_str!("../migrations/V25__vendor_bank.sql")),
        ("V26__vendor_bank_change", include_str!("../migrations/V26__vendor_bank_change.sql")),
        ("V30__vendor_bank_change_recalled", include_str!("../migrations/V30__vendor_bank_change_recalled.sql")),
        // search
        ("V31__found_among", include_str!("../migrations/V31__found_among.sql")),
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
        settings: settings::ALL,
        flags: &[],
        series: series::ALL,
        errors: errors::ALL,
        constraints: errors::CONSTRAINTS,
        events: EVENTS,
        watched: events::WATCHED,
        graph: Some(Arc::new(graph::graph(room::Room::clone(&room)))),
        meta: meta::DOCUMENTS,
        endpoints: rest::endpoints(&room),
        answers: master_data_routes(&(room as Arc<dyn MasterData>)),
        proofs: proofs::PROOFS,
        sealed: &[proof::SEALED, vendor_bank::SEALED, vendor_bank_change::SEALED],
        handlers: events::handlers(),
        jobs: jobs::jobs(),
        tasks: Vec::new(),
        enclosures: Vec::new(),
    }
}
