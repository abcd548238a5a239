//! The tests inside a pack: a pack that fails its own is not used.

use bangladesh::working::{Weekend, WorkingCalendar, y2026};
use kernel::Language;

use crate::book::Book;
use crate::compile::literal;
use crate::file::Test;
use crate::refusal::{Refusal, codes};
use crate::rounding::poisha;
use crate::rows::written_text;
use crate::say::Digits;
use crate::value::{Dates, Facts, Kind, Value};

impl Book {
    /// Runs the tests of the topmost pack and counts them.
    ///
    /// # Errors
    /// The first that fails: its name, what was expected and what came.
    pub fn prove(&self) -> Result<usize, Refusal> {
        for (test, line) in &self.tests {
            self.run(test).map_err(|reason| {
                Refusal::new(&codes::PACK_TEST)
                    .with("test", test.name.as_str())
                    .with("pack", self.id())
                    .with("reason", reason)
                    .at_line(Some(*line))
            })?;
        }
        Ok(self.tests.len())
    }

    fn run(&self, test: &Test) -> Result<(), String> {
        let known = test.known.map_or(self.origin().as_of, |day| day.0);
        let on = test.on.map_or(known, |day| day.0);
        let dates = Dates { on, known };
        if let Some(deadline) = &test.due {
            let office = WorkingCalendar::new(Weekend::FRIDAY_SATURDAY).with(&y2026::national());
            let due = self.due(deadline, on, known, &office).map(|due| due.date);
            return compared(test, due.map(|date| vec![("date".to_owned(), date.to_string())]));
        }
        let decision = test.decide.as_deref().ok_or("it asks nothing: decide or due is missing")?;
        let mut facts = Facts::new();
        for (name, value) in &test.given {
            facts = facts.with(name, self.fact(name, &written_text(value)?)?);
        }
        let decided = self.decide(decision, &facts, dates);
        let results = decided.map(|decided| {
            let said = |(name, value): (&String, &Value)| {
                let slot = self.slots[name];
                (name.clone(), self.said(slot, value).in_words(Language::En, Digits::Latin))
            };
            decided.results.iter().map(said).collect::<Vec<_>>()
        });
        let expected = test.expect.iter().map(|(name, value)| {
            let slot = self.slot(name).map_err(|refusal| refusal.to_string())?;
            let value = self.fact(name, &written_text(value)?)?;
            Ok((name.clone(), self.said(slot, &value).in_words(Language::En, Digits::Latin)))
        });
        compare(test, &expected.collect::<Result<Vec<_>, String>>()?, results)
    }

    /// A value as it stands in a test.
    fn fact(&self, name: &str, text: &str) -> Result<Value, String> {
        let known = &self.names[self.slot(name).map_err(|refusal| refusal.to_string())?];
        match (literal(text, known)?, known.kind) {
            (Value::Number(taka), Kind::Amount) => {
                poisha(taka).map(Value::Amount).ok_or_else(|| format!("{text} is finer than poisha"))
            }
            (value, _) => Ok(value),
        }
    }
}

fn compared(test: &Test, got: Result<Vec<(String, String)>, Refusal>) -> Result<(), String> {
    let expected = test.expect.iter().map(|(name, value)| Ok((name.clone(), written_text(value)?)));
    compare(test, &expected.collect::<Result<Vec<_>, String>>()?, got)
}

fn compare(
    test: &Test,
    expected: &[(String, String)],
    got: Result<Vec<(String, String)>, Refusal>,
) -> Result<(), String> {
    match (got, &test.refuses) {
        (Err(refusal), Some(code)) if refusal.code() == code => Ok(()),
        (Err(refusal), _) => Err(refusal.to_string()),
        (Ok(_), Some(code)) => Err(format!("{code} was expected, and nothing was refused")),
        (Ok(_), None) if expected.is_empty() => Err("it expects nothing".to_owned()),
        (Ok(got), None) => {
            expected.iter().try_for_each(|(name, wanted)| match got.iter().find(|(known, _)| known == name) {
                Some((_, found)) if found == wanted => Ok(()),
                Some((_, found)) => Err(format!("{name} is {found}, not {wanted}")),
                None => Err(format!("there is no result {name}")),
            })
        }
    }
}
