//! The steps of a decision, one after the other: what follows, and what is said about it.

use std::borrow::Cow;
use std::sync::Arc;

use bangladesh::land::Ratio;

use crate::book::{Act, Book, Decision, ON, RoundBy, Step};
use crate::evaluation::Line;
use crate::expr::{Slot, Trouble, compare};
use crate::file::Status;
use crate::refusal::{Refusal, codes};
use crate::rounding::{Rounding, poisha};
use crate::say::Said;
use crate::table::{Row, Silence, Table};
use crate::value::{Dates, Kind, Value};

type Param = (Cow<'static, str>, Said);

/// What is known so far, and what was said about it.
pub(crate) struct Run<'a> {
    pub book: &'a Book,
    pub dates: Dates,
    pub known: Vec<Option<Value>>,
    pub lines: Vec<Line>,
}

impl<'a> Run<'a> {
    pub(crate) fn open(&mut self, asked: &Decision) {
        let Dates { on, known } = self.dates;
        let origin = self.book.origin();
        self.say(
            "rules.dates",
            vec![("on".into(), on.into()), ("known".into(), known.into()), ("pack".into(), origin.id.as_str().into())],
        );
        let pack = || ("pack".into(), origin.id.as_str().into());
        if let Some(until) = origin.until.filter(|until| on > *until) {
            self.say("rules.superseded", vec![pack(), ("until".into(), until.into()), ("on".into(), on.into())]);
            self.doubt();
        }
        if let Some((pack, reason)) = &asked.own {
            let params = vec![("pack".into(), pack.as_str().into()), ("reason".into(), reason.as_str().into())];
            self.say("rules.own-steps", params);
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

    pub(crate) fn step(&mut self, step: &'a Step) -> Result<(), Refusal> {
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

    pub(crate) fn result(&self, slot: Slot) -> Result<(String, Value), Refusal> {
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

    pub(crate) fn silence(&self, table: &Table, silence: Silence) -> Refusal {
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
