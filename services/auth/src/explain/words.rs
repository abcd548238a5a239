//! The sentences of an explanation, in both languages.

use bangladesh::digits::to_bengali;
use jiff::Timestamp;
use jiff::tz::{TimeZone, offset};
use kernel::{Hours, Permission, PersonId};

use super::model::{Facts, Hindrance, Line, Question};
use crate::assignment::{Assignment, Held};
use crate::duty::{DutyPair, Override};
use crate::role::Role;

/// Roles named in the advice at most; more are no help.
const NAMED: usize = 4;

fn line(en: String, bn: String) -> Line {
    Line { en, bn }
}

/// An instant as Dhaka's clocks show it.
fn moment(at: Timestamp) -> String {
    let here = TimeZone::fixed(offset(6)).to_datetime(at);
    let midnight = here.hour() == 0 && here.minute() == 0;
    here.strftime(if midnight { "%Y-%m-%d" } else { "%Y-%m-%d %H:%M" }).to_string()
}

/// The last moment before an end: a day, when it ends with one.
fn last(end: Timestamp) -> String {
    let here = TimeZone::fixed(offset(6)).to_datetime(end);
    let midnight = here.time() == jiff::civil::Time::midnight();
    let day = here.date().yesterday().ok().filter(|_| midnight);
    day.map_or_else(|| moment(end), |day| day.to_string())
}

/// The person behind an actor of the audit.
pub fn person(actor: &str) -> Option<PersonId> {
    actor.strip_prefix("person:")?.parse().ok()
}

fn called(actor: &str, names: &[(PersonId, String)]) -> (String, String) {
    let known = person(actor).and_then(|id| names.iter().find(|(known, _)| *known == id));
    match known {
        Some((_, name)) => (name.clone(), name.clone()),
        None if actor == "operator" => ("the operator".to_owned(), "পরিচালক".to_owned()),
        None => ("somebody no longer known".to_owned(), "অজানা একজন".to_owned()),
    }
}

fn role_name(key: &str, role: Option<&Role>) -> (String, String) {
    let en = role.map_or_else(|| key.to_owned(), |role| role.name.clone());
    let bn = role.and_then(|role| role.name_bn.clone()).unwrap_or_else(|| en.clone());
    (en, bn)
}

/// How an assignment comes to give the permission, and every bound it has.
pub fn assignment(held: &Held, role: Option<&Role>, through: &str, names: &[(PersonId, String)]) -> Vec<Line> {
    let one = &held.assignment;
    let (en, bn) = role_name(&one.role, role);
    let mut lines = vec![line(
        format!("The role “{en}” gives it through “{through}”."),
        format!("“{bn}” ভূমিকা “{through}”-এর মাধ্যমে এটি দেয়।"),
    )];
    let (by, by_bn) = called(&one.given_by, names);
    let (on, reason) = (moment(one.given_at), &one.reason);
    lines.push(match one.delegated_from {
        None => line(
            format!("Given by {by} on {on}: {reason}."),
            format!("{by_bn} {} তারিখে দিয়েছেন: {reason}।", to_bengali(&on)),
        ),
        Some(_) => line(
            format!("Lent by {by} on {on}: {reason}. It holds only while {by} holds the role."),
            format!("{by_bn} {} তারিখে সাময়িকভাবে দিয়েছেন: {reason}। {by_bn}-এর ভূমিকা থাকা পর্যন্তই কার্যকর।", to_bengali(&on)),
        ),
    });
    lines.extend(bounds(one, held));
    lines
}

fn bounds(one: &Assignment, held: &Held) -> Vec<Line> {
    let mut lines = Vec::new();
    if let Some(place) = one.place {
        let parts = [("branch", "শাখা", place.branch), ("unit", "বিভাগ", place.unit), ("project", "প্রকল্প", place.project)];
        let (mut en, mut bn) = (format!("company {}", place.company), format!("কোম্পানি {}", place.company));
        for (part, part_bn, id) in parts.into_iter().filter_map(|(part, part_bn, id)| Some((part, part_bn, id?))) {
            en = format!("{en}, {part} {id}");
            bn = format!("{bn}, {part_bn} {id}");
        }
        lines.push(line(format!("Only in {en}."), format!("কেবল {bn}-এ।")));
    }
    if let Some(end) = held.window().and_then(|window| window.ends_at) {
        let last = last(end);
        lines.push(line(format!("Only until {last}."), format!("কেবল {} পর্যন্ত।", to_bengali(&last))));
    }
    if let Some(limit) = one.up_to {
        let (currency, amount) = (limit.currency, limit.to_string());
        lines.push(line(
            format!("Only up to {currency} {amount}."),
            format!("কেবল {currency} {} পর্যন্ত।", to_bengali(&amount)),
        ));
    }
    lines.extend(one.condition.hours.as_ref().map(hours));
    if !one.condition.networks.is_empty() {
        let networks: Vec<String> = one.condition.networks.iter().map(ToString::to_string).collect();
        let networks = networks.join(", ");
        lines.push(line(format!("Only from {networks}."), format!("কেবল {networks} থেকে।")));
    }
    lines
}

fn hours(hours: &Hours) -> Line {
    const DAYS: [(&str, &str); 7] = [
        ("Monday", "সোমবার"),
        ("Tuesday", "মঙ্গলবার"),
        ("Wednesday", "বুধবার"),
        ("Thursday", "বৃহস্পতিবার"),
        ("Friday", "শুক্রবার"),
        ("Saturday", "শনিবার"),
        ("Sunday", "রবিবার"),
    ];
    let named = |pick: fn(&(&'static str, &'static str)) -> &'static str| -> String {
        let days = hours.days.iter().filter_map(|day| DAYS.get(usize::try_from(*day).ok()?.checked_sub(1)?));
        days.map(pick).collect::<Vec<_>>().join(", ")
    };
    let (from, until) = (hours.from.strftime("%H:%M").to_string(), hours.until.strftime("%H:%M").to_string());
    let (from_bn, until_bn) = (to_bengali(&from), to_bengali(&until));
    if hours.days.is_empty() {
        return line(format!("Only from {from} to {until}."), format!("কেবল {from_bn} থেকে {until_bn} পর্যন্ত।"));
    }
    let (days, days_bn) = (named(|day| day.0), named(|day| day.1));
    line(format!("Only on {days} from {from} to {until}."), format!("কেবল {days_bn} {from_bn} থেকে {until_bn} পর্যন্ত।"))
}

/// Nothing is in the way of an assignment.
pub fn applies() -> Line {
    line("It applies here.".to_owned(), "এখানে এটি কার্যকর।".to_owned())
}

/// What is in the way of an assignment.
pub fn hindered(why: &Hindrance, question: &Question) -> Line {
    match why {
        Hindrance::NotYet(start) => {
            let start = moment(*start);
            line(
                format!("It does not apply: it begins on {start}."),
                format!("এটি কার্যকর নয়: {} তারিখে শুরু হবে।", to_bengali(&start)),
            )
        }
        Hindrance::Over(end) => {
            let end = last(*end);
            line(
                format!("It does not apply: it ended on {end}."),
                format!("এটি কার্যকর নয়: {} তারিখে শেষ হয়েছে।", to_bengali(&end)),
            )
        }
        Hindrance::Elsewhere => line(
            "It does not apply: the place asked for is not inside.".to_owned(),
            "এটি কার্যকর নয়: জিজ্ঞাসিত স্থানটি এর আওতায় নেই।".to_owned(),
        ),
        Hindrance::Above if question.amount.is_none() => line(
            "It does not apply: it holds for documents up to an amount, and no amount was named.".to_owned(),
            "এটি কার্যকর নয়: এটি নির্দিষ্ট অঙ্ক পর্যন্ত নথির জন্য, কিন্তু কোনো অঙ্ক বলা হয়নি।".to_owned(),
        ),
        Hindrance::Above => line(
            "It does not apply: the amount is above the limit or in another currency.".to_owned(),
            "এটি কার্যকর নয়: অঙ্কটি সীমার বেশি অথবা অন্য মুদ্রায়।".to_owned(),
        ),
        Hindrance::OtherHours => line(
            "It does not apply: the time is outside these hours.".to_owned(),
            "এটি কার্যকর নয়: সময়টি এই সময়সীমার বাইরে।".to_owned(),
        ),
        Hindrance::OtherNetwork => line(
            "It does not apply: the address is in none of these networks, or not known.".to_owned(),
            "এটি কার্যকর নয়: ঠিকানাটি এসব নেটওয়ার্কে নেই বা জানা নেই।".to_owned(),
        ),
    }
}

/// Nothing was found that would give it.
pub fn no_role(permission: &Permission) -> Line {
    line(
        format!("No role of this person gives “{}”.", permission.en),
        format!("এই ব্যক্তির কোনো ভূমিকা “{}” অনুমতি দেয় না।", permission.bn),
    )
}

/// The pair that refuses it.
pub fn clash(pair: &DutyPair, left: &[&Held], facts: &Facts) -> Line {
    let named = |held: &&Held| {
        let role = facts.roles.iter().find(|role| role.key == held.assignment.role);
        role_name(&held.assignment.role, role)
    };
    let (en, bn): (Vec<String>, Vec<String>) = left.iter().map(named).unzip();
    let pair_bn = pair.name_bn.as_ref().unwrap_or(&pair.name);
    line(
        format!("It clashes with another duty, held through “{}” (pair “{}”).", en.join("”, “"), pair.name),
        format!("“{}” ভূমিকার অন্য একটি দায়িত্বের সঙ্গে এটি যায় না (জোড়া “{pair_bn}”)।", bn.join("”, “")),
    )
}

/// The owner's word about it.
pub fn overridden(word: &Override, names: &[(PersonId, String)]) -> Line {
    let (by, by_bn) = called(&word.given_by, names);
    let (until, reason) = (last(word.ends_at), &word.reason);
    line(
        format!("{by} allows both until {until}: {reason}."),
        format!("{by_bn} {} পর্যন্ত দুটিরই অনুমতি দিয়েছেন: {reason}।", to_bengali(&until)),
    )
}

/// What it comes to.
pub fn verdict(permission: &Permission, allowed: bool) -> Line {
    let (en, bn) = (permission.en, permission.bn);
    if allowed {
        line(format!("Allowed: {en}."), format!("অনুমোদিত: {bn}।"))
    } else {
        line(format!("Not allowed: {en}."), format!("অনুমোদিত নয়: {bn}।"))
    }
}

/// What to do to get it.
pub fn advice(question: &Question, roles: &[&Role], only_clash: bool) -> Vec<Line> {
    if only_clash {
        return vec![line(
            "Let somebody else do it, or ask an owner of the organization for a dated exception.".to_owned(),
            "অন্য কাউকে কাজটি করতে দিন, অথবা প্রতিষ্ঠানের মালিকের কাছে মেয়াদসহ ব্যতিক্রম চান।".to_owned(),
        )];
    }
    if roles.is_empty() {
        return vec![line(
            "No role gives it. Ask an owner of the organization to make one that does.".to_owned(),
            "কোনো ভূমিকা এটি দেয় না। প্রতিষ্ঠানের মালিককে এমন একটি ভূমিকা তৈরি করতে বলুন।".to_owned(),
        )];
    }
    let (en, bn): (Vec<String>, Vec<String>) =
        roles.iter().take(NAMED).map(|role| role_name(&role.key, Some(role))).unzip();
    let bounded = question.place.is_some() || question.amount.is_some();
    let (there, there_bn) = if bounded {
        (" that reaches this far", " এই পর্যন্ত বিস্তৃত")
    } else {
        ("", "")
    };
    vec![line(
        format!("Ask somebody who gives roles (permission “{}”) for one of these{there}: {}.", GIVES.en, en.join(", ")),
        format!("যিনি ভূমিকা দেন (অনুমতি “{}”) তাঁর কাছে{there_bn} এগুলোর একটি চান: {}।", GIVES.bn, bn.join(", ")),
    )]
}

/// The permission of those who give roles.
static GIVES: &Permission = &crate::permissions::ROLE_ASSIGN;
