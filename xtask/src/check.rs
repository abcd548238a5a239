//! `check`: everything that can be said about the sources without running them.

use crate::sh::{Result, all, cargo, phase, run, timings};
use crate::tidy;

/// Format, tidy, lints, generated files; says all that is wrong, not only the first.
pub fn check(words: &[String]) -> Result {
    let quick = words.iter().any(|word| word == "--quick");
    let mut times = Vec::new();
    let mut done = vec![
        phase(&mut times, "format", || run(&mut cargo(&["fmt", "--all", "--check"]))),
        phase(&mut times, "tidy", tidy::sources),
    ];
    if !quick {
        done.push(phase(&mut times, "clippy", clippy));
        done.push(phase(&mut times, "generated files", tidy::generated));
    }
    eprintln!("{}", timings(&times));
    all(done)
}

fn clippy() -> Result {
    run(&mut cargo(&["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]))
}
