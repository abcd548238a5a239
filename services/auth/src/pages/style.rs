//! The pages' one style, kept by browsers for good: its address changes with it.

use std::sync::{Arc, LazyLock};

use aws_lc_rs::digest;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use kernel::{Call, Cx, Endpoint, Reply, Result};

use super::frame;
use crate::room::Room;

const STYLE: &str = include_str!("page.css");
const PATH: &str = "/login/page.css";
const FOREVER: &str = "public, max-age=31536000, immutable";

static MARK: LazyLock<String> =
    LazyLock::new(|| BASE64.encode(&digest::digest(&digest::SHA256, STYLE.as_bytes()).as_ref()[..9]));
static ADDRESS: LazyLock<String> = LazyLock::new(|| format!("{PATH}?v={}", *MARK));

/// Where it is.
pub fn address() -> &'static str {
    &ADDRESS
}

/// The style.
pub fn endpoint(room: &Arc<Room>) -> Endpoint {
    let outline = Endpoint::get(PATH, "How the pages of the door look", "সাইন ইনের পাতাগুলো যেমন দেখায়");
    outline.page(frame::refused).gives_file("text/css").does(room, hand_out)
}

async fn hand_out(_: Arc<Room>, _: Cx, call: Call) -> Result<Reply> {
    let style = Reply::of("text/css; charset=utf-8", STYLE);
    // Another release asked, while two run side by side: this is not what it wants to keep.
    Ok(match call.query.get("v") {
        Some(mark) if *mark == *MARK => style.header("cache-control", FOREVER),
        _ => style.header("cache-control", "no-cache"),
    })
}
