//! A pack of one's own as people meet it.

use kernel::meta::{
    Act, Create, Document, Field, Filter, Graph, Kind, Said, Section, Set, Title, Tone, Update, Word, said,
};

use super::model::RULES;
use crate::permissions;

const STATES: &[Word] = &[
    Word::new("DRAFT", "Draft", "খসড়া"),
    Word::new("TESTED", "Tested", "পরীক্ষিত"),
    Word::new("SUBMITTED", "Waiting for a decision", "সিদ্ধান্তের অপেক্ষায়").toned(Tone::Waiting),
    Word::new("APPROVED", "Approved", "অনুমোদিত").toned(Tone::Good),
    Word::new("REJECTED", "Rejected", "প্রত্যাখ্যাত").toned(Tone::Bad),
    Word::new("IN_FORCE", "In force", "কার্যকর").toned(Tone::Good),
    Word::new("SUPERSEDED", "Replaced", "প্রতিস্থাপিত").toned(Tone::Faded),
    Word::new("WITHDRAWN", "Withdrawn", "প্রত্যাহৃত").toned(Tone::Faded),
];

/// What a pack may stand on: the names are the same in both languages.
const BASES: &[Word] = &[
    Word::new("BD_2026", "BD-2026-07 · law from 1 July 2026", "BD-2026-07 · ১ জুলাই ২০২৬ থেকে আইন"),
    Word::new("BD_2025", "BD-2025-07 · law from 1 July 2025", "BD-2025-07 · ১ জুলাই ২০২৫ থেকে আইন"),
    Word::new("BD_2024", "BD-2024-07 · law from 1 July 2024", "BD-2024-07 · ১ জুলাই ২০২৪ থেকে আইন"),
    Word::new("PLAN_DEFAULT", "PLAN-DEFAULT · by type of vendor", "PLAN-DEFAULT · ভেন্ডরের ধরন অনুযায়ী"),
];

const REASON: Kind = Kind::Long { limit: kernel::fields::LONG };
const NAME: Kind = Kind::Text { limit: kernel::fields::NAME };

const FIELDS: &[Field] = &[
    Field::new("code", Kind::Code, "Code", "কোড")
        .required()
        .once("It stands in evaluations that were kept, so it never changes.", "এটি সংরক্ষিত মূল্যায়নে থাকে, তাই কখনো বদলায় না।")
        .help("By this it is asked, such as ACME-1.", "এই নামে একে ডাকা হয়, যেমন ACME-1।")
        .wide(140),
    Field::new("name", NAME, "Name", "নাম").required(),
    Field::new("nameBn", NAME, "Name in Bengali", "বাংলা নাম").bengali(),
    Field::new("extends", Kind::Words { words: BASES }, "Stands on", "যে প্যাকের ওপর")
        .required()
        .once("Write another pack for another law.", "অন্য আইনের জন্য অন্য প্যাক লিখুন।")
        .wide(140),
    Field::new("asOf", Kind::Date, "Compared with the law on", "আইনের সঙ্গে মেলানোর তারিখ")
        .required()
        .help("Its tests are asked on this day.", "এর পরীক্ষাগুলো এই দিনের হিসেবে চলে।")
        .wide(130),
    Field::new("reason", REASON, "Reason", "কারণ")
        .required()
        .help(
            "Why it departs from the law; it is said in every explanation that rests on it.",
            "কেন আইন থেকে আলাদা; এর ওপর নির্ভরশীল প্রতিটি ব্যাখ্যায় এটি বলা হয়।",
        ),
    Field::new("rules", Kind::Source { limit: RULES }, "Rows and tests", "সারি ও পরীক্ষা")
        .required()
        .usual(include_str!("template.toml"))
        .help(
            "Sources, rows and tests, as TOML. Begin with the example; the check below the saved pack names the line that is wrong.",
            "উৎস, সারি ও পরীক্ষা, TOML-এ। উদাহরণটি বদলে শুরু করুন; সংরক্ষিত প্যাকের নিচে ভুল লাইনটি দেখানো হয়।",
        ),
    Field::new("tests", Kind::Number, "Tests passed", "উত্তীর্ণ পরীক্ষা").set(Set::Never).wide(100),
    Field::new("decisionReason", REASON, "Why it was decided so", "সিদ্ধান্তের কারণ").set(Set::Never),
    Field::new("endedReason", REASON, "Why it ended", "শেষ হওয়ার কারণ").set(Set::Never),
    Field::new("state", Kind::Words { words: STATES }, "State", "অবস্থা").set(Set::Never).wide(170),
];

const DECIDED: Said =
    said("Only a pack that waits for a decision can be decided.", "কেবল সিদ্ধান্তের অপেক্ষায় থাকা প্যাকে সিদ্ধান্ত দেওয়া যায়।");

const TEST: Act = Act {
    name: "test",
    label: said("Run its tests", "পরীক্ষা চালান"),
    says: said(
        "The pack is read on top of the law and all its tests are run. One that fails is named with its line.",
        "প্যাকটি আইনের ওপর রেখে পড়া হবে এবং এর সব পরীক্ষা চলবে। কোনোটি না মিললে লাইনসহ জানানো হবে।",
    ),
    mutation: "testOwnPack",
    permission: &permissions::OWN_PACK_CREATE,
    states: &["DRAFT", "TESTED"],
    otherwise: said("Only a draft is tested.", "কেবল খসড়ার পরীক্ষা চালানো যায়।"),
    asks: &[],
    tells: &[],
    grave: false,
};

const SUBMIT: Act = Act {
    name: "submit",
    label: said("Submit", "জমা দিন"),
    says: said(
        "The pack goes to a second person, who has not written it.",
        "প্যাকটি দ্বিতীয় একজনের কাছে যাবে, যিনি এটি লেখেননি।",
    ),
    mutation: "submitOwnPack",
    states: &["TESTED"],
    otherwise: said(
        "Run its tests first: only a tested pack is submitted.",
        "আগে পরীক্ষা চালান: কেবল পরীক্ষিত প্যাক জমা দেওয়া যায়।",
    ),
    ..TEST
};

const APPROVE: Act = Act {
    name: "approve",
    label: said("Approve", "অনুমোদন করুন"),
    says: said("The pack may then be put in force.", "এরপর প্যাকটি কার্যকর করা যাবে।"),
    mutation: "decideOwnPack",
    permission: &permissions::OWN_PACK_DECIDE,
    states: &["SUBMITTED"],
    otherwise: DECIDED,
    asks: &[Field::new("reason", REASON, "Remark", "মন্তব্য")],
    tells: &[("approve", true)],
    grave: false,
};

const REJECT: Act = Act {
    name: "reject",
    label: said("Reject", "প্রত্যাখ্যান করুন"),
    says: said("The pack goes back to be written anew.", "প্যাকটি নতুন করে লেখার জন্য ফেরত যাবে।"),
    asks: &[Field::new("reason", REASON, "Reason", "কারণ").required()],
    tells: &[("approve", false)],
    grave: true,
    ..APPROVE
};

const ENFORCE: Act = Act {
    name: "enforce",
    label: said("Put in force", "কার্যকর করুন"),
    says: said(
        "From now on this pack is asked, on the days its rows are dated for. One that was in force on the same law is replaced.",
        "এখন থেকে সারিতে লেখা তারিখ অনুযায়ী এই প্যাক প্রযোজ্য হবে। একই আইনের ওপর আগে কার্যকর প্যাকটি প্রতিস্থাপিত হবে।",
    ),
    mutation: "enforceOwnPack",
    permission: &permissions::OWN_PACK_ENFORCE,
    states: &["APPROVED"],
    otherwise: said("Only an approved pack is put in force.", "কেবল অনুমোদিত প্যাক কার্যকর করা যায়।"),
    asks: &[],
    tells: &[],
    grave: false,
};

const WITHDRAW: Act = Act {
    name: "withdraw",
    label: said("Withdraw", "প্রত্যাহার করুন"),
    says: said(
        "The law alone is asked again. What was decided by this pack stays as it was kept.",
        "আবার কেবল আইন প্রযোজ্য হবে। এই প্যাকে যা নির্ণীত হয়েছে তা যেমন সংরক্ষিত তেমনই থাকবে।",
    ),
    mutation: "withdrawOwnPack",
    permission: &permissions::OWN_PACK_ENFORCE,
    states: &["DRAFT", "TESTED", "APPROVED", "REJECTED", "IN_FORCE"],
    otherwise: said(
        "It waits for a decision, or is out of use already.",
        "এটি সিদ্ধান্তের অপেক্ষায়, অথবা আগেই ব্যবহারের বাইরে।",
    ),
    asks: &[Field::new("reason", REASON, "Reason", "কারণ").required()],
    tells: &[],
    grave: true,
};

/// A pack of one's own.
pub const OWN_PACK: Document = Document {
    service: "rules-engine",
    name: "own-pack",
    path: "own-packs",
    one: said("Own rule pack", "নিজস্ব নিয়মের প্যাক"),
    many: said("Own rule packs", "নিজস্ব নিয়মের প্যাক"),
    help: said(
        "Where you read the law otherwise, or a board or accountant has decided a rate: rows on top of the law's, with a reason and their own tests. Somebody else approves them, then they are put in force; every text a pack ever had is kept.",
        "যেখানে আইনের পাঠ আলাদা, বা বোর্ড কিংবা হিসাববিদ কোনো হার ঠিক করেছেন: আইনের সারির ওপর কারণ ও নিজস্ব পরীক্ষাসহ সারি। অন্য একজন অনুমোদন করেন, তারপর কার্যকর করা হয়; প্যাকের প্রতিটি পাঠ রাখা থাকে।",
    ),
    empty: said(
        "The law alone is asked. Write a pack when an opinion, a certificate or a decision of the board departs from it.",
        "এখন কেবল আইন প্রযোজ্য। কোনো মতামত, সনদ বা বোর্ডের সিদ্ধান্ত আইন থেকে আলাদা হলে প্যাক লিখুন।",
    ),
    graph: Graph { type_name: "OwnPack", one: "ownPack", list: "ownPacks" },
    title: Title { sign: Some("code"), name: "name", name_bn: Some("nameBn") },
    fields: FIELDS,
    sections: &[
        Section {
            label: said("Pack", "প্যাক"),
            fields: &["code", "name", "nameBn", "extends", "asOf", "reason", "decisionReason", "endedReason"],
        },
        Section { label: said("Rules", "নিয়ম"), fields: &["rules"] },
    ],
    columns: &["code", "name", "extends", "asOf", "tests", "state"],
    card: &["extends", "asOf"],
    parent: None,
    state: Some("state"),
    life: &["DRAFT", "TESTED", "SUBMITTED", "APPROVED", "IN_FORCE"],
    search: Some("text"),
    scope: None,
    filters: &[Filter { field: "state", argument: "state", usual: None, until: None }],
    create: Some(Create {
        label: said("New own pack", "নতুন নিজস্ব প্যাক"),
        mutation: "createOwnPack",
        permission: &permissions::OWN_PACK_CREATE,
    }),
    update: Some(Update {
        mutation: "updateOwnPack",
        permission: &permissions::OWN_PACK_CREATE,
        states: &["DRAFT", "TESTED", "REJECTED"],
        otherwise: said(
            "What was submitted stays as it is. Write another pack, or reject this one first.",
            "জমা দেওয়ার পর এটি আর বদলায় না। অন্য প্যাক লিখুন, অথবা আগে এটি প্রত্যাখ্যান করুন।",
        ),
    }),
    acts: &[TEST, SUBMIT, APPROVE, REJECT, ENFORCE, WITHDRAW],
};
