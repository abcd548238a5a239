//! What a form asks of a book: which facts a decision may want, and a fact as people type it.

use std::collections::BTreeSet;

use bangladesh::digits::to_ascii;
use bangladesh::due::{Anchor, Deadline};

use crate::book::{Act, Book, Decision, KNOWN, Question, RoundBy};
use crate::cell::Cell;
use crate::compile::literal;
use crate::expr::{Expr, Slot};
use crate::refusal::{Refusal, codes};
use crate::rounding::poisha;
use crate::say::Said;
use crate::sheet::Sheet;
use crate::value::{Dates, Facts, Kind, Value};

impl Book {
    /// What a decision may ask for, settings among them, in the order in which it would; names that follow in it are none.
    ///
    /// # Errors
    /// There is no such decision.
    pub fn questions_of(&self, decision: &str) -> Result<Vec<Question>, Refusal> {
        let unknown = || Refusal::new(&codes::DECISION_UNKNOWN).with("pack", self.id()).with("name", decision);
        let asked = self.decisions.get(decision).filter(|asked| !asked.outputs.is_empty()).ok_or_else(unknown)?;
        let mut named = Vec::new();
        asked.steps.iter().for_each(|step| self.names_of(step, &mut named));
        let mut seen = BTreeSet::new();
        named.retain(|slot| *slot > KNOWN && !asked.follows.contains(slot) && seen.insert(*slot));
        Ok(named.into_iter().map(|slot| self.question(&self.names[slot])).collect())
    }

    fn names_of(&self, step: &crate::book::Step, named: &mut Vec<Slot>) {
        step.when.iter().for_each(|expr| expr.names(named));
        match &step.act {
            Act::Is(expr) => expr.names(named),
            Act::Ask(table) => {
                let table = &self.tables[*table];
                let asked = |column: &usize| table.rows.iter().any(|row| row.cells[*column] != Cell::Any);
                named.extend((0..table.inputs.len()).filter(asked).map(|column| table.inputs[column]));
                table.rows.iter().flat_map(|row| &row.outputs).for_each(|expr| expr.names(named));
            }
            Act::Best { of, .. } => named.extend(of),
            Act::Refuse | Act::Doubt => {}
        }
        if let Some(RoundBy::Setting(slot)) = &step.round {
            named.push(*slot);
        }
    }

    /// The results of a decision, in the order in which its pack names them.
    #[must_use]
    pub fn outputs_of(&self, decision: &str) -> Vec<&str> {
        let outputs = self.decisions.get(decision).map(|known| known.outputs.as_slice()).unwrap_or_default();
        outputs.iter().map(|slot| self.names[*slot].name.as_str()).collect()
    }

    /// A name of the pack in words.
    #[must_use]
    pub fn title_of(&self, name: &str) -> Said {
        self.slots.get(name).map_or_else(|| name.into(), |slot| self.names[*slot].title.clone())
    }

    /// What sort of thing a name stands for.
    #[must_use]
    pub fn kind_of(&self, name: &str) -> Option<Kind> {
        self.slots.get(name).map(|slot| self.names[*slot].kind)
    }

    /// A fact or a result of this name as people read it.
    #[must_use]
    pub fn value_of(&self, name: &str, value: &Value) -> Said {
        self.slots.get(name).map_or_else(|| Said::Text(format!("{value:?}")), |slot| self.said(*slot, value))
    }

    /// Facts as people type them, by name: words of the choices, numbers in either digits with or without commas, `7.5%`,
    /// days as `2026-11-20`, `yes` and `no`. What is empty is not known.
    ///
    /// # Errors
    /// A name nobody knows, a word that is no choice, what cannot be read as the name's kind.
    pub fn read_facts<'a>(&self, typed: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Facts, Refusal> {
        let mut facts = Facts::new();
        for (name, text) in typed.into_iter().filter(|(_, text)| !text.trim().is_empty()) {
            facts = facts.with(name, self.read_fact(name, text)?);
        }
        Ok(facts)
    }

    fn read_fact(&self, name: &str, typed: &str) -> Result<Value, Refusal> {
        let known = &self.names[self.slot(name).map_err(|refusal| refusal.about(name))?];
        let text = to_ascii(typed.trim());
        // a word that is no choice is refused with the choices, when it is asked
        if known.kind == Kind::Text {
            return Ok(Value::Text(text.into()));
        }
        let wrong = || {
            let refusal = Refusal::new(&codes::FACT_KIND).with("fact", known.title.clone());
            refusal.with("kind", known.kind.word()).about(name)
        };
        if known.kind == Kind::Date {
            return text.parse().map(Value::Date).map_err(|_| wrong());
        }
        match (literal(&text, known).map_err(|_| wrong())?, known.kind) {
            (Value::Number(taka), Kind::Amount) => poisha(taka).map(Value::Amount).ok_or_else(wrong),
            (value, _) => Ok(value),
        }
    }

    /// The tables with the rows only that are law on a day, as far as is known on another.
    pub fn sheets_on(&self, dates: Dates) -> impl Iterator<Item = Sheet> + '_ {
        self.sheets().zip(&self.tables).map(move |(mut sheet, table)| {
            let mut index = 0;
            sheet.rows.retain(|_| {
                index += 1;
                table.is_live(index - 1, dates)
            });
            sheet
        })
    }

    /// The deadlines it knows, each once, by name with what is due and what it counts from.
    #[must_use]
    pub fn deadlines(&self) -> Vec<(String, Said, Anchor)> {
        let mut seen = BTreeSet::new();
        let fresh = self.deadlines.iter().filter(|deadline| seen.insert(deadline.key.clone()));
        let told = |deadline: &Deadline| {
            (deadline.key.to_string(), crate::compile::words(&deadline.en, &deadline.bn), deadline.anchor)
        };
        fresh.map(told).collect()
    }

    /// Titles of what can be decided.
    #[must_use]
    pub fn decision_title(&self, decision: &str) -> Said {
        self.decisions.get(decision).map_or_else(|| decision.into(), |known: &Decision| known.title.clone())
    }
}

impl Expr {
    /// The names it speaks of, in their order.
    fn names(&self, named: &mut Vec<Slot>) {
        match self {
            Self::Value(_) => {}
            Self::Name(slot) | Self::Given(slot) => named.push(*slot),
            Self::Not(inner) | Self::Negative(inner) => inner.names(named),
            Self::Two(_, left, right) => [left, right].into_iter().for_each(|part| part.names(named)),
            Self::If(when, then, other) => [when, then, other].into_iter().for_each(|part| part.names(named)),
            Self::Call(_, parts) => parts.iter().for_each(|part| part.names(named)),
        }
    }
}
