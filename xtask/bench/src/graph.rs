//! Reads over GraphQL: through the gateway, and past it at the service's own subgraph, in turns with the yardstick.

use std::sync::Arc;

use serde_json::json;

use crate::Result;
use crate::client::{self, Request};
use crate::options::Options;
use crate::program::Program;
use crate::report::{Report, Yardstick, median};
use crate::scenario::{QUESTIONS, Tenant, Turn, WARM_UP, measured, prepare};
use crate::yardstick::{Cluster, PGBENCH};

/// An operation with its floor: requests beside the yardstick's transactions.
struct Operation {
    name: &'static str,
    document: &'static str,
    /// What its answer must contain: the unit's or the company's id.
    answer: Answer,
    floor: f64,
}

#[derive(Clone, Copy, PartialEq)]
enum Answer {
    Unit,
    Company,
    Owner,
}

const OPERATIONS: [Operation; 4] = [
    Operation {
        name: "unit by id",
        document: "query($id: UnitId!) { orgUnit(id: $id) { id code name nameBn kind state version } }",
        answer: Answer::Unit,
        floor: 0.30,
    },
    Operation {
        name: "unit, its company, its branch",
        document: "query($id: UnitId!) { orgUnit(id: $id) { id company { id name state } branch { id name } } }",
        answer: Answer::Unit,
        floor: 0.20,
    },
    Operation {
        name: "20 units, each with its company",
        document: "{ orgUnits(listing: { first: 20 }) { items { id name company { id name } } } }",
        answer: Answer::Company,
        floor: 0.10,
    },
    Operation {
        name: "50 entries of the audit, each with who it was",
        document: "{ auditEntries(first: 50, filter: { noun: \"bench\" }) { items { id at operation by { id name } } } }",
        answer: Answer::Owner,
        floor: 0.0,
    },
];

const PATHS: [(&str, &str); 2] = [("gateway", "/graphql"), ("subgraph alone", "/graphql/organization")];

/// Takes turns: the yardstick, then each operation each way.
pub fn read(report: &Report, options: &Options, program: &Program) -> Result {
    let (cluster, tenants) = prepare(options, program)?;
    cluster.sql(ENTRIES)?;
    let units = units(&cluster)?;
    let mut benches: Vec<Bench> = Vec::new();
    for operation in OPERATIONS.iter().filter(|known| known.name.contains(&options.operation)) {
        // The services' own graphs know nothing of each other.
        let paths = PATHS.iter().filter(|(way, _)| *way == "gateway" || operation.answer != Answer::Owner);
        for (way, path) in paths {
            let requests: Arc<[Request]> = questions(options, &tenants, &units, path, operation).into();
            client::round(&options.listen, &requests, options.connections, WARM_UP)?;
            let floor = if *way == "gateway" { operation.floor } else { 0.0 };
            benches.push(Bench {
                name: format!("{} over GraphQL, {way}", operation.name),
                requests,
                floor,
                turns: Vec::new(),
            });
        }
    }
    for number in 1..=options.rounds {
        eprintln!("round {number} of {}", options.rounds);
        for bench in &mut benches {
            // Each turn has a yardstick of its own: other things happen on this machine, too.
            let yardstick = cluster.round(options)?;
            bench.turns.push((yardstick, measured(options, program, &bench.requests)?));
        }
    }
    for bench in &benches {
        bench.tell(report);
    }
    Ok(())
}

/// Entries of the audit by each tenant's owner, where there are none yet.
const ENTRIES: &str = "
    insert into data.audit_row (tenant_id, id, at, actor, operation, noun, subject, after, request)
    select t.tenant_id, gen_random_uuid(), now() - n * interval '1 minute', 'person:' || t.owner_id, 'bench.thing.create',
           'bench', gen_random_uuid(), '{}', gen_random_uuid()
    from organization.tenant t, generate_series(1, 60) n
    where t.slug like 'bench-%'
      and not exists (select from data.audit_row a where a.tenant_id = t.tenant_id and a.noun = 'bench')";

struct Bench {
    name: String,
    requests: Arc<[Request]>,
    floor: f64,
    turns: Vec<(f64, Turn)>,
}

impl Bench {
    fn tell(&self, report: &Report) {
        let of = |figure: &dyn Fn(&Turn) -> f64| median(self.turns.iter().map(|(_, turn)| figure(turn)).collect());
        // The pair in the middle: a noisy minute slows both of its halves.
        let mut pairs: Vec<(f64, f64)> =
            self.turns.iter().map(|(yardstick, turn)| (turn.round.rate(), *yardstick)).collect();
        pairs.sort_by(|one, other| (one.0 / one.1).total_cmp(&(other.0 / other.1)));
        let (rate, value) = pairs[pairs.len() / 2];
        report.beside(&self.name, "throughput", rate, "requests/s", &Yardstick { what: PGBENCH, value });
        if self.floor > 0.0 {
            report.figure(&self.name, "floor", self.floor, "of the yardstick");
        }
        for (name, part) in [("p50", 0.5), ("p99", 0.99)] {
            report.figure(&self.name, &format!("latency {name}"), of(&|turn| turn.round.quantile(part)), "ms");
        }
        report.figure(&self.name, "processor, program", of(&|turn| turn.each(turn.program)), "µs/request");
        report.figure(&self.name, "processor, postgres", of(&|turn| turn.each(turn.postgres)), "µs/request");
    }
}

/// A unit, and whose it is.
struct Unit {
    tenant: String,
    id: String,
    company: String,
    owner: String,
}

/// Units drawn at random.
fn units(cluster: &Cluster) -> Result<Vec<Unit>> {
    const IDS: &str = "
        select u.tenant_id, u.id, u.company_id, t.owner_id
        from organization.org_unit u join organization.tenant t using (tenant_id)
        where u.state = 'open' and t.slug like 'bench-%' order by random() limit ";
    let rows = cluster.sql(&[IDS, &QUESTIONS.to_string()].concat())?;
    let unit = |row: &str| {
        let mut cells = row.split('|').map(str::to_owned);
        Some(Unit { tenant: cells.next()?, id: cells.next()?, company: cells.next()?, owner: cells.next()? })
    };
    let units: Vec<_> = rows.lines().filter_map(unit).collect();
    if units.is_empty() { Err("the scenario has no units".into()) } else { Ok(units) }
}

fn questions(options: &Options, tenants: &[Tenant], units: &[Unit], path: &str, operation: &Operation) -> Vec<Request> {
    let question = |unit: &Unit| {
        let token = &tenants.iter().find(|known| known.id == unit.tenant)?.token;
        let expected = match operation.answer {
            Answer::Unit => &unit.id,
            Answer::Company => &unit.company,
            Answer::Owner => &unit.owner,
        };
        let variables = if operation.answer == Answer::Unit { json!({ "id": unit.id }) } else { json!({}) };
        let body = json!({ "query": operation.document, "variables": variables }).to_string();
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: {}\r\nauthorization: Bearer {token}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            options.listen,
            body.len()
        );
        Some(Request { bytes: head.into_bytes(), expected: expected.as_bytes().to_vec() })
    };
    units.iter().filter_map(question).collect()
}
