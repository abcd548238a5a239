//! A tenant with one of everything, and a second company.

use std::collections::BTreeMap;

use kernel::{CompanyId, Cx, Scope, TenantId};
use serde_json::Value;
use testkit::World;
use uuid::Uuid;

pub struct Fixture {
    pub tenant: TenantId,
    pub other_company: CompanyId,
    names: BTreeMap<&'static str, String>,
    mark: String,
}

impl Fixture {
    /// Founds a tenant and sets up one of everything in its first company.
    pub async fn grow(world: &World, slug: &str) -> Self {
        let tenant = TenantId::new();
        let mark = Uuid::now_v7().simple().to_string()[20..].to_owned();
        let slug = format!("{slug}-{mark}");
        found(world, tenant, &slug).await;
        let cx = world.person(tenant, &["*"], Scope::All);
        let mut names =
            BTreeMap::from([("person", Uuid::now_v7().to_string()), ("slug", slug), ("tenant", tenant.to_string())]);
        let one = |query: String| make(world, cx.clone(), query);
        let company = one(format!(r#"createCompany(input: {{name: "First {mark}", bin: "{}"}})"#, digits(13))).await;
        let other = one(format!(r#"createCompany(input: {{name: "Second {mark}"}})"#)).await;
        let branch =
            one(format!(r#"createBranch(input: {{companyId: "{company}", code: "HO", name: "Head office"}})"#)).await;
        let unit = one(format!(
            r#"createOrgUnit(input: {{companyId: "{company}", kind: DEPARTMENT, code: "D1", name: "Accounts"}})"#
        ))
        .await;
        let position =
            one(format!(r#"createPosition(input: {{companyId: "{company}", key: "cfo", title: "CFO"}})"#)).await;
        let vacant = one(format!(r#"createPosition(input: {{companyId: "{company}", key: "it", title: "IT"}})"#)).await;
        let appointment = one(format!(
            r#"appointToPosition(input: {{positionId: "{position}", personId: "{}", kind: HOLDER, startsOn: "2026-11-01"}})"#,
            names["person"]
        ))
        .await;
        let change = |reason: &str| {
            format!(r#"createCompanyChange(input: {{companyId: "{company}", name: "New {mark}", reason: "{reason}"}})"#)
        };
        let draft = one(change("draft")).await;
        let submitted = one(change("submitted")).await;
        one(format!(r#"submitCompanyChange(id: "{submitted}", version: 1)"#)).await;
        let year = year(world, &cx, &company).await;
        let closing = one(format!(r#"createCompany(input: {{name: "Closing {mark}"}})"#)).await;
        for (name, id) in [
            ("company", company),
            ("closing", closing),
            ("branch", branch),
            ("unit", unit),
            ("position", position),
            ("vacant", vacant),
            ("appointment", appointment),
            ("draft", draft),
            ("submitted", submitted),
            ("year", year),
        ] {
            names.insert(name, id);
        }
        Self { tenant, other_company: other.parse().unwrap(), names, mark }
    }

    /// Archives the tenant and exports it.
    pub async fn archive(&self, world: &World) {
        let service = world.services.iter().find(|service| service.name == "organization").unwrap();
        let (_, answer) = &service.answers.methods[&("organization", "change_state")];
        let cx = world.operator(self.tenant);
        answer(cx.clone(), br#"{"step":"archive","reason":"gone"}"#.to_vec()).await.unwrap();
        data::tenants::export(&world.runtime.db, &cx, &world.runtime.files, &self.names["slug"], &[], |_, _| {})
            .await
            .unwrap();
    }

    /// `{name}` becomes the id of that name.
    pub fn fill(&self, text: &str) -> String {
        self.replace(text, |name| self.names[name].clone())
    }

    /// `{name}` becomes an id of nothing.
    pub fn fill_random(&self, text: &str) -> String {
        self.replace(text, |name| match name {
            "person" | "slug" => self.names[name].clone(),
            _ => Uuid::now_v7().to_string(),
        })
    }

    fn replace(&self, text: &str, by: impl Fn(&'static str) -> String) -> String {
        let mut text = text.replace("{mark}", &self.mark).replace("{bin}", &digits(13));
        for name in self.names.keys() {
            text = text.replace(&format!("{{{name}}}"), &by(name));
        }
        text
    }

    pub fn mentions_ids(&self, text: &str) -> bool {
        self.names.keys().any(|name| !matches!(*name, "person" | "slug") && text.contains(&format!("{{{name}}}")))
    }

    /// Every id somebody else must not see.
    pub fn ids(&self) -> Vec<String> {
        self.names.iter().filter(|(name, _)| !matches!(**name, "slug" | "person")).map(|(_, id)| id.clone()).collect()
    }
}

async fn found(world: &World, tenant: TenantId, slug: &str) {
    let service = world.services.iter().find(|service| service.name == "organization").unwrap();
    let (_, answer) = &service.answers.methods[&("organization", "found_tenant")];
    let plan = serde_json::json!({ "name": "wide", "maxCompanies": 9, "maxBranches": 9, "maxUnits": 9, "maxPositions": 9, "maxUsers": 9 });
    let input = serde_json::json!({ "slug": slug, "name": slug, "owner_email": "owner@example.com", "plan": plan });
    answer(world.operator(tenant), input.to_string().into_bytes()).await.unwrap();
}

/// Runs a mutation; the id of what it made.
async fn make(world: &World, cx: Cx, mutation: String) -> String {
    let data = ask(world, &cx, format!("mutation {{ made: {mutation} {{ id }} }}")).await;
    data["made"]["id"].as_str().unwrap().to_owned()
}

async fn year(world: &World, cx: &Cx, company: &str) -> String {
    let data = ask(world, cx, format!(r#"{{ fiscalYears(companyId: "{company}") {{ id }} }}"#)).await;
    data["fiscalYears"][0]["id"].as_str().unwrap().to_owned()
}

async fn ask(world: &World, cx: &Cx, text: String) -> Value {
    let graph = world.services.iter().find_map(|service| service.graph.clone()).unwrap();
    let answer = graph.execute(cx.clone(), async_graphql::Request::new(&text)).await;
    assert!(answer.errors.is_empty(), "{text}: {:?}", answer.errors);
    answer.data.into_json().unwrap()
}

/// A number nobody has yet.
fn digits(count: usize) -> String {
    let number = Uuid::now_v7().as_u128() % 10u128.pow(u32::try_from(count).unwrap());
    format!("{number:0count$}")
}
