//! Commands: idempotency, numbers, closed tenants, approvals, disk.

use std::sync::atomic::{AtomicU32, Ordering};

use data::approval::{self, About, Submission, Verdict};
use futures_util::future::join_all;
use kernel::{Cx, Scope};
use uuid::Uuid;

use crate::probe;

#[tokio::test(flavor = "multi_thread")]
async fn the_same_key_has_one_effect_and_one_answer() {
    let (world, tenant) = probe::world().await;
    let db = &world.runtime.db;
    let cx = world.operator(tenant).keyed("k1");
    let once = async || {
        db.command(&cx, "probe.write", &"same", async |tx| {
            let id = Uuid::now_v7();
            probe::write(tx, id, &id.to_string()).await
        })
        .await
    };
    let answers = join_all((0..20).map(|_| once())).await;
    let first = *answers[0].as_ref().unwrap();
    assert!(answers.iter().all(|answer| *answer.as_ref().unwrap() == first));
    let rows = world.as_superuser("select count(*) from probe.note").await;
    assert_eq!(rows[0].get::<_, i64>(0), 1);
    let other =
        db.command(&cx, "probe.write", &"different", async |tx| probe::write(tx, Uuid::now_v7(), "z").await).await;
    assert_eq!(other.unwrap_err().code(), "kernel.key-reused");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_answered_with_anothers_answer() {
    let (world, tenant) = probe::world().await;
    let db = &world.runtime.db;
    let write = async |cx: Cx| {
        let id = Uuid::now_v7();
        db.command(&cx.keyed("same"), "probe.write", &(), async |tx| probe::write(tx, id, &id.to_string()).await).await
    };
    let (one, two) = (world.person(tenant, &["*"], Scope::All), world.person(tenant, &["*"], Scope::All));
    let (first, second) = (write(one.clone()).await.unwrap(), write(two).await.unwrap());
    assert_ne!(first, second, "a key is its owner's");
    assert_eq!(write(one.clone()).await.unwrap(), first);
    let narrowed =
        Cx::new(tenant, one.actor().clone(), kernel::Grants::of(["*"], Scope::Only([].into())), world.clock.clone());
    assert_eq!(write(narrowed).await.unwrap_err().code(), "kernel.key-reused", "whoever sees less asks something else");
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_are_kept_45_days() {
    let (world, tenant) = probe::world().await;
    let cx = world.operator(tenant).keyed("old");
    world
        .runtime
        .db
        .command(&cx, "probe.write", &(), async |tx| probe::write(tx, Uuid::now_v7(), "x").await)
        .await
        .unwrap();
    let keys = async || world.as_superuser("select 1 from data.idempotency_key").await.len();
    for (days, left) in [(44, 1), (46, 0)] {
        // sql: a date of the test
        let age = format!(
            "update data.idempotency_key set at = timestamptz '{}' - interval '{days} days'",
            world.clock.now()
        );
        world.as_superuser(&age).await;
        world.another_worker().sweep().await.unwrap();
        assert_eq!(keys().await, left, "after {days} days");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failed_command_leaves_its_key_free() {
    let (world, tenant) = probe::world().await;
    let db = &world.runtime.db;
    let cx = world.operator(tenant).keyed("k2");
    let calls = AtomicU32::new(0);
    let act = async |tx: &data::Tx| {
        if calls.fetch_add(1, Ordering::Relaxed) == 0 {
            probe::write(tx, Uuid::now_v7(), "gone").await?;
            return Err(kernel::Error::not_found("note"));
        }
        probe::write(tx, Uuid::now_v7(), "kept").await
    };
    assert!(db.command(&cx, "probe.write", &(), act).await.is_err());
    assert!(db.command(&cx, "probe.write", &(), act).await.is_ok());
    let rows = world.as_superuser("select text from probe.note").await;
    assert_eq!(rows.iter().map(|row| row.get::<_, String>(0)).collect::<Vec<_>>(), ["kept"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_constraint_speaks_its_own_sentence() {
    let (world, tenant) = probe::world().await;
    let db = &world.runtime.db;
    let write = async |text: &str| {
        db.command(&world.operator(tenant), "probe.write", &(), async |tx| probe::write(tx, Uuid::now_v7(), text).await)
            .await
    };
    write("twice").await.unwrap();
    let refused = write("twice").await.unwrap_err();
    assert_eq!((refused.code(), refused.field_name()), ("probe.text-taken", Some("text")));
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_have_no_gap_under_failure_and_haste() {
    let (world, tenant) = probe::world().await;
    let db = &world.runtime.db;
    let take = async |turn: i32| {
        db.command(&world.operator(tenant), "probe.number", &(), async |tx| {
            let number = tx.next_number("voucher", "2026-27").await?;
            if turn % 5 == 0 { Err(kernel::Error::not_found("luck")) } else { Ok(number) }
        })
        .await
    };
    let mut numbers: Vec<i64> = join_all((1..=100).map(take)).await.into_iter().filter_map(Result::ok).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=80).collect::<Vec<_>>());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_tenant_is_read_and_not_written() {
    let (world, tenant) = probe::world().await;
    let db = &world.runtime.db;
    let person = world.person(tenant, &["*"], Scope::All);
    let operator = world.operator(tenant);
    for (state, open) in [("trial", true), ("suspended", false), ("archived", false), ("active", true)] {
        db.command(&operator, "probe.state", &(), async |tx| {
            tx.run("select data.directory_put($1, 'one', 'one', $2, $3)", &[&tenant, &state, &tx.cx().now()]).await
        })
        .await
        .unwrap();
        let written =
            db.command(&person, "probe.write", &(), async |tx| probe::write(tx, Uuid::now_v7(), state).await).await;
        match (open, written) {
            (true, Ok(_)) => {}
            (false, Err(error)) => assert_eq!(error.code(), "data.tenant-closed"),
            (_, other) => panic!("{state}: {other:?}"),
        }
        let seen = db
            .read(&person, async |look| look.list("select id from probe.note", &[], |row| row.get::<Uuid>("id")).await)
            .await;
        assert!(seen.is_ok());
    }
    let stranger = world.person(kernel::TenantId::new(), &["*"], Scope::All);
    let refused =
        db.command(&stranger, "probe.write", &(), async |tx| probe::write(tx, Uuid::now_v7(), "x").await).await;
    assert_eq!(refused.unwrap_err().code(), "data.tenant-unknown");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_made_it_does_not_check_it() {
    let (world, tenant) = probe::world().await;
    let db = &world.runtime.db;
    let somebody = || world.person(tenant, &["*"], Scope::All);
    let (author, maker, checker) = (somebody(), somebody(), somebody());
    let document = Uuid::now_v7();
    let submit = async |cx: &Cx| {
        db.command(cx, "probe.submit", &(), async |tx| {
            let submission = Submission {
                kind: "probe.note",
                document,
                company: None,
                amount: None,
                about: About::new("a note", None),
                raised_by: author.actor().to_string(),
            };
            approval::submit(tx, submission).await
        })
        .await
    };
    let decide = async |cx: &Cx, verdict, reason: &str| {
        db.command(cx, "probe.decide", &(), async |tx| {
            approval::decide(tx, "probe.note", document, verdict, reason).await
        })
        .await
    };
    submit(&maker).await.unwrap();
    assert_eq!(submit(&maker).await.unwrap_err().code(), "data.approval.waiting");
    assert_eq!(decide(&maker, Verdict::Approve, "").await.unwrap_err().code(), "data.approval.maker");
    assert_eq!(decide(&author, Verdict::Approve, "").await.unwrap_err().code(), "data.approval.maker");
    assert_eq!(decide(&checker, Verdict::Reject, " ").await.unwrap_err().code(), "data.approval.reason");
    let waiting =
        db.read(&checker, async |look| approval::waiting(look, &checker, "probe.note", &None, 10).await).await.unwrap();
    assert_eq!(waiting.len(), 1);
    decide(&checker, Verdict::Approve, "").await.unwrap();
    assert_eq!(decide(&checker, Verdict::Approve, "").await.unwrap_err().code(), "data.approval.none");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_refuses_writing_with_a_sentence_and_reads_go_on() {
    let (world, tenant) = probe::world().await;
    let db = &world.runtime.db;
    let cx = world.operator(tenant);
    db.set_full(true);
    let refused = db.command(&cx, "probe.write", &(), async |tx| probe::write(tx, Uuid::now_v7(), "x").await).await;
    assert_eq!(refused.unwrap_err().code(), "kernel.disk-full");
    assert!(
        db.read(&cx, async |look| look.list("select id from probe.note", &[], |row| row.get::<Uuid>("id")).await)
            .await
            .is_ok()
    );
    db.set_full(false);
    assert!(db.command(&cx, "probe.write", &(), async |tx| probe::write(tx, Uuid::now_v7(), "x").await).await.is_ok());
}
