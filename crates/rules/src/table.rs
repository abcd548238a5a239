//! A decision table: inputs, rows with their law and two dates, and which of the rows that apply count.

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::cell::Cell;
use crate::expr::{Expr, Slot, Trouble, compare};
use crate::file::{Policy, Status};
use crate::refusal::{Refusal, codes};
use crate::say::Said;
use crate::value::{Dates, Value};

/// Where a row comes from: what an auditor asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Law {
    /// The row, the same in all its versions.
    pub key: String,
    /// The pack that says it.
    pub pack: String,
    /// Section, rule, serial.
    pub section: String,
    /// The act, rules or order.
    pub instrument: Said,
    /// Where it was read.
    pub source: String,
    /// How far to rely on it.
    pub status: Status,
    /// The first day it is law.
    pub in_force: Date,
    /// The last day; none while it is.
    pub until: Option<Date>,
    /// The day it was enacted or gazetted.
    pub known_from: Date,
}

#[derive(Debug)]
pub(crate) struct Row {
    pub law: Arc<Law>,
    pub title: Said,
    pub cells: Vec<Cell>,
    pub outputs: Vec<Expr>,
    /// Which outputs it says itself and does not leave to the table's default.
    pub says: Vec<bool>,
    /// Its cells as they stand in the pack: inputs, then outputs.
    pub written: Vec<String>,
    pub priority: i64,
    /// Ended from a day, as was known from another.
    pub ends: Vec<(Date, Date)>,
    /// Rows that take its place on the days they are law, by index.
    pub newer: Vec<usize>,
    /// The line of its file.
    pub line: Option<usize>,
    /// The reason of a pack that is not the law's.
    pub reason: Option<Said>,
}

impl Row {
    fn is_law(&self, dates: Dates) -> bool {
        let law = &self.law;
        law.in_force <= dates.on
            && law.until.is_none_or(|until| dates.on <= until)
            && law.known_from <= dates.known
            && !self.ends.iter().any(|(from, known)| *from <= dates.on && *known <= dates.known)
    }
}

#[derive(Debug)]
pub(crate) struct Table {
    pub id: String,
    pub title: Said,
    pub policy: Policy,
    pub inputs: Vec<Slot>,
    pub outputs: Vec<Slot>,
    pub rows: Vec<Row>,
}

/// What a row says to the case.
enum Match {
    Yes,
    No,
    /// It depends on what is not known.
    Asks(Slot),
}

/// The rows that count, in their order, and the outputs.
pub(crate) struct Hits<'a> {
    pub rows: Vec<&'a Row>,
    pub outputs: Vec<Value>,
}

/// Why a table says nothing: a refusal, or a name for the caller to explain.
pub(crate) enum Silence {
    Refused(Refusal),
    Trouble(Trouble),
    /// No row applies; on another day, or asked later, one would.
    Nothing {
        another_day: bool,
    },
}

impl From<Trouble> for Silence {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

impl Table {
    /// The row is law, and no newer version of it is.
    pub(crate) fn is_live(&self, index: usize, dates: Dates) -> bool {
        let row = &self.rows[index];
        row.is_law(dates) && !row.newer.iter().any(|newer| self.rows[*newer].is_law(dates))
    }

    /// Asks the table.
    pub(crate) fn decide(&self, known: &[Option<Value>], dates: Dates) -> Result<Hits<'_>, Silence> {
        let mut hits: Vec<&Row> = Vec::new();
        let mut live = false;
        for (index, row) in self.rows.iter().enumerate() {
            if !self.is_live(index, dates) {
                continue;
            }
            live = true;
            match self.asks(row, known)? {
                Match::No => continue,
                Match::Asks(slot) => return Err(Trouble::Missing(slot).into()),
                Match::Yes => hits.push(row),
            }
            if self.policy == Policy::First {
                break;
            }
        }
        if hits.is_empty() && !(live && self.policy == Policy::CollectCount) {
            // nothing collected is nothing owed
            if live && self.policy == Policy::CollectSum {
                return Ok(Hits { rows: hits, outputs: vec![number(0)] });
            }
            return Err(Silence::Nothing { another_day: !live || self.on_another_day(known)? });
        }
        self.count(hits, known)
    }

    fn on_another_day(&self, known: &[Option<Value>]) -> Result<bool, Trouble> {
        for row in &self.rows {
            if matches!(self.asks(row, known)?, Match::Yes | Match::Asks(_)) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// A row whose known cells already say no asks for nothing.
    fn asks(&self, row: &Row, known: &[Option<Value>]) -> Result<Match, Trouble> {
        let mut missing = None;
        for (cell, slot) in row.cells.iter().zip(&self.inputs) {
            if *cell == Cell::Any {
                continue;
            }
            match &known[*slot] {
                None => missing = missing.or(Some(*slot)),
                Some(value) if !cell.holds(value)? => return Ok(Match::No),
                Some(_) => {}
            }
        }
        Ok(missing.map_or(Match::Yes, Match::Asks))
    }

    fn count<'a>(&'a self, mut hits: Vec<&'a Row>, known: &[Option<Value>]) -> Result<Hits<'a>, Silence> {
        let says = |row: &Row| row.outputs.iter().map(|expr| expr.value(known)).collect::<Result<Vec<_>, _>>();
        let firsts = |rows: &[&Row]| rows.iter().map(|row| row.outputs[0].value(known)).collect::<Result<Vec<_>, _>>();
        match self.policy {
            Policy::Unique if hits.len() > 1 => return Err(Silence::Refused(self.quarrel(&codes::MANY_ROWS, &hits))),
            Policy::Any => {
                let first = says(hits[0])?;
                for row in &hits[1..] {
                    if says(row)? != first {
                        return Err(Silence::Refused(self.quarrel(&codes::ROWS_DIFFER, &[hits[0], row])));
                    }
                }
                hits.truncate(1);
            }
            Policy::Priority => {
                hits.sort_by_key(|row| row.priority);
                hits.truncate(1);
            }
            Policy::OutputOrder => hits.sort_by_key(|row| row.priority),
            _ => {}
        }
        let outputs = match self.policy {
            Policy::Unique | Policy::First | Policy::Any | Policy::Priority => says(hits[0])?,
            Policy::CollectCount => vec![number(hits.len())],
            Policy::CollectSum => vec![fold(&firsts(&hits)?, |a, b| a.plus(b).ok_or(Trouble::TooLarge))?],
            Policy::CollectMin => {
                vec![fold(&firsts(&hits)?, |a, b| Ok(if compare(a, b)?.is_le() { a } else { b }))?]
            }
            Policy::CollectMax => {
                vec![fold(&firsts(&hits)?, |a, b| Ok(if compare(a, b)?.is_ge() { a } else { b }))?]
            }
            Policy::Collect | Policy::RuleOrder | Policy::OutputOrder => {
                let said = hits.iter().map(|row| says(row)).collect::<Result<Vec<_>, _>>()?;
                let column = |index: usize| said.iter().map(|row| row[index].clone()).collect();
                (0..self.outputs.len()).map(|index| Value::List(column(index))).collect()
            }
        };
        Ok(Hits { rows: hits, outputs })
    }

    fn quarrel(&self, code: &'static kernel::Code, rows: &[&Row]) -> Refusal {
        let keys: Vec<Said> = rows.iter().map(|row| row.law.key.as_str().into()).collect();
        Refusal::new(code).with("table", self.title.clone()).with("rows", keys)
    }
}

fn number(count: usize) -> Value {
    Value::Number(bangladesh::land::Ratio::whole(i64::try_from(count).unwrap_or(i64::MAX)))
}

type Pick = fn(bangladesh::land::Ratio, bangladesh::land::Ratio) -> Result<bangladesh::land::Ratio, Trouble>;

fn fold(values: &[Value], pick: Pick) -> Result<Value, Trouble> {
    let mut numbers = values.iter().filter_map(|value| match value {
        Value::Number(number) => Some(*number),
        _ => None,
    });
    let first = numbers.next().unwrap_or(bangladesh::land::Ratio::ZERO);
    numbers.try_fold(first, pick).map(Value::Number)
}
