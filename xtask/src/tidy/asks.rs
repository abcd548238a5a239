//! Who asks whom: `services.toml`, held against the sources, and without cycles.

use std::collections::{BTreeMap, BTreeSet};

use super::source::Source;
use super::{Finding, Rule, rust};

const TABLE: &str = "services.toml";
const ASKS: Rule = Rule {
    name: "who-asks-whom",
    why: "the graph of questions is a decision; it must be seen to grow",
    fix: "take the fact from an event instead, or write the edge into services.toml and say why in the change",
};
const CYCLE: Rule = Rule {
    name: "no-cycles",
    why: "rooms that ask each other in a circle cannot start, stop or be understood apart",
    fix: "turn one of the questions into an event",
};

/// Service, then whom it asks and the line that says so.
type Edges = BTreeMap<String, (usize, BTreeSet<String>)>;

/// Holds the sources against the table.
pub fn check(sources: &[Source], table: &str, services: &[String]) -> Vec<Finding> {
    let (edges, mut findings) = read(table);
    for service in services.iter().filter(|service| !edges.contains_key(*service)) {
        findings.push(Finding::new(
            &ASKS,
            TABLE,
            1,
            format!("{service} has no entry; write [{service}] and asks = []"),
        ));
    }
    for (service, (line, asks)) in &edges {
        let unknown = std::iter::once(service).chain(asks).filter(|name| !services.contains(name));
        findings.extend(unknown.map(|name| Finding::new(&ASKS, TABLE, *line, format!("there is no service {name}"))));
    }
    findings.extend(unlisted(sources, &edges));
    findings.extend(cycle(&edges));
    findings
}

/// Reads `[service]` and `asks = ["…"]`, which is all this file may hold.
fn read(table: &str) -> (Edges, Vec<Finding>) {
    let (mut edges, mut findings, mut service) = (Edges::new(), Vec::new(), String::new());
    for (index, line) in table.lines().enumerate() {
        let line = line.split('#').next().unwrap_or_default().trim();
        let list = line.strip_prefix("asks").map(|rest| rest.trim_start_matches([' ', '=']));
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            service = name.trim_matches('"').to_string();
            edges.insert(service.clone(), (index + 1, BTreeSet::new()));
        } else if let (Some(list), Some((_, asks))) = (list, edges.get_mut(&service)) {
            let names = list.trim_matches(['[', ']']).split(',').map(|name| name.trim().trim_matches('"'));
            asks.extend(names.filter(|name| !name.is_empty()).map(String::from));
        } else if !line.is_empty() {
            findings.push(Finding::new(&ASKS, TABLE, index + 1, format!("cannot read `{line}`")));
        }
    }
    (edges, findings)
}

/// `pub trait Organization as "organization"` in the contracts: trait, then service.
fn traits(sources: &[Source]) -> BTreeMap<String, String> {
    let contracts = sources.iter().filter(|source| source.path.starts_with("crates/contracts/src/"));
    contracts
        .flat_map(|source| {
            let found = rust::words(&source.code, "trait").into_iter().map(|at| at + 5);
            let found = found.filter_map(|at| {
                let name = rust::ident(&source.code[at..]);
                let literal = source.literals().find(|(start, _)| *start > at)?;
                source.code[at..literal.0].contains(" as ").then(|| (name.to_string(), literal.1.to_string()))
            });
            found.collect::<Vec<_>>()
        })
        .collect()
}

/// `Peer<dyn Organization>` in a room whose list does not name organization.
fn unlisted(sources: &[Source], edges: &Edges) -> Vec<Finding> {
    let traits = traits(sources);
    let rooms = sources.iter().filter(|source| !source.is_test());
    let uses = rooms.filter_map(|source| Some((source, source.service()?)));
    uses.flat_map(|(source, me)| {
        let named = rust::words(&source.code, "dyn").into_iter().map(|at| (at, last_of_path(&source.code[at + 3..])));
        let asked = named.filter_map(|(at, name)| Some((at, traits.get(name)?)));
        let unlisted =
            asked.filter(|(_, other)| *other != me && !edges.get(me).is_some_and(|(_, asks)| asks.contains(*other)));
        unlisted
            .map(|(at, other)| {
                Finding::new(
                    &ASKS,
                    &source.path,
                    source.line(at),
                    format!("{me} asks {other}; {TABLE} does not say so"),
                )
            })
            .collect::<Vec<_>>()
    })
    .collect()
}

/// `contracts::organization::Organization` ends in `Organization`.
fn last_of_path(code: &str) -> &str {
    let code = code.trim_start();
    let end = code.find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').unwrap_or(code.len());
    code[..end].rsplit("::").next().unwrap_or_default()
}

/// One circle, as a path, if there is any.
fn cycle(edges: &Edges) -> Option<Finding> {
    edges.keys().find_map(|service| {
        let path = walk(edges, service, &mut vec![service.clone()])?;
        let line = edges.get(service).map_or(1, |(line, _)| *line);
        Some(Finding::new(&CYCLE, TABLE, line, path.join(" asks ")))
    })
}

fn walk(edges: &Edges, here: &str, path: &mut Vec<String>) -> Option<Vec<String>> {
    for next in edges.get(here).map(|(_, asks)| asks).into_iter().flatten() {
        if path.first() == Some(next) {
            return Some([path.clone(), vec![next.clone()]].concat());
        }
        if !path.contains(next) {
            path.push(next.clone());
            if let Some(found) = walk(edges, next, path) {
                return Some(found);
            }
            path.pop();
        }
    }
    None
}
