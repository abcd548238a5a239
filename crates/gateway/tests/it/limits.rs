//! Documents made to hurt are refused before anybody is asked.

use crate::world::World;

#[tokio::test]
async fn what_asks_too_much_is_refused_before_planning() {
    let world = World::new();
    let deep =
        |depth: usize| format!("{{ items {} }}", "{ orders { first ".repeat(depth) + "{ id }" + &"} }".repeat(depth));
    let fragments: String =
        (0..20).map(|n| format!("fragment F{n} on Item {{ ...F{} ...F{} }} ", n + 1, n + 1)).collect();
    for (query, code) in [
        (deep(3), "graphql.too-complex"),
        (deep(10), "graphql.too-deep"),
        ("{ a".repeat(5_000), "graphql.too-deep"),
        (format!("{{ motto(x: {}{}) }}", "[".repeat(5_000), "]".repeat(5_000)), "graphql.too-deep"),
        (format!("{{ {} }}", "motto ".repeat(21)), "graphql.too-many-roots"),
        (format!("{{ {} }}", "__typename ".repeat(500)), "graphql.too-many-roots"),
        (
            format!("{{ items {{ {} }} }}", (0..31).map(|n| format!("a{n}: name ")).collect::<String>()),
            "graphql.too-many-aliases",
        ),
        (format!("{{ items {{ ...F0 }} }} {fragments} fragment F20 on Item {{ name }}"), "graphql.too-complex"),
        (format!("{{ motto }} #{}", "x".repeat(40_000)), "graphql.too-large"),
        (format!("{{ motto {} }}", "@a".repeat(3_000)), "graphql.too-large"),
        ("{ __typename: motto }".to_owned(), "graphql.reserved-name"),
        ("{ motto".to_owned(), "graphql.syntax"),
        (String::new(), "graphql.syntax"),
        ("{ nothing }".to_owned(), "graphql.invalid"),
        ("{ motto @aa@aa@aa@aa@aa@aa@aa@aa@aa@aa }".to_owned(), "graphql.invalid"),
        ("{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }".to_owned(), "graphql.invalid"),
        ("{ __schema { queryType { name } } }".to_owned(), "graphql.introspection-off"),
        ("{ ...A } fragment A on Query { __type(name: \"Item\") { name } }".to_owned(), "graphql.introspection-off"),
        ("{ _service { sdl } }".to_owned(), "graphql.invalid"),
        ("{ _entities(representations: []) { __typename } }".to_owned(), "graphql.invalid"),
    ] {
        assert_eq!(world.refused(&query).await, code, "{}", &query[..query.len().min(200)]);
        assert!(world.asked().is_empty());
    }
}

#[tokio::test]
async fn nothing_is_suggested_and_few_errors_are_told() {
    let world = World::new();
    let asked = kernel::Asked {
        query: Some("{ item(id: 1) { nam a1 a2 a3 a4 a5 a6 a7 a8 a9 } mot }".to_owned()),
        ..kernel::Asked::default()
    };
    let text = String::from_utf8(world.send(asked).await.body).expect("text");
    let answer: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(answer["errors"].as_array().map(Vec::len), Some(5));
    assert!(!text.to_lowercase().contains("did you mean"), "{text}");
    assert!(answer["errors"][0]["locations"][0]["line"].is_number(), "{text}");
}
