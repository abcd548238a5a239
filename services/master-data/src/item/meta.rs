//! An item as people meet it.

use kernel::meta::{Act, Create, Document, Field, Filter, Graph, Kind, Section, Title, Update, Word, said};

use super::classes::{PAYMENT_KINDS, VAT_CLASSES};
use super::model::ALIAS;
use crate::meta::{CLOSED, NAME_BN, NAME_KIND, OPEN, OPEN_LIFE, REOPEN, SIGN_HELP, STATE};
use crate::permissions;

const KINDS: &[Word] = &[
    Word::new("STOCK", "Stock", "মজুদ"),
    Word::new("EXPENSE", "Direct use", "সরাসরি ব্যবহার"),
    Word::new("SERVICE", "Service", "সেবা"),
    Word::new("ASSET", "Fixed asset", "স্থায়ী সম্পদ"),
    Word::new("WORK", "Work item", "কাজের আইটেম"),
];

const TRACKINGS: &[Word] = &[
    Word::new("NONE", "Not told apart", "আলাদা করা হয় না"),
    Word::new("LOT", "By lot or heat", "লট বা হিট অনুসারে"),
    Word::new("SERIAL", "Each by its number", "প্রতিটির ক্রমিক নম্বরে"),
];

const FIELDS: &[Field] = &[
    Field::new("code", Kind::Code, "Code", "কোড").required().help(SIGN_HELP.en, SIGN_HELP.bn).wide(140),
    Field::new("name", NAME_KIND, "Name", "নাম").required(),
    NAME_BN,
    Field::new("aliases", Kind::Lines { limit: ALIAS }, "Other names", "অন্য নাম").help(
        "As masons and shops say it, one a line, in either script. It is found by each.",
        "মিস্ত্রি বা দোকানে যা বলে, এক লাইনে একটি, যেকোনো লিপিতে। প্রতিটি দিয়েই খুঁজে পাওয়া যাবে।",
    ),
    Field::new("kind", Kind::Words { words: KINDS }, "Kind", "ধরন")
        .required()
        .usual("STOCK")
        .help(
            "Stock lies in a store; what is used directly goes to its project or cost code at once.",
            "মজুদ গুদামে থাকে; সরাসরি ব্যবহারের জিনিস সঙ্গে সঙ্গেই প্রকল্প বা কস্ট কোডে যায়।",
        )
        .wide(130),
    Field::new("groupId", Kind::Link { to: "item-group", reads: "group", within: None }, "Group", "গ্রুপ").wide(170),
    Field::new(
        "measureId",
        Kind::Link { to: "measure", reads: "measure", within: None },
        "Counted in",
        "যে এককে গোনা হয়",
    )
    .required()
    .once("Stock is kept in it. Other units are conversions.", "মজুদ এই এককে রাখা হয়। অন্য একক রূপান্তরে দিন।")
    .wide(150),
    Field::new("tracking", Kind::Words { words: TRACKINGS }, "Pieces", "পৃথককরণ").required().usual("NONE"),
    Field::new("vatClass", Kind::Words { words: VAT_CLASSES }, "VAT class", "ভ্যাট শ্রেণি")
        .help("By it the rules know the rate of VAT.", "এটি দেখেই নিয়ম থেকে ভ্যাটের হার ঠিক হয়।"),
    Field::new("paymentKind", Kind::Words { words: PAYMENT_KINDS }, "Withheld as", "উৎসে কর্তনের ধরন").help(
        "By it the rules know how much income tax is withheld when it is paid for.",
        "এটি দেখেই নিয়ম থেকে ঠিক হয় দাম দেওয়ার সময় কত আয়কর কাটতে হবে।",
    ),
    Field::new("hsCode", Kind::Text { limit: 16 }, "HS code", "এইচএস কোড")
        .help("8 digits of the customs tariff, such as 2523.29.00.", "শুল্ক তফসিলের ৮ অঙ্ক, যেমন 2523.29.00।")
        .wide(120),
    STATE,
];

/// What is bought, sold, stocked, used or built.
pub const ITEM: Document = Document {
    service: "master-data",
    name: "item",
    path: "items",
    one: said("Item", "আইটেম"),
    many: said("Items", "আইটেম"),
    help: said(
        "What is bought, sold, stocked, used and built: materials, services, assets, works.",
        "যা কেনা, বেচা, মজুদ, ব্যবহার ও নির্মাণ করা হয়: মালামাল, সেবা, সম্পদ, কাজ।",
    ),
    empty: said(
        "Begin with cement, rod, sand and bricks, and the names people call them by.",
        "সিমেন্ট, রড, বালু ও ইট দিয়ে শুরু করুন, লোকে যে নামে ডাকে তা সহ।",
    ),
    graph: Graph { type_name: "Item", one: "item", list: "items" },
    title: Title { sign: Some("code"), name: "name", name_bn: Some("nameBn") },
    fields: FIELDS,
    sections: &[
        Section { label: said("Item", "আইটেম"), fields: &["code", "name", "nameBn", "aliases"] },
        Section {
            label: said("What it is", "কী জিনিস"), fields: &["kind", "groupId", "measureId", "tracking"]
        },
        Section {
            label: said("To the law", "আইনের চোখে"), fields: &["vatClass", "paymentKind", "hsCode"]
        },
    ],
    columns: &["name", "code", "aliases", "kind", "groupId", "measureId", "state"],
    card: &["kind", "groupId", "measureId"],
    parent: None,
    state: Some("state"),
    life: OPEN_LIFE,
    search: Some("listing.text"),
    scope: None,
    filters: &[
        Filter { field: "state", argument: "state", usual: Some("OPEN"), until: None },
        Filter { field: "kind", argument: "kind", usual: None, until: None },
        Filter { field: "groupId", argument: "groupId", usual: None, until: None },
    ],
    create: Some(Create {
        label: said("New item", "নতুন আইটেম"),
        mutation: "createItem",
        permission: &permissions::ITEM_WRITE,
    }),
    update: Some(Update {
        mutation: "updateItem",
        permission: &permissions::ITEM_WRITE,
        states: &["OPEN"],
        otherwise: CLOSED,
    }),
    acts: &[
        Act {
            name: "close",
            label: said("Close", "বন্ধ করুন"),
            says: said("Nothing new is bought, sold or issued of it.", "এটি আর নতুন করে কেনা, বেচা বা ইস্যু করা যাবে না।"),
            mutation: "closeItem",
            permission: &permissions::ITEM_CLOSE,
            states: &["OPEN"],
            otherwise: CLOSED,
            asks: &[],
            tells: &[],
            grave: false,
        },
        Act { mutation: "reopenItem", permission: &permissions::ITEM_CLOSE, otherwise: OPEN, ..REOPEN },
    ],
};
