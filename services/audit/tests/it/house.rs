//! A world with audit and a tenant, things that are written down, and the ways to ask.

use std::sync::Arc;

use contracts::audit::{Audit, AuditRemote, SignedHead, Verified, VerifyTrail};
use data::{Connect, Db, Runtime, Schema, Service};
use kernel::{Call, Cx, Error, Language, Method, Scope, TenantId};
use serde_json::{Value, json};
use testkit::World;
use uuid::Uuid;

pub struct House {
    pub world: World,
    pub tenant: TenantId,
    pub owner: Cx,
}

fn story(runtime: &Runtime) -> Vec<Service> {
    vec![audit::service(runtime)]
}

/// The service knows its schema; nothing is connected to ask it.
fn schema() -> Schema {
    let db = Db::new(&Connect { config: testkit::admin(), writers: 1, readers: 1, master: [7; 32] });
    audit::service(&Runtime::described(db)).schema
}

impl House {
    pub async fn new() -> Self {
        let world = World::new(&[schema()], story).await;
        let tenant = world.bare_tenant("acme").await;
        let owner = world.person(tenant, &["*"], Scope::All);
        Self { world, tenant, owner }
    }

    /// Somebody does something to a thing; the answer is the thing.
    pub async fn act(&self, cx: &Cx, operation: &'static str, noun: &'static str, name: &str) -> Uuid {
        act(&self.world.runtime.db, cx, operation, noun, name).await
    }

    pub async fn seal(&self) {
        self.world.work("audit.sealer").await;
    }

    pub fn audit(&self) -> impl Audit {
        AuditRemote(Arc::new(self.world.services[0].answers.clone()))
    }

    pub async fn verify(&self, heads: Vec<SignedHead>) -> Verified {
        self.audit().verify(&self.world.operator(self.tenant), VerifyTrail { heads }).await.unwrap()
    }

    pub async fn heads(&self) -> Vec<SignedHead> {
        self.audit().heads(&self.world.operator(TenantId(Uuid::nil())), ()).await.unwrap()
    }

    /// What is wrong, in words.
    pub async fn wrong(&self) -> Vec<String> {
        self.verify(vec![]).await.findings.into_iter().map(|finding| finding.sentence).collect()
    }

    /// SQL by somebody with all the power there is, past triggers.
    pub async fn forge(&self, sql: &str) {
        let (client, connection) = self.world.admin.connect(tokio_postgres::NoTls).await.unwrap();
        tokio::spawn(connection);
        client.batch_execute(&format!("set session_replication_role = replica; {sql}")).await.unwrap();
    }

    pub async fn number(&self, sql: &str) -> i64 {
        self.world.as_superuser(sql).await[0].get(0)
    }

    pub async fn graph(&self, cx: &Cx, query: &str) -> Result<Value, String> {
        let graph = self.world.services[0].graph.clone().unwrap();
        let answer = graph.execute(cx.clone(), async_graphql::Request::new(query)).await;
        match answer.errors.first() {
            Some(error) => Err(error.extensions.as_ref().unwrap().get("code").unwrap().to_string().replace('"', "")),
            None => Ok(answer.data.into_json().unwrap()),
        }
    }

    /// A REST call: the answer's body, or the code of the refusal.
    pub async fn rest(
        &self,
        cx: &Cx,
        method: Method,
        path: &str,
        query: &[(&str, &str)],
        body: Value,
    ) -> Result<String, String> {
        let endpoint = self.world.services[0]
            .endpoints
            .iter()
            .find(|endpoint| endpoint.method == method && fits(endpoint.path, path));
        let endpoint = endpoint.unwrap_or_else(|| panic!("no {path}"));
        let parts = endpoint.path.split('/').zip(path.split('/'));
        let params = parts.filter_map(|(name, value)| {
            Some((name.strip_prefix('{')?.strip_suffix('}')?.to_owned(), value.to_owned()))
        });
        let call = Call {
            path: params.collect(),
            query: query.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
            body: body.to_string().into_bytes().into(),
            ..Call::default()
        };
        let refused = |error: Error| format!("{}: {}", error.code(), error.sentence(Language::En));
        (endpoint.call)(cx.clone(), call)
            .await
            .map(|reply| String::from_utf8(reply.body.to_vec()).unwrap())
            .map_err(refused)
    }
}

fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, path): (Vec<_>, Vec<_>) = (pattern.split('/').collect(), path.split('/').collect());
    pattern.len() == path.len() && pattern.iter().zip(path).all(|(part, given)| part.starts_with('{') || *part == given)
}

pub async fn act(db: &Db, cx: &Cx, operation: &'static str, noun: &'static str, name: &str) -> Uuid {
    let thing = Uuid::now_v7();
    db.acting_as("vextrus_audit")
        .command(cx, operation, &name, async move |tx| {
            tx.audit(
                noun,
                thing,
                Some(&json!({ "name": "before", "open": true })),
                Some(&json!({ "name": name, "open": true })),
            );
            Ok(thing)
        })
        .await
        .unwrap()
}
