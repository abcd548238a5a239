//! A tenant, its people, what a service declares, and the ways to ask.

use data::{Connect, Db, Runtime, Schema, Service};
use kernel::{Call, CompanyId, Cx, Error, Method, Scope, TenantId};
use serde_json::Value;
use testkit::World;

/// What it would let people do.
pub mod may {
    kernel::permissions! {
        CHOOSE = "bakery.bread.choose", "Choose how bread is baked", "রুটি বানানোর নিয়ম ঠিক করা", [];
    }
}

/// What a room of the house would let its tenants choose.
pub mod bakery {
    use super::may::CHOOSE;

    kernel::settings! {
        MINUTES: i64 = "bakery.bread.minutes" at Branch, Number { least: 10, most: 60 }, "35", CHOOSE,
            "Minutes in the oven", "চুল্লিতে কত মিনিট", "So long it stays in.", "এতক্ষণ চুল্লিতে থাকে।";
        SALT: bool = "bakery.bread.salt" at Company, Flag, "true", CHOOSE,
            "With salt", "লবণসহ", "Whether there is salt in it.", "লবণ থাকবে কি না।";
        PRICE: kernel::Money = "bakery.bread.price" at Tenant, Money { least: 0, most: 100_000 }, "45.50", CHOOSE,
            "Price", "দাম", "What a loaf costs.", "একটির দাম।";
    }
}

pub struct House {
    pub world: World,
    pub tenant: TenantId,
    pub owner: Cx,
    pub company: CompanyId,
}

fn story(runtime: &Runtime) -> Vec<Service> {
    vec![configuration::service(runtime)]
}

/// The service knows its schema; nothing is connected to ask it.
fn schema() -> Schema {
    let db = Db::new(&Connect { config: testkit::admin(), writers: 1, readers: 1, master: [7; 32] });
    configuration::service(&Runtime::described(db)).schema
}

impl House {
    pub async fn new() -> Self {
        let world = World::new(&[schema()], story).await;
        kernel::register_permissions(may::ALL);
        kernel::register_settings(bakery::ALL);
        let tenant = world.bare_tenant("acme").await;
        let owner = world.person(tenant, &["*"], Scope::All);
        Self { world, tenant, owner, company: CompanyId::new() }
    }

    pub fn service(&self) -> &Service {
        &self.world.services[0]
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

    /// A REST call.
    pub async fn rest(&self, cx: &Cx, method: Method, path: &str, call: Call) -> Result<Value, Error> {
        let endpoint =
            self.service().endpoints.iter().find(|endpoint| endpoint.method == method && endpoint.path == path);
        let reply = (endpoint.unwrap_or_else(|| panic!("no {path}")).call)(cx.clone(), call).await?;
        Ok(serde_json::from_slice(&reply.body).unwrap())
    }

    /// Chooses a setting through the graph.
    pub async fn choose(&self, cx: &Cx, input: Value) -> Result<Value, String> {
        let document = "mutation($input: ChooseSetting!) {
            chooseSetting(input: $input) { id value level startsOn reason by { id } } }";
        self.graph(cx, document, serde_json::json!({ "input": input })).await
    }

    /// The database as another process of the installation has it, hearing what is announced.
    pub fn another_process(&self) -> Db {
        let login = self.world.login.clone();
        let db = Db::new(&Connect { config: login, writers: 2, readers: 1, master: [7; 32] });
        db.acting_as("vextrus_configuration")
    }

    pub async fn count(&self, sql: &str) -> i64 {
        self.world.as_superuser(sql).await[0].get(0)
    }
}

pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text")).to_owned()
}
