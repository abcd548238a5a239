//! The schema as an answer.

use gateway::Settings;
use serde_json::{Value, json};

use crate::world::World;

fn open() -> World {
    World::with(Settings { introspection: true, ..Settings::default() })
}

#[tokio::test]
async fn the_schema_is_told_in_development() {
    let world = open();
    let answer = world
        .ask("{ motto __schema { queryType { name } mutationType { name } subscriptionType { name } directives { name locations args { name type { kind ofType { name } } } } } }")
        .await;
    assert_eq!(answer["data"]["motto"], "everything in its place");
    let schema = &answer["data"]["__schema"];
    assert_eq!((&schema["queryType"]["name"], &schema["mutationType"]["name"]), (&json!("Query"), &json!("Mutation")));
    assert_eq!(schema["subscriptionType"], Value::Null);
    let skip = schema["directives"].as_array().expect("directives").iter().find(|known| known["name"] == "skip");
    assert_eq!(skip.expect("skip")["args"][0]["type"], json!({ "kind": "NON_NULL", "ofType": { "name": "Boolean" } }));
}

#[tokio::test]
async fn a_type_is_told_without_what_is_inside() {
    let world = open();
    let query = "query($old: Boolean!, $name: String!) { __type(name: $name) { kind name
        fields(includeDeprecated: $old) { name isDeprecated deprecationReason args { name defaultValue type { name kind } } type { kind name ofType { kind name } } }
        interfaces { name } possibleTypes { name } enumValues { name } inputFields { name defaultValue } } }";
    let ask = async |name: &str, old: bool| {
        world.ask_with(query, json!({ "name": name, "old": old })).await["data"]["__type"].clone()
    };
    let item = ask("Item", false).await;
    let names = |known: &Value| -> Vec<String> {
        let fields = known["fields"].as_array().expect("fields").iter();
        fields.map(|field| field["name"].as_str().unwrap_or_default().to_owned()).collect()
    };
    assert!(!names(&item).iter().any(|name| name == "margin" || name == "title"), "{item}");
    let item = ask("Item", true).await;
    let title = item["fields"]
        .as_array()
        .expect("fields")
        .iter()
        .find(|field| field["name"] == "title")
        .expect("title")
        .clone();
    assert_eq!((&title["isDeprecated"], &title["deprecationReason"]), (&json!(true), &json!("use name")));
    assert_eq!(title["args"][0]["defaultValue"], "3");
    assert_eq!(item["interfaces"], json!([{ "name": "Thing" }]));
    assert_eq!(ask("Found", true).await["possibleTypes"], json!([{ "name": "Item" }, { "name": "Labour" }]));
    assert_eq!(ask("Measure", true).await["enumValues"], json!([{ "name": "BAG" }, { "name": "PIECE" }]));
    let inputs = ask("Filter", true).await["inputFields"].clone();
    assert!(inputs.as_array().expect("inputs").iter().any(|input| input["name"] == "word"), "{inputs}");
    assert_eq!(ask("Margin", true).await, Value::Null);
    assert_eq!(ask("Nothing", true).await, Value::Null);
}

#[tokio::test]
async fn what_tools_ask_is_answered_whole() {
    let world = open();
    let answer = world.ask(include_str!("introspection.graphql")).await;
    assert!(answer.get("errors").is_none(), "{answer}");
    let types = answer["data"]["__schema"]["types"].as_array().expect("types");
    assert!(types.iter().any(|known| known["name"] == "Order") && types.iter().all(|known| known["name"] != "_Entity"));
}
