//! What others ask of audit, and what it tells.

#![allow(
    missing_docs,
    reason = "a fact's fields are named so that a sentence would repeat the name; types have theirs"
)]

use jiff::Timestamp;
use kernel::TenantId;
use kernel::uuid::Uuid;
use serde::{Deserialize, Serialize};

kernel::id! {
    /// A row of the audit trail.
    EntryId,
    /// The thing an entry speaks of, of whatever kind.
    SubjectId,
    /// A legal hold.
    HoldId,
    /// A finding that the trail is damaged.
    AlertId,
}

kernel::contract! {
    /// What others ask of audit. Only the operator may.
    pub trait Audit as "audit", remote AuditRemote, routes audit_routes {
        /// The newest signed head of each tenant: kept with every backup. Asked as nobody's tenant.
        ask heads(()) -> Vec<SignedHead>;
        /// Recomputes the trail of the tenant; damage is told as an event and written in the audit.
        do verify(VerifyTrail) -> Verified;
        /// Signs with a new key from now on; the public parts of the old ones stay.
        do rotate_signing_key(()) -> SigningKeyFacts;
    }
}

/// A tenant's newest block, signed. In JSON it is what `vextrus verify audit --head FILE` reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedHead {
    pub tenant: TenantId,
    /// The block's number.
    pub n: i64,
    /// The block's hash, in hexadecimal.
    pub hash: String,
    /// When it was sealed: microseconds since 1970.
    pub at: i64,
    /// The key's name.
    pub key: String,
    /// The Ed25519 public key, in hexadecimal.
    pub public: String,
    /// In hexadecimal.
    pub signature: String,
}

/// What is held against the trail besides itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerifyTrail {
    /// Heads kept elsewhere; those of other tenants are left aside.
    #[serde(default)]
    pub heads: Vec<SignedHead>,
}

/// What a verification found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verified {
    pub blocks: i64,
    /// Rows that are as they were sealed.
    pub rows: i64,
    /// Rows lawfully removed.
    pub removed: i64,
    /// Rows younger than a minute and not sealed yet.
    pub waiting: i64,
    /// How many things are wrong.
    pub wrong: i64,
    /// At most 1,000 of them.
    pub findings: Vec<Finding>,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// changed, missing, unsealed, behind, twice, order, block, chain, signature, head, purge.
    pub what: String,
    #[serde(default)]
    pub block: Option<i64>,
    #[serde(default)]
    pub row: Option<Uuid>,
    /// In words, with operation, noun, actor and time of the row where they are known.
    pub sentence: String,
}

/// A public key of the installation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SigningKeyFacts {
    /// Its name: the first 32 hexadecimal digits of its SHA-256.
    pub id: String,
    /// In hexadecimal.
    pub public: String,
    pub made_at: Timestamp,
}

crate::events! { "audit";
    /// The audit trail is damaged: something in it was changed, removed or put in past the program.
    ComplianceAlert "audit.compliance-alert" v 1 by alert_id, "notification, which wakes the auditors, the owner and the operator" {
        alert_id: AlertId, wrong: i64,
        /// The first of them, in words.
        findings: Vec<String>,
        at: Timestamp,
    }
}
