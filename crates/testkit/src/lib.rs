//! What tests stand on: a real PostgreSQL, a freshly migrated database for each test, the service's own role,
//! a clock moved by hand, and tenants. Nothing of ours is faked.

mod cluster;
mod world;

pub use cluster::{admin, not_run, say};
pub use world::{Story, World};
