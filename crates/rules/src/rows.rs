//! The rows of a table, from all packs: each with its law, versions linked, overlaps refused.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::book::{Book, Known};
use crate::cell::Cell;
use crate::compile::{words, wrong};
use crate::expr::{Expr, parse};
use crate::file::{Instrument, Policy, RowGroup, Status, TableHead};
use crate::library::Pack;
use crate::refusal::{Refusal, codes};
use crate::table::{Law, Row, Table};
use crate::value::Kind;

/// Rows of one table in one pack, at most: every pair of them is compared.
const ROWS: usize = 2_000;

/// What a row may say besides its inputs and outputs.
const BESIDES: [&str; 12] = [
    "key",
    "section",
    "en",
    "bn",
    "instrument",
    "source",
    "status",
    "in_force",
    "until",
    "known_from",
    "priority",
    "replaces",
];

/// Rows are read base first. One that carries a known key stands before the version it follows, one with a new key
/// before all that came from older packs: for tables where order counts, the newer word is heard first.
pub(crate) fn fill(book: &Book, table: &mut Table, head: &TableHead, chain: &[&Pack]) -> Result<(), Refusal> {
    let mut found: Vec<(Row, String, usize)> = Vec::new();
    for (layer, pack) in chain.iter().enumerate() {
        let group = pack.file.rows.get(&table.id);
        if group.is_some_and(|group| group.list.len() > ROWS) {
            return Err(wrong(pack, &format!("rows.{}", table.id), format!("more than {ROWS} rows")));
        }
        for (index, written) in group.iter().flat_map(|group| group.list.iter().enumerate()) {
            let line = group.and_then(|group| group.lines.get(index)).copied();
            let place = || format!("rows.{}[{index}]", table.id);
            let (mut row, follows) = row(book, table, head, chain, pack, group, written.get_ref())
                .map_err(|why| wrong(pack, &place(), why).at_line(line))?;
            row.line = line;
            let before = found.iter().position(|(known, _, older)| known.law.key == follows && *older < layer);
            let at = before.unwrap_or_else(|| if layer == 0 { found.len() } else { position_of_fresh(&found, layer) });
            if before.is_none() && follows != row.law.key {
                let why = format!("there is no row “{follows}” to replace");
                return Err(wrong(pack, &place(), why).at_line(line));
            }
            found.insert(at, (row, follows, layer));
        }
        repeal(pack, table, &mut found)?;
    }
    link(&mut found);
    table.rows = found.into_iter().map(|(row, _, _)| row).collect();
    if table.policy == Policy::Unique { overlaps(table) } else { twice(table) }
}

/// After the rows this pack already put in front.
fn position_of_fresh(found: &[(Row, String, usize)], layer: usize) -> usize {
    found.iter().take_while(|(_, _, known)| *known == layer).count()
}

type Read<T> = Result<T, String>;

fn row(
    book: &Book,
    table: &Table,
    head: &TableHead,
    chain: &[&Pack],
    pack: &Pack,
    group: Option<&RowGroup>,
    written: &toml::Table,
) -> Read<(Row, String)> {
    let known =
        |name: &String| head.inputs.contains(name) || head.outputs.contains(name) || BESIDES.contains(&name.as_str());
    if let Some(name) = written.keys().find(|name| !known(name)) {
        return Err(format!("“{name}” is neither input nor output"));
    }
    let text = |name: &str| written.get(name).map(written_text).transpose();
    let key = text("key")?.ok_or("the row has no key")?;
    let follows = text("replaces")?.unwrap_or_else(|| key.clone());
    let instrument = text("instrument")?.or_else(|| group.and_then(|group| group.instrument.clone()));
    let instrument = instrument.ok_or("the row names no instrument")?;
    let instrument =
        instrument_of(chain, &instrument).ok_or_else(|| format!("there is no instrument “{instrument}”"))?;
    let law = law(pack, &key, instrument, written)?;
    let title = words(&text("en")?.ok_or("en is missing")?, &text("bn")?.ok_or("bn is missing")?);
    let cells = head.inputs.iter().zip(&table.inputs).map(|(name, slot)| {
        let Known { kind, choices, .. } = &book.names[*slot];
        Cell::read(&text(name)?.unwrap_or_default(), *kind, choices).map_err(|why| format!("{name}: {why}"))
    });
    let cells = cells.collect::<Read<Vec<_>>>()?;
    let outputs = head.outputs.iter().zip(&table.outputs).map(|(name, slot)| {
        let value =
            written.get(name).or_else(|| head.defaults.get(name)).ok_or_else(|| format!("{name} is missing"))?;
        output(book, *slot, &written_text(value)?).map_err(|why| format!("{name}: {why}"))
    });
    let outputs = outputs.collect::<Read<Vec<_>>>()?;
    let priority =
        text("priority")?.map(|text| text.parse::<i64>().map_err(|_| "priority is a whole number".to_owned()));
    let ranked = matches!(table.policy, Policy::Priority | Policy::OutputOrder);
    if ranked && priority.is_none() {
        return Err("the row has no priority".to_owned());
    }
    let reason = pack.head.reason.as_ref().map(|reason| reason.as_str().into());
    let row = Row {
        law: law.into(),
        title,
        cells,
        outputs,
        written: written_cells(head, written)?,
        says: head.outputs.iter().map(|name| written.contains_key(name)).collect(),
        priority: priority.transpose()?.unwrap_or_default(),
        ends: Vec::new(),
        newer: Vec::new(),
        line: None,
        reason,
    };
    Ok((row, follows))
}

fn written_cells(head: &TableHead, written: &toml::Table) -> Read<Vec<String>> {
    let cell =
        |name: &String| written.get(name).or_else(|| head.defaults.get(name)).map_or(Ok(String::new()), written_text);
    head.inputs.iter().chain(&head.outputs).map(cell).collect()
}

fn law(pack: &Pack, key: &str, instrument: &Instrument, written: &toml::Table) -> Read<Law> {
    let day = |name: &str| match written.get(name) {
        None => Ok(None),
        Some(value) => written_text(value)?.parse::<Date>().map(Some).map_err(|_| format!("{name} is no date")),
    };
    let section = written.get("section").map(written_text).transpose()?.ok_or("the row names no section")?;
    let status = match written.get("status") {
        None => instrument.status,
        Some(value) => {
            value.clone().try_into::<Status>().map_err(|_| "status is verified, corroborated, drafted or disputed")?
        }
    };
    let (in_force, until) =
        (day("in_force")?.unwrap_or(instrument.in_force.0), day("until")?.or(instrument.until.map(|day| day.0)));
    if until.is_some_and(|until| until < in_force) {
        return Err("it ends before it begins".to_owned());
    }
    Ok(Law {
        key: key.to_owned(),
        pack: pack.head.id.clone(),
        section,
        instrument: words(&instrument.en, &instrument.bn),
        source: written.get("source").map(written_text).transpose()?.unwrap_or_else(|| instrument.source.clone()),
        status,
        in_force,
        until,
        known_from: day("known_from")?.unwrap_or(instrument.known_from.0),
    })
}

fn instrument_of<'a>(chain: &[&'a Pack], name: &str) -> Option<&'a Instrument> {
    chain.iter().rev().find_map(|pack| pack.file.instruments.get(name))
}

pub(crate) fn output(book: &Book, slot: usize, text: &str) -> Read<Expr> {
    let known = &book.names[slot];
    match known.kind {
        Kind::Text => crate::compile::literal(text, known).map(Expr::Value),
        kind => parse(text, book, kind.into()),
    }
}

/// A value of the file as it would be typed. Fractions of binary numbers are not exact, so they are refused.
pub(crate) fn written_text(value: &toml::Value) -> Read<String> {
    match value {
        toml::Value::String(text) => Ok(text.clone()),
        toml::Value::Integer(number) => Ok(number.to_string()),
        toml::Value::Boolean(flag) => Ok(if *flag { "yes" } else { "no" }.to_owned()),
        toml::Value::Datetime(date) => Ok(date.to_string()),
        toml::Value::Float(number) => Err(format!("write \"{number}\" in quotes: it stays exact then")),
        _ => Err("a list or table stands where a value should".to_owned()),
    }
}

fn repeal(pack: &Pack, table: &Table, found: &mut [(Row, String, usize)]) -> Result<(), Refusal> {
    for repeal in pack.file.repeals.iter().filter(|repeal| repeal.table == table.id) {
        for key in &repeal.keys {
            if !found.iter().any(|(row, _, _)| row.law.key == *key) {
                return Err(wrong(pack, &format!("repeals.{}", table.id), format!("there is no row “{key}”")));
            }
        }
        let older = found.iter_mut().filter(|(row, _, _)| {
            row.law.pack != pack.head.id && (repeal.keys.is_empty() || repeal.keys.contains(&row.law.key))
        });
        older.for_each(|(row, _, _)| row.ends.push((repeal.from.0, repeal.known_from.0)));
    }
    Ok(())
}

/// A version gives way to those enacted later, and to those of packs above it.
fn link(found: &mut [(Row, String, usize)]) {
    let mut index: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, (row, follows, _)) in found.iter().enumerate() {
        index.entry(row.law.key.clone()).or_default().push(at);
        if *follows != row.law.key {
            index.entry(follows.clone()).or_default().push(at);
        }
    }
    for at in 0..found.len() {
        let (row, _, layer) = &found[at];
        let (known, layer) = (row.law.known_from, *layer);
        let newer = index[&row.law.key].iter().copied().filter(|other| {
            let (other_row, _, above) = &found[*other];
            *other != at && *above >= layer && (other_row.law.known_from > known || *above > layer)
        });
        found[at].0.newer = newer.collect();
    }
}

/// Both are law on some day, as far as their own dates say.
fn share_days(one: &Law, other: &Law) -> bool {
    let begun = one.in_force.max(other.in_force);
    [one, other].iter().all(|law| law.until.is_none_or(|until| begun <= until))
}

/// Two rows of one key, known from the same day, law on the same day: nobody could tell which.
fn twice(table: &Table) -> Result<(), Refusal> {
    let mut seen: HashMap<&str, Vec<&Row>> = HashMap::new();
    for row in &table.rows {
        let same = seen.entry(row.law.key.as_str()).or_default();
        let twin = same.iter().find(|other| {
            row.law.known_from == other.law.known_from
                && row.law.pack == other.law.pack
                && share_days(&row.law, &other.law)
        });
        if let Some(other) = twin {
            return Err(clash(table, other, row, row.law.in_force.max(other.law.in_force)));
        }
        same.push(row);
    }
    Ok(())
}

fn overlaps(table: &Table) -> Result<(), Refusal> {
    twice(table)?;
    // all that will ever be known
    let dates = |on| crate::value::Dates { on, known: Date::MAX };
    for (first, one) in table.rows.iter().enumerate() {
        for (second, other) in table.rows.iter().enumerate().skip(first + 1) {
            if !share_days(&one.law, &other.law) || one.law.key == other.law.key {
                continue;
            }
            if one.cells.iter().zip(&other.cells).any(|(cell, other)| !cell.meets(other)) {
                continue;
            }
            let both = |day: &Date| table.is_live(first, dates(*day)) && table.is_live(second, dates(*day));
            if let Some(day) = turns(table, one).chain(turns(table, other)).find(both) {
                return Err(clash(table, one, other, day));
            }
        }
    }
    Ok(())
}

/// The days on which a row becomes what counts: its first, and those after a newer version's last.
fn turns<'a>(table: &'a Table, row: &'a Row) -> impl Iterator<Item = Date> + 'a {
    let after = row.newer.iter().filter_map(|newer| table.rows[*newer].law.until?.tomorrow().ok());
    std::iter::once(row.law.in_force).chain(after)
}

fn clash(table: &Table, one: &Row, other: &Row, day: Date) -> Refusal {
    let refusal = Refusal::new(&codes::PACK_OVERLAP).with("table", table.title.clone()).with("on", day);
    // the row of somebody's own pack is the one to mend
    let own = [other, one].into_iter().find(|row| row.reason.is_some()).unwrap_or(other);
    refusal.with("one", one.law.key.as_str()).with("other", other.law.key.as_str()).at_line(own.line)
}
