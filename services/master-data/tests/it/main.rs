//! Master data on a real PostgreSQL, as its own role, through the doors others use: graph, REST, contract.

mod dimensions;
mod goods;
mod house;
mod merges;
mod parties;
mod places;
mod prices;
mod proofs;
mod reached;
mod vendors;
