//! `/forgot`: how one gets in again.

use std::sync::Arc;

use kernel::{Call, Cx, Endpoint, Reply, Result};
use maud::html;

use super::frame::{Frame, refused};
use super::{remembering, words};
use crate::room::Room;

/// The page.
pub fn endpoint(room: &Arc<Room>) -> Endpoint {
    let outline = Endpoint::get("/forgot", "How to get a new password", "নতুন পাসওয়ার্ড পাওয়ার উপায়");
    outline.page(refused).does(room, show)
}

async fn show(_: Arc<Room>, cx: Cx, call: Call) -> Result<Reply> {
    let language = cx.language();
    let page = Frame { language, title: words::FORGOT, wrong: false, address: "/forgot" };
    let content = html! {
        p { (words::FORGOT_LEAD.say(language)) }
        ol {
            li { (words::FORGOT_ASK.say(language)) }
            li { (words::FORGOT_OPEN.say(language)) }
        }
        p { (words::FORGOT_LOCKED.say(language)) }
        p.quiet { (words::FORGOT_OWNER.say(language)) " " code lang="en" { "vextrus link --tenant … --email …" } }
        p { a.button href={ "/login?lang=" (language.tag()) } { (words::TO_SIGN_IN.say(language)) } }
    };
    Ok(remembering(page.around(&content), &cx, &call))
}
