//! One graph over the services' subgraphs.
//!
//! - `compose.rs`    subgraphs' schemas put together
//! - `schema.rs`     what clients see of it
//! - `limits.rs`     what a document may ask
//! - `persisted.rs`  documents known by their hash
//! - `prepare.rs`    an operation read, checked, shaped and planned, once
//! - `plan.rs`       which subgraph is asked for what, in which order
//! - `shape.rs`      what its answer looks like
//! - `variables.rs`  variables in the form their types ask for
//! - `source/`       what answers fetches: here, in another process, anybody
//! - `execute.rs`    a plan carried out
//! - `owners.rs`    whether somebody may see a document, asked of whom it belongs to
//! - `walk.rs`       ways through a tree of values
//! - `project.rs`    the answer written as JSON, once
//! - `introspect.rs` the schema as answer
//! - `watch.rs`      what changes, told to those who watch
//! - `listening.rs`  one caller's subscriptions
//! - `gateway.rs`    all of it as a value
//!
//! The executor knows [`Source`], not our services: a supergraph composed elsewhere is served the same way.

mod cache;
pub mod compose;
pub mod errors;
mod execute;
mod fault;
mod gateway;
mod introspect;
pub mod limits;
mod listening;
mod metrics;
mod owners;
mod persisted;
mod plan;
mod prepare;
mod project;
mod schema;
mod shape;
mod source;
mod value;
mod variables;
mod walk;
mod watch;

pub use fault::{Fault, Step};
pub use gateway::{Gateway, Member, Settings};
pub use owners::Owners;
pub use persisted::{Listed, hash};
pub use source::{Fetch, Fetched, Local, Remote, Source, routes};
pub use watch::Changes;
