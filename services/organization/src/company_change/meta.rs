//! A request to change a company's legal identity as people meet it.

use kernel::meta::{
    Act, Create, Document, Field, Filter, Graph, Kind, Said, Scope, Section, Set, Title, Tone, Word, said,
};

use crate::company::meta::VAT_REGISTRATIONS;
use crate::meta::{COMPANY, NAME_KIND};
use crate::permissions;

const STATES: &[Word] = &[
    Word::new("DRAFT", "Draft", "খসড়া"),
    Word::new("SUBMITTED", "Waiting for a decision", "সিদ্ধান্তের অপেক্ষায়").toned(Tone::Waiting),
    Word::new("APPROVED", "In force", "কার্যকর").toned(Tone::Good),
    Word::new("REJECTED", "Rejected", "প্রত্যাখ্যাত").toned(Tone::Bad),
];

const WRITTEN: (&str, &str) =
    ("A request stays as it was written. Write another one.", "অনুরোধ যেভাবে লেখা হয়েছে সেভাবেই থাকে। নতুন একটি লিখুন।");

const REASON: Kind = Kind::Long { limit: kernel::fields::LONG };

const FIELDS: &[Field] = &[
    Field::new("reference", Kind::Text { limit: 16 }, "Number", "নম্বর").set(Set::Never).wide(120),
    COMPANY,
    Field::new("reason", REASON, "Reason", "কারণ")
        .required()
        .once(WRITTEN.0, WRITTEN.1)
        .help("For the one who decides.", "যিনি সিদ্ধান্ত দেবেন তাঁর জন্য।"),
    Field::new("writtenOn", Kind::Date, "Written", "লেখার তারিখ").set(Set::Never).wide(120),
    Field::new("name", NAME_KIND, "New registered name", "নতুন নিবন্ধিত নাম").once(WRITTEN.0, WRITTEN.1),
    Field::new("tin", Kind::Digits { limit: 12 }, "New e-TIN", "নতুন ই-টিআইএন").once(WRITTEN.0, WRITTEN.1).wide(140),
    Field::new("bin", Kind::Digits { limit: 13 }, "New BIN", "নতুন বিআইএন").once(WRITTEN.0, WRITTEN.1).wide(150),
    Field::new("baseCurrency", Kind::Currency, "New base currency", "নতুন মূল মুদ্রা").once(WRITTEN.0, WRITTEN.1),
    Field::new("vatRegistration", Kind::Words { words: VAT_REGISTRATIONS }, "New VAT registration", "নতুন ভ্যাট নিবন্ধন")
        .once(WRITTEN.0, WRITTEN.1),
    Field::new("decisionReason", REASON, "Why it was decided so", "সিদ্ধান্তের কারণ").set(Set::Never),
    Field::new("state", Kind::Words { words: STATES }, "State", "অবস্থা").set(Set::Never).wide(170),
];

const DECIDED: Said =
    said("Only a request that waits for a decision can be decided.", "কেবল সিদ্ধান্তের অপেক্ষায় থাকা অনুরোধে সিদ্ধান্ত দেওয়া যায়।");

const SUBMIT: Act = Act {
    name: "submit",
    label: said("Submit", "জমা দিন"),
    says: said(
        "The request gets its number and goes to a second person.",
        "অনুরোধটি নম্বর পাবে এবং দ্বিতীয় একজনের কাছে যাবে।",
    ),
    mutation: "submitCompanyChange",
    permission: &permissions::COMPANY_CHANGE_CREATE,
    states: &["DRAFT"],
    otherwise: said("It was submitted already.", "এটি আগেই জমা দেওয়া হয়েছে।"),
    asks: &[],
    tells: &[],
    grave: false,
};

const APPROVE: Act = Act {
    name: "approve",
    label: said("Approve", "অনুমোদন করুন"),
    says: said("The new values are in force at once.", "নতুন তথ্য সঙ্গে সঙ্গে কার্যকর হবে।"),
    mutation: "decideCompanyChange",
    permission: &permissions::COMPANY_CHANGE_DECIDE,
    states: &["SUBMITTED"],
    otherwise: DECIDED,
    asks: &[Field::new("reason", REASON, "Remark", "মন্তব্য")],
    tells: &[("approve", true)],
    grave: false,
};

const REJECT: Act = Act {
    name: "reject",
    label: said("Reject", "প্রত্যাখ্যান করুন"),
    says: said("Nothing changes; the request is over.", "কিছুই বদলাবে না; অনুরোধটি এখানেই শেষ।"),
    asks: &[Field::new("reason", REASON, "Reason", "কারণ").required()],
    tells: &[("approve", false)],
    grave: true,
    ..APPROVE
};

/// A request.
pub const COMPANY_CHANGE: Document = Document {
    service: "organization",
    name: "company-change",
    path: "company-changes",
    one: said("Identity change", "পরিচয় পরিবর্তন"),
    many: said("Identity changes", "পরিচয় পরিবর্তন"),
    help: said(
        "Requests to change what the law knows a company by. The one who asks is never the one who decides.",
        "আইন কোম্পানিকে যা দিয়ে চেনে তা বদলানোর অনুরোধ। যিনি চান, তিনি সিদ্ধান্ত দেন না।",
    ),
    empty: said(
        "Name, TIN, BIN, base currency and VAT registration are changed by a request. Write one when a certificate changes.",
        "নাম, টিআইএন, বিআইএন, মূল মুদ্রা ও ভ্যাট নিবন্ধন অনুরোধের মাধ্যমে বদলায়। সনদ বদলালে একটি অনুরোধ লিখুন।",
    ),
    graph: Graph { type_name: "CompanyChange", one: "companyChange", list: "companyChanges" },
    title: Title { sign: Some("reference"), name: "reason", name_bn: None },
    fields: FIELDS,
    sections: &[
        Section { label: said("Request", "অনুরোধ"), fields: &["companyId", "reason", "decisionReason"] },
        Section {
            label: said("What is to change", "যা বদলাবে"),
            fields: &["name", "tin", "bin", "baseCurrency", "vatRegistration"],
        },
    ],
    columns: &["reference", "writtenOn", "reason", "name", "tin", "bin", "state"],
    card: &["name", "tin", "bin"],
    parent: None,
    state: Some("state"),
    life: &["DRAFT", "SUBMITTED", "APPROVED"],
    search: None,
    scope: Some(Scope { argument: "companyId", required: true }),
    filters: &[
        Filter { field: "state", argument: "state", usual: None, until: None },
        Filter { field: "writtenOn", argument: "from", usual: None, until: Some("until") },
    ],
    create: Some(Create {
        label: said("New request", "নতুন অনুরোধ"),
        mutation: "createCompanyChange",
        permission: &permissions::COMPANY_CHANGE_CREATE,
    }),
    update: None,
    acts: &[SUBMIT, APPROVE, REJECT],
};
