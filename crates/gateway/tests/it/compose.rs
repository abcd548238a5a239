//! Schemas that fit together, and schemas that do not.

use gateway::compose::{Part, supergraph};

use crate::world::{Log, World, parts};

const LINK: &str = r#"extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@shareable", "@external"])"#;

fn part(name: &str, sdl: &str) -> Part {
    Part { name: name.to_owned(), sdl: format!("{LINK}\n{sdl}") }
}

#[test]
fn the_depot_is_one_graph() {
    let world = World::new();
    let public = world.gateway.public_schema();
    for there in ["type Item", "freight: Int", "union Found", "interface Thing", "moveStock"] {
        assert!(public.contains(there), "{there}\n{public}");
    }
    for inside in ["margin", "Margin", "HIDDEN", "_entities", "_service", "join__", "@key", "__schema"] {
        assert!(!public.contains(inside), "{inside}\n{public}");
    }
}

#[test]
fn composing_twice_gives_the_same() {
    let composed = || {
        let parts = parts(&Log::default());
        let parts: Vec<Part> =
            parts.iter().map(|part| Part { name: part.name().to_owned(), sdl: part.sdl() }).collect();
        supergraph(&parts).expect("they fit")
    };
    assert_eq!(composed(), composed());
}

#[test]
fn what_does_not_fit_is_named() {
    let twice = [part("alpha", "type Query { motto: String }"), part("beta", "type Query { motto: String }")];
    let error = supergraph(&twice).expect_err("not shareable");
    assert_eq!(error.code(), "graphql.composition");
    assert!(error.to_string().contains("motto"), "{error}");

    let other = [
        part("alpha", "type Query { a: Thing } type Thing @shareable { id: ID! }"),
        part("beta", "type Query { b: Thing } type Thing @shareable { id: Int! }"),
    ];
    assert!(supergraph(&other).expect_err("of two types").to_string().contains("Thing"));

    let broken = supergraph(&[part("alpha", "type Query {")]).expect_err("unfinished");
    assert!(broken.to_string().contains("alpha"), "{broken}");
}
