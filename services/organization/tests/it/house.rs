//! A tenant with an owner, and the ways to ask.

use std::sync::Arc;

use contracts::organization::{Founded, NewTenant, Organization, OrganizationRemote, Plan};
use data::{Connect, Db, Runtime, Schema, Service};
use kernel::{Call, CompanyId, Cx, Error, Language, Method, PersonId, Scope, TenantId};
use serde_json::{Value, json};
use testkit::World;

/// Once nothing waits, the months hold exactly the rows there are.
const METERED: &str = "
    with rows as (
      select tenant_id, 'company' as what, state from organization.company
      union all select tenant_id, 'branch', state from organization.branch
      union all select tenant_id, 'unit', state from organization.org_unit
      union all select tenant_id, 'position', state from organization.position),
    made as (select tenant_id, what, count(*) as opened, count(*) filter (where state = 'closed') as closed from rows group by 1, 2),
    counted as (select tenant_id, what, sum(opened) as opened, sum(closed) as closed from organization.usage_month group by 1, 2)
    select m.tenant_id || ' ' || m.what || ': ' || m.opened || '/' || m.closed || ', counted ' || coalesce(c.opened, 0) || '/'
           || coalesce(c.closed, 0) as wrong
    from made m full join counted c using (tenant_id, what)
    where (m.opened, m.closed) is distinct from (c.opened, c.closed)";

const LISTED: &str = "
    select 'directory ' || d.slug || ' ' || d.state || ', row ' || t.slug || ' ' || t.state as wrong
    from organization.tenant t full join data.tenant_directory d on d.tenant_id = t.tenant_id
    where (d.slug, d.name, d.state) is distinct from (t.slug, t.name, t.state)";

pub struct House {
    pub world: World,
    pub tenant: TenantId,
    pub owner: Cx,
}

fn story(runtime: &Runtime) -> Vec<Service> {
    vec![organization::service(runtime)]
}

/// The service knows its schema; nothing is connected to ask it.
fn schema() -> Schema {
    let db = Db::new(&Connect { config: testkit::admin(), writers: 1, readers: 1, master: [7; 32] });
    organization::service(&Runtime::described(db)).schema
}

pub fn new_tenant(slug: &str, plan: Option<Plan>) -> NewTenant {
    NewTenant {
        slug: slug.into(),
        name: "Acme Builders".into(),
        name_bn: Some("একমি বিল্ডার্স".into()),
        owner_email: format!("owner@{slug}.example"),
        data_region: None,
        plan,
    }
}

pub fn plan(companies: i32, branches: i32, units: i32, positions: i32) -> Plan {
    Plan {
        name: "small".into(),
        max_companies: companies,
        max_branches: branches,
        max_units: units,
        max_positions: positions,
        max_users: 5,
    }
}

impl House {
    pub async fn new() -> Self {
        Self::with_plan(None).await
    }

    pub async fn with_plan(plan: Option<Plan>) -> Self {
        let world = World::new(&[schema()], story).await;
        let tenant = TenantId::new();
        let owner = world.person(tenant, &["*"], Scope::All);
        let house = Self { world, tenant, owner };
        house.found(tenant, "acme", plan).await.unwrap();
        house
    }

    pub async fn found(&self, tenant: TenantId, slug: &str, plan: Option<Plan>) -> kernel::Result<Founded> {
        self.answers().found_tenant(&self.world.operator(tenant), new_tenant(slug, plan)).await
    }

    pub fn service(&self) -> &Service {
        &self.world.services[0]
    }

    /// The contract as another process sees it: JSON there and back.
    pub fn answers(&self) -> impl Organization + use<> {
        OrganizationRemote(Arc::new(self.service().answers.clone()))
    }

    /// Somebody else of the tenant, with everything granted in these companies.
    pub fn person(&self, scope: Scope) -> Cx {
        self.world.person(self.tenant, &["*"], scope)
    }

    /// A graph operation; the one root field's value, or the code of its refusal.
    pub async fn graph(&self, cx: &Cx, document: &str, variables: Value) -> Result<Value, String> {
        let request = async_graphql::Request::new(document).variables(async_graphql::Variables::from_json(variables));
        let graph = self.service().graph.as_ref().unwrap();
        let response = graph.execute(cx.clone(), request).await;
        if let Some(error) = response.errors.first() {
            let code = error.extensions.as_ref().and_then(|extensions| extensions.get("code"));
            return Err(code.map_or_else(|| error.message.clone(), |code| text(&code.clone().into_json().unwrap())));
        }
        let data = response.data.into_json().unwrap();
        Ok(data.as_object().and_then(|fields| fields.values().next()).cloned().unwrap_or_default())
    }

    /// A mutation with one `input`, answering what `back` selects.
    pub async fn mutate(&self, cx: &Cx, name: &str, kind: &str, input: Value, back: &str) -> Result<Value, String> {
        let document = format!("mutation($input: {kind}!) {{ {name}(input: $input) {{ {back} }} }}");
        self.graph(cx, &document, json!({ "input": input })).await
    }

    /// A closing mutation: an id and a version.
    pub async fn close(&self, cx: &Cx, name: &str, kind: &str, id: &str, version: i32) -> Result<Value, String> {
        let document =
            format!("mutation($id: {kind}!, $v: Int!) {{ {name}(id: $id, version: $v) {{ state version }} }}");
        self.graph(cx, &document, json!({ "id": id, "v": version })).await
    }

    /// A REST call.
    pub async fn rest(&self, cx: &Cx, method: Method, path: &str, call: Call) -> Result<Value, Error> {
        let endpoint =
            self.service().endpoints.iter().find(|endpoint| endpoint.method == method && endpoint.path == path);
        let reply = (endpoint.unwrap_or_else(|| panic!("no {path}")).call)(cx.clone(), call).await?;
        Ok(serde_json::from_slice(&reply.body).unwrap())
    }

    pub async fn company(&self, name: &str) -> CompanyId {
        let made =
            self.mutate(&self.owner, "createCompany", "NewCompany", json!({ "name": name }), "id").await.unwrap();
        text(&made["id"]).parse().unwrap()
    }

    pub async fn branch(&self, company: CompanyId, code: &str) -> String {
        let input = json!({ "companyId": company, "code": code, "name": format!("Branch {code}") });
        text(&self.mutate(&self.owner, "createBranch", "NewBranch", input, "id").await.unwrap()["id"])
    }

    pub async fn unit(
        &self,
        company: CompanyId,
        kind: &str,
        code: &str,
        parent: Option<&str>,
    ) -> Result<String, String> {
        let input = json!({ "companyId": company, "kind": kind, "code": code, "name": code, "parentId": parent });
        Ok(text(&self.mutate(&self.owner, "createOrgUnit", "NewOrgUnit", input, "id").await?["id"]))
    }

    pub async fn position(&self, company: CompanyId, key: &str, unit: Option<&str>) -> Result<String, String> {
        let input = json!({ "companyId": company, "key": key, "title": key, "unitId": unit });
        Ok(text(&self.mutate(&self.owner, "createPosition", "NewPosition", input, "id").await?["id"]))
    }

    pub async fn appoint(
        &self,
        position: &str,
        who: PersonId,
        kind: &str,
        from: &str,
        to: Option<&str>,
    ) -> Result<Value, String> {
        let input = json!({ "positionId": position, "personId": who, "kind": kind, "startsOn": from, "endsOn": to });
        self.mutate(&self.owner, "appointToPosition", "Appoint", input, "id version endsOn").await
    }

    /// Carries out what waits, then runs every proof of the room as `verify` does, and those only a test may.
    pub async fn settle_and_prove(&self) {
        self.world.settle().await;
        let db = self.world.runtime.db.acting_as(self.service().role);
        for proof in self.service().proofs {
            let operator = self.world.operator(self.tenant);
            let wrong: Vec<String> =
                db.read(&operator, async |look| look.list(proof.sql, &[], |row| row.get("wrong")).await).await.unwrap();
            assert!(wrong.is_empty(), "{}: {wrong:?}", proof.sentence);
        }
        for (sentence, sql) in
            [("every event was counted, once", METERED), ("the directory says what the rows say", LISTED)]
        {
            let wrong: Vec<String> = self.world.as_superuser(sql).await.iter().map(|row| row.get("wrong")).collect();
            assert!(wrong.is_empty(), "{sentence}: {wrong:?}");
        }
    }

    pub async fn count(&self, sql: &str) -> i64 {
        self.world.as_superuser(sql).await[0].get(0)
    }
}

pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text")).to_owned()
}

pub fn call(path: &[(&str, &str)], query: &[(&str, &str)], body: Value) -> Call {
    let pairs =
        |pairs: &[(&str, &str)]| pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Call { path: pairs(path), query: pairs(query), body: serde_json::to_vec(&body).unwrap().into(), ..Call::default() }
}

/// Bengali, for one who reads it.
pub fn in_bengali(cx: &Cx) -> Cx {
    cx.clone().speaking(Language::Bn)
}
