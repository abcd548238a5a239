//! Master data on a real PostgreSQL, as its own role, through the doors others use: graph, REST, contract.

mod house;
mod parties;
mod places;
mod proofs;
mod reached;
mod vendors;
