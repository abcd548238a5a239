//! A room shows one thing to the outside: its service.

use super::source::Source;
use super::{Finding, Rule, rust};

const ROOM: Rule = Rule {
    name: "room",
    why: "a service is a value; what else is public becomes a second door",
    fix: "keep `pub fn service` as lib.rs's only public item; what others need belongs into contracts",
};

/// The public items of each service's lib.rs.
pub fn check(sources: &[Source]) -> Vec<Finding> {
    let doors = sources.iter().filter(|source| source.service().is_some() && source.path.ends_with("/src/lib.rs"));
    doors
        .filter(|source| source.path.matches('/').count() == 3)
        .flat_map(|source| {
            let items = rust::words(&source.code, "pub").into_iter().filter(|at| depth(&source.code[..*at]) == 0);
            let items = items.map(|at| (source.line(at), source.code[at + 3..].trim_start()));
            items
                .filter(|(_, rest)| !rest.starts_with('(') && !rest.starts_with("fn service("))
                .map(|(line, rest)| {
                    Finding::new(
                        &ROOM,
                        &source.path,
                        line,
                        format!("`pub {}` is public", rest.lines().next().unwrap_or_default()),
                    )
                })
                .collect::<Vec<_>>()
        })
        .collect()
}

/// How many braces are open.
fn depth(code: &str) -> usize {
    code.matches('{').count().saturating_sub(code.matches('}').count())
}
