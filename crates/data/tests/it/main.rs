//! The data path on a real PostgreSQL, as a service's role.

mod cancel;
mod deliveries;
mod evaluations;
mod follow;
mod keys;
mod news;
mod probe;
mod reads;
mod saves;
mod tasks;
mod vault;
mod walls;
