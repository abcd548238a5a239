//! The bench: what a person waits for and what a machine can bear, each beside a yardstick of the same minute.
//!
//! One JSON line a figure on stdout, words for people on stderr. It never gates anything; it refuses to report figures
//! of an installation that could lose what it has acknowledged.

#![allow(clippy::print_stdout, reason = "lines of JSON are what this program is for")]

mod audit;
mod builds;
mod check;
mod client;
mod flags;
mod graph;
mod machine;
mod masters;
mod options;
mod people;
mod program;
mod report;
mod rules;
mod scenario;
mod search;
mod sign_in;
mod yardstick;

use options::Options;
use program::Program;
use report::Report;

/// What went wrong, as a sentence.
type Result<T = (), E = String> = std::result::Result<T, E>;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let done = Options::read(&words).and_then(|options| run(&options));
    if let Err(error) = done {
        eprintln!("{error}");
        std::process::exit(1);
    }
}

fn run(options: &Options) -> Result {
    let report = Report::new();
    if options.wants("size") {
        machine::size(&report, &options.program)?;
    }
    if options.wants("start") {
        program::start_up(&report, options)?;
    }
    const SERVED: [&str; 7] = ["memory", "read", "graph", "sign-in", "audit", "rules", "search"];
    if SERVED.iter().any(|name| options.wants(name)) {
        let program = Program::start(options)?;
        program.refuse_unless_durable()?;
        if options.wants("memory") {
            program.memory(&report)?;
        }
        if options.wants("read") {
            scenario::read(&report, options, &program)?;
        }
        if options.wants("sign-in") {
            sign_in::sign_in(&report, options, &program)?;
        }
        if options.wants("audit") {
            audit::audit(&report, options, &program)?;
        }
        if options.wants("rules") {
            rules::tried(&report, options, &program)?;
        }
        if options.wants("search") {
            search::search(&report, options, &program)?;
        }
        if options.wants("graph") {
            graph::read(&report, options, &program)?;
        }
    }
    if options.wants("rules") {
        rules::in_process(&report)?;
    }
    if options.wants("flags") {
        flags::flags(&report, options)?;
    }
    if options.wants("check") {
        check::check(&report, options);
    }
    if options.wants("build") {
        builds::measure(&report)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
