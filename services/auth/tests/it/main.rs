//! Auth on a real PostgreSQL, as its own role, through the doors others use: REST, graph, contract.

mod api_keys;
mod forged;
mod house;
mod links;
mod lockout;
mod second_factor;
mod sessions;
mod sign_in;
mod tenants;
mod users;
