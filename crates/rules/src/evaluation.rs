//! What was decided, why, and what another pack would have said.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use kernel::{Currency, Language, Money};
use serde::{Deserialize, Serialize};

use crate::book::Book;
use crate::refusal::{Refusal, codes};
use crate::say::{Digits, Said, fill};
use crate::table::Law;
use crate::value::{Dates, Facts, Value};

/// One sentence of an explanation, as data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Which sentence: `rules.row`, `tds.tax`.
    pub code: String,
    /// What fills its blanks.
    pub params: Vec<(Cow<'static, str>, Said)>,
    /// The row of the law it rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub law: Option<Arc<Law>>,
    /// Somebody should look at this: sources disagree, or the case is one the law leaves open.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub doubt: bool,
}

/// What was decided on which facts, by which pack, and why. Kept as it is beside what it decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evaluation {
    /// The pack.
    pub pack: String,
    /// The pack's text, as a digest.
    pub digest: String,
    /// What was asked.
    pub decision: String,
    /// The day of the case and the day it was asked.
    #[serde(flatten)]
    pub dates: Dates,
    /// What was known.
    pub facts: Facts,
    /// What follows.
    pub results: BTreeMap<String, Value>,
    /// Why, in order.
    pub lines: Vec<Line>,
}

/// Sentences every book knows: code, English, Bengali.
const SENTENCES: [(&str, &str, &str); 11] = [
    (
        "rules.dates",
        "Law in force on {on}, as known on {known}; rule pack {pack}.",
        "{on} তারিখে কার্যকর আইন, {known} পর্যন্ত যা জানা; নিয়মের প্যাক {pack}।",
    ),
    (
        "rules.row",
        "{table}: {row} → {results} ({section}, {instrument}).",
        "{table}: {row} → {results} ({section}, {instrument})।",
    ),
    ("rules.value", "{name}: {value}.", "{name}: {value}।"),
    (
        "rules.rounded",
        "{name}: {value} ({rounding}; before rounding {exact}).",
        "{name}: {value} ({rounding}; পূর্ণকরণের আগে {exact})।",
    ),
    ("rules.only", "{name}: {value} ({chosen}).", "{name}: {value} ({chosen})।"),
    (
        "rules.highest",
        "{name}: {value}, the highest of {candidates}. Chosen: {chosen}.",
        "{name}: {value}; {candidates}-এর মধ্যে সর্বোচ্চ। নেওয়া হয়েছে: {chosen}।",
    ),
    (
        "rules.lowest",
        "{name}: {value}, the lowest of {candidates}. Chosen: {chosen}.",
        "{name}: {value}; {candidates}-এর মধ্যে সর্বনিম্ন। নেওয়া হয়েছে: {chosen}।",
    ),
    (
        "rules.disputed",
        "Sources disagree about {row} ({section}). Have it checked by a chartered accountant.",
        "{row} ({section}) সম্পর্কে উৎসগুলো একমত নয়। একজন চার্টার্ড অ্যাকাউন্ট্যান্ট দিয়ে যাচাই করান।",
    ),
    (
        "rules.own-row",
        "Row {key} of your own pack {pack} is used. Reason: {reason}",
        "আপনাদের নিজস্ব প্যাক {pack}-এর {key} সারি ব্যবহৃত হয়েছে। কারণ: {reason}",
    ),
    (
        "rules.own-steps",
        "Reckoned by the steps of your own pack {pack}. Reason: {reason}",
        "আপনাদের নিজস্ব প্যাক {pack}-এর ধাপ অনুযায়ী হিসাব করা হয়েছে। কারণ: {reason}",
    ),
    (
        "rules.superseded",
        "{pack} was the newest word until {until} only; a later pack may say otherwise about {on}.",
        "{pack} কেবল {until} পর্যন্ত হালনাগাদ ছিল; {on} তারিখের জন্য পরের প্যাকে ভিন্ন কথা থাকতে পারে।",
    ),
];

/// The codes of the lines that every book can say.
pub fn line_codes() -> impl Iterator<Item = &'static str> {
    SENTENCES.iter().map(|(code, _, _)| *code)
}

impl Book {
    /// A line in words. The book must be the one that made it, or one with the same sentences.
    #[must_use]
    pub fn say(&self, line: &Line, language: Language, digits: Digits) -> String {
        let shipped = SENTENCES.iter().find(|(code, _, _)| *code == line.code).map(|(_, en, bn)| (*en, *bn));
        let own = || self.sentences.get(&line.code).map(|said| (said.en.as_str(), said.bn.as_str()));
        let (en, bn) = shipped.or_else(own).unwrap_or(("{name}: {value}.", "{name}: {value}।"));
        let sentence = if language == Language::Bn { bn } else { en };
        let text = fill(sentence, &line.params, language, digits);
        // a rounding that took something off is said even where the sentence does not speak of it
        if line.params.iter().any(|(name, _)| name == "exact") && !sentence.contains("{rounding}") {
            let (en, bn) = ("{rounding}; before rounding {exact}", "{rounding}; পূর্ণকরণের আগে {exact}");
            let aside = if language == Language::Bn { bn } else { en };
            return format!("{text} [{}]", fill(aside, &line.params, language, digits));
        }
        text
    }

    /// An explanation in words, a line each.
    #[must_use]
    pub fn explain(&self, evaluation: &Evaluation, language: Language, digits: Digits) -> Vec<String> {
        evaluation.lines.iter().map(|line| self.say(line, language, digits)).collect()
    }

    /// The same case under this book: what it would have decided, and how that differs. `dates` are the case's own, unless
    /// it is asked what another day would have made of it.
    ///
    /// # Errors
    /// As [`Book::decide`]: this book may ask for more, or know nothing of that day.
    pub fn replay(&self, evaluation: &Evaluation, dates: Dates) -> Result<(Evaluation, Difference), Refusal> {
        let again = self.decide(&evaluation.decision, &evaluation.facts, dates)?;
        let difference = Difference::between(evaluation, &again);
        Ok((again, difference))
    }
}

impl Evaluation {
    /// A result by its name.
    ///
    /// # Errors
    /// There is none.
    pub fn result(&self, name: &str) -> Result<&Value, Refusal> {
        self.results.get(name).ok_or_else(|| Refusal::new(&codes::RESULT_UNKNOWN).with("name", name))
    }

    /// An amount in poisha.
    ///
    /// # Errors
    /// There is none of this name, or it is no amount.
    pub fn poisha(&self, name: &str) -> Result<i64, Refusal> {
        match self.result(name)? {
            Value::Amount(poisha) => Ok(*poisha),
            _ => Err(Refusal::new(&codes::RESULT_UNKNOWN).with("name", name)),
        }
    }

    /// An amount of taka.
    ///
    /// # Errors
    /// There is none of this name, or it is no amount.
    pub fn money(&self, name: &str) -> Result<Money, Refusal> {
        Ok(Money::new(self.poisha(name)?, Currency::BDT))
    }

    /// Yes or no.
    ///
    /// # Errors
    /// There is none of this name, or it is something else.
    pub fn flag(&self, name: &str) -> Result<bool, Refusal> {
        match self.result(name)? {
            Value::Flag(flag) => Ok(*flag),
            _ => Err(Refusal::new(&codes::RESULT_UNKNOWN).with("name", name)),
        }
    }

    /// The rows of the law it rests on, in the order they were used.
    pub fn laws(&self) -> impl Iterator<Item = &Law> {
        self.lines.iter().filter_map(|line| line.law.as_deref())
    }

    /// What somebody should look at.
    pub fn doubts(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.doubt)
    }
}

/// What differs between two evaluations of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// Results: name, before, after.
    pub results: Vec<(String, Option<Value>, Option<Value>)>,
    /// Lines of the explanation: before, after. Packs and dates alone are no difference.
    pub lines: Vec<(Option<Line>, Option<Line>)>,
}

impl Difference {
    /// What differs.
    #[must_use]
    pub fn between(before: &Evaluation, after: &Evaluation) -> Self {
        let names: std::collections::BTreeSet<&String> = before.results.keys().chain(after.results.keys()).collect();
        let results = names.into_iter().filter_map(|name| {
            let (old, new) = (before.results.get(name), after.results.get(name));
            (old != new).then(|| (name.clone(), old.cloned(), new.cloned()))
        });
        Self { results: results.collect(), lines: changed_lines(&before.lines, &after.lines) }
    }

    /// Nothing differs.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.results.is_empty() && self.lines.is_empty()
    }
}

/// Lines belong together by code and by the table or name they speak of, in their order.
fn changed_lines(before: &[Line], after: &[Line]) -> Vec<(Option<Line>, Option<Line>)> {
    let mut left: Vec<Option<&Line>> = after.iter().filter(|line| line.code != "rules.dates").map(Some).collect();
    let mut changed = Vec::new();
    for old in before.iter().filter(|line| line.code != "rules.dates") {
        let twin = left.iter_mut().find(|new| new.is_some_and(|new| new.subject() == old.subject()));
        let new = twin.and_then(Option::take);
        if new.is_none_or(|new| {
            new.params != old.params || new.law.as_ref().map(|law| &law.key) != old.law.as_ref().map(|law| &law.key)
        }) {
            changed.push((Some(old.clone()), new.cloned()));
        }
    }
    changed.extend(left.into_iter().flatten().map(|new| (None, Some(new.clone()))));
    changed
}

impl Line {
    /// What it speaks of: its sentence, and the table or the name in it.
    fn subject(&self) -> (&str, Option<&Said>) {
        let about = self.params.iter().find(|(name, _)| matches!(name.as_ref(), "table" | "name"));
        (&self.code, about.map(|(_, said)| said))
    }
}

/// What one table says to a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its outputs by name. Amounts are exact numbers of taka here: a table does not round.
    pub outputs: BTreeMap<String, Value>,
    /// The keys of the rows that count, in the order of the policy.
    pub rows: Vec<String>,
}

/// A due date with its reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The day.
    pub date: Date,
    /// How sure the calendar is of it.
    pub certainty: bangladesh::working::Certainty,
    /// The deadline it follows from, with its law.
    pub deadline: bangladesh::due::Deadline,
}
