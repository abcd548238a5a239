//! Configuration's operations: settings belong to the place they are chosen for, flags to the whole tenant.

use super::Reach::{Company, Shared, Tenant};
use super::{Door, Operation};

const fn graph(name: &'static str, text: &'static str) -> Operation {
    Operation::of("configuration", Door::Graph, name, text).within(Tenant)
}

const fn rest(name: &'static str, text: &'static str) -> Operation {
    Operation::of("configuration", Door::Rest, name, text).within(Tenant)
}

pub fn operations() -> Vec<Operation> {
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
