//! What is done with duty pairs and overrides.

mod model;
pub mod shipped;
mod store;

pub use model::{DutyPair, Override, with_shipped};
pub use store::{list_overrides_of, list_pairs};
