//! What rules cost: a table of a hundred rows and whole decisions in process, and a case tried through the graph.

use std::process::Command;
use std::sync::Arc;

use serde_json::{Value, json};

use crate::Result;
use crate::client::{self, Request};
use crate::options::Options;
use crate::program::Program;
use crate::report::{Report, Yardstick, median};
use crate::scenario::{Tenant, Turn, WARM_UP, measured, prepare};
use crate::yardstick::PGBENCH;

const BENCH: &str = "a case tried over the graph";
/// What a table of a hundred rows may take, in microseconds.
const FLOOR: f64 = 20.0;
const DOCUMENT: &str = "query($f: [RuleFact!]!) {
    tryRules(decision: \"tds\", facts: $f, on: \"2026-11-20\", known: \"2026-11-20\") {
      pack outcome results { name value } lines { code said { en } } } }";
/// So many different bills.
const BILLS: usize = 10_000;

/// In process, by the crate's own measure: nothing of the program is in it.
pub fn in_process(report: &Report) -> Result {
    let words = ["run", "--quiet", "--profile", "quick", "--package", "rules", "--example", "bench"];
    let run = Command::new("cargo").args(words).output().map_err(|error| error.to_string())?;
    if !run.status.success() {
        return Err(format!("failed: cargo {}", words.join(" ")));
    }
    for line in String::from_utf8_lossy(&run.stdout).lines() {
        let said: Value = serde_json::from_str(line).map_err(|error| format!("{line}: {error}"))?;
        let what = said["what"].as_str().unwrap_or_default();
        let Some(value) = said["median_us"].as_f64().or(said["us"].as_f64()) else { continue };
        match what.starts_with("table of 100 rows") {
            true => {
                let yardstick = Yardstick { what: "what it may take", value: FLOOR };
                report.beside("rules in process", what, value, "µs", &yardstick);
            }
            false => report.figure("rules in process", what, value, "µs"),
        }
    }
    Ok(())
}

/// Over the graph, beside the yardstick of the same minute.
pub fn tried(report: &Report, options: &Options, program: &Program) -> Result {
    let (cluster, tenants) = prepare(options, program)?;
    let requests: Arc<[Request]> = (0..BILLS).map(|number| bill(options, &tenants, number)).collect();
    client::round(&options.listen, &requests, options.connections, WARM_UP)?;
    let mut turns: Vec<(f64, Turn)> = Vec::new();
    for number in 1..=options.rounds {
        eprintln!("round {number} of {}", options.rounds);
        turns.push((cluster.round(options)?, measured(options, program, &requests)?));
    }
    let of = |figure: &dyn Fn(&Turn) -> f64| median(turns.iter().map(|(_, turn)| figure(turn)).collect());
    let yardstick = Yardstick { what: PGBENCH, value: median(turns.iter().map(|(yardstick, _)| *yardstick).collect()) };
    report.beside(BENCH, "throughput", of(&|turn| turn.round.rate()), "requests/s", &yardstick);
    for (name, part) in [("p50", 0.5), ("p99", 0.99)] {
        report.figure(BENCH, &format!("latency {name}"), of(&|turn| turn.round.quantile(part)), "ms");
    }
    report.figure(BENCH, "processor, program", of(&|turn| turn.each(turn.program)), "µs/request");
    Ok(())
}

/// A contractor's bill without PSR: its tax is seven and a half per cent.
fn bill(options: &Options, tenants: &[Tenant], number: usize) -> Request {
    let token = &tenants[number % tenants.len()].token;
    let taka = (number + 1) * 1_000;
    let facts = [
        ("payment_kind", "civil-work".to_owned()),
        ("residency", "resident".to_owned()),
        ("bill", taka.to_string()),
        ("psr", "none".to_owned()),
        ("by_bank", "yes".to_owned()),
    ];
    let facts: Vec<Value> = facts.map(|(name, value)| json!({ "name": name, "value": value })).into();
    let body = json!({ "query": DOCUMENT, "variables": { "f": facts } }).to_string();
    let bytes = format!(
        "POST /graphql HTTP/1.1\r\nhost: {}\r\nauthorization: Bearer {token}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        options.listen,
        body.len()
    );
    Request { bytes: bytes.into_bytes(), expected: format!("\"value\":\"{}.00\"", taka * 75 / 1_000).into_bytes() }
}
