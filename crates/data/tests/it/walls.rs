//! Tenants never meet: the catalogue is walked, and the wall is run against.

use uuid::Uuid;

use crate::probe::{self, INSERT};

const UNWALLED: &str = "
    select n.nspname || '.' || c.relname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname in ('data', 'probe')
      and not (c.relrowsecurity and c.relforcerowsecurity)
      and c.relname not in ('schema_history', 'function_hash')";

const TENANT_NOT_FIRST: &str = "
    select i.indexrelid::regclass::text as name
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant_id'
    where n.nspname in ('data', 'probe') and i.indkey[0] <> t.attnum
    order by 1";

#[tokio::test(flavor = "multi_thread")]
async fn every_table_has_its_wall_and_every_index_begins_with_the_tenant() {
    let (world, _) = probe::world().await;
    let names =
        |rows: Vec<tokio_postgres::Row>| rows.iter().map(|row| row.get::<_, String>("name")).collect::<Vec<_>>();
    assert_eq!(names(world.as_superuser(UNWALLED).await), Vec::<String>::new());
    assert_eq!(
        names(world.as_superuser(TENANT_NOT_FIRST).await),
        [
            "data.delivery_ready",
            "data.idempotency_key_age",
            "data.outbox_position",
            "data.tenant_directory_slug_unique",
            "data.tombstone_pk"
        ],
        "system tables that are looked at over all tenants; the list grows only with a reason"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_with_no_tenant_set_sees_an_error_not_everything() {
    let (world, _) = probe::world().await;
    let client = world.bare().await;
    client.batch_execute("begin; set local role vextrus_probe").await.unwrap();
    let refused = client.query("select * from probe.note", &[]).await.unwrap_err();
    assert!(refused.as_db_error().is_some_and(|error| error.message().contains("app.tenant_id")), "{refused:?}");
    client.batch_execute("rollback; begin; set local role vextrus_probe; set local app.tenant_id = ''").await.unwrap();
    assert!(client.query("select * from probe.note", &[]).await.is_err(), "an empty tenant is no tenant");
    client.batch_execute("rollback").await.unwrap();
    assert!(client.query("select * from probe.note", &[]).await.is_err(), "the login role itself may see nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_neighbour_sees_nothing_and_cannot_write_here() {
    let (world, one) = probe::world().await;
    let two = world.bare_tenant("two").await;
    let db = &world.runtime.db;
    let id = Uuid::now_v7();
    db.command(&world.operator(one), "probe.write", &(), async |tx| probe::write(tx, id, "mine").await).await.unwrap();
    let seen = db
        .read(&world.operator(two), async |look| {
            look.list("select id from probe.note", &[], |row| row.get::<Uuid>("id")).await
        })
        .await
        .unwrap();
    assert_eq!(seen, Vec::<Uuid>::new());
    let touched = db
        .command(&world.operator(two), "probe.touch", &(), async |tx| {
            tx.run("update probe.note set text = 'theirs' where id = $1", &[&id]).await
        })
        .await
        .unwrap();
    assert_eq!(touched, 0);
    let smuggled = db
        .command(&world.operator(two), "probe.smuggle", &(), async |tx| {
            tx.run("insert into probe.note (tenant_id, id, text) values ($1, $2, 'in')", &[&one, &Uuid::now_v7()]).await
        })
        .await;
    assert_eq!(smuggled.unwrap_err().code(), "kernel.internal", "row security refuses the row");
    // The same id may live at both: nobody learns that it is taken elsewhere.
    let twin =
        db.command(&world.operator(two), "probe.write", &(), async |tx| tx.run(INSERT, &[&id, &"mine"]).await).await;
    assert_eq!(twin.unwrap(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_written_once_stays() {
    let (world, tenant) = probe::world().await;
    let cx = world.operator(tenant);
    let id = Uuid::now_v7();
    world.runtime.db.command(&cx, "probe.write", &(), async |tx| probe::write(tx, id, "kept").await).await.unwrap();
    for sql in [
        "update data.audit_row set actor = 'x'",
        "delete from data.audit_row",
        "delete from data.outbox",
        "truncate data.audit_row",
    ] {
        let refused = world.runtime.db.command(&cx, "probe.break", &(), async |tx| tx.run(sql, &[]).await).await;
        assert_eq!(refused.unwrap_err().code(), "kernel.internal", "{sql}: no grant");
        let client = world.bare().await;
        client.batch_execute(&format!("set role vextrus_service; set app.tenant_id = '{tenant}'")).await.unwrap();
        assert!(client.batch_execute(sql).await.is_err(), "{sql}");
    }
    let mut admin = world.admin.clone();
    admin.options("-c app.tenant_id=00000000-0000-0000-0000-000000000000");
    let (client, connection) = admin.connect(tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    let refused = client.batch_execute("update data.audit_row set actor = 'x'").await.unwrap_err();
    assert_eq!(refused.as_db_error().unwrap().message(), "data.append-only", "the trigger holds even the superuser");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_system_role_sees_what_its_policies_list() {
    let (world, _) = probe::world().await;
    let rows = world
        .as_superuser(
            "select schemaname || '.' || tablename as name from pg_policies
             where 'vextrus_system' = any (roles) or 'public' = any (roles) order by 1",
        )
        .await;
    let names: Vec<String> = rows.iter().map(|row| row.get("name")).collect();
    testkit::say(&format!("vextrus_system sees: {}", names.join(", ")));
    assert_eq!(
        names,
        [
            "data.audit_row",
            "data.delivery",
            "data.idempotency_key",
            "data.installation",
            "data.outbox",
            "data.subscription",
            "data.tenant_directory",
            "data.tombstone"
        ]
    );
    let client = world.bare().await;
    client.batch_execute("set role vextrus_system").await.unwrap();
    assert!(client.query("select * from probe.note", &[]).await.is_err());
}
