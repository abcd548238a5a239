//! Somebody who can sign in, as people meet them.

use kernel::meta::{Document, Field, Filter, Graph, Kind, Section, Set, Title, Tone, Word, said};

use crate::meta::{NAME_BN, NAME_KIND};

const STATES: &[Word] = &[
    Word::new("INVITED", "Invited", "আমন্ত্রিত").toned(Tone::Waiting),
    Word::new("ACTIVE", "Active", "সক্রিয়").toned(Tone::Good),
    Word::new("DISABLED", "Disabled", "নিষ্ক্রিয়").toned(Tone::Faded),
];

const FIELDS: &[Field] = &[
    Field::new("name", NAME_KIND, "Name", "নাম").set(Set::Never),
    NAME_BN.set(Set::Never),
    Field::new("email", Kind::Text { limit: 254 }, "E-mail", "ই-মেইল").set(Set::Never).wide(240),
    Field::new("state", Kind::Words { words: STATES }, "State", "অবস্থা").set(Set::Never).wide(110),
];

/// Somebody who can sign in.
pub const USER: Document = Document {
    service: "auth",
    name: "user",
    path: "users",
    one: said("Person", "ব্যক্তি"),
    many: said("People", "মানুষ"),
    help: said("Whoever can sign in.", "যাঁরা সাইন ইন করতে পারেন।"),
    empty: said("Invite whoever works with you.", "আপনার সঙ্গে যাঁরা কাজ করেন তাঁদের আমন্ত্রণ জানান।"),
    graph: Graph { type_name: "User", one: "user", list: "users" },
    title: Title { sign: None, name: "name", name_bn: Some("nameBn") },
    fields: FIELDS,
    sections: &[Section { label: said("Person", "ব্যক্তি"), fields: &["name", "nameBn", "email"] }],
    columns: &["name", "email", "state"],
    card: &["email"],
    parent: None,
    state: Some("state"),
    life: &[],
    search: Some("listing.text"),
    scope: None,
    filters: &[Filter { field: "state", argument: "listing.state", usual: None }],
    create: None,
    update: None,
    acts: &[],
};
