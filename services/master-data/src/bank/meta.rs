//! A bank as people meet it.

use kernel::meta::{Act, Create, Document, Field, Filter, Graph, Kind, Section, Set, Title, Update, Word, said};

use crate::meta::{CLOSED, NAME_BN, NAME_KIND, OPEN_LIFE, STATE};
use crate::permissions;

const CATEGORIES: &[Word] = &[
    Word::new("CENTRAL", "Central bank", "কেন্দ্রীয় ব্যাংক"),
    Word::new("STATE_OWNED", "State-owned", "রাষ্ট্রায়ত্ত"),
    Word::new("SPECIALIZED", "Specialized", "বিশেষায়িত"),
    Word::new("PRIVATE", "Private", "বেসরকারি"),
    Word::new("FOREIGN", "Foreign", "বিদেশি"),
];

/// Whether the organization made or changed it.
pub const IS_OWN: Field = Field::new("isOwn", Kind::Flag, "Changed by hand", "নিজেদের বদলানো")
    .set(Set::Never)
    .help("Taking the country's list leaves it alone.", "দেশের তালিকা নিলেও এটি যেমন আছে তেমনই থাকবে।")
    .wide(130);

const FIELDS: &[Field] = &[
    Field::new("code", Kind::Digits { limit: 3 }, "Code", "কোড")
        .required()
        .once("Routing numbers begin with it, so it never changes.", "রাউটিং নম্বর এটি দিয়ে শুরু, তাই কখনো বদলায় না।")
        .help("The first three digits of its routing numbers.", "এর রাউটিং নম্বরের প্রথম তিনটি অঙ্ক।")
        .wide(90),
    Field::new("name", NAME_KIND, "Name", "নাম").required(),
    NAME_BN,
    Field::new("category", Kind::Words { words: CATEGORIES }, "Category", "শ্রেণি").wide(150),
    Field::new("swift", Kind::Text { limit: 11 }, "SWIFT code", "সুইফট কোড")
        .help("8 or 11 letters and digits, such as BSONBDDH.", "৮ বা ১১টি ইংরেজি অক্ষর ও অঙ্ক, যেমন BSONBDDH।")
        .wide(130),
    IS_OWN,
    STATE,
];

/// A bank.
pub const BANK: Document = Document {
    service: "master-data",
    name: "bank",
    path: "banks",
    one: said("Bank", "ব্যাংক"),
    many: said("Banks", "ব্যাংক"),
    help: said("Banks of the country, by the code of their routing numbers.", "দেশের ব্যাংক, রাউটিং নম্বরের কোড অনুসারে।"),
    empty: said(
        "Take the country's list: 59 banks and 10,031 branches with their routing numbers, a thousand at a time.",
        "দেশের তালিকা নিন: রাউটিং নম্বরসহ ৫৯টি ব্যাংক ও ১০,০৩১টি শাখা, হাজার করে।",
    ),
    graph: Graph { type_name: "Bank", one: "bank", list: "banks" },
    title: Title { sign: None, name: "name", name_bn: Some("nameBn") },
    fields: FIELDS,
    sections: &[
        Section { label: said("Bank", "ব্যাংক"), fields: &["code", "name", "nameBn", "category", "swift"] },
        Section { label: said("The country's list", "দেশের তালিকা"), fields: &["isOwn"] },
    ],
    columns: &["name", "code", "category", "swift", "state"],
    card: &["code", "category"],
    parent: None,
    state: Some("state"),
    life: OPEN_LIFE,
    search: Some("listing.text"),
    scope: None,
    filters: &[
        Filter { field: "state", argument: "listing.state", usual: Some("OPEN"), until: None },
        Filter { field: "category", argument: "listing.category", usual: None, until: None },
    ],
    create: Some(Create {
        label: said("New bank", "নতুন ব্যাংক"),
        mutation: "createBank",
        permission: &permissions::BANK_CREATE,
    }),
    update: Some(Update {
        mutation: "updateBank",
        permission: &permissions::BANK_UPDATE,
        states: &["OPEN"],
        otherwise: CLOSED,
    }),
    acts: &[Act {
        name: "close",
        label: said("Close", "বন্ধ করুন"),
        says: said(
            "A closed bank is not offered any more and cannot be opened again. Its open branches must be closed before.",
            "বন্ধ ব্যাংক আর বেছে নেওয়া যায় না, আবার খোলাও যায় না। এর খোলা শাখাগুলো আগে বন্ধ করতে হয়।",
        ),
        mutation: "closeBank",
        permission: &permissions::BANK_CLOSE,
        states: &["OPEN"],
        otherwise: CLOSED,
        asks: &[],
        tells: &[],
        grave: true,
    }],
};
