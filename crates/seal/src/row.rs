//! An audit row and its one form in bytes.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use uuid::Uuid;

use crate::digest::{Digest, Fields, Wrong, hash};

/// Says what the bytes of a row are; another form would have another number.
const TAG: &str = "vextrus.audit.row.v1";
const LEAF: u8 = 0;

/// Who did what to which thing, with the thing before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Whose.
    pub tenant: Uuid,
    /// The row.
    pub id: Uuid,
    /// When: microseconds since 1970-01-01T00:00:00Z.
    pub at: i64,
    /// Who: `person:<id>`, `operator`, `service:<name>`.
    pub actor: String,
    /// The act.
    pub operation: String,
    /// What kind of thing.
    pub noun: String,
    /// Which one.
    pub subject: Uuid,
    /// The thing before: the text PostgreSQL writes for the jsonb value, letter by letter.
    pub before: Option<String>,
    /// The thing after, likewise.
    pub after: Option<String>,
    /// The request that did it.
    pub request: Uuid,
}

/// A line of an export; `before` and `after` keep their text.
#[derive(Deserialize)]
struct Line {
    tenant_id: Uuid,
    id: Uuid,
    at: Timestamp,
    actor: String,
    operation: String,
    noun: String,
    subject: Uuid,
    before: Option<Box<RawValue>>,
    after: Option<Box<RawValue>>,
    request: Uuid,
}

impl Row {
    /// The row on a line of `data.audit_row.jsonl`.
    ///
    /// # Errors
    /// The line is no such row.
    pub fn read(line: &str) -> Result<Self, Wrong> {
        let line: Line = serde_json::from_str(line)?;
        Ok(Self {
            tenant: line.tenant_id,
            id: line.id,
            at: line.at.as_microsecond(),
            actor: line.actor,
            operation: line.operation,
            noun: line.noun,
            subject: line.subject,
            before: line.before.map(|value| value.get().to_owned()),
            after: line.after.map(|value| value.get().to_owned()),
            request: line.request,
        })
    }

    /// The canonical bytes: tag, tenant, id, time, actor, operation, noun, subject, before, after, request. Ids are
    /// their 16 bytes, the time is eight bytes of two's complement. A `null` before or after is an absent one.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        Fields::of(TAG)
            .field(self.tenant.as_bytes())
            .field(self.id.as_bytes())
            .field(&self.at.to_be_bytes())
            .text(&self.actor)
            .text(&self.operation)
            .text(&self.noun)
            .field(self.subject.as_bytes())
            .optional(self.before.as_deref().filter(|text| *text != "null"))
            .optional(self.after.as_deref().filter(|text| *text != "null"))
            .field(self.request.as_bytes())
            .bytes()
    }

    /// The leaf of the tree: SHA-256 over a zero byte and the canonical bytes.
    #[must_use]
    pub fn leaf(&self) -> Digest {
        hash(LEAF, &[&self.bytes()])
    }
}
