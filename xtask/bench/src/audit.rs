//! What the audit costs a command: the same command over the program with its audit row and without, in turns. The sealer
//! is at work, and what it takes is counted.

use std::time::Duration;

use serde_json::json;

use crate::Result;
use crate::client::{Request, Source, round_of};
use crate::options::Options;
use crate::program::Program;
use crate::report::{Report, Yardstick, median};
use crate::scenario::{self, Tenant, Turn, WARM_UP, turn};
use crate::yardstick::Cluster;

const BENCH: &str = "a branch changed over the graph, with its audit row";
const DOCUMENT: &str = "mutation($input: UpdateBranch!) { updateBranch(input: $input) { id version } }";
/// Where a command's audit rows are written, and what stands there while they are left out.
const WRITES: &str = "if p_audit is not null then";
const LEFT_OUT: &str = "if false then";
/// A branch for each connection, spread over all tenants.
const BRANCHES: &str = "
    insert into organization.branch (tenant_id, id, company_id, code, name, state, version)
    select c.tenant_id, gen_random_uuid(), c.id, 'A-' || n, 'Bench branch', 'open', 1
    from organization.company c, generate_series(1, :each) n
    where c.name = 'Bench Company'
    on conflict on constraint branch_code_unique do nothing";
const LIST: &str = "
    select tenant_id, id, code, version from organization.branch
    where code like 'A-%' order by substr(code, 3)::integer, id limit ";

/// Takes turns: with, without.
pub fn audit(report: &Report, options: &Options, program: &Program) -> Result {
    let (cluster, tenants) = scenario::prepare(options, program)?;
    let mut branches = branches(options, &cluster, &tenants)?;
    let save = cluster.sql("select pg_get_functiondef('data.save'::regproc)")?;
    if !save.contains(WRITES) {
        return Err("data.save does not write audit rows where it did".into());
    }
    let mut round = |seconds| turn(program, || round_of(&options.listen, &mut branches, seconds));
    round(WARM_UP)?;
    let (mut with, mut without) = (Vec::new(), Vec::new());
    for number in 1..=options.rounds {
        eprintln!("round {number} of {}", options.rounds);
        for (turns, save) in [(&mut with, &save), (&mut without, &save.replace(WRITES, LEFT_OUT))] {
            cluster.sql(save)?;
            // What the turn before left to be done is not this one's.
            round(WARM_UP)?;
            turns.push(round(Duration::from_secs(options.seconds))?);
        }
    }
    cluster.sql(&save)?;
    tell(report, &with, &without);
    Ok(())
}

fn tell(report: &Report, with: &[Turn], without: &[Turn]) {
    type Figure = fn(&Turn) -> f64;
    let figures: [(&str, &str, Figure); 4] = [
        ("throughput", "commands/s", |turn| turn.round.rate()),
        ("latency p50", "ms", |turn| turn.round.quantile(0.5)),
        ("processor, program", "µs/command", |turn| turn.each(turn.program)),
        ("processor, postgres", "µs/command", |turn| turn.each(turn.postgres)),
    ];
    for (what, unit, figure) in figures {
        let value = median(without.iter().map(figure).collect());
        let yardstick = Yardstick { what: "the same without", value };
        report.beside(BENCH, what, median(with.iter().map(figure).collect()), unit, &yardstick);
    }
}

/// A branch that one connection changes again and again, as a desk does: with the version it saw and a key of its own.
struct Branch {
    head: String,
    id: String,
    code: String,
    version: u64,
    request: Request,
}

impl Source for Branch {
    fn next(&mut self) -> &Request {
        let Self { head, id, code, version, .. } = self;
        let input = json!({ "id": id, "code": code, "name": format!("Bench branch {version}"), "version": version });
        let body = json!({ "query": DOCUMENT, "variables": { "input": input } }).to_string();
        let bytes = format!("{head}idempotency-key: {id}-{version}\r\ncontent-length: {}\r\n\r\n{body}", body.len());
        *version += 1;
        let expected = format!("\"version\":{version}");
        self.request = Request { bytes: bytes.into_bytes(), expected: expected.into_bytes() };
        &self.request
    }
}

fn branches(options: &Options, cluster: &Cluster, tenants: &[Tenant]) -> Result<Vec<Branch>> {
    let each = options.connections.div_ceil(tenants.len().max(1));
    cluster.sql(&BRANCHES.replace(":each", &each.to_string()))?;
    let rows = cluster.sql(&[LIST, &options.connections.to_string()].concat())?;
    let branch = |row: &str| {
        let mut cells = row.split('|').map(str::to_owned);
        let (tenant, id, code) = (cells.next()?, cells.next()?, cells.next()?);
        let token = &tenants.iter().find(|known| known.id == tenant)?.token;
        let head = format!(
            "POST /graphql HTTP/1.1\r\nhost: {}\r\nauthorization: Bearer {token}\r\ncontent-type: application/json\r\n",
            options.listen
        );
        let request = Request { bytes: Vec::new(), expected: Vec::new() };
        Some(Branch { head, id, code, version: cells.next()?.parse().ok()?, request })
    };
    Ok(rows.lines().filter_map(branch).collect())
}
