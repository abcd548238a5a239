//! A REST operation as a plain value: the room says what, the host serves it and writes the reference from it.

mod call;
mod endpoint;
mod reply;
pub mod schema;
mod stream;

pub use call::{Call, Head};
pub use endpoint::{Act, Endpoint, Method, Outline, Parameter, Shown};
pub use reply::{LANGUAGE_COOKIE, Reply, SESSION_COOKIE};
pub use stream::{Chunks, Stream};
