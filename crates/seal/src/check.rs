//! Holds rows against blocks, blocks against each other and against signatures, and names what is wrong.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::block::{Block, FIRST};
use crate::digest::{Digest, hex};
use crate::head::{Head, Keys};
use crate::purge::Purge;
use crate::tree;

/// A row is sealed within seconds. Dated longer than this before the block that went before its own, it was not written
/// when it says: ten minutes, in microseconds.
const BEHIND: i64 = 600_000_000;
/// How long a row may lie unsealed: a minute, in microseconds.
const UNSEALED: i64 = 60_000_000;
/// Damages named one by one; beyond, only their number is told.
const NAMED: usize = 1_000;

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// A row differs from what was sealed.
    Changed,
    /// A sealed row is not there, and no purge says why.
    Missing,
    /// A row stands in no block although it is older than a minute: it was put in past the program, or nobody seals.
    Unsealed,
    /// A row was sealed, but is dated long before: it was put in behind the seal.
    Behind,
    /// A row stands in two blocks.
    Twice,
    /// A block's rows are in another order than they were sealed in.
    Order,
    /// A block was altered.
    Block,
    /// A block is not there, or does not follow the one before.
    Chain,
    /// A signature is wrong, or its key is not known.
    Signature,
    /// A head kept elsewhere does not fit the blocks.
    Head,
    /// A record of removed rows was altered.
    Purge,
    /// A file is missing or differs from the manifest.
    File,
}

/// A row, in short, as far as something still knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// When, as an instant in UTC.
    pub at: Timestamp,
    /// Who.
    pub actor: String,
    /// The act.
    pub operation: String,
    /// What kind of thing.
    pub noun: String,
    /// Which one.
    pub subject: Uuid,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Damage {
    /// What.
    pub what: What,
    /// The block concerned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub block: Option<i64>,
    /// The row concerned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<Uuid>,
    /// The row in short.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known: Option<Known>,
    /// What is wrong, in words.
    pub says: String,
}

impl std::fmt::Display for Damage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(row) = self.row {
            write!(f, "row {row}")?;
            if let Some(known) = &self.known {
                let Known { at, actor, operation, noun, subject } = known;
                write!(f, " ({operation} of {noun} {subject} by {actor} at {at})")?;
            }
            f.write_str(": ")?;
        }
        f.write_str(&self.says)
    }
}

/// What was looked at and what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Blocks looked at.
    pub blocks: i64,
    /// Rows that are as they were sealed.
    pub rows: i64,
    /// Rows lawfully removed.
    pub removed: i64,
    /// Rows younger than a minute and not sealed yet.
    pub waiting: i64,
    /// The newest block's hash, in hexadecimal.
    pub head: Option<String>,
    /// The names of the keys that signed.
    pub keys: Vec<String>,
    /// What is wrong; nothing when all is well. At most 1,000 are named.
    pub damages: Vec<Damage>,
    /// How many things are wrong.
    pub wrong: i64,
}

impl Report {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.wrong == 0
    }

    pub(crate) fn add(&mut self, damage: Damage) {
        self.wrong += 1;
        if self.damages.len() < NAMED {
            self.damages.push(damage);
        }
    }
}

/// A row as it was found: its leaf computed anew, and its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The leaf.
    pub leaf: Digest,
    /// Microseconds since 1970.
    pub at: i64,
}

/// Checks one tenant's blocks, given one after another in the order of their numbers.
pub struct Checker {
    tenant: Uuid,
    keys: Keys,
    heads: Vec<Head>,
    removed: HashSet<Uuid>,
    sealed: HashSet<Uuid>,
    last: Option<(i64, Digest, i64)>,
    report: Report,
}

impl Checker {
    /// A checker of this tenant's blocks; `heads` are those kept elsewhere.
    #[must_use]
    pub fn new(tenant: Uuid, keys: Keys, heads: Vec<Head>) -> Self {
        let mut checker = Self {
            tenant,
            keys,
            heads,
            removed: HashSet::new(),
            sealed: HashSet::new(),
            last: None,
            report: Report::default(),
        };
        for head in checker.heads.clone() {
            if head.tenant != tenant {
                checker.wrong(What::Head, None, None, "the head kept elsewhere is another organization's".to_owned());
            } else if !head.is_signed() {
                checker.wrong(
                    What::Head,
                    Some(head.n),
                    None,
                    "the head kept elsewhere is not signed by its key".to_owned(),
                );
            }
        }
        checker
    }

    fn wrong(&mut self, what: What, block: Option<i64>, row: Option<Uuid>, says: String) {
        self.report.add(Damage { what, block, row, known: None, says });
    }

    /// Goes on after this block, which was checked before.
    pub fn after(&mut self, block: &Block) {
        self.last = Some((block.says.n, block.says.hash(), block.says.at));
    }

    /// A record of rows removed; to be given before the blocks.
    pub fn purge(&mut self, purge: &Purge) {
        if purge.tenant == self.tenant && purge.is_signed(&self.keys) {
            self.removed.extend(&purge.rows);
        } else {
            let says =
                format!("the record {} of {} removed rows is not signed by a known key", purge.id, purge.rows.len());
            self.wrong(What::Purge, None, None, says);
        }
    }

    /// The next block; `found` gives its rows.
    pub fn block(&mut self, block: &Block, found: impl Fn(&Uuid) -> Option<Found>) {
        let n = block.says.n;
        self.report.blocks += 1;
        self.link(block);
        let hash = block.says.hash();
        if block.hash.0 != hash {
            self.wrong(What::Block, Some(n), None, format!("block {n} was altered: it does not give its hash"));
        }
        if !block.is_signed(&self.keys) {
            let says = format!("block {n} is not what the key {} signed, or the key is not known", block.key);
            self.wrong(What::Signature, Some(n), None, says);
        }
        self.head(n, &hash);
        self.rows(block, found);
        let before = self.last.map(|(_, _, at)| at);
        self.last = Some((n, block.hash.digest().unwrap_or(hash), block.says.at.max(before.unwrap_or(i64::MIN))));
    }

    fn link(&mut self, block: &Block) {
        let n = block.says.n;
        let (expected, prev) = self.last.map_or((1, FIRST), |(last, hash, _)| (last + 1, hash));
        if block.says.tenant != self.tenant {
            self.wrong(What::Block, Some(n), None, format!("block {n} is another organization's"));
        }
        if n != expected {
            let gone =
                if n == expected + 1 { format!("block {expected}") } else { format!("blocks {expected} to {}", n - 1) };
            self.wrong(What::Chain, Some(expected), None, format!("{gone} is not there"));
        } else if block.says.prev.0 != prev {
            self.wrong(What::Chain, Some(n), None, format!("block {n} does not follow block {}", n - 1));
        }
    }

    fn head(&mut self, n: i64, hash: &Digest) {
        for place in 0..self.heads.len() {
            let head = &self.heads[place];
            if head.n == n && head.hash.0 != hash {
                let says = format!("block {n} is another than the head kept elsewhere: the trail was written anew");
                self.wrong(What::Head, Some(n), None, says);
            }
        }
    }

    fn rows(&mut self, block: &Block, found: impl Fn(&Uuid) -> Option<Found>) {
        let n = block.says.n;
        let rows: HashMap<Uuid, Found> = block.rows.iter().filter_map(|id| Some((*id, found(id)?))).collect();
        let counted = i64::try_from(block.rows.len()).unwrap_or(i64::MAX);
        let listed = block.rows.len() == block.leaves.len() && counted == block.says.count;
        let kept = tree::root(&block.leaves).as_slice() == block.says.root.0;
        if !listed || !kept {
            let computed: Option<Vec<Digest>> = block.rows.iter().map(|id| rows.get(id).map(|row| row.leaf)).collect();
            let right = computed.is_some_and(|leaves| tree::root(&leaves).as_slice() == block.says.root.0);
            let cause = if right { "; its rows are right, its list of leaves was altered" } else { "" };
            self.wrong(
                What::Block,
                Some(n),
                None,
                format!("block {n} was altered: its leaves do not give its root{cause}"),
            );
        }
        let leaves: HashSet<&Digest> = block.leaves.iter().collect();
        let mut moved = false;
        for (place, id) in block.rows.iter().enumerate() {
            if !self.sealed.insert(*id) {
                self.wrong(What::Twice, Some(n), Some(*id), format!("it is sealed in block {n} for a second time"));
            }
            match (rows.get(id), block.leaves.get(place)) {
                (Some(row), Some(leaf)) if row.leaf == *leaf => self.dated(n, *id, row.at),
                (Some(row), _) if leaves.contains(&row.leaf) => moved = true,
                (Some(_), _) => {
                    self.wrong(What::Changed, Some(n), Some(*id), format!("it was changed after block {n} sealed it"))
                }
                (None, _) if self.removed.contains(id) => self.report.removed += 1,
                (None, _) => {
                    self.wrong(What::Missing, Some(n), Some(*id), format!("it was deleted after block {n} sealed it"))
                }
            }
        }
        if moved {
            self.wrong(
                What::Order,
                Some(n),
                None,
                format!("block {n} lists its rows in another order than it sealed them"),
            );
        }
    }

    fn dated(&mut self, n: i64, id: Uuid, at: i64) {
        self.report.rows += 1;
        if self.last.is_some_and(|(_, _, before)| at < before - BEHIND) {
            let says = format!("it is dated long before block {n} sealed it: it was put in behind the seal");
            self.wrong(What::Behind, Some(n), Some(id), says);
        }
    }

    /// Whether a block given so far holds this row.
    #[must_use]
    pub fn holds(&self, id: &Uuid) -> bool {
        self.sealed.contains(id)
    }

    /// A row that no block holds, seen at `now` (microseconds since 1970).
    pub fn loose(&mut self, id: Uuid, at: i64, now: i64) {
        if at > now - UNSEALED {
            self.report.waiting += 1;
        } else {
            self.wrong(What::Unsealed, None, Some(id), "it stands in no block and is older than a minute".to_owned());
        }
    }

    /// Anything else that is wrong.
    pub fn also(&mut self, what: What, says: String) {
        self.wrong(what, None, None, says);
    }

    /// What was found, once every block and loose row was given.
    #[must_use]
    pub fn finish(mut self) -> Report {
        let last = self.last.map_or(0, |(n, _, _)| n);
        let heads = std::mem::take(&mut self.heads);
        let tenant = self.tenant;
        for head in heads.iter().filter(|head| head.tenant == tenant && head.n > last) {
            let says = format!(
                "the head kept elsewhere names block {}, but the last one here is {last}: the end was cut off",
                head.n
            );
            self.wrong(What::Head, Some(head.n), None, says);
        }
        self.report.head = self.last.map(|(_, hash, _)| hex(&hash));
        self.report.keys = self.keys.names().map(str::to_owned).collect();
        self.report
    }
}
