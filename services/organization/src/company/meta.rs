//! A company as people meet it.

use kernel::meta::{Act, Create, Document, Field, Filter, Graph, Kind, Section, Title, Update, Word, said};

use crate::meta::{CLOSED, NAME_BN, NAME_KIND, OPEN_LIFE, STATE};
use crate::permissions;

const LEGAL_FORMS: &[Word] = &[
    Word::new("PRIVATE_LIMITED", "Private limited company", "প্রাইভেট লিমিটেড কোম্পানি"),
    Word::new("PUBLIC_LIMITED", "Public limited company", "পাবলিক লিমিটেড কোম্পানি"),
    Word::new("ONE_PERSON", "One person company", "এক ব্যক্তি কোম্পানি"),
    Word::new("PARTNERSHIP", "Partnership", "অংশীদারি কারবার"),
    Word::new("PROPRIETORSHIP", "Proprietorship", "একক মালিকানা"),
    Word::new("JOINT_VENTURE", "Joint venture", "যৌথ উদ্যোগ"),
    Word::new("FOREIGN_BRANCH", "Branch or liaison office of a foreign company", "বিদেশি কোম্পানির শাখা বা লিয়াজোঁ অফিস"),
    Word::new("OTHER", "Other", "অন্যান্য"),
];

/// How a company is registered for VAT.
pub const VAT_REGISTRATIONS: &[Word] = &[
    Word::new("CENTRAL", "Central: one BIN for all places", "কেন্দ্রীয়: সব জায়গার এক বিআইএন"),
    Word::new("BRANCH", "Per branch: a BIN for each", "শাখাভিত্তিক: প্রতি শাখার আলাদা বিআইএন"),
];

const BY_REQUEST: (&str, &str) = (
    "The law knows the company by this. It is changed by a request that a second person approves.",
    "আইন কোম্পানিকে এটি দিয়ে চেনে। অনুরোধ করলে দ্বিতীয় একজনের অনুমোদনে এটি বদলায়।",
);

const FIELDS: &[Field] = &[
    Field::new("name", NAME_KIND, "Registered name", "নিবন্ধিত নাম")
        .required()
        .once(BY_REQUEST.0, BY_REQUEST.1)
        .help("As the certificate of incorporation has it.", "নিবন্ধন সনদে যেভাবে আছে।"),
    NAME_BN,
    Field::new("legalForm", Kind::Words { words: LEGAL_FORMS }, "Legal form", "আইনি ধরন").wide(200),
    Field::new("tin", Kind::Digits { limit: 12 }, "e-TIN", "ই-টিআইএন")
        .once(BY_REQUEST.0, BY_REQUEST.1)
        .help("12 digits, as on the TIN certificate.", "১২ অঙ্ক, টিআইএন সনদে যেমন আছে।")
        .wide(140),
    Field::new("bin", Kind::Digits { limit: 13 }, "BIN", "বিআইএন")
        .once(BY_REQUEST.0, BY_REQUEST.1)
        .help("13 digits, as on Mushak 2.3.", "১৩ অঙ্ক, মূসক-২.৩-এ যেমন আছে।")
        .wide(150),
    Field::new("vatRegistration", Kind::Words { words: VAT_REGISTRATIONS }, "VAT registration", "ভ্যাট নিবন্ধন")
        .once(BY_REQUEST.0, BY_REQUEST.1)
        .usual("CENTRAL"),
    Field::new("legacyTin", Kind::Digits { limit: 10 }, "Old TIN", "পুরোনো টিআইএন")
        .help("9 or 10 digits, from before 2013.", "৯ বা ১০ অঙ্ক, ২০১৩ সালের আগের।"),
    Field::new("legacyBin", Kind::Digits { limit: 9 }, "Old BIN", "পুরোনো বিআইএন")
        .help("9 digits; never for a tax invoice.", "৯ অঙ্ক; কর চালানপত্রে চলে না।"),
    Field::new("baseCurrency", Kind::Currency, "Base currency", "মূল মুদ্রা")
        .once(BY_REQUEST.0, BY_REQUEST.1)
        .usual("BDT")
        .help("The currency the books are kept in.", "যে মুদ্রায় হিসাবের বই রাখা হয়।")
        .wide(110),
    Field::new("fiscalYearStartMonth", Kind::Month, "Fiscal year begins in", "অর্থবছর শুরুর মাস")
        .required()
        .usual("7")
        .help("A change holds from the next fiscal year on.", "পরিবর্তন পরের অর্থবছর থেকে কার্যকর।"),
    Field::new("booksFrom", Kind::Date, "Books from", "হিসাব শুরুর তারিখ").told().help(
        "A day in the first fiscal year to be kept here; today when empty.",
        "প্রথম অর্থবছরের যেকোনো দিন; খালি থাকলে আজ।",
    ),
    STATE,
];

/// A company.
pub const COMPANY: Document = Document {
    service: "organization",
    name: "company",
    path: "companies",
    one: said("Company", "কোম্পানি"),
    many: said("Companies", "কোম্পানি"),
    help: said("A legal entity with its own TIN, BIN and books.", "নিজস্ব টিআইএন, বিআইএন ও হিসাবের বইসহ একটি আইনি সত্তা।"),
    empty: said(
        "Set up the first company. Only its registered name is needed; the rest can follow.",
        "প্রথম কোম্পানিটি তৈরি করুন। শুরুতে কেবল নিবন্ধিত নাম লাগে, বাকি তথ্য পরে দেওয়া যায়।",
    ),
    graph: Graph { type_name: "Company", one: "company", list: "companies" },
    title: Title { sign: None, name: "name", name_bn: Some("nameBn") },
    fields: FIELDS,
    sections: &[
        Section { label: said("Identity", "পরিচয়"), fields: &["name", "nameBn", "legalForm"] },
        Section { label: said("Tax", "কর"), fields: &["tin", "bin", "vatRegistration", "legacyTin", "legacyBin"] },
        Section {
            label: said("Books", "হিসাবের বই"), fields: &["baseCurrency", "fiscalYearStartMonth", "booksFrom"]
        },
    ],
    columns: &["name", "legalForm", "tin", "bin", "baseCurrency", "state"],
    card: &["tin", "bin"],
    parent: None,
    state: Some("state"),
    life: OPEN_LIFE,
    search: Some("listing.text"),
    scope: None,
    filters: &[Filter { field: "state", argument: "listing.state", usual: Some("OPEN"), until: None }],
    create: Some(Create {
        label: said("New company", "নতুন কোম্পানি"),
        mutation: "createCompany",
        permission: &permissions::COMPANY_CREATE,
    }),
    update: Some(Update {
        mutation: "updateCompany",
        permission: &permissions::COMPANY_UPDATE,
        states: &["OPEN"],
        otherwise: CLOSED,
    }),
    acts: &[Act {
        name: "close",
        label: said("Close", "বন্ধ করুন"),
        says: said(
            "A closed company cannot be opened again. Its papers stay. Everything open in it must be closed before.",
            "বন্ধ কোম্পানি আর খোলা যায় না। এর কাগজপত্র থেকে যায়। ভেতরের খোলা সবকিছু আগে বন্ধ করতে হয়।",
        ),
        mutation: "closeCompany",
        permission: &permissions::COMPANY_CLOSE,
        states: &["OPEN"],
        otherwise: CLOSED,
        asks: &[],
        tells: &[],
        grave: true,
    }],
};
