//! Packs, the oldest first, to a book: names resolved, sorts checked, versions linked, overlaps refused.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use bangladesh::due::deadlines;

use crate::book::{Act, Book, Decision, Known, Origin, RoundBy, Step};
use crate::expr::{Slot, Sort, parse};
use crate::file;
use crate::library::Pack;
use crate::refusal::Refusal;
use crate::rounding::Rounding;
use crate::rows;
use crate::say::{Said, blanks};
use crate::table::Table;
use crate::value::{Kind, Value};

/// Makes the book of a chain of packs.
pub(crate) fn compile(chain: &[&Pack], digest: String) -> Result<Book, Refusal> {
    let mut book = Book {
        origins: chain.iter().map(|pack| origin(pack)).collect(),
        digest,
        names: Vec::new(),
        slots: HashMap::new(),
        tables: Vec::new(),
        decisions: BTreeMap::new(),
        roundings: BTreeMap::new(),
        words: BTreeMap::new(),
        sentences: BTreeMap::new(),
        deadlines: Vec::new(),
        tests: chain.last().map(|pack| pack.file.placed_tests()).unwrap_or_default(),
    };
    names(&mut book, chain)?;
    plain(&mut book, chain);
    tables(&mut book, chain)?;
    decisions(&mut book, chain)?;
    Ok(book)
}

pub(crate) fn words(en: &str, bn: &str) -> Said {
    Said::Words { en: en.to_owned(), bn: bn.to_owned() }
}

fn origin(pack: &Pack) -> Origin {
    let head = &pack.head;
    Origin {
        id: head.id.clone(),
        title: words(&head.en, &head.bn),
        as_of: head.as_of.0,
        until: head.until.map(|day| day.0),
        reason: head.reason.clone(),
    }
}

fn names(book: &mut Book, chain: &[&Pack]) -> Result<(), Refusal> {
    let builtin = [("on", "date of the case", "ঘটনার তারিখ"), ("known", "date it is asked", "জিজ্ঞাসার তারিখ")];
    for (name, en, bn) in builtin {
        let known =
            Known { name: name.into(), kind: Kind::Date, title: words(en, bn), choices: Vec::new(), setting: None };
        put(book, known);
    }
    for pack in chain {
        for (name, said) in &pack.file.names {
            let mut known = Known {
                name: name.clone(),
                kind: said.kind,
                title: words(&said.en, &said.bn),
                choices: said.choices.iter().map(|choice| Arc::from(choice.as_str())).collect(),
                setting: None,
            };
            if let Some(setting) = &said.setting {
                let value = literal(setting, &known).map_err(|why| wrong(pack, &format!("names.{name}"), why))?;
                known.setting = Some(value);
            }
            put(book, known);
        }
    }
    Ok(())
}

fn put(book: &mut Book, known: Known) {
    match book.slots.get(&known.name) {
        Some(slot) => book.names[*slot] = known,
        None => {
            book.slots.insert(known.name.clone(), book.names.len());
            book.names.push(known);
        }
    }
}

/// A fixed value written in a file: a bare word for text, else an expression without names.
pub(crate) fn literal(text: &str, known: &Known) -> Result<Value, String> {
    if known.kind == Kind::Text {
        let word: Arc<str> = text.into();
        if !known.choices.is_empty() && !known.choices.contains(&word) {
            return Err(format!("“{text}” is none of the choices of {}", known.name));
        }
        return Ok(Value::Text(word));
    }
    let plain = text.replace(',', "");
    let expr = parse(&plain, &NoNames, known.kind.into())?;
    expr.constant().cloned().ok_or_else(|| format!("“{text}” is no fixed value"))
}

struct NoNames;

impl crate::expr::Scope for NoNames {
    fn find(&self, _: &str) -> Option<(Slot, Sort)> {
        None
    }
}

fn plain(book: &mut Book, chain: &[&Pack]) {
    for pack in chain {
        for (word, said) in &pack.file.words {
            book.words.insert(word.clone(), words(&said.en, &said.bn));
        }
        for (name, row) in &pack.file.roundings {
            let rounding = Rounding { title: words(&row.en, &row.bn), poisha: row.poisha, way: row.mode.way() };
            book.roundings.insert(name.clone(), rounding);
        }
        book.deadlines.extend(pack.file.deadlines.iter().cloned());
    }
    book.deadlines.extend(deadlines::all());
}

fn tables(book: &mut Book, chain: &[&Pack]) -> Result<(), Refusal> {
    let mut heads: BTreeMap<&str, (&Pack, &file::TableHead)> = BTreeMap::new();
    for pack in chain {
        heads.extend(pack.file.tables.iter().map(|(id, head)| (id.as_str(), (*pack, head))));
        for id in pack.file.rows.keys().chain(pack.file.repeals.iter().map(|repeal| &repeal.table)) {
            if !heads.contains_key(id.as_str()) {
                return Err(wrong(pack, &format!("rows.{id}"), "there is no such table"));
            }
        }
    }
    for (id, (pack, head)) in heads {
        let place = format!("tables.{id}");
        let slots = |names: &[String]| {
            names
                .iter()
                .map(|name| book.slot(name).map_err(|_| wrong(pack, &place, format!("nothing is called “{name}”"))))
                .collect::<Result<Vec<_>, _>>()
        };
        let (inputs, outputs) = (slots(&head.inputs)?, slots(&head.outputs)?);
        if outputs.is_empty() {
            return Err(wrong(pack, &place, "it says nothing: outputs are missing"));
        }
        let mut table = Table {
            id: id.to_owned(),
            title: words(&head.en, &head.bn),
            policy: head.policy,
            inputs,
            outputs,
            rows: Vec::new(),
        };
        rows::fill(book, &mut table, head, chain)?;
        book.tables.push(table);
    }
    Ok(())
}

fn decisions(book: &mut Book, chain: &[&Pack]) -> Result<(), Refusal> {
    let mut all: BTreeMap<&str, (&Pack, &file::Decision)> = BTreeMap::new();
    for pack in chain {
        all.extend(pack.file.decisions.iter().map(|(id, decision)| (id.as_str(), (*pack, decision))));
    }
    for (id, (pack, decision)) in &all {
        let mut made = Decision {
            id: (*id).to_owned(),
            title: words(&decision.en, &decision.bn),
            outputs: Vec::new(),
            steps: Vec::new(),
            own: pack.head.reason.as_ref().map(|reason| (pack.head.id.clone(), reason.clone())),
            follows: Vec::new(),
        };
        for name in &decision.outputs {
            made.outputs.push(
                book.slot(name)
                    .map_err(|_| wrong(pack, &format!("decisions.{id}"), format!("nothing is called “{name}”")))?,
            );
        }
        let mut open = vec![*id];
        steps(book, &all, &mut open, &mut made)?;
        if let Some(lost) = made.outputs.iter().find(|slot| !made.follows.contains(slot)) {
            let why = format!("no step gives “{}”", book.names[*lost].name);
            return Err(wrong(pack, &format!("decisions.{id}"), why));
        }
        unrounded(book, &made).map_or(Ok(()), |why| Err(wrong(pack, &format!("decisions.{id}"), why)))?;
        book.decisions.insert((*id).to_owned(), made);
    }
    Ok(())
}

/// An amount that leaves must be whole poisha, so some step says how it is rounded.
fn unrounded(book: &Book, decision: &Decision) -> Option<String> {
    decision.outputs.iter().find_map(|slot| {
        let amount = book.names[*slot].kind == Kind::Amount;
        let rounded = decision.steps.iter().filter(|step| step.name == Some(*slot)).all(|step| step.round.is_some());
        let asked = decision.steps.iter().any(|step| step.name == Some(*slot));
        (amount && !(asked && rounded))
            .then(|| format!("“{}” is an amount and needs a rounding", book.names[*slot].name))
    })
}

type All<'a> = BTreeMap<&'a str, (&'a Pack, &'a file::Decision)>;

fn steps<'a>(book: &mut Book, all: &All<'a>, open: &mut Vec<&'a str>, made: &mut Decision) -> Result<(), Refusal> {
    let id = *open.last().expect("one is open");
    let (pack, decision) = all[id];
    for (index, step) in decision.steps.iter().enumerate() {
        let place = format!("decisions.{id}.steps[{index}]");
        if let Some(other) = &step.other {
            let Some((other, _)) = all.get_key_value(other.as_str()) else {
                return Err(wrong(pack, &place, format!("there is no decision “{other}”")));
            };
            if open.contains(other) {
                return Err(wrong(pack, &place, format!("“{other}” would use itself")));
            }
            open.push(other);
            steps(book, all, open, made)?;
            open.pop();
            continue;
        }
        let ready = one(book, id, step).map_err(|why| wrong(pack, &place, why))?;
        match &ready.act {
            Act::Ask(table) => made.follows.extend(&book.tables[*table].outputs),
            _ => made.follows.extend(ready.name),
        }
        made.steps.push(ready);
    }
    Ok(())
}

fn one(book: &mut Book, decision: &str, step: &file::Step) -> Result<Step, String> {
    let slot = |name: &String| book.slots.get(name).copied().ok_or_else(|| format!("nothing is called “{name}”"));
    let name = step.name.as_ref().map(slot).transpose()?;
    let when = step.when.as_ref().map(|text| parse(text, book, Sort::Flag)).transpose()?;
    let (act, what) = act(book, step, name)?;
    let what = step.name.clone().unwrap_or(what);
    let mut code = match act {
        Act::Refuse | Act::Doubt => what,
        _ => format!("{decision}.{what}"),
    };
    let mut spoken = Vec::new();
    if let (Some(en), Some(bn)) = (&step.en, &step.bn) {
        spoken = blanks(en).map(|blank| slot(&blank.to_owned())).collect::<Result<Vec<_>, _>>()?;
        let mut other = blanks(bn).map(|blank| slot(&blank.to_owned())).collect::<Result<Vec<_>, _>>()?;
        let mut same = spoken.clone();
        same.sort_unstable();
        other.sort_unstable();
        if same != other {
            return Err("the sentences have different blanks".to_owned());
        }
    } else if step.en.is_some() || step.bn.is_some() || matches!(act, Act::Refuse | Act::Doubt) {
        return Err("a sentence is missing in one language".to_owned());
    }
    let round = step.round.as_ref().map(|name| round_by(book, name)).transpose()?;
    let says = step.en.is_some();
    if let (Some(en), Some(bn)) = (&step.en, &step.bn) {
        code = free_code(book, code, en, bn);
        book.sentences.insert(code.clone(), file::Sentence { en: en.clone(), bn: bn.clone() });
    }
    Ok(Step { name, when, act, round, code, quiet: step.quiet, blanks: spoken, says })
}

/// Two steps may give one name on different conditions and say different things: the second is called `tds.tax-2`.
fn free_code(book: &Book, code: String, en: &str, bn: &str) -> String {
    let taken = |code: &str| book.sentences.get(code).is_some_and(|known| known.en != en || known.bn != bn);
    if !taken(&code) {
        return code;
    }
    (2..).map(|number| format!("{code}-{number}")).find(|code| !taken(code)).unwrap_or(code)
}

fn act(book: &Book, step: &file::Step, name: Option<Slot>) -> Result<(Act, String), String> {
    let kinds = [
        step.is.is_some(),
        step.from.is_some(),
        step.highest.is_some(),
        step.lowest.is_some(),
        step.refuse.is_some(),
        step.doubt.is_some(),
    ];
    if kinds.iter().filter(|kind| **kind).count() != 1 {
        return Err("a step has exactly one of is, from, highest, lowest, use, refuse, doubt".to_owned());
    }
    let named = || name.ok_or_else(|| "the step needs a name for what it gives".to_owned());
    if let Some(text) = &step.is {
        let sort = book.names[named()?].kind.into();
        return Ok((Act::Is(parse(text, book, sort)?), String::new()));
    }
    if let Some(id) = &step.from {
        let table = book.tables.iter().position(|table| table.id == *id);
        return Ok((Act::Ask(table.ok_or_else(|| format!("there is no table “{id}”"))?), id.clone()));
    }
    if let Some(names) = step.highest.as_ref().or(step.lowest.as_ref()) {
        named()?;
        let slot = |name: &String| book.slots.get(name).copied().ok_or_else(|| format!("nothing is called “{name}”"));
        let of = names.iter().map(slot).collect::<Result<Vec<_>, _>>()?;
        if of.iter().any(|slot| !book.names[*slot].kind.is_number()) {
            return Err("only numbers are compared".to_owned());
        }
        return Ok((Act::Best { highest: step.highest.is_some(), of }, String::new()));
    }
    match (&step.refuse, &step.doubt) {
        (Some(code), _) => Ok((Act::Refuse, code.clone())),
        (_, code) => Ok((Act::Doubt, code.clone().unwrap_or_default())),
    }
}

fn round_by(book: &Book, name: &str) -> Result<RoundBy, String> {
    if let Some(rounding) = book.roundings.get(name) {
        return Ok(RoundBy::Fixed(rounding.clone()));
    }
    let slot = *book.slots.get(name).ok_or_else(|| format!("there is no rounding “{name}”"))?;
    let known = &book.names[slot];
    let fits = known.setting.is_some() && known.choices.iter().all(|choice| book.roundings.contains_key(&**choice));
    if fits {
        Ok(RoundBy::Setting(slot))
    } else {
        Err(format!("“{name}” is no setting that chooses among roundings"))
    }
}

pub(crate) fn wrong(pack: &Pack, place: &str, why: impl std::fmt::Display) -> Refusal {
    Refusal::unreadable(format!("{} {place}", pack.id()), why)
}
