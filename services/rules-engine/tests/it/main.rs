//! Rules-engine on a real PostgreSQL, as its own role, through the doors others use: graph and REST.

mod due;
mod figures;
mod house;
mod kept;
mod own;
mod party;
mod reading;
