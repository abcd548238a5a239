//! A row of an own pack given by a form, with the example that proves it: the pack's text is written for whoever does not
//! write it. The text stays the one truth; what a form wrote can be changed by hand, and the other way round.

use async_graphql::InputObject;
use bangladesh::digits::to_ascii;
use contracts::rules_engine::OwnPackId;
use jiff::civil::Date;
use kernel::fields::{Fields, LONG, NAME};
use kernel::{Cx, Error, Result};
use rules::{Book, Refusal, Status, WrittenRow, WrittenTest};
use serde::{Deserialize, Serialize};

use super::{OwnPack, OwnPacks, UpdateOwnPack, apart, lock, saved};
use crate::trial::Fact;
use crate::wording::RuleStatus;
use crate::{errors, permissions};

/// Cells, facts or results of one form, at most.
const MANY: usize = 100;

/// A row of an own pack and the example that proves it.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WriteOwnRow {
    /// The pack.
    pub id: OwnPackId,
    /// The version this was written on.
    pub version: i32,
    /// The table, by its name in the pack.
    pub table: String,
    /// The row of the law whose place it takes, or of this pack that is written anew, by its key.
    pub row: String,
    /// Inputs and outputs of the row, as they stand in a pack: `civil-work`, `[1..1600]`, `7.5%`. Empty matters not.
    pub cells: Vec<Fact>,
    /// The first day it counts.
    pub in_force: Date,
    /// The last day; none while it counts.
    pub until: Option<Date>,
    /// The day from which it could be known; the first day it counts when absent.
    pub known_from: Option<Date>,
    /// What it comes from: an opinion, a certificate, a decision.
    pub instrument: String,
    /// The same in Bengali.
    pub instrument_bn: Option<String>,
    /// Where that can be read.
    pub source: String,
    /// How far to rely on it.
    pub status: RuleStatus,
    /// What the example is called; one of this name is written anew.
    pub example: String,
    /// What is decided in the example, by its name in the pack: `tds`.
    pub decision: String,
    /// The day of the example; the first day the row counts when absent.
    pub on: Option<Date>,
    /// What is known in the example.
    pub given: Vec<Fact>,
    /// What must follow.
    pub expect: Vec<Fact>,
}

impl OwnPacks {
    /// Writes a row and its example into a pack's text. It is kept only when the whole is read well and every test passes;
    /// the pack is a draft again.
    pub async fn write_row(&self, cx: &Cx, input: WriteOwnRow) -> Result<OwnPack> {
        cx.require_everywhere(&permissions::OWN_PACK_CREATE)?;
        self.db
            .command(cx, "rules_engine.own-pack.write-row", &input.clone(), async move |tx| {
                let before = lock(tx, input.id).await?;
                let (pack, actor, asked) = (before.clone(), tx.cx().actor().clone(), input.clone());
                let after = apart(move || asked.written(pack, &actor)).await?;
                saved(tx, &before, after).await
            })
            .await
    }
}

impl WriteOwnRow {
    /// The pack with this row in its text.
    fn written(&self, before: OwnPack, by: &kernel::Actor) -> Result<OwnPack> {
        let rewritten = |pack: OwnPack, rules: String| {
            let OwnPack { name, name_bn, as_of, reason, .. } = pack.clone();
            pack.update(&UpdateOwnPack { id: self.id, version: self.version, name, name_bn, as_of, reason, rules }, by)
        };
        // whether it may be written at all, before anything else is said
        rewritten(before.clone(), before.rules.clone())?;
        let book = before.book().or_else(|_| rules::shipped::library().book(before.extends.word()))?;
        let (row, test) = self.read(&book)?;
        let text = rules::write(&before.rules, &row, &test).map_err(|wrong| Error::from(wrong).field("rules"))?;
        let after = rewritten(before, text)?;
        self.prove(&after)?;
        Ok(after)
    }

    /// The whole is read and tested; what is wrong is said at the field that says it.
    fn prove(&self, pack: &OwnPack) -> Result<()> {
        let made = pack.book().map_err(|wrong| Error::from(wrong).field("row"))?;
        let Err(failed) = made.prove() else { return Ok(()) };
        let its_own = failed.line() == pack.read()?.line_of_test(&self.example);
        let wrong = Error::from(failed);
        Err(match self.expect.first().filter(|_| its_own) {
            Some(first) => wrong.entry("expect", &first.name),
            None => wrong.field("rules"),
        })
    }

    fn read(&self, book: &Book) -> Result<(WrittenRow, WrittenTest)> {
        let mut fields = Fields::default();
        let instrument = fields.required("instrument", &self.instrument, NAME);
        let instrument_bn = fields.optional("instrumentBn", self.instrument_bn.as_deref(), NAME);
        let source = fields.required("source", &self.source, LONG);
        let example = fields.required("example", &self.example, NAME);
        if self.until.is_some_and(|until| until < self.in_force) {
            fields.refuse(Error::new(&errors::ROW_ENDS).field("until"));
        }
        let lists = [("cells", &self.cells), ("given", &self.given), ("expect", &self.expect)];
        for (field, list) in lists {
            if list.len() > MANY || list.iter().any(|one| one.name.len() > MANY || one.value.chars().count() > LONG) {
                fields.refuse(Error::new(&errors::TOO_MANY_FACTS).field(field).with("limit", MANY));
            }
        }
        fields.done()?;
        let known_from = self.known_from.unwrap_or(self.in_force);
        let base = self.base(book)?;
        let row = WrittenRow {
            table: self.table.clone(),
            key: self.row.clone(),
            section: base.section,
            title: base.title,
            cells: self.cells(book)?,
            priority: base.priority,
            in_force: self.in_force,
            until: self.until,
            known_from,
            instrument: (instrument.clone(), instrument_bn.unwrap_or(instrument), source, status(self.status)),
        };
        let on = self.on.unwrap_or(self.in_force);
        let given = facts(book, &self.given, "given")?;
        let expect = facts(book, &self.expect, "expect")?;
        if expect.is_empty() {
            return Err(Error::new(&errors::OWN_PACK_UNTESTED).field("expect"));
        }
        let known = known_from.max(on);
        Ok((row, WrittenTest { name: example, decide: self.decision.clone(), on, known, given, expect }))
    }

    /// What the row has from the one it stands for.
    fn base(&self, book: &Book) -> Result<Base> {
        let sheet = book.sheets().find(|sheet| sheet.id == self.table);
        let unknown = || Error::new(&errors::TABLE_UNKNOWN).with("pack", book.id()).with("name", &self.table);
        let rows = sheet.ok_or_else(|| unknown().field("table"))?.rows;
        let found = rows.into_iter().rfind(|row| row.law.key == self.row);
        let row = found.ok_or_else(|| Error::new(&errors::ROW_UNKNOWN).field("row").with("key", &self.row))?;
        let title = crate::wording::Speech::default().said(&row.title);
        let priority = (row.priority != 0).then_some(row.priority);
        Ok(Base { section: row.law.section, title: (title.en, title.bn), priority })
    }

    fn cells(&self, book: &Book) -> Result<Vec<(String, String)>> {
        let read = |cell: &Fact| {
            let text = to_ascii(cell.value.trim());
            let told = if text.is_empty() { Ok(()) } else { book.expect_cell(&self.table, &cell.name, &text) };
            told.map_err(|wrong| at("cells", &cell.name, wrong))?;
            Ok((cell.name.clone(), text))
        };
        self.cells.iter().map(read).collect()
    }
}

/// What a written row takes over from the row it stands for.
struct Base {
    section: String,
    title: (String, String),
    priority: Option<i64>,
}

/// Facts as they stand in a test; each is read on its own, so that a wrong one is named.
fn facts(book: &Book, typed: &[Fact], field: &'static str) -> Result<Vec<(String, String)>> {
    let given = typed.iter().filter(|fact| !fact.value.trim().is_empty());
    given
        .map(|fact| {
            let text = to_ascii(fact.value.trim());
            book.read_facts([(fact.name.as_str(), text.as_str())]).map_err(|wrong| at(field, &fact.name, wrong))?;
            Ok((fact.name.clone(), text))
        })
        .collect()
}

/// A refusal at one entry of a list: the form shows it at that entry.
fn at(field: &'static str, name: &str, wrong: Refusal) -> Error {
    Error::from(wrong).entry(field, name)
}

fn status(status: RuleStatus) -> Status {
    match status {
        RuleStatus::Verified => Status::Verified,
        RuleStatus::Corroborated => Status::Corroborated,
        RuleStatus::Drafted => Status::Drafted,
        RuleStatus::Disputed => Status::Disputed,
    }
}
