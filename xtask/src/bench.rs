//! `bench`: builds the program as it ships to a first user and the bench beside it, and runs the bench.

use crate::postgres;
use crate::sh::{Result, become_it, cargo, run, target, vextrus};

/// Becomes the bench program.
pub fn bench(words: &[String]) -> Result {
    let programs = postgres::ensure()?;
    run(&mut cargo(&["build", "--profile", "quick", "--package", "vextrus", "--bin", "vextrus"]))?;
    run(&mut cargo(&["build", "--profile", "quick", "--package", "bench"]))?;
    let mut bench = std::process::Command::new(target().join("quick/bench"));
    bench.args(words).env("VEXTRUS_PG_BIN", programs).env("VEXTRUS_BIN", vextrus("quick"));
    become_it(bench.current_dir(crate::sh::root()))
}
