//! `tidy`: the rules of the house, read from the sources. Each says what, why, and what to do.

mod asks;
mod commands;
mod names;
mod rooms;
mod rust;
mod sizes;
mod source;
mod sql;
mod trials;
mod walls;

use crate::sdl;
use crate::sh::{Result, all, root};
use source::Source;

/// A rule of the house.
#[derive(Debug)]
pub struct Rule {
    pub name: &'static str,
    pub why: &'static str,
    pub fix: &'static str,
}

/// A place that breaks one.
#[derive(Debug, Clone)]
pub struct Finding {
    pub file: String,
    pub line: usize,
    pub what: String,
    pub rule: &'static Rule,
}

impl Finding {
    pub fn new(rule: &'static Rule, file: &str, line: usize, what: impl Into<String>) -> Self {
        Self { file: file.into(), line, what: what.into(), rule }
    }
}

/// `cargo xtask tidy`.
pub fn tidy(words: &[String]) -> Result {
    let mut done = vec![sources()];
    if !words.iter().any(|word| word == "--quick") {
        done.push(generated());
    }
    all(done)
}

/// Every rule that needs nothing compiled.
pub fn sources() -> Result {
    let sources = source::walk(&root());
    let packages = walls::packages()?;
    let table = std::fs::read_to_string(root().join("services.toml")).unwrap_or_default();
    let mut findings = walls::check(&packages);
    findings.extend(of_sources(&sources));
    findings.extend(sizes::median(&sources));
    findings.extend(asks::check(&sources, &table, &sdl::services()));
    sizes::notes(&sources).into_iter().chain(names::notes(&sources)).for_each(|note| eprintln!("note: {note}"));
    verdict(&findings)
}

/// The rules that a file keeps or breaks by itself.
fn of_sources(sources: &[Source]) -> Vec<Finding> {
    [
        walls::pure(sources),
        sizes::files(sources),
        sizes::functions(sources),
        commands::require_first(sources),
        commands::do_outside_tx(sources),
        sql::check(sources),
        rooms::check(sources),
        names::check(sources),
        trials::check(sources),
    ]
    .concat()
}

/// The same for texts that are not files yet: path and text.
#[cfg(test)]
pub fn of_files(files: impl Iterator<Item = (String, String)>) -> Vec<Finding> {
    let sources: Vec<Source> = files.map(|(path, text)| Source::new(&path, &text)).collect();
    of_sources(&sources)
}

/// Whether what the program writes about itself is what is committed.
pub fn generated() -> Result {
    if !sdl::has_program() {
        eprintln!("note: crates/vextrus has no main.rs yet, so no generated file was compared");
        return Ok(());
    }
    sdl::build()?;
    let mut findings = Vec::new();
    for file in sdl::all() {
        let committed = std::fs::read_to_string(root().join(&file.path)).unwrap_or_default();
        let expected = file.text()?;
        if let Some(line) = first_difference(&committed, &expected) {
            findings.push(Finding::new(&GENERATED, &file.path, line, "is not what the program prints today"));
        }
    }
    verdict(&findings)
}

const GENERATED: Rule = Rule {
    name: "generated",
    why: "a change of the API or of a setting must be seen in the diff",
    fix: "run `cargo xtask sdl` and read the difference",
};

/// The first line, from 1, at which two texts part.
fn first_difference(one: &str, other: &str) -> Option<usize> {
    if one == other {
        return None;
    }
    let same = one.lines().zip(other.lines()).take_while(|(a, b)| a == b).count();
    Some(same + 1)
}

/// Prints what was found, rule by rule: the places, then why it matters and what to do.
fn verdict(findings: &[Finding]) -> Result {
    let mut rules: Vec<&Rule> = Vec::new();
    for finding in findings {
        if !rules.iter().any(|rule| rule.name == finding.rule.name) {
            rules.push(finding.rule);
        }
    }
    for Rule { name, why, fix } in rules {
        for Finding { file, line, what, .. } in findings.iter().filter(|finding| finding.rule.name == *name) {
            println!("{file}:{line}: {what}");
        }
        println!("  {name}: {why}\n  do: {fix}\n");
    }
    if findings.is_empty() { Ok(()) } else { Err(format!("tidy: {} findings", findings.len())) }
}

/// Whether a line above `line` excuses it: a comment `// WORD: reason`, among the comments and attributes directly above.
fn excused(source: &Source, line: usize, word: &str) -> bool {
    let marker = format!("// {word}: ");
    let above = source.text.lines().take(line - 1).collect::<Vec<_>>();
    let above = above.iter().rev().map(|line| line.trim());
    above
        .take_while(|line| line.starts_with("//") || line.starts_with("#["))
        .any(|line| line.strip_prefix(&marker).is_some_and(|reason| !reason.trim().is_empty()))
}

#[cfg(test)]
mod tests;
