//! What is done with roles.

pub mod shipped;
