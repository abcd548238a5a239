//! A group of items as people meet it.

use kernel::meta::{Act, Create, Document, Field, Filter, Graph, Kind, Section, Title, Update, said};

use crate::meta::{CLOSED, NAME_BN, NAME_KIND, OPEN, OPEN_LIFE, REOPEN, SIGN_HELP, STATE};
use crate::permissions;

const FIELDS: &[Field] = &[
    Field::new("code", Kind::Code, "Code", "কোড").required().help(SIGN_HELP.en, SIGN_HELP.bn).wide(150),
    Field::new("name", NAME_KIND, "Name", "নাম").required(),
    NAME_BN,
    Field::new("parentId", Kind::Link { to: "item-group", reads: "parent", within: None }, "Stands under", "যার অধীনে")
        .help("Empty when it stands at the top.", "সবার ওপরে হলে খালি রাখুন।"),
    STATE,
];

/// A group of items.
pub const ITEM_GROUP: Document = Document {
    service: "master-data",
    name: "item-group",
    path: "item-groups",
    one: said("Item group", "আইটেম গ্রুপ"),
    many: said("Item groups", "আইটেম গ্রুপ"),
    help: said("Items in groups, and groups in groups.", "গ্রুপে আইটেম, আর গ্রুপের ভেতরে গ্রুপ।"),
    empty: said(
        "Begin with a few: cement, sand, bricks, rod, services.",
        "কয়েকটি দিয়ে শুরু করুন: সিমেন্ট, বালু, ইট, রড, সেবা।",
    ),
    graph: Graph { type_name: "ItemGroup", one: "itemGroup", list: "itemGroups" },
    title: Title { sign: Some("code"), name: "name", name_bn: Some("nameBn") },
    fields: FIELDS,
    sections: &[Section {
        label: said("Item group", "আইটেম গ্রুপ"), fields: &["code", "name", "nameBn", "parentId"]
    }],
    columns: &["name", "code", "state"],
    card: &["code"],
    parent: Some("parentId"),
    state: Some("state"),
    life: OPEN_LIFE,
    search: Some("listing.text"),
    scope: None,
    filters: &[Filter { field: "state", argument: "state", usual: Some("OPEN"), until: None }],
    create: Some(Create {
        label: said("New item group", "নতুন আইটেম গ্রুপ"),
        mutation: "createItemGroup",
        permission: &permissions::ITEM_GROUP_WRITE,
    }),
    update: Some(Update {
        mutation: "updateItemGroup",
        permission: &permissions::ITEM_GROUP_WRITE,
        states: &["OPEN"],
        otherwise: CLOSED,
    }),
    acts: &[
        Act {
            name: "close",
            label: said("Close", "বন্ধ করুন"),
            says: said(
                "Nothing new can be in it. What is in it must be closed or moved before. It can be opened again.",
                "এতে নতুন কিছু রাখা যাবে না। এতে যা আছে আগে বন্ধ বা স্থানান্তর করতে হয়। পরে আবার চালু করা যায়।",
            ),
            mutation: "closeItemGroup",
            permission: &permissions::ITEM_GROUP_WRITE,
            states: &["OPEN"],
            otherwise: CLOSED,
            asks: &[],
            tells: &[],
            grave: false,
        },
        Act { mutation: "reopenItemGroup", permission: &permissions::ITEM_GROUP_WRITE, otherwise: OPEN, ..REOPEN },
    ],
};
