//! The data path: how rooms see the database, and nothing else sees it.
//!
//! [`Db::read`] looks, [`Db::command`] changes; a [`Tx`] carries what is saved together (events, jobs, audit rows,
//! search words, the idempotency key's answer). Row security knows the tenant; no statement mentions it.

pub mod approval;
pub mod audit;
mod batch;
pub mod configured;
mod db;
mod delivery;
mod entrance;
mod errors;
pub mod evaluation;
mod fault;
mod follow;
mod hex;
mod install;
pub mod installation;
mod look;
pub mod news;
mod page;
mod pool;
mod proofs;
mod remembered;
mod row;
pub mod search;
mod service;
mod tally;
mod task;
pub mod tenants;
pub mod timeline;
mod tls;
mod tx;
pub mod vault;
mod wake;
mod wire;

pub use batch::Batch;
pub use configured::{Configured, Spot};
pub use db::{Connect, Db};
pub use delivery::{Handler, Job, Worker};
pub use entrance::Renew;
pub use errors::ALL as ERRORS;
pub use fault::register as register_words;
pub use follow::{Follower, Seen, Told};
pub use install::{Login, SCHEMA, fingerprint, install};
pub use look::{Look, Params};
pub use news::News;
pub use page::{Bounds, Page};
pub use proofs::PROOFS;
pub use remembered::Remembered;
pub use row::Row;
pub use service::{Proof, Runtime, Schema, Service, Uploads};
pub use tally::Tally;
pub use task::{Task, Tasks};
pub use tenants::Enclosure;
pub use tls::{connect, trust};
pub use tx::Tx;
pub use vault::{Sealed, Vault};
