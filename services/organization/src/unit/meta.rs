//! A division, department or cost centre as people meet it.

use kernel::meta::{Act, Create, Document, Field, Filter, Graph, Kind, Scope, Section, Title, Update, Word, said};

use crate::meta::{CLOSED, COMPANY, NAME_BN, NAME_KIND, OPEN_LIFE, STATE};
use crate::permissions;

const KINDS: &[Word] = &[
    Word::new("DIVISION", "Division", "ডিভিশন"),
    Word::new("DEPARTMENT", "Department", "ডিপার্টমেন্ট"),
    Word::new("COST_CENTRE", "Cost centre", "ব্যয়কেন্দ্র"),
];

const FIELDS: &[Field] = &[
    COMPANY,
    Field::new("kind", Kind::Words { words: KINDS }, "Kind", "ধরন")
        .required()
        .usual("DEPARTMENT")
        .once("What a unit is never changes.", "বিভাগের ধরন কখনো বদলায় না।")
        .help(
            "A division stands alone, a department under a division or department, a cost centre under any.",
            "ডিভিশন স্বতন্ত্র, ডিপার্টমেন্ট ডিভিশন বা ডিপার্টমেন্টের অধীনে, ব্যয়কেন্দ্র যেকোনোটির অধীনে।",
        )
        .wide(130),
    Field::new("code", Kind::Code, "Code", "কোড")
        .required()
        .help("Capital letters, digits and dashes, such as ACC.", "ইংরেজি বড় হাতের অক্ষর, অঙ্ক ও ড্যাশ, যেমন ACC।")
        .wide(110),
    Field::new("name", NAME_KIND, "Name", "নাম").required(),
    NAME_BN,
    Field::new(
        "parentId",
        Kind::Link { to: "unit", reads: "parent", within: Some("companyId") },
        "Stands under",
        "যার অধীনে",
    )
    .help("Empty when it stands alone.", "স্বতন্ত্র হলে খালি রাখুন।"),
    Field::new(
        "branchId",
        Kind::Link { to: "branch", reads: "branch", within: Some("companyId") },
        "Works in branch",
        "যে শাখায় কাজ করে",
    )
    .wide(170),
    STATE,
];

/// A division, department or cost centre.
pub const UNIT: Document = Document {
    service: "organization",
    name: "unit",
    path: "units",
    one: said("Unit", "বিভাগ"),
    many: said("Units", "বিভাগ"),
    help: said(
        "Divisions, departments and cost centres: what costs are sorted by.",
        "ডিভিশন, ডিপার্টমেন্ট ও ব্যয়কেন্দ্র: খরচ যেভাবে ভাগ হয়।",
    ),
    empty: said(
        "Begin with a division, then departments and cost centres under it.",
        "ডিভিশন দিয়ে শুরু করুন, তারপর তার অধীনে ডিপার্টমেন্ট ও ব্যয়কেন্দ্র।",
    ),
    graph: Graph { type_name: "OrgUnit", one: "orgUnit", list: "orgUnits" },
    title: Title { sign: Some("code"), name: "name", name_bn: Some("nameBn") },
    fields: FIELDS,
    sections: &[
        Section { label: said("Unit", "বিভাগ"), fields: &["companyId", "kind", "code", "name", "nameBn"] },
        Section { label: said("Place", "অবস্থান"), fields: &["parentId", "branchId"] },
    ],
    columns: &["name", "code", "kind", "branchId", "state"],
    card: &["kind", "branchId"],
    parent: Some("parentId"),
    state: Some("state"),
    life: OPEN_LIFE,
    search: Some("listing.text"),
    scope: Some(Scope { argument: "listing.companyId", required: false }),
    filters: &[
        Filter { field: "state", argument: "listing.state", usual: Some("OPEN"), until: None },
        Filter { field: "kind", argument: "kind", usual: None, until: None },
        Filter { field: "branchId", argument: "branchId", usual: None, until: None },
    ],
    create: Some(Create {
        label: said("New unit", "নতুন বিভাগ"),
        mutation: "createOrgUnit",
        permission: &permissions::UNIT_CREATE,
    }),
    update: Some(Update {
        mutation: "updateOrgUnit",
        permission: &permissions::UNIT_UPDATE,
        states: &["OPEN"],
        otherwise: CLOSED,
    }),
    acts: &[Act {
        name: "close",
        label: said("Close", "বন্ধ করুন"),
        says: said(
            "A closed unit cannot be opened again. What stands under it must be closed or moved before.",
            "বন্ধ বিভাগ আর খোলা যায় না। এর অধীনে যা আছে আগে বন্ধ বা স্থানান্তর করতে হয়।",
        ),
        mutation: "closeOrgUnit",
        permission: &permissions::UNIT_CLOSE,
        states: &["OPEN"],
        otherwise: CLOSED,
        asks: &[],
        tells: &[],
        grave: true,
    }],
};
