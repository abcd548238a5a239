//! Auth on a real PostgreSQL, as its own role, through the doors others use: REST, graph, contract.

mod api_keys;
mod authority;
mod comments;
mod forged;
mod house;
mod links;
mod loans;
mod lockout;
mod office;
mod pages;
mod screens;
mod second_factor;
mod sessions;
mod sign_in;
mod surface;
mod tenants;
mod users;
