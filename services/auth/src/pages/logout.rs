//! `/logout`: asked on a page, done by its form only. An address alone signs nobody out.

use std::sync::Arc;

use jiff::SignedDuration;
use kernel::{Call, Cx, Endpoint, Reply, Result, SESSION_COOKIE};
use maud::html;

use super::frame::{Frame, refused};
use super::{remembering, words};
use crate::room::Room;

const PATH: &str = "/logout";

/// The page and its form.
pub fn endpoints(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        Endpoint::get(PATH, "Asks whether to sign out", "সাইন আউট করবেন কি না জিজ্ঞেস করে").page(refused).does(room, show),
        Endpoint::post(PATH, "Signs out and leads to the door", "সাইন আউট করিয়ে সাইন ইনের পাতায় নেয়")
            .page(refused)
            .does(room, sign_out),
    ]
}

async fn show(room: Arc<Room>, cx: Cx, call: Call) -> Result<Reply> {
    let language = cx.language();
    let me = match cx.person() {
        Some(_) => Some(room.sessions.me(&cx).await?),
        None => None,
    };
    let page = Frame { language, title: words::SIGN_OUT, wrong: false, address: PATH };
    let content = match me {
        Some(me) => html! {
            p { (words::SIGNED_IN_AS.say(language)) " " strong { (me.user.name) } ", " (me.tenant_name) }
            form method="post" action={ (PATH) "?lang=" (language.tag()) } {
                button type="submit" { (words::SIGN_OUT.say(language)) }
            }
            p.after { a href="/app" { (words::BACK.say(language)) } }
        },
        None => html! {
            p { (words::NOT_SIGNED_IN.say(language)) }
            p { a.button href={ "/login?lang=" (language.tag()) } { (words::TO_SIGN_IN.say(language)) } }
        },
    };
    Ok(remembering(page.around(&content), &cx, &call))
}

async fn sign_out(room: Arc<Room>, cx: Cx, _: Call) -> Result<Reply> {
    room.sessions.sign_out(&cx).await?;
    let door = Reply::see_other(format!("/login?told=out&lang={}", cx.language().tag()));
    Ok(door.cookie(SESSION_COOKIE, "", SignedDuration::ZERO))
}
