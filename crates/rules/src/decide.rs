//! Asking a book: facts in, an evaluation with its explanation out.

use std::borrow::Cow;
use std::sync::Arc;

use bangladesh::due::choose;
use bangladesh::land::Ratio;
use bangladesh::working::WorkingCalendar;
use jiff::civil::Date;

use crate::book::{Act, Book, Decision, KNOWN, Known, ON, RoundBy, Step};
use crate::evaluation::{Due, Evaluation, Line};
use crate::expr::{Slot, Trouble, compare};
use crate::file::Status;
use crate::refusal::{Refusal, codes};
use crate::rounding::{Rounding, poisha};
use crate::say::Said;
use crate::table::{Row, Silence, Table};
use crate::value::{Dates, Facts, Kind, POISHA, Value};

type Param = (Cow<'static, str>, Said);

/// What is known so far, and what was said about it.
struct Run<'a> {
    book: &'a Book,
    dates: Dates,
    known: Vec<Option<Value>>,
    lines: Vec<Line>,
}

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
        run.open();
        for step in &asked.steps {
            run.step(step)?;
        }
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

    /// Asks one table alone: its outputs by name, and the keys of the rows that count.
    ///
    /// # Errors
    /// As [`Book::decide`].
    pub fn ask(
        &self,
        table: &str,
        facts: &Facts,
        dates: Dates,
    ) -> Result<(Vec<(String, Value)>, Vec<String>), Refusal> {
        let asked = self.tables.iter().find(|known| known.id == table);
        let asked =
            asked.ok_or_else(|| Refusal::new(&codes::DECISION_UNKNOWN).with("pack", self.id()).with("name", table))?;
        let run = Run { book: self, dates, known: self.facts(facts, dates, &[])?, lines: Vec::new() };
        let hits = asked.decide(&run.known, dates).map_err(|silence| run.silence(asked, silence))?;
        let names = asked.outputs.iter().map(|slot| self.names[*slot].name.clone());
        let keys = hits.rows.iter().map(|row| row.law.key.clone()).collect();
        Ok((names.zip(hits.outputs).collect(), keys))
    }

    /// The due date of a deadline counted from a day, by the version that is law on it as known on another. `working` is the
    /// calendar of whoever receives.
    ///
    /// # Errors
    /// No such deadline, no version for that day, or beyond the calendar.
    pub fn due(&self, deadline: &str, from: Date, known: Date, working: &WorkingCalendar) -> Result<Due, Refusal> {
        // a pack that another followed knows nothing of what came after it
        let known = self.origin().until.map_or(known, |until| known.min(until));
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

impl<'a> Run<'a> {
    fn open(&mut self) {
        let Dates { on, known } = self.dates;
        let origin = self.book.origin();
        self.say(
            "rules.dates",
            vec![("on".into(), on.into()), ("known".into(), known.into()), ("pack".into(), origin.id.as_str().into())],
        );
        if let Some(until) = origin.until.filter(|until| on > *until) {
            let params = vec![
                ("pack".into(), origin.id.as_str().into()),
                ("until".into(), until.into()),
                ("on".into(), on.into()),
            ];
            self.say("rules.superseded", params);
            self.doubt();
        }
    }

    fn say(&mut self, code: &str, params: Vec<Param>) {
        self.lines.push(Line { code: code.to_owned(), params, law: None, doubt: false });
    }

    fn doubt(&mut self) {
        if let Some(line) = self.lines.last_mut() {
            line.doubt = true;
        }
    }

    fn step(&mut self, step: &'a Step) -> Result<(), Refusal> {
        if let Some(when) = &step.when
            && !when.flag(&self.known).map_err(|trouble| self.trouble(step.name, trouble))?
        {
            return Ok(());
        }
        match &step.act {
            Act::Is(expr) => {
                let value = expr.value(&self.known).map_err(|trouble| self.trouble(step.name, trouble))?;
                self.settle(step, value, Vec::new(), "rules.value")
            }
            Act::Best { highest, of } => self.best(step, *highest, of),
            Act::Ask(table) => self.table(step, &self.book.tables[*table]),
            Act::Refuse => Err(self.refuse(step)),
            Act::Doubt => {
                self.say(&step.code, self.blanks(step));
                self.doubt();
                Ok(())
            }
        }
    }

    /// Rounds, keeps, and says.
    fn settle(&mut self, step: &'a Step, value: Value, mut params: Vec<Param>, code: &str) -> Result<(), Refusal> {
        let Some(slot) = step.name else { return Ok(()) };
        let mut kept = value.clone();
        if let (Some(rounding), Value::Number(exact)) = (self.rounding(step)?, &value) {
            let rounded = rounding.round(*exact).ok_or_else(|| self.trouble(Some(slot), Trouble::TooLarge))?;
            params.push(("rounding".into(), rounding.title.clone()));
            if rounded != *exact {
                params.push(("exact".into(), exact_said(self.book.names[slot].kind, *exact)));
            }
            kept = Value::Number(rounded);
        }
        params.push(("name".into(), self.book.names[slot].title.clone()));
        params.push(("value".into(), self.book.said(slot, &kept)));
        self.known[slot] = Some(kept);
        if step.quiet {
            return Ok(());
        }
        let has_exact = params.iter().any(|(name, _)| name == "exact");
        let code = match (step.says, code) {
            (true, _) => step.code.as_str(),
            (false, "rules.value") if has_exact => "rules.rounded",
            (false, code) => code,
        };
        if step.says {
            params.extend(self.blanks(step));
        }
        self.say(code, params);
        Ok(())
    }

    fn rounding(&self, step: &'a Step) -> Result<Option<&'a Rounding>, Refusal> {
        match &step.round {
            None => Ok(None),
            Some(RoundBy::Fixed(rounding)) => Ok(Some(rounding)),
            Some(RoundBy::Setting(slot)) => match &self.known[*slot] {
                Some(Value::Text(word)) => Ok(self.book.roundings.get(&**word)),
                _ => Err(self.trouble(None, Trouble::Missing(*slot))),
            },
        }
    }

    fn best(&mut self, step: &'a Step, highest: bool, of: &[Slot]) -> Result<(), Refusal> {
        let candidates: Vec<(Slot, Ratio)> = of
            .iter()
            .filter_map(|slot| match &self.known[*slot] {
                Some(Value::Number(number)) => Some((*slot, *number)),
                _ => None,
            })
            .collect();
        let Some(mut chosen) = candidates.first().copied() else {
            return Err(self.trouble(None, Trouble::Missing(of.first().copied().unwrap_or(ON))));
        };
        for candidate in &candidates {
            let order = compare(candidate.1, chosen.1).map_err(|trouble| self.trouble(step.name, trouble))?;
            if if highest { order.is_gt() } else { order.is_lt() } {
                chosen = *candidate;
            }
        }
        let pair = |(slot, number): &(Slot, Ratio)| {
            let known = &self.book.names[*slot];
            Said::Pair(Box::new((known.title.clone(), self.book.said(*slot, &Value::Number(*number)))))
        };
        let params = vec![
            ("candidates".into(), Said::List(candidates.iter().map(pair).collect())),
            ("chosen".into(), self.book.names[chosen.0].title.clone()),
        ];
        let code = match (candidates.len(), highest) {
            (1, _) => "rules.only",
            (_, true) => "rules.highest",
            (_, false) => "rules.lowest",
        };
        self.settle(step, Value::Number(chosen.1), params, code)
    }

    fn table(&mut self, step: &'a Step, table: &'a Table) -> Result<(), Refusal> {
        let hits = table.decide(&self.known, self.dates).map_err(|silence| self.silence(table, silence))?;
        let single = hits.rows.len() == 1;
        for row in &hits.rows {
            let says = if single { self.results(table, row, &hits.outputs) } else { self.row_results(table, row) };
            let section = Said::Section(row.law.section.clone());
            let params = vec![
                ("table".into(), table.title.clone()),
                ("row".into(), row.title.clone()),
                ("results".into(), says),
                ("section".into(), section.clone()),
                ("instrument".into(), row.law.instrument.clone()),
            ];
            if step.quiet {
                continue;
            }
            self.lines.push(Line { code: "rules.row".into(), params, law: Some(Arc::clone(&row.law)), doubt: false });
            if row.law.status == Status::Disputed {
                self.say("rules.disputed", vec![("row".into(), row.title.clone()), ("section".into(), section)]);
                self.doubt();
            }
            if let Some(reason) = &row.reason {
                let (key, pack) = (row.law.key.as_str().into(), row.law.pack.as_str().into());
                self.say(
                    "rules.own-row",
                    vec![("key".into(), key), ("pack".into(), pack), ("reason".into(), reason.clone())],
                );
            }
        }
        for (slot, value) in table.outputs.iter().zip(hits.outputs) {
            self.known[*slot] = Some(value);
        }
        if step.says {
            self.say(&step.code, self.blanks(step));
        }
        Ok(())
    }

    /// What a row says, with names where it says more than one thing; what it leaves to the table's default is not told.
    fn results(&self, table: &Table, row: &Row, outputs: &[Value]) -> Said {
        let told: Vec<(Slot, &Value)> = table
            .outputs
            .iter()
            .copied()
            .zip(outputs)
            .enumerate()
            .filter(|(index, _)| row.says.get(*index).copied().unwrap_or(true))
            .map(|(_, told)| told)
            .collect();
        let named = told.len() > 1;
        let each = told.into_iter().map(|(slot, value)| {
            let said = self.book.said(slot, value);
            if named { Said::Pair(Box::new((self.book.names[slot].title.clone(), said))) } else { said }
        });
        Said::List(each.collect())
    }

    fn row_results(&self, table: &Table, row: &Row) -> Said {
        let outputs: Option<Vec<Value>> = row.outputs.iter().map(|expr| expr.value(&self.known).ok()).collect();
        self.results(table, row, &outputs.unwrap_or_default())
    }

    fn blanks(&self, step: &Step) -> Vec<Param> {
        let said = |slot: &Slot| {
            let name = &self.book.names[*slot].name;
            let value = self.known[*slot].as_ref().map_or("–".into(), |value| self.book.said(*slot, value));
            (name.clone().into(), value)
        };
        step.blanks.iter().map(said).collect()
    }

    fn refuse(&self, step: &Step) -> Refusal {
        let sentence = &self.book.sentences[&step.code];
        Refusal::of_pack(&step.code, &sentence.en, &sentence.bn, self.blanks(step))
    }

    fn result(&self, slot: Slot) -> Result<(String, Value), Refusal> {
        let known = &self.book.names[slot];
        let value = self.known[slot].clone().ok_or_else(|| self.trouble(None, Trouble::Missing(slot)))?;
        let value = match (value, known.kind) {
            (Value::Number(taka), Kind::Amount) => {
                Value::Amount(poisha(taka).ok_or_else(|| self.trouble(Some(slot), Trouble::TooLarge))?)
            }
            (value, _) => value,
        };
        Ok((known.name.clone(), value))
    }

    fn silence(&self, table: &Table, silence: Silence) -> Refusal {
        match silence {
            Silence::Refused(refusal) => refusal,
            Silence::Trouble(trouble) => self.trouble(table.outputs.first().copied(), trouble),
            Silence::Nothing { another_day: true } => Refusal::new(&codes::DATE_UNKNOWN)
                .with("table", table.title.clone())
                .with("on", self.dates.on)
                .with("known", self.dates.known),
            Silence::Nothing { another_day: false } => {
                let pair = |slot: &Slot| {
                    let value = self.known[*slot].as_ref()?;
                    let title = self.book.names[*slot].title.clone();
                    Some(Said::Pair(Box::new((title, self.book.said(*slot, value)))))
                };
                let facts = table.inputs.iter().filter(|slot| self.book.names[**slot].setting.is_none());
                let inputs: Vec<Said> = facts.filter_map(pair).collect();
                Refusal::new(&codes::NO_ROW).with("table", table.title.clone()).with("inputs", inputs)
            }
        }
    }

    fn trouble(&self, about: Option<Slot>, trouble: Trouble) -> Refusal {
        let title = |slot: Slot| self.book.names[slot].title.clone();
        match trouble {
            Trouble::Missing(slot) => {
                Refusal::new(&codes::FACT_MISSING).with("fact", title(slot)).about(&self.book.names[slot].name)
            }
            Trouble::TooLarge => Refusal::new(&codes::TOO_LARGE).with("fact", title(about.unwrap_or(ON))),
            Trouble::ByZero => Refusal::new(&codes::DIVIDED_BY_ZERO).with("fact", title(about.unwrap_or(ON))),
        }
    }
}

fn exact_said(kind: Kind, exact: Ratio) -> Said {
    // four places show what was cut off
    match (kind, exact.round(4, bangladesh::land::Rounding::Down)) {
        (Kind::Amount, Some(decimal)) => Ratio::of(decimal).map_or(Said::Amount(exact), Said::Number),
        _ => Said::Number(exact),
    }
}
