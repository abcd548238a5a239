//! What a block is made from, and what the next look has to ask for.

use data::search;
use jiff::Timestamp;
use seal::{Digest, Hex, Row, Unsigned};
use serde_json::Value;
use uuid::Uuid;

/// Where a look goes on: behind this transaction and row.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place {
    pub xid: i64,
    pub id: Uuid,
}

/// What a look could see, and in which cluster.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// As PostgreSQL writes it: `xmin:xmax:xip,…`; empty when there is nothing to go by.
    pub snapshot: String,
    pub cluster: String,
}

/// Transactions a former look could not see: those from `from` on, and those that were open then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unseen {
    pub from: i64,
    pub open: Vec<i64>,
}

impl Seen {
    /// What it could not see; `None` when nothing can be told from it.
    pub fn unseen(&self) -> Option<Unseen> {
        let mut parts = self.snapshot.split(':');
        let (_, from, open) = (parts.next()?, parts.next()?, parts.next()?);
        let open = open.split(',').filter(|xid| !xid.is_empty()).map(str::parse).collect::<Result<_, _>>().ok()?;
        Some(Unseen { from: from.parse().ok()?, open })
    }
}

/// The last block.
pub struct Last {
    pub n: i64,
    pub hash: Digest,
    pub seen: Seen,
    /// The cluster one is in now.
    pub here: String,
}

impl Last {
    /// What was not seen when it was sealed; `None` in another cluster, where the numbers mean nothing.
    pub fn seen(&self) -> Option<Unseen> {
        if self.seen.cluster == self.here { self.seen.unseen() } else { None }
    }

    /// What a block says that leaves more to seal.
    pub fn carried(&self) -> Seen {
        if self.seen.cluster == self.here { self.seen.clone() } else { Seen::default() }
    }
}

/// A row to be sealed.
pub struct Fresh {
    pub row: Row,
    pub at: Timestamp,
    pub xid: i64,
    /// What the look that found it could see.
    pub seen: Seen,
}

impl Fresh {
    pub fn place(&self) -> Place {
        Place { xid: self.xid, id: self.row.id }
    }

    /// The fields that differ, in the order of their names.
    pub fn fields(&self) -> Vec<String> {
        changed(&value(self.row.before.as_deref()), &value(self.row.after.as_deref()))
    }

    /// The words one may look for it by.
    pub fn words(&self) -> Vec<String> {
        words(self.row.before.as_deref(), self.row.after.as_deref())
    }
}

/// The words one may look for a row by.
pub fn words(before: Option<&str>, after: Option<&str>) -> Vec<String> {
    let (before, after) = (value(before), value(after));
    let mut texts = Vec::new();
    for value in [&after, &before] {
        labels(value, &mut texts);
    }
    search::tokens(&texts)
}

fn value(text: Option<&str>) -> Value {
    text.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
}

/// What people call things by.
const LABELS: &[&str] = &[
    "name",
    "nameBn",
    "name_bn",
    "title",
    "titleBn",
    "title_bn",
    "code",
    "key",
    "slug",
    "number",
    "reference",
    "reason",
    "permission",
    "email",
    "role",
];

fn labels<'a>(value: &'a Value, texts: &mut Vec<&'a str>) {
    let Value::Object(fields) = value else { return };
    texts.extend(LABELS.iter().filter_map(|label| fields.get(*label)?.as_str()));
}

/// The names of the fields in which two things differ, where null is as good as absent; of what is no object, none.
pub fn changed(before: &Value, after: &Value) -> Vec<String> {
    let empty = serde_json::Map::new();
    let (before, after) = (before.as_object().unwrap_or(&empty), after.as_object().unwrap_or(&empty));
    let mut names: Vec<String> = before.keys().chain(after.keys()).cloned().collect();
    names.sort_unstable();
    names.dedup();
    let said = |fields: &serde_json::Map<String, Value>, name: &str| fields.get(name).cloned().unwrap_or_default();
    names.retain(|name| said(before, name) != said(after, name));
    names
}

/// A block to be written.
pub struct Made {
    pub says: Unsigned,
    pub leaves: Vec<Digest>,
    pub key: String,
    pub signature: Hex,
    pub seen: Seen,
}
