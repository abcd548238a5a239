//! What others ask of rules-engine, and what it tells.

#![allow(
    missing_docs,
    reason = "a fact's fields are named so that a sentence would repeat the name; types have theirs"
)]

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

kernel::id! {
    /// A pack of a tenant's own.
    OwnPackId,
    /// An evaluation that was kept.
    EvaluationId,
}

/// What is announced to every process at once.
pub mod news {
    /// The tenant's packs in force changed: whoever keeps them ready asks again.
    pub const PACKS: &str = "rules_engine.packs";
}

kernel::contract! {
    /// What others ask of rules-engine. They evaluate in their own process, with crate `rules`.
    pub trait RulesEngine as "rules-engine", remote RulesEngineRemote, routes rules_engine_routes {
        /// The tenant's own packs that are in force, at most one on each pack of the law. Where there is none, the law alone
        /// counts. Their rows are dated: a pack in force says nothing of the days before its rows.
        ask packs_in_force(()) -> Vec<PackInForce>;
    }
}

/// A tenant's own pack: a head and a text as `rules::Pack::own` reads them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackInForce {
    pub id: OwnPackId,
    pub code: String,
    /// The pack of the law it stands on, such as `BD-2026-07`.
    pub extends: String,
    pub en: String,
    pub bn: String,
    pub as_of: Date,
    pub reason: String,
    /// Instruments, rows and tests, as TOML.
    pub text: String,
}

crate::events! { "rules-engine";
    /// A case was decided by a rule pack, and kept.
    EvaluationCompleted "rules.evaluation.completed" v 1 by evaluation_id, "reports and other systems that follow what rules decide" {
        evaluation_id: EvaluationId, decision: String, pack: String, digest: String, case_on: Date, on: Date,
    }
    /// A case could not be decided: a fact is missing, or no rule covers it.
    EvaluationFailed "rules.evaluation.failed" v 1 by evaluation_id, "reports and other systems that follow what rules decide" {
        evaluation_id: EvaluationId, decision: String, pack: String, digest: String, code: String, case_on: Date, on: Date,
    }
    /// A tenant's own pack was written, or took a step.
    OwnPackSaved "rules.own-pack.saved" v 1 by own_pack_id, "notification, which tells whoever decides; people who look at the pack" {
        own_pack_id: OwnPackId, code: String, state: String, version: i32, on: Date,
    }
    /// A row of a tenant's own pack came into force that the law does not have.
    RuleCreated "rules.rule.created" v 1 by own_pack_id, "other systems that reckon by the same rates" {
        own_pack_id: OwnPackId, pack: String, table: String, key: String, on: Date,
    }
    /// A row of a tenant's own pack came into force in place of the law's, or of one that was in force.
    RuleUpdated "rules.rule.updated" v 1 by own_pack_id, "other systems that reckon by the same rates" {
        own_pack_id: OwnPackId, pack: String, table: String, key: String, on: Date,
    }
    /// A row of a tenant's own pack is no longer in force.
    RuleDeleted "rules.rule.deleted" v 1 by own_pack_id, "other systems that reckon by the same rates" {
        own_pack_id: OwnPackId, pack: String, table: String, key: String, on: Date,
    }
}
