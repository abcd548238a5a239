//! Rules-engine on a real PostgreSQL, as its own role, through the doors others use: graph and REST.

mod figures;
mod house;
mod kept;
mod own;
mod reading;
