//! Reads over GraphQL: through the gateway, and past it at the service's own subgraph, in turns with the yardstick.

use std::sync::Arc;

use crate::Result;
use crate::client::{self, Request};
use crate::options::Options;
use crate::program::Program;
use crate::report::{Report, Yardstick, median};
use crate::scenario::{QUESTIONS, Tenant, Turn, WARM_UP, measured, prepare};
use crate::yardstick::{Cluster, PGBENCH};

/// What is asked; `ID` is one unit's.
const OPERATIONS: [(&str, &str); 3] = [
    ("unit by id", "query($id: UnitId!) { orgUnit(id: $id) { id code name kind state version } }"),
    (
        "20 units, each with its company",
        "query($id: UnitId!) { orgUnit(id: $id) { id } orgUnits(listing: { first: 20 }) { items { id name company { id name } } } }",
    ),
    (
        "unit, its company, its branch",
        "query($id: UnitId!) { orgUnit(id: $id) { id company { id name state } branch { id name } } }",
    ),
];

const PATHS: [(&str, &str); 2] = [("gateway", "/graphql"), ("subgraph alone", "/graphql/organization")];

/// Takes turns: the yardstick, then each operation each way.
pub fn read(report: &Report, options: &Options, program: &Program) -> Result {
    let (cluster, tenants) = prepare(options, program)?;
    let units = units(&cluster)?;
    let mut benches: Vec<Bench> = Vec::new();
    for (name, document) in OPERATIONS {
        for (way, path) in PATHS {
            let requests: Arc<[Request]> = questions(options, &tenants, &units, path, document).into();
            client::round(&options.listen, &requests, options.connections, WARM_UP)?;
            benches.push(Bench { name: format!("{name} over GraphQL, {way}"), requests, turns: Vec::new() });
        }
    }
    let mut yardsticks = Vec::new();
    for number in 1..=options.rounds {
        eprintln!("round {number} of {}", options.rounds);
        yardsticks.push(cluster.round(options)?);
        for bench in &mut benches {
            bench.turns.push(measured(options, program, &bench.requests)?);
        }
    }
    let yardstick = Yardstick { what: PGBENCH, value: median(yardsticks) };
    for bench in &benches {
        bench.tell(report, &yardstick);
    }
    Ok(())
}

struct Bench {
    name: String,
    requests: Arc<[Request]>,
    turns: Vec<Turn>,
}

impl Bench {
    fn tell(&self, report: &Report, yardstick: &Yardstick) {
        let of = |figure: &dyn Fn(&Turn) -> f64| median(self.turns.iter().map(figure).collect());
        report.beside(&self.name, "throughput", of(&|turn| turn.round.rate()), "requests/s", yardstick);
        for (name, part) in [("p50", 0.5), ("p99", 0.99)] {
            report.figure(&self.name, &format!("latency {name}"), of(&|turn| turn.round.quantile(part)), "ms");
        }
        report.figure(&self.name, "processor, program", of(&|turn| turn.each(turn.program)), "µs/request");
        report.figure(&self.name, "processor, postgres", of(&|turn| turn.each(turn.postgres)), "µs/request");
    }
}

/// Tenants and units, drawn at random.
fn units(cluster: &Cluster) -> Result<Vec<(String, String)>> {
    const IDS: &str = "select tenant_id, id from organization.org_unit where state = 'open' order by random() limit ";
    let rows = cluster.sql(&[IDS, &QUESTIONS.to_string()].concat())?;
    let unit = |row: &str| row.split_once('|').map(|(tenant, id)| (tenant.to_owned(), id.to_owned()));
    let units: Vec<_> = rows.lines().filter_map(unit).collect();
    if units.is_empty() { Err("the scenario has no units".into()) } else { Ok(units) }
}

fn questions(
    options: &Options,
    tenants: &[Tenant],
    units: &[(String, String)],
    path: &str,
    document: &str,
) -> Vec<Request> {
    let question = |(tenant, id): &(String, String)| {
        let token = &tenants.iter().find(|known| known.id == *tenant)?.token;
        let body = serde_json::json!({ "query": document, "variables": { "id": id } }).to_string();
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: {}\r\nauthorization: Bearer {token}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            options.listen,
            body.len()
        );
        Some(Request { bytes: head.into_bytes(), expected: id.as_bytes().to_vec() })
    };
    units.iter().filter_map(question).collect()
}
