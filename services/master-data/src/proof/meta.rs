//! A proof as people meet it.

use kernel::meta::{Act, Create, Document, Field, Filter, Graph, Kind, Section, Set, Title, Tone, Word, said};

use crate::meta::{NAME_BN, NAME_KIND};
use crate::permissions;

const KINDS: &[Word] = &[
    Word::new("NID", "NID", "এনআইডি"),
    Word::new("PASSPORT", "Passport", "পাসপোর্ট"),
    Word::new("TRADE_LICENCE", "Trade licence", "ট্রেড লাইসেন্স"),
    Word::new("INCORPORATION", "Incorporation (RJSC)", "নিবন্ধন সনদ (আরজেএসসি)"),
    Word::new("TIN_CERTIFICATE", "TIN certificate", "টিআইএন সনদ"),
    Word::new("VAT_REGISTRATION", "VAT registration (Mushak 2.3)", "ভ্যাট নিবন্ধন (মূসক-২.৩)"),
    Word::new("PSR", "PSR (proof of return)", "পিএসআর (রিটার্ন দাখিলের প্রমাণ)"),
    Word::new("FILER_CERTIFICATE", "Certificate of a regular VAT filer", "নিয়মিত ভ্যাট দাখিলের প্রত্যয়ন"),
    Word::new("EXEMPTION", "Lower or no rate of income tax", "কম হার বা কর অব্যাহতির সনদ"),
    Word::new("ENLISTMENT", "Enlistment of an authority", "কর্তৃপক্ষের তালিকাভুক্তি"),
    Word::new("OTHER", "Other", "অন্যান্য"),
];

const STATES: &[Word] = &[
    Word::new("SHOWN", "Shown", "দেখানো হয়েছে").toned(Tone::Good),
    Word::new("WITHDRAWN", "Withdrawn", "প্রত্যাহৃত").toned(Tone::Faded),
];

const WRITTEN: (&str, &str) = (
    "A proof stays as it was shown. Withdraw it and write down another.",
    "প্রমাণপত্র যেভাবে দেখানো হয়েছে সেভাবেই থাকে। প্রত্যাহার করে নতুন একটি লিখুন।",
);

const LONG: Kind = Kind::Long { limit: kernel::fields::LONG };

const FIELDS: &[Field] = &[
    Field::new("partyId", Kind::Link { to: "party", reads: "party", within: None }, "Party", "পার্টি")
        .required()
        .once(WRITTEN.0, WRITTEN.1),
    Field::new("kind", Kind::Words { words: KINDS }, "Kind", "ধরন").required().once(WRITTEN.0, WRITTEN.1).wide(190),
    Field::new("number", Kind::Text { limit: 60 }, "Number", "নম্বর")
        .sealed()
        .once(WRITTEN.0, WRITTEN.1)
        .help(
            "An NID or passport number is sealed: afterwards only its last four signs are shown.",
            "এনআইডি বা পাসপোর্ট নম্বর গোপন রাখা হয়: পরে কেবল শেষ চারটি অঙ্ক দেখা যায়।",
        )
        .wide(160),
    Field::new("issuer", NAME_KIND, "Issued by", "প্রদানকারী").once(WRITTEN.0, WRITTEN.1),
    Field::new("assessmentYear", Kind::Text { limit: 9 }, "Assessment year", "করবর্ষ")
        .once(WRITTEN.0, WRITTEN.1)
        .help("Of a PSR: 2026-27.", "পিএসআরের ক্ষেত্রে: ২০২৬-২৭।"),
    Field::new("section", Kind::Text { limit: 60 }, "Section", "ধারা")
        .once(WRITTEN.0, WRITTEN.1)
        .help("Of an exemption: s.89.", "অব্যাহতির ক্ষেত্রে: ধারা ৮৯।"),
    Field::new("rate", Kind::Text { limit: 8 }, "Rate, per cent", "হার, শতাংশ")
        .once(WRITTEN.0, WRITTEN.1)
        .help("Of an exemption; 0 when nothing is withheld.", "অব্যাহতির ক্ষেত্রে; কিছুই না কাটলে ০।"),
    Field::new("startsOn", Kind::Date, "Holds from", "যেদিন থেকে")
        .once(WRITTEN.0, WRITTEN.1)
        .help("Today when empty.", "খালি রাখলে আজ থেকে।")
        .wide(120),
    Field::new("endsOn", Kind::Date, "Until", "যেদিন পর্যন্ত")
        .once(WRITTEN.0, WRITTEN.1)
        .help(
            "Of a PSR and a trade licence the end of their year when empty.",
            "পিএসআর ও ট্রেড লাইসেন্সে খালি রাখলে বছরের শেষ দিন।",
        )
        .blank("without end", "শেষ নেই")
        .wide(120),
    Field::new("name", NAME_KIND, "Name", "নাম").set(Set::Never),
    NAME_BN.set(Set::Never),
    Field::new("doubt", Kind::Text { limit: 20 }, "Doubt", "সন্দেহ").set(Set::Never),
    Field::new("despite", LONG, "Why it is another party's", "কেন এটি অন্য পার্টির")
        .help(
            "Only when another party showed the same NID or passport.",
            "কেবল অন্য পার্টি একই এনআইডি বা পাসপোর্ট দেখিয়ে থাকলে।",
        )
        .told(),
    Field::new("reason", LONG, "Why it was withdrawn", "প্রত্যাহারের কারণ").set(Set::Never),
    Field::new("state", Kind::Words { words: STATES }, "State", "অবস্থা").set(Set::Never).wide(120),
];

/// A proof.
pub const PROOF: Document = Document {
    service: "master-data",
    name: "proof",
    path: "proofs",
    one: said("Proof", "প্রমাণপত্র"),
    many: said("Proofs", "প্রমাণপত্র"),
    help: said(
        "What parties showed of who and what they are, those that run out soonest first: NID, trade licence, PSR, exemptions.",
        "পার্টিরা যা দেখিয়েছে, যেটির মেয়াদ আগে শেষ সেটি আগে: এনআইডি, ট্রেড লাইসেন্স, পিএসআর, অব্যাহতি।",
    ),
    empty: said(
        "Write down the first paper a party shows. Tax is withheld at the higher rate where a PSR is missing.",
        "পার্টি প্রথম যে কাগজ দেখায় তা লিখুন। পিএসআর না থাকলে উচ্চ হারে কর কাটা হয়।",
    ),
    graph: Graph { type_name: "Proof", one: "proof", list: "proofs" },
    title: Title { sign: Some("number"), name: "name", name_bn: Some("nameBn") },
    fields: FIELDS,
    sections: &[
        Section {
            label: said("Proof", "প্রমাণপত্র"), fields: &["partyId", "kind", "number", "issuer", "doubt"]
        },
        Section {
            label: said("When it holds", "মেয়াদ"), fields: &["assessmentYear", "startsOn", "endsOn", "reason"]
        },
        Section { label: said("Of an exemption", "অব্যাহতি হলে"), fields: &["section", "rate"] },
        Section {
            label: said("If somebody else showed it", "অন্য কেউ দেখিয়ে থাকলে"), fields: &["despite"]
        },
    ],
    columns: &["partyId", "kind", "number", "startsOn", "endsOn", "state"],
    card: &["kind", "endsOn"],
    parent: None,
    state: Some("state"),
    life: &["SHOWN", "WITHDRAWN"],
    search: Some("listing.text"),
    scope: None,
    filters: &[
        Filter { field: "state", argument: "state", usual: Some("SHOWN"), until: None },
        Filter { field: "kind", argument: "kind", usual: None, until: None },
        Filter { field: "endsOn", argument: "from", usual: None, until: Some("until") },
    ],
    create: Some(Create {
        label: said("New proof", "নতুন প্রমাণপত্র"),
        mutation: "createProof",
        permission: &permissions::PROOF_CREATE,
    }),
    update: None,
    acts: &[Act {
        name: "withdraw",
        label: said("Withdraw", "প্রত্যাহার করুন"),
        says: said("It does not count any more. It stays to be read.", "এটি আর গণ্য হবে না। পড়ার জন্য থেকে যাবে।"),
        mutation: "withdrawProof",
        permission: &permissions::PROOF_WITHDRAW,
        states: &["SHOWN"],
        otherwise: said("It was withdrawn already.", "এটি আগেই প্রত্যাহার করা হয়েছে।"),
        asks: &[Field::new("reason", LONG, "Reason", "কারণ").required()],
        tells: &[],
        grave: true,
    }],
};
