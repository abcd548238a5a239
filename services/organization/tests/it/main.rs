//! Organization on a real PostgreSQL, as its own role, through the doors others use: graph, REST, contract.

mod changes;
mod comments;
mod companies;
mod house;
mod limits;
mod lists;
mod places;
mod positions;
mod surface;
mod tenants;
mod walls;
