use super::names::Names;
use super::{LISTS, ROOM, inserted};
use crate::sh::root;

fn names() -> Names {
    Names::new("fixed-assets", "asset-category").unwrap()
}

#[test]
fn every_spelling_is_filled() {
    let text = names().fill("{{service}} {{schema}} {{noun_}} {{Noun}} {{NOUN}} {{nouns}} {{Nouns}} {{noun words}}");
    let expected = "fixed-assets fixed_assets asset_category AssetCategory ASSET_CATEGORY asset-categories AssetCategories asset category";
    assert_eq!(text, expected);
    assert!(Names::new("Finance", "bill").is_err());
    assert!(Names::new("finance", "").is_err());
}

#[test]
fn no_placeholder_is_left_and_every_brace_is_closed() {
    for (path, template) in ROOM {
        let text = names().fill(template);
        assert!(!text.contains("{{"), "{path}: {text}");
        assert!(!names().fill(path).contains("{{"), "{path}");
        assert_eq!(text.matches(['{', '(']).count(), text.matches(['}', ')']).count(), "{path}");
    }
}

#[test]
fn a_new_room_keeps_the_rules() {
    let files = ROOM.iter().map(|(path, text)| (names().fill(path), names().fill(text)));
    let wrong = crate::tidy::of_files(files);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_lists_still_have_the_places_where_a_service_is_entered() {
    for (path, before, _) in LISTS {
        let text = std::fs::read_to_string(root().join(path)).unwrap_or_default();
        assert!(text.contains(before), "{path} has no `{before}`");
    }
    assert_eq!(inserted("a\nc\n", "c", "b\n").as_deref(), Some("a\nb\nc\n"));
    assert_eq!(inserted("a\n", "c", "b\n"), None);
}

/// The template of a file of the room.
fn template(end: &str) -> &'static str {
    ROOM.iter().find(|(path, _)| path.ends_with(end)).map_or("", |(_, text)| text)
}

/// Organization's file of that name.
fn organization(end: &str) -> String {
    std::fs::read_to_string(root().join("services/organization").join(end)).unwrap_or_default()
}

#[test]
fn what_every_room_says_in_the_same_words_is_what_organization_says() {
    let (file, from) = ("src/graph.rs", "/// The room and the context");
    let common = |text: &str| text.find(from).map(|at| text[at..].to_string());
    let ours = common(&organization(file));
    assert!(ours.is_some(), "{file} has no `{from}`");
    assert_eq!(common(template(file)), ours, "{file}: mend the template in xtask/src/new_service/room");
}

#[test]
fn what_a_room_is_made_of_is_what_organization_is_made_of() {
    let fields = |text: &str| -> Vec<String> {
        let body = text.split("    Service {").nth(1).and_then(|rest| rest.split("\n    }").next()).unwrap_or_default();
        body.lines().filter_map(|line| line.trim().split_once(": ")).map(|(field, _)| field.to_string()).collect()
    };
    assert_eq!(fields(template("src/lib.rs")), fields(&organization("src/lib.rs")));
}
