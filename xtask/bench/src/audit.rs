//! What the audit costs a command: the same statements with an audit row and without, in turns, the sealer at work.

use crate::Result;
use crate::options::Options;
use crate::program::Program;
use crate::report::{Report, Yardstick, median};
use crate::scenario;
use crate::yardstick::Cluster;

const BENCH: &str = "a command's statements with its audit row";
/// A unit, its event, and the audit row or nothing in its place.
const COMMAND: &str = "\
begin;
set local role vextrus_organization;
select set_config('app.tenant_id', ':tenant', true);
select data.enter(true, null, null, null);
insert into organization.org_unit (id, company_id, kind, code, name, state, version)
values (gen_random_uuid(), ':company', 'division', 'B-' || gen_random_uuid(), 'Bench unit', 'closed', 1);
select data.save(now(), 'operator', gen_random_uuid(), 'bench.unit.create',
  jsonb_build_array(jsonb_build_object('id', gen_random_uuid(), 'name', 'bench.unit.created', 'version', 1,
    'aggregate', gen_random_uuid(), 'payload', '{}'::jsonb)),
  null, :audit, null, null, null, null);
commit;
";
const ROW: &str = "\
jsonb_build_array(jsonb_build_object('id', gen_random_uuid(), 'noun', 'unit', 'subject', gen_random_uuid(), 'before', null,
    'after', '{\"code\":\"B\",\"name\":\"Bench unit\",\"kind\":\"division\",\"state\":\"open\",\"version\":1}'::jsonb))";

/// Takes turns: with, without.
pub fn audit(report: &Report, options: &Options, program: &Program) -> Result {
    let (cluster, _) = scenario::prepare(options, program)?;
    let (mut with, mut without) = (Vec::new(), Vec::new());
    for number in 1..=options.rounds {
        eprintln!("round {number} of {}", options.rounds);
        with.push(cluster.script(options, &script(&cluster, ROW)?)?);
        without.push(cluster.script(options, &script(&cluster, "null")?)?);
    }
    let yardstick = Yardstick { what: "the same statements without", value: median(without) };
    report.beside(BENCH, "throughput", median(with), "commands/s", &yardstick);
    Ok(())
}

fn script(cluster: &Cluster, row: &str) -> Result<String> {
    let place = cluster.sql("select tenant_id, id from organization.company where name = 'Bench Company' limit 1")?;
    let (tenant, company) = place.split_once('|').ok_or("the scenario has no company")?;
    Ok(COMMAND.replace(":tenant", tenant).replace(":company", company).replace(":audit", row))
}
