//! A list of prices as people meet it.

use kernel::meta::{Act, Create, Document, Field, Filter, Graph, Kind, Scope, Section, Title, Update, Word, said};

use super::model::ZONE;
use crate::meta::{CLOSED, NAME_BN, NAME_KIND, OPEN, OPEN_LIFE, REOPEN, SIGN_HELP, STATE};
use crate::permissions;

const KINDS: &[Word] = &[
    Word::new("BUYING", "Buying", "ক্রয়"),
    Word::new("SELLING", "Selling", "বিক্রয়"),
    Word::new("SCHEDULE", "Schedule of rates", "রেট শিডিউল"),
];

const STAYS: (&str, &str) =
    ("Its prices were set for it. Set up another list.", "এর দরগুলো এর জন্যই দেওয়া। অন্য তালিকা তৈরি করুন।");

const FIELDS: &[Field] = &[
    Field::new("code", Kind::Code, "Code", "কোড").required().help(SIGN_HELP.en, SIGN_HELP.bn).wide(160),
    Field::new("name", NAME_KIND, "Name", "নাম").required(),
    NAME_BN,
    Field::new("kind", Kind::Words { words: KINDS }, "For", "কিসের জন্য")
        .required()
        .usual("BUYING")
        .once(STAYS.0, STAYS.1)
        .wide(130),
    Field::new("zone", Kind::Text { limit: ZONE }, "Zone", "অঞ্চল")
        .blank("Everywhere", "সব জায়গা")
        .help("Where a schedule of rates holds, such as Dhaka.", "রেট শিডিউল যেখানে চলে, যেমন Dhaka।")
        .wide(120),
    Field::new("companyId", Kind::Link { to: "company", reads: "company", within: None }, "Company", "কোম্পানি")
        .blank("All companies", "সব কোম্পানি")
        .once(STAYS.0, STAYS.1)
        .wide(170),
    Field::new("partyId", Kind::Link { to: "party", reads: "party", within: None }, "Agreed with", "যার সঙ্গে ঠিক করা")
        .blank("Everybody", "সবাই")
        .once(STAYS.0, STAYS.1)
        .wide(170),
    Field::new("currency", Kind::Currency, "Currency", "মুদ্রা").required().usual("BDT").once(STAYS.0, STAYS.1).wide(90),
    Field::new("startsOn", Kind::Date, "First day", "প্রথম দিন").required().once(STAYS.0, STAYS.1).wide(130),
    Field::new("endsOn", Kind::Date, "Last day", "শেষ দিন").blank("No end", "শেষ নেই").wide(130),
    STATE,
];

/// A list of prices, or a schedule of rates.
pub const PRICE_LIST: Document = Document {
    service: "master-data",
    name: "price-list",
    path: "price-lists",
    one: said("Price list", "মূল্যতালিকা"),
    many: said("Price lists", "মূল্যতালিকা"),
    help: said(
        "What is bought and sold at, and schedules of rates; for everybody or agreed with one party.",
        "যে দরে কেনা-বেচা হয়, আর রেট শিডিউল; সবার জন্য বা কোনো একজনের সঙ্গে ঠিক করা।",
    ),
    empty: said(
        "Begin with what you buy at today, or with the schedule of rates of your zone.",
        "আজ যে দরে কেনেন তা দিয়ে, অথবা আপনার অঞ্চলের রেট শিডিউল দিয়ে শুরু করুন।",
    ),
    graph: Graph { type_name: "PriceList", one: "priceList", list: "priceLists" },
    title: Title { sign: Some("code"), name: "name", name_bn: Some("nameBn") },
    fields: FIELDS,
    sections: &[
        Section {
            label: said("Price list", "মূল্যতালিকা"), fields: &["code", "name", "nameBn", "kind"]
        },
        Section {
            label: said("Where it holds", "যেখানে চলে"),
            fields: &["companyId", "partyId", "zone", "currency", "startsOn", "endsOn"],
        },
    ],
    columns: &["name", "code", "kind", "partyId", "startsOn", "endsOn", "state"],
    card: &["kind", "startsOn"],
    parent: None,
    state: Some("state"),
    life: OPEN_LIFE,
    search: Some("listing.text"),
    scope: Some(Scope { argument: "companyId", required: false }),
    filters: &[
        Filter { field: "state", argument: "state", usual: Some("OPEN"), until: None },
        Filter { field: "kind", argument: "kind", usual: None, until: None },
        Filter { field: "partyId", argument: "partyId", usual: None, until: None },
    ],
    create: Some(Create {
        label: said("New price list", "নতুন মূল্যতালিকা"),
        mutation: "createPriceList",
        permission: &permissions::PRICE_WRITE,
    }),
    update: Some(Update {
        mutation: "updatePriceList",
        permission: &permissions::PRICE_WRITE,
        states: &["OPEN"],
        otherwise: CLOSED,
    }),
    acts: &[
        Act {
            name: "close",
            label: said("Close", "বন্ধ করুন"),
            says: said(
                "None of its prices counts any more. It can be opened again.",
                "এর কোনো দর আর চলবে না। পরে আবার চালু করা যায়।",
            ),
            mutation: "closePriceList",
            permission: &permissions::PRICE_WRITE,
            states: &["OPEN"],
            otherwise: CLOSED,
            asks: &[],
            tells: &[],
            grave: false,
        },
        Act {
            says: said("Its open prices count again, on the days they are for.", "এর চালু দরগুলো যার যার দিনে আবার চলবে।"),
            mutation: "reopenPriceList",
            permission: &permissions::PRICE_WRITE,
            otherwise: OPEN,
            ..REOPEN
        },
    ],
};
