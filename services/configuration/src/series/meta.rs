//! A series of numbers as people meet it.

use kernel::meta::{Act, Document, Field, Filter, Graph, Kind, Section, Set, Title, Tone, Word, said};

use crate::permissions;

const STATES: &[Word] = &[
    Word::new("FRESH", "Not begun", "শুরু হয়নি").toned(Tone::Waiting),
    Word::new("RUNNING", "Running", "চলমান").toned(Tone::Good),
];

const FORMAT: Kind = Kind::Text { limit: 60 };

const FIELDS: &[Field] = &[
    Field::new("key", Kind::Text { limit: 80 }, "Key", "কী").set(Set::Never).wide(260),
    Field::new("name", Kind::Text { limit: 200 }, "What is numbered", "কীসের নম্বর").set(Set::Never),
    Field::new("nameBn", Kind::Text { limit: 200 }, "What is numbered, in Bengali", "কীসের নম্বর, বাংলায়").set(Set::Never),
    Field::new("format", FORMAT, "Written as", "যেভাবে লেখা হয়").set(Set::Never).wide(160),
    Field::new("first", Kind::Number, "First number", "প্রথম নম্বর").set(Set::Never).wide(110),
    Field::new("given", Kind::Number, "Given so far", "এ পর্যন্ত দেওয়া").set(Set::Never).wide(120),
    Field::new("next", FORMAT, "Next", "পরের নম্বর").set(Set::Never).wide(160),
    Field::new("state", Kind::Words { words: STATES }, "State", "অবস্থা").set(Set::Never).wide(120),
];

const BEGIN: Act = Act {
    name: "begin",
    label: said("Choose format and first number", "লেখার ধরন ও প্রথম নম্বর ঠিক করুন"),
    says: said(
        "At go-live: how numbers are written, and where they go on from what you used before. Once the first is given, neither changes.",
        "চালুর সময়: নম্বর কীভাবে লেখা হবে, এবং আগের ব্যবস্থার কোন নম্বরের পর থেকে চলবে। প্রথমটি দেওয়া হয়ে গেলে কোনোটিই আর বদলায় না।",
    ),
    mutation: "beginNumberSeries",
    permission: &permissions::SERIES_BEGIN,
    states: &["FRESH"],
    otherwise: said("Numbers were given already, so it stays as it is.", "নম্বর দেওয়া শুরু হয়েছে, তাই এটি যেমন আছে থাকবে।"),
    asks: &[
        Field::new("format", FORMAT, "Written as", "যেভাবে লেখা হয়").required().help(
            "Capital letters, digits and dashes around {n}, or {n:06} for six digits, such as P-{n:06}.",
            "{n}-এর আগে-পরে ইংরেজি বড় হাতের অক্ষর, অঙ্ক ও ড্যাশ; ছয় অঙ্কের জন্য {n:06}, যেমন P-{n:06}।",
        ),
        Field::new("first", Kind::Number, "First number", "প্রথম নম্বর").required().usual("1"),
    ],
    tells: &[],
    grave: false,
};

/// A series of numbers.
pub const SERIES: Document = Document {
    service: "configuration",
    name: "number-series",
    path: "number-series",
    one: said("Number series", "নম্বরের ধারা"),
    many: said("Number series", "নম্বরের ধারা"),
    help: said(
        "What papers are numbered by: how a number is written, and which comes next. No number is skipped, and none is given twice.",
        "কাগজপত্রের নম্বর যেভাবে চলে: নম্বর কীভাবে লেখা হয়, পরেরটি কত। কোনো নম্বর বাদ যায় না, কোনোটি দুবার দেওয়া হয় না।",
    ),
    empty: said("No service of this installation numbers anything.", "এই ইনস্টলেশনের কোনো সার্ভিস নম্বর দেয় না।"),
    graph: Graph { type_name: "NumberSeries", one: "numberSeries", list: "allNumberSeries" },
    title: Title { sign: None, name: "name", name_bn: Some("nameBn") },
    fields: FIELDS,
    sections: &[Section {
        label: said("Series", "ধারা"), fields: &["name", "key", "format", "first", "given", "next"]
    }],
    columns: &["name", "format", "given", "next", "state"],
    card: &["format", "next"],
    parent: None,
    state: Some("state"),
    life: &["FRESH", "RUNNING"],
    search: None,
    scope: None,
    filters: &[Filter { field: "state", argument: "state", usual: None, until: None }],
    create: None,
    update: None,
    acts: &[BEGIN],
};
