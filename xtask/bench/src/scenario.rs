//! The read everybody pays for: one organizational unit by id over REST, with token, permission and row security.
//!
//! Many tenants, many units each, ids drawn at random, every answer compared with the id that was asked for.

use std::sync::Arc;
use std::time::Duration;

use crate::client::{self, Request, Round};
use crate::options::Options;
use crate::people::{self, Changing, Owner};
use crate::program::Program;
use crate::report::{Report, Yardstick, median};
use crate::yardstick::{Cluster, PGBENCH};
use crate::{Result, machine};

pub const EMAIL: &str = "owner@example.com";
/// Every owner's.
pub const PASSWORD: &str = "karnaphuli-Bridge-42";
const PATH: &str = "/api/v1/organization/units";
/// So many different questions; more would only fill the client's memory.
pub const QUESTIONS: usize = 200_000;
pub const WARM_UP: Duration = Duration::from_secs(2);

/// Fills the folder, then takes turns with the yardstick.
pub fn read(report: &Report, options: &Options, program: &Program) -> Result {
    let (cluster, tenants) = prepare(options, program)?;
    let requests: Arc<[Request]> = questions(options, &cluster, &tenants)?.into();
    client::round(&options.listen, &requests, options.connections, WARM_UP)?;
    let owners = owners(options, &tenants)?;
    let (mut turns, mut changes) = (Vec::new(), 0);
    for number in 1..=options.rounds {
        eprintln!("round {number} of {}", options.rounds);
        let yardstick = cluster.round(options)?;
        let changing = Changing::start(&options.listen, owners.clone());
        let turn = measured(options, program, &requests);
        changes += changing.finish()?;
        turns.push((yardstick, turn?));
    }
    tell(report, &turns);
    report.figure("read unit by id over REST", "roles given and taken meanwhile", changes as f64, "changes");
    Ok(())
}

/// Some of the tenants, each with somebody whose roles change.
fn owners(options: &Options, tenants: &[Tenant]) -> Result<Vec<Owner>> {
    let owner = |tenant: &Tenant| {
        Ok(Owner { token: tenant.token.clone(), colleague: people::invite(&options.listen, &tenant.token)? })
    };
    tenants.iter().take(5).map(owner).collect()
}

/// The yardstick made ready, the tenants founded, their units there.
pub fn prepare(options: &Options, program: &Program) -> Result<(Cluster, Vec<Tenant>)> {
    let cluster = Cluster::of(program)?;
    cluster.prepare()?;
    let tenants = tenants(options, program)?;
    fill(options, &cluster)?;
    Ok((cluster, tenants))
}

/// A round with the processor time it took.
pub struct Turn {
    pub round: Round,
    pub program: Duration,
    pub postgres: Duration,
}

impl Turn {
    /// Microseconds of the program's processor time for each request.
    pub fn each(&self, time: Duration) -> f64 {
        time.as_secs_f64() * 1e6 / self.round.requests() as f64
    }
}

/// A round, measured.
pub fn measured(options: &Options, program: &Program, requests: &Arc<[Request]>) -> Result<Turn> {
    let seconds = Duration::from_secs(options.seconds);
    turn(program, || client::round(&options.listen, requests, options.connections, seconds))
}

/// A round with the processor time it takes.
pub fn turn(program: &Program, round: impl FnOnce() -> Result<Round>) -> Result<Turn> {
    let before = machine::processor(program.pid());
    let round = round()?;
    let after = machine::processor(program.pid());
    Ok(Turn { round, program: after.0.saturating_sub(before.0), postgres: after.1.saturating_sub(before.1) })
}

fn tell(report: &Report, turns: &[(f64, Turn)]) {
    const BENCH: &str = "read unit by id over REST";
    let of = |figure: &dyn Fn(&Turn) -> f64| median(turns.iter().map(|(_, turn)| figure(turn)).collect());
    let yardstick = Yardstick { what: PGBENCH, value: median(turns.iter().map(|(yardstick, _)| *yardstick).collect()) };
    report.beside(BENCH, "throughput", of(&|turn| turn.round.rate()), "requests/s", &yardstick);
    for (name, part) in [("p50", 0.5), ("p95", 0.95), ("p99", 0.99)] {
        report.figure(BENCH, &format!("latency {name}"), of(&|turn| turn.round.quantile(part)), "ms");
    }
    report.figure(BENCH, "processor, program", of(&|turn| turn.each(turn.program)), "µs/request");
    report.figure(BENCH, "processor, postgres", of(&|turn| turn.each(turn.postgres)), "µs/request");
}

/// A tenant with a token to speak for it.
pub struct Tenant {
    pub id: String,
    pub token: String,
}

/// Founds the tenants (founding again answers the same) and gets a token for each.
fn tenants(options: &Options, program: &Program) -> Result<Vec<Tenant>> {
    eprintln!("founding {} tenants", options.tenants);
    (0..options.tenants).map(|number| tenant(program, number)).collect()
}

fn tenant(program: &Program, number: usize) -> Result<Tenant> {
    let (slug, name) = (format!("bench-{number}"), format!("Bench Builders {number}"));
    let password = program.password_file(PASSWORD)?;
    let create = ["tenant", "create", "--slug", &slug, "--name", &name, "--owner-email", EMAIL];
    let founded = program.ask(&[&create[..], &["--owner-password-file", &password]].concat())?;
    let token = program.ask(&["token", "--tenant", &slug, "--email", EMAIL])?;
    let word = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_string();
    Ok(Tenant { id: word(&founded["tenant_id"]), token: word(&token["access_token"]) })
}

/// A company and its units for each tenant that has none; as administrator, past row security, for speed.
fn fill(options: &Options, cluster: &Cluster) -> Result {
    const COMPANIES: &str = "
        insert into organization.company
          (tenant_id, id, name, base_currency, fiscal_year_start_month, vat_registration, state, version)
        select tenant_id, gen_random_uuid(), 'Bench Company', 'BDT', 7, 'central', 'open', 1
        from organization.tenant t
        where slug like 'bench-%'
          and not exists (select from organization.company c where c.tenant_id = t.tenant_id)";
    const UNITS: &str = "
        insert into organization.org_unit (tenant_id, id, company_id, kind, code, name, state, version)
        select c.tenant_id, gen_random_uuid(), c.id, 'division', 'U-' || n, 'Unit ' || n, 'open', 1
        from organization.company c, generate_series(1, :units) n
        where not exists (select from organization.org_unit u where u.tenant_id = c.tenant_id)";
    cluster.sql(COMPANIES)?;
    cluster.sql(&UNITS.replace(":units", &options.units.to_string()))?;
    cluster.sql("vacuum analyze organization.org_unit").map(drop)
}

/// Ready-made requests, drawn from all units of all tenants.
fn questions(options: &Options, cluster: &Cluster, tenants: &[Tenant]) -> Result<Vec<Request>> {
    const IDS: &str = "select tenant_id, id from organization.org_unit where state = 'open' order by random() limit ";
    let rows = cluster.sql(&[IDS, &QUESTIONS.to_string()].concat())?;
    let question = |row: &str| {
        let (tenant, id) = row.split_once('|')?;
        let token = &tenants.iter().find(|known| known.id == tenant)?.token;
        let head =
            format!("GET {PATH}/{id} HTTP/1.1\r\nhost: {}\r\nauthorization: Bearer {token}\r\n\r\n", options.listen);
        Some(Request { bytes: head.into_bytes(), expected: id.as_bytes().to_vec() })
    };
    let questions: Vec<Request> = rows.lines().filter_map(question).collect();
    if questions.is_empty() { Err("the scenario has no units".into()) } else { Ok(questions) }
}
