//! A tenant, its people, and the ways to ask.

use std::sync::Arc;

use contracts::master_data::{KnownFact, MasterData, MissingFact, PartyFacts, PartyId, PartyOn, master_data_routes};
use data::{Connect, Db, Runtime, Schema, Service};
use kernel::{BoxFuture, Call, Cx, Error, Method, Scope, TenantId, Transport};
use serde_json::{Value, json};
use testkit::World;

pub struct House {
    pub world: World,
    pub tenant: TenantId,
    pub owner: Cx,
    pub party: PartyId,
    /// Kept: services only point there.
    _ways: Arc<dyn Transport>,
}

/// A party's file, where no master-data is: one supplier, whose proof of return ran out in June.
struct OneFile(PartyId);

impl MasterData for OneFile {
    fn party_facts<'a>(&'a self, _: &'a Cx, asked: PartyOn) -> BoxFuture<'a, kernel::Result<Option<PartyFacts>>> {
        Box::pin(async move {
            let known = |name: &str, value: &str| KnownFact { name: name.to_owned(), value: value.to_owned() };
            let shown = asked.on <= jiff::civil::date(2026, 6, 30);
            let mut facts = PartyFacts {
                known: vec![
                    known("residency", "resident"),
                    known("payee", "company"),
                    known("filer_certificate", "true"),
                    known("supplier_kind", "something new"),
                ],
                ..PartyFacts::default()
            };
            let why = MissingFact {
                name: "psr".to_owned(),
                why: "expired".to_owned(),
                day: Some(jiff::civil::date(2026, 6, 30)),
            };
            if shown {
                facts.known.push(known("psr", "exempt"))
            } else {
                facts.missing.push(why)
            }
            facts.missing.push(MissingFact { name: "trade_licence".to_owned(), why: "never".to_owned(), day: None });
            Ok((asked.party == self.0).then_some(facts))
        })
    }
}

fn story(runtime: &Runtime) -> Vec<Service> {
    vec![rules_engine::service(runtime)]
}

/// The service knows its schema; nothing is connected to ask it.
fn schema() -> Schema {
    let db = Db::new(&Connect { config: testkit::admin(), writers: 1, readers: 1, master: [7; 32] });
    rules_engine::service(&Runtime::described(db)).schema
}

impl House {
    pub async fn new() -> Self {
        let world = World::new(&[schema()], story).await;
        let tenant = world.bare_tenant("acme").await;
        let owner = world.person(tenant, &["*"], Scope::All);
        let party = PartyId::new();
        let mut answers = world.services[0].answers.clone();
        answers.methods.extend(master_data_routes(&(Arc::new(OneFile(party)) as Arc<dyn MasterData>)).methods);
        let ways: Arc<dyn Transport> = Arc::new(answers);
        world.runtime.ways.lead(&ways);
        Self { world, tenant, owner, party, _ways: ways }
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

    /// Tries a case through the graph.
    pub async fn decide(&self, case: &Case<'_>) -> Value {
        let document = format!(
            "query($p: String, $d: String!, $f: [RuleFact!]!, $on: Date, $known: Date) {{
               tryRules(pack: $p, decision: $d, facts: $f, on: $on, known: $known) {{ {TRIAL} }} }}"
        );
        self.graph(&self.owner, &document, case.variables()).await.unwrap()
    }

    pub async fn count(&self, sql: &str) -> i64 {
        self.world.as_superuser(sql).await[0].get(0)
    }
}

/// What is looked at of a trial.
pub const TRIAL: &str = "pack digest outcome on known facts { name value } results { name value said { en bn } }
    lines { code doubt said { en bn } law { key } } laws { key section { en bn } status inForce knownFrom }
    question { name kind choices { word said { en bn } } } refusal { code fact said { en bn } }";

/// A case as a form sends it.
pub struct Case<'a> {
    pub pack: &'a str,
    pub decision: &'a str,
    pub facts: Vec<(&'a str, String)>,
    pub on: &'a str,
}

impl<'a> Case<'a> {
    pub fn new(decision: &'a str, facts: &[(&'a str, &str)]) -> Self {
        let facts = facts.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        Self { pack: "BD-2026-07", decision, facts, on: "2026-11-20" }
    }

    pub fn with(mut self, name: &'a str, value: &str) -> Self {
        self.facts.retain(|(known, _)| *known != name);
        self.facts.push((name, value.to_owned()));
        self
    }

    pub fn without(mut self, name: &str) -> Self {
        self.facts.retain(|(known, _)| *known != name);
        self
    }

    pub fn on(self, on: &'a str) -> Self {
        Self { on, ..self }
    }

    pub fn facts(&self) -> Value {
        self.facts.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect()
    }

    pub fn variables(&self) -> Value {
        json!({ "p": self.pack, "d": self.decision, "f": self.facts(), "on": self.on, "known": "2026-11-20" })
    }

    pub fn input(&self) -> Value {
        json!({ "pack": self.pack, "decision": self.decision, "facts": self.facts(), "on": self.on, "known": "2026-11-20" })
    }
}

/// A resident contractor's bill of ten lakh, paid by bank, with a PSR.
pub fn bill() -> Case<'static> {
    Case::new(
        "tds",
        &[
            ("payment_kind", "civil-work"),
            ("residency", "resident"),
            ("bill", "10,00,000"),
            ("psr", "shown"),
            ("psr_from", "2026-09-20"),
            ("psr_until", "2027-06-30"),
            ("by_bank", "yes"),
        ],
    )
}

pub fn without_psr(case: Case<'static>) -> Case<'static> {
    case.without("psr_from").without("psr_until").with("psr", "none")
}

/// A result as programs read it.
pub fn result(trial: &Value, name: &str) -> String {
    let results = trial["results"].as_array().unwrap();
    let found = results.iter().find(|result| result["name"] == name);
    text(&found.unwrap_or_else(|| panic!("no {name} in {trial}"))["value"])
}

pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text")).to_owned()
}

pub fn call(path: &[(&str, &str)], query: &[(&str, &str)], body: Value) -> Call {
    let pairs =
        |pairs: &[(&str, &str)]| pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Call { path: pairs(path), query: pairs(query), body: serde_json::to_vec(&body).unwrap().into(), ..Call::default() }
}
