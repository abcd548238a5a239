//! Plans as they are made today: a change of the planner is seen in the diff.

use std::path::PathBuf;

use crate::world::World;

/// Compares with the file of this name; `VEXTRUS_SNAPSHOTS=write` writes it.
fn expect(name: &str, found: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/plans").join(format!("{name}.txt"));
    if std::env::var("VEXTRUS_SNAPSHOTS").is_ok_and(|value| value == "write") {
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(&path, found).expect("written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(kept, found, "{name}; VEXTRUS_SNAPSHOTS=write keeps the new one");
}

#[test]
fn plans_are_as_they_were() {
    let world = World::new();
    for (name, query) in [
        ("three-services-one-round", "{ items { name } places { name } orders { id } }"),
        ("two-hops", "{ order(id: 1) { lines { item { onHand } } } }"),
        ("required", "{ items { freight } }"),
        ("provided", "{ orders { first { name } } }"),
        ("union", "{ find { ... on Item { name onHand } ... on Labour { rate } } }"),
        ("conditions", "query($a: Boolean!) { items { name onHand @include(if: $a) } }"),
        (
            "mutations",
            "mutation { placeOrder(item: 101) { first { onHand } } renameItem(id: 1, name: \"x\") { name } }",
        ),
        ("aliases", "{ items(first: 1) { id: name code: id company: code onHand weight: name freight } }"),
        ("same-entity-twice", "{ order(id: 1) { first { onHand } lost { onHand } } }"),
    ] {
        expect(name, &world.gateway.plan(query, None).expect("planned"));
    }
}
