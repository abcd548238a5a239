//! What a person waits for between an edit and its answer.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use crate::Result;
use crate::report::{Report, median};

/// The room that is edited.
const ROOM: &str = "organization";
const FILE: &str = "services/organization/src/lib.rs";
const TIMES: usize = 3;

/// Touches a room's source and waits, with the words people use.
pub fn measure(report: &Report) -> Result {
    let waits: &[(&str, &[&str])] = &[
        ("edit to checked", &["check", "--quiet", "--package", ROOM]),
        ("edit to its unit tests run", &["test", "--quiet", "--package", ROOM, "--lib"]),
        ("edit to program built", &["build", "--quiet", "--package", "vextrus", "--bin", "vextrus"]),
    ];
    for (what, words) in waits {
        // The first builds what was never built; only the later ones are an edit's wait.
        cargo(words)?;
        let mut times = Vec::new();
        for _ in 0..TIMES {
            touch(Path::new(FILE))?;
            let start = Instant::now();
            cargo(words)?;
            times.push(start.elapsed().as_secs_f64());
        }
        report.figure("build", what, median(times), "s");
    }
    Ok(())
}

fn touch(file: &Path) -> Result {
    let text = std::fs::read(file).and_then(|text| std::fs::write(file, text));
    text.map_err(|error| format!("{}: {error}", file.display()))
}

fn cargo(words: &[&str]) -> Result {
    let status = Command::new("cargo").args(words).stdout(std::process::Stdio::null()).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        _ => Err(format!("failed: cargo {}", words.join(" "))),
    }
}
