//! Row security must not cost an index: every reading statement is explained over 200,000 rows, as the service's role.

use kernel::{Cx, Scope, TenantId};
use testkit::World;

use crate::house;

/// Tables that hold a handful of rows a tenant whatever its size.
const SMALL: &[&str] = &["tenant", "usage_counter", "usage_month", "tenant_export", "tenant_directory"];

const SEED: &str = "
    insert into organization.company (tenant_id, id, name, base_currency, fiscal_year_start_month, vat_registration, state, version)
      select t.tenant_id, gen_random_uuid(), 'Company ' || n, 'BDT', 7, 'central', 'open', 1
      from data.tenant_directory t, generate_series(1, 500) n;
    insert into organization.branch (tenant_id, id, company_id, code, name, state, version)
      select c.tenant_id, gen_random_uuid(), c.id, 'B' || n, 'Branch ' || n, 'open', 1 from organization.company c, generate_series(1, 4) n;
    insert into organization.org_unit (tenant_id, id, company_id, kind, code, name, state, version)
      select c.tenant_id, gen_random_uuid(), c.id, 'department', 'D' || n, 'Department ' || n, 'open', 1 from organization.company c, generate_series(1, 40) n;
    insert into organization.position (tenant_id, id, company_id, key, title, state, version)
      select c.tenant_id, gen_random_uuid(), c.id, 'chair-' || n, 'Chair ' || n, 'open', 1 from organization.company c, generate_series(1, 4) n;
    insert into organization.appointment (tenant_id, id, position_id, person_id, kind, starts_on, version)
      select p.tenant_id, gen_random_uuid(), p.id, gen_random_uuid(), 'holder', '2026-07-01', 1 from organization.position p;
    insert into organization.fiscal_year (tenant_id, id, company_id, label, starts_on, ends_on)
      select c.tenant_id, gen_random_uuid(), c.id, '2026-27', '2026-07-01', '2027-06-30' from organization.company c;
    insert into organization.company_change (tenant_id, id, company_id, name, reason, raised_by, state, version, company_version)
      select c.tenant_id, gen_random_uuid(), c.id, 'Other', 'RJSC', 'operator', 'draft', 1, 1 from organization.company c;
    insert into data.search_token (tenant_id, kind, token, id)
      select u.tenant_id, 'organization.unit', 'department' || (row_number() over ()), u.id from organization.org_unit u;
    analyze";

async fn grow(world: &World) -> TenantId {
    let service = world.services.iter().find(|service| service.name == "organization").unwrap();
    let (_, found) = &service.answers.methods[&("organization", "found_tenant")];
    let mut last = TenantId::new();
    for n in 0..10 {
        last = TenantId::new();
        let input = format!(r#"{{"slug":"t{n}","name":"T","owner_email":"o@example.com"}}"#);
        found(world.operator(last), input.into_bytes()).await.unwrap();
    }
    for statement in SEED.split(';') {
        world.as_superuser(statement).await;
    }
    last
}

/// Asks everything that reads, so that the statements become known.
async fn read_everything(world: &World, cx: &Cx) {
    let graph = world.services.iter().find_map(|service| service.graph.clone()).unwrap();
    let row = world.as_superuser("select u.id, u.company_id from organization.org_unit u limit 1").await;
    let (unit, company): (uuid::Uuid, uuid::Uuid) = (row[0].get(0), row[0].get(1));
    for query in [
        "{ companies { items { id } } }".to_owned(),
        r#"{ companies(listing: {text: "company 12"}) { items { id } } }"#.to_owned(),
        "{ branches { items { id company { id } } } }".to_owned(),
        "{ orgUnits { items { id company { id } parent { id } branch { id } } } }".to_owned(),
        r#"{ orgUnits(listing: {text: "department12", state: OPEN}) { items { id } next } }"#.to_owned(),
        format!(r#"{{ orgUnits(listing: {{companyId: "{company}", first: 10}}) {{ items {{ id }} next }} }}"#),
        "{ positions { items { id appointments { id } unit { id } branch { id } } } }".to_owned(),
        format!(
            r#"{{ orgUnit(id: "{unit}") {{ id }} fiscalYears(companyId: "{company}") {{ id }} companyChanges(companyId: "{company}") {{ items {{ id }} }} }}"#
        ),
        format!(
            r#"{{ positionHolders(input: {{companyId: "{company}", key: "cfo", on: "2026-11-21"}}) {{ personId }} }}"#
        ),
    ] {
        let answer = graph.execute(cx.clone(), async_graphql::Request::new(&query)).await;
        let harmless = |error: &async_graphql::ServerError| error.message.starts_with("There is no such");
        assert!(answer.errors.iter().all(harmless), "{query}: {:?}", answer.errors);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_and_searches_use_their_indexes_over_200_000_rows() {
    let world = house::world().await;
    let tenant = grow(&world).await;
    read_everything(&world, &world.person(tenant, &["*"], Scope::All)).await;
    let statements = world.runtime.db.statements();
    assert!(statements.len() > 10, "{} statements were read with", statements.len());
    let client = world.bare().await;
    let mut slow = Vec::new();
    for (role, sql, params) in &statements {
        client.batch_execute(&format!("begin; set local role {role}; set local app.tenant_id = '{tenant}'; set local plan_cache_mode = force_generic_plan")).await.unwrap();
        client.batch_execute(&format!("prepare asked as {sql}")).await.unwrap();
        let nulls = if *params == 0 { String::new() } else { format!("({})", vec!["null"; *params].join(", ")) };
        let rows = client.simple_query(&format!("explain execute asked{nulls}")).await.unwrap();
        let plan: Vec<String> = rows
            .iter()
            .filter_map(|message| match message {
                tokio_postgres::SimpleQueryMessage::Row(row) => row.get(0).map(str::to_owned),
                _ => None,
            })
            .collect();
        let scanned = plan
            .iter()
            .filter_map(|line| line.split("Seq Scan on ").nth(1))
            .filter_map(|rest| rest.split_whitespace().next());
        if scanned.into_iter().any(|table| !SMALL.contains(&table)) {
            slow.push(format!("{}\n{}", sql.trim(), plan.join("\n")));
        }
        client.batch_execute("rollback; deallocate all").await.unwrap();
    }
    testkit::say(&format!("{} statements explained", statements.len()));
    assert!(slow.is_empty(), "sequential scans:\n{}", slow.join("\n\n"));
}
