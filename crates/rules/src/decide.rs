//! Asking a book: facts in, an evaluation with its explanation out.

use bangladesh::due::choose;
use bangladesh::land::Ratio;
use bangladesh::working::WorkingCalendar;
use jiff::civil::Date;

use crate::book::{Book, Decision, KNOWN, Known, ON};
use crate::evaluation::{Answer, Due, Evaluation};
use crate::expr::Slot;
use crate::refusal::{Refusal, codes};
use crate::run::Run;
use crate::say::Said;
use crate::value::{Dates, Facts, Kind, POISHA, Value};

impl Book {
    /// Decides a case.
    ///
    /// # Errors
    /// A fact that is missing (its name in [`Refusal::fact`]), unknown or of another kind; no row for the case, or none that
    /// was law and known on its dates; a refusal of the pack itself; figures too large.
    pub fn decide(&self, decision: &str, facts: &Facts, dates: Dates) -> Result<Evaluation, Refusal> {
        let asked = self.decisions.get(decision).filter(|asked| !asked.outputs.is_empty());
        let asked = asked
            .ok_or_else(|| Refusal::new(&codes::DECISION_UNKNOWN).with("pack", self.id()).with("name", decision))?;
        let mut run = Run { book: self, dates, known: self.bind(asked, facts, dates)?, lines: Vec::new() };
        run.open(asked);
        asked.steps.iter().try_for_each(|step| run.step(step))?;
        let results = asked.outputs.iter().map(|slot| run.result(*slot)).collect::<Result<_, _>>()?;
        Ok(Evaluation {
            pack: self.id().to_owned(),
            digest: self.digest.clone(),
            decision: decision.to_owned(),
            dates,
            facts: facts.clone(),
            results,
            lines: run.lines,
        })
    }

    /// Asks one table alone.
    ///
    /// # Errors
    /// As [`Book::decide`].
    pub fn ask(&self, table: &str, facts: &Facts, dates: Dates) -> Result<Answer, Refusal> {
        let asked = self.tables.iter().find(|known| known.id == table);
        let asked =
            asked.ok_or_else(|| Refusal::new(&codes::DECISION_UNKNOWN).with("pack", self.id()).with("name", table))?;
        let run = Run { book: self, dates, known: self.facts(facts, dates, &[])?, lines: Vec::new() };
        let hits = asked.decide(&run.known, dates).map_err(|silence| run.silence(asked, silence))?;
        let names = asked.outputs.iter().map(|slot| self.names[*slot].name.clone());
        let rows = hits.rows.iter().map(|row| row.law.key.clone()).collect();
        Ok(Answer { outputs: names.zip(hits.outputs).collect(), rows })
    }

    /// The due date of a deadline counted from a day, by the version that is law on it as known on another. `working` is the
    /// calendar of whoever receives.
    ///
    /// # Errors
    /// No such deadline, no version for that day, or beyond the calendar.
    pub fn due(&self, deadline: &str, from: Date, known: Date, working: &WorkingCalendar) -> Result<Due, Refusal> {
        let known = self.known_until(known);
        let unknown =
            || Refusal::new(&codes::DEADLINE_UNKNOWN).with("name", deadline).with("on", from).with("known", known);
        let found = choose(&self.deadlines, deadline, from, known).map_err(|_| unknown())?;
        let due = found
            .due(from, working)
            .map_err(|_| Refusal::new(&codes::DEADLINE_BEYOND).with("name", deadline).with("on", from))?;
        Ok(Due { date: due.date, certainty: due.certainty, deadline: found.clone() })
    }

    fn bind(&self, asked: &Decision, facts: &Facts, dates: Dates) -> Result<Vec<Option<Value>>, Refusal> {
        self.facts(facts, dates, &asked.follows)
    }

    fn facts(&self, facts: &Facts, dates: Dates, follows: &[Slot]) -> Result<Vec<Option<Value>>, Refusal> {
        let mut known: Vec<Option<Value>> = self.names.iter().map(|known| known.setting.clone()).collect();
        known[ON] = Some(Value::Date(dates.on));
        known[KNOWN] = Some(Value::Date(dates.known));
        for (name, value) in facts.iter() {
            let slot = self.slot(name)?;
            let about = &self.names[slot];
            if follows.contains(&slot) || slot <= KNOWN {
                return Err(Refusal::new(&codes::FACT_SETTLED).with("fact", about.title.clone()).about(name));
            }
            known[slot] = Some(self.inside(about, value)?);
        }
        Ok(known)
    }

    /// A fact as rules reckon with it: amounts in taka.
    fn inside(&self, about: &Known, value: &Value) -> Result<Value, Refusal> {
        let fits = match (value, about.kind) {
            (Value::Text(word), Kind::Text) => {
                if !about.choices.is_empty() && !about.choices.contains(word) {
                    let choices: Vec<Said> = about.choices.iter().map(|choice| self.word(choice)).collect();
                    let refusal = Refusal::new(&codes::WORD_UNKNOWN).with("fact", about.title.clone());
                    return Err(refusal.with("value", &**word).with("choices", choices).about(&about.name));
                }
                Some(value.clone())
            }
            (Value::Amount(poisha), Kind::Amount) => Ratio::new((*poisha).into(), POISHA.into()).map(Value::Number),
            (Value::Number(_), Kind::Number | Kind::Rate)
            | (Value::Date(_), Kind::Date)
            | (Value::Flag(_), Kind::Flag) => Some(value.clone()),
            _ => None,
        };
        fits.ok_or_else(|| {
            let refusal = Refusal::new(&codes::FACT_KIND).with("fact", about.title.clone());
            refusal.with("kind", about.kind.word()).about(&about.name)
        })
    }
}
