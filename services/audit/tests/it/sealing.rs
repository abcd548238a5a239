//! Every row is sealed, once, whatever else happens.

use futures_util::future::join_all;
use kernel::{Scope, TenantId};
use serde_json::json;
use uuid::Uuid;

use crate::house::{House, act};

const ROWS: &str = "select count(*) from data.audit_row";
const SEALED: &str = "select coalesce(sum(count), 0)::bigint from audit.block";
/// Both in one look: a COMMIT that was on its way when its pass was killed may arrive between two.
const BOTH: &str = "
    select coalesce((select sum(count) from audit.block), 0)::bigint,
           (select count(distinct id) from (select unnest(row_ids) as id from audit.block) s)";
const DIFFERENT: &str = "select count(distinct id) from (select unnest(row_ids) as id from audit.block) s";

#[tokio::test(flavor = "multi_thread")]
async fn rows_are_sealed_in_a_chain_of_blocks() {
    let house = House::new().await;
    for name in ["one", "two", "three"] {
        house.act(&house.owner, "probe.thing.create", "thing", name).await;
        house.seal().await;
    }
    house.seal().await;
    assert_eq!(house.number("select count(*) from audit.block").await, 3, "no block without rows");
    let verified = house.verify(vec![]).await;
    assert_eq!((verified.blocks, verified.rows, verified.wrong), (3, 3, 0));
    let heads = house.heads().await;
    assert_eq!((heads.len(), heads[0].n, heads[0].tenant), (1, 3, house.tenant));
}

#[tokio::test(flavor = "multi_thread")]
async fn writers_and_sealers_at_once_miss_nothing_and_seal_nothing_twice() {
    let house = House::new().await;
    let neighbour = house.world.bare_tenant("neighbour").await;
    let db = &house.world.runtime.db;
    let writer = async |n: usize| {
        let tenant = if n == 3 { neighbour } else { house.tenant };
        let cx = house.world.person(tenant, &["*"], Scope::All);
        for step in 0..60 {
            act(db, &cx, "probe.thing.create", "thing", &format!("{n} {step}")).await;
        }
    };
    // Two processes with a sealer each.
    let other = audit::service(&house.world.runtime);
    let another = other.tasks.iter().find(|task| task.name == "audit.sealer").unwrap();
    let done = std::sync::atomic::AtomicBool::new(false);
    let sealing = async {
        while !done.load(std::sync::atomic::Ordering::SeqCst) {
            futures_util::join!(house.world.work("audit.sealer"), async {
                another.pass().await.unwrap();
            });
        }
    };
    let writing = async {
        join_all((0..4).map(writer)).await;
        done.store(true, std::sync::atomic::Ordering::SeqCst);
    };
    futures_util::join!(sealing, writing);
    house.seal().await;
    let (rows, sealed, different) =
        (house.number(ROWS).await, house.number(SEALED).await, house.number(DIFFERENT).await);
    assert_eq!((rows, sealed, different), (240, 240, 240));
    assert!(house.number("select count(*) from audit.block").await > 2, "they were sealed while being written");
    assert_eq!(house.number("select count(*) from audit.block b where exists (select from unnest(b.row_ids) i join data.audit_row r on r.id = i where r.tenant_id <> b.tenant_id)").await, 0);
    assert_eq!(house.wrong().await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_transaction_left_open_is_sealed_when_it_ends_and_holds_nobody_up() {
    let house = House::new().await;
    house.act(&house.owner, "probe.thing.create", "thing", "first").await;
    house.seal().await;
    let client = house.world.admin.connect(tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(client.1);
    let client = client.0;
    // Written early, committed late: its number is below those of rows sealed meanwhile.
    let late = Uuid::now_v7();
    client
        .batch_execute(&format!(
            "begin; set local app.tenant_id = '{}'; select data.save('{}', 'operator', '{late}', 'probe.late', null, null,
             jsonb_build_array(jsonb_build_object('id', '{late}', 'noun', 'thing', 'subject', '{late}', 'before', null, 'after', '{{}}'::jsonb)), null, null, null, null)",
            house.tenant,
            house.world.clock.now()
        ))
        .await
        .unwrap();
    for name in ["second", "third"] {
        house.act(&house.owner, "probe.thing.create", "thing", name).await;
        house.seal().await;
    }
    assert_eq!(house.number(SEALED).await, 3, "the others are sealed meanwhile");
    client.batch_execute("commit").await.unwrap();
    house.seal().await;
    assert_eq!((house.number(SEALED).await, house.number(DIFFERENT).await), (4, 4));
    assert_eq!(house.wrong().await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sealer_killed_at_any_moment_leaves_nothing_half() {
    let house = House::new().await;
    // More than one block: so that it can be killed between two.
    let tx = house.world.runtime.db.acting_as("vextrus_audit").begin(&house.owner, "probe.many").await.unwrap();
    for n in 0..4_500 {
        tx.audit("thing", Uuid::now_v7(), None::<&()>, Some(&json!({ "name": format!("thing {n}") })));
    }
    tx.commit().await.unwrap();
    for n in 0..40u64 {
        let pass = house.world.services[0].tasks[0].pass();
        let killed = tokio::time::timeout(std::time::Duration::from_millis(n * 15), pass).await.is_err();
        if !killed {
            break;
        }
        let row = &house.world.as_superuser(BOTH).await[0];
        let (sealed, different): (i64, i64) = (row.get(0), row.get(1));
        assert_eq!(sealed, different);
        assert!([0, 2_000, 4_000, 4_500].contains(&sealed), "{sealed} rows sealed");
    }
    house.seal().await;
    assert_eq!((house.number(SEALED).await, house.number(DIFFERENT).await), (4_500, 4_500));
    assert_eq!(house.wrong().await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_moved_to_another_cluster_goes_on_where_it_was() {
    let house = House::new().await;
    house.act(&house.owner, "probe.thing.create", "thing", "before").await;
    house.seal().await;
    house.act(&house.owner, "probe.thing.create", "thing", "unsealed when it moved").await;
    // As after a dump and restore elsewhere: the rows' numbers are far ahead of the new cluster's.
    house.forge("update data.audit_row set xid = xid + 1000000000; update audit.block set cluster = 'another'").await;
    house.act(&house.owner, "probe.thing.create", "thing", "after").await;
    for _ in 0..3 {
        // A process that knows nothing of the move.
        let fresh = audit::service(&house.world.runtime);
        fresh.tasks[0].pass().await.unwrap();
        house.act(&house.owner, "probe.thing.create", "thing", "more").await;
        house.seal().await;
    }
    assert_eq!((house.number(ROWS).await, house.number(SEALED).await, house.number(DIFFERENT).await), (6, 6, 6));
    assert_eq!(house.wrong().await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_key_signs_from_then_on_and_the_old_one_still_proves() {
    let house = House::new().await;
    house.act(&house.owner, "probe.thing.create", "thing", "one").await;
    house.seal().await;
    let before = house.heads().await.remove(0);
    let facts = {
        use contracts::audit::Audit as _;
        let nowhere = house.world.operator(TenantId(Uuid::nil()));
        let stranger = house.world.person(house.tenant, &["*"], Scope::All);
        assert_eq!(house.audit().rotate_signing_key(&stranger, ()).await.unwrap_err().code(), "kernel.denied");
        house.audit().rotate_signing_key(&nowhere, ()).await.unwrap()
    };
    house.act(&house.owner, "probe.thing.create", "thing", "two").await;
    house.seal().await;
    let heads = house.heads().await;
    let after = heads.iter().find(|head| head.tenant == house.tenant).unwrap();
    assert_ne!(before.key, after.key);
    assert_eq!(after.key, facts.id);
    assert_eq!(heads.len(), 2, "the installation's own act was sealed, too");
    let verified = house.verify(vec![before, after.clone()]).await;
    assert_eq!((verified.rows, verified.wrong), (2, 0), "{:?}", verified.findings);
    let kept = "select count(*) from audit.signing_key where sealed is not null";
    assert_eq!(house.number(kept).await, 1, "the old private key is gone");
}
