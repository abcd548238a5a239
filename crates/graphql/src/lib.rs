//! `async-graphql`, with objects resolved more cheaply.
//!
//! Services import this crate under the name `async_graphql`, so that what its macros write finds [`resolver_utils`] of ours.
//! The library makes a task of every field of every object; nearly all fields are a value that is there already. Here a
//! field is polled once where it stands, and only what cannot go on keeps a place of its own.

mod container;

pub use async_graphql::*;

/// The library's, with our way to resolve an object.
pub mod resolver_utils {
    pub use super::container::resolve_container;
    pub use async_graphql::resolver_utils::*;
}
