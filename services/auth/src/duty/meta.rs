//! A pair of duties kept apart, as people meet it.

use kernel::meta::{
    Act, Create, Document, Field, Filter, Graph, Kind, Said, Section, Set, Title, Tone, Update, Word, said,
};

use crate::meta::{NAME_BN, NAME_KIND};
use crate::permissions;

const STATES: &[Word] = &[
    Word::new("SHIPPED", "Always in force", "সবসময় কার্যকর").toned(Tone::Plain),
    Word::new("ON", "In force", "কার্যকর").toned(Tone::Good),
    Word::new("OFF", "Switched off", "বন্ধ").toned(Tone::Faded),
];

const SHIPPED: Said = said(
    "It comes with Vextrus and is always in force. An owner may let one person do both until a day.",
    "এটি ভেক্সট্রাসের নিজস্ব, সবসময় কার্যকর। মালিক নির্দিষ্ট দিন পর্যন্ত একজনকে দুটিই করতে দিতে পারেন।",
);

const LONG: Kind = Kind::Long { limit: kernel::fields::LONG };

const FIELDS: &[Field] = &[
    Field::new("name", NAME_KIND, "Name", "নাম").required().help("Such as Sale and refund.", "যেমন বিক্রয় ও ফেরত।"),
    NAME_BN,
    Field::new("key", Kind::Slug, "Key", "কী")
        .required()
        .once("Exceptions and the audit know the pair by this.", "ব্যতিক্রম ও অডিট জোড়াটি এই নামে চেনে।")
        .help(
            "Small letters, digits and dashes, such as sale-refund.",
            "ইংরেজি ছোট হাতের অক্ষর, অঙ্ক ও ড্যাশ, যেমন sale-refund।",
        ),
    Field::new("reason", LONG, "Why", "কেন")
        .required()
        .help("Such as: whoever sells does not pay money back.", "যেমন: যিনি বিক্রি করেন, তিনি টাকা ফেরত দেন না।"),
    Field::new("reasonBn", LONG, "Why, in Bengali", "কেন, বাংলায়").set(Set::Never).bengali(),
    Field::new("left", Kind::Permissions, "Whoever may do any of these", "যিনি এগুলোর কোনোটি করতে পারেন").required(),
    Field::new("right", Kind::Permissions, "… does none of these", "… তিনি এগুলোর কোনোটি করেন না").required(),
    Field::new("state", Kind::Words { words: STATES }, "State", "অবস্থা").set(Set::Never).wide(150),
];

/// A pair of duties kept apart.
pub const DUTY_PAIR: Document = Document {
    service: "auth",
    name: "duty-pair",
    path: "duty-pairs",
    one: said("Duties kept apart", "আলাদা রাখা দায়িত্ব"),
    many: said("Duties kept apart", "আলাদা রাখা দায়িত্ব"),
    help: said(
        "Two things one person must not do both: who enters bills does not pay them.",
        "একজন যে দুটি কাজ একসঙ্গে করতে পারেন না: যিনি বিল এন্ট্রি করেন তিনি টাকা দেন না।",
    ),
    empty: said("Keep two more duties apart.", "আরও দুটি দায়িত্ব আলাদা রাখুন।"),
    graph: Graph { type_name: "DutyPair", one: "dutyPair", list: "dutyPairs" },
    title: Title { sign: None, name: "name", name_bn: Some("nameBn") },
    fields: FIELDS,
    sections: &[
        Section { label: said("Pair", "জোড়া"), fields: &["name", "nameBn", "key", "reason"] },
        Section { label: said("Duties", "দায়িত্ব"), fields: &["left", "right"] },
    ],
    columns: &["name", "reason", "state"],
    card: &["reason"],
    parent: None,
    state: Some("state"),
    life: &[],
    search: Some("text"),
    scope: None,
    filters: &[Filter { field: "state", argument: "state", usual: None, until: None }],
    create: Some(Create {
        label: said("Keep two duties apart", "দুটি দায়িত্ব আলাদা রাখুন"),
        mutation: "createDutyPair",
        permission: &permissions::DUTY_PAIR_CREATE,
    }),
    update: Some(Update {
        mutation: "updateDutyPair",
        permission: &permissions::DUTY_PAIR_UPDATE,
        states: &["ON"],
        otherwise: SHIPPED,
    }),
    acts: &[
        Act {
            name: "retire",
            label: said("Switch off", "বন্ধ করুন"),
            says: said(
                "From now on one person may do both. It can be switched on again.",
                "এখন থেকে একজন দুটিই করতে পারবেন। আবার চালু করা যাবে।",
            ),
            mutation: "retireDutyPair",
            permission: &permissions::DUTY_PAIR_RETIRE,
            states: &["ON"],
            otherwise: said(
                "Only a pair of your own that is in force can be switched off.",
                "কেবল নিজেদের তৈরি, কার্যকর জোড়াই বন্ধ করা যায়।",
            ),
            asks: &[],
            tells: &[],
            grave: false,
        },
        Act {
            name: "restore",
            label: said("Switch on", "চালু করুন"),
            says: said(
                "From now on whoever may do the first is refused the second.",
                "এখন থেকে যিনি প্রথমটি করতে পারেন, তাঁকে দ্বিতীয়টি করতে দেওয়া হবে না।",
            ),
            mutation: "restoreDutyPair",
            permission: &permissions::DUTY_PAIR_CREATE,
            states: &["OFF"],
            otherwise: said("It is in force already.", "এটি আগে থেকেই কার্যকর।"),
            asks: &[],
            tells: &[],
            grave: false,
        },
    ],
};
