//! A role given to somebody, as people meet it.

use kernel::meta::{Act, Document, Field, Filter, Graph, Kind, Scope, Section, Set, Title, Tone, Word, said};

use crate::meta::NAME_KIND;
use crate::permissions;

const STATES: &[Word] = &[
    Word::new("CURRENT", "In force", "কার্যকর").toned(Tone::Good),
    Word::new("EXPIRING", "Ends soon", "শিগগির শেষ").toned(Tone::Waiting),
    Word::new("COMING", "Begins later", "পরে শুরু").toned(Tone::Plain),
    Word::new("ENDED", "Ended", "শেষ").toned(Tone::Faded),
];

const LONG: Kind = Kind::Long { limit: kernel::fields::LONG };

const FIELDS: &[Field] = &[
    Field::new("name", NAME_KIND, "Role and person", "ভূমিকা ও ব্যক্তি").set(Set::Never),
    Field::new("nameBn", NAME_KIND, "Role and person, in Bengali", "ভূমিকা ও ব্যক্তি, বাংলায়").set(Set::Never).bengali(),
    Field::new("personId", Kind::Link { to: "user", reads: "person", within: None }, "Person", "ব্যক্তি").set(Set::Never),
    Field::new("role", Kind::Link { to: "role", reads: "held", within: None }, "Role", "ভূমিকা").set(Set::Never),
    Field::new("companyId", Kind::Link { to: "company", reads: "company", within: None }, "Company", "কোম্পানি")
        .set(Set::Never)
        .blank("Everywhere", "সব জায়গায়")
        .wide(180),
    Field::new("branchId", Kind::Link { to: "branch", reads: "branch", within: Some("companyId") }, "Branch", "শাখা")
        .set(Set::Never)
        .wide(140),
    Field::new("unitId", Kind::Link { to: "unit", reads: "unit", within: Some("companyId") }, "Unit", "বিভাগ")
        .set(Set::Never)
        .wide(140),
    Field::new("startsOn", Kind::Date, "From", "শুরু").set(Set::Never).wide(130),
    Field::new("endsOn", Kind::Date, "Until", "শেষ").set(Set::Never).blank("Without end", "অনির্দিষ্টকাল").wide(150),
    Field::new("upTo", Kind::Money, "Up to", "সর্বোচ্চ অঙ্ক").set(Set::Never).blank("Any amount", "যেকোনো অঙ্ক").wide(150),
    Field::new("reason", LONG, "Why", "কেন").set(Set::Never),
    Field::new("givenBy", Kind::Link { to: "user", reads: "giver", within: None }, "Given by", "যিনি দিয়েছেন")
        .set(Set::Never),
    Field::new("revokeReason", LONG, "Why it was taken back", "কেন ফিরিয়ে নেওয়া হয়েছে").set(Set::Never),
    Field::new("state", Kind::Words { words: STATES }, "State", "অবস্থা").set(Set::Never).wide(120),
];

/// A role given to somebody.
pub const ASSIGNMENT: Document = Document {
    service: "auth",
    name: "assignment",
    path: "assignments",
    one: said("Role given", "দেওয়া ভূমিকা"),
    many: said("Roles given", "দেওয়া ভূমিকা"),
    help: said(
        "Who holds which role, where, until when and up to which amount.",
        "কার কোন ভূমিকা আছে, কোথায়, কতদিন এবং কত টাকা পর্যন্ত।",
    ),
    empty: said("Give somebody a role: they may do nothing before.", "কাউকে ভূমিকা দিন: তার আগে তিনি কিছুই করতে পারেন না।"),
    graph: Graph { type_name: "RoleAssignment", one: "roleAssignment", list: "roleAssignments" },
    title: Title { sign: None, name: "name", name_bn: Some("nameBn") },
    fields: FIELDS,
    sections: &[
        Section { label: said("Who", "কে"), fields: &["personId", "role", "givenBy", "reason", "revokeReason"] },
        Section {
            label: said("How far", "কতদূর"),
            fields: &["companyId", "branchId", "unitId", "startsOn", "endsOn", "upTo"],
        },
    ],
    columns: &["personId", "role", "companyId", "branchId", "endsOn", "upTo", "state"],
    card: &["companyId", "endsOn", "upTo"],
    parent: None,
    state: Some("state"),
    life: &[],
    search: Some("listing.text"),
    scope: Some(Scope { argument: "listing.companyId", required: false }),
    filters: &[
        Filter { field: "state", argument: "listing.state", usual: None, until: None },
        Filter { field: "role", argument: "listing.role", usual: None, until: None },
        Filter { field: "personId", argument: "listing.personId", usual: None, until: None },
    ],
    create: None,
    update: None,
    acts: &[Act {
        name: "revoke",
        label: said("Take back", "ফিরিয়ে নিন"),
        says: said(
            "It ends now, and with it what its holder lent of it. Everything done until now stays as it is.",
            "এটি এখনই শেষ হবে, এর থেকে কাউকে সাময়িকভাবে দেওয়া থাকলে সেটিও। এ পর্যন্ত যা করা হয়েছে তা থাকবে।",
        ),
        mutation: "revokeRole",
        permission: &permissions::ROLE_REVOKE,
        states: &["CURRENT", "EXPIRING", "COMING"],
        otherwise: said("It has ended already.", "এটি আগেই শেষ হয়েছে।"),
        asks: &[Field::new("reason", LONG, "Why", "কেন").required()],
        tells: &[],
        grave: true,
    }],
};
