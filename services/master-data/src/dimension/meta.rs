//! A dimension as people meet it.

use kernel::meta::{Act, Create, Document, Field, Filter, Graph, Kind, Scope, Section, Title, Update, Word, said};

use crate::meta::{CLOSED, NAME_BN, NAME_KIND, OPEN, OPEN_LIFE, REOPEN, SIGN_HELP, STATE};
use crate::permissions;

const KINDS: &[Word] = &[
    Word::new("PROJECT", "Project", "প্রকল্প"),
    Word::new("SITE", "Site", "সাইট"),
    Word::new("WBS", "Part of the works (WBS)", "কাজের অংশ (ডব্লিউবিএস)"),
    Word::new("COST_CODE", "Cost code", "কস্ট কোড"),
    Word::new("UNIT", "Flat, shop or parking", "ফ্ল্যাট, দোকান বা পার্কিং"),
    Word::new("ASSET", "Fixed asset", "স্থায়ী সম্পদ"),
    Word::new("EMPLOYEE", "Employee", "কর্মী"),
    Word::new("OTHER", "Other", "অন্যান্য"),
];

const FIELDS: &[Field] = &[
    Field::new("kind", Kind::Words { words: KINDS }, "Kind", "ধরন")
        .required()
        .usual("PROJECT")
        .once("What a dimension is never changes.", "ডাইমেনশনের ধরন কখনো বদলায় না।")
        .wide(170),
    Field::new("code", Kind::Code, "Code", "কোড").required().help(SIGN_HELP.en, SIGN_HELP.bn).wide(150),
    Field::new("name", NAME_KIND, "Name", "নাম").required(),
    NAME_BN,
    Field::new("parentId", Kind::Link { to: "dimension", reads: "parent", within: None }, "Stands under", "যার অধীনে")
        .help(
            "A site under its project, a part of the works under a project or site, a flat under its site.",
            "সাইট তার প্রকল্পের, কাজের অংশ প্রকল্প বা সাইটের, ফ্ল্যাট তার সাইটের অধীনে।",
        ),
    Field::new("companyIds", Kind::Links { to: "company", reads: "companies" }, "Companies", "কোম্পানি")
        .blank("All companies", "সব কোম্পানি")
        .help("In whose books it may stand; empty for all of them.", "যে কোম্পানির হিসাবে ব্যবহার হবে; সবার জন্য হলে খালি রাখুন।")
        .wide(200),
    Field::new("startsOn", Kind::Date, "First day", "প্রথম দিন").wide(130),
    Field::new("endsOn", Kind::Date, "Last day", "শেষ দিন").blank("No end", "শেষ নেই").wide(130),
    STATE,
];

/// A project, site, cost code or whatever else lines of the books are sorted by.
pub const DIMENSION: Document = Document {
    service: "master-data",
    name: "dimension",
    path: "dimensions",
    one: said("Dimension", "ডাইমেনশন"),
    many: said("Dimensions", "ডাইমেনশন"),
    help: said(
        "Projects, sites, parts of the works, cost codes, flats, assets: what lines of the books are sorted by.",
        "প্রকল্প, সাইট, কাজের অংশ, কস্ট কোড, ফ্ল্যাট, সম্পদ: হিসাবের প্রতিটি লাইন যা দিয়ে ভাগ হয়।",
    ),
    empty: said(
        "Begin with a project, then its sites and cost codes.",
        "প্রথমে একটি প্রকল্প, তারপর তার সাইট ও কস্ট কোড তৈরি করুন।",
    ),
    graph: Graph { type_name: "Dimension", one: "dimension", list: "dimensions" },
    title: Title { sign: Some("code"), name: "name", name_bn: Some("nameBn") },
    fields: FIELDS,
    sections: &[
        Section {
            label: said("Dimension", "ডাইমেনশন"), fields: &["kind", "code", "name", "nameBn", "parentId"]
        },
        Section {
            label: said("Where and when", "কোথায় ও কখন"), fields: &["companyIds", "startsOn", "endsOn"]
        },
    ],
    columns: &["name", "code", "kind", "companyIds", "endsOn", "state"],
    card: &["kind", "companyIds"],
    parent: Some("parentId"),
    state: Some("state"),
    life: OPEN_LIFE,
    search: Some("listing.text"),
    scope: Some(Scope { argument: "companyId", required: false }),
    filters: &[
        Filter { field: "state", argument: "state", usual: Some("OPEN"), until: None },
        Filter { field: "kind", argument: "kind", usual: None, until: None },
        Filter { field: "parentId", argument: "parentId", usual: None, until: None },
    ],
    create: Some(Create {
        label: said("New dimension", "নতুন ডাইমেনশন"),
        mutation: "createDimension",
        permission: &permissions::DIMENSION_WRITE,
    }),
    update: Some(Update {
        mutation: "updateDimension",
        permission: &permissions::DIMENSION_WRITE,
        states: &["OPEN"],
        otherwise: CLOSED,
    }),
    acts: &[
        Act {
            name: "close",
            label: said("Close", "বন্ধ করুন"),
            says: said(
                "Nothing new is posted to it. What stands under it must be closed or moved before.",
                "এতে নতুন কিছু পোস্ট হবে না। এর অধীনে যা আছে আগে বন্ধ বা স্থানান্তর করতে হয়।",
            ),
            mutation: "closeDimension",
            permission: &permissions::DIMENSION_CLOSE,
            states: &["OPEN"],
            otherwise: CLOSED,
            asks: &[],
            tells: &[],
            grave: false,
        },
        Act { mutation: "reopenDimension", permission: &permissions::DIMENSION_CLOSE, otherwise: OPEN, ..REOPEN },
    ],
};
