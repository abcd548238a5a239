//! A unit of measure as people meet it.

use kernel::meta::{Act, Create, Document, Field, Filter, Graph, Kind, Section, Set, Title, Update, Word, said};

use super::model::SYMBOL;
use crate::meta::{CLOSED, NAME_BN, NAME_KIND, OPEN, OPEN_LIFE, REOPEN, STATE};
use crate::permissions;

const QUALITIES: &[Word] = &[
    Word::new("COUNT", "Number", "সংখ্যা"),
    Word::new("PACKAGE", "Package or job", "মোড়ক বা থোক"),
    Word::new("MASS", "Weight", "ওজন"),
    Word::new("LENGTH", "Length", "দৈর্ঘ্য"),
    Word::new("AREA", "Area", "ক্ষেত্রফল"),
    Word::new("VOLUME", "Volume", "আয়তন"),
    Word::new("TIME", "Time", "সময়"),
];

const FIXED: (&str, &str) = (
    "Quantities were written in it: close it and set up another.",
    "এই এককে পরিমাণ লেখা হয়েছে: এটি বন্ধ করে অন্যটি তৈরি করুন।",
);

const FIELDS: &[Field] = &[
    Field::new("symbol", Kind::Text { limit: SYMBOL }, "Symbol", "প্রতীক")
        .required()
        .help("As it is written after a quantity: cft, bag, MT.", "পরিমাণের পরে যেভাবে লেখা হয়: cft, bag, MT।")
        .wide(110),
    Field::new("name", NAME_KIND, "Name", "নাম").required(),
    NAME_BN,
    Field::new("quality", Kind::Words { words: QUALITIES }, "Measures", "কী মাপে")
        .required()
        .usual("PACKAGE")
        .once(FIXED.0, FIXED.1)
        .help(
            "How much is in a bag, truck or job is said at each item.",
            "ব্যাগ, ট্রাক বা থোকে কতটুকু থাকে তা প্রতিটি আইটেমে লেখা হয়।",
        )
        .wide(150),
    Field::new("size", Kind::Text { limit: 40 }, "One is", "একটি কত")
        .once(FIXED.0, FIXED.1)
        .help(
            "How many nos, kg, m, sqm, cum or hours one is: 12, 0.3048 or 1/3. Empty for packages.",
            "একটিতে কত nos, kg, m, sqm, cum বা ঘণ্টা: 12, 0.3048 বা 1/3। মোড়ক হলে খালি।",
        )
        .wide(150),
    Field::new("decimals", Kind::Number, "Decimals", "দশমিক ঘর")
        .required()
        .usual("2")
        .help("Quantities are rounded to so many, halves up.", "পরিমাণ এত ঘরে পূর্ণ করা হয়, অর্ধেক হলে ওপরে।")
        .wide(110),
    Field::new("shipped", Kind::Flag, "Came with the program", "প্রোগ্রামের সঙ্গে এসেছে").set(Set::Never).wide(120),
    STATE,
];

/// A unit of measure.
pub const MEASURE: Document = Document {
    service: "master-data",
    name: "measure",
    path: "measures",
    one: said("Unit of measure", "পরিমাপের একক"),
    many: said("Units of measure", "পরিমাপের একক"),
    help: said(
        "What quantities are counted in. Units that measure the same turn into each other exactly.",
        "পরিমাণ যে এককে গোনা হয়। একই জিনিস মাপে এমন একক একটি থেকে অন্যটিতে হুবহু রূপান্তর হয়।",
    ),
    empty: said(
        "Bag, kg, cft and the others come with the organization. Set up one that is missing.",
        "ব্যাগ, কেজি, ঘনফুট ইত্যাদি প্রতিষ্ঠানের সঙ্গেই আসে। যা নেই তা তৈরি করুন।",
    ),
    graph: Graph { type_name: "Measure", one: "measure", list: "measures" },
    title: Title { sign: Some("symbol"), name: "name", name_bn: Some("nameBn") },
    fields: FIELDS,
    sections: &[Section {
        label: said("Unit of measure", "পরিমাপের একক"),
        fields: &["symbol", "name", "nameBn", "quality", "size", "decimals", "shipped"],
    }],
    columns: &["symbol", "name", "quality", "size", "decimals", "state"],
    card: &["quality", "size"],
    parent: None,
    state: Some("state"),
    life: OPEN_LIFE,
    search: Some("listing.text"),
    scope: None,
    filters: &[
        Filter { field: "state", argument: "state", usual: Some("OPEN"), until: None },
        Filter { field: "quality", argument: "quality", usual: None, until: None },
    ],
    create: Some(Create {
        label: said("New unit of measure", "নতুন একক"),
        mutation: "createMeasure",
        permission: &permissions::MEASURE_WRITE,
    }),
    update: Some(Update {
        mutation: "updateMeasure",
        permission: &permissions::MEASURE_WRITE,
        states: &["OPEN"],
        otherwise: CLOSED,
    }),
    acts: &[
        Act {
            name: "close",
            label: said("Close", "বন্ধ করুন"),
            says: said(
                "Nothing new is counted in it. Items, conversions and prices in it must be closed before.",
                "এই এককে নতুন কিছু গোনা যাবে না। এতে থাকা আইটেম, রূপান্তর ও দর আগে বন্ধ করতে হয়।",
            ),
            mutation: "closeMeasure",
            permission: &permissions::MEASURE_WRITE,
            states: &["OPEN"],
            otherwise: CLOSED,
            asks: &[],
            tells: &[],
            grave: false,
        },
        Act { mutation: "reopenMeasure", permission: &permissions::MEASURE_WRITE, otherwise: OPEN, ..REOPEN },
    ],
};
