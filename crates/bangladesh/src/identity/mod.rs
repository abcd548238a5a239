//! Numbers that name people, companies, places and accounts.

pub mod bin;
pub mod mobile;
pub mod nid;
mod outcome;
pub mod passport;
pub mod postal;
pub mod routing;
pub mod tin;

pub use outcome::{Doubt, Outcome, Reason};

#[cfg(test)]
mod tests;
