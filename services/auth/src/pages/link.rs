//! `/link/{secret}`: somebody invited, or who forgot, chooses a password.
//!
//! Looking at the page spends nothing: programs that read mail open links, too. The secret stands in the address, so no
//! other address is told where its reader came from.

use std::sync::Arc;

use kernel::{Call, Cx, Endpoint, Error, Kind, Language, Reply, Result};
use maud::{Markup, html};

use super::field::Field;
use super::frame::{Frame, alert, refused};
use super::{REMEMBERED, TENANT_COOKIE, remembering, words};
use crate::errors;
use crate::link::{Accept, Holder, PAGE};
use crate::room::Room;

const PATH: &str = "/link/{secret}";

/// The page and its form.
pub fn endpoints(room: &Arc<Room>) -> Vec<Endpoint> {
    let secret = |outline: kernel::Outline| outline.place("secret", "What the link is known by", "লিংকের গোপন অংশ");
    vec![
        secret(Endpoint::get(PATH, "The page where a password is chosen", "পাসওয়ার্ড দেওয়ার পাতা"))
            .page(refused)
            .does(room, show),
        secret(Endpoint::post(PATH, "Chooses a password and leads to the door", "পাসওয়ার্ড রেখে সাইন ইনের পাতায় নেয়"))
            .page(refused)
            .does(room, submit),
    ]
}

/// The same, telling no address where its reader came from.
pub fn silent(page: Reply) -> Reply {
    page.header("referrer-policy", "no-referrer")
}

/// What is wrong, each at its field.
#[derive(Default)]
struct Wrong {
    password: Option<String>,
    again: Option<String>,
}

async fn show(room: Arc<Room>, cx: Cx, call: Call) -> Result<Reply> {
    let secret = secret(&call);
    let page = match room.links.look(&cx, secret).await {
        Ok(holder) => form(cx.language(), secret, &holder, &Wrong::default()),
        Err(error) => spent(cx.language(), error)?,
    };
    Ok(silent(remembering(page, &cx, &call)))
}

async fn submit(room: Arc<Room>, cx: Cx, call: Call) -> Result<Reply> {
    let (language, secret, typed) = (cx.language(), secret(&call), call.form());
    let holder = match room.links.look(&cx, secret).await {
        Ok(holder) => holder,
        Err(error) => return Ok(silent(spent(language, error)?)),
    };
    let typed = |name| typed.get(name).map(String::as_str).unwrap_or_default();
    let (password, again) = (typed("password"), typed("again"));
    let wrong = |wrong| Ok(silent(form(language, secret, &holder, &wrong).status(422)));
    if password.is_empty() {
        return wrong(Wrong { password: Some(words::NEW_MISSING.say(language).to_owned()), again: None });
    }
    if password != again {
        return wrong(Wrong { password: None, again: Some(words::DIFFERENT.say(language).to_owned()) });
    }
    match room.links.accept(&cx, &Accept { token: secret.to_owned(), password: password.to_owned() }).await {
        Ok(()) => {
            let door = Reply::see_other(format!("/login?told=password&lang={}", language.tag()));
            Ok(silent(door.cookie(TENANT_COOKIE, &holder.tenant, REMEMBERED)))
        }
        Err(error) if error.kind() == Kind::Invalid => {
            wrong(Wrong { password: Some(error.sentence(language)), again: None })
        }
        Err(error) => Ok(silent(spent(language, error)?)),
    }
}

fn secret(call: &Call) -> &str {
    call.path.get("secret").map(String::as_str).unwrap_or_default()
}

fn form(language: Language, secret: &str, holder: &Holder, wrong: &Wrong) -> Reply {
    let field = |name, label: words::Words, wrong, first| Field {
        name,
        label: label.say(language),
        kind: "password",
        fills: "new-password",
        wrong,
        first,
        ..Field::default()
    };
    let password = field("password", words::NEW_PASSWORD, wrong.password.as_deref(), true);
    let again = field("again", words::ONCE_MORE, wrong.again.as_deref(), false);
    let is_wrong = wrong.password.is_some() || wrong.again.is_some();
    let content = html! {
        (whose(language, holder))
        h2 { (words::RULES.say(language)) }
        ul {
            @for rule in [words::RULE_LENGTH, words::RULE_OWN, words::RULE_COMMON] { li { (rule.say(language)) } }
        }
        form method="post" action={ (PAGE) (secret) "?lang=" (language.tag()) } novalidate {
            // A password manager keeps the new password under this address.
            input type="hidden" name="username" autocomplete="username" value=(holder.email);
            (password.line()) (again.line())
            button type="submit" { (words::SET_IT.say(language)) }
        }
        @if holder.has_password { p.quiet.after { (words::ENDS_OTHERS.say(language)) } }
    };
    let address = format!("{PAGE}{secret}");
    Frame { language, title: words::CHOOSE, wrong: is_wrong, address: &address }.around(&content)
}

fn whose(language: Language, holder: &Holder) -> Markup {
    let name = match (language, &holder.name_bn) {
        (Language::Bn, Some(name)) => name,
        _ => &holder.name,
    };
    html! {
        dl {
            dt { (words::WHOSE.say(language)) }
            dd { strong { (name) } ", " (holder.organization) }
            dt { (words::EMAIL.say(language)) }
            dd { (holder.email) }
        }
    }
}

/// What to do with a link that is good no more. Nothing of its address is shown again.
fn spent(language: Language, error: Error) -> Result<Reply> {
    if error.code() != errors::LINK_SPENT.name {
        return Err(error);
    }
    let content = html! {
        (alert(words::SPENT_WHY.say(language)))
        ul {
            li { (words::SPENT_USED.say(language)) }
            li { (words::SPENT_ELSE.say(language)) }
        }
        p { a.button href={ "/login?lang=" (language.tag()) } { (words::TO_SIGN_IN.say(language)) } }
    };
    let address = format!("{PAGE}-");
    Ok(Frame { language, title: words::SPENT, wrong: false, address: &address }.around(&content).status(410))
}
