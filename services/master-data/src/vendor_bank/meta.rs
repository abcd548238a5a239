//! A bank account of a party as people meet it.

use kernel::meta::{Document, Field, Filter, Graph, Kind, Section, Set, Title, Tone, Word, said};

use crate::meta::NAME_KIND;

const STATES: &[Word] = &[
    Word::new("HELD", "Held for a day", "এক দিন আটকে রাখা").toned(Tone::Waiting),
    Word::new("OPEN", "Open", "চালু").toned(Tone::Good),
    Word::new("CLOSED", "Closed", "বন্ধ").toned(Tone::Faded),
];

/// Whose account.
pub const PARTY: Field =
    Field::new("partyId", Kind::Link { to: "party", reads: "party", within: None }, "Party", "পার্টি").wide(220);

const FIELDS: &[Field] = &[
    PARTY.set(Set::Never),
    Field::new("number", Kind::Text { limit: 16 }, "Account number", "হিসাব নম্বর")
        .set(Set::Never)
        .help("Only its last digits are shown.", "কেবল শেষ অঙ্কগুলো দেখানো হয়।")
        .wide(130),
    Field::new("accountName", NAME_KIND, "In the name of", "হিসাবের নাম").set(Set::Never),
    Field::new("branchId", Kind::Link { to: "bank-branch", reads: "branch", within: None }, "Branch", "শাখা")
        .set(Set::Never)
        .wide(190),
    Field::new("heldUntil", Kind::Moment, "No payment until", "যতক্ষণ অর্থ যাবে না")
        .set(Set::Never)
        .help(
            "A new account is held for a day, so that whoever is told can object.",
            "নতুন হিসাব এক দিন আটকে রাখা হয়, যাতে খবর পেয়ে কেউ আপত্তি জানাতে পারেন।",
        )
        .wide(180),
    Field::new("isUnpaid", Kind::Flag, "First payment to come", "প্রথম অর্থ প্রদান বাকি")
        .set(Set::Never)
        .help("The first payment to a new account is marked.", "নতুন হিসাবে প্রথম অর্থ প্রদান চিহ্নিত করা থাকে।")
        .wide(150),
    Field::new("firstPaidOn", Kind::Date, "First paid", "প্রথম অর্থ প্রদান").set(Set::Never).wide(120),
    Field::new("state", Kind::Words { words: STATES }, "State", "অবস্থা").set(Set::Never).wide(150),
];

/// A bank account of a party.
pub const VENDOR_BANK: Document = Document {
    service: "master-data",
    name: "vendor-bank",
    path: "vendor-banks",
    one: said("Bank account", "ব্যাংক হিসাব"),
    many: said("Bank accounts of parties", "পার্টির ব্যাংক হিসাব"),
    help: said(
        "Where parties are paid. An account is added, replaced or closed by a request that a second person approves.",
        "পার্টিকে যেখানে অর্থ দেওয়া হয়। হিসাব যোগ, বদল বা বন্ধ হয় অনুরোধে, যা দ্বিতীয় একজন অনুমোদন করেন।",
    ),
    empty: said(
        "Write a bank account change, submit it and let a second person approve it.",
        "ব্যাংক হিসাব পরিবর্তনের অনুরোধ লিখে জমা দিন, দ্বিতীয় একজন অনুমোদন করবেন।",
    ),
    graph: Graph { type_name: "VendorBank", one: "vendorBank", list: "vendorBanks" },
    title: Title { sign: Some("number"), name: "accountName", name_bn: None },
    fields: FIELDS,
    sections: &[
        Section {
            label: said("Account", "হিসাব"), fields: &["partyId", "accountName", "number", "branchId"]
        },
        Section {
            label: said("Payment", "অর্থ প্রদান"), fields: &["heldUntil", "isUnpaid", "firstPaidOn"]
        },
    ],
    columns: &["accountName", "partyId", "number", "branchId", "heldUntil", "isUnpaid", "state"],
    card: &["partyId", "number", "branchId"],
    parent: None,
    state: Some("state"),
    life: &["HELD", "OPEN", "CLOSED"],
    search: None,
    scope: None,
    filters: &[
        Filter { field: "state", argument: "listing.state", usual: None, until: None },
        Filter { field: "partyId", argument: "listing.partyId", usual: None, until: None },
    ],
    create: None,
    update: None,
    acts: &[],
};
