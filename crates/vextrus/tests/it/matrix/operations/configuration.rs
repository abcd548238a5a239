//! Configuration's operations: settings belong to the place they are chosen for, flags to the whole tenant.

use super::Reach::{Company, Shared, Tenant};
use super::{Door, Operation, Who};

const fn graph(name: &'static str, text: &'static str) -> Operation {
    Operation::of("configuration", Door::Graph, name, text).within(Tenant)
}

const fn rest(name: &'static str, text: &'static str) -> Operation {
    Operation::of("configuration", Door::Rest, name, text).within(Tenant)
}

pub fn operations() -> Vec<Operation> {
    let mut all = settings();
    all.extend(flags());
    all
}

fn settings() -> Vec<Operation> {
    vec![
        graph("query settings", r#"{ settings(companyId: "{company}") { key value } }"#).within(Company),
        graph("query setting", r#"{ setting(key: "auth.link.invitation-hours") { key value } }"#).within(Shared),
        graph("query settingHistory", r#"{ settingHistory(key: "auth.link.invitation-hours") { id reason } }"#)
            .within(Shared),
        graph(
            "mutation chooseSetting",
            r#"mutation { chooseSetting(input: {key: "auth.link.invitation-hours", value: "48", reason: "short", version: 0}) { id } }"#,
        ),
        rest("Get /api/v1/configuration/settings", "/api/v1/configuration/settings?company={company}").within(Company),
        rest(
            "Post /api/v1/configuration/settings",
            "/api/v1/configuration/settings\n{\"key\":\"auth.link.invitation-hours\",\"value\":\"48\",\"reason\":\"short\",\"version\":0}",
        ),
    ]
}

fn flags() -> Vec<Operation> {
    vec![
        graph("query featureFlags", "{ featureFlags { id key state } }").within(Shared),
        graph("query featureFlag", r#"{ featureFlag(id: "{flag}") { id key } }"#).within(Shared),
        graph("query explainFlag", r#"{ explainFlag(id: "{flag}", personId: "{person}") { on reason } }"#)
            .within(Shared),
        graph("query myFlags", "{ myFlags { key variant } }").by(Who::Member).within(Shared),
        graph(
            "mutation createFeatureFlag",
            r#"mutation { createFeatureFlag(input: {key: "site.board", name: "Board", percent: 5}) { id } }"#,
        ),
        graph(
            "mutation updateFeatureFlag",
            r#"mutation { updateFeatureFlag(input: {id: "{flag}", version: 1, name: "Photos", percent: 20}) { id } }"#,
        ),
        graph(
            "mutation switchFeatureFlag",
            r#"mutation { switchFeatureFlag(input: {id: "{flag}", version: 1, enabled: true, reason: "pilot"}) { id } }"#,
        ),
        graph("mutation closeFeatureFlag", r#"mutation { closeFeatureFlag(id: "{flag}", version: 1) { id } }"#),
        graph("query allNumberSeries", "{ allNumberSeries { id next } }").within(Shared),
        graph("query numberSeries", r#"{ numberSeries(id: "{series}") { id next } }"#).within(Shared),
        graph(
            "mutation beginNumberSeries",
            r#"mutation { beginNumberSeries(input: {id: "{untouched}", version: 0, format: "U-{n:04}", first: 7}) { id } }"#,
        ),
    ]
}
