//! What the room shows: its schema, its entities in one flight, its registry.

use kernel::Audience;
use serde_json::{Value, json};

use crate::house::{House, text};

#[tokio::test(flavor = "multi_thread")]
async fn entities_are_fetched_together_and_hidden_ones_are_null() {
    let house = House::new().await;
    let company = house.company("Acme").await;
    let mut representations = vec![json!({ "__typename": "Company", "id": company })];
    for n in 0..30 {
        let id = house.unit(company, "DIVISION", &format!("U{n:02}"), None).await.unwrap();
        representations.push(json!({ "__typename": "OrgUnit", "id": id }));
    }
    representations.push(json!({ "__typename": "OrgUnit", "id": company }));
    representations.push(json!({ "__typename": "Branch", "id": house.branch(company, "DHK").await }));
    representations
        .push(json!({ "__typename": "Position", "id": house.position(company, "cfo", None).await.unwrap() }));
    let document = "query($r: [_Any!]!) { _entities(representations: $r) {
        ... on Company { name } ... on OrgUnit { code company { name } } ... on Branch { code } ... on Position { key appointments { id } } } }";
    let found = house.graph(&house.owner, document, json!({ "r": representations })).await.unwrap();
    assert_eq!(found.as_array().unwrap().len(), representations.len());
    assert_eq!((&found[0], &found[31]), (&json!({ "name": "Acme" }), &Value::Null));
    for n in 0..30 {
        assert_eq!(found[n + 1], json!({ "code": format!("U{n:02}"), "company": { "name": "Acme" } }));
    }
    assert_eq!((&found[32], &found[33]), (&json!({ "code": "DHK" }), &json!({ "key": "cfo", "appointments": [] })));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_graph_has_limits() {
    let house = House::new().await;
    let deep = format!("{{ orgUnits {{ items {{ {} id {} }} }} }}", "parent { ".repeat(20), "}".repeat(20));
    assert!(house.graph(&house.owner, &deep, json!({})).await.is_err());
    let wide: String = (0..400).map(|n| format!("a{n}: tenant {{ id name }} ")).collect();
    assert!(house.graph(&house.owner, &format!("{{ {wide} }}"), json!({})).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_schema_is_documented_and_has_its_roots() {
    let house = House::new().await;
    let sdl = house.service().graph.as_ref().unwrap().sdl();
    assert!(sdl.contains("type Query") && sdl.contains("type Mutation"));
    for entity in ["Company", "Branch", "OrgUnit", "Position"] {
        assert!(sdl.contains(&format!("type {entity} @key(fields: \"id\")")), "{entity}");
    }
    let query =
        "{ __schema { types { name kind description fields { name description } inputFields { name description } } } }";
    let schema = house.graph(&house.owner, query, json!({})).await.unwrap();
    for kind in schema["types"].as_array().unwrap() {
        let name = text(&kind["name"]);
        if name.starts_with('_') || name == "Query" || name == "Mutation" {
            continue;
        }
        for field in ["fields", "inputFields"].iter().filter_map(|list| kind[*list].as_array()).flatten() {
            assert!(
                field["description"].as_str().is_some_and(|text| !text.is_empty()),
                "{name}.{} has no sentence",
                field["name"]
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_event_inside_has_a_handler_and_every_handler_an_event() {
    let house = House::new().await;
    let service = house.service();
    let handled: Vec<_> = service.handlers.iter().map(|handler| handler.event).collect();
    for event in service.events {
        assert_eq!(event.audience == Audience::Inside, handled.contains(&event.name), "{}", event.name);
    }
    assert!(handled.iter().all(|name| service.events.iter().any(|event| event.name == *name)));
}
