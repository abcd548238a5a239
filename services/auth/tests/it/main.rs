//! The authority half of auth on a real PostgreSQL, as its own role, through the graph and REST.

mod authority;
mod house;
mod loans;
mod surface;
