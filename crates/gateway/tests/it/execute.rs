//! What is answered, and how often whom is asked for it.

use std::sync::Arc;

use gateway::{Fault, Fetch, Fetched, Gateway, Listed, Member, Settings, Source};
use kernel::{Asked, BoxFuture, Cx, Error, Graph, Outcome};
use serde_json::json;

use crate::world::{Log, World, cx, member, parts};

#[tokio::test]
async fn exactly_what_was_asked_for_comes_back() {
    let world = World::new();
    let answer =
        world.ask("{ __typename mine: item(id: 101) { __typename number: id name kind: __typename } motto }").await;
    assert_eq!(
        serde_json::to_string(&answer).expect("JSON"),
        r#"{"data":{"__typename":"Query","mine":{"__typename":"Item","number":"101","name":"Item 101","kind":"Item"},"motto":"everything in its place"}}"#
    );
    assert_eq!(world.asked(), ["items 0"]);
}

#[tokio::test]
async fn other_services_fields_are_fetched_as_a_batch() {
    let world = World::new();
    let answer = world.ask("{ items { code onHand label place { name } } }").await;
    let item =
        |code: &str| json!({ "code": code, "onHand": 4, "label": format!("1/{code}"), "place": { "name": "Tongi" } });
    assert_eq!(answer, json!({ "data": { "items": [item("I-1"), item("I-2"), item("I-3")] } }));
    assert_eq!(world.asked(), ["items 0", "stock 3"]);
}

#[tokio::test]
async fn one_object_is_asked_for_once() {
    let world = World::new();
    let answer = world.ask("{ orders { lines { item { name } } } }").await;
    assert_eq!(answer["data"]["orders"][1]["lines"][1]["item"]["name"], "Item 101");
    assert_eq!(world.asked(), ["orders 0", "items 3"], "four lines, three items");
}

#[tokio::test]
async fn required_and_provided_fields() {
    let world = World::new();
    let answer = world.ask("{ items { freight } }").await;
    let freights = json!([{ "freight": 2020 }, { "freight": 2040 }, { "freight": null }]);
    assert_eq!(answer, json!({ "data": { "items": freights } }));
    let answer = world.ask("{ order(id: 1) { first { name } } }").await;
    assert_eq!(answer["data"]["order"]["first"]["name"], "Item 101");
    assert_eq!(world.asked(), ["orders 0"], "the name came along");
}

#[tokio::test]
async fn a_key_of_two_parts_two_hops_away() {
    let world = World::new();
    let answer = world.ask("{ order(id: 1) { lines { quantity item { onHand } } } }").await;
    assert_eq!(
        answer,
        json!({ "data": { "order": { "lines": [{ "quantity": 2, "item": { "onHand": 4 } }, { "quantity": 3, "item": { "onHand": 4 } }] } } })
    );
    assert_eq!(world.asked(), ["orders 0", "items 2", "stock 2"]);
}

#[tokio::test]
async fn three_services_in_one_round() {
    let world = World::new();
    let answer = world.ask("{ items(first: 1) { name } places { name } orders { id } }").await;
    assert_eq!(
        answer,
        json!({ "data": {
            "items": [{ "name": "Item 101" }],
            "places": [{ "name": "Tongi" }, { "name": "Savar" }],
            "orders": [{ "id": "1" }, { "id": "2" }],
        } })
    );
    let mut asked = world.asked();
    asked.sort();
    assert_eq!(asked, ["items 0", "orders 0", "stock 0"]);
}

#[tokio::test]
async fn interfaces_unions_and_fragments() {
    let world = World::new();
    let query = "
        query { find { ...Both ... on Labour { rate } } things { id ... on Item { onHand parent { id ... on Labour { rate } } } } }
        fragment Both on Found { __typename ... on Item { name freight } ... on Thing { id } }";
    let answer = world.ask(query).await;
    assert_eq!(
        answer,
        json!({ "data": {
            "find": [
                { "__typename": "Item", "name": "Item 101", "freight": 2020, "id": "101" },
                { "__typename": "Labour", "id": "7", "rate": 500 },
                { "__typename": "Item", "name": "Item 102", "freight": 2040, "id": "102" },
            ],
            "things": [
                { "id": "102", "onHand": 4, "parent": { "id": "101" } },
                { "id": "7" },
            ],
        } })
    );
}

#[tokio::test]
async fn little_may_be_asked_too() {
    let world = World::new();
    for (query, answer) in [
        ("{ __typename }", r#"{"__typename":"Query"}"#),
        ("mutation { __typename }", r#"{"__typename":"Mutation"}"#),
        ("{ motto @skip(if: true) }", "{}"),
        ("{ ... @include(if: false) { motto } }", "{}"),
        ("{ things { id } }", r#"{"things":[{"id":"102"},{"id":"7"}]}"#),
        (
            "{ find { __typename } }",
            r#"{"find":[{"__typename":"Item"},{"__typename":"Labour"},{"__typename":"Item"}]}"#,
        ),
        ("{ find { ... on Labour { rate @skip(if: true) } } }", r#"{"find":[{},{},{}]}"#),
        ("{ items(first: 0) { onHand } }", r#"{"items":[]}"#),
        ("{ item(id: 7000) { onHand } }", r#"{"item":null}"#),
        (
            "{ item(id: 101) { price { currency } ... on Item { price { amount } } } }",
            r#"{"item":{"price":{"currency":"BDT","amount":"101.00"}}}"#,
        ),
    ] {
        let answered = world.ask(query).await;
        assert_eq!(answered.to_string(), format!(r#"{{"data":{answer}}}"#), "{query}");
    }
}

#[tokio::test]
async fn an_operation_sent_once_is_known_by_its_hash() {
    let world = World::new();
    let hash = "e6a2f0dd9b4d4b2c3f4f4f9b3b1c6b0e2d9a8c7f6e5d4c3b2a190807f6e5d4c3";
    let by_hash = |query: Option<&str>| Asked {
        query: query.map(str::to_owned),
        hash: Some(hash.to_owned()),
        ..Asked::default()
    };
    for wrong in [None, Some("{ motto }")] {
        assert_eq!(world.send(by_hash(wrong)).await.outcome, Outcome::Refused);
        assert!(world.asked().is_empty());
    }
    let listed = Listed::new(["{ motto }".to_owned()], true);
    let world = World::with(Settings { listed, ..Settings::default() });
    assert_eq!(world.ask("{ motto }").await["data"]["motto"], "everything in its place");
    assert_eq!(world.refused("{ items { name } }").await, "graphql.not-listed");
}

#[tokio::test]
async fn names_given_by_the_client_do_not_confuse_keys() {
    let world = World::new();
    let answer = world.ask("{ items(first: 1) { id: name code: id company: code onHand weight: name freight } }").await;
    assert_eq!(
        answer,
        json!({ "data": { "items": [
            { "id": "Item 101", "code": "101", "company": "I-1", "onHand": 4, "weight": "Item 101", "freight": 2020 }
        ] } })
    );
}

#[tokio::test]
async fn skipped_and_included() {
    let world = World::new();
    let query = "query($full: Boolean!, $no: Boolean = true) {
        items(first: 1) { name onHand @include(if: $full) ... @skip(if: $full) { code } weight @skip(if: $no) price @include(if: false) { amount } }
        orders @include(if: $full) { id }
    }";
    let answer = world.ask_with(query, json!({ "full": true })).await;
    let orders = json!([{ "id": "1" }, { "id": "2" }]);
    assert_eq!(answer, json!({ "data": { "items": [{ "name": "Item 101", "onHand": 4 }], "orders": orders } }));
    let answer = world.ask_with(query, json!({ "full": false, "no": false })).await;
    assert_eq!(answer, json!({ "data": { "items": [{ "name": "Item 101", "code": "I-1", "weight": 1010 }] } }));
    assert_eq!(world.asked(), ["items 0"], "nobody is asked for what is left out");
}

#[tokio::test]
async fn a_field_asked_for_twice_under_different_conditions() {
    let world = World::new();
    let query = "query($yes: Boolean!) { items(first: 1) { price @include(if: $yes) { amount } price { currency } } }";
    let answer = world.ask_with(query, json!({ "yes": false })).await;
    assert_eq!(answer["data"]["items"][0]["price"], json!({ "currency": "BDT" }));
    let answer = world.ask_with(query, json!({ "yes": true })).await;
    assert_eq!(answer["data"]["items"][0]["price"], json!({ "amount": "101.00", "currency": "BDT" }));
}

#[tokio::test]
async fn an_error_stands_where_it_happened() {
    let world = World::new();
    let answer = world.ask("{ orders { id refused } }").await;
    assert_eq!(answer["data"]["orders"][1], json!({ "id": "2", "refused": null }));
    let error = &answer["errors"][1];
    assert_eq!(error["path"], json!(["orders", 1, "refused"]));
    let extensions = &error["extensions"];
    assert_eq!((&extensions["code"], &extensions["params"]), (&json!("kernel.not-found"), &json!({ "noun": "order" })));
    assert!(extensions["traceId"].is_string() && extensions["requestId"].is_string());
    assert!(error.get("locations").is_none(), "those of the fetch mean nothing to the client");
}

#[tokio::test]
async fn an_entitys_error_stands_at_each_of_its_places() {
    let world = World::new();
    let answer = world.ask("{ items { code counted } }").await;
    let counted: Vec<_> =
        answer["data"]["items"].as_array().expect("items").iter().map(|item| item["counted"].clone()).collect();
    assert_eq!(counted, [json!(9), json!(null), json!(9)]);
    assert_eq!(answer["errors"].as_array().map(Vec::len), Some(1), "{answer}");
    assert_eq!(answer["errors"][0]["path"], json!(["items", 1, "counted"]));
    let answer = world
        .ask("{ a: order(id: 1) { lines { item { counted } } } b: order(id: 1) { lines { item { counted } } } }")
        .await;
    let paths: Vec<_> =
        answer["errors"].as_array().expect("errors").iter().map(|error| error["path"].clone()).collect();
    assert_eq!(paths, [json!(["a", "lines", 0, "item", "counted"]), json!(["b", "lines", 0, "item", "counted"])]);
}

#[tokio::test]
async fn one_entity_that_fails_takes_no_other_along() {
    let world = World::new();
    let answer = world.ask("{ order(id: 1) { lines { quantity item { mustCount } } } places { rack } }").await;
    assert_eq!(answer["data"], json!(null), "an item of a line must be there");
    let answer = world.ask("{ find { ... on Item { parent { id } mustCount } } orders { lost { mustCount } } }").await;
    assert_eq!(answer["errors"][0]["path"], json!(["find", 2, "mustCount"]), "{answer}");
}

#[tokio::test]
async fn what_must_be_there_takes_what_holds_it_along() {
    let world = World::new();
    let answer = world.ask("{ orders { id lost { name } } }").await;
    assert_eq!(answer["data"]["orders"][0], json!({ "id": "1", "lost": null }), "an item nobody knows");
    assert!(answer.get("errors").is_none(), "{answer}");
    let answer = world.ask("{ items { name } orders { lostForSure { name } } }").await;
    assert_eq!(answer["data"], json!(null), "every field up to the root must be there");
    assert_eq!(answer["errors"][0]["path"], json!(["orders", 0, "lostForSure"]));
    assert_eq!(answer["errors"][0]["extensions"]["code"], "graphql.empty");
    let answer = world.ask("{ item(id: 102) { code mustCount } }").await;
    assert_eq!(answer["data"], json!({ "item": null }));
    let errors = answer["errors"].as_array().expect("errors");
    assert_eq!((errors.len(), &errors[0]["message"]), (1, &json!("nobody has counted it")));
}

#[tokio::test]
async fn a_word_that_is_nobodys_business_is_not_told() {
    let world = World::new();
    let answer = world.ask("{ item(id: 101) { name measure } }").await;
    assert_eq!(answer["data"], json!({ "item": null }));
    assert_eq!(answer["errors"][0]["path"], json!(["item", "measure"]));
    assert!(!answer.to_string().contains("HIDDEN"));
    assert_eq!(world.refused("{ item(id: 101) { margin { percent } } }").await, "graphql.invalid");
}

#[tokio::test]
async fn changes_follow_each_other() {
    let world = World::new();
    let query = "mutation {
        a: placeOrder(item: 101) { id }
        b: renameItem(id: 101, name: \"x\") { onHand }
        c: placeOrder(item: 102) { id first { name } }
        d: moveStock(company: 1, code: \"I-1\") { name }
    }";
    let answer = world.ask(query).await;
    assert_eq!(
        serde_json::to_string(&answer["data"]).expect("JSON"),
        r#"{"a":{"id":"1"},"b":{"onHand":4},"c":{"id":"2","first":{"name":"Item 101"}},"d":{"name":"Item 101"}}"#
    );
    assert_eq!(world.asked(), ["orders 0", "items 0", "stock 1", "orders 0", "stock 0", "items 1"]);
}

#[tokio::test]
async fn variables_are_what_their_types_say() {
    let world = World::new();
    let query = "query($id: ID!, $n: Int = 2, $f: Filter) { item(id: $id) { title(letters: $n, filter: $f) } }";
    let answer = world.ask_with(query, json!({ "id": 101, "f": { "word": "!" }, "unasked": 1 })).await;
    assert_eq!(answer["data"]["item"]["title"], "It!");
    for (variables, reason) in [
        (json!({}), "“$id”"),
        (json!({ "id": null }), "null"),
        (json!({ "id": "1", "n": 1.5 }), "whole number"),
        (json!({ "id": "1", "n": 3_000_000_000_u64 }), "whole number"),
        (json!({ "id": "1", "n": "1" }), "whole number"),
        (json!({ "id": "1", "f": {} }), "“word” it is missing"),
        (json!({ "id": "1", "f": { "word": "a", "other": 1 } }), "“other” there is no such field"),
        (json!({ "id": true }), "text"),
    ] {
        let asked = Asked {
            query: Some(query.to_owned()),
            variables: async_graphql::Variables::from_json(variables.clone()),
            ..Asked::default()
        };
        let answered = world.send(asked).await;
        let text = String::from_utf8(answered.body).expect("text");
        assert_eq!(answered.outcome, Outcome::Refused, "{variables}: {text}");
        assert!(text.contains("graphql.variable") && text.contains(reason), "{variables}: {text}");
        assert!(world.asked().is_empty());
    }
}

#[tokio::test]
async fn one_of_several_operations() {
    let world = World::new();
    let query = "query A { motto } query B { orders { id } } mutation C { placeOrder(item: 101) { id } }";
    let ask = |operation: Option<&str>, safe| Asked {
        query: Some(query.to_owned()),
        operation: operation.map(str::to_owned),
        safe,
        ..Asked::default()
    };
    let answered = world.send(ask(Some("A"), true)).await;
    assert_eq!(answered.body, br#"{"data":{"motto":"everything in its place"}}"#);
    assert_eq!(world.send(ask(Some("C"), true)).await.outcome, Outcome::NotByGet);
    assert_eq!(world.send(ask(Some("C"), false)).await.outcome, Outcome::Executed);
    for unclear in [None, Some("D")] {
        assert_eq!(world.send(ask(unclear, false)).await.outcome, Outcome::Refused);
    }
}

/// Does not answer.
struct Away;

impl Source for Away {
    fn name(&self) -> &str {
        "stock"
    }
    fn fetch<'a>(&'a self, cx: &'a Cx, _: &'a Fetch, _: async_graphql::Variables) -> BoxFuture<'a, Fetched> {
        let error = Error::new(&kernel::codes::UNAVAILABLE).with("part", "stock");
        Box::pin(async move { Fetched::failed(Fault::new(error, cx.language())) })
    }
}

#[tokio::test]
async fn a_service_that_is_away_takes_nothing_of_others_along() {
    let parts = parts(&Log::default());
    let members = parts.iter().map(|part| match part.name() {
        "stock" => Member { sdl: part.sdl(), source: Arc::new(Away) },
        _ => member(part),
    });
    let gateway = Gateway::new(members.collect(), Settings::default()).expect("they fit");
    let ask = async |query: &str| -> serde_json::Value {
        let answered = gateway.answer(cx(), Asked { query: Some(query.to_owned()), ..Asked::default() }).await;
        assert!(answered.refusals.iter().all(|refusal| refusal.code() == "kernel.unavailable"));
        serde_json::from_slice(&answered.body).expect("JSON")
    };
    let answer = ask("{ items(first: 2) { name freight } orders { id } }").await;
    assert_eq!(answer["data"]["items"][1], json!({ "name": "Item 102", "freight": null }));
    let errors = answer["errors"].as_array().expect("errors");
    assert_eq!(errors.len(), 2, "one for each item: {answer}");
    assert_eq!(errors[1]["path"], json!(["items", 1]));
    assert_eq!(errors[1]["extensions"]["code"], "kernel.unavailable");
    assert_eq!(errors[1]["extensions"]["retryable"], true);
    let answer = ask("{ items { name } places { name } }").await;
    assert_eq!(answer["data"], json!(null), "places must be there");
    assert_eq!(answer["errors"][0]["path"], json!(["places"]));
    let answer = ask("{ items(first: 100) { freight } }").await;
    assert_eq!(answer["errors"].as_array().map(Vec::len), Some(50), "and no more");
}
