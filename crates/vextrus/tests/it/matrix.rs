//! Tenants never meet, and neither do companies: every operation of every service, called by everybody.
//!
//! Own: it works. Neighbour tenant, and a colleague of another company: the answer for these ids equals the answer
//! for random ids, and holds none of these ids. Powerless: denied. Nobody: asked to sign in.

pub mod fixture;
mod operations;

use std::collections::BTreeSet;

use kernel::{Actor, Cx, Grants, Language, PersonId, Scope};
use testkit::World;

use crate::{handlers, house};
use fixture::Fixture;
use operations::{Operation, Who, operations};

/// An answer as the caller sees it: the text, or the code and the sentence.
type Answer = Result<String, (String, String)>;

async fn call(world: &World, operation: &Operation, cx: &Cx, fill: impl Fn(&str) -> String) -> Answer {
    let refused = |error: kernel::Error| (error.code().to_owned(), error.sentence(Language::En));
    let text = fill(operation.text);
    match operation.door {
        operations::Door::Graph => graph(world, cx, &text).await,
        operations::Door::Rest => {
            let (line, body) = text.split_once('\n').unwrap_or((&text, ""));
            let (path, query) = line.split_once('?').unwrap_or((line, ""));
            let (endpoint, params) = world
                .services
                .iter()
                .flat_map(|service| &service.endpoints)
                .find_map(|endpoint| Some((endpoint, operations::params(endpoint, operation.name, path)?)))
                .unwrap_or_else(|| panic!("no endpoint for {path}"));
            let query = query
                .split('&')
                .filter_map(|pair| pair.split_once('='))
                .map(|(name, value)| (name.to_owned(), value.to_owned()));
            let call = kernel::Call {
                path: params,
                query: query.collect(),
                body: body.to_owned().into(),
                ..kernel::Call::default()
            };
            (endpoint.call)(cx.clone(), call)
                .await
                .map(|answer| String::from_utf8(answer.body.to_vec()).unwrap())
                .map_err(refused)
        }
        operations::Door::Contract => {
            let service = world.services.iter().find(|service| operation.name.starts_with(service.name)).unwrap();
            let method = operation.name.split_once('.').unwrap().1;
            let (_, answer) = service.answers.methods.iter().find(|((_, name), _)| *name == method).unwrap();
            (answer.1)(cx.clone(), text.into_bytes())
                .await
                .map(|answer| String::from_utf8(answer).unwrap())
                .map_err(refused)
        }
    }
}

async fn graph(world: &World, cx: &Cx, text: &str) -> Answer {
    let graph = world.services.iter().find_map(|service| service.graph.clone()).unwrap();
    let answer = graph.execute(cx.clone(), async_graphql::Request::new(text)).await;
    match answer.errors.first() {
        Some(error) => {
            let code = error.extensions.as_ref().and_then(|extensions| extensions.get("code")).map(ToString::to_string);
            Err((code.unwrap_or_else(|| "none".to_owned()).trim_matches('"').to_owned(), error.message.clone()))
        }
        None => Ok(answer.data.to_string()),
    }
}

/// What every caller but the owner must not be able to do.
async fn walk(world: &World, operation: &Operation, count: &mut usize) {
    let mine = Fixture::grow(world, "mine").await;
    let theirs = Fixture::grow(world, "theirs").await;
    let colleague = Cx::new(
        mine.tenant,
        Actor::Person(PersonId::new()),
        Grants::of(["*"], Scope::Only([mine.other_company].into())),
        world.clock.clone(),
    );
    let neighbour = world.person(theirs.tenant, &["*"], Scope::All);
    for (name, cx) in [("neighbour", &neighbour), ("other company", &colleague)] {
        *count += 1;
        let here = call(world, operation, cx, |text| mine.fill(text)).await;
        let random = call(world, operation, cx, |text| mine.fill_random(text)).await;
        if mine.mentions_ids(operation.text) {
            assert_eq!(blank(&here), blank(&random), "{name} learns something from {}", operation.name);
        }
        if let Ok(answer) = &here {
            let leaked = mine.ids().into_iter().find(|id| answer.contains(id.as_str()));
            let own_tenant = name == "other company" && leaked.as_deref() == Some(&mine.tenant.to_string());
            assert!(leaked.is_none() || own_tenant, "{name} sees {leaked:?} in {}: {answer}", operation.name);
        }
    }
    for (name, cx, code) in [
        ("powerless", world.person(mine.tenant, &[], Scope::All), "kernel.denied"),
        ("nobody", world.nobody(mine.tenant), "kernel.unauthenticated"),
    ] {
        *count += 1;
        let refused = call(world, operation, &cx, |text| mine.fill(text)).await;
        assert_eq!(refused.as_ref().map_err(|(code, _)| code.as_str()), Err(code), "{name} at {}", operation.name);
    }
    *count += 1;
    let own = match operation.who {
        Who::Owner => world.person(mine.tenant, &["*"], Scope::All),
        Who::Operator => world.operator(mine.tenant),
        Who::Undertaker => {
            mine.archive(world).await;
            world.operator(mine.tenant)
        }
        Who::Founder => world.operator(kernel::TenantId::new()),
    };
    let answer = call(world, operation, &own, |text| mine.fill(text)).await;
    assert!(answer.is_ok(), "{} by its owner: {answer:?}", operation.name);
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
    let mut count = 0;
    for operation in operations() {
        walk(&world, &operation, &mut count).await;
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
        there.extend(service.endpoints.iter().map(|endpoint| format!("{:?} {}", endpoint.method, endpoint.path)));
        there.extend(service.answers.methods.keys().map(|(service, method)| format!("{service}.{method}")));
        let Some(graph) = &service.graph else { continue };
        let nobody = Cx::new(kernel::TenantId::new(), Actor::Nobody, Grants::none(), kernel::Clock::System);
        let ask = "{ __schema { queryType { fields { name } } mutationType { fields { name } } } }";
        let answer = graph.execute(nobody, async_graphql::Request::new(ask)).await.data.into_json().unwrap();
        for (root, word) in [("queryType", "query"), ("mutationType", "mutation")] {
            let fields = answer["__schema"][root]["fields"].as_array().unwrap();
            there.extend(fields.iter().map(|field| format!("{word} {}", field["name"].as_str().unwrap())));
        }
    }
    // The schema itself is no secret of any tenant.
    there.remove("query _service");
    let listed: BTreeSet<String> = operations().iter().map(|operation| operation.name.to_owned()).collect();
    assert_eq!(there.difference(&listed).collect::<Vec<_>>(), Vec::<&String>::new(), "not walked by the matrix");
    assert_eq!(listed.difference(&there).collect::<Vec<_>>(), Vec::<&String>::new(), "walked and not there");
}
