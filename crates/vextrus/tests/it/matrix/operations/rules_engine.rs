//! Rules-engine's operations: the law is the same for everybody, what was decided and kept is the whole tenant's.

use super::Reach::{Shared, Tenant};
use super::{Door, Operation, Who};

const fn graph(name: &'static str, text: &'static str) -> Operation {
    Operation::of("rules-engine", Door::Graph, name, text).within(Shared)
}

const fn rest(name: &'static str, text: &'static str) -> Operation {
    Operation::of("rules-engine", Door::Rest, name, text).within(Shared)
}

/// A rate of one's own and its test.
pub const OWN_RULES: &str = include_str!("../../../../../../services/rules-engine/tests/own-rates.toml");

pub fn operations() -> Vec<Operation> {
    let mut all = law();
    all.extend(own());
    all
}

fn law() -> Vec<Operation> {
    vec![
        graph("query rulePacks", "{ rulePacks { id digest } }"),
        graph("query rulePack", r#"{ rulePack(id: "BD-2026-07") { id decisions { id } } }"#),
        graph(
            "query rules",
            r#"{ rules(pack: "BD-2026-07", table: "tds-rate", on: "2026-11-20") { id law { section { en } } } }"#,
        ),
        graph(
            "query tryRules",
            r#"{ tryRules(decision: "tds", facts: [{name: "psr", value: "none"}]) { outcome refusal { code } } }"#,
        ),
        graph(
            "query compareRules",
            r#"{ compareRules(packs: ["BD-2026-07", "BD-2025-07"], decision: "tds", facts: []) { trial { outcome } } }"#,
        ),
        graph("query ruleDeadlines", "{ ruleDeadlines { id title { en } } }"),
        graph("query ruleDueDate", r#"{ ruleDueDate(deadline: "tds-deposit", from: "2026-07-10") { date } }"#),
        graph(
            "query ruleCalendar",
            r#"{ ruleCalendar(from: "2026-12-01", until: "2026-12-31") { deadline date title { en } } }"#,
        ),
        graph(
            "query partyCase",
            r#"{ partyCase(party: "{party}", decision: "tds") { facts { name } missing { name } } }"#,
        ),
        graph("query evaluations", "{ evaluations { items { id pack } } }").within(Tenant),
        graph("query evaluation", r#"{ evaluation(id: "{evaluation}") { id outcome } }"#).within(Tenant),
        graph(
            "query replayEvaluation",
            r#"{ replayEvaluation(id: "{evaluation}", pack: "BD-2025-07") { trial { outcome } } }"#,
        )
        .within(Tenant),
        graph(
            "mutation createEvaluation",
            r#"mutation { createEvaluation(input: {decision: "tds", facts: []}) { id outcome } }"#,
        ),
        Operation::of("rules-engine", Door::Contract, "rules-engine.packs_in_force", "null").by(Who::Member),
        rest("Get /api/v1/rules-engine/due-dates", "/api/v1/rules-engine/due-dates?from=2026-12-01&until=2026-12-31"),
        rest("Get /api/v1/rules-engine/packs", "/api/v1/rules-engine/packs"),
        rest("Get /api/v1/rules-engine/packs/{id}", "/api/v1/rules-engine/packs/BD-2026-07"),
        rest("Get /api/v1/rules-engine/packs/{id}/rules", "/api/v1/rules-engine/packs/BD-2026-07/rules"),
        rest("Get /api/v1/rules-engine/evaluations/{id}", "/api/v1/rules-engine/evaluations/{evaluation}")
            .within(Tenant),
        rest(
            "Post /api/v1/rules-engine/evaluations",
            "/api/v1/rules-engine/evaluations\n{\"decision\":\"tds\",\"facts\":[]}",
        ),
    ]
}

fn own() -> Vec<Operation> {
    vec![
        graph("query ownPacks", "{ ownPacks { items { id code state rules } } }"),
        graph("query ownPack", r#"{ ownPack(id: "{ownDraft}") { id reason timeline { items { id } } } }"#),
        graph("query rulesWaiting", "{ rulesWaiting { id document own } }"),
        graph(
            "query checkOwnPack",
            r##"{ checkOwnPack(input: {code: "Q-1", name: "Own", extends: BD_2026, asOf: "2026-11-20", reason: "why", rules: "# none"}) { code } }"##,
        )
        .within(Tenant),
        graph(
            "mutation createOwnPack",
            r##"mutation { createOwnPack(input: {code: "Q-1", name: "Own", extends: BD_2026, asOf: "2026-11-20", reason: "why", rules: "# none"}) { id } }"##,
        )
        .within(Tenant),
        graph(
            "mutation updateOwnPack",
            r##"mutation { updateOwnPack(input: {id: "{ownDraft}", version: 1, name: "Own", asOf: "2026-11-20", reason: "why", rules: "# none"}) { id } }"##,
        )
        .within(Tenant),
        graph("mutation testOwnPack", r#"mutation { testOwnPack(id: "{ownDraft}", version: 1) { id state } }"#).within(Tenant),
        graph("mutation submitOwnPack", r#"mutation { submitOwnPack(id: "{ownTested}", version: 1) { id state } }"#)
            .within(Tenant),
        graph(
            "mutation decideOwnPack",
            r#"mutation { decideOwnPack(input: {id: "{ownSubmitted}", version: 2, approve: true}) { id state } }"#,
        )
        .within(Tenant),
        graph("mutation enforceOwnPack", r#"mutation { enforceOwnPack(id: "{ownApproved}", version: 1) { id state } }"#)
            .within(Tenant),
        graph(
            "mutation withdrawOwnPack",
            r#"mutation { withdrawOwnPack(input: {id: "{ownDraft}", version: 1, reason: "gone"}) { id state } }"#,
        )
        .within(Tenant),
    ]
}
