//! A tenant with people and an owner among them, and the ways to ask.

use data::{Connect, Db, Runtime, Schema, Service};
use kernel::{Actor, Call, Cx, Error, Grants, Method, PersonId, Scope, TenantId};
use serde_json::{Value, json};
use testkit::World;

pub struct House {
    pub world: World,
    pub tenant: TenantId,
    /// Owns the organization by an assignment, and is granted everything.
    pub owner: Cx,
}

fn story(runtime: &Runtime) -> Vec<Service> {
    vec![auth::service(runtime)]
}

fn schema() -> Schema {
    let db = Db::new(&Connect { config: testkit::admin(), writers: 1, readers: 1, master: [7; 32] });
    auth::service(&Runtime::described(db)).schema
}

impl House {
    pub async fn new() -> Self {
        let world = World::new(&[schema()], story).await;
        let tenant = world.bare_tenant("acme").await;
        let nobody = world.nobody(tenant);
        let mut house = Self { world, tenant, owner: nobody };
        let person = house.user("Owner").await;
        house.owner = house.acting(person, &["*"], Scope::All);
        house.give(&house.operator(), person, "organization-owner", json!({})).await.unwrap();
        house
    }

    pub fn operator(&self) -> Cx {
        self.world.operator(self.tenant)
    }

    pub fn service(&self) -> &Service {
        &self.world.services[0]
    }

    /// Somebody with an account who may sign in.
    pub async fn user(&self, name: &str) -> PersonId {
        let person = PersonId::new();
        let tx = self.world.runtime.db.acting_as("vextrus_auth").begin(&self.operator(), "test.user").await.unwrap();
        let email = format!("{person}@padma.example");
        tx.run(
            "insert into auth.user (id, name, email, language, state, created_at, version)
             values ($1, $2, $3, 'en', 'active', $4, 1)",
            &[&person, &name, &email, &self.world.clock.now()],
        )
        .await
        .unwrap();
        tx.run("insert into auth.credential (user_id, password) values ($1, 'nobody signs in with it')", &[&person])
            .await
            .unwrap();
        tx.commit().await.unwrap();
        person
    }

    /// That person, granted these names.
    pub fn acting(&self, person: PersonId, names: &[&str], scope: Scope) -> Cx {
        let grants = Grants::of(names.iter().copied(), scope);
        Cx::new(self.tenant, Actor::Person(person), grants, self.world.clock.clone())
    }

    /// Somebody new with an account, granted these names.
    pub async fn colleague(&self, name: &str, names: &[&str]) -> Cx {
        let person = self.user(name).await;
        self.acting(person, names, Scope::All)
    }

    /// A graph operation; the one root field's value, or the code of its refusal.
    pub async fn graph(&self, cx: &Cx, document: &str, variables: Value) -> Result<Value, String> {
        let request = async_graphql::Request::new(document).variables(async_graphql::Variables::from_json(variables));
        let response = self.service().graph.as_ref().unwrap().execute(cx.clone(), request).await;
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

    /// Gives a role; the assignment with its warnings.
    pub async fn give(&self, cx: &Cx, person: PersonId, role: &str, bounds: Value) -> Result<Value, String> {
        let input = json!({ "personId": person, "role": role, "bounds": bounds, "reason": "for the test" });
        let back =
            "assignment { id version role startsAt endsAt companyId } warnings { pair left right overrideUntil }";
        self.mutate(cx, "giveRole", "GiveRole", input, back).await
    }

    pub async fn lend(&self, cx: &Cx, id: &str, person: PersonId, bounds: Value) -> Result<Value, String> {
        let input = json!({ "assignmentId": id, "personId": person, "bounds": bounds, "reason": "on leave" });
        let back = "assignment { id version delegatedFrom endsAt companyId } warnings { pair }";
        self.mutate(cx, "delegateRole", "DelegateRole", input, back).await
    }

    pub async fn revoke(&self, cx: &Cx, id: &str, version: i32) -> Result<Value, String> {
        let document = "mutation($id: AssignmentId!, $v: Int!) { revokeRole(id: $id, version: $v, reason: \"left\") { endsAt revokedBy version } }";
        self.graph(cx, document, json!({ "id": id, "v": version })).await
    }

    /// Whether the person may, as `explainPermission` says.
    pub async fn may(&self, person: PersonId, permission: &str) -> bool {
        let asked = json!({ "input": { "personId": person, "permission": permission } });
        let document = "query($input: ExplainPermission!) { explainPermission(input: $input) { allowed } }";
        self.graph(&self.owner, document, asked).await.unwrap()["allowed"] == json!(true)
    }

    /// A REST call.
    pub async fn rest(&self, cx: &Cx, method: Method, path: &str, call: Call) -> Result<Value, Error> {
        let endpoint = self.service().endpoints.iter().find(|one| one.method == method && one.path == path);
        let reply = (endpoint.unwrap_or_else(|| panic!("no {path}")).call)(cx.clone(), call).await?;
        Ok(serde_json::from_slice(&reply.body).unwrap())
    }

    /// Runs every proof of the room as `verify` does.
    pub async fn prove(&self) {
        assert_eq!(self.wrong().await, Vec::<String>::new());
    }

    /// What the proofs find.
    pub async fn wrong(&self) -> Vec<String> {
        let db = self.world.runtime.db.acting_as(self.service().role);
        let mut wrong = Vec::new();
        for proof in self.service().proofs {
            let sql = proof.sql;
            let found: Vec<String> = db
                .read(&self.operator(), async move |look| look.list(sql, &[], |row| row.get("wrong")).await)
                .await
                .unwrap();
            wrong.extend(found.into_iter().map(|line| format!("{}: {line}", proof.name)));
        }
        wrong
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
