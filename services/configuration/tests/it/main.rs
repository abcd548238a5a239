//! Configuration on a real PostgreSQL, as its own role, through the doors others use: graph and REST.

mod flags;
mod heard;
mod house;
mod series;
mod settings;
