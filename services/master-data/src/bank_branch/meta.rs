//! A branch of a bank as people meet it.

use kernel::meta::{Act, Create, Document, Field, Filter, Graph, Kind, Section, Set, Title, Tone, Update, Word, said};

use crate::bank::meta::IS_OWN;
use crate::meta::{CLOSED, NAME_BN, NAME_KIND, OPEN_LIFE, STATE};
use crate::permissions;

const DOUBTS: &[Word] = &[
    Word::new("LEADING_ZERO", "A lost zero was put back", "হারানো শূন্য বসানো হয়েছে").toned(Tone::Waiting),
    Word::new("CHECK_DIGIT", "The check digit does not fit", "যাচাই অঙ্ক মেলে না").toned(Tone::Bad),
    Word::new("UNKNOWN_BANK", "The bank's code is not known", "ব্যাংকের কোড জানা নেই").toned(Tone::Waiting),
];

const FIELDS: &[Field] = &[
    Field::new("routingNumber", Kind::Digits { limit: 9 }, "Routing number", "রাউটিং নম্বর")
        .required()
        .once("A branch is known by it, so it never changes.", "শাখা এটি দিয়েই চেনা যায়, তাই কখনো বদলায় না।")
        .help(
            "The nine digits printed on its cheques; bank and district are read from it.",
            "চেকে ছাপা নয়টি অঙ্ক; ব্যাংক ও জেলা এটি থেকেই জানা যায়।",
        )
        .wide(140),
    Field::new("bankId", Kind::Link { to: "bank", reads: "bank", within: None }, "Bank", "ব্যাংক")
        .set(Set::Never)
        .wide(200),
    Field::new("name", NAME_KIND, "Name", "নাম").required(),
    NAME_BN,
    Field::new("districtId", Kind::Link { to: "area", reads: "district", within: None }, "District", "জেলা")
        .set(Set::Never)
        .wide(150),
    Field::new("doubt", Kind::Words { words: DOUBTS }, "Doubt about the number", "নম্বর নিয়ে সন্দেহ")
        .set(Set::Never)
        .help(
            "Compare it with a cheque of the branch before money goes there.",
            "টাকা পাঠানোর আগে শাখার একটি চেকের সঙ্গে মিলিয়ে নিন।",
        )
        .wide(200),
    IS_OWN,
    STATE,
];

/// A branch of a bank.
pub const BANK_BRANCH: Document = Document {
    service: "master-data",
    name: "bank-branch",
    path: "bank-branches",
    one: said("Bank branch", "ব্যাংকের শাখা"),
    many: said("Bank branches", "ব্যাংকের শাখা"),
    help: said(
        "Branches of banks by routing number: where money is sent.",
        "রাউটিং নম্বর অনুসারে ব্যাংকের শাখা: যেখানে টাকা পাঠানো হয়।",
    ),
    empty: said(
        "Take the country's list: 59 banks and 10,031 branches with their routing numbers, a thousand at a time.",
        "দেশের তালিকা নিন: রাউটিং নম্বরসহ ৫৯টি ব্যাংক ও ১০,০৩১টি শাখা, হাজার করে।",
    ),
    graph: Graph { type_name: "BankBranch", one: "bankBranch", list: "bankBranches" },
    title: Title { sign: None, name: "name", name_bn: Some("nameBn") },
    fields: FIELDS,
    sections: &[
        Section { label: said("Branch", "শাখা"), fields: &["routingNumber", "name", "nameBn"] },
        Section {
            label: said("Read from the number", "নম্বর থেকে জানা"),
            fields: &["bankId", "districtId", "doubt", "isOwn"],
        },
    ],
    columns: &["name", "bankId", "routingNumber", "districtId", "doubt", "state"],
    card: &["bankId", "routingNumber", "districtId"],
    parent: None,
    state: Some("state"),
    life: OPEN_LIFE,
    search: Some("listing.text"),
    scope: None,
    filters: &[
        Filter { field: "state", argument: "listing.state", usual: Some("OPEN"), until: None },
        Filter { field: "bankId", argument: "listing.bankId", usual: None, until: None },
        Filter { field: "districtId", argument: "listing.districtId", usual: None, until: None },
        Filter { field: "doubt", argument: "listing.doubt", usual: None, until: None },
    ],
    create: Some(Create {
        label: said("New branch of a bank", "ব্যাংকের নতুন শাখা"),
        mutation: "createBankBranch",
        permission: &permissions::BANK_CREATE,
    }),
    update: Some(Update {
        mutation: "updateBankBranch",
        permission: &permissions::BANK_UPDATE,
        states: &["OPEN"],
        otherwise: CLOSED,
    }),
    acts: &[Act {
        name: "close",
        label: said("Close", "বন্ধ করুন"),
        says: said(
            "A closed branch is not offered any more and cannot be opened again. Accounts in it stay as they are.",
            "বন্ধ শাখা আর বেছে নেওয়া যায় না, আবার খোলাও যায় না। এর হিসাবগুলো যেমন আছে তেমনই থাকবে।",
        ),
        mutation: "closeBankBranch",
        permission: &permissions::BANK_CLOSE,
        states: &["OPEN"],
        otherwise: CLOSED,
        asks: &[],
        tells: &[],
        grave: true,
    }],
};
