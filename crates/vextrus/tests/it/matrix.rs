//! Tenants never meet, and neither do companies: every operation of every service, called by everybody.
//!
//! Own: it works. Neighbour tenant, and a colleague of another company: the answer for these ids equals the answer
//! for random ids, and holds none of these ids. Powerless: denied. Nobody: asked to sign in. What is not anybody's own
//! in this sense says so: [`Who`] and [`Reach`].

pub mod fixture;
mod goods;
pub mod operations;
mod papers;
mod people;
mod places;

use std::collections::{BTreeMap, BTreeSet};

use async_graphql::Value;
use kernel::{Actor, Cx, Grants, Language, PersonId, Scope};
use testkit::World;

use crate::{handlers, house};
use fixture::Fixture;
use operations::{First, Operation, Reach, Who, operations};

/// An answer as the caller sees it: the text, or the code and the sentence.
type Answer = Result<String, (String, String)>;

async fn call(world: &World, operation: &Operation, cx: &Cx, text: String) -> Answer {
    let refused = |error: kernel::Error| (error.code().to_owned(), error.sentence(Language::En));
    match operation.door {
        operations::Door::Graph => graph(world, operation.service, cx, &text).await,
        operations::Door::Rest => {
            let (line, body) = text.split_once('\n').unwrap_or((&text, ""));
            let (path, query) = line.split_once('?').unwrap_or((line, ""));
            let (endpoint, params) = house::service(world, operation.service)
                .endpoints
                .iter()
                .find_map(|endpoint| Some((endpoint, operations::params(endpoint, operation.name, path)?)))
                .unwrap_or_else(|| panic!("no endpoint for {path}"));
            let query = query
                .split('&')
                .filter_map(|pair| pair.split_once('='))
                .map(|(name, value)| (name.to_owned(), value.to_owned()));
            let (heard, stream) = if endpoint.streams { papers::sent(b"%PDF") } else { Default::default() };
            let call = kernel::Call {
                heard,
                stream,
                path: params,
                query: query.collect(),
                body: body.to_owned().into(),
                ..kernel::Call::default()
            };
            (endpoint.call)(cx.clone(), call).await.map_err(refused).and_then(answered)
        }
        operations::Door::Contract => {
            let (_, method) = operation.name.split_once('.').unwrap();
            house::ask(world, operation.service, method, cx, &text).await.map_err(refused)
        }
    }
}

/// A page shows a refusal itself, with what was typed; what was typed is blanked, as ids are.
fn answered(reply: kernel::Reply) -> Answer {
    let text = String::from_utf8(reply.body.to_vec()).unwrap();
    if reply.status < 400 {
        return Ok(text);
    }
    let typed = text.split(" value=\"").enumerate().map(|(at, part)| match at {
        0 => part,
        _ => part.split_once('"').map_or(part, |(_, rest)| rest),
    });
    Err((reply.status.to_string(), typed.collect::<Vec<_>>().join(" value")))
}

async fn graph(world: &World, service: &str, cx: &Cx, text: &str) -> Answer {
    let graph = house::service(world, service).graph.clone().unwrap();
    let answer = graph.execute(cx.clone(), async_graphql::Request::new(text)).await;
    match answer.errors.first() {
        Some(error) => {
            let code = error.extensions.as_ref().and_then(|extensions| extensions.get("code")).map(ToString::to_string);
            Err((code.unwrap_or_else(|| "none".to_owned()).trim_matches('"').to_owned(), error.message.clone()))
        }
        None => Ok(in_order(answer.data).to_string()),
    }
}

/// By name: within a subgraph, fields stand as their answers came; the gateway puts them as they were asked for.
fn in_order(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let sorted: BTreeMap<_, _> = fields.into_iter().map(|(name, value)| (name, in_order(value))).collect();
            Value::Object(sorted.into_iter().collect())
        }
        Value::List(items) => Value::List(items.into_iter().map(in_order).collect()),
        other => other,
    }
}

/// One walk: everybody calls one operation.
struct Walk<'w> {
    world: &'w World,
    operation: &'w Operation,
    mine: &'w Fixture,
    theirs: &'w Fixture,
    count: usize,
}

impl Walk<'_> {
    async fn by(&mut self, cx: &Cx, fixture: &Fixture) -> Answer {
        self.count += 1;
        call(self.world, self.operation, cx, fixture.fill(self.operation.text)).await
    }

    /// The caller learns nothing of what is named, and sees none of it.
    async fn learns_nothing(&mut self, who: &str, cx: &Cx, may_know: &[String]) {
        let (mine, name, text) = (self.mine, self.operation.name, self.operation.text);
        let here = self.by(cx, mine).await;
        let random = call(self.world, self.operation, cx, mine.fill_random(text)).await;
        if mine.mentions_ids(text) {
            assert_eq!(blank(&here), blank(&random), "{who} learns something from {name}");
        }
        let Ok(answer) = here else { return };
        // What the caller itself put in is compared above.
        let hidden = mine
            .ids()
            .into_iter()
            .filter(|(named, id)| !text.contains(&format!("{{{named}}}")) && !may_know.contains(id));
        let leaked: Vec<_> = hidden.filter(|(_, id)| answer.contains(id.as_str())).collect();
        assert!(leaked.is_empty(), "{who} sees {leaked:?} in {name}: {answer}");
    }

    async fn refused(&mut self, who: &str, cx: &Cx, code: &str) {
        let answer = self.by(cx, self.mine).await;
        let said = answer.as_ref().map_err(|(code, _)| code.as_str());
        assert_eq!(said, Err(code), "{who} at {}", self.operation.name);
    }

    async fn works(&mut self, who: &str, cx: &Cx, fixture: &Fixture) -> String {
        let answer = self.by(cx, fixture).await;
        answer.unwrap_or_else(|refused| panic!("{} by {who}: {refused:?}", self.operation.name))
    }

    /// What is done under the permissions of a tenant.
    async fn of_the_tenant(&mut self) {
        let (world, mine) = (self.world, self.mine);
        let neighbour = world.person(self.theirs.tenant, &["*"], Scope::All);
        let colleague = colleague(world, mine);
        // Whoever is signed in may know where he works and who owns it.
        let own_tenant = [mine.tenant.to_string(), mine.names["owner"].clone()];
        self.learns_nothing("neighbour", &neighbour, &[]).await;
        match self.operation.reach {
            Reach::Company => self.learns_nothing("other company", &colleague, &own_tenant).await,
            Reach::Tenant => self.refused("other company", &colleague, "kernel.denied").await,
            Reach::Begun(code) => self.refused("other company", &colleague, code).await,
            Reach::Shared if self.operation.is_reading() => drop(self.works("other company", &colleague, mine).await),
            Reach::Shared => {
                let mut another = Fixture::grow(world, "shared").await;
                another.prepare(world, self.operation.first).await;
                let there = self::colleague(world, &another);
                self.works("other company", &there, &another).await;
            }
        }
        let powerless = world.person(mine.tenant, &[], Scope::All);
        if self.operation.asks_of_oneself {
            self.learns_nothing("powerless", &powerless, &[]).await;
        } else {
            self.refused("powerless", &powerless, "kernel.denied").await;
        }
        self.refused("nobody", &world.nobody(mine.tenant), "kernel.unauthenticated").await;
        let own = match self.operation.who {
            Who::Operator => world.operator(mine.tenant),
            Who::Founder => world.operator(kernel::TenantId::new()),
            _ => mine.owner(world),
        };
        self.works("its owner", &own, mine).await;
    }

    /// Whoever is signed in to the tenant sees it.
    async fn of_members(&mut self) {
        let (world, mine) = (self.world, self.mine);
        self.learns_nothing("neighbour", &world.person(self.theirs.tenant, &["*"], Scope::All), &[]).await;
        self.refused("nobody", &world.nobody(mine.tenant), "kernel.unauthenticated").await;
        self.works("other company", &colleague(world, mine), mine).await;
        self.works("powerless", &world.person(mine.tenant, &[], Scope::All), mine).await;
    }

    /// Everybody does it with what is his own, needing no permission; to others it is not there.
    async fn of_oneself(&mut self) {
        let (world, mine) = (self.world, self.mine);
        // Who is refused is told whom to ask.
        let owner = mine.names["owner"].clone();
        let own_tenant = [mine.tenant.to_string(), self.theirs.tenant.to_string(), owner];
        self.learns_nothing("neighbour", &world.person(self.theirs.tenant, &["*"], Scope::All), &[]).await;
        self.learns_nothing("other company", &colleague(world, mine), &own_tenant).await;
        self.learns_nothing("another", &world.person(mine.tenant, &[], Scope::All), &own_tenant).await;
        self.refused("nobody", &world.nobody(mine.tenant), "kernel.unauthenticated").await;
        self.works("oneself", &mine.member(world), mine).await;
    }

    /// Nobody needs to have signed in. With a secret it works, and without it is refused; no answer names a thing of a
    /// tenant to whoever has none.
    async fn of_anybody(&mut self) {
        let (world, mine, name) = (self.world, self.mine, self.operation.name);
        let nobody = world.nobody(kernel::TenantId(uuid::Uuid::nil()));
        self.count += 1;
        let wrong = call(world, self.operation, &nobody, mine.fill_wrong(self.operation.text)).await;
        let elsewhere = call(world, self.operation, &nobody, mine.fill_nowhere(self.operation.text)).await;
        assert_eq!(wrong, elsewhere, "{name} tells of which tenants and people there are");
        assert_eq!(wrong.is_err(), self.operation.who == Who::Bearer, "{name} without the secret: {wrong:?}");
        let answer = self.works("anybody", &nobody, mine).await;
        if self.operation.who == Who::Anybody {
            let leaked = mine.ids().into_iter().find(|(_, id)| answer.contains(id.as_str()));
            assert_eq!(leaked, None, "{name}: {answer}");
        }
    }
}

/// May do everything in another company of the tenant.
fn colleague(world: &World, mine: &Fixture) -> Cx {
    let grants = Grants::of(["*"], Scope::Only([mine.other_company].into()));
    Cx::new(mine.tenant, Actor::Person(PersonId::new()), grants, world.clock.clone())
}

/// What every caller but the owner must not be able to do.
async fn walk(world: &World, operation: &Operation, shared: &Fixture, theirs: &Fixture) -> usize {
    let mut fresh = None;
    if !operation.is_reading() || operation.first != First::Nothing {
        let mut grown = Fixture::grow(world, "mine").await;
        grown.prepare(world, operation.first).await;
        fresh = Some(grown);
    }
    let mine = fresh.as_ref().unwrap_or(shared);
    let mut walk = Walk { world, operation, mine, theirs, count: 0 };
    match operation.who {
        Who::Owner | Who::Operator | Who::Founder => walk.of_the_tenant().await,
        Who::Member => walk.of_members().await,
        Who::Oneself => walk.of_oneself().await,
        Who::Anybody | Who::Bearer => walk.of_anybody().await,
    }
    walk.count
}

/// The answer without what the caller itself put in: nothing of the ids is compared.
fn blank(answer: &Answer) -> Answer {
    let clean = |text: &str| {
        text.split('"')
            .map(|part| if part.len() == 36 && part.matches('-').count() == 4 { "id" } else { part })
            .collect::<Vec<_>>()
            .join("\"")
    };
    answer.as_ref().map(|text| clean(text)).map_err(|(code, sentence)| (code.clone(), clean(sentence)))
}

#[tokio::test(flavor = "multi_thread")]
async fn every_operation_is_refused_to_whom_it_does_not_belong() {
    let world = house::world().await;
    let (shared, theirs) = (Fixture::grow(&world, "shared").await, Fixture::grow(&world, "theirs").await);
    world.work("audit.sealer").await;
    let mut count = 0;
    for operation in operations() {
        count += walk(&world, &operation, &shared, &theirs).await;
    }
    world.settle().await;
    for listed in
        data::tenants::directory(&world.runtime.db, &world.operator(kernel::TenantId::new()), None).await.unwrap()
    {
        assert_eq!(handlers::wrong(&world, listed.id).await, Vec::<String>::new(), "{}", listed.slug);
    }
    testkit::say(&format!("{count} calls over {} operations", operations().len()));
}

#[tokio::test(flavor = "multi_thread")]
async fn no_operation_is_unlisted() {
    let services = house::described();
    let mut there: BTreeSet<String> = BTreeSet::new();
    for service in &services {
        let of = |name: String| format!("{}: {name}", service.name);
        there.extend(service.endpoints.iter().map(|endpoint| of(format!("{:?} {}", endpoint.method, endpoint.path))));
        there.extend(service.answers.methods.keys().map(|(service, method)| of(format!("{service}.{method}"))));
        let Some(graph) = &service.graph else { continue };
        let nobody = Cx::new(kernel::TenantId::new(), Actor::Nobody, Grants::none(), kernel::Clock::System);
        let ask = "{ __schema { queryType { fields { name } } mutationType { fields { name } } } }";
        let answer = graph.execute(nobody, async_graphql::Request::new(ask)).await.data.into_json().unwrap();
        for (root, word) in [("queryType", "query"), ("mutationType", "mutation")] {
            let fields = answer["__schema"][root]["fields"].as_array().unwrap();
            there.extend(fields.iter().map(|field| of(format!("{word} {}", field["name"].as_str().unwrap()))));
        }
        // The schema itself is no secret of any tenant.
        there.remove(&of("query _service".to_owned()));
    }
    let listed: BTreeSet<String> =
        operations().iter().map(|operation| format!("{}: {}", operation.service, operation.name)).collect();
    assert_eq!(there.difference(&listed).collect::<Vec<_>>(), Vec::<&String>::new(), "not walked by the matrix");
    assert_eq!(listed.difference(&there).collect::<Vec<_>>(), Vec::<&String>::new(), "walked and not there");
}

/// What says of itself that it is open, or needs a permission, is walked as that.
#[test]
fn every_endpoint_is_walked_as_what_it_says_it_is() {
    let services = house::described();
    for operation in operations() {
        let service = services.iter().find(|service| service.name == operation.service).unwrap();
        let named = |endpoint: &&kernel::Endpoint| operation.name == format!("{:?} {}", endpoint.method, endpoint.path);
        let Some(endpoint) = service.endpoints.iter().find(named) else { continue };
        let open = matches!(operation.who, Who::Anybody | Who::Bearer);
        assert_eq!(endpoint.open, open, "{}", operation.name);
        let own = matches!(operation.who, Who::Oneself) || operation.asks_of_oneself;
        assert!(open || own || endpoint.needs.is_some(), "{} needs no permission", operation.name);
    }
}
