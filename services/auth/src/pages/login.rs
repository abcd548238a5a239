//! `/login`: organization, address and password; then, where one is in use, the second factor.
//!
//! Between the two steps nothing is kept here and no password is written into the page: the form carries a sealed word
//! that this password was right a moment ago.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::SignedDuration;
use kernel::{Call, Cx, Endpoint, Error, Head, Language, Reply, Result, SESSION_COOKIE};
use maud::{Markup, html};

use super::field::Field;
use super::frame::{Frame, alert, refused};
use super::next::Next;
use super::words::{self, Words};
use super::{REMEMBERED, TENANT_COOKIE, remembering};
use crate::errors;
use crate::rest::label;
use crate::room::Room;
use crate::session::{Entered, From, Given, Login, Mode};

const PATH: &str = "/login";
/// Letters of what was typed that are shown again: longer is no name and no address.
const SHOWN: usize = 254;

/// The page and its form.
pub fn endpoints(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        Endpoint::get(PATH, "The page where one signs in", "সাইন ইনের পাতা").page(refused).does(room, show),
        Endpoint::post(PATH, "Signs somebody in and leads on", "সাইন ইন করিয়ে এগিয়ে নেয়")
            .page(refused)
            .finishes()
            .does(room, submit),
    ]
}

/// What stands in the form, whichever step it is at.
struct Typed {
    tenant: String,
    email: String,
    next: Next,
    /// Whether a browser keeps the session's cookie here.
    kept: bool,
}

/// What is to be said above the form.
enum Note {
    Nothing,
    Good(Words),
    Bad(String),
}

impl Typed {
    /// What is known before anybody typed.
    fn beforehand(call: &Call) -> Self {
        let host = || call.head.host.as_deref().and_then(label);
        let tenant = call.query.get("tenant").cloned().or_else(host);
        let tenant = tenant.or_else(|| call.head.cookies.get(TENANT_COOKIE).cloned()).unwrap_or_default();
        let (email, next) = (String::new(), Next::of(call.query.get("next")));
        Self { tenant: short(&tenant), email, next, kept: keeps_cookies(&call.head) }
    }

    fn of(form: &BTreeMap<String, String>, head: &Head) -> Self {
        let (tenant, email) = (short(text(form, "tenant")), short(text(form, "email")));
        Self { tenant, email, next: Next::of(form.get("next")), kept: keeps_cookies(head) }
    }

    /// The page's own address, with where it leads.
    fn address(&self) -> String {
        if self.next.is_home() {
            return PATH.to_owned();
        }
        let next: String = form_urlencoded::byte_serialize(self.next.as_str().as_bytes()).collect();
        format!("{PATH}?next={next}")
    }
}

fn text<'f>(form: &'f BTreeMap<String, String>, name: &str) -> &'f str {
    form.get(name).map(|typed| typed.trim()).unwrap_or_default()
}

/// Browsers keep a secure cookie over TLS and on the machine itself, and say of both that they trust them. One that says
/// nothing, at another machine's address without TLS, will not.
fn keeps_cookies(head: &Head) -> bool {
    let host = head.host.as_deref().unwrap_or_default().to_ascii_lowercase();
    let name = host.rsplit_once(':').map_or(host.as_str(), |(name, port)| {
        if port.bytes().all(|byte| byte.is_ascii_digit()) { name } else { host.as_str() }
    });
    let local = matches!(name, "" | "localhost" | "[::1]") || name.ends_with(".localhost") || name.starts_with("127.");
    head.secure || head.site.is_some() || local
}

fn short(typed: &str) -> String {
    typed.chars().take(SHOWN).collect()
}

async fn show(_: Arc<Room>, cx: Cx, call: Call) -> Result<Reply> {
    let typed = Typed::beforehand(&call);
    if cx.person().is_some() {
        return Ok(remembering(Reply::see_other(typed.next.as_str()), &cx, &call));
    }
    let note = match call.query.get("told").map(String::as_str) {
        Some("out") => Note::Good(words::TOLD_OUT),
        Some("password") => Note::Good(words::TOLD_PASSWORD),
        _ => Note::Nothing,
    };
    Ok(remembering(first_step(cx.language(), &typed, &note, &[]), &cx, &call))
}

async fn submit(room: Arc<Room>, cx: Cx, call: Call) -> Result<Reply> {
    let form = call.form();
    let typed = Typed::of(&form, &call.head);
    let reply = match form.get("half") {
        Some(half) => with_code(&room, &cx, &call, &form, &typed, half).await?,
        None => with_password(&room, &cx, &call, &form, &typed).await?,
    };
    Ok(remembering(reply, &cx, &call))
}

/// The first step.
async fn with_password(
    room: &Room,
    cx: &Cx,
    call: &Call,
    form: &BTreeMap<String, String>,
    typed: &Typed,
) -> Result<Reply> {
    let password = form.get("password").cloned().unwrap_or_default();
    let missing: Vec<_> = [
        ("tenant", typed.tenant.is_empty(), words::TENANT_MISSING),
        ("email", typed.email.is_empty(), words::EMAIL_MISSING),
        ("password", password.is_empty(), words::PASSWORD_MISSING),
    ]
    .into_iter()
    .filter_map(|(name, missing, sentence)| missing.then_some((name, sentence)))
    .collect();
    if !missing.is_empty() {
        return Ok(first_step(cx.language(), typed, &Note::Nothing, &missing).status(422));
    }
    let (tenant, email) = (Some(typed.tenant.clone()), typed.email.clone());
    let login = Login { tenant, email, password, otp: None, session: Mode::Cookie };
    match room.sessions.enter(cx, &typed.tenant, &login, &From::of(&call.head)).await {
        Ok(Entered::In(given)) => Ok(inside(typed, &given)),
        Ok(Entered::Half(half)) => Ok(second_step(cx.language(), typed, &half, Way::App, None)),
        Err(error) => again(cx.language(), typed, error),
    }
}

/// The second step.
async fn with_code(
    room: &Room,
    cx: &Cx,
    call: &Call,
    form: &BTreeMap<String, String>,
    typed: &Typed,
    half: &str,
) -> Result<Reply> {
    let language = cx.language();
    if let Some(other) = form.get("switch") {
        return Ok(second_step(language, typed, half, Way::of(other), None));
    }
    let (way, code) = (Way::of(text(form, "way")), text(form, "code"));
    if code.is_empty() {
        let sentence = way.words().missing.say(language);
        return Ok(second_step(language, typed, half, way, Some(sentence)).status(422));
    }
    match room.sessions.go_on(cx, half, code, &From::of(&call.head)).await {
        Ok(given) => Ok(inside(typed, &given)),
        Err(error) if error.code() == errors::SECOND_FACTOR_WRONG.name => {
            Ok(second_step(language, typed, half, way, Some(&error.sentence(language))).status(401))
        }
        Err(error) => again(language, typed, error),
    }
}

/// From the beginning, with what was wrong. What is neither right nor wrong is nobody's mistake here.
fn again(language: Language, typed: &Typed, error: Error) -> Result<Reply> {
    match error.kind() {
        kernel::Kind::Unauthenticated => {
            Ok(first_step(language, typed, &Note::Bad(error.sentence(language)), &[]).status(401))
        }
        _ => Err(error),
    }
}

fn inside(typed: &Typed, given: &Given) -> Reply {
    let reply = Reply::see_other(typed.next.as_str()).cookie(TENANT_COOKIE, &cookie_text(&typed.tenant), REMEMBERED);
    match &given.cookie {
        Some(cookie) => reply.cookie(SESSION_COOKIE, cookie, SignedDuration::from_secs(given.expires_in)),
        None => reply,
    }
}

/// What a cookie can hold of it: a short name as tenants have them is whole.
fn cookie_text(tenant: &str) -> String {
    tenant.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-').collect()
}

fn first_step(language: Language, typed: &Typed, note: &Note, missing: &[(&str, Words)]) -> Reply {
    let wrong = |name: &str| missing.iter().find(|(one, _)| *one == name).map(|(_, words)| words.say(language));
    let empty = [("tenant", typed.tenant.is_empty()), ("email", typed.email.is_empty())];
    let first = empty.into_iter().find_map(|(name, empty)| empty.then_some(name)).unwrap_or("password");
    let field = |name, label: Words, kind, value, fills| Field {
        name,
        label: label.say(language),
        kind,
        value,
        fills,
        wrong: wrong(name),
        first: name == first,
        ..Field::default()
    };
    let tenant = field("tenant", words::TENANT, "text", typed.tenant.as_str(), "organization");
    let tenant = Field { help: Some(words::TENANT_HELP.say(language)), ..tenant };
    let email = field("email", words::EMAIL, "email", typed.email.as_str(), "username");
    let password = field("password", words::PASSWORD, "password", "", "current-password");
    let content = html! {
        @match note {
            Note::Nothing => {},
            Note::Good(words) => p.note.good role="status" { (words.say(language)) },
            Note::Bad(sentence) => (alert(sentence)),
        }
        @if !typed.kept { (alert(words::NO_TLS.say(language))) }
        form method="post" action=(action(language)) novalidate {
            (hidden_next(typed))
            (tenant.line()) (email.line()) (password.line())
            button type="submit" { (words::SIGN_IN.say(language)) }
        }
        p.after { a href={ "/forgot?lang=" (language.tag()) } { (words::FORGOTTEN.say(language)) } }
    };
    let wrong = !missing.is_empty() || matches!(note, Note::Bad(_));
    Frame { language, title: words::SIGN_IN, wrong, address: &typed.address() }.around(&content)
}

/// What the second factor is taken from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    App,
    Recovery,
}

/// What a way is called and asks for.
struct WayWords {
    name: &'static str,
    lead: Words,
    label: Words,
    missing: Words,
    keys: &'static str,
    other: (&'static str, Words),
}

impl Way {
    fn of(name: &str) -> Self {
        if name == "recovery" { Self::Recovery } else { Self::App }
    }

    fn words(self) -> WayWords {
        match self {
            Self::App => WayWords {
                name: "app",
                lead: words::SECOND_LEAD,
                label: words::CODE,
                missing: words::CODE_MISSING,
                keys: "numeric",
                other: ("recovery", words::USE_RECOVERY),
            },
            Self::Recovery => WayWords {
                name: "recovery",
                lead: words::RECOVERY_LEAD,
                label: words::RECOVERY_CODE,
                missing: words::RECOVERY_MISSING,
                keys: "text",
                other: ("app", words::USE_APP),
            },
        }
    }
}

fn second_step(language: Language, typed: &Typed, half: &str, way: Way, wrong: Option<&str>) -> Reply {
    let WayWords { name, lead, label, keys, other: (other, switch), .. } = way.words();
    let code = Field {
        name: "code",
        label: label.say(language),
        kind: "text",
        fills: "one-time-code",
        keys: Some(keys),
        wrong,
        first: true,
        ..Field::default()
    };
    let content = html! {
        p { (lead.say(language)) }
        form method="post" action=(action(language)) novalidate {
            input type="hidden" name="half" value=(half);
            input type="hidden" name="way" value=(name);
            input type="hidden" name="tenant" value=(typed.tenant);
            input type="hidden" name="email" value=(typed.email);
            (hidden_next(typed))
            (code.line())
            button type="submit" { (words::SIGN_IN.say(language)) }
            p.after { button.plain type="submit" name="switch" value=(other) { (switch.say(language)) } }
        }
        p.quiet { (words::BOTH_LOST.say(language)) }
        p { a href=(typed.address()) { (words::BEGIN_AGAIN.say(language)) } }
    };
    Frame { language, title: words::SECOND_STEP, wrong: wrong.is_some(), address: &typed.address() }.around(&content)
}

fn action(language: Language) -> String {
    format!("{PATH}?lang={}", language.tag())
}

fn hidden_next(typed: &Typed) -> Markup {
    html! { @if !typed.next.is_home() { input type="hidden" name="next" value=(typed.next.as_str()); } }
}
