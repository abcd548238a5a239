//! A request to change a party's bank account as people meet it.

use kernel::meta::{Act, Create, Document, Field, Filter, Graph, Kind, Said, Section, Set, Title, Tone, Word, said};

use crate::meta::NAME_KIND;
use crate::permissions;
use crate::vendor_bank::meta::PARTY;

const KINDS: &[Word] = &[
    Word::new("ADD", "Add an account", "হিসাব যোগ"),
    Word::new("REPLACE", "Replace an account", "হিসাব বদল"),
    Word::new("CLOSE", "Close an account", "হিসাব বন্ধ"),
];

const STATES: &[Word] = &[
    Word::new("DRAFT", "Draft", "খসড়া"),
    Word::new("SUBMITTED", "Waiting for a decision", "সিদ্ধান্তের অপেক্ষায়").toned(Tone::Waiting),
    Word::new("APPROVED", "In force", "কার্যকর").toned(Tone::Good),
    Word::new("REJECTED", "Rejected", "প্রত্যাখ্যাত").toned(Tone::Bad),
    Word::new("RECALLED", "Taken back", "ফিরিয়ে নেওয়া").toned(Tone::Faded),
];

const WRITTEN: (&str, &str) =
    ("A request stays as it was written. Write another one.", "অনুরোধ যেভাবে লেখা হয়েছে সেভাবেই থাকে। নতুন একটি লিখুন।");

const LONG: Kind = Kind::Long { limit: kernel::fields::LONG };

const FIELDS: &[Field] = &[
    Field::new("reference", Kind::Text { limit: 16 }, "Number", "নম্বর").set(Set::Never).wide(120),
    PARTY.required().once(WRITTEN.0, WRITTEN.1),
    Field::new("what", Kind::Words { words: KINDS }, "What is asked for", "যা চাওয়া হচ্ছে")
        .required()
        .usual("ADD")
        .once(WRITTEN.0, WRITTEN.1)
        .wide(160),
    Field::new(
        "accountId",
        Kind::Link { to: "vendor-bank", reads: "account", within: None },
        "Present account",
        "বর্তমান হিসাব",
    )
    .once(WRITTEN.0, WRITTEN.1)
    .help("The one to be replaced or closed; nothing when one is added.", "যেটি বদল বা বন্ধ হবে; যোগ করলে খালি রাখুন।")
    .wide(190),
    Field::new("accountName", NAME_KIND, "New account in the name of", "নতুন হিসাবের নাম")
        .once(WRITTEN.0, WRITTEN.1)
        .help("As the bank writes it; it should be the party's own.", "ব্যাংকে যেভাবে লেখা; পার্টির নিজের নাম হওয়া উচিত।"),
    Field::new("accountNumber", Kind::Digits { limit: 20 }, "New account number", "নতুন হিসাব নম্বর")
        .told()
        .sealed()
        .help(
            "8 to 20 digits. It is kept sealed; only its last four digits are shown afterwards.",
            "৮ থেকে ২০ অঙ্ক। এটি তালাবদ্ধ রাখা হয়; পরে কেবল শেষ চারটি অঙ্ক দেখা যায়।",
        ),
    Field::new("number", Kind::Text { limit: 16 }, "New number", "নতুন নম্বর").set(Set::Never).wide(120),
    Field::new("branchId", Kind::Link { to: "bank-branch", reads: "branch", within: None }, "Branch", "শাখা")
        .once(WRITTEN.0, WRITTEN.1)
        .help("By name, bank or routing number.", "নাম, ব্যাংক বা রাউটিং নম্বর দিয়ে খুঁজুন।")
        .wide(190),
    Field::new("isShared", Kind::Flag, "Another party has this number", "অন্য পার্টিরও এই নম্বর")
        .set(Set::Never)
        .help("Ask why before you approve it.", "অনুমোদনের আগে কারণ জেনে নিন।")
        .wide(150),
    Field::new("reason", LONG, "Reason", "কারণ").required().once(WRITTEN.0, WRITTEN.1).help(
        "Which paper asks for it, and whom you called on a number you knew before.",
        "কোন কাগজে চাওয়া হয়েছে, আর আগে থেকে জানা নম্বরে কাকে ফোন করে নিশ্চিত হয়েছেন।",
    ),
    Field::new("decisionReason", LONG, "Why it was decided so", "সিদ্ধান্তের কারণ").set(Set::Never),
    Field::new("recallReason", LONG, "Why it was taken back", "ফিরিয়ে নেওয়ার কারণ").set(Set::Never),
    Field::new("state", Kind::Words { words: STATES }, "State", "অবস্থা").set(Set::Never).wide(170),
];

const DECIDED: Said =
    said("Only a request that waits for a decision can be decided.", "কেবল সিদ্ধান্তের অপেক্ষায় থাকা অনুরোধে সিদ্ধান্ত দেওয়া যায়।");

const SUBMIT: Act = Act {
    name: "submit",
    label: said("Submit", "জমা দিন"),
    says: said(
        "The request gets its number and goes to a second person.",
        "অনুরোধটি নম্বর পাবে এবং দ্বিতীয় একজনের কাছে যাবে।",
    ),
    mutation: "submitVendorBankChange",
    permission: &permissions::VENDOR_BANK_CREATE,
    states: &["DRAFT"],
    otherwise: said("It was submitted already.", "এটি আগেই জমা দেওয়া হয়েছে।"),
    asks: &[],
    tells: &[],
    grave: false,
};

const APPROVE: Act = Act {
    name: "approve",
    label: said("Approve", "অনুমোদন করুন"),
    says: said(
        "It is in force at once. A new account is held for a day, and the first payment to it is marked. The party's contacts, old and new, are to be told.",
        "সঙ্গে সঙ্গে কার্যকর হবে। নতুন হিসাব এক দিন আটকে থাকবে, প্রথম অর্থ প্রদান চিহ্নিত হবে। পার্টির পুরোনো ও নতুন যোগাযোগকে জানানো হবে।",
    ),
    mutation: "decideVendorBankChange",
    permission: &permissions::VENDOR_BANK_DECIDE,
    states: &["SUBMITTED"],
    otherwise: DECIDED,
    asks: &[Field::new("reason", LONG, "Remark", "মন্তব্য")],
    tells: &[("approve", true)],
    grave: false,
};

const REJECT: Act = Act {
    name: "reject",
    label: said("Reject", "প্রত্যাখ্যান করুন"),
    says: said("Nothing changes; the request is over.", "কিছুই বদলাবে না; অনুরোধটি এখানেই শেষ।"),
    asks: &[Field::new("reason", LONG, "Reason", "কারণ").required()],
    tells: &[("approve", false)],
    grave: true,
    ..APPROVE
};

const RECALL: Act = Act {
    name: "recall",
    label: said("Take back", "ফিরিয়ে নিন"),
    says: said(
        "The request is over and nothing changes. Only whoever asked can take it back, until it is decided; its number stays used.",
        "অনুরোধটি শেষ হবে, কিছুই বদলাবে না। যিনি চেয়েছেন কেবল তিনিই সিদ্ধান্তের আগে ফিরিয়ে নিতে পারেন; নম্বরটি ব্যবহৃতই থাকবে।",
    ),
    mutation: "recallVendorBankChange",
    permission: &permissions::VENDOR_BANK_CREATE,
    states: &["SUBMITTED"],
    otherwise: said(
        "Only a request that waits for a decision can be taken back.",
        "কেবল সিদ্ধান্তের অপেক্ষায় থাকা অনুরোধ ফিরিয়ে নেওয়া যায়।",
    ),
    asks: &[Field::new("reason", LONG, "Reason", "কারণ").required()],
    tells: &[],
    grave: true,
};

/// A request.
pub const VENDOR_BANK_CHANGE: Document = Document {
    service: "master-data",
    name: "vendor-bank-change",
    path: "vendor-bank-changes",
    one: said("Bank account change", "ব্যাংক হিসাব পরিবর্তন"),
    many: said("Bank account changes", "ব্যাংক হিসাব পরিবর্তন"),
    help: said(
        "Requests to add, replace or close a party's bank account, and what became of them. The one who asks is never the one who decides.",
        "পার্টির ব্যাংক হিসাব যোগ, বদল বা বন্ধের অনুরোধ ও তার ফল। যিনি চান, তিনি সিদ্ধান্ত দেন না।",
    ),
    empty: said(
        "Write a request when a party gives you a bank account, or another one.",
        "কোনো পার্টি ব্যাংক হিসাব দিলে বা বদলালে একটি অনুরোধ লিখুন।",
    ),
    graph: Graph { type_name: "VendorBankChange", one: "vendorBankChange", list: "vendorBankChanges" },
    title: Title { sign: Some("reference"), name: "reason", name_bn: None },
    fields: FIELDS,
    sections: &[
        Section {
            label: said("Request", "অনুরোধ"),
            fields: &["partyId", "what", "accountId", "reason", "decisionReason", "recallReason"],
        },
        Section {
            label: said("The new account", "নতুন হিসাব"),
            fields: &["accountName", "accountNumber", "number", "branchId", "isShared"],
        },
    ],
    columns: &["reference", "partyId", "what", "number", "branchId", "isShared", "reason", "state"],
    card: &["partyId", "what", "number"],
    parent: None,
    state: Some("state"),
    life: &["DRAFT", "SUBMITTED", "APPROVED"],
    search: None,
    scope: None,
    filters: &[
        Filter { field: "state", argument: "listing.state", usual: None, until: None },
        Filter { field: "partyId", argument: "listing.partyId", usual: None, until: None },
    ],
    create: Some(Create {
        label: said("New bank account change", "ব্যাংক হিসাব পরিবর্তনের অনুরোধ"),
        mutation: "createVendorBankChange",
        permission: &permissions::VENDOR_BANK_CREATE,
    }),
    update: None,
    acts: &[SUBMIT, APPROVE, REJECT, RECALL],
};
