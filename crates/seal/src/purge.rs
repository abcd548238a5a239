//! Rows removed lawfully: a signed record of which, and by which rule. Their leaves stay in the blocks.

use jiff::Timestamp;
use serde::Deserialize;
use uuid::Uuid;

use crate::digest::{Digest, Fields, Hex, Wrong, hash};
use crate::head::Keys;

const TAG: &str = "vextrus.audit.purge.v1";
const PURGE: u8 = 3;

/// A record that rows were removed because their time had come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Purge {
    /// Whose.
    pub tenant: Uuid,
    /// The record.
    pub id: Uuid,
    /// When: microseconds since 1970.
    pub at: i64,
    /// The rule: `kind:years`.
    pub rule: String,
    /// The rows.
    pub rows: Vec<Uuid>,
    /// The key that signed it.
    pub key: String,
    /// The signature.
    pub signature: Hex,
}

#[derive(Deserialize)]
struct Line {
    tenant_id: Uuid,
    id: Uuid,
    at: Timestamp,
    rule: String,
    row_ids: Vec<Uuid>,
    key_id: String,
    signature: Hex,
}

impl Purge {
    /// The record on a line of `audit.purge.jsonl`.
    ///
    /// # Errors
    /// The line is no such record.
    pub fn read(line: &str) -> Result<Self, Wrong> {
        let line: Line = serde_json::from_str(line)?;
        Ok(Self {
            tenant: line.tenant_id,
            id: line.id,
            at: line.at.as_microsecond(),
            rule: line.rule,
            rows: line.row_ids,
            key: line.key_id,
            signature: line.signature,
        })
    }

    /// SHA-256 over a three byte and the fields that are signed.
    #[must_use]
    pub fn hash(&self) -> Digest {
        hash(PURGE, &[&self.message()])
    }

    /// What is signed: tag, tenant, id, time, rule, and the rows' ids one after another.
    #[must_use]
    pub fn message(&self) -> Vec<u8> {
        let rows: Vec<u8> = self.rows.iter().flat_map(|id| *id.as_bytes()).collect();
        Fields::of(TAG)
            .field(self.tenant.as_bytes())
            .field(self.id.as_bytes())
            .field(&self.at.to_be_bytes())
            .text(&self.rule)
            .field(&rows)
            .bytes()
    }

    /// Whether one of these keys signed it.
    #[must_use]
    pub fn is_signed(&self, keys: &Keys) -> bool {
        keys.signed(&self.key, &self.message(), &self.signature.0)
    }
}
