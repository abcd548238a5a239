//! Packs, tables and rows as people read them.

use async_graphql::SimpleObject;
use bangladesh::digits::to_bengali;
use jiff::civil::Date;
use kernel::{Error, Result, utoipa, words};
use rules::{Book, Dates, Policy, Sheet, SheetCell, SheetRow};
use serde::Serialize;

use crate::errors;
use crate::wording::{LawTold, QuestionTold, Speech, Wording};

/// A pack with all it extends, without its rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, SimpleObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RulePack {
    /// Its name: `BD-2026-07`.
    pub id: String,
    /// What it is.
    pub title: Wording,
    /// The day it was last compared with the law.
    pub as_of: Date,
    /// The last day it was the newest word on, when another followed.
    pub until: Option<Date>,
    /// Why it departs from the law, when it does.
    pub reason: Option<String>,
    /// The packs it stands on, the nearest first.
    pub extends: Vec<String>,
    /// The first digits of the SHA-256 of all its text.
    pub digest: String,
    /// What it can decide.
    pub decisions: Vec<RuleDecision>,
    /// Its tables.
    pub tables: Vec<RuleTable>,
}

/// What a pack can decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, SimpleObject, utoipa::ToSchema)]
pub struct RuleDecision {
    /// Its name in the pack.
    pub id: String,
    /// What it is.
    pub title: Wording,
    /// What it may ask for, in the order in which it would.
    pub questions: Vec<QuestionTold>,
}

words! {
    /// Which of the rows that apply count.
    RulePolicy {
        /// At most one can apply.
        Unique = "unique",
        /// The first in order.
        First = "first",
        /// Several, if they say the same.
        Any = "any",
        /// The one with the smallest rank.
        Priority = "priority",
        /// All, in the order of the table.
        RuleOrder = "rule-order",
        /// All, by rank.
        OutputOrder = "output-order",
        /// All, in no order.
        Collect = "collect",
        /// The sum of what all say.
        CollectSum = "collect-sum",
        /// The smallest.
        CollectMin = "collect-min",
        /// The largest.
        CollectMax = "collect-max",
        /// How many apply.
        CollectCount = "collect-count",
    }
}

impl From<Policy> for RulePolicy {
    fn from(policy: Policy) -> Self {
        match policy {
            Policy::Unique => Self::Unique,
            Policy::First => Self::First,
            Policy::Any => Self::Any,
            Policy::Priority => Self::Priority,
            Policy::RuleOrder => Self::RuleOrder,
            Policy::OutputOrder => Self::OutputOrder,
            Policy::Collect => Self::Collect,
            Policy::CollectSum => Self::CollectSum,
            Policy::CollectMin => Self::CollectMin,
            Policy::CollectMax => Self::CollectMax,
            Policy::CollectCount => Self::CollectCount,
        }
    }
}

/// A decision table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, SimpleObject, utoipa::ToSchema)]
pub struct RuleTable {
    /// Its name in the pack.
    pub id: String,
    /// What it is.
    pub title: Wording,
    /// Which of the rows that apply count.
    pub policy: RulePolicy,
    /// How many rows it has, older versions among them.
    pub rows: i32,
}

/// A row of a decision table: when something is so, something follows, because a law says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, SimpleObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Rule {
    /// Table, key and first day: the same in every pack that has it.
    pub id: String,
    /// Its table.
    pub table: String,
    /// What its table is.
    pub table_title: Wording,
    /// What it is about.
    pub title: Wording,
    /// What must be so; what does not matter is left out.
    pub conditions: Vec<Condition>,
    /// What follows.
    pub actions: Vec<Action>,
    /// Where it comes from, and when it is law.
    pub law: LawTold,
    /// Its rank, where ranks count.
    pub priority: i32,
    /// Why it is there, in a pack that is not the law's.
    pub reason: Option<Wording>,
    /// Whether it counts on the day and with the knowledge asked about.
    pub counts: bool,
}

/// What must be so for a rule to apply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, SimpleObject, utoipa::ToSchema)]
pub struct Condition {
    /// The fact, by its name in the pack.
    pub name: String,
    /// What it is.
    pub title: Wording,
    /// As it stands in the pack: `civil-work`, `[1..1600]`.
    pub text: String,
    /// In words.
    pub said: Wording,
}

/// What follows when a rule applies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, SimpleObject, utoipa::ToSchema)]
pub struct Action {
    /// The result, by its name in the pack.
    pub name: String,
    /// What it is.
    pub title: Wording,
    /// As it stands in the pack: `5%`, or an expression.
    pub text: String,
    /// In words.
    pub said: Wording,
}

impl RulePack {
    /// A book as people read it.
    pub fn of(book: &Book, speech: Speech) -> Result<Self> {
        let origin = book.origin();
        let decision = |(id, title): (&str, &rules::Said)| -> Result<RuleDecision> {
            let questions = book.questions_of(id)?;
            Ok(RuleDecision {
                id: id.to_owned(),
                title: speech.said(title),
                questions: questions.iter().map(|question| QuestionTold::of(question, speech)).collect(),
            })
        };
        let table = |sheet: Sheet| RuleTable {
            title: speech.said(&sheet.title),
            policy: sheet.policy.into(),
            rows: i32::try_from(sheet.rows.len()).unwrap_or(i32::MAX),
            id: sheet.id,
        };
        Ok(Self {
            id: origin.id.clone(),
            title: speech.said(&origin.title),
            as_of: origin.as_of,
            until: origin.until,
            reason: origin.reason.clone(),
            extends: book.origins().iter().rev().skip(1).map(|base| base.id.clone()).collect(),
            digest: book.digest().to_owned(),
            decisions: book.decisions().map(decision).collect::<Result<_>>()?,
            tables: book.sheets().map(table).collect(),
        })
    }
}

/// Which rows of a pack are asked for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Only of this table.
    pub table: Option<String>,
    /// Only those that count on this day; all with their history when absent.
    pub on: Option<Date>,
    /// As far as was known on this day.
    pub known: Option<Date>,
    /// Only those with this text in them.
    pub search: Option<String>,
}

/// The rows of a book somebody asks for.
pub fn rules(book: &Book, wanted: &Wanted, today: Date, speech: Speech) -> Result<Vec<Rule>> {
    let dates = Dates::new(wanted.on.unwrap_or(today), wanted.known.unwrap_or(today));
    if let Some(name) = wanted.table.as_ref().filter(|name| !book.sheets().any(|sheet| sheet.id == **name)) {
        return Err(Error::new(&errors::TABLE_UNKNOWN).field("table").with("pack", book.id()).with("name", name));
    }
    let asked = |id: &str| wanted.table.as_deref().is_none_or(|table| table == id);
    let search = wanted.search.as_deref().map(plain_words).unwrap_or_default();
    let mut found = Vec::new();
    for (sheet, live) in book.sheets().zip(book.sheets_on(dates)).filter(|(sheet, _)| asked(&sheet.id)) {
        for row in &sheet.rows {
            let counts = live.rows.contains(row);
            let told = Rule::of(book, &sheet, row, counts, speech);
            if (counts || wanted.on.is_none()) && search.iter().all(|word| told.texts().contains(word)) {
                found.push(told);
            }
        }
    }
    Ok(found)
}

fn plain_words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_lowercase).collect()
}

impl Rule {
    fn of(book: &Book, sheet: &Sheet, row: &SheetRow, counts: bool, speech: Speech) -> Self {
        let said = |cell: &SheetCell| in_words(book, &cell.text, speech);
        let condition = |cell: &SheetCell| Condition {
            name: cell.name.clone(),
            title: speech.said(&cell.title),
            text: cell.text.clone(),
            said: said(cell),
        };
        let action = |cell: &SheetCell| Action {
            name: cell.name.clone(),
            title: speech.said(&cell.title),
            text: cell.text.clone(),
            said: said(cell),
        };
        Self {
            id: format!("{}/{}/{}/{}", sheet.id, row.law.key, row.law.in_force, row.law.pack),
            table: sheet.id.clone(),
            table_title: speech.said(&sheet.title),
            title: speech.said(&row.title),
            conditions: row.conditions.iter().map(condition).collect(),
            actions: row.actions.iter().map(action).collect(),
            law: LawTold::of(&row.law, speech),
            priority: i32::try_from(row.priority).unwrap_or_default(),
            reason: row.reason.as_ref().map(|reason| speech.said(reason)),
            counts,
        }
    }

    /// Everything it says, for searching.
    fn texts(&self) -> String {
        let law = &self.law;
        let mut all = vec![law.key.as_str(), law.source.as_str(), law.pack.as_str()];
        for both in [&self.title, &law.section, &law.instrument] {
            all.extend([both.en.as_str(), both.bn.as_str()]);
        }
        let conditions = self.conditions.iter().map(|cell| (&cell.text, &cell.said));
        for (text, said) in conditions.chain(self.actions.iter().map(|cell| (&cell.text, &cell.said))) {
            all.extend([text.as_str(), said.en.as_str(), said.bn.as_str()]);
        }
        all.join("\n").to_lowercase()
    }
}

/// A cell with its words replaced: `civil-work, rent`, `not(cash)`, `yes`. Expressions stay as they are.
fn in_words(book: &Book, text: &str, speech: Speech) -> Wording {
    let (inner, negated) = match text.strip_prefix("not(").and_then(|rest| rest.strip_suffix(')')) {
        Some(inner) => (inner, true),
        None => (text, false),
    };
    let words = inner.split(", ").map(|part| match part {
        "yes" => Wording { en: "yes".to_owned(), bn: "হ্যাঁ".to_owned() },
        "no" => Wording { en: "no".to_owned(), bn: "না".to_owned() },
        word => match book.word(word) {
            rules::Said::Text(plain) => Wording { bn: speech.bengali(&plain), en: plain },
            said => speech.said(&said),
        },
    });
    let (en, bn): (Vec<_>, Vec<_>) = words.map(|word| (word.en, word.bn)).unzip();
    match negated {
        true => Wording { en: format!("not {}", en.join(", ")), bn: format!("{} নয়", bn.join(", ")) },
        false => Wording { en: en.join(", "), bn: bn.join(", ") },
    }
}

impl Speech {
    fn bengali(self, text: &str) -> String {
        match self.0 {
            Some(crate::wording::DigitStyle::Latin) => text.to_owned(),
            _ => to_bengali(text),
        }
    }
}
