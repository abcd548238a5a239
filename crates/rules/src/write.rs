//! A row and its test written into the text of a pack, for whoever does not write TOML. The text stays what counts: what it
//! says besides, comments too, stays as it is.

use std::collections::BTreeMap;

use jiff::civil::Date;
use kernel::Language;
use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, TableLike, Value, value};

use crate::book::Book;
use crate::cell::Cell;
use crate::file::Status;
use crate::refusal::Refusal;
use crate::rows::output;
use crate::say::Digits;

/// A row as a form gives it.
#[derive(Clone, Debug)]
pub struct WrittenRow {
    /// The table it stands in.
    pub table: String,
    /// Its name: the law's, when it takes the place of the law's row.
    pub key: String,
    /// Section, rule, serial.
    pub section: String,
    /// What it is about, in English and Bengali.
    pub title: (String, String),
    /// Inputs and outputs by name, as they stand in a pack. What is empty is left out.
    pub cells: Vec<(String, String)>,
    /// Its rank, where ranks count.
    pub priority: Option<i64>,
    /// The first day it counts.
    pub in_force: Date,
    /// The last day; none while it counts.
    pub until: Option<Date>,
    /// The day from which it could be known.
    pub known_from: Date,
    /// Where it comes from: in English, in Bengali, where it was read, how far to rely on it.
    pub instrument: (String, String, String, Status),
}

/// An example that proves a row.
#[derive(Clone, Debug)]
pub struct WrittenTest {
    /// What it is called; one of this name is written anew.
    pub name: String,
    /// What is decided.
    pub decide: String,
    /// The day of the case.
    pub on: Date,
    /// The day up to which law is known.
    pub known: Date,
    /// The facts, as they stand in a pack.
    pub given: Vec<(String, String)>,
    /// What must follow.
    pub expect: Vec<(String, String)>,
}

/// Writes a row and its test into a text. A row of the same name and first day is written anew, and so is a test of the same
/// name.
///
/// # Errors
/// The text as it was cannot be read, with its line.
pub fn write(text: &str, row: &WrittenRow, test: &WrittenTest) -> Result<String, Refusal> {
    let mut whole: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| {
        let line = error.span().map(|span| crate::file::line_of(text, span.start));
        Refusal::unreadable("rules", error.message()).at_line(line)
    })?;
    // of a text that is a remark only, the remark stands first
    let remark = if whole.is_empty() { text.trim() } else { "" };
    if whole.is_empty() {
        whole = DocumentMut::new();
    }
    let instrument = instrument(&mut whole, row)?;
    put_row(&mut whole, row, &instrument)?;
    put_test(&mut whole, test)?;
    let written = whole.to_string();
    Ok(if remark.is_empty() { written } else { format!("{remark}\n\n{written}") })
}

impl Book {
    /// Whether a column of a table may say this.
    ///
    /// # Errors
    /// There is no such table or column, or why it cannot be read there.
    pub fn expect_cell(&self, table: &str, name: &str, text: &str) -> Result<(), Refusal> {
        let wrong = |why: String| Refusal::unreadable(self.title_of(name).in_words(Language::En, Digits::Latin), why);
        let found = self.tables.iter().find(|known| known.id == table);
        let found = found.ok_or_else(|| Refusal::unreadable(table, "there is no such table"))?;
        let slot = self.slot(name)?;
        let known = &self.names[slot];
        if found.inputs.contains(&slot) {
            return Cell::read(text, known.kind, &known.choices).map(drop).map_err(wrong);
        }
        if found.outputs.contains(&slot) {
            return output(self, slot, text).map(drop).map_err(wrong);
        }
        Err(wrong(format!("the table {table} has no such column")))
    }
}

/// The name of the row's instrument: one that says the same, else a new one.
fn instrument(whole: &mut DocumentMut, row: &WrittenRow) -> Result<String, Refusal> {
    let (en, bn, source, status) = &row.instrument;
    let mut written = InlineTable::new();
    for (name, text) in [("en", en.as_str()), ("bn", bn), ("source", source), ("status", word(*status))] {
        written.insert(name, text.into());
    }
    written.insert("known_from", day(row.known_from)?);
    written.insert("in_force", day(row.in_force)?);
    let list = table_of(whole.as_table_mut(), "instruments")?;
    let same = list.iter().find(|(_, known)| {
        let known = known.as_table_like();
        known.is_some_and(|known| {
            known.len() == written.len()
                && written.iter().all(|(name, text)| known.get(name).is_some_and(|known| plain(known) == bare(text)))
        })
    });
    if let Some((name, _)) = same {
        return Ok(name.to_owned());
    }
    let name = (1..).map(|n| format!("own-{n}")).find(|name| !list.contains_key(name)).unwrap_or_default();
    list.insert(&name, value(written));
    Ok(name)
}

/// The key of the law's row that a row of this key says it replaces.
fn replaced_by(group: &dyn TableLike, key: &str) -> Option<String> {
    let of = |row: &dyn TableLike| {
        let text = |name| row.get(name).and_then(Item::as_str);
        (text("key") == Some(key)).then(|| text("replaces").map(str::to_owned)).flatten()
    };
    match group.get("list")? {
        Item::Value(Value::Array(list)) => list.iter().filter_map(Value::as_inline_table).find_map(|row| of(row)),
        Item::ArrayOfTables(list) => list.iter().find_map(|row| of(row)),
        _ => None,
    }
}

fn put_row(whole: &mut DocumentMut, row: &WrittenRow, instrument: &str) -> Result<(), Refusal> {
    let mut line = InlineTable::new();
    line.insert("key", row.key.as_str().into());
    line.insert("instrument", instrument.into());
    line.insert("section", row.section.as_str().into());
    for (name, text) in row.cells.iter().filter(|(_, text)| !text.trim().is_empty()) {
        line.insert(name, text.trim().into());
    }
    if let Some(priority) = row.priority {
        line.insert("priority", priority.into());
    }
    line.insert("in_force", day(row.in_force)?);
    if let Some(until) = row.until {
        line.insert("until", day(until)?);
    }
    line.insert("known_from", day(row.known_from)?);
    line.insert("en", row.title.0.as_str().into());
    line.insert("bn", row.title.1.as_str().into());
    let days = first_days(whole);
    let rows = table_of(whole.as_table_mut(), "rows")?;
    rows.set_implicit(true);
    let group = table_of(rows, &row.table)?;
    let usual = group.get("instrument").and_then(Item::as_str).map(str::to_owned);
    let first_day = bare(&day(row.in_force)?);
    // a row without a day of its own has its instrument's
    let is_it = |known: &dyn TableLike| {
        let get = |name| known.get(name).and_then(Item::as_value);
        let instrument = get("instrument").and_then(Value::as_str).or(usual.as_deref());
        let from = get("in_force").map(bare).or_else(|| days.get(instrument?).cloned());
        get("key").and_then(Value::as_str) == Some(&row.key) && from.as_ref() == Some(&first_day)
    };
    // A row written anew goes on standing for the row of the law it stood for.
    if let Some(follows) = replaced_by(group, &row.key) {
        line.insert("replaces", follows.into());
    }
    match group.entry("list").or_insert_with(|| value(Array::new())) {
        Item::Value(Value::Array(list)) => {
            list.retain(|known| !known.as_inline_table().is_some_and(|known| is_it(known)));
            let mut line = Value::InlineTable(line);
            line.decor_mut().set_prefix("\n  ");
            list.push_formatted(line);
            list.set_trailing("\n");
            list.set_trailing_comma(true);
        }
        Item::ArrayOfTables(list) => {
            list.retain(|known| !is_it(known));
            list.push(line.into_table());
        }
        _ => return Err(shape("rows")),
    }
    Ok(())
}

/// The first day of each instrument, by its name.
fn first_days(whole: &DocumentMut) -> BTreeMap<String, String> {
    let list = whole.get("instruments").and_then(Item::as_table_like);
    let day = |(name, known): (&str, &Item)| Some((name.to_owned(), bare(known.get("in_force")?.as_value()?)));
    list.into_iter().flat_map(|list| list.iter().filter_map(day)).collect()
}

fn put_test(whole: &mut DocumentMut, test: &WrittenTest) -> Result<(), Refusal> {
    let tests = whole.entry("tests").or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    let Item::ArrayOfTables(tests) = tests else { return Err(shape("tests")) };
    tests.retain(|known| known.get("name").and_then(Item::as_str) != Some(&test.name));
    let mut written = Table::new();
    written.decor_mut().set_prefix("\n");
    written.insert("name", value(test.name.as_str()));
    written.insert("decide", value(test.decide.as_str()));
    written.insert("on", Item::Value(day(test.on)?));
    written.insert("known", Item::Value(day(test.known)?));
    for (name, list) in [("given", &test.given), ("expect", &test.expect)] {
        let mut line = InlineTable::new();
        for (name, text) in list {
            line.insert(name, text.as_str().into());
        }
        written.insert(name, value(line));
    }
    tests.push(written);
    Ok(())
}

fn table_of<'t>(table: &'t mut Table, name: &str) -> Result<&'t mut Table, Refusal> {
    table.entry(name).or_insert_with(|| Item::Table(Table::new())).as_table_mut().ok_or_else(|| shape(name))
}

/// Somebody wrote it in a form nobody needs.
fn shape(name: &str) -> Refusal {
    Refusal::unreadable(name, format!("write it under a heading [{name}] of its own"))
}

fn day(date: Date) -> Result<Value, Refusal> {
    date.to_string().parse().map_err(|_| Refusal::unreadable("rules", format!("{date} is no date of a pack")))
}

fn word(status: Status) -> &'static str {
    match status {
        Status::Verified => "verified",
        Status::Corroborated => "corroborated",
        Status::Drafted => "drafted",
        Status::Disputed => "disputed",
    }
}

/// A value without the blanks around it.
fn bare(value: &Value) -> String {
    let mut value = value.clone();
    value.decor_mut().clear();
    value.to_string()
}

fn plain(item: &Item) -> String {
    item.as_value().map(bare).unwrap_or_default()
}
