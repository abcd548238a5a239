//! What people do: permission first; and what must never happen while a transaction is open.

use std::ops::Range;

use super::rust::{self, Function};
use super::source::Source;
use super::{Finding, Rule, excused};

const REQUIRE: Rule = Rule {
    name: "require-first",
    why: "a command that looks before it asks tells strangers what exists",
    fix: "begin with `cx.require(&PERMISSION)?;`, or say why everybody may: `// open: reason` above the fn",
};
const DO_IN_TX: Rule = Rule {
    name: "do-in-tx",
    why: "a `do` changes another room; while our transaction is open, one can stay when the other is undone, or both wait forever",
    fix: "call it before the transaction begins or after its commit, under the same idempotency key; or publish an event",
};
const DO_BY_WHOM: Rule = Rule {
    name: "do-by-whom",
    why: "rooms change each other by events; only conductors command",
    fix: "publish an event that the other room handles",
};
/// Who may call a `do` of another room.
const CONDUCTORS: &[&str] = &["workflow", "scheduler", "import-export"];

/// Every command of a room begins with its permission.
pub fn require_first(sources: &[Source]) -> Vec<Finding> {
    let rooms = sources.iter().filter(|source| source.service().is_some() && source.path.ends_with("/mod.rs"));
    rooms
        .filter(|source| !source.is_test())
        .flat_map(|source| {
            let bare = source
                .functions
                .iter()
                .filter(|function| is_command(source, function) && !begins_with_require(source, function));
            bare.map(|function| (source.line(function.start), &function.name))
                .filter(|(line, _)| !excused(source, *line, "open"))
                .map(|(line, name)| {
                    Finding::new(
                        &REQUIRE,
                        &source.path,
                        line,
                        format!("fn {name} takes `cx` and does not require first"),
                    )
                })
                .collect::<Vec<_>>()
        })
        .collect()
}

/// `pub async fn name(…, cx: &Cx, …)`, at any degree of `pub`.
fn is_command(source: &Source, function: &Function) -> bool {
    let line_start = source.code[..function.start].rfind('\n').map_or(0, |at| at + 1);
    let before = source.code[line_start..function.start].trim();
    let takes_cx = source.code[function.header.clone()].contains("cx: &");
    before.starts_with("pub") && before.ends_with("async") && takes_cx
}

fn begins_with_require(source: &Source, function: &Function) -> bool {
    let body = source.code[function.body.clone()].trim_start();
    ["cx.require(", "cx.require_everywhere("].iter().any(|first| body.starts_with(first))
}

/// No `do` of another room under an open transaction, and none at all from a room that does not conduct.
pub fn do_outside_tx(sources: &[Source]) -> Vec<Finding> {
    let dos = do_methods(sources);
    let callers = sources.iter().filter(|source| !source.is_test() && !source.path.starts_with("crates/contracts/"));
    callers
        .flat_map(|source| {
            // Its own acts have the same names and are no other room's.
            let me = source.service().unwrap_or_default().replace('-', "_");
            let others: Vec<_> = dos.iter().filter(|(service, _)| *service != me).cloned().collect();
            [in_tx(source, &others), by_whom(source, &others)].concat()
        })
        .collect()
}

/// `do name(…)` lines of the contracts, each with the service that answers.
fn do_methods(sources: &[Source]) -> Vec<(String, String)> {
    let contracts =
        sources.iter().filter(|source| source.path.starts_with("crates/contracts/src/") && !source.is_test());
    contracts
        .flat_map(|source| {
            let methods = rust::words(&source.code, "do").into_iter().map(|at| rust::ident(&source.code[at + 2..]));
            let methods: Vec<_> = methods.filter(|name| !name.is_empty()).collect();
            methods.into_iter().map(|name| (source.stem().to_string(), name.to_string())).collect::<Vec<_>>()
        })
        .collect()
}

fn in_tx(source: &Source, dos: &[(String, String)]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for function in &source.functions {
        for open in open_tx(&source.code, function.body.clone()) {
            for (service, name) in dos {
                let Some(at) = source.code[open.clone()].find(&format!(".{name}(")) else { continue };
                let what = format!("fn {} calls `do {service}.{name}` while its transaction is open", function.name);
                findings.push(Finding::new(&DO_IN_TX, &source.path, source.line(open.start + at), what));
            }
        }
    }
    findings
}

/// Where in a body a transaction is open: from `begin` to the last `commit`, and inside `command(…)`.
fn open_tx(code: &str, body: Range<usize>) -> Vec<Range<usize>> {
    let text = &code[body.clone()];
    let begun = [".begin(", ".begin_system("].iter().filter_map(|begin| text.find(begin)).min();
    let begun = begun.map(|from| from..text.rfind(".commit(").unwrap_or(text.len()).max(from));
    let commands = text.match_indices(".command(").map(|(at, call)| {
        let open = at + call.len() - 1;
        open..rust::closing(text, open).unwrap_or(text.len())
    });
    let ranges = begun.into_iter().chain(commands);
    ranges.map(|range| body.start + range.start..body.start + range.end).collect()
}

fn by_whom(source: &Source, dos: &[(String, String)]) -> Vec<Finding> {
    let Some(me) = source.service() else { return Vec::new() };
    if CONDUCTORS.contains(&me) || !source.code.contains("Peer<") {
        return Vec::new();
    }
    let calls = dos.iter().filter_map(|(service, name)| Some((source.code.find(&format!(".{name}("))?, service, name)));
    calls
        .map(|(at, service, name)| (source.line(at), format!("{me} calls `do {service}.{name}`")))
        .map(|(line, what)| Finding::new(&DO_BY_WHOM, &source.path, line, what))
        .collect()
}
