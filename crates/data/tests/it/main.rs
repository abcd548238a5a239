//! The data path on a real PostgreSQL, as a service's role.

mod cancel;
mod deliveries;
mod keys;
mod probe;
mod reads;
mod tasks;
mod walls;
