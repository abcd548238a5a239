//! What a tenant configured — settings, flags — as this process remembers it.
//!
//! It is asked in process, many times a request, so it is remembered. An announcement makes a process forget at once; and
//! because an announcement may not arrive (the listening connection was cut, or is silent), what is remembered is
//! compared with the database after less than a second whoever announced what: one small read a tenant a second at most,
//! none while nobody asks.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use jiff::civil::Date;
use kernel::{
    Chosen, CompanyId, Cx, Error, Flag, Result, Series, Setting, Subject, TenantId, TypedSetting, Value, Verdict, Why,
};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use uuid::Uuid;

use crate::db::Db;
use crate::look::Look;
use crate::news::News;
use crate::tx::Tx;

/// What [`Tx::announce`] says when a tenant configured something.
pub const NEWS: &str = "configuration.changed";
/// How long what is remembered is believed without a look at its version.
const BELIEVED: Duration = Duration::from_millis(700);
/// Tenants remembered at most; then all are forgotten and read anew.
const REMEMBERED: usize = 10_000;

const VERSION: &str = "select coalesce(sum(version), 0)::bigint as version from data.configuration";
const LIST: &str = "select part, version, whole from data.configuration";
const FIND_SERIES: &str = "select whole from data.configuration where part = 'series'";

/// A part of what is configured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A list of [`Choice`].
    Settings,
    /// A list of [`Flag`].
    Flags,
    /// A list of [`Written`].
    Series,
}

impl Part {
    const fn word(self) -> &'static str {
        match self {
            Self::Settings => "settings",
            Self::Flags => "flags",
            Self::Series => "series",
        }
    }
}

/// Where a setting is asked for, or was chosen for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Spot {
    /// In this company; nothing is the whole organization.
    #[serde(default)]
    pub company: Option<CompanyId>,
    /// In this branch of it.
    #[serde(default)]
    pub branch: Option<Uuid>,
}

impl Spot {
    /// The whole organization.
    pub const TENANT: Self = Self { company: None, branch: None };

    /// A company.
    #[must_use]
    pub const fn company(company: CompanyId) -> Self {
        Self { company: Some(company), branch: None }
    }

    /// A branch of a company.
    #[must_use]
    pub const fn branch(company: CompanyId, branch: Uuid) -> Self {
        Self { company: Some(company), branch: Some(branch) }
    }

    /// Itself, then what it lies in.
    fn outwards(self) -> impl Iterator<Item = Self> {
        let own = self.branch.map(|_| self);
        own.into_iter().chain(self.company.map(Self::company)).chain([Self::TENANT])
    }
}

/// A choice somebody made: this value of a setting, there, from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Its id; of two for the same day the later counts.
    pub id: Uuid,
    /// The setting's key.
    pub key: String,
    /// For where.
    #[serde(flatten)]
    pub spot: Spot,
    /// The first day it counts.
    pub starts_on: Date,
    /// What was chosen; nothing: from then on as it is in what the spot lies in.
    pub value: Option<String>,
}

/// How the tenant wants the numbers of a series written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// The series.
    pub key: String,
    /// As [`kernel::SeriesFormat`] reads it.
    pub format: String,
}

struct Entry {
    id: Uuid,
    spot: Spot,
    starts_on: Date,
    value: Option<Value>,
}

/// The value of a setting somewhere on a day, and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InForce {
    /// The value.
    pub value: Value,
    /// Who chose it: the choice and its place; nothing when nobody did.
    pub from: Option<(Uuid, Spot)>,
}

/// What a tenant configured.
#[derive(Default)]
pub struct Configured {
    version: i64,
    /// By key, the latest first.
    settings: HashMap<String, Vec<Entry>>,
    flags: HashMap<String, Flag>,
    /// Of those declared, what they are while nobody touched them.
    usual: HashMap<&'static str, bool>,
}

impl Configured {
    fn of(rows: Vec<(String, i64, Json)>) -> Result<Self> {
        let mut configured = Self {
            version: rows.iter().map(|(_, version, _)| version).sum(),
            usual: kernel::flags().into_iter().map(|flag| (flag.key, flag.usual)).collect(),
            ..Self::default()
        };
        for (part, _, whole) in rows {
            match part.as_str() {
                "settings" => configured.settings = entries(read(whole)?),
                "flags" => {
                    let flags: Vec<Flag> = read(whole)?;
                    configured.flags = flags.into_iter().map(|flag| (flag.key.clone(), flag)).collect();
                }
                // Formats of numbers, read where a number is taken; and parts of a later release that serves beside this one.
                _ => {}
            }
        }
        Ok(configured)
    }

    /// What the setting is there on a day.
    ///
    /// # Panics
    /// Never: what cannot be read as the setting's type is passed over, and what is declared is read by a test.
    #[must_use]
    pub fn get<T: Chosen>(&self, setting: &TypedSetting<T>, spot: Spot, on: Date) -> T {
        let chosen = self.chosen(&setting.setting, spot, on).and_then(|(entry, _)| T::of(entry));
        let usual = || setting.setting.kind.read(setting.setting.usual).ok().and_then(|value| T::of(&value));
        chosen.or_else(usual).expect("a setting's usual value is one of its own")
    }

    /// What the setting is there on a day, and who chose it.
    ///
    /// # Errors
    /// Our mistake: what is declared cannot be read.
    pub fn in_force(&self, setting: &Setting, spot: Spot, on: Date) -> Result<InForce> {
        match self.chosen(setting, spot, on) {
            Some((value, from)) => Ok(InForce { value: value.clone(), from: Some(from) }),
            None => Ok(InForce { value: setting.kind.read(setting.usual)?, from: None }),
        }
    }

    fn chosen(&self, setting: &Setting, spot: Spot, on: Date) -> Option<(&Value, (Uuid, Spot))> {
        let entries = self.settings.get(setting.key)?;
        spot.outwards().find_map(|spot| {
            let latest = entries.iter().find(|entry| entry.spot == spot && entry.starts_on <= on)?;
            latest.value.as_ref().map(|value| (value, (latest.id, spot)))
        })
    }

    /// Whether whoever asks has the flag: some hundred nanoseconds.
    #[must_use]
    pub fn has<'s>(&self, key: &str, subject: impl Into<Subject<'s>>) -> bool {
        self.judge(key, &subject.into()).on
    }

    /// Whether they have it, why, and which way.
    #[must_use]
    pub fn judge(&self, key: &str, subject: &Subject<'_>) -> Verdict<'_> {
        match self.flags.get(key) {
            Some(flag) => flag.judge(subject),
            None => Verdict {
                on: self.usual.get(key).copied().unwrap_or_default(),
                why: Why::Usual,
                variant: None,
                place: 0,
            },
        }
    }

    /// Every flag somebody touched or declared, by key.
    #[must_use]
    pub fn flag_keys(&self) -> Vec<&str> {
        let mut keys: Vec<&str> = self.flags.keys().map(String::as_str).chain(self.usual.keys().copied()).collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }
}

fn read<T: DeserializeOwned>(whole: Json) -> Result<T> {
    serde_json::from_value(whole).map_err(Error::internal)
}

/// Each value read once by its setting's kind. What no setting of this release has, or what it no longer allows, is left
/// out: the setting is then what it is in what the spot lies in.
fn entries(choices: Vec<Choice>) -> HashMap<String, Vec<Entry>> {
    let known: HashMap<&str, &Setting> = kernel::settings().into_iter().map(|one| (one.key, one)).collect();
    let mut entries: HashMap<String, Vec<Entry>> = HashMap::new();
    for choice in choices {
        let Some(setting) = known.get(choice.key.as_str()) else { continue };
        let value = match choice.value.map(|text| setting.kind.read(&text)) {
            None => None,
            Some(Ok(value)) => Some(value),
            Some(Err(_)) => None,
        };
        let entry = Entry { id: choice.id, spot: choice.spot, starts_on: choice.starts_on, value };
        entries.entry(choice.key).or_default().push(entry);
    }
    for list in entries.values_mut() {
        list.sort_unstable_by_key(|one| std::cmp::Reverse((one.starts_on, one.id)));
    }
    entries
}

struct Remembered {
    configured: Arc<Configured>,
    looked: Instant,
}

/// What this process remembers, tenant by tenant.
#[derive(Default)]
pub(crate) struct Memory {
    known: RwLock<HashMap<TenantId, Remembered>>,
    /// Raised by every piece of news: what was on its way meanwhile is used once and not remembered.
    heard: AtomicU64,
}

impl Memory {
    pub(crate) fn take_in(&self, news: &News) {
        match news {
            News::Listening | News::Deaf => {
                self.heard.fetch_add(1, Ordering::SeqCst);
                self.known.write().unwrap_or_else(PoisonError::into_inner).clear();
            }
            News::Change { tenant, what, .. } if what == NEWS => {
                self.heard.fetch_add(1, Ordering::SeqCst);
                self.known.write().unwrap_or_else(PoisonError::into_inner).remove(tenant);
            }
            News::Change { .. } => {}
        }
    }

    fn find(&self, tenant: TenantId) -> Option<(Arc<Configured>, bool)> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        let found = known.get(&tenant)?;
        Some((found.configured.clone(), found.looked.elapsed() < BELIEVED))
    }

    fn keep(&self, tenant: TenantId, heard: u64, looked: Instant, configured: &Arc<Configured>) {
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if self.heard.load(Ordering::SeqCst) != heard {
            return;
        }
        if known.len() >= REMEMBERED && !known.contains_key(&tenant) {
            known.clear();
        }
        known.insert(tenant, Remembered { configured: configured.clone(), looked });
    }
}

impl Db {
    /// What the tenant configured, not older than a second: mostly without leaving the process.
    ///
    /// # Errors
    /// It had to be read, and the database refused.
    // open: what is in force decides for everybody; who may see it listed is asked where it is listed.
    pub async fn configured(&self, cx: &Cx) -> Result<Arc<Configured>> {
        let memory = self.memory();
        let remembered = memory.find(cx.tenant());
        if let Some((configured, true)) = remembered {
            return Ok(configured);
        }
        let (heard, looked) = (memory.heard.load(Ordering::SeqCst), Instant::now());
        let known = remembered.map(|(configured, _)| configured);
        let configured = match known {
            Some(known) if known.version == self.read(cx, async |look| version(look).await).await? => known,
            _ => Arc::new(self.read(cx, async |look| whole(look).await).await?),
        };
        memory.keep(cx.tenant(), heard, looked, &configured);
        Ok(configured)
    }
}

async fn version(look: &Look) -> Result<i64> {
    look.one(VERSION, &[], |row| row.get("version")).await
}

async fn whole(look: &Look) -> Result<Configured> {
    let row = |row: &crate::row::Row| Ok((row.get("part")?, row.get("version")?, row.get("whole")?));
    Configured::of(look.list(LIST, &[], row).await?)
}

/// Holds a part of the tenant's configuration until the commit; whoever changes it begins with this.
///
/// # Errors
/// What the database refuses.
pub async fn hold(tx: &Tx, part: Part) -> Result<()> {
    tx.one("select data.configuration_hold($1) as held", &[&part.word()], |row| row.get::<i64>("held")).await.map(drop)
}

/// The next number of a series, written as the tenant wants it; taken last, for its row stays locked until the commit. How
/// it is written is read under that lock: whoever begins the series takes the same one.
///
/// # Errors
/// What the database refuses.
pub async fn next_number(tx: &Tx, series: &Series) -> Result<String> {
    let number = tx.next_number(series.key, "").await?;
    let whole: Option<Json> = tx.find(FIND_SERIES, &[], |row| row.get("whole")).await?;
    let written: Vec<Written> = whole.map_or_else(|| Ok(Vec::new()), read)?;
    let own = written.iter().find(|one| one.key == series.key).and_then(|one| series.read(&one.format).ok());
    let format = own.map_or_else(|| series.read(series.usual), Ok)?;
    Ok(format.write(number, &|_| ""))
}

/// Publishes a part of the tenant's configuration with the commit, and tells every process.
///
/// # Errors
/// What the database refuses.
pub async fn publish<T: Serialize>(tx: &Tx, part: Part, whole: &[T]) -> Result<()> {
    let whole = serde_json::to_value(whole).map_err(Error::internal)?;
    let sql = "select data.configuration_put($1, $2) as raised";
    tx.one(sql, &[&part.word(), &whole], |row| row.get::<i64>("raised")).await?;
    tx.announce(NEWS, None);
    Ok(())
}
