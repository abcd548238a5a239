//! A tenant with an owner, and the ways to ask.

use data::{Connect, Db, Runtime, Schema, Service};
use kernel::{Call, Cx, Error, Method, Scope, TenantId};
use serde_json::{Value, json};
use testkit::World;

pub struct House {
    pub world: World,
    pub tenant: TenantId,
    pub owner: Cx,
}

fn story(runtime: &Runtime) -> Vec<Service> {
    vec![master_data::service(runtime)]
}

/// The service knows its schema; nothing is connected to ask it.
fn schema() -> Schema {
    let db = Db::new(&Connect { config: testkit::admin(), writers: 1, readers: 1, master: [7; 32] });
    master_data::service(&Runtime::described(db)).schema
}

impl House {
    pub async fn new() -> Self {
        let world = World::new(&[schema()], story).await;
        let tenant = world.bare_tenant("acme").await;
        let owner = world.person(tenant, &["*"], Scope::All);
        Self { world, tenant, owner }
    }

    pub fn service(&self) -> &Service {
        &self.world.services[0]
    }

    /// Somebody else of the tenant, with these permissions.
    pub fn person(&self, granted: &[&str]) -> Cx {
        self.world.person(self.tenant, granted, Scope::All)
    }

    /// Tells an event as another service would, and carries it out.
    pub async fn tell<E: kernel::Event>(&self, event: &E) {
        let db = self.world.runtime.db.acting_as(self.service().role);
        let tx = db.begin(&self.world.operator(self.tenant), "test.tell").await.unwrap();
        tx.publish(event);
        tx.commit().await.unwrap();
        self.world.settle().await;
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

    /// A REST call.
    pub async fn rest(&self, cx: &Cx, method: Method, path: &str, call: Call) -> Result<Value, Error> {
        let endpoint =
            self.service().endpoints.iter().find(|endpoint| endpoint.method == method && endpoint.path == path);
        let reply = (endpoint.unwrap_or_else(|| panic!("no {path}")).call)(cx.clone(), call).await?;
        Ok(serde_json::from_slice(&reply.body).unwrap())
    }

    /// Carries out what waits, then runs every proof of the room as `verify` does.
    pub async fn settle_and_prove(&self) {
        self.world.settle().await;
        let db = self.world.runtime.db.acting_as(self.service().role);
        for proof in self.service().proofs {
            let operator = self.world.operator(self.tenant);
            let wrong: Vec<String> =
                db.read(&operator, async |look| look.list(proof.sql, &[], |row| row.get("wrong")).await).await.unwrap();
            assert!(wrong.is_empty(), "{}: {wrong:?}", proof.sentence);
        }
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
