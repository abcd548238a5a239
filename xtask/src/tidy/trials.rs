//! Tests that run, all of them, without waiting for luck; and no unfinished work in the sources.

use super::source::Source;
use super::{Finding, Rule, excused, rust};

const UNFINISHED: Rule = Rule {
    name: "unfinished",
    why: "a branch that panics when reached is a promise nobody keeps",
    fix: "do it, or refuse it with an error code",
};
const IGNORED: Rule = Rule {
    name: "ignored",
    why: "a test nobody runs is a sentence nobody checks",
    fix: "make it pass or delete it; a sample that is not to be compiled is ```text",
};
const SLEEP: Rule = Rule {
    name: "sleep",
    why: "a test that sleeps is slow when it passes and fails on a busy machine",
    fix: "`world.settle()` or a moved clock; a loop that asks again until a limit has `// sleep: reason` above its pause",
};
const PLACE: Rule = Rule {
    name: "tests-file",
    why: "a file shows what it does; its tests stand beside it in tests.rs",
    fix: "move the block to tests.rs and write `#[cfg(test)] mod tests;`",
};

/// All of it.
pub fn check(sources: &[Source]) -> Vec<Finding> {
    sources
        .iter()
        .flat_map(|source| [unfinished(source), ignored(source), sleeps(source), inline(source)].concat())
        .collect()
}

fn each(source: &Source, rule: &'static Rule, places: impl Iterator<Item = usize>, what: &str) -> Vec<Finding> {
    places.map(|at| Finding::new(rule, &source.path, source.line(at), what)).collect()
}

fn unfinished(source: &Source) -> Vec<Finding> {
    let places = ["todo!", "unimplemented!"].iter().flat_map(|word| source.code.match_indices(word).map(|(at, _)| at));
    each(source, &UNFINISHED, places, "unfinished")
}

fn ignored(source: &Source) -> Vec<Finding> {
    let attributes = ["#[ignore]", "#[ignore =", "#[ignore="].iter();
    let attributes = attributes.flat_map(|word| source.code.match_indices(word).map(|(at, _)| at));
    let fences = source.text.match_indices("```ignore").map(|(at, _)| at);
    let fences = fences.filter(|at| {
        source.text[..*at].rsplit('\n').next().is_some_and(|line| {
            let line = line.trim();
            line == "///" || line == "//!"
        })
    });
    each(source, &IGNORED, attributes.chain(fences), "an ignored test or sample")
}

fn sleeps(source: &Source) -> Vec<Finding> {
    let places = rust::words(&source.code, "sleep").into_iter().filter(|at| source.code[at + 5..].starts_with('('));
    let places = places.filter(|at| source.is_test() && !excused(source, source.line(*at), "sleep"));
    each(source, &SLEEP, places, "a test sleeps")
}

fn inline(source: &Source) -> Vec<Finding> {
    let blocks = rust::words(&source.code, "mod").into_iter().filter(|at| {
        let rest = source.code[at + 3..].trim_start();
        rest.strip_prefix("tests").is_some_and(|rest| rest.trim_start().starts_with('{'))
    });
    each(source, &PLACE, blocks, "tests inside the file they test")
}
