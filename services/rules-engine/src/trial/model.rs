//! A case put to a book: what was asked, and what came of it.

use std::sync::Arc;

use async_graphql::{InputObject, SimpleObject};
use jiff::civil::Date;
use kernel::{Error, Result, utoipa, words};
use rules::{Book, Dates, Difference, Evaluation, Facts, Line, Refusal, Value, codes};
use serde::{Deserialize, Serialize};

use crate::errors;
use crate::wording::{LawTold, QuestionTold, RefusalTold, Speech, ValueTold, Wording};

/// Facts of one case, at most: the longest form has a third of it.
const FACTS: usize = 100;
/// Letters of one fact: the largest amount and the longest word have fewer.
const FACT: usize = 100;

/// What is known of a case, as it was typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[graphql(name = "RuleFact")]
pub struct Fact {
    /// Its name in the pack.
    pub name: String,
    /// A word of the choices, an amount in taka, `7.5%`, a day, `yes` or `no`; in either digits. Empty is not known.
    pub value: String,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[graphql(name = "RuleCase")]
pub struct Case {
    /// The pack; the one in force when absent.
    pub pack: Option<String>,
    /// What is to be decided, by its name in the pack: `tds`.
    pub decision: String,
    /// What is known.
    pub facts: Vec<Fact>,
    /// The day of the case; today when absent.
    pub on: Option<Date>,
    /// The day up to which law is known; today when absent.
    pub known: Option<Date>,
}

impl Case {
    /// The two dates of the case.
    pub fn dates(&self, today: Date) -> Dates {
        Dates::new(self.on.unwrap_or(today), self.known.unwrap_or(today))
    }

    /// Whether it is small enough to be looked at.
    pub fn expect_small(&self) -> Result<()> {
        let long = |fact: &Fact| fact.name.len() > FACT || fact.value.chars().count() > FACT;
        if self.facts.len() > FACTS || self.decision.len() > FACT || self.facts.iter().any(long) {
            return Err(Error::new(&errors::TOO_MANY_FACTS).field("facts").with("limit", FACTS));
        }
        Ok(())
    }

    /// The facts as this book reads them.
    pub fn read(&self, book: &Book) -> Result<Facts, Refusal> {
        book.read_facts(self.facts.iter().map(|fact| (fact.name.as_str(), fact.value.as_str())))
    }
}

words! {
    /// What came of a case.
    RuleOutcome {
        /// It was decided.
        Decided = "decided",
        /// A fact is missing: the question says which.
        Asks = "asks",
        /// The rules refuse: no row for it, a date nothing is known of, a wrong word.
        Refused = "refused",
    }
}

/// A case and what a book says to it.
#[derive(Clone, Debug)]
pub struct Trial {
    pub book: Arc<Book>,
    pub decision: String,
    pub dates: Dates,
    /// What is known, as far as it could be read.
    pub facts: Facts,
    pub answer: Result<Evaluation, Refusal>,
}

impl Trial {
    /// Puts a case to a book.
    pub fn of(book: &Arc<Book>, case: &Case, today: Date) -> Self {
        let dates = case.dates(today);
        let read = case.read(book);
        let facts = read.as_ref().cloned().unwrap_or_default();
        let answer = read.and_then(|facts| book.decide(&case.decision, &facts, dates));
        Self { book: Arc::clone(book), decision: case.decision.clone(), dates, facts, answer }
    }

    /// What came of it.
    pub fn outcome(&self) -> RuleOutcome {
        match &self.answer {
            Ok(_) => RuleOutcome::Decided,
            Err(refusal) if refusal.code() == codes::FACT_MISSING.name => RuleOutcome::Asks,
            Err(_) => RuleOutcome::Refused,
        }
    }

    /// The same in words.
    pub fn told(&self, speech: Speech) -> TrialTold {
        let refusal = self.answer.as_ref().err();
        TrialTold::of(
            &Said {
                book: &self.book,
                digest: self.book.digest(),
                decision: &self.decision,
                dates: self.dates,
                outcome: self.outcome(),
                decided: self.answer.as_ref().ok(),
                facts: &self.facts,
            },
            refusal.map(RefusalTold::of),
            speech,
        )
    }
}

/// What came of a case, before it is put into words.
pub struct Said<'a> {
    pub book: &'a Book,
    pub digest: &'a str,
    pub decision: &'a str,
    pub dates: Dates,
    pub outcome: RuleOutcome,
    pub decided: Option<&'a Evaluation>,
    pub facts: &'a Facts,
}

impl TrialTold {
    /// What came of a case, in words.
    pub fn of(said: &Said<'_>, refusal: Option<RefusalTold>, speech: Speech) -> Self {
        let (book, decided) = (said.book, said.decided);
        let value = |(name, value): (&str, &Value)| ValueTold::of(book, name, value, speech);
        let mut results: Vec<(&String, &Value)> = decided.iter().flat_map(|known| known.results.iter()).collect();
        let order = book.outputs_of(said.decision);
        results.sort_by_key(|(name, _)| order.iter().position(|known| known == name).unwrap_or(order.len()));
        let lines = decided.iter().flat_map(|known| known.lines.iter());
        let laws = decided.iter().flat_map(|known| known.laws());
        let asks =
            refusal.as_ref().filter(|_| said.outcome == RuleOutcome::Asks).and_then(|refusal| refusal.fact.clone());
        let question = asks.and_then(|name| book.questions().find(|question| question.name == name));
        Self {
            pack: book.id().to_owned(),
            pack_title: speech.said(&book.origin().title),
            digest: said.digest.to_owned(),
            decision: said.decision.to_owned(),
            decision_title: speech.said(&book.decision_title(said.decision)),
            on: said.dates.on,
            known: said.dates.known,
            outcome: said.outcome,
            facts: said.facts.iter().map(value).collect(),
            results: results.into_iter().map(|(name, known)| value((name, known))).collect(),
            lines: lines.map(|line| LineTold::of(book, line, speech)).collect(),
            laws: laws.map(|law| LawTold::of(law, speech)).collect(),
            question: question.map(|question| QuestionTold::of(&question, speech)),
            refusal,
        }
    }
}

/// A line of an explanation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, SimpleObject, utoipa::ToSchema)]
#[graphql(name = "RuleLine")]
pub struct LineTold {
    /// Which sentence.
    pub code: String,
    /// The sentence.
    pub said: Wording,
    /// Somebody should look at this.
    pub doubt: bool,
    /// The row of the law it rests on.
    pub law: Option<LawTold>,
}

impl LineTold {
    /// A line in the words of its book.
    pub fn of(book: &Book, line: &Line, speech: Speech) -> Self {
        Self {
            code: line.code.clone(),
            said: speech.line(book, line),
            doubt: line.doubt,
            law: line.law.as_deref().map(|law| LawTold::of(law, speech)),
        }
    }
}

/// What a pack says to a case: results with their explanation, or the question of a missing fact, or why not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, SimpleObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[graphql(name = "RuleTrial")]
pub struct TrialTold {
    /// The pack that was asked.
    pub pack: String,
    /// What that pack is.
    pub pack_title: Wording,
    /// The pack's text, as a digest.
    pub digest: String,
    /// What was asked.
    pub decision: String,
    /// What that is.
    pub decision_title: Wording,
    /// The day of the case.
    pub on: Date,
    /// The day up to which law was known.
    pub known: Date,
    /// What came of it.
    pub outcome: RuleOutcome,
    /// What was known, as it was understood.
    pub facts: Vec<ValueTold>,
    /// What follows.
    pub results: Vec<ValueTold>,
    /// Why, in order.
    pub lines: Vec<LineTold>,
    /// The rows of the law it rests on, in the order in which they were used.
    pub laws: Vec<LawTold>,
    /// The fact that is missing, when that is all that is wrong.
    pub question: Option<QuestionTold>,
    /// Why there is no answer.
    pub refusal: Option<RefusalTold>,
}

/// A result that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, SimpleObject, utoipa::ToSchema)]
#[graphql(name = "RuleValueChange")]
pub struct ValueChange {
    /// Its name.
    pub name: String,
    /// What it is.
    pub title: Wording,
    /// What it was.
    pub before: Option<Wording>,
    /// What it is now.
    pub after: Option<Wording>,
}

/// A line of the explanation that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, SimpleObject, utoipa::ToSchema)]
#[graphql(name = "RuleLineChange")]
pub struct LineChange {
    /// What it said.
    pub before: Option<Wording>,
    /// What it says now.
    pub after: Option<Wording>,
}

/// What a pack says to a case, and how that differs from what another said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, SimpleObject, utoipa::ToSchema)]
#[graphql(name = "RuleComparison")]
pub struct Comparison {
    /// What this pack says.
    pub trial: TrialTold,
    /// Results that differ from the first pack's.
    pub results: Vec<ValueChange>,
    /// Lines of the explanation that differ from the first pack's; packs and dates alone are no difference.
    pub lines: Vec<LineChange>,
}

impl Comparison {
    /// How a trial differs from an earlier evaluation and the book that says its lines.
    pub fn between(before: Option<(&Book, &Evaluation)>, trial: &Trial, speech: Speech) -> Self {
        let told = trial.told(speech);
        let (Some((book, before)), Ok(after)) = (before, &trial.answer) else {
            return Self { trial: told, results: Vec::new(), lines: Vec::new() };
        };
        let difference = Difference::between(before, after);
        let said = |book: &Book, name: &str, value: &Option<Value>| {
            value.as_ref().map(|value| speech.said(&book.value_of(name, value)))
        };
        let result = |(name, old, new): &(String, Option<Value>, Option<Value>)| ValueChange {
            name: name.clone(),
            title: speech.said(&trial.book.title_of(name)),
            before: said(book, name, old),
            after: said(&trial.book, name, new),
        };
        let line = |(old, new): &(Option<Line>, Option<Line>)| LineChange {
            before: old.as_ref().map(|line| speech.line(book, line)),
            after: new.as_ref().map(|line| speech.line(&trial.book, line)),
        };
        Self {
            trial: told,
            results: difference.results.iter().map(result).collect(),
            lines: difference.lines.iter().map(line).collect(),
        }
    }
}
