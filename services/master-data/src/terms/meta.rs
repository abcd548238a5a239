//! The terms of a company with a party, as people meet them.

use kernel::meta::{Create, Document, Field, Filter, Graph, Kind, Scope, Section, Set, Title, Update, said};

use crate::meta::{NAME_BN, NAME_KIND};
use crate::permissions;

const FIELDS: &[Field] = &[
    Field::new("partyId", Kind::Link { to: "party", reads: "party", within: None }, "Party", "পার্টি")
        .required()
        .once("Terms stay with the party they were said for.", "যে পার্টির জন্য লেখা, শর্ত তারই থাকে।"),
    Field::new("companyId", Kind::Link { to: "company", reads: "company", within: None }, "Company", "কোম্পানি")
        .required()
        .once("Terms stay with the company they were said for.", "যে কোম্পানির জন্য লেখা, শর্ত তারই থাকে।")
        .wide(200),
    Field::new("name", NAME_KIND, "Name", "নাম").set(Set::Never),
    NAME_BN.set(Set::Never),
    Field::new("paymentDays", Kind::Number, "Days to pay", "পরিশোধের দিন")
        .help("From the bill to its due day, 365 at most.", "বিল থেকে শেষ তারিখ পর্যন্ত, সর্বোচ্চ ৩৬৫।")
        .wide(110),
    Field::new("creditLimit", Kind::Money, "Credit limit", "বাকির সীমা")
        .help("What it may owe us at most.", "আমাদের কাছে সর্বোচ্চ যত বাকি থাকতে পারে।")
        .wide(150),
    Field::new("withholding", Kind::Slug, "Kind of payment", "পরিশোধের ধরন")
        .help(
            "As the rules of withholding name it, when nobody says another: civil-work, other-goods, rent.",
            "উৎসে কর কর্তনের নিয়মে যে নামে আছে, অন্য কিছু না বললে: civil-work, other-goods, rent।",
        )
        .wide(150),
    Field::new("blocked", Kind::Flag, "Blocked", "আটকানো")
        .help("This company begins nothing new with it.", "এই কোম্পানি এর সঙ্গে নতুন কিছু শুরু করবে না।")
        .wide(100),
    Field::new("reason", Kind::Long { limit: kernel::fields::LONG }, "Why it is blocked", "কেন আটকানো"),
];

/// The terms of a company with a party.
pub const TERMS: Document = Document {
    service: "master-data",
    name: "party-terms",
    path: "party-terms",
    one: said("Terms", "শর্ত"),
    many: said("Terms by company", "কোম্পানিভিত্তিক শর্ত"),
    help: said(
        "On what terms each company deals with a party: days to pay, credit limit, whether it is blocked.",
        "কোন কোম্পানি কোন শর্তে পার্টির সঙ্গে কাজ করে: পরিশোধের দিন, বাকির সীমা, আটকানো কি না।",
    ),
    empty: said(
        "Where a company has no terms of its own, the usual ones hold. Say others here.",
        "কোম্পানির নিজের শর্ত না থাকলে সাধারণ শর্ত চলে। আলাদা হলে এখানে লিখুন।",
    ),
    graph: Graph { type_name: "PartyTerms", one: "partyTerm", list: "partyTerms" },
    title: Title { sign: None, name: "name", name_bn: Some("nameBn") },
    fields: FIELDS,
    sections: &[
        Section {
            label: said("Terms", "শর্ত"),
            fields: &["partyId", "companyId", "paymentDays", "creditLimit", "withholding"],
        },
        Section { label: said("Blocked", "আটকানো"), fields: &["blocked", "reason"] },
    ],
    columns: &["name", "companyId", "paymentDays", "creditLimit", "withholding", "blocked"],
    card: &["companyId", "paymentDays"],
    parent: None,
    state: None,
    life: &[],
    search: Some("listing.text"),
    scope: Some(Scope { argument: "companyId", required: false }),
    filters: &[Filter { field: "partyId", argument: "partyId", usual: None, until: None }],
    create: Some(Create {
        label: said("New terms", "নতুন শর্ত"),
        mutation: "createPartyTerms",
        permission: &permissions::TERMS_UPDATE,
    }),
    update: Some(Update {
        mutation: "updatePartyTerms",
        permission: &permissions::TERMS_UPDATE,
        states: &[],
        otherwise: said("Terms can always be changed.", "শর্ত সব সময় বদলানো যায়।"),
    }),
    acts: &[],
};
