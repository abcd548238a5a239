//! Reads over GraphQL: through the gateway, past it at the service's own subgraph, and by REST where the same can be asked
//! there, in turns with the yardstick. What the gateway costs is what it takes more than the others.

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
    /// Whose id its answer must contain.
    answer: Answer,
    floor: f64,
}

#[derive(Clone, Copy, PartialEq)]
enum Answer {
    Unit,
    Company,
    Person,
}

const OPERATIONS: [Operation; 5] = [
    Operation { name: "unit by id", document: UNIT, answer: Answer::Unit, floor: 0.30 },
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
        name: "20 entries, each with a person of another service",
        document: "{ auditEntries(first: 20, filter: { noun: \"bench\" }) { items { id at operation by { id name } } } }",
        answer: Answer::Person,
        floor: 0.10,
    },
    Operation {
        name: "50 entries, each with a person of another service",
        document: "{ auditEntries(first: 50, filter: { noun: \"bench\" }) { items { id at operation by { id name } } } }",
        answer: Answer::Person,
        floor: 0.0,
    },
];

/// A way to ask; what is compared with the gateway is asked for by nobody else.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    Gateway,
    Subgraph,
    Rest,
}

impl Way {
    const ALL: [Self; 3] = [Self::Gateway, Self::Subgraph, Self::Rest];

    fn name(self) -> &'static str {
        match self {
            Self::Gateway => "over GraphQL, gateway",
            Self::Subgraph => "over GraphQL, subgraph alone",
            Self::Rest => "over REST",
        }
    }

    /// Whether the operation can be asked this way: the services' own graphs know nothing of each other.
    fn knows(self, operation: &Operation) -> bool {
        match self {
            Self::Gateway => true,
            Self::Subgraph => operation.answer != Answer::Person,
            Self::Rest => operation.document == UNIT,
        }
    }
}

const UNIT: &str = "query($id: UnitId!) { orgUnit(id: $id) { id code name nameBn kind state version } }";

/// Takes turns: the yardstick, then each operation each way.
pub fn read(report: &Report, options: &Options, program: &Program) -> Result {
    let (cluster, tenants) = prepare(options, program)?;
    cluster.sql(PEOPLE)?;
    cluster.sql(ENTRIES)?;
    let units = units(&cluster)?;
    let mut benches: Vec<Bench> = Vec::new();
    for operation in OPERATIONS.iter().filter(|known| known.name.contains(&options.operation)) {
        for way in Way::ALL.into_iter().filter(|way| way.knows(operation)) {
            let requests: Arc<[Request]> = questions(options, &tenants, &units, way, operation).into();
            client::round(&options.listen, &requests, options.connections, WARM_UP)?;
            benches.push(Bench { operation, way, requests, turns: Vec::new() });
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
        for other in benches.iter().filter(|other| other.operation.name == bench.operation.name) {
            bench.compare(other, report);
        }
    }
    planning(report, options, &tenants, &units)
}

/// Fifty people for each tenant, where there are none yet.
const PEOPLE: &str = "
    insert into auth.user (tenant_id, id, name, language, state, created_at, version)
    select t.tenant_id, gen_random_uuid(), 'Colleague ' || n, 'en', 'invited', now(), 1
    from organization.tenant t, generate_series(1, 50) n
    where t.slug like 'bench-%'
      and not exists (select from auth.user u where u.tenant_id = t.tenant_id and u.name = 'Colleague 1')";

/// Entries of the audit, each by another of them, where there are none yet.
const ENTRIES: &str = "
    insert into data.audit_row (tenant_id, id, at, actor, operation, noun, subject, after, request)
    select t.tenant_id, gen_random_uuid(), now() - n * interval '1 minute', 'person:' || u.id, 'bench.thing.create',
           'bench', gen_random_uuid(), '{}', gen_random_uuid()
    from organization.tenant t, generate_series(1, 50) n, auth.user u
    where u.tenant_id = t.tenant_id and u.name = 'Colleague ' || n and t.slug like 'bench-%'
      and not exists (select from data.audit_row a where a.tenant_id = t.tenant_id and a.noun = 'bench')";

struct Bench {
    operation: &'static Operation,
    way: Way,
    requests: Arc<[Request]>,
    turns: Vec<(f64, Turn)>,
}

impl Bench {
    fn of(&self, figure: &dyn Fn(&Turn) -> f64) -> f64 {
        median(self.turns.iter().map(|(_, turn)| figure(turn)).collect())
    }

    /// What the gateway takes more of the processor than another way to the same.
    fn compare(&self, other: &Self, report: &Report) {
        if self.way == Way::Gateway && other.way != Way::Gateway {
            let more = self.of(&|turn| turn.each(turn.program)) - other.of(&|turn| turn.each(turn.program));
            let what = format!("processor, program, more than {}", other.way.name());
            report.figure(&self.name(), &what, more, "µs/request");
        }
    }

    fn name(&self) -> String {
        format!("{} {}", self.operation.name, self.way.name())
    }

    fn tell(&self, report: &Report) {
        let (name, of) = (self.name(), |figure: &dyn Fn(&Turn) -> f64| self.of(figure));
        // The pair in the middle: a noisy minute slows both of its halves.
        let mut pairs: Vec<(f64, f64)> =
            self.turns.iter().map(|(yardstick, turn)| (turn.round.rate(), *yardstick)).collect();
        pairs.sort_by(|one, other| (one.0 / one.1).total_cmp(&(other.0 / other.1)));
        let (rate, value) = pairs[pairs.len() / 2];
        report.beside(&name, "throughput", rate, "requests/s", &Yardstick { what: PGBENCH, value });
        if self.way == Way::Gateway && self.operation.floor > 0.0 {
            report.figure(&name, "floor", self.operation.floor, "of the yardstick");
        }
        for (which, part) in [("p50", 0.5), ("p99", 0.99)] {
            report.figure(&name, &format!("latency {which}"), of(&|turn| turn.round.quantile(part)), "ms");
        }
        report.figure(&name, "processor, program", of(&|turn| turn.each(turn.program)), "µs/request");
        report.figure(&name, "processor, postgres", of(&|turn| turn.each(turn.postgres)), "µs/request");
    }
}

/// A unit, and whose it is.
struct Unit {
    tenant: String,
    id: String,
    company: String,
    person: String,
}

/// Units drawn at random.
fn units(cluster: &Cluster) -> Result<Vec<Unit>> {
    const IDS: &str = "
        select u.tenant_id, u.id, u.company_id, p.id
        from organization.org_unit u join organization.tenant t using (tenant_id) join auth.user p using (tenant_id)
        where u.state = 'open' and t.slug like 'bench-%' and p.name = 'Colleague 1' order by random() limit ";
    let rows = cluster.sql(&[IDS, &QUESTIONS.to_string()].concat())?;
    let unit = |row: &str| {
        let mut cells = row.split('|').map(str::to_owned);
        Some(Unit { tenant: cells.next()?, id: cells.next()?, company: cells.next()?, person: cells.next()? })
    };
    let units: Vec<_> = rows.lines().filter_map(unit).collect();
    if units.is_empty() { Err("the scenario has no units".into()) } else { Ok(units) }
}

fn questions(options: &Options, tenants: &[Tenant], units: &[Unit], way: Way, operation: &Operation) -> Vec<Request> {
    let question =
        |unit: &Unit| Some(question(options, token(tenants, unit)?, unit, way, operation, operation.document));
    units.iter().filter_map(question).collect()
}

fn token<'t>(tenants: &'t [Tenant], unit: &Unit) -> Option<&'t str> {
    tenants.iter().find(|known| known.id == unit.tenant).map(|tenant| tenant.token.as_str())
}

fn question(options: &Options, token: &str, unit: &Unit, way: Way, operation: &Operation, document: &str) -> Request {
    let expected = match operation.answer {
        Answer::Unit => &unit.id,
        Answer::Company => &unit.company,
        Answer::Person => &unit.person,
    };
    let variables = if operation.answer == Answer::Unit { json!({ "id": unit.id }) } else { json!({}) };
    let body = json!({ "query": document, "variables": variables }).to_string();
    let head = format!("HTTP/1.1\r\nhost: {}\r\nauthorization: Bearer {token}\r\n", options.listen);
    let post = |path: &str| {
        let length = body.len();
        format!("POST {path} {head}content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}")
    };
    let bytes = match way {
        Way::Gateway => post("/graphql"),
        Way::Subgraph => post("/graphql/organization"),
        Way::Rest => format!("GET /api/v1/organization/units/{} {head}\r\n", unit.id),
    };
    Request { bytes: bytes.into_bytes(), expected: expected.as_bytes().to_vec() }
}

/// Operations nobody asked before, beside ones that are known, one after another: the difference is reading, checking and
/// planning.
fn planning(report: &Report, options: &Options, tenants: &[Tenant], units: &[Unit]) -> Result {
    for operation in OPERATIONS.iter().filter(|known| known.floor > 0.0 && known.name.contains(&options.operation)) {
        let mut latencies = [0.0; 2];
        for (is_new, latency) in [false, true].into_iter().zip(&mut latencies) {
            let asked = units.iter().take(NEW).enumerate().filter_map(|(number, unit)| {
                let named = if is_new { format!("query N{number}") } else { "query".to_owned() };
                let rest = operation.document.strip_prefix("query").unwrap_or(operation.document);
                Some(question(options, token(tenants, unit)?, unit, Way::Gateway, operation, &(named + rest)))
            });
            let asked: Arc<[Request]> = asked.collect();
            *latency = client::round(&options.listen, &asked, 1, WARM_UP)?.quantile(0.5);
        }
        let name = format!("planning {}", operation.name);
        for (what, value) in [("known, latency p50", latencies[0]), ("new, latency p50", latencies[1])] {
            report.figure(&name, what, value, "ms");
        }
        report.figure(&name, "reading, checking and planning", (latencies[1] - latencies[0]) * 1e3, "µs");
    }
    Ok(())
}

/// More than the gateway keeps plans of.
const NEW: usize = 20_000;
