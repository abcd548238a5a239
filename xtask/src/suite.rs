//! `test`: the check, then every test of the workspace, counted honestly.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::sh::{Result, cargo, phase, target, timings};
use crate::{check, postgres, tools, web};

/// What the test programs said, summed.
#[derive(Debug, Default, PartialEq, Eq)]
struct Counts {
    passed: u64,
    failed: u64,
    /// Not run, by name and the command that would let it run.
    skipped: Vec<String>,
}

/// Installs what tests use, checks, runs the suite, prints the counts on the last line.
pub fn test(words: &[String]) -> Result {
    let asked = |word: &str| words.iter().any(|given| given == word);
    let (quick, only_web) = (asked("--quick"), asked("--web"));
    let own = ["--quick", "--web"];
    let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| !own.contains(word)).collect();
    let mut times = Vec::new();
    let found = phase(&mut times, "tools", || tools::ensure_for_tests().and_then(|()| postgres::ensure()));
    let programs = found.as_deref().ok();
    let checked = if quick || only_web { Ok(()) } else { phase(&mut times, "check", || check::check(&[])) };
    let (mut counts, mut told) = (Counts::default(), web::Told::default());
    // The desk before the build, so that the program its journeys meet has it inside.
    let with_desk = is_all(&words);
    let desk = if with_desk { phase(&mut times, "web", || desk(&mut told)) } else { Ok(()) };
    let mut ran = Ok(());
    if !only_web {
        ran = phase(&mut times, "build", || build(&words));
        if ran.is_ok() {
            // Without PostgreSQL the tests that need it say so themselves.
            (counts, ran) = phase(&mut times, "tests", || suite(&words, programs));
        }
    }
    let journeys = match with_desk && desk.is_ok() && told.not_run.is_empty() {
        true => phase(&mut times, "journeys", || web::journeys(&mut told, programs)),
        false => Ok(()),
    };
    counts.take(told);
    let broke = [&desk, &ran, &journeys].iter().any(|done| done.is_err());
    let wrong = [found.map(drop), checked, desk, ran, journeys].into_iter().filter_map(Result::err).collect();
    say(honest(counts, broke), wrong, &times)
}

/// What was not run, how long it took, what went wrong, and the counts; ends the program with them.
fn say(counts: Counts, wrong: Vec<String>, times: &[(String, Duration)]) -> ! {
    print_skipped(&counts);
    eprintln!("{}", timings(times));
    wrong.iter().for_each(|error| eprintln!("{error}"));
    println!("{} passed, {} failed, {} skipped", counts.passed, counts.failed, counts.skipped.len());
    let gap = is_ci() && !counts.skipped.is_empty();
    std::process::exit(i32::from(!wrong.is_empty() || counts.failed > 0 || gap));
}

/// Whether nothing less than everything was asked for.
fn is_all(words: &[&str]) -> bool {
    words.is_empty()
}

/// The desk's own tests, and the desk as the program will carry it.
fn desk(told: &mut web::Told) -> Result {
    web::check(told)?;
    if told.not_run.is_empty() { web::build() } else { Ok(()) }
}

impl Counts {
    fn take(&mut self, told: web::Told) {
        self.passed += told.passed;
        self.failed += told.failed;
        self.skipped.extend(told.not_run);
    }
}

fn is_ci() -> bool {
    std::env::var("CI").is_ok_and(|ci| ci == "true" || ci == "1")
}

/// A suite that broke without counting a failure has failed all the same.
fn honest(mut counts: Counts, broke: bool) -> Counts {
    if broke && counts.failed == 0 {
        counts.failed = 1;
    }
    counts
}

/// The words of `cargo test` for what was asked; the whole workspace when nothing was.
fn cargo_test(words: &[&str]) -> Command {
    let mut command = cargo(&["test", "--no-fail-fast"]);
    let (cargo_words, _) = split(words);
    if !cargo_words.iter().any(|word| word.starts_with("-p") || word.starts_with("--package") || *word == "--workspace")
    {
        command.arg("--workspace");
    }
    command
}

/// What cargo reads and what the test programs read.
fn split<'a>(words: &'a [&'a str]) -> (&'a [&'a str], &'a [&'a str]) {
    let at = words.iter().position(|word| *word == "--").unwrap_or(words.len());
    words.split_at(at)
}

fn build(words: &[&str]) -> Result {
    let (words, _) = split(words);
    crate::sh::run(cargo_test(words).args(words).args(["--quiet", "--no-run"]))
}

fn suite(words: &[&str], programs: Option<&Path>) -> (Counts, Result) {
    let not_run = target().join("not-run.txt");
    let _ = std::fs::remove_file(&not_run);
    let mut command = cargo_test(words);
    command.args(words).env("VEXTRUS_NOT_RUN", &not_run).stdout(Stdio::piped());
    command.envs(programs.map(|programs| ("VEXTRUS_PG_BIN", programs)));
    let mut child = match command.spawn() {
        Ok(child) => child,
        Err(error) => return (Counts::default(), Err(error.to_string())),
    };
    let mut counts = Counts::default();
    for line in BufReader::new(child.stdout.take().expect("stdout is piped")).lines().map_while(Result::ok) {
        println!("{line}");
        count(&mut counts, &line);
    }
    let ended = match child.wait() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err("the suite failed".into()),
        Err(error) => Err(error.to_string()),
    };
    take_not_run(&mut counts, &std::fs::read_to_string(&not_run).unwrap_or_default());
    (counts, ended)
}

/// Reads one line of a test program: its result line, or the name of a test it ignored.
fn count(counts: &mut Counts, line: &str) {
    if let Some(test) = line.strip_prefix("test ").and_then(|rest| rest.split_once(" ... ignored")) {
        counts.skipped.push(format!("{} (ignored) — take the ignore out", test.0));
        return;
    }
    let Some(result) = line.strip_prefix("test result: ") else { return };
    let number = |word: &str| -> u64 {
        let before = result.split(word).next().unwrap_or_default().trim_end();
        before.rsplit([' ', ';']).next().and_then(|digits| digits.parse().ok()).unwrap_or(0)
    };
    counts.passed += number(" passed");
    counts.failed += number(" failed");
}

/// A test that found its tool missing returned early, so its program counted it as passed; we do not.
fn take_not_run(counts: &mut Counts, lines: &str) {
    for line in lines.lines().filter(|line| !line.trim().is_empty()) {
        counts.passed = counts.passed.saturating_sub(1);
        let line = line.trim();
        counts.skipped.push(line.strip_prefix("not run: ").unwrap_or(line).to_string());
    }
}

fn print_skipped(counts: &Counts) {
    let mut lines: BTreeMap<&str, u64> = BTreeMap::new();
    counts.skipped.iter().for_each(|line| *lines.entry(line).or_default() += 1);
    for (line, times) in lines {
        match times {
            1 => println!("not run: {line}"),
            times => println!("not run: {line} ({times} tests)"),
        }
    }
}

#[cfg(test)]
mod tests;
