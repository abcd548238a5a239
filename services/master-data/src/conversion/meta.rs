//! What one unit of an item is in its own, as people meet it.

use kernel::meta::{Act, Create, Document, Field, Filter, Graph, Kind, Section, Set, Title, Update, said};

use crate::meta::{CLOSED, NAME_BN, NAME_KIND, OPEN, OPEN_LIFE, REOPEN, STATE};
use crate::permissions;

const STAYS: (&str, &str) = ("Close this one and set up another.", "এটি বন্ধ করে অন্যটি তৈরি করুন।");

const FIELDS: &[Field] = &[
    Field::new("name", NAME_KIND, "Conversion", "রূপান্তর").set(Set::Never),
    NAME_BN.set(Set::Never),
    Field::new("itemId", Kind::Link { to: "item", reads: "item", within: None }, "Item", "আইটেম")
        .required()
        .once(STAYS.0, STAYS.1),
    Field::new("measureId", Kind::Link { to: "measure", reads: "measure", within: None }, "One", "একটি")
        .required()
        .once(STAYS.0, STAYS.1)
        .help("The other unit: bag, truck, rft.", "অন্য একক: ব্যাগ, ট্রাক, রানিং ফুট।")
        .wide(170),
    Field::new("size", Kind::Text { limit: 40 }, "Is, of the item's own unit", "আইটেমের নিজের এককে কত")
        .required()
        .help(
            "A bag of cement counted in kg is 50. Exact: 0.482 or 1/3 may be written.",
            "কেজিতে গোনা সিমেন্টের এক ব্যাগ 50। হুবহু লেখা যায়: 0.482 বা 1/3।",
        )
        .wide(190),
    STATE,
];

/// What one unit of an item is in the item's own unit.
pub const CONVERSION: Document = Document {
    service: "master-data",
    name: "conversion",
    path: "conversions",
    one: said("Conversion", "একক রূপান্তর"),
    many: said("Conversions", "একক রূপান্তর"),
    help: said(
        "What a bag, a truck or a running foot of an item is in the unit it is counted in.",
        "কোনো আইটেমের এক ব্যাগ, এক ট্রাক বা এক রানিং ফুট তার নিজের এককে কত।",
    ),
    empty: said(
        "Say what a bag of cement weighs and how many cft a truck of sand holds.",
        "এক ব্যাগ সিমেন্টের ওজন আর এক ট্রাক বালুতে কত ঘনফুট তা লিখুন।",
    ),
    graph: Graph { type_name: "Conversion", one: "conversion", list: "conversions" },
    title: Title { sign: None, name: "name", name_bn: Some("nameBn") },
    fields: FIELDS,
    sections: &[Section {
        label: said("Conversion", "একক রূপান্তর"), fields: &["itemId", "measureId", "size"]
    }],
    columns: &["name", "itemId", "state"],
    card: &["itemId"],
    parent: None,
    state: Some("state"),
    life: OPEN_LIFE,
    search: None,
    scope: None,
    filters: &[
        Filter { field: "state", argument: "state", usual: Some("OPEN"), until: None },
        Filter { field: "itemId", argument: "itemId", usual: None, until: None },
    ],
    create: Some(Create {
        label: said("New conversion", "নতুন রূপান্তর"),
        mutation: "createConversion",
        permission: &permissions::ITEM_WRITE,
    }),
    update: Some(Update {
        mutation: "updateConversion",
        permission: &permissions::ITEM_WRITE,
        states: &["OPEN"],
        otherwise: CLOSED,
    }),
    acts: &[
        Act {
            name: "close",
            label: said("Close", "বন্ধ করুন"),
            says: said(
                "The item is no longer counted in this unit. What was counted keeps its quantities.",
                "আইটেমটি আর এই এককে গোনা হবে না। আগে যা গোনা হয়েছে তা তেমনই থাকবে।",
            ),
            mutation: "closeConversion",
            permission: &permissions::ITEM_WRITE,
            states: &["OPEN"],
            otherwise: CLOSED,
            asks: &[],
            tells: &[],
            grave: false,
        },
        Act {
            says: said(
                "The item is counted in this unit again, unless its other units say already how much it is.",
                "আইটেমটি আবার এই এককে গোনা হবে, যদি না অন্য একক থেকেই এর পরিমাণ জানা যায়।",
            ),
            mutation: "reopenConversion",
            permission: &permissions::ITEM_WRITE,
            otherwise: OPEN,
            ..REOPEN
        },
    ],
};
