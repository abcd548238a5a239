//! A role as people meet it.

use kernel::meta::{Act, Create, Document, Field, Filter, Graph, Kind, Section, Set, Title, Tone, Update, Word, said};

use crate::meta::{NAME_BN, NAME_KIND};
use crate::permissions;

const ORIGINS: &[Word] = &[
    Word::new("SHIPPED", "Comes with Vextrus", "ভেক্সট্রাসের নিজস্ব"),
    Word::new("OWN", "Your own", "নিজেদের তৈরি").toned(Tone::Good),
];

const SHIPPED: kernel::meta::Said = said(
    "It comes with Vextrus and cannot be changed. Copy it and change the copy.",
    "এটি ভেক্সট্রাসের নিজস্ব, বদলানো যায় না। কপি করে সেই কপি বদলান।",
);

const FIELDS: &[Field] = &[
    Field::new("name", NAME_KIND, "Name", "নাম").required().help("Such as Site Accountant.", "যেমন সাইট হিসাবরক্ষক।"),
    NAME_BN,
    Field::new("key", Kind::Slug, "Key", "কী")
        .required()
        .once("The audit and programs know the role by this.", "অডিট ও প্রোগ্রাম ভূমিকাটি এই নামে চেনে।")
        .help(
            "Small letters, digits and dashes, such as site-accountant.",
            "ইংরেজি ছোট হাতের অক্ষর, অঙ্ক ও ড্যাশ, যেমন site-accountant।",
        )
        .wide(190),
    Field::new("level", Kind::Number, "Rank", "স্তর")
        .required()
        .usual("5")
        .help("1 is the highest, 9 the lowest. It only sorts.", "১ সবার উপরে, ৯ সবার নিচে। কেবল সাজানোর জন্য।")
        .wide(80),
    Field::new("description", Kind::Long { limit: kernel::fields::LONG }, "What it is for", "কী কাজের জন্য"),
    Field::new(
        "descriptionBn",
        Kind::Long { limit: kernel::fields::LONG },
        "What it is for, in Bengali",
        "কী কাজের জন্য, বাংলায়",
    )
    .set(Set::Never)
    .bengali(),
    Field::new("permissions", Kind::Permissions, "What it allows", "যা করা যায়").required(),
    Field::new("holders", Kind::Number, "People", "কতজনের আছে").set(Set::Never).wide(110),
    Field::new("origin", Kind::Words { words: ORIGINS }, "Origin", "উৎস").set(Set::Never).wide(170),
];

/// A role.
pub const ROLE: Document = Document {
    service: "auth",
    name: "role",
    path: "roles",
    one: said("Role", "ভূমিকা"),
    many: said("Roles", "ভূমিকা"),
    help: said("Permissions under a name, given to people.", "এক নামে কয়েকটি অনুমতি, যা মানুষকে দেওয়া হয়।"),
    empty: said(
        "Make a role of your own when none of those that come with Vextrus fits.",
        "ভেক্সট্রাসের নিজস্ব কোনো ভূমিকা না মিললে নিজেদের একটি তৈরি করুন।",
    ),
    graph: Graph { type_name: "Role", one: "role", list: "roles" },
    title: Title { sign: None, name: "name", name_bn: Some("nameBn") },
    fields: FIELDS,
    sections: &[
        Section {
            label: said("Role", "ভূমিকা"), fields: &["name", "nameBn", "key", "level", "description"]
        },
        Section { label: said("What it allows", "যা করা যায়"), fields: &["permissions"] },
    ],
    columns: &["name", "description", "holders", "origin"],
    card: &["description"],
    parent: None,
    state: Some("origin"),
    life: &[],
    search: Some("text"),
    scope: None,
    filters: &[Filter { field: "origin", argument: "origin", usual: None, until: None }],
    create: Some(Create {
        label: said("New role", "নতুন ভূমিকা"),
        mutation: "createRole",
        permission: &permissions::ROLE_CREATE,
    }),
    update: Some(Update {
        mutation: "updateRole",
        permission: &permissions::ROLE_UPDATE,
        states: &["OWN"],
        otherwise: SHIPPED,
    }),
    acts: &[Act {
        name: "retire",
        label: said("Retire", "বাতিল করুন"),
        says: said(
            "A retired role can be given no more, and its key is not used again. Whoever holds it loses what it allows, unless another role of theirs allows it, too.",
            "বাতিল ভূমিকা আর কাউকে দেওয়া যায় না, এর কী-ও আর ব্যবহার হয় না। যাঁদের এটি আছে তাঁরা এর অনুমতিগুলো হারাবেন, যদি অন্য ভূমিকায় তা না থাকে।",
        ),
        mutation: "retireRole",
        permission: &permissions::ROLE_RETIRE,
        states: &["OWN"],
        otherwise: SHIPPED,
        asks: &[Field::new("reason", Kind::Long { limit: kernel::fields::LONG }, "Why", "কেন").help(
            "Needed when somebody still holds it: it is then taken back from everybody for this reason.",
            "কারও কাছে থাকলে লিখতে হবে: এই কারণে সবার কাছ থেকে ফিরিয়ে নেওয়া হবে।",
        )],
        tells: &[],
        grave: true,
    }],
};
