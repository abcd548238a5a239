//! Names that say nothing are refused.

use super::source::Source;
use super::{Finding, Rule, excused, rust};

const NAME: Rule = Rule {
    name: "names",
    why: "Manager, Helper, Util, Impl, Dto and Base name a place to put things, not a thing",
    fix: "name the noun it is or the verb it does; a word of the trade needs `// name: reason` above",
};
const FORBIDDEN: &[&str] = &["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Impl", "Dto", "DTO"];
const FILES: &[&str] = &["manager", "helper", "helpers", "util", "utils", "dto", "dtos", "base", "common", "misc"];
/// The words of a noun's folder.
const ROOM: &[&str] = &["mod", "model", "store", "graphql", "meta", "tests", "rest"];

/// Types and files with forbidden words.
pub fn check(sources: &[Source]) -> Vec<Finding> {
    sources.iter().flat_map(|source| [types(source), file(source)].concat()).collect()
}

fn types(source: &Source) -> Vec<Finding> {
    let keywords = ["struct", "enum", "trait", "type", "union"];
    let places =
        keywords.iter().flat_map(|keyword| rust::words(&source.code, keyword).into_iter().map(|at| at + keyword.len()));
    let named = places.map(|at| (source.line(at), rust::ident(&source.code[at..])));
    named
        .filter(|(line, name)| is_forbidden(name) && !excused(source, *line, "name"))
        .map(|(line, name)| Finding::new(&NAME, &source.path, line, format!("a type is called {name}")))
        .collect()
}

fn file(source: &Source) -> Vec<Finding> {
    let mut parts = source.path.split('/').filter_map(|part| part.split('.').next());
    let bad = parts.rfind(|part| FILES.contains(part));
    bad.map(|name| Finding::new(&NAME, &source.path, 1, format!("a file or folder is called {name}")))
        .into_iter()
        .collect()
}

fn is_forbidden(name: &str) -> bool {
    let words = camel(name);
    words.first().is_some_and(|word| word == "Base" && words.len() > 1)
        || words.iter().any(|word| FORBIDDEN.contains(&word.as_str()))
}

/// `CompanyStore` is `Company`, `Store`.
fn camel(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for c in name.chars() {
        match words.last_mut() {
            Some(word) if !c.is_uppercase() || word.chars().all(char::is_uppercase) && word.len() > 1 => word.push(c),
            _ => words.push(c.to_string()),
        }
    }
    words
}

/// Files of a noun's folder that have another name than the house's.
pub fn notes(sources: &[Source]) -> Vec<String> {
    let in_noun = sources.iter().filter(|source| {
        source.service().is_some()
            && source.path.ends_with(".rs")
            && source.path.matches('/').count() >= 4
            && !source.is_test()
    });
    let other = in_noun.filter(|source| !ROOM.contains(&source.stem()));
    other.map(|source| format!("{}: the files of a noun are {}", source.path, ROOM.join(", "))).collect()
}
