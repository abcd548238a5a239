//! How PostgreSQL carries out the reads over 200,000 rows, as this room's role: never by reading a table whole.

use std::path::PathBuf;

use data::{Runtime, Service};
use testkit::World;

use crate::{SCHEMA, branch, company, position, unit};

/// Two tenants share the tables, so that the wall itself must be found by index.
const FILL: &str = "
    insert into organization.company
    select t, ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Company ' || n, null, null, null, null, null, null,
           'BDT', 7, 'central', 'open', 1
    from unnest(array['00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-00000000000b']::uuid[]) t,
         generate_series(1, 1000) n;
    insert into organization.branch
    select tenant_id, gen_random_uuid(), id, 'B' || n, 'Branch ' || n, null, null, null, 'open', 1
    from organization.company, generate_series(1, 10) n;
    insert into organization.org_unit
    select tenant_id, gen_random_uuid(), id, 'cost-centre', 'U' || n, 'Unit ' || n, null, null, null, 'open', 1
    from organization.company, generate_series(1, 100) n;
    insert into organization.position
    select tenant_id, gen_random_uuid(), id, null, null, 'key-' || n, 'Title ' || n, null, 'open', 1
    from organization.company, generate_series(1, 20) n;
    insert into organization.appointment
    select tenant_id, gen_random_uuid(), id, gen_random_uuid(), 'holder', '2026-01-01', null, 1 from organization.position;
    analyze";

const ENTER: &str = "
    set role vextrus_organization;
    set app.tenant_id = '00000000-0000-0000-0000-00000000000a'";

const ID: &str = "'00000000-0000-7000-8000-000000000500'";

fn story(runtime: &Runtime) -> Vec<Service> {
    vec![crate::service(&Runtime { files: PathBuf::new(), ..runtime.clone() })]
}

// sql: EXPLAIN of our own constants
#[tokio::test(flavor = "multi_thread")]
async fn no_read_takes_a_table_whole() {
    let world = World::new(&[SCHEMA], story).await;
    let (admin, connection) = world.admin.connect(tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    admin.batch_execute(FILL).await.unwrap();
    let client = world.bare().await;
    client.batch_execute(ENTER).await.unwrap();
    let list = |found: &str| format!("'U5', {ID}, null, null, 'open', {found}");
    let found = format!("array[{ID}]::uuid[]");
    let (all, some) = (list("null"), list(&found));
    let statements = [
        ("unit find", unit::store::FIND, ID.to_owned()),
        ("unit list", unit::store::LIST, format!("{all}, null, 51")),
        ("unit search", unit::store::LIST, format!("{some}, null, 51")),
        ("units by ids", unit::store::LIST_BY_IDS, found.clone()),
        ("unit above", unit::store::LIST_ABOVE, ID.to_owned()),
        ("unit open below", unit::store::COUNT_OPEN, ID.to_owned()),
        ("company list", company::store::LIST, format!("{all}, 51")),
        ("company open below", company::store::COUNT_OPEN, ID.to_owned()),
        ("branch list", branch::store::LIST, format!("{all}, 51")),
        ("position list", position::store::LIST, format!("{all}, 51")),
        ("holders", position::store::LIST_HOLDERS, format!("{ID}, 'key-7', null, null, '2026-11-21'")),
    ];
    for mode in ["force_custom_plan", "force_generic_plan"] {
        client.batch_execute(&format!("set plan_cache_mode = {mode}")).await.unwrap();
        for (what, sql, arguments) in &statements {
            client.batch_execute(&format!("prepare looked as {sql}")).await.unwrap();
            let rows = client.query(&format!("explain (costs off) execute looked({arguments})"), &[]).await.unwrap();
            let plan: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
            assert!(!plan.iter().any(|line| line.contains("Seq Scan")), "{what}, {mode}:\n{}", plan.join("\n"));
            client.batch_execute("deallocate looked").await.unwrap();
        }
    }
}
