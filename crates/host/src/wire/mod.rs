//! Questions between processes: signed, short-lived, answered by the service that is asked.

mod breaker;
mod client;
mod server;
mod sign;

pub use breaker::{Breaker, FAILURES, PAUSE};
pub use client::Wire;
pub use server::InternalRoutes;
pub(crate) use server::receive;
pub use sign::{Key, LIFETIME};

/// The caller's context, base64 of JSON.
pub const CX: &str = "x-vextrus-cx";
/// Until when the request may be answered, seconds since the epoch.
pub const EXPIRES: &str = "x-vextrus-expires";
/// The signature, hexadecimal.
pub const SIGNATURE: &str = "x-vextrus-signature";
