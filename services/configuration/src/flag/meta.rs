//! A feature flag as people meet it.

use kernel::meta::{
    Act, Create, Document, Field, Filter, Graph, Kind, Said, Section, Set, Title, Tone, Update, Word, said,
};

use crate::permissions;

const STATES: &[Word] = &[
    Word::new("ON", "On", "সক্রিয়").toned(Tone::Good),
    Word::new("OFF", "Off", "নিষ্ক্রিয়"),
    Word::new("CLOSED", "Closed", "বন্ধ").toned(Tone::Faded),
];

const NAME: Kind = Kind::Text { limit: kernel::fields::NAME };
const REASON: Kind = Kind::Long { limit: kernel::fields::LONG };

const FIELDS: &[Field] = &[
    Field::new("key", Kind::Text { limit: 60 }, "Key", "কী")
        .required()
        .once("Programs ask by it, so it never changes.", "প্রোগ্রাম এটি দিয়ে জিজ্ঞাসা করে, তাই কখনো বদলায় না।")
        .help("Small letters, digits and dashes, parts between points: site.photos.", "ইংরেজি ছোট হাতের অক্ষর, অঙ্ক ও ড্যাশ, অংশগুলোর মাঝে বিন্দু: site.photos।")
        .wide(200),
    Field::new("name", NAME, "Name", "নাম").required(),
    Field::new("nameBn", NAME, "Name in Bengali", "বাংলা নাম").bengali(),
    Field::new("percent", Kind::Number, "Share of people, per cent", "কত শতাংশ ব্যবহারকারী")
        .required()
        .usual("0")
        .help(
            "0 to 100, of those who are not named below. Each person's place is drawn once and stays, so whoever has it keeps it when the share grows.",
            "০ থেকে ১০০, নিচে যাঁদের নাম নেই তাঁদের মধ্যে। প্রত্যেকের স্থান একবারই ঠিক হয়, তাই অংশ বাড়লে যিনি পেয়েছেন তাঁর থেকে যায়।",
        )
        .wide(110),
    Field::new("personIds", Kind::Links { to: "user", reads: "people" }, "People", "ব্যবহারকারী")
        .help("They have it whatever the share.", "অংশ যা-ই হোক, এঁরা পাবেন।"),
    Field::new("roles", Kind::Lines { limit: 60 }, "Roles, by key", "ভূমিকা, কী দিয়ে")
        .help("Whoever holds one of these has it. One a line, such as accountant.", "এগুলোর কোনোটি যাঁর আছে তিনি পাবেন। প্রতি লাইনে একটি, যেমন accountant।"),
    Field::new("startsOn", Kind::Date, "From", "শুরুর দিন").blank("At once", "এখনই"),
    Field::new("endsOn", Kind::Date, "Last day", "শেষ দিন").blank("Without end", "শেষ নেই").wide(120),
    Field::new("variants", Kind::Lines { limit: 70 }, "Ways it may be", "যে ধরনগুলো হতে পারে")
        .help(
            "For comparing: each way a line, with its weight, such as “blue 1” and “green 1”. Empty when there is one way only.",
            "তুলনার জন্য: প্রতি লাইনে একটি ধরন ও তার ওজন, যেমন “blue 1” ও “green 1”। একটিই ধরন হলে খালি রাখুন।",
        ),
    Field::new("reason", REASON, "Why it was switched", "কেন বদলানো হয়েছে").set(Set::Never),
    Field::new("declared", Kind::Flag, "The program asks for it", "প্রোগ্রাম নিজে ব্যবহার করে").set(Set::Never).wide(120),
    Field::new("state", Kind::Words { words: STATES }, "State", "অবস্থা").set(Set::Never).wide(120),
];

const ON: Act = Act {
    name: "on",
    label: said("Switch on", "সক্রিয় করুন"),
    says: said("Those it is for have it within a second.", "যাঁদের জন্য, তাঁরা এক সেকেন্ডের মধ্যে পাবেন।"),
    mutation: "switchFeatureFlag",
    permission: &permissions::FLAG_SWITCH,
    states: &["OFF"],
    otherwise: said("It is on already, or closed.", "এটি আগে থেকেই সক্রিয়, অথবা বন্ধ।"),
    asks: &[Field::new("reason", REASON, "Reason", "কারণ").required()],
    tells: &[("enabled", true)],
    grave: false,
};

const OFF: Act = Act {
    name: "off",
    label: said("Switch off", "নিষ্ক্রিয় করুন"),
    says: said("Nobody has it from now on.", "এখন থেকে কেউ এটি পাবেন না।"),
    states: &["ON"],
    otherwise: said("It is off already, or closed.", "এটি আগে থেকেই নিষ্ক্রিয়, অথবা বন্ধ।"),
    tells: &[("enabled", false)],
    ..ON
};

const CLOSED: Said = said("A closed flag does not change any more.", "বন্ধ ফ্ল্যাগ আর বদলায় না।");

/// A feature flag.
pub const FLAG: Document = Document {
    service: "configuration",
    name: "feature-flag",
    path: "feature-flags",
    one: said("Feature flag", "ফিচার ফ্ল্যাগ"),
    many: said("Feature flags", "ফিচার ফ্ল্যাগ"),
    help: said(
        "Something that not everybody has yet: try it with a few people, then a share, then all; switch it off at once when it goes wrong.",
        "যা এখনো সবার জন্য নয়: আগে কয়েকজন, তারপর একটি অংশ, তারপর সবার কাছে দিন; সমস্যা হলে সঙ্গে সঙ্গে নিষ্ক্রিয় করুন।",
    ),
    empty: said(
        "Make a flag when something shall reach only some people at first.",
        "কোনো কিছু প্রথমে শুধু কয়েকজনকে দিতে চাইলে একটি ফ্ল্যাগ তৈরি করুন।",
    ),
    graph: Graph { type_name: "FeatureFlag", one: "featureFlag", list: "featureFlags" },
    title: Title { sign: Some("key"), name: "name", name_bn: Some("nameBn") },
    fields: FIELDS,
    sections: &[
        Section {
            label: said("Flag", "ফ্ল্যাগ"), fields: &["key", "name", "nameBn", "reason", "declared"]
        },
        Section {
            label: said("For whom", "কার জন্য"),
            fields: &["percent", "personIds", "roles", "startsOn", "endsOn", "variants"],
        },
    ],
    columns: &["key", "name", "percent", "endsOn", "declared", "state"],
    card: &["percent", "endsOn"],
    parent: None,
    state: Some("state"),
    life: &["OFF", "ON", "CLOSED"],
    search: None,
    scope: None,
    filters: &[Filter { field: "state", argument: "state", usual: None, until: None }],
    create: Some(Create {
        label: said("New feature flag", "নতুন ফিচার ফ্ল্যাগ"),
        mutation: "createFeatureFlag",
        permission: &permissions::FLAG_CREATE,
    }),
    update: Some(Update {
        mutation: "updateFeatureFlag",
        permission: &permissions::FLAG_UPDATE,
        states: &["ON", "OFF"],
        otherwise: CLOSED,
    }),
    acts: &[
        ON,
        OFF,
        Act {
            name: "close",
            label: said("Close", "বন্ধ করুন"),
            says: said("Nobody has it, and it cannot be opened again.", "কেউ এটি পাবেন না, এবং এটি আর খোলা যাবে না।"),
            mutation: "closeFeatureFlag",
            permission: &permissions::FLAG_UPDATE,
            states: &["ON", "OFF"],
            otherwise: CLOSED,
            asks: &[],
            tells: &[],
            grave: true,
        },
    ],
};
