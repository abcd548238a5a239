//! Pages outside the desk: the door, links by which somebody chooses a password. HTML made here, nothing runs in it, and
//! everything works without scripts.
//!
//! Markup is written with `maud`: what is not a literal is escaped, and there is no way around it in these files.

mod field;
mod forgot;
mod frame;
mod link;
mod login;
mod logout;
mod next;
mod style;
mod words;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use jiff::SignedDuration;
use kernel::{Call, Cx, Endpoint, LANGUAGE_COOKIE, Reply};

use crate::room::Room;

/// The organization somebody signed in to last on this device.
const TENANT_COOKIE: &str = "__Host-vextrus-tenant";
/// How long a device remembers such things; browsers keep nothing longer.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(400 * 24);

/// Every page.
pub fn endpoints(room: &Arc<Room>) -> Vec<Endpoint> {
    let mut all = login::endpoints(room);
    all.extend(logout::endpoints(room));
    all.extend(link::endpoints(room));
    all.push(forgot::endpoint(room));
    all.push(style::endpoint(room));
    all
}

/// The reply, and the language on this device from now on where the address chose one.
fn remembering(reply: Reply, cx: &Cx, call: &Call) -> Reply {
    match call.query.get("lang") {
        Some(tag) if tag == cx.language().tag() => reply.cookie(LANGUAGE_COOKIE, tag, REMEMBERED),
        _ => reply,
    }
}
