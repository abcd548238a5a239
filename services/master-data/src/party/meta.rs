//! A party as people meet it.

use kernel::meta::{
    Act, Create, Document, Field, Filter, Graph, Kind, Said, Section, Set, Title, Tone, Update, Word, said,
};

use crate::meta::{NAME_BN, NAME_KIND};
use crate::permissions;

const KINDS: &[Word] = &[
    Word::new("PERSON", "Person", "ব্যক্তি"),
    Word::new("PROPRIETORSHIP", "Proprietorship", "একক মালিকানা"),
    Word::new("PARTNERSHIP", "Partnership", "অংশীদারি ফার্ম"),
    Word::new("PRIVATE_LIMITED", "Private limited company", "প্রাইভেট লিমিটেড কোম্পানি"),
    Word::new("PUBLIC_LIMITED", "Public limited company", "পাবলিক লিমিটেড কোম্পানি"),
    Word::new("JOINT_VENTURE", "Joint venture", "যৌথ উদ্যোগ"),
    Word::new("ASSOCIATION", "Association, cooperative, foundation", "সমিতি, সমবায়, ফাউন্ডেশন"),
    Word::new("NGO", "NGO", "এনজিও"),
    Word::new("GOVERNMENT", "Government", "সরকারি"),
    Word::new("FOREIGN_COMPANY", "Foreign company", "বিদেশি কোম্পানি"),
];

const STATES: &[Word] = &[
    Word::new("OPEN", "Open", "চালু").toned(Tone::Good),
    Word::new("CLOSED", "Closed", "বন্ধ").toned(Tone::Faded),
    Word::new("MERGED", "Merged", "একত্রিত").toned(Tone::Faded),
];

const RESIDENCIES: &[Word] =
    &[Word::new("RESIDENT", "Resident", "নিবাসী"), Word::new("NON_RESIDENT", "Non-resident", "অনিবাসী")];

const TAXED_AS: &[Word] = &[Word::new("PERSON", "Person", "ব্যক্তি"), Word::new("COMPANY", "Company", "কোম্পানি")];

const VAT_STATUSES: &[Word] = &[
    Word::new("REGISTERED", "Registered (BIN)", "নিবন্ধিত (বিআইএন)"),
    Word::new("ENLISTED", "Enlisted for turnover tax", "টার্নওভার করে তালিকাভুক্ত"),
    Word::new("NONE", "Neither", "কোনোটিই নয়"),
    Word::new("EXEMPT", "Exempt supplies only", "কেবল অব্যাহতিপ্রাপ্ত সরবরাহ"),
];

const SUPPLIER_KINDS: &[Word] = &[
    Word::new("MANUFACTURER", "Manufacturer", "উৎপাদক"),
    Word::new("TRADER", "Trader", "ব্যবসায়ী"),
    Word::new("SERVICE_PROVIDER", "Service provider", "সেবা প্রদানকারী"),
    Word::new("START_UP", "Registered start-up", "নিবন্ধিত স্টার্ট-আপ"),
];

const PSR_OTHERWISE: &[Word] = &[
    Word::new("EXEMPT", "Need not file a return", "রিটার্ন দাখিল করতে হয় না"),
    Word::new("NONE", "Has none: the higher rate", "নেই: উচ্চ হার"),
];

/// The roles of parties that are no vendors, as people read them.
pub const ROLES: &[Word] = &[
    Word::new("CUSTOMER", "Customer", "ক্রেতা"),
    Word::new("LANDOWNER", "Landowner", "ভূমিমালিক"),
    Word::new("BANK", "Bank", "ব্যাংক"),
    Word::new("INSURER", "Insurer", "বীমা কোম্পানি"),
    Word::new("GOVERNMENT_AUTHORITY", "Government authority", "সরকারি কর্তৃপক্ষ"),
    Word::new("EMPLOYEE", "Employee", "কর্মী"),
    Word::new("BROKER", "Broker", "মধ্যস্থতাকারী"),
    Word::new("OTHER", "Other", "অন্যান্য"),
];

const PHONE: Kind = Kind::Text { limit: 40 };

const FIELDS: &[Field] = &[
    Field::new("kind", Kind::Words { words: KINDS }, "Kind", "ধরন")
        .required()
        .help("What it is in law; rates of withholding follow from it.", "আইনত কী; উৎসে করের হার এর ওপর নির্ভর করে।")
        .wide(170),
    Field::new("code", Kind::Code, "Code", "কোড")
        .help(
            "Capital letters, digits and dashes. Empty: the next number, as P-000001.",
            "ইংরেজি বড় হাতের অক্ষর, অঙ্ক ও ড্যাশ। খালি রাখলে পরের নম্বর, যেমন P-000001।",
        )
        .wide(120),
    Field::new("name", NAME_KIND, "Name", "নাম").required().help("As on its papers.", "কাগজপত্রে যেভাবে আছে।"),
    NAME_BN,
    Field::new("role", Kind::Words { words: ROLES }, "First role", "প্রথম ভূমিকা")
        .help(
            "More are given on its page. A vendor is asked for under Vendors.",
            "পরে এর পাতায় আরও ভূমিকা দেওয়া যায়। ভেন্ডর হলে “ভেন্ডর” থেকে আবেদন করুন।",
        )
        .told(),
    Field::new("mobile", Kind::Phone, "Mobile", "মোবাইল").wide(150),
    Field::new("phone", PHONE, "Telephone", "টেলিফোন"),
    Field::new("email", Kind::Email, "E-mail", "ই-মেইল"),
    Field::new("tin", Kind::Digits { limit: 12 }, "e-TIN", "ই-টিআইএন").help("12 digits.", "১২ অঙ্ক।").wide(140),
    Field::new("bin", Kind::Digits { limit: 13 }, "BIN", "বিআইএন").help("13 digits.", "১৩ অঙ্ক।").wide(150),
    Field::new("legacyTin", Kind::Digits { limit: 10 }, "Old TIN", "পুরোনো টিআইএন").help(
        "From before 2013, 9 or 10 digits. It never goes on a certificate.",
        "২০১৩ সালের আগের, ৯ বা ১০ অঙ্ক। কোনো সনদে যায় না।",
    ),
    Field::new("legacyBin", Kind::Digits { limit: 9 }, "Old BIN", "পুরোনো বিআইএন")
        .help("9 digits. It never goes on a tax invoice.", "৯ অঙ্ক। কর চালানপত্রে যায় না।"),
    Field::new("residency", Kind::Words { words: RESIDENCIES }, "Residency", "আবাসিকতা").required().usual("RESIDENT"),
    Field::new("taxedAs", Kind::Words { words: TAXED_AS }, "Taxed as", "করহার যার").help(
        "Only where the kind does not say: a partnership, joint venture or association.",
        "ধরন থেকে বোঝা না গেলে: অংশীদারি ফার্ম, যৌথ উদ্যোগ বা সমিতি।",
    ),
    Field::new("vatStatus", Kind::Words { words: VAT_STATUSES }, "VAT status", "ভ্যাটের অবস্থা")
        .blank("not known", "জানা নেই"),
    Field::new("supplierKind", Kind::Words { words: SUPPLIER_KINDS }, "Kind of supplier", "সরবরাহকারীর ধরন")
        .help("VAT at source asks it.", "উৎসে ভ্যাট কর্তনে লাগে।")
        .blank("not known", "জানা নেই"),
    Field::new("psrOtherwise", Kind::Words { words: PSR_OTHERWISE }, "Without a PSR", "পিএসআর না থাকলে")
        .help(
            "What holds while no proof of submission of return is on file. Empty: it is asked for at each payment.",
            "রিটার্ন দাখিলের প্রমাণ জমা না থাকলে কী হবে। খালি রাখলে প্রতি পরিশোধে জিজ্ঞাসা করা হবে।",
        )
        .blank("to be asked", "জিজ্ঞাসা করতে হবে"),
    Field {
        reads: false,
        ..Field::new("despite", Kind::Long { limit: kernel::fields::LONG }, "Why it is another one", "কেন এটি আলাদা")
        .help(
            "Only when a party like it is known already: the same TIN, BIN or mobile, or a name that sounds the same.",
            "কেবল একই রকম পার্টি আগে থেকে থাকলে: একই টিআইএন, বিআইএন বা মোবাইল, অথবা শুনতে একই নাম।",
        )
    },
    Field::new(
        "mergedIntoId",
        Kind::Link { to: "party", reads: "mergedInto", within: None },
        "Stands for it",
        "যেটি এর হয়ে আছে",
    )
    .set(Set::Never),
    Field::new("state", Kind::Words { words: STATES }, "State", "অবস্থা").set(Set::Never).wide(100),
];

const SETTLED: Said = said(
    "It is closed or merged. Open it again, or work with the one that stands for it.",
    "এটি বন্ধ বা একত্রিত। আবার চালু করুন, অথবা যেটি এর হয়ে আছে সেটি নিয়ে কাজ করুন।",
);

const CLOSE: Act = Act {
    name: "close",
    label: said("Close", "বন্ধ করুন"),
    says: said(
        "Nothing new can be begun with it. It can be opened again.",
        "এর সঙ্গে নতুন কিছু শুরু করা যাবে না। পরে আবার চালু করা যায়।",
    ),
    mutation: "closeParty",
    permission: &permissions::PARTY_CLOSE,
    states: &["OPEN"],
    otherwise: SETTLED,
    asks: &[],
    tells: &[],
    grave: false,
};

const REOPEN: Act = Act {
    name: "reopen",
    label: said("Open again", "আবার চালু করুন"),
    says: said("It can be dealt with again.", "এর সঙ্গে আবার কাজ করা যাবে।"),
    mutation: "reopenParty",
    states: &["CLOSED"],
    otherwise: said("Only a closed party can be opened again.", "কেবল বন্ধ পার্টি আবার চালু করা যায়।"),
    ..CLOSE
};

const MERGE: Act = Act {
    name: "merge",
    label: said("Merge into another", "অন্যটির সঙ্গে একত্র করুন"),
    says: said(
        "The other one stands for both from now on, with what it lacked of this one, its addresses, contacts and bank accounts; those accounts are held for a day. Both histories stay. Nobody can take this back.",
        "এখন থেকে অন্যটিই দুটির হয়ে থাকবে, তার যা নেই তা এটি থেকে পাবে, সঙ্গে এর ঠিকানা, যোগাযোগ ও ব্যাংক হিসাব; হিসাবগুলো এক দিন আটকে থাকবে। দুটির ইতিহাসই থাকবে। এটি আর ফেরানো যায় না।",
    ),
    mutation: "mergeParty",
    permission: &permissions::PARTY_MERGE,
    states: &["OPEN", "CLOSED"],
    otherwise: SETTLED,
    asks: &[
        Field::new("intoId", Kind::Link { to: "party", reads: "into", within: None }, "Into", "যেটির সঙ্গে").required(),
        Field::new("reason", Kind::Long { limit: kernel::fields::LONG }, "How one knows", "কীভাবে জানা গেল").required(),
    ],
    tells: &[],
    grave: true,
};

/// A party.
pub const PARTY: Document = Document {
    service: "master-data",
    name: "party",
    path: "parties",
    one: said("Party", "পার্টি"),
    many: said("Parties", "পার্টি"),
    help: said(
        "Whoever is dealt with: customers, vendors, landowners, banks, authorities. Each once, in all its roles.",
        "যাদের সঙ্গে কাজ হয়: ক্রেতা, ভেন্ডর, ভূমিমালিক, ব্যাংক, কর্তৃপক্ষ। প্রত্যেকে একবার, সব ভূমিকাসহ।",
    ),
    empty: said(
        "Set up the first one: a name is enough, papers can follow.",
        "প্রথমটি তৈরি করুন: নাম দিলেই চলে, কাগজপত্র পরে দেওয়া যায়।",
    ),
    graph: Graph { type_name: "Party", one: "party", list: "parties" },
    title: Title { sign: Some("code"), name: "name", name_bn: Some("nameBn") },
    fields: FIELDS,
    sections: &[
        Section { label: said("Party", "পার্টি"), fields: &["kind", "code", "name", "nameBn", "role"] },
        Section {
            label: said("Numbers", "নম্বর"),
            fields: &["tin", "bin", "mobile", "phone", "email", "legacyTin", "legacyBin"],
        },
        Section {
            label: said("For tax", "করের জন্য"),
            fields: &["residency", "taxedAs", "vatStatus", "supplierKind", "psrOtherwise"],
        },
        Section {
            label: said("If there is one like it", "একই রকম থাকলে"), fields: &["despite", "mergedIntoId"]
        },
    ],
    columns: &["name", "code", "kind", "mobile", "tin", "bin", "state"],
    card: &["code", "mobile"],
    parent: None,
    state: Some("state"),
    life: &["OPEN", "CLOSED"],
    search: Some("listing.text"),
    scope: None,
    filters: &[
        Filter { field: "state", argument: "state", usual: Some("OPEN"), until: None },
        Filter { field: "kind", argument: "kind", usual: None, until: None },
        Filter { field: "role", argument: "role", usual: None, until: None },
    ],
    create: Some(Create {
        label: said("New party", "নতুন পার্টি"),
        mutation: "createParty",
        permission: &permissions::PARTY_CREATE,
    }),
    update: Some(Update {
        mutation: "updateParty",
        permission: &permissions::PARTY_UPDATE,
        states: &["OPEN"],
        otherwise: SETTLED,
    }),
    acts: &[CLOSE, REOPEN, MERGE],
};
