//! A user as an administrator meets him.

use kernel::meta::{Act, Create, Document, Field, Filter, Graph, Kind, Section, Set, Title, Tone, Update, Word, said};

use crate::permissions;

const NAME: Kind = Kind::Text { limit: kernel::fields::NAME };
const REASON: Kind = Kind::Long { limit: kernel::fields::LONG };

const LANGUAGES: &[Word] = &[Word::new("EN", "English", "ইংরেজি"), Word::new("BN", "Bengali", "বাংলা")];

const STANDINGS: &[Word] = &[
    Word::new("INVITED", "Invited", "আমন্ত্রিত").toned(Tone::Waiting),
    Word::new("ACTIVE", "Active", "সক্রিয়").toned(Tone::Good),
    Word::new("LOCKED", "Locked", "সাময়িক বন্ধ").toned(Tone::Bad),
    Word::new("DISABLED", "Disabled", "নিষ্ক্রিয়").toned(Tone::Faded),
];

/// Kept in step with `standing`; lists are narrowed by it.
const STANDING: Field =
    Field::new("standing", Kind::Words { words: STANDINGS }, "State", "অবস্থা").set(Set::Never).wide(120);

const FIELDS: &[Field] = &[
    Field::new("name", NAME, "Name", "নাম").required(),
    Field::new("nameBn", NAME, "Name in Bengali", "বাংলা নাম")
        .bengali()
        .help("As it stands on papers in Bengali.", "বাংলা কাগজপত্রে যেভাবে থাকবে।"),
    Field::new("email", Kind::Email, "E-mail address", "ই-মেইল ঠিকানা")
        .required()
        .help("It is signed in with.", "এটি দিয়ে সাইন ইন করতে হয়।")
        .wide(240),
    Field::new("mobile", Kind::Phone, "Mobile number", "মোবাইল নম্বর")
        .help("Such as 01712-345678.", "যেমন ০১৭১২-৩৪৫৬৭৮।")
        .wide(160),
    Field::new("language", Kind::Words { words: LANGUAGES }, "Language", "ভাষা").required().usual("EN").wide(110),
    STANDING,
    Field::new("secondFactor", Kind::Flag, "Second step", "দ্বিতীয় ধাপ").set(Set::Never).wide(110),
    Field::new("seenAt", Kind::Moment, "Last seen", "শেষ ব্যবহার").set(Set::Never).wide(170),
    Field::new("lockedUntil", Kind::Moment, "Locked until", "যতক্ষণ বন্ধ").set(Set::Never),
    Field::new("linkUntil", Kind::Moment, "Link good until", "লিংকের মেয়াদ").set(Set::Never),
];

const WHY: &[Field] = &[Field::new("reason", REASON, "Reason", "কারণ")
    .required()
    .help("For whoever asks later; it is kept with the change.", "পরে কেউ জানতে চাইলে; পরিবর্তনের সঙ্গে রাখা হয়।")];

const UNLOCK: Act = Act {
    name: "unlock",
    label: said("Unlock", "খুলে দিন"),
    says: said(
        "After five failed tries nobody gets in for 30 minutes. Make sure first that it was the person who tried.",
        "পাঁচবার ব্যর্থ চেষ্টার পর ৩০ মিনিট কেউ ঢুকতে পারেন না। আগে নিশ্চিত হোন যে চেষ্টাগুলো তিনিই করেছিলেন।",
    ),
    mutation: "unlockUser",
    permission: &permissions::USER_UNLOCK,
    states: &["LOCKED"],
    otherwise: said("The account is not locked.", "অ্যাকাউন্টটি বন্ধ হয়ে নেই।"),
    asks: &[],
    tells: &[],
    grave: false,
};

const DISABLE: Act = Act {
    name: "disable",
    label: said("Disable", "নিষ্ক্রিয় করুন"),
    says: said(
        "For somebody who leaves. Sessions and keys end at once and links are void; the account stays, because papers name it, and no longer counts for the plan.",
        "যিনি চলে যাচ্ছেন তাঁর জন্য। সব সেশন ও কী সঙ্গে সঙ্গে শেষ হবে, লিংক বাতিল হবে; কাগজপত্রে নাম থাকে বলে অ্যাকাউন্টটি থেকে যাবে, তবে প্ল্যানে আর গোনা হবে না।",
    ),
    mutation: "disableUser",
    permission: &permissions::USER_DISABLE,
    states: &["INVITED", "ACTIVE", "LOCKED"],
    otherwise: said("The account is disabled already.", "অ্যাকাউন্টটি আগে থেকেই নিষ্ক্রিয়।"),
    asks: WHY,
    tells: &[],
    grave: true,
};

const ENABLE: Act = Act {
    name: "enable",
    label: said("Enable", "চালু করুন"),
    says: said(
        "The person may sign in again with the password used before, and holds the roles that have not ended.",
        "তিনি আগের পাসওয়ার্ড দিয়ে আবার সাইন ইন করতে পারবেন, আর যেসব ভূমিকার মেয়াদ আছে সেগুলো থাকবে।",
    ),
    mutation: "enableUser",
    permission: &permissions::USER_DISABLE,
    states: &["DISABLED"],
    otherwise: said("The account is not disabled.", "অ্যাকাউন্টটি নিষ্ক্রিয় নয়।"),
    asks: WHY,
    tells: &[],
    grave: false,
};

/// A user.
pub const USER: Document = Document {
    service: "auth",
    name: "user",
    path: "users",
    one: said("User", "ব্যবহারকারী"),
    many: said("Users", "ব্যবহারকারী"),
    help: said("Who may sign in to your organization.", "আপনার প্রতিষ্ঠানে কারা সাইন ইন করতে পারেন।"),
    empty: said(
        "Invite your colleagues. Each gets a link from you and chooses a password.",
        "সহকর্মীদের আমন্ত্রণ জানান। প্রত্যেকে আপনার কাছ থেকে একটি লিংক পাবেন এবং নিজের পাসওয়ার্ড ঠিক করবেন।",
    ),
    graph: Graph { type_name: "User", one: "user", list: "users" },
    title: Title { sign: None, name: "name", name_bn: Some("nameBn") },
    fields: FIELDS,
    sections: &[
        Section { label: said("Person", "ব্যক্তি"), fields: &["name", "nameBn", "mobile", "language"] },
        Section { label: said("Account", "অ্যাকাউন্ট"), fields: &["email"] },
    ],
    columns: &["name", "email", "mobile", "standing", "secondFactor", "seenAt"],
    card: &["email", "mobile"],
    parent: None,
    state: Some("standing"),
    life: &["INVITED", "ACTIVE", "DISABLED"],
    search: Some("listing.text"),
    scope: None,
    filters: &[Filter { field: "standing", argument: "listing.standing", usual: None, until: None }],
    create: Some(Create {
        label: said("Invite somebody", "আমন্ত্রণ জানান"),
        mutation: "inviteUser",
        permission: &permissions::USER_INVITE,
    }),
    update: Some(Update {
        mutation: "updateUser",
        permission: &permissions::USER_UPDATE,
        states: &[],
        otherwise: said("It can always be changed.", "এটি সবসময় পরিবর্তন করা যায়।"),
    }),
    acts: &[UNLOCK, DISABLE, ENABLE],
};
