//! What a tenant configures is what other rooms work by.

use kernel::Scope;
use serde_json::{Value, json};
use testkit::World;

use crate::house;

async fn ask(world: &World, service: &str, cx: &kernel::Cx, document: &str, variables: Value) -> Value {
    let request = async_graphql::Request::new(document).variables(async_graphql::Variables::from_json(variables));
    let graph = house::service(world, service).graph.clone().unwrap();
    let answer = graph.execute(cx.clone(), request).await;
    assert!(answer.errors.is_empty(), "{document}: {:?}", answer.errors);
    answer.data.into_json().unwrap()
}

async fn party(world: &World, cx: &kernel::Cx, name: &str) -> String {
    let made = "mutation($name: String!) { createParty(input: { kind: PERSON, name: $name }) { code } }";
    let said = ask(world, "master-data", cx, made, json!({ "name": name })).await;
    said["createParty"]["code"].as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn parties_are_numbered_as_the_tenant_began_their_series() {
    let world = house::world().await;
    let tenant = world.bare_tenant("acme").await;
    let owner = world.person(tenant, &["*"], Scope::All);
    let all = ask(&world, "configuration", &owner, "{ allNumberSeries { id key next } }", json!({})).await;
    let series =
        all["allNumberSeries"].as_array().unwrap().iter().find(|one| one["key"] == "master_data.party").unwrap();
    assert_eq!(series["next"], "P-000001");
    let begin = "mutation($input: BeginSeries!) { beginNumberSeries(input: $input) { next } }";
    let input = json!({ "id": series["id"], "version": 0, "format": "KH-{n:04}", "first": 812 });
    ask(&world, "configuration", &owner, begin, json!({ "input": input })).await;
    assert_eq!(party(&world, &owner, "Rahima Khatun").await, "KH-0812");
    assert_eq!(party(&world, &owner, "Abdul Karim").await, "KH-0813");
    let neighbour = world.bare_tenant("neighbour").await;
    let other = world.person(neighbour, &["*"], Scope::All);
    assert_eq!(party(&world, &other, "Rahima Khatun").await, "P-000001");
}

#[test]
fn what_services_declare_can_be_read() {
    for service in house::described() {
        let own = format!("{}.", service.name.replace('-', "_"));
        for setting in service.settings {
            assert!(setting.key.starts_with(&own), "{} of {}", setting.key, service.name);
            setting.kind.read(setting.usual).unwrap_or_else(|wrong| panic!("{}: {wrong}", setting.key));
            for text in [setting.label, setting.help] {
                assert!(!text.en.is_empty() && text.bn.chars().any(|letter| ('\u{980}'..'\u{a00}').contains(&letter)));
            }
        }
        for series in service.series {
            assert!(series.key.starts_with(&own), "{} of {}", series.key, service.name);
            series.read(series.usual).unwrap_or_else(|wrong| panic!("{}: {wrong}", series.key));
        }
        for flag in service.flags {
            assert!(flag.key.starts_with(&own) || flag.key.starts_with("desk."), "{} of {}", flag.key, service.name);
        }
    }
}
