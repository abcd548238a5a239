//! Tables as people read them: conditions and what follows, in the words of the pack, each row with its law.

use serde::Serialize;

use crate::book::Book;
use crate::expr::Slot;
use crate::file::Policy;
use crate::say::Said;
use crate::table::{Law, Row, Table};

/// A table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// Its name in the pack.
    pub id: String,
    /// What it is.
    pub title: Said,
    /// Which of the rows that apply count.
    pub policy: Policy,
    /// Its rows, in the order they are looked at; older versions and rows that ended are among them.
    pub rows: Vec<SheetRow>,
}

/// A row: a rule with its conditions and its actions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SheetRow {
    /// What it is about.
    pub title: Said,
    /// Where it comes from and when it is law.
    pub law: Law,
    /// What must be so; inputs that do not matter are left out.
    pub conditions: Vec<SheetCell>,
    /// What follows.
    pub actions: Vec<SheetCell>,
    /// Its rank where ranks count.
    pub priority: i64,
    /// Why it is there, in a pack that is not the law's.
    pub reason: Option<Said>,
}

/// A column's entry in a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SheetCell {
    /// The name of the fact or figure.
    pub name: String,
    /// What it is.
    pub title: Said,
    /// As it stands in the pack.
    pub text: String,
}

impl Book {
    /// Every table with every row: for people who sign them off, and for screens.
    pub fn sheets(&self) -> impl Iterator<Item = Sheet> + '_ {
        self.tables.iter().map(|table| Sheet {
            id: table.id.clone(),
            title: table.title.clone(),
            policy: table.policy,
            rows: table.rows.iter().map(|row| self.sheet_row(table, row)).collect(),
        })
    }

    fn sheet_row(&self, table: &Table, row: &Row) -> SheetRow {
        let (conditions, actions) = row.written.split_at(table.inputs.len());
        SheetRow {
            title: row.title.clone(),
            law: (*row.law).clone(),
            conditions: self.cells(&table.inputs, conditions),
            actions: self.cells(&table.outputs, actions),
            priority: row.priority,
            reason: row.reason.clone(),
        }
    }

    fn cells(&self, columns: &[Slot], texts: &[String]) -> Vec<SheetCell> {
        let told = columns.iter().zip(texts).filter(|(_, text)| !matches!(text.trim(), "" | "-"));
        told.map(|(slot, text)| {
            let known = &self.names[*slot];
            SheetCell { name: known.name.clone(), title: known.title.clone(), text: text.clone() }
        })
        .collect()
    }
}
