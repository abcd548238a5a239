//! What the file of a party knows of a case: it is asked of master-data, on the day of the case.

use async_graphql::SimpleObject;
use contracts::master_data::{KnownFact, PartyFacts, PartyId, PartyOn};
use jiff::civil::Date;
use kernel::{Cx, Error, Result, words};
use rules::{Book, Question};

use super::Trials;
use crate::permissions;
use crate::wording::{Speech, ValueTold, Wording};

words! {
    /// Why the file of a party does not know a fact.
    PartyFactLack {
        /// It was never shown or said.
        Never = "never",
        /// It has run out.
        Expired = "expired",
        /// It holds from a later day on.
        NotYet = "not-yet",
    }
}

/// A fact a decision may ask for that the file of a party does not know.
#[derive(Clone, Debug, SimpleObject)]
pub struct PartyFactMissing {
    /// Its name in the pack.
    pub name: String,
    /// What it is.
    pub title: Wording,
    /// Why it is not known.
    pub why: PartyFactLack,
    /// The day it ran out, or from which it will hold.
    pub day: Option<Date>,
}

/// A certificate of a lower or no rate that holds on the day. The law's packs do not know it: an own pack can.
#[derive(Clone, Debug, SimpleObject)]
pub struct PartyExemption {
    /// The section of the law.
    pub section: String,
    /// The rate in per cent.
    pub rate: String,
    /// The certificate's number.
    pub number: String,
    /// Its last day.
    pub ends_on: Option<Date>,
}

/// What the file of a party knows of a case: what a decision may ask for, and nothing else.
#[derive(Clone, Debug, SimpleObject)]
pub struct PartyCase {
    /// What is known, as a case takes it.
    pub facts: Vec<ValueTold>,
    /// What stays a question.
    pub missing: Vec<PartyFactMissing>,
    /// Certificates of a lower or no rate.
    pub exemptions: Vec<PartyExemption>,
}

/// Whose case.
#[derive(Clone, Debug)]
pub struct PartyAsked {
    pub party: PartyId,
    /// The pack; the one in force when absent.
    pub pack: Option<String>,
    pub decision: String,
    /// The day of the case; today when absent.
    pub on: Option<Date>,
}

impl Trials {
    /// What the file of a party knows of a case. Master-data asks for its own permission besides.
    pub async fn of_party(&self, cx: &Cx, asked: PartyAsked, speech: Speech) -> Result<PartyCase> {
        cx.require(&permissions::RULE_READ)?;
        let book = self.shelf.book(cx, asked.pack.as_deref()).await?;
        let questions = book.questions_of(&asked.decision)?;
        let day = PartyOn { party: asked.party, on: asked.on.unwrap_or_else(|| cx.today()) };
        let facts = self.master_data.party_facts(cx, day).await?.ok_or_else(|| Error::not_found("party"))?;
        Ok(PartyCase::of(&book, &questions, facts, speech))
    }
}

impl PartyCase {
    fn of(book: &Book, questions: &[Question], facts: PartyFacts, speech: Speech) -> Self {
        let asked = |name: &str| questions.iter().find(|question| question.name == name);
        let known = facts.known.iter().filter_map(|fact| value(book, asked(&fact.name)?, fact, speech));
        let missing = facts.missing.into_iter().filter_map(|missing| {
            let title = speech.said(&asked(&missing.name)?.title);
            let why = missing.why.parse().ok()?;
            Some(PartyFactMissing { name: missing.name, title, why, day: missing.day })
        });
        let exemptions = facts.exemptions.into_iter().map(|exempt| PartyExemption {
            section: exempt.section,
            rate: exempt.rate,
            number: exempt.number,
            ends_on: exempt.ends_on,
        });
        Self { facts: known.collect(), missing: missing.collect(), exemptions: exemptions.collect() }
    }
}

/// A fact as this book reads it; a word it does not know stays a question.
fn value(book: &Book, question: &Question, fact: &KnownFact, speech: Speech) -> Option<ValueTold> {
    let typed = match fact.value.as_str() {
        "true" => "yes",
        "false" => "no",
        word => word,
    };
    if !question.choices.is_empty() && question.choices.iter().all(|(word, _)| word != typed) {
        return None;
    }
    let read = book.read_facts([(fact.name.as_str(), typed)]).ok()?;
    read.get(&fact.name).map(|value| ValueTold::of(book, &fact.name, value, speech))
}
