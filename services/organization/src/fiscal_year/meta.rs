//! A fiscal year as people meet it.

use kernel::meta::{Create, Document, Field, Graph, Kind, Scope, Section, Set, Title, said};

use crate::permissions;

const FIELDS: &[Field] = &[
    Field::new("companyId", Kind::Link { to: "company", reads: "companyId", within: None }, "Company", "কোম্পানি")
        .required()
        .told(),
    Field::new("label", Kind::Text { limit: 16 }, "Year", "অর্থবছর").set(Set::Never).wide(120),
    Field::new("startsOn", Kind::Date, "First day", "প্রথম দিন").set(Set::Never).wide(140),
    Field::new("endsOn", Kind::Date, "Last day", "শেষ দিন")
        .once("A year that was opened keeps its days.", "খোলা অর্থবছরের দিন বদলায় না।")
        .help(
            "The end of a month, at most 15 months after the first day; the usual year when empty.",
            "কোনো মাসের শেষ দিন, প্রথম দিন থেকে সর্বোচ্চ ১৫ মাস; খালি থাকলে নিয়মিত বছর।",
        )
        .wide(140),
];

/// A fiscal year.
pub const FISCAL_YEAR: Document = Document {
    service: "organization",
    name: "fiscal-year",
    path: "fiscal-years",
    one: said("Fiscal year", "অর্থবছর"),
    many: said("Fiscal years", "অর্থবছর"),
    help: said(
        "The years a company's books are kept in, one after the other.",
        "যে বছর ধরে কোম্পানির হিসাব রাখা হয়, একটির পর একটি।",
    ),
    empty: said(
        "A company's first year is opened with the company. Set up a company first.",
        "কোম্পানির সঙ্গেই প্রথম অর্থবছর খোলে। আগে কোম্পানি তৈরি করুন।",
    ),
    graph: Graph { type_name: "FiscalYear", one: "fiscalYear", list: "fiscalYears" },
    title: Title { sign: None, name: "label", name_bn: None },
    fields: FIELDS,
    sections: &[Section {
        label: said("Fiscal year", "অর্থবছর"),
        fields: &["companyId", "label", "startsOn", "endsOn"],
    }],
    columns: &["label", "startsOn", "endsOn"],
    card: &["startsOn", "endsOn"],
    parent: None,
    state: None,
    life: &[],
    search: None,
    scope: Some(Scope { argument: "companyId", required: true }),
    filters: &[],
    create: Some(Create {
        label: said("Open next year", "পরবর্তী বছর খুলুন"),
        mutation: "openNextFiscalYear",
        permission: &permissions::FISCAL_YEAR_OPEN,
    }),
    update: None,
    acts: &[],
};
