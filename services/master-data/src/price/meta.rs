//! A price as people meet it.

use kernel::meta::{Act, Create, Document, Field, Filter, Graph, Kind, Section, Set, Title, Update, said};

use crate::meta::{CLOSED, NAME_KIND, OPEN, OPEN_LIFE, REOPEN, STATE};
use crate::permissions;

const STAYS: (&str, &str) = ("Close this price and set another.", "এই দরটি বন্ধ করে অন্যটি দিন।");

const FIELDS: &[Field] = &[
    Field::new("name", NAME_KIND, "Price", "দর").set(Set::Never).wide(150),
    Field::new("listId", Kind::Link { to: "price-list", reads: "list", within: None }, "Price list", "মূল্যতালিকা")
        .required()
        .once(STAYS.0, STAYS.1),
    Field::new("itemId", Kind::Link { to: "item", reads: "item", within: None }, "Item", "আইটেম")
        .required()
        .once(STAYS.0, STAYS.1),
    Field::new("measureId", Kind::Link { to: "measure", reads: "measure", within: None }, "For one", "প্রতি একক")
        .required()
        .once(STAYS.0, STAYS.1)
        .wide(140),
    Field::new("price", Kind::Money, "Unit price", "একক মূল্য").required().wide(140),
    Field::new("fromQuantity", Kind::Quantity, "From quantity", "যে পরিমাণ থেকে")
        .once(STAYS.0, STAYS.1)
        .help("For whoever takes so much or more; empty for any.", "এত বা তার বেশি নিলে এই দর; যেকোনো পরিমাণে হলে খালি।")
        .wide(120),
    Field::new("startsOn", Kind::Date, "First day", "প্রথম দিন")
        .help("The list's first day when empty.", "খালি থাকলে তালিকার প্রথম দিন।")
        .wide(130),
    Field::new("endsOn", Kind::Date, "Last day", "শেষ দিন").blank("No end", "শেষ নেই").wide(130),
    STATE,
];

/// A price: an item in a unit, from a quantity on, between two days.
pub const PRICE: Document = Document {
    service: "master-data",
    name: "price",
    path: "prices",
    one: said("Price", "দর"),
    many: said("Prices", "দর"),
    help: said(
        "Lines of the price lists: an item in a unit, from a quantity on, between two days.",
        "মূল্যতালিকার লাইন: একটি আইটেম, একটি এককে, একটি পরিমাণ থেকে, দুই দিনের মধ্যে।",
    ),
    empty: said(
        "Set up a price list first, then a price for each item in it.",
        "আগে একটি মূল্যতালিকা তৈরি করুন, তারপর তাতে প্রতিটি আইটেমের দর দিন।",
    ),
    graph: Graph { type_name: "Price", one: "price", list: "prices" },
    title: Title { sign: None, name: "name", name_bn: None },
    fields: FIELDS,
    sections: &[
        Section { label: said("Price", "দর"), fields: &["listId", "itemId", "measureId", "price"] },
        Section {
            label: said("When it holds", "কখন চলে"), fields: &["fromQuantity", "startsOn", "endsOn"]
        },
    ],
    columns: &["name", "itemId", "listId", "price", "fromQuantity", "startsOn", "endsOn", "state"],
    card: &["itemId", "price"],
    parent: None,
    state: Some("state"),
    life: OPEN_LIFE,
    search: None,
    scope: None,
    filters: &[
        Filter { field: "state", argument: "state", usual: Some("OPEN"), until: None },
        Filter { field: "listId", argument: "listId", usual: None, until: None },
        Filter { field: "itemId", argument: "itemId", usual: None, until: None },
    ],
    create: Some(Create {
        label: said("New price", "নতুন দর"),
        mutation: "createPrice",
        permission: &permissions::PRICE_WRITE,
    }),
    update: Some(Update {
        mutation: "updatePrice",
        permission: &permissions::PRICE_WRITE,
        states: &["OPEN"],
        otherwise: CLOSED,
    }),
    acts: &[
        Act {
            name: "close",
            label: said("Close", "বন্ধ করুন"),
            says: said(
                "This price counts no more. It can be opened again while no other has its days.",
                "এই দর আর চলবে না। অন্য দর এর দিন না নিলে পরে আবার চালু করা যায়।",
            ),
            mutation: "closePrice",
            permission: &permissions::PRICE_WRITE,
            states: &["OPEN"],
            otherwise: CLOSED,
            asks: &[],
            tells: &[],
            grave: false,
        },
        Act {
            says: said(
                "It counts again on its days, unless another price took them.",
                "অন্য দর এর দিনগুলো না নিয়ে থাকলে নিজের দিনে আবার চলবে।",
            ),
            mutation: "reopenPrice",
            permission: &permissions::PRICE_WRITE,
            otherwise: OPEN,
            ..REOPEN
        },
    ],
};
