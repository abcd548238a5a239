//! A pack and all it extends, made ready to be asked.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use bangladesh::due::Deadline;
use jiff::civil::Date;

use crate::expr::{Expr, Scope, Slot, Sort};
use crate::file::{Sentence, Test};
use crate::refusal::{Refusal, codes};
use crate::rounding::Rounding;
use crate::say::Said;
use crate::table::Table;
use crate::value::{Kind, Value};

/// The day of the case, a name every pack knows.
pub(crate) const ON: Slot = 0;
/// The day it is asked.
pub(crate) const KNOWN: Slot = 1;

/// A name of the pack: a fact, a setting or a figure that follows.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    pub name: String,
    pub kind: Kind,
    pub title: Said,
    pub choices: Vec<Arc<str>>,
    pub setting: Option<Value>,
}

/// How a step comes to its value.
#[derive(Debug)]
pub(crate) enum Act {
    Is(Expr),
    Ask(usize),
    /// The highest of these, or the lowest; those that have no value are left out.
    Best {
        highest: bool,
        of: Vec<Slot>,
    },
    Refuse,
    Doubt,
}

#[derive(Debug)]
pub(crate) enum RoundBy {
    Fixed(Rounding),
    /// By the name a setting gives.
    Setting(Slot),
}

#[derive(Debug)]
pub(crate) struct Step {
    pub name: Option<Slot>,
    pub when: Option<Expr>,
    pub act: Act,
    pub round: Option<RoundBy>,
    /// The code of its line: `tds.base`.
    pub code: String,
    pub quiet: bool,
    /// The names its sentences speak of.
    pub blanks: Vec<Slot>,
    pub says: bool,
}

#[derive(Debug)]
pub(crate) struct Decision {
    pub id: String,
    pub title: Said,
    pub outputs: Vec<Slot>,
    pub steps: Vec<Step>,
    /// The pack that declares it and its reason, when it is not the law's.
    pub own: Option<(String, String)>,
    /// Names that follow here and cannot be given.
    pub follows: Vec<Slot>,
}

/// What a pack says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Its name: `BD-2026-07`.
    pub id: String,
    /// What it is.
    pub title: Said,
    /// The day it was last compared with the law.
    pub as_of: Date,
    /// The last day it was the newest word on, when another followed.
    pub until: Option<Date>,
    /// Why it departs from the law, when it does.
    pub reason: Option<String>,
}

/// A pack with all it extends, checked and ready. Made once, asked often, from any thread.
#[derive(Debug)]
pub struct Book {
    pub(crate) origins: Vec<Origin>,
    pub(crate) digest: String,
    pub(crate) names: Vec<Known>,
    pub(crate) slots: HashMap<String, Slot>,
    pub(crate) tables: Vec<Table>,
    pub(crate) decisions: BTreeMap<String, Decision>,
    pub(crate) roundings: BTreeMap<String, Rounding>,
    pub(crate) words: BTreeMap<String, Said>,
    pub(crate) sentences: BTreeMap<String, Sentence>,
    pub(crate) deadlines: Vec<Deadline>,
    /// The tests of the topmost pack, with the lines they begin in.
    pub(crate) tests: Vec<(Test, usize)>,
}

/// A fact a decision may ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its name in the pack.
    pub name: String,
    /// What it is, in both languages.
    pub title: Said,
    /// What sort of thing.
    pub kind: Kind,
    /// The only answers, with their words; empty when any will do.
    pub choices: Vec<(String, Said)>,
    /// What is taken when the company does not say: this is a setting, and never a fact of the case.
    pub setting: Option<Value>,
}

impl Book {
    /// The pack's name.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.origin().id
    }

    /// The pack itself.
    #[must_use]
    pub fn origin(&self) -> &Origin {
        self.origins.last().expect("a book is made of at least one pack")
    }

    /// The pack and all it extends, the oldest first.
    #[must_use]
    pub fn origins(&self) -> &[Origin] {
        &self.origins
    }

    /// The first 16 hexadecimal digits of the SHA-256 of all its text: two books with one digest say the same.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// What can be decided, with titles.
    pub fn decisions(&self) -> impl Iterator<Item = (&str, &Said)> {
        self.decisions
            .values()
            .filter(|decision| !decision.outputs.is_empty())
            .map(|decision| (decision.id.as_str(), &decision.title))
    }

    /// All names, settings among them.
    pub fn questions(&self) -> impl Iterator<Item = Question> + '_ {
        self.names.iter().skip(KNOWN + 1).map(|known| self.question(known))
    }

    pub(crate) fn question(&self, known: &Known) -> Question {
        let choice = |word: &Arc<str>| (word.to_string(), self.word(word));
        Question {
            name: known.name.clone(),
            title: known.title.clone(),
            kind: known.kind,
            choices: known.choices.iter().map(choice).collect(),
            setting: known.setting.clone(),
        }
    }

    /// A word of a choice in both languages.
    #[must_use]
    pub fn word(&self, word: &str) -> Said {
        self.words.get(word).cloned().unwrap_or_else(|| word.into())
    }

    /// A value as people read it.
    pub(crate) fn said(&self, slot: Slot, value: &Value) -> Said {
        match (value, self.names[slot].kind) {
            (Value::Text(text), _) => self.word(text),
            (Value::Number(number), Kind::Amount) => Said::Amount(*number),
            (Value::Number(number), Kind::Rate) => Said::Rate(*number),
            (Value::Number(number), _) => Said::Number(*number),
            (Value::Amount(poisha), _) => {
                match bangladesh::land::Ratio::new((*poisha).into(), crate::value::POISHA.into()) {
                    Some(taka) => Said::Amount(taka),
                    None => poisha.to_string().into(),
                }
            }
            (Value::Date(date), _) => Said::Date(*date),
            (Value::Flag(flag), _) => Said::Flag(*flag),
            (Value::List(list), _) => Said::List(list.iter().map(|value| self.said(slot, value)).collect()),
        }
    }

    pub(crate) fn slot(&self, name: &str) -> Result<Slot, Refusal> {
        self.slots.get(name).copied().ok_or_else(|| Refusal::new(&codes::FACT_UNKNOWN).with("name", name))
    }
}

impl Scope for Book {
    fn find(&self, name: &str) -> Option<(Slot, Sort)> {
        let slot = *self.slots.get(name)?;
        Some((slot, self.names[slot].kind.into()))
    }
}
