//! Every reading statement of this room over 200,000 entries, as the service's role: none reads a whole table.

// sql: ids come from the rows themselves, and roles from our own lists.

use kernel::{Scope, TenantId};

use crate::house::House;

/// Tables that hold a handful of rows a tenant.
const SMALL: &[&str] = &["hold", "retention", "signing_key", "tenant_directory", "purge"];

const SEED: [&str; 5] = [
    "insert into data.audit_row (tenant_id, id, at, actor, operation, noun, subject, after, request, xid)
     select t.tenant_id, gen_random_uuid(), timestamptz '2026-01-01' + n * interval '1 minute', 'person:' || n % 50,
            'probe.thing.' || n % 20, 'thing-' || n % 10, gen_random_uuid(), '{\"name\": \"x\"}', gen_random_uuid(), n
     from data.tenant_directory t, generate_series(1, 20000) n",
    "insert into audit.entry (tenant_id, id, n, place, at, actor, operation, noun, subject, fields, words)
     select tenant_id, id, 1, 0, at, actor, operation, noun, subject, '{name}', array['word' || row_number() over ()]
     from data.audit_row",
    "insert into audit.word (tenant_id, id, word, at) select tenant_id, id, words[1], at from audit.entry",
    "insert into audit.block (tenant_id, n, prev, root, count, first_at, last_at, sealed_at, row_ids, leaves, hash, key_id, signature, snapshot, cluster)
     select t.tenant_id, n, decode(repeat('00', 32), 'hex'), '', 1, now(), now(), now(), '{}', '', decode(repeat('00', 32), 'hex'), '', '', '', ''
     from data.tenant_directory t, generate_series(1, 2000) n",
    "analyze",
];

async fn read_everything(house: &House, tenant: TenantId) {
    let cx = house.world.person(tenant, &["*"], Scope::All);
    let id = house
        .world
        .as_superuser(&format!("select id::text from data.audit_row where tenant_id = '{tenant}' limit 1"))
        .await;
    let id: String = id[0].get(0);
    for filter in [
        String::new(),
        r#"actor: "person:3""#.to_owned(),
        r#"noun: "thing-3""#.to_owned(),
        r#"operation: "probe.thing.3""#.to_owned(),
        format!(r#"subject: "{id}""#),
        r#"text: "word12 word""#.to_owned(),
        r#"from: "2026-01-02T00:00:00Z", until: "2026-01-03T00:00:00Z""#.to_owned(),
    ] {
        let query = format!("{{ auditEntries(filter: {{{filter}}}) {{ items {{ id }} }} }}");
        house.graph(&cx, &query).await.unwrap();
    }
    house
        .graph(&cx, &format!(r#"{{ auditEntry(id: "{id}") {{ id }} legalHolds {{ id }} retentionRules {{ years }} }}"#))
        .await
        .unwrap();
    house.heads().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn searches_use_their_indexes_over_200_000_entries() {
    let house = House::new().await;
    let mut tenant = house.tenant;
    for n in 0..9 {
        tenant = house.world.bare_tenant(&format!("t{n}")).await;
    }
    for sql in SEED {
        house.forge(sql).await;
    }
    read_everything(&house, tenant).await;
    let client = house.world.bare().await;
    let mut slow = Vec::new();
    let statements = house.world.runtime.db.statements();
    assert!(statements.len() >= 9, "{} statements", statements.len());
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
        let scanned = |line: &&String| {
            let table = line.split("Seq Scan on ").nth(1).and_then(|rest| rest.split_whitespace().next());
            table.is_some_and(|table| !SMALL.contains(&table))
        };
        if plan.iter().any(|line| scanned(&line)) {
            slow.push(format!("{}\n{}", sql.trim(), plan.join("\n")));
        }
        client.batch_execute("rollback; deallocate all").await.unwrap();
    }
    assert!(slow.is_empty(), "sequential scans:\n{}", slow.join("\n\n"));
    for name in ["after a first look", "a second"] {
        house.act(&house.owner, "probe.thing.create", "thing", name).await;
        let started = std::time::Instant::now();
        house.seal().await;
        testkit::say(&format!("a pass over ten tenants with 20,000 rows each, {name}: {:?}", started.elapsed()));
    }
    let started = std::time::Instant::now();
    let cx = house.world.person(tenant, &["*"], Scope::All);
    house.graph(&cx, r#"{ auditEntries(filter: {actor: "person:3"}) { items { id } } }"#).await.unwrap();
    testkit::say(&format!("{} statements explained; a page of one actor: {:?}", statements.len(), started.elapsed()));
}
