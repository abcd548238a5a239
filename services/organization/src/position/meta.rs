//! A position as people meet it.

use kernel::meta::{Act, Create, Document, Field, Filter, Graph, Kind, Scope, Section, Title, Update, said};

use crate::meta::{CLOSED, COMPANY, NAME_KIND, OPEN_LIFE, STATE};
use crate::permissions;

const STAYS: (&str, &str) = (
    "Approvals find the position by this. Set up another one and close this.",
    "অনুমোদন এটি দিয়ে পদ খুঁজে পায়। নতুন একটি পদ তৈরি করে এটি বন্ধ করুন।",
);

const FIELDS: &[Field] = &[
    COMPANY,
    Field::new("key", Kind::Slug, "Key", "কী")
        .required()
        .once(STAYS.0, STAYS.1)
        .help(
            "What approvals call it: department-head, accounts-payable, finance-manager, cfo, ceo, or your own.",
            "অনুমোদনে যে নামে ডাকা হয়: department-head, accounts-payable, finance-manager, cfo, ceo, অথবা নিজের দেওয়া।",
        )
        .wide(180),
    Field::new("title", NAME_KIND, "Title", "পদবি").required(),
    Field::new("titleBn", NAME_KIND, "Title in Bengali", "বাংলা পদবি").bengali(),
    Field::new(
        "branchId",
        Kind::Link { to: "branch", reads: "branch", within: Some("companyId") },
        "Only for branch",
        "কেবল এই শাখার",
    )
    .once(STAYS.0, STAYS.1)
    .help("Empty when it answers for the whole company.", "পুরো কোম্পানির জন্য হলে খালি রাখুন।")
    .wide(170),
    Field::new(
        "unitId",
        Kind::Link { to: "unit", reads: "unit", within: Some("companyId") },
        "Only for unit",
        "কেবল এই বিভাগের",
    )
    .once(STAYS.0, STAYS.1)
    .wide(170),
    STATE,
];

/// A position.
pub const POSITION: Document = Document {
    service: "organization",
    name: "position",
    path: "positions",
    one: said("Position", "পদ"),
    many: said("Positions", "পদ"),
    help: said("A chair approvals go to, whoever sits in it on the day.", "যে চেয়ারে অনুমোদন যায়, সেদিন যিনিই থাকুন।"),
    empty: said(
        "Set up the finance manager's position first: most approvals go there.",
        "আগে অর্থ ব্যবস্থাপকের পদ তৈরি করুন: বেশির ভাগ অনুমোদন সেখানে যায়।",
    ),
    graph: Graph { type_name: "Position", one: "position", list: "positions" },
    title: Title { sign: None, name: "title", name_bn: Some("titleBn") },
    fields: FIELDS,
    sections: &[
        Section { label: said("Position", "পদ"), fields: &["companyId", "key", "title", "titleBn"] },
        Section {
            label: said("Answers for", "যার জন্য দায়ী"), fields: &["branchId", "unitId"]
        },
    ],
    columns: &["title", "key", "companyId", "branchId", "unitId", "state"],
    card: &["key", "branchId"],
    parent: None,
    state: Some("state"),
    life: OPEN_LIFE,
    search: Some("listing.text"),
    scope: Some(Scope { argument: "listing.companyId", required: false }),
    filters: &[
        Filter { field: "state", argument: "listing.state", usual: Some("OPEN"), until: None },
        Filter { field: "branchId", argument: "branchId", usual: None, until: None },
    ],
    create: Some(Create {
        label: said("New position", "নতুন পদ"),
        mutation: "createPosition",
        permission: &permissions::POSITION_CREATE,
    }),
    update: Some(Update {
        mutation: "updatePosition",
        permission: &permissions::POSITION_UPDATE,
        states: &["OPEN"],
        otherwise: CLOSED,
    }),
    acts: &[Act {
        name: "close",
        label: said("Close", "বন্ধ করুন"),
        says: said(
            "A closed position cannot be opened again. Whoever fills it must be released before.",
            "বন্ধ পদ আর খোলা যায় না। পদে যিনি আছেন তাঁকে আগে অব্যাহতি দিতে হয়।",
        ),
        mutation: "closePosition",
        permission: &permissions::POSITION_CLOSE,
        states: &["OPEN"],
        otherwise: CLOSED,
        asks: &[],
        tells: &[],
        grave: true,
    }],
};
