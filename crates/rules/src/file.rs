//! A pack as it stands in its files.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;
use toml::value::Datetime;

use crate::refusal::Refusal;
use crate::value::Kind;

/// How far a row can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Read in the law itself.
    Verified,
    /// Found in a source that says it read the law.
    Corroborated,
    /// General knowledge; no source found.
    Drafted,
    /// Sources disagree.
    Disputed,
}

/// A day in a file: `2026-07-01`, without quotes.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "Datetime")]
pub(crate) struct Day(pub Date);

impl TryFrom<Datetime> for Day {
    type Error = String;

    fn try_from(written: Datetime) -> Result<Self, String> {
        written.to_string().parse().map(Self).map_err(|_| format!("{written} is not a plain date"))
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    pub pack: Option<Head>,
    #[serde(default)]
    pub instruments: BTreeMap<String, Instrument>,
    #[serde(default)]
    pub names: BTreeMap<String, Name>,
    #[serde(default)]
    pub words: BTreeMap<String, Sentence>,
    #[serde(default)]
    pub roundings: BTreeMap<String, RoundingRow>,
    #[serde(default)]
    pub tables: BTreeMap<String, TableHead>,
    #[serde(default)]
    pub rows: BTreeMap<String, RowGroup>,
    #[serde(default)]
    pub repeals: Vec<Repeal>,
    #[serde(default)]
    pub decisions: BTreeMap<String, Decision>,
    #[serde(default)]
    pub deadlines: Vec<bangladesh::due::Deadline>,
    #[serde(default)]
    pub tests: Vec<toml::Spanned<Test>>,
    /// The line of the file each test begins in.
    #[serde(skip)]
    pub test_lines: Vec<usize>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Head {
    pub id: String,
    pub extends: Option<String>,
    pub en: String,
    pub bn: String,
    pub as_of: Day,
    /// The last day of which the pack was the newest word.
    pub until: Option<Day>,
    pub reason: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Sentence {
    pub en: String,
    pub bn: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Instrument {
    pub en: String,
    pub bn: String,
    pub source: String,
    pub status: Status,
    pub known_from: Day,
    pub in_force: Day,
    pub until: Option<Day>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Name {
    pub kind: Kind,
    pub en: String,
    pub bn: String,
    /// The only words it may be, in the order of their weight.
    #[serde(default)]
    pub choices: Vec<String>,
    /// A choice of the company's: what it is unless the company says otherwise.
    pub setting: Option<String>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Mode {
    HalfUp,
    Up,
    Down,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RoundingRow {
    pub en: String,
    pub bn: String,
    /// Rounded to a multiple of this many poisha.
    pub poisha: i64,
    pub mode: Mode,
}

/// Which of the rows that apply count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Policy {
    /// At most one row can apply; refused at load where two could.
    Unique,
    /// The first in order.
    First,
    /// Several may apply if they say the same.
    Any,
    /// The one with the smallest `priority`.
    Priority,
    /// All, in the order of the table.
    RuleOrder,
    /// All, by `priority`.
    OutputOrder,
    /// All, in no order.
    Collect,
    /// The sum of what all say.
    CollectSum,
    /// The smallest.
    CollectMin,
    /// The largest.
    CollectMax,
    /// How many apply.
    CollectCount,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TableHead {
    pub en: String,
    pub bn: String,
    pub policy: Policy,
    pub inputs: Vec<String>,
    pub outputs: Vec<String>,
    /// What an output is where a row does not say.
    #[serde(default)]
    pub defaults: BTreeMap<String, toml::Value>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RowGroup {
    pub instrument: Option<String>,
    pub list: Vec<toml::Spanned<toml::Table>>,
    /// The line of the file each row begins in.
    #[serde(skip)]
    pub lines: Vec<usize>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Repeal {
    pub table: String,
    /// The rows that end; all of them when none is named.
    #[serde(default)]
    pub keys: Vec<String>,
    pub from: Day,
    pub known_from: Day,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Decision {
    pub en: String,
    pub bn: String,
    #[serde(default)]
    pub outputs: Vec<String>,
    pub steps: Vec<Step>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Step {
    pub name: Option<String>,
    pub when: Option<String>,
    pub is: Option<String>,
    pub from: Option<String>,
    pub highest: Option<Vec<String>>,
    pub lowest: Option<Vec<String>>,
    #[serde(rename = "use")]
    pub other: Option<String>,
    pub refuse: Option<String>,
    pub doubt: Option<String>,
    pub round: Option<String>,
    pub en: Option<String>,
    pub bn: Option<String>,
    /// Left out of the explanation.
    #[serde(default)]
    pub quiet: bool,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Test {
    pub name: String,
    pub decide: Option<String>,
    pub due: Option<String>,
    pub on: Option<Day>,
    pub known: Option<Day>,
    #[serde(default)]
    pub given: toml::Table,
    #[serde(default)]
    pub expect: toml::Table,
    pub refuses: Option<String>,
}

/// One pack of its files: name and text of each.
pub(crate) fn read(files: &[(&str, &str)]) -> Result<(Head, File), Refusal> {
    let mut whole = File::default();
    for (name, text) in files {
        whole.take(name, text)?;
    }
    let head = whole
        .pack
        .take()
        .ok_or_else(|| Refusal::unreadable(files.first().map_or("", |file| file.0), "there is no [pack]"))?;
    Ok((head, whole))
}

/// A pack of somebody's own, whose head stands elsewhere.
pub(crate) fn read_own(id: &str, text: &str) -> Result<File, Refusal> {
    let mut whole = File::default();
    whole.take(id, text)?;
    if whole.pack.is_some() {
        return Err(Refusal::unreadable(id, "leave [pack] out: it is said beside the text"));
    }
    Ok(whole)
}

/// Lines are counted from one.
pub(crate) fn line_of(text: &str, at: usize) -> usize {
    text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1
}

fn first_lines(error: &toml::de::Error) -> String {
    error.to_string().trim().replace('\n', " ")
}

impl File {
    /// Reads one file more.
    fn take(&mut self, name: &str, text: &str) -> Result<(), Refusal> {
        let mut file: Self = toml::from_str(text).map_err(|error| {
            let at = error.span().map(|span| line_of(text, span.start));
            Refusal::unreadable(name, first_lines(&error)).at_line(at)
        })?;
        for group in file.rows.values_mut() {
            group.lines = group.list.iter().map(|row| line_of(text, row.span().start)).collect();
        }
        file.test_lines = file.tests.iter().map(|test| line_of(text, test.span().start)).collect();
        self.join(name, file)
    }

    /// Its tests with the lines they begin in.
    pub(crate) fn placed_tests(&self) -> Vec<(Test, usize)> {
        let tests = self.tests.iter().map(|test| test.get_ref().clone());
        tests.zip(self.test_lines.iter().copied()).collect()
    }

    fn join(&mut self, place: &str, other: Self) -> Result<(), Refusal> {
        if other.pack.is_some() && self.pack.is_some() {
            return Err(Refusal::unreadable(place, "[pack] is there twice"));
        }
        self.pack = self.pack.take().or(other.pack);
        merge(place, &mut self.instruments, other.instruments)?;
        merge(place, &mut self.names, other.names)?;
        merge(place, &mut self.words, other.words)?;
        merge(place, &mut self.roundings, other.roundings)?;
        merge(place, &mut self.tables, other.tables)?;
        merge(place, &mut self.rows, other.rows)?;
        merge(place, &mut self.decisions, other.decisions)?;
        self.repeals.extend(other.repeals);
        self.deadlines.extend(other.deadlines);
        self.tests.extend(other.tests);
        self.test_lines.extend(other.test_lines);
        Ok(())
    }
}

fn merge<T>(place: &str, into: &mut BTreeMap<String, T>, from: BTreeMap<String, T>) -> Result<(), Refusal> {
    for (name, value) in from {
        if into.insert(name.clone(), value).is_some() {
            return Err(Refusal::unreadable(place, format!("“{name}” is there twice")));
        }
    }
    Ok(())
}
