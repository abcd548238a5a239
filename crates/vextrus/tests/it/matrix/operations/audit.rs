//! Audit's operations: all of them are the whole tenant's, or the operator's.

use super::Reach::Tenant;
use super::{Door, Operation, Who};

const fn graph(name: &'static str, text: &'static str) -> Operation {
    Operation::of("audit", Door::Graph, name, text).within(Tenant)
}

const fn rest(name: &'static str, text: &'static str) -> Operation {
    Operation::of("audit", Door::Rest, name, text).within(Tenant)
}

const fn contract(name: &'static str, text: &'static str) -> Operation {
    Operation::of("audit", Door::Contract, name, text).within(Tenant).by(Who::Operator)
}

pub fn operations() -> Vec<Operation> {
    vec![
        graph("query auditEntries", "{ auditEntries(first: 200) { items { id subject changes { after } } } }"),
        graph("query auditEntries", r#"{ auditEntries(filter: {subject: "{company}"}) { items { id actor } } }"#),
        graph("query auditEntries", r#"{ auditEntries(filter: {actor: "person:{owner}"}) { items { id } } }"#),
        graph("query auditEntries", r#"{ auditEntries(filter: {text: "first"}) { items { id subject } } }"#),
        graph("query auditEntry", r#"{ auditEntry(id: "{entry}") { id operation subject changes { after } } }"#),
        graph("query auditProof", r#"{ auditProof(id: "{entry}") }"#),
        graph("query auditSeal", r#"{ auditSeal(id: "{entry}") { holds block place proof } }"#),
        graph(
            "query auditEntries",
            r#"{ auditEntries(filter: {company: "{company}"}) { items { id facts { value } by { id } } } }"#,
        ),
        graph("query auditUnsealed", "{ auditUnsealed { id subject changes { after } } }"),
        graph("query auditBlocks", "{ auditBlocks { n count hash } }"),
        graph("query auditCheck", r#"{ auditCheck(from: "1") { blocks rows wrong findings } }"#),
        graph("query auditTimeline", r#"{ auditTimeline(subject: "{company}") { items { id operation } } }"#),
        graph("query legalHolds", "{ legalHolds { id noun subject reason } }"),
        graph("query retentionRules", "{ retentionRules { kind years } }"),
        graph(
            "mutation placeHold",
            r#"mutation { placeHold(input: {noun: "company", subject: "{company}", reason: "a suit"}) { id } }"#,
        ),
        graph("mutation releaseHold", r#"mutation { releaseHold(input: {id: "{hold}", reason: "settled"}) { id } }"#),
        graph(
            "mutation lengthenRetention",
            "mutation { lengthenRetention(input: {kind: BOOKS, years: 15}) { kind years } }",
        ),
        rest("Get /api/v1/audit/entries", "/api/v1/audit/entries?first=200"),
        rest("Get /api/v1/audit/entries", "/api/v1/audit/entries?subject={company}"),
        rest("Get /api/v1/audit/entries/{id}", "/api/v1/audit/entries/{entry}"),
        rest("Get /api/v1/audit/entries/{id}/proof", "/api/v1/audit/entries/{entry}/proof"),
        rest("Get /api/v1/audit/export", "/api/v1/audit/export?subject={company}"),
        rest("Get /api/v1/audit/export", "/api/v1/audit/export?format=jsonl&noun=company"),
        rest("Get /api/v1/audit/holds", "/api/v1/audit/holds"),
        rest("Post /api/v1/audit/holds", "/api/v1/audit/holds\n{\"subject\":\"{branch}\",\"reason\":\"a suit\"}"),
        rest(
            "Post /api/v1/audit/holds/{id}/release",
            "/api/v1/audit/holds/{hold}/release\n{\"id\":\"{hold}\",\"reason\":\"settled\"}",
        ),
        rest("Get /api/v1/audit/retention", "/api/v1/audit/retention"),
        rest("Post /api/v1/audit/retention", "/api/v1/audit/retention\n{\"kind\":\"security\",\"years\":5}"),
        contract("audit.heads", "null"),
        contract("audit.verify", "{}"),
        contract("audit.rotate_signing_key", "null"),
    ]
}
