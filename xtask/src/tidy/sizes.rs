//! A file is read in one sitting, a function on one screen.

use super::source::Source;
use super::{Finding, Rule};

const FILE_LIMIT: usize = 800;
const FILE_AIM: usize = 600;
const CONTRACT_LIMIT: usize = 200;
const FUNCTION_LIMIT: usize = 70;
const MEDIAN_LIMIT: usize = 12;
/// So many of the longest are named when the median is too high.
const NAMED: usize = 10;

const FILE: Rule = Rule {
    name: "file-size",
    why: "a file of 60 to 300 lines is read whole; above 800 nobody reads it",
    fix: "split it by noun or by what it decides, stores and shows",
};
const CONTRACT: Rule = Rule {
    name: "contract-size",
    why: "contracts is a hub: everything rebuilds when it grows",
    fix: "keep questions and facts only; move logic into the room that answers",
};
const FUNCTION: Rule = Rule {
    name: "function-size",
    why: "a function that does not fit a screen hides something",
    fix: "name its movements and let each be a function",
};
const MEDIAN: Rule = Rule {
    name: "function-median",
    why: "most functions should be proofread at a glance",
    fix: "shorten the longest ones, listed here",
};

/// Files above their limit.
pub fn files(sources: &[Source]) -> Vec<Finding> {
    let long = sources.iter().filter_map(|source| {
        let in_contracts = source.path.starts_with("crates/contracts/src/");
        let (limit, rule) = if in_contracts { (CONTRACT_LIMIT, &CONTRACT) } else { (FILE_LIMIT, &FILE) };
        let lines = source.text.lines().count();
        (lines > limit)
            .then(|| Finding::new(rule, &source.path, limit + 1, format!("{lines} lines, the limit is {limit}")))
    });
    long.collect()
}

/// Files that will soon be too long.
pub fn notes(sources: &[Source]) -> Vec<String> {
    let long = sources.iter().map(|source| (&source.path, source.text.lines().count()));
    let long = long.filter(|(_, lines)| (FILE_AIM + 1..=FILE_LIMIT).contains(lines));
    long.map(|(path, lines)| format!("{path} has {lines} lines; it fails above {FILE_LIMIT}")).collect()
}

/// Functions above the limit.
pub fn functions(sources: &[Source]) -> Vec<Finding> {
    let all = sources.iter().flat_map(|source| source.functions.iter().map(move |function| (source, function)));
    let long = all.map(|(source, function)| (source, function, source.lines_of(function)));
    long.filter(|(.., lines)| *lines > FUNCTION_LIMIT)
        .map(|(source, function, lines)| {
            let what = format!("fn {} has {lines} lines, the limit is {FUNCTION_LIMIT}", function.name);
            Finding::new(&FUNCTION, &source.path, source.line(function.start), what)
        })
        .collect()
}

/// The median of all functions outside tests; names the longest when it is too high.
pub fn median(sources: &[Source]) -> Vec<Finding> {
    let ours = sources.iter().filter(|source| !source.is_test());
    let all = ours.flat_map(|source| source.functions.iter().map(move |function| (source, function)));
    let mut all: Vec<_> = all.map(|(source, function)| (source.lines_of(function), source, function)).collect();
    all.sort_by_key(|(lines, ..)| *lines);
    let median = all.get(all.len() / 2).map_or(0, |(lines, ..)| *lines);
    let longest = all.iter().rev().take(if median > MEDIAN_LIMIT { NAMED } else { 0 });
    let named = longest.map(|(lines, source, function)| {
        let what = format!("the median of all functions is {median} lines; fn {} has {lines}", function.name);
        Finding::new(&MEDIAN, &source.path, source.line(function.start), what)
    });
    named.collect()
}
