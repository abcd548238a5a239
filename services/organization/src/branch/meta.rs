//! A branch as people meet it.

use kernel::meta::{Act, Create, Document, Field, Filter, Graph, Kind, Scope, Section, Title, Update, said};

use crate::meta::{CLOSED, COMPANY, NAME_BN, NAME_KIND, OPEN_LIFE, STATE};
use crate::permissions;

const FIELDS: &[Field] = &[
    COMPANY,
    Field::new("code", Kind::Code, "Code", "কোড")
        .required()
        .help("Capital letters, digits and dashes, such as DHK-01.", "ইংরেজি বড় হাতের অক্ষর, অঙ্ক ও ড্যাশ, যেমন DHK-01।")
        .wide(110),
    Field::new("name", NAME_KIND, "Name", "নাম").required(),
    NAME_BN,
    Field::new("address", Kind::Long { limit: kernel::fields::LONG }, "Address", "ঠিকানা")
        .help("As it is printed on a tax invoice.", "কর চালানপত্রে যেভাবে ছাপা হবে।"),
    Field::new("bin", Kind::Digits { limit: 13 }, "BIN", "বিআইএন")
        .help(
            "13 digits; needed when the company is registered per branch.",
            "১৩ অঙ্ক; কোম্পানি শাখাভিত্তিক নিবন্ধিত হলে লাগবে।",
        )
        .wide(150),
    STATE,
];

/// A branch.
pub const BRANCH: Document = Document {
    service: "organization",
    name: "branch",
    path: "branches",
    one: said("Branch", "শাখা"),
    many: said("Branches", "শাখা"),
    help: said("A place of business: head office, regional office, yard.", "ব্যবসার জায়গা: প্রধান কার্যালয়, আঞ্চলিক অফিস, ইয়ার্ড।"),
    empty: said("Set up the head office first, then the other places.", "আগে প্রধান কার্যালয় তৈরি করুন, তারপর বাকি জায়গাগুলো।"),
    graph: Graph { type_name: "Branch", one: "branch", list: "branches" },
    title: Title { sign: Some("code"), name: "name", name_bn: Some("nameBn") },
    fields: FIELDS,
    sections: &[
        Section { label: said("Branch", "শাখা"), fields: &["companyId", "code", "name", "nameBn"] },
        Section {
            label: said("On tax invoices", "কর চালানপত্রে"), fields: &["address", "bin"]
        },
    ],
    columns: &["code", "name", "companyId", "address", "bin", "state"],
    card: &["companyId", "address"],
    parent: None,
    state: Some("state"),
    life: OPEN_LIFE,
    search: Some("listing.text"),
    scope: Some(Scope { argument: "listing.companyId", required: false }),
    filters: &[Filter { field: "state", argument: "listing.state", usual: Some("OPEN"), until: None }],
    create: Some(Create {
        label: said("New branch", "নতুন শাখা"),
        mutation: "createBranch",
        permission: &permissions::BRANCH_CREATE,
    }),
    update: Some(Update {
        mutation: "updateBranch",
        permission: &permissions::BRANCH_UPDATE,
        states: &["OPEN"],
        otherwise: CLOSED,
    }),
    acts: &[Act {
        name: "close",
        label: said("Close", "বন্ধ করুন"),
        says: said(
            "A closed branch cannot be opened again. Open units and positions in it must be closed or moved before.",
            "বন্ধ শাখা আর খোলা যায় না। ভেতরের খোলা বিভাগ ও পদ আগে বন্ধ বা স্থানান্তর করতে হয়।",
        ),
        mutation: "closeBranch",
        permission: &permissions::BRANCH_CLOSE,
        states: &["OPEN"],
        otherwise: CLOSED,
        asks: &[],
        tells: &[],
        grave: true,
    }],
};
