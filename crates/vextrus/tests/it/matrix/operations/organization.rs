//! Organization's operations.

use super::Who::{Founder, Operator, Owner};
use super::{Door, First, Operation, Who};

const fn graph(name: &'static str, text: &'static str) -> Operation {
    Operation::of("organization", Door::Graph, name, text)
}

const fn rest(name: &'static str, text: &'static str) -> Operation {
    Operation::of("organization", Door::Rest, name, text)
}

const fn contract(name: &'static str, who: Who, text: &'static str) -> Operation {
    Operation::of("organization", Door::Contract, name, text).by(who)
}

pub fn operations() -> Vec<Operation> {
    [queries(), mutations(), changes(), rests(), contracts()].into_iter().flatten().collect()
}

fn queries() -> Vec<Operation> {
    vec![
        graph("query tenant", "{ tenant { id name usage { used } exports { id } } }"),
        graph("query company", r#"{ company(id: "{company}") { id name bin } }"#),
        graph("query companies", "{ companies { items { id name } } }"),
        graph("query branch", r#"{ branch(id: "{branch}") { id code company { id } } }"#),
        graph("query branches", r#"{ branches(listing: {companyId: "{company}"}) { items { id } } }"#),
        graph("query orgUnit", r#"{ orgUnit(id: "{unit}") { id code company { id } parent { id } } }"#),
        graph("query orgUnits", r#"{ orgUnits(listing: {text: "accounts"}) { items { id } } }"#),
        graph("query position", r#"{ position(id: "{position}") { id appointments { personId } } }"#),
        graph("query positions", "{ positions { items { id } } }"),
        graph(
            "query positionHolders",
            r#"{ positionHolders(input: {companyId: "{company}", key: "cfo", on: "2026-11-21"}) { personId positionId } }"#,
        ),
        graph("query fiscalYear", r#"{ fiscalYear(id: "{year}") { id label } }"#),
        graph("query fiscalYears", r#"{ fiscalYears(companyId: "{company}") { id } }"#),
        graph("query companyChange", r#"{ companyChange(id: "{draft}") { id reason } }"#),
        graph(
            "query branch",
            r#"{ branch(id: "{branch}") { timeline { items { id comment by { id } changes { after } } } } }"#,
        ),
        graph("query organizationWaiting", "{ organizationWaiting { document companyId by { id } own } }"),
        graph("query companyChanges", r#"{ companyChanges(companyId: "{company}") { items { id } } }"#),
        graph(
            "query _entities",
            r#"{ _entities(representations: [{__typename: "Company", id: "{company}"}, {__typename: "Branch", id: "{branch}"},
                 {__typename: "OrgUnit", id: "{unit}"}, {__typename: "Position", id: "{position}"}]) {
                 ... on Company { name } ... on Branch { name } ... on OrgUnit { name } ... on Position { title } } }"#,
        ),
    ]
}

fn mutations() -> Vec<Operation> {
    vec![
        graph(
            "mutation updateTenant",
            r#"mutation { updateTenant(input: {name: "Renamed", dataRegion: "BD", version: 1}) { version } }"#,
        ),
        graph("mutation exportTenant", "mutation { exportTenant { slug } }"),
        graph(
            "mutation createCompany",
            r#"mutation { createCompany(input: {name: "Third {mark}", bin: "{bin}"}) { version } }"#,
        ),
        graph(
            "mutation updateCompany",
            r#"mutation { updateCompany(input: {id: "{company}", fiscalYearStartMonth: 7, nameBn: "প্রথম", version: 1}) { id } }"#,
        ),
        graph("mutation closeCompany", r#"mutation { closeCompany(id: "{closing}", version: 1) { id } }"#),
        graph(
            "mutation createBranch",
            r#"mutation { createBranch(input: {companyId: "{company}", code: "CTG", name: "Chattogram"}) { id } }"#,
        ),
        graph(
            "mutation updateBranch",
            r#"mutation { updateBranch(input: {id: "{branch}", code: "HO2", name: "Office", version: 1}) { id } }"#,
        ),
        graph("mutation closeBranch", r#"mutation { closeBranch(id: "{branch}", version: 1) { id } }"#),
        graph(
            "mutation createOrgUnit",
            r#"mutation { createOrgUnit(input: {companyId: "{company}", kind: COST_CENTRE, code: "CC1", name: "Site", parentId: "{unit}"}) { id } }"#,
        ),
        graph(
            "mutation updateOrgUnit",
            r#"mutation { updateOrgUnit(input: {id: "{unit}", code: "D2", name: "Finance", version: 1}) { id } }"#,
        ),
        graph("mutation closeOrgUnit", r#"mutation { closeOrgUnit(id: "{unit}", version: 1) { id } }"#),
        graph(
            "mutation createPosition",
            r#"mutation { createPosition(input: {companyId: "{company}", key: "ceo", title: "CEO", branchId: "{branch}"}) { id } }"#,
        ),
        graph(
            "mutation updatePosition",
            r#"mutation { updatePosition(input: {id: "{position}", title: "Chief", version: 1}) { id } }"#,
        ),
        graph("mutation closePosition", r#"mutation { closePosition(id: "{vacant}", version: 1) { id } }"#),
    ]
}

fn changes() -> Vec<Operation> {
    vec![
        graph(
            "mutation writeOrganizationComment",
            r#"mutation { writeOrganizationComment(input: {noun: BRANCH, subject: "{branch}", text: "Seen"}) { id comment } }"#,
        ),
        graph(
            "mutation withdrawOrganizationComment",
            r#"mutation { withdrawOrganizationComment(input: {noun: BRANCH, subject: "{branch}", id: "{comment}"}) { withdrawn } }"#,
        ),
        graph(
            "mutation appointToPosition",
            r#"mutation { appointToPosition(input: {positionId: "{position}", personId: "{person}", kind: DEPUTY, startsOn: "2026-12-01", endsOn: "2026-12-10"}) { id } }"#,
        ),
        graph(
            "mutation releaseFromPosition",
            r#"mutation { releaseFromPosition(input: {appointmentId: "{appointment}", endsOn: "2026-12-31", version: 1}) { id } }"#,
        ),
        graph(
            "mutation openNextFiscalYear",
            r#"mutation { openNextFiscalYear(input: {companyId: "{company}"}) { id } }"#,
        ),
        graph(
            "mutation createCompanyChange",
            r#"mutation { createCompanyChange(input: {companyId: "{company}", name: "Other", reason: "RJSC"}) { id } }"#,
        ),
        graph("mutation submitCompanyChange", r#"mutation { submitCompanyChange(id: "{draft}", version: 1) { id } }"#),
        graph(
            "mutation decideCompanyChange",
            r#"mutation { decideCompanyChange(input: {id: "{submitted}", approve: true, version: 2}) { id } }"#,
        ),
    ]
}

fn rests() -> Vec<Operation> {
    vec![
        rest("Get /api/v1/organization/tenant", "/api/v1/organization/tenant"),
        rest("Get /api/v1/organization/companies/{id}", "/api/v1/organization/companies/{company}"),
        rest("Get /api/v1/organization/branches/{id}", "/api/v1/organization/branches/{branch}"),
        rest("Get /api/v1/organization/units/{id}", "/api/v1/organization/units/{unit}"),
        rest("Get /api/v1/organization/positions/{id}", "/api/v1/organization/positions/{position}"),
        rest("Get /api/v1/organization/fiscal-years/{id}", "/api/v1/organization/fiscal-years/{year}"),
        rest("Get /api/v1/organization/company-changes/{id}", "/api/v1/organization/company-changes/{draft}"),
        rest("Get /api/v1/organization/companies", "/api/v1/organization/companies"),
        rest("Get /api/v1/organization/branches", "/api/v1/organization/branches"),
        rest("Get /api/v1/organization/units", "/api/v1/organization/units?company={company}"),
        rest("Get /api/v1/organization/positions", "/api/v1/organization/positions"),
        rest("Get /api/v1/organization/fiscal-years", "/api/v1/organization/fiscal-years?company={company}"),
        rest("Get /api/v1/organization/company-changes", "/api/v1/organization/company-changes?company={company}"),
        rest("Post /api/v1/organization/companies", "/api/v1/organization/companies\n{\"name\":\"Fourth {mark}\"}"),
        rest(
            "Post /api/v1/organization/branches",
            "/api/v1/organization/branches\n{\"companyId\":\"{company}\",\"code\":\"SYL\",\"name\":\"Sylhet\"}",
        ),
        rest(
            "Post /api/v1/organization/units",
            "/api/v1/organization/units\n{\"companyId\":\"{company}\",\"kind\":\"department\",\"code\":\"HR\",\"name\":\"HR\"}",
        ),
    ]
}

fn contracts() -> Vec<Operation> {
    vec![
        contract("organization.tenant_by_slug", Operator, r#""{slug}""#),
        contract("organization.tenant", Owner, "null"),
        contract("organization.company", Owner, r#""{company}""#),
        contract("organization.holders", Owner, r#"{"company":"{company}","key":"cfo","on":"2026-11-21"}"#),
        contract(
            "organization.found_tenant",
            Founder,
            r#"{"slug":"new-{mark}","name":"New","owner_email":"n@example.com"}"#,
        ),
        contract("organization.change_state", Operator, r#"{"step":"activate"}"#),
        contract(
            "organization.change_plan",
            Operator,
            r#"{"plan":{"name":"big","maxCompanies":9,"maxBranches":9,"maxUnits":9,"maxPositions":9,"maxUsers":9}}"#,
        ),
        contract("organization.request_export", Owner, "null"),
        contract("organization.erase", Operator, "null").after(First::Archived),
    ]
}
