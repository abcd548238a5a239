//! A vendor as people meet it.

use kernel::meta::{
    Act, Create, Document, Field, Filter, Graph, Kind, Said, Section, Set, Title, Tone, Update, Word, said,
};

use crate::meta::{NAME_BN, NAME_KIND};
use crate::permissions;

const TYPES: &[Word] = &[
    Word::new("SUPPLIER", "Supplier of goods", "পণ্য সরবরাহকারী"),
    Word::new("CONTRACTOR", "Contractor", "ঠিকাদার"),
    Word::new("SUBCONTRACTOR", "Subcontractor", "সাব-ঠিকাদার"),
    Word::new("SERVICE", "Service provider", "সেবা প্রদানকারী"),
];

const STATES: &[Word] = &[
    Word::new("APPLIED", "Applied", "আবেদন লেখা হচ্ছে"),
    Word::new("SUBMITTED", "Waiting for a decision", "সিদ্ধান্তের অপেক্ষায়").toned(Tone::Waiting),
    Word::new("APPROVED", "Approved", "অনুমোদিত").toned(Tone::Good),
    Word::new("REJECTED", "Rejected", "প্রত্যাখ্যাত").toned(Tone::Bad),
    Word::new("SUSPENDED", "Suspended", "স্থগিত").toned(Tone::Bad),
    Word::new("BLACKLISTED", "Blacklisted", "কালো তালিকাভুক্ত").toned(Tone::Bad),
    Word::new("CLOSED", "Closed", "বন্ধ").toned(Tone::Faded),
];

const LONG: Kind = Kind::Long { limit: kernel::fields::LONG };

const FIELDS: &[Field] = &[
    Field::new("reference", Kind::Text { limit: 16 }, "Number", "নম্বর").set(Set::Never).wide(110),
    Field::new("partyId", Kind::Link { to: "party", reads: "party", within: None }, "Party", "পার্টি")
        .required()
        .once("A vendor stays the party it was asked for.", "যে পার্টির জন্য আবেদন, ভেন্ডর সেটিই থাকে।"),
    Field::new("name", NAME_KIND, "Name", "নাম").set(Set::Never),
    NAME_BN.set(Set::Never),
    Field::new("type", Kind::Words { words: TYPES }, "What is bought of it", "কী কেনা হয়")
        .required()
        .help("Withholding of income tax asks it.", "উৎসে আয়কর কর্তনে লাগে।")
        .wide(160),
    Field::new("category", NAME_KIND, "Enlistment category", "তালিকাভুক্তির শ্রেণি").wide(140),
    Field::new("enlistedUntil", Kind::Date, "Enlisted until", "তালিকাভুক্তির শেষ দিন")
        .blank("no last day", "শেষ দিন নেই")
        .wide(130),
    Field::new("note", LONG, "Note", "মন্তব্য").help("For the one who decides.", "যিনি সিদ্ধান্ত দেবেন তাঁর জন্য।"),
    Field::new("decisionReason", LONG, "Why it was decided so", "সিদ্ধান্তের কারণ").set(Set::Never),
    Field::new("reason", LONG, "Why it stands so", "এই অবস্থার কারণ").set(Set::Never),
    Field::new("barredUntil", Kind::Date, "Until", "যেদিন পর্যন্ত").set(Set::Never).wide(120),
    Field::new("state", Kind::Words { words: STATES }, "State", "অবস্থা").set(Set::Never).wide(160),
];

const REASON: Field = Field::new("reason", LONG, "Reason", "কারণ").required();

const UNTIL: Field = Field::new("barredUntil", Kind::Date, "Last day", "শেষ দিন")
    .blank("until somebody reinstates it", "কেউ পুনর্বহাল না করা পর্যন্ত");

const DECIDED: Said =
    said("Only a vendor that waits for a decision can be decided.", "কেবল সিদ্ধান্তের অপেক্ষায় থাকা ভেন্ডরে সিদ্ধান্ত দেওয়া যায়।");

const SUBMIT: Act = Act {
    name: "submit",
    label: said("Submit", "জমা দিন"),
    says: said(
        "The vendor gets its number and goes to a second person.",
        "ভেন্ডরটি নম্বর পাবে এবং দ্বিতীয় একজনের কাছে যাবে।",
    ),
    mutation: "submitVendor",
    permission: &permissions::VENDOR_CREATE,
    states: &["APPLIED"],
    otherwise: said("It was submitted already.", "এটি আগেই জমা দেওয়া হয়েছে।"),
    asks: &[],
    tells: &[],
    grave: false,
};

const APPROVE: Act = Act {
    name: "approve",
    label: said("Approve", "অনুমোদন করুন"),
    says: said("It may be bought from at once, by every company.", "সঙ্গে সঙ্গে সব কোম্পানি এর কাছ থেকে কিনতে পারবে।"),
    mutation: "decideVendor",
    permission: &permissions::VENDOR_APPROVE,
    states: &["SUBMITTED"],
    otherwise: DECIDED,
    asks: &[Field::new("reason", LONG, "Remark", "মন্তব্য")],
    tells: &[("approve", true)],
    grave: false,
};

const REJECT: Act = Act {
    name: "reject",
    label: said("Reject", "প্রত্যাখ্যান করুন"),
    says: said(
        "Nothing may be bought of it. It can be asked for anew.",
        "এর কাছ থেকে কিছু কেনা যাবে না। নতুন করে আবেদন করা যায়।",
    ),
    asks: &[REASON],
    tells: &[("approve", false)],
    grave: true,
    ..APPROVE
};

const ENLIST: Act = Act {
    name: "enlist",
    label: said("Enlist", "তালিকাভুক্ত করুন"),
    says: said("It is enlisted in this class until this day.", "এই শ্রেণিতে এই দিন পর্যন্ত তালিকাভুক্ত থাকবে।"),
    mutation: "enlistVendor",
    permission: &permissions::VENDOR_CREATE,
    states: &["APPROVED"],
    otherwise: said("Only an approved vendor can be enlisted.", "কেবল অনুমোদিত ভেন্ডর তালিকাভুক্ত করা যায়।"),
    asks: &[
        Field::new("category", NAME_KIND, "Enlistment category", "তালিকাভুক্তির শ্রেণি").required(),
        Field::new("enlistedUntil", Kind::Date, "Enlisted until", "তালিকাভুক্তির শেষ দিন").required(),
    ],
    tells: &[],
    grave: false,
};

const SUSPEND: Act = Act {
    name: "suspend",
    label: said("Suspend", "স্থগিত করুন"),
    says: said(
        "Nothing is bought of it for the time being, by no company.",
        "আপাতত কোনো কোম্পানি এর কাছ থেকে কিছু কিনবে না।",
    ),
    mutation: "suspendVendor",
    permission: &permissions::VENDOR_SUSPEND,
    states: &["APPROVED"],
    otherwise: said("Only an approved vendor can be suspended.", "কেবল অনুমোদিত ভেন্ডর স্থগিত করা যায়।"),
    asks: &[REASON, UNTIL],
    tells: &[],
    grave: true,
};

const BLACKLIST: Act = Act {
    name: "blacklist",
    label: said("Blacklist", "কালো তালিকাভুক্ত করুন"),
    says: said("Nothing is bought of it any more, by no company.", "কোনো কোম্পানি আর এর কাছ থেকে কিছু কিনবে না।"),
    mutation: "blacklistVendor",
    permission: &permissions::VENDOR_BLACKLIST,
    states: &["APPROVED", "SUSPENDED"],
    otherwise: said(
        "Only an approved or suspended vendor can be blacklisted.",
        "কেবল অনুমোদিত বা স্থগিত ভেন্ডর কালো তালিকাভুক্ত করা যায়।",
    ),
    ..SUSPEND
};

const REINSTATE: Act = Act {
    name: "reinstate",
    label: said("Reinstate", "পুনর্বহাল করুন"),
    says: said(
        "It may be bought from again. Off the blacklist only who may blacklist takes it.",
        "আবার এর কাছ থেকে কেনা যাবে। কালো তালিকা থেকে কেবল তিনিই সরাতে পারেন যিনি তালিকাভুক্ত করতে পারেন।",
    ),
    mutation: "reinstateVendor",
    permission: &permissions::VENDOR_SUSPEND,
    states: &["SUSPENDED", "BLACKLISTED"],
    otherwise: said("It is neither suspended nor blacklisted.", "এটি স্থগিত বা কালো তালিকাভুক্ত নয়।"),
    asks: &[REASON],
    tells: &[],
    grave: false,
};

const CLOSE: Act = Act {
    name: "close",
    label: said("Close", "বন্ধ করুন"),
    says: said(
        "The party is no vendor any more. It can be asked for anew.",
        "পার্টিটি আর ভেন্ডর থাকবে না। নতুন করে আবেদন করা যায়।",
    ),
    mutation: "closeVendor",
    permission: &permissions::VENDOR_SUSPEND,
    states: &["APPLIED", "APPROVED", "SUSPENDED"],
    otherwise: said(
        "What waits is decided first, and who is blacklisted stays so.",
        "যা অপেক্ষায় আছে আগে তার সিদ্ধান্ত হয়, আর যে কালো তালিকায় সে সেখানেই থাকে।",
    ),
    asks: &[],
    tells: &[],
    grave: true,
};

/// A vendor.
pub const VENDOR: Document = Document {
    service: "master-data",
    name: "vendor",
    path: "vendors",
    one: said("Vendor", "ভেন্ডর"),
    many: said("Vendors", "ভেন্ডর"),
    help: said(
        "Parties from whom is bought. One person asks for a vendor, another approves it.",
        "যাদের কাছ থেকে কেনা হয়। একজন ভেন্ডরের আবেদন করেন, অন্যজন অনুমোদন দেন।",
    ),
    empty: said(
        "Set up the party first, then ask for it as a vendor here.",
        "আগে পার্টি তৈরি করুন, তারপর এখানে ভেন্ডর হিসেবে আবেদন করুন।",
    ),
    graph: Graph { type_name: "Vendor", one: "vendor", list: "vendors" },
    title: Title { sign: Some("reference"), name: "name", name_bn: Some("nameBn") },
    fields: FIELDS,
    sections: &[
        Section {
            label: said("Vendor", "ভেন্ডর"), fields: &["partyId", "type", "category", "enlistedUntil", "note"]
        },
        Section {
            label: said("Where it stands", "যে অবস্থায় আছে"),
            fields: &["decisionReason", "reason", "barredUntil"],
        },
    ],
    columns: &["name", "reference", "type", "category", "enlistedUntil", "state"],
    card: &["type", "category"],
    parent: None,
    state: Some("state"),
    life: &["APPLIED", "SUBMITTED", "APPROVED"],
    search: Some("listing.text"),
    scope: None,
    filters: &[
        Filter { field: "state", argument: "state", usual: None, until: None },
        Filter { field: "type", argument: "type", usual: None, until: None },
    ],
    create: Some(Create {
        label: said("New vendor", "নতুন ভেন্ডর"),
        mutation: "createVendor",
        permission: &permissions::VENDOR_CREATE,
    }),
    update: Some(Update {
        mutation: "updateVendor",
        permission: &permissions::VENDOR_CREATE,
        states: &["APPLIED"],
        otherwise: said(
            "What was submitted stays as it was. Its enlistment is renewed with “Enlist”.",
            "জমা দেওয়ার পর যেমন ছিল তেমনই থাকে। তালিকাভুক্তি নবায়ন করুন “তালিকাভুক্ত করুন” দিয়ে।",
        ),
    }),
    acts: &[SUBMIT, APPROVE, REJECT, ENLIST, SUSPEND, BLACKLIST, REINSTATE, CLOSE],
};
