//! Parties that may be the same, as people meet them.

use kernel::meta::{Act, Document, Field, Filter, Graph, Kind, Section, Set, Title, Tone, Word, said};

use crate::permissions;

const STATES: &[Word] = &[
    Word::new("SUSPECTED", "May be one", "একই হতে পারে").toned(Tone::Waiting),
    Word::new("DISTINCT", "They are two", "দুটি আলাদা").toned(Tone::Good),
    Word::new("MERGED", "They were one", "একই ছিল").toned(Tone::Faded),
];

const LONG: Kind = Kind::Long { limit: kernel::fields::LONG };

const FIELDS: &[Field] = &[
    Field::new("firstId", Kind::Link { to: "party", reads: "first", within: None }, "One", "একটি").set(Set::Never),
    Field::new("secondId", Kind::Link { to: "party", reads: "second", within: None }, "The other", "অন্যটি")
        .set(Set::Never),
    Field::new("grounds", Kind::Text { limit: 40 }, "In common", "যা মেলে").set(Set::Never).wide(130),
    Field::new("despite", LONG, "Why somebody went on", "যে কারণে আলাদা বলা হয়েছে").set(Set::Never),
    Field::new("reason", LONG, "How one knows", "কীভাবে জানা গেল").set(Set::Never),
    Field::new("state", Kind::Words { words: STATES }, "State", "অবস্থা").set(Set::Never).wide(130),
];

/// Two parties that may be one.
pub const TWIN: Document = Document {
    service: "master-data",
    name: "party-twin",
    path: "party-twins",
    one: said("Likely duplicate", "সম্ভাব্য দ্বৈত পার্টি"),
    many: said("Likely duplicates", "সম্ভাব্য দ্বৈত পার্টি"),
    help: said(
        "Parties that have a TIN, BIN, mobile number or name in common, and that somebody said are two. A second person looks again.",
        "যেসব পার্টির টিআইএন, বিআইএন, মোবাইল বা নাম মেলে, তবু কেউ বলেছেন আলাদা। দ্বিতীয় একজন আবার দেখেন।",
    ),
    empty: said(
        "Nothing looks alike. Pairs come here when somebody goes on although a party like it is known.",
        "মিল পাওয়া যায়নি। একই রকম পার্টি জেনেও কেউ এগোলে জোড়াটি এখানে আসে।",
    ),
    graph: Graph { type_name: "PartyTwin", one: "partyTwin", list: "partyTwins" },
    title: Title { sign: None, name: "despite", name_bn: None },
    fields: FIELDS,
    sections: &[Section {
        label: said("The pair", "জোড়া"),
        fields: &["firstId", "secondId", "grounds", "despite", "reason"],
    }],
    columns: &["firstId", "secondId", "grounds", "despite", "state"],
    card: &["firstId", "secondId"],
    parent: None,
    state: Some("state"),
    life: &["SUSPECTED", "DISTINCT"],
    search: None,
    scope: None,
    filters: &[Filter { field: "state", argument: "state", usual: Some("SUSPECTED"), until: None }],
    create: None,
    update: None,
    acts: &[Act {
        name: "distinguish",
        label: said("They are two", "দুটি আলাদা"),
        says: said(
            "The pair is not shown as a likely duplicate any more. If they are one, open the one to be given up and merge it.",
            "জোড়াটি আর সম্ভাব্য দ্বৈত হিসেবে দেখানো হবে না। একই হলে, যেটি বাদ যাবে সেটি খুলে একত্র করুন।",
        ),
        mutation: "tellPartiesApart",
        permission: &permissions::PARTY_MERGE,
        states: &["SUSPECTED"],
        otherwise: said("It was said already.", "এটি আগেই বলা হয়েছে।"),
        asks: &[Field::new("reason", LONG, "How one knows", "কীভাবে জানা গেল").required()],
        tells: &[],
        grave: false,
    }],
};
