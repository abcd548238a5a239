//! What rules-engine tells; what others ask of it comes here as `kernel::contract!`.

#![allow(
    missing_docs,
    reason = "a fact's fields are named so that a sentence would repeat the name; types have theirs"
)]

use jiff::civil::Date;

kernel::id! {
    /// A pack of a tenant's own.
    OwnPackId,
    /// An evaluation that was kept.
    EvaluationId,
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
