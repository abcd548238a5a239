//! Search in either script over many parties and items of one tenant, under row security, and a party read through the graph,
//! all beside the yardstick of the same minute. Some people search at once, not the load client's many.

use std::sync::Arc;

use serde_json::json;

use crate::Result;
use crate::client::{self, Draw, Request};
use crate::masters::{self, NAMES};
use crate::options::Options;
use crate::program::Program;
use crate::report::{Report, Yardstick, median};
use crate::scenario::{QUESTIONS, Tenant, Turn, WARM_UP, measured, prepare};
use crate::yardstick::{Cluster, PGBENCH};

/// Who search at the same time in an office of some hundred.
const PEOPLE: usize = 4;

const PARTIES: &str =
    "query($text: String!) { parties(listing: { text: $text, first: 20 }) { items { id code name nameBn mobile } } }";
const VENDORS: &str = "query($text: String!) { vendors(listing: { text: $text, first: 20 }) { items { id party { name nameBn } state } } }";
const ITEMS: &str =
    "query($text: String!) { items(listing: { text: $text, first: 20 }) { items { id code name nameBn } } }";
const READ: &str =
    "query($id: PartyId!) { party(id: $id) { id code name nameBn kind mobile roles { role } vendor { state } } }";

struct Bench {
    name: &'static str,
    requests: Arc<[Request]>,
    turns: Vec<(f64, Turn)>,
}

/// Takes turns: the yardstick, then each kind of search.
pub fn search(report: &Report, options: &Options, program: &Program) -> Result {
    let options = &Options { connections: PEOPLE, ..options.clone() };
    let (cluster, tenants) = prepare(options, program)?;
    masters::fill(&cluster, options.parties)?;
    let two = |script| move |draw: &mut Draw| format!("{} {}", begun(draw, script), begun(draw, script));
    let number = |draw: &mut Draw| format!("01700{:04}", draw.below(6_000));
    let ask = |name, query, text: &dyn Fn(&mut Draw) -> String| asks(options, &tenants, name, query, text);
    let mut benches = vec![
        ask("parties, two words begun, Latin", PARTIES, &two(0)),
        ask("parties, two words begun, Bengali", PARTIES, &two(1)),
        ask("parties, one whole word, either script", PARTIES, &|draw| begun(draw, 2)),
        ask("parties, a mobile number begun", PARTIES, &number),
        ask("vendors among the parties, one whole word, either script", VENDORS, &|draw| begun(draw, 2)),
        ask("items, two words begun, Latin", ITEMS, &two(0)),
        ask("items, two words begun, Bengali", ITEMS, &two(1)),
        reads(options, &cluster, &tenants)?,
    ];
    for bench in &benches {
        client::round(&options.listen, &bench.requests, PEOPLE, WARM_UP)?;
    }
    for number in 1..=options.rounds {
        eprintln!("round {number} of {}", options.rounds);
        for bench in &mut benches {
            let yardstick = cluster.round(options)?;
            bench.turns.push((yardstick, measured(options, program, &bench.requests)?));
        }
    }
    benches.iter().for_each(|bench| tell(report, options, bench));
    Ok(())
}

fn tell(report: &Report, options: &Options, bench: &Bench) {
    let name = format!("{} of each in one tenant, {PEOPLE} people: {}", options.parties, bench.name);
    let of = |figure: &dyn Fn(&Turn) -> f64| median(bench.turns.iter().map(|(_, turn)| figure(turn)).collect());
    let value = median(bench.turns.iter().map(|(yardstick, _)| *yardstick).collect());
    let yardstick = Yardstick { what: PGBENCH, value };
    report.beside(&name, "throughput", of(&|turn| turn.round.rate()), "requests/s", &yardstick);
    for (part, at) in [("p50", 0.5), ("p95", 0.95), ("p99", 0.99)] {
        report.figure(&name, &format!("latency {part}"), of(&|turn| turn.round.quantile(at)), "ms");
    }
}

/// A name as it is typed: its first half in a script, or the whole in either.
fn begun(draw: &mut Draw, script: usize) -> String {
    let (en, bn) = NAMES[draw.below(NAMES.len())];
    let half = |word: &str| word.chars().take(word.chars().count().div_ceil(2).max(3)).collect();
    match script {
        0 => half(en),
        1 => half(bn),
        _ if draw.below(2) == 0 => en.to_owned(),
        _ => bn.to_owned(),
    }
}

fn asks(
    options: &Options,
    tenants: &[Tenant],
    name: &'static str,
    query: &str,
    text: &dyn Fn(&mut Draw) -> String,
) -> Bench {
    let mut draw = Draw::new(7);
    let ask = |draw: &mut Draw| request(options, tenants, query, json!({ "text": text(draw) }), "\"items\":[{");
    let requests: Vec<Request> = (0..QUESTIONS / 20).map(|_| ask(&mut draw)).collect();
    Bench { name, requests: requests.into(), turns: Vec::new() }
}

fn reads(options: &Options, cluster: &Cluster, tenants: &[Tenant]) -> Result<Bench> {
    let ids = cluster.sql("select id from master_data.party where code like 'B-%' order by random() limit 20000")?;
    let requests: Vec<Request> =
        ids.lines().map(|id| request(options, tenants, READ, json!({ "id": id }), id)).collect();
    Ok(Bench { name: "a party read with its roles and vendor", requests: requests.into(), turns: Vec::new() })
}

fn request(options: &Options, tenants: &[Tenant], query: &str, variables: serde_json::Value, answer: &str) -> Request {
    let token = tenants.first().map_or("", |tenant| &tenant.token);
    let body = json!({ "query": query, "variables": variables }).to_string();
    let head = format!(
        "POST /graphql HTTP/1.1\r\nhost: {}\r\nauthorization: Bearer {token}\r\ncontent-type: application/json\r\n\
         content-length: {}\r\n\r\n{body}",
        options.listen,
        body.len()
    );
    Request { bytes: head.into_bytes(), expected: answer.as_bytes().to_vec() }
}
