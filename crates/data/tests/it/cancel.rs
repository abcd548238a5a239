//! The cancellation law: whatever is abandoned, at whatever await, the next user of the connection inherits nothing.

use std::future::Future;
use std::pin::pin;
use std::task::Poll;

use kernel::{Cx, Result};
use uuid::Uuid;

use crate::probe;

/// Polls `work` until it has been polled `polls` times, then drops it; `true` when it ended before.
async fn abandoned_after<T>(work: impl Future<Output = T>, polls: usize) -> bool {
    let mut work = pin!(work);
    let mut left = polls;
    std::future::poll_fn(|context| {
        if left == 0 {
            return Poll::Ready(false);
        }
        left -= 1;
        work.as_mut().poll(context).map(|_| true)
    })
    .await
}

async fn write_three(db: &data::Db, cx: &Cx, ids: [Uuid; 3]) -> Result<Uuid> {
    db.command(cx, "probe.three", &ids, async |tx| {
        for id in ids {
            probe::write(tx, id, &id.to_string()).await?;
        }
        tx.next_number("three", "").await?;
        Ok(ids[0])
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn abandoned_at_every_await_it_is_all_or_nothing() {
    let (world, tenant) = probe::world().await;
    let db = &world.runtime.db;
    let cx = world.operator(tenant);
    let mut whole = 0;
    let mut polls = 0;
    // Polls are counted from one onwards until the command gets through without being abandoned several times over.
    while whole < 3 {
        polls += 1;
        assert!(polls < 500, "the command never ends");
        let ids = [Uuid::now_v7(), Uuid::now_v7(), Uuid::now_v7()];
        if abandoned_after(write_three(db, &cx, ids), polls).await {
            whole += 1;
        }
        // The next user of the connection commits: nothing of the abandoned one may come along.
        db.command(&cx, "probe.next", &(), async |tx| tx.run("select 1", &[]).await).await.unwrap();
        let kept = db
            .read(&cx, async |look| {
                look.one("select count(*) as n from probe.note where id = any ($1)", &[&ids.as_slice()], |row| {
                    row.get::<i64>("n")
                })
                .await
            })
            .await
            .unwrap();
        assert!(kept == 0 || kept == 3, "{kept} of three notes after {polls} polls");
    }
    let told = world.as_superuser("select (select count(*) from probe.note) as notes, (select count(*) from data.outbox) as events, (select count(*) from data.audit_row) as audits, (select last from data.number_series) * 3 as numbers").await;
    let counts: Vec<i64> = (0..4).map(|column| told[0].get(column)).collect();
    assert!(counts.iter().all(|count| *count == counts[0]), "notes, events, audit rows and numbers agree: {counts:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failure_in_the_middle_leaves_nothing() {
    let (world, tenant) = probe::world().await;
    let db = &world.runtime.db;
    let cx = world.operator(tenant);
    let id = Uuid::now_v7();
    // The error is swallowed by the command; the commit must refuse all the same.
    let swallowed = db
        .command(&cx, "probe.swallow", &(), async |tx| {
            tx.run(probe::INSERT, &[&id, &"first"]).await?;
            let _ = tx.run(probe::INSERT, &[&id, &"second"]).await;
            Ok(())
        })
        .await;
    assert_eq!(swallowed.unwrap_err().code(), "kernel.internal");
    // A branch of a join that was dropped before its answer came is as bad.
    let dropped = db
        .command(&cx, "probe.drop", &(), async |tx| {
            abandoned_after(tx.run("select pg_sleep(0.01)", &[]), 1).await;
            Ok(())
        })
        .await;
    assert_eq!(dropped.unwrap_err().code(), "kernel.internal");
    assert_eq!(world.as_superuser("select 1 from probe.note").await.len(), 0);
}

const KILL: &str = "
    select pg_terminate_backend(pid, 1000) from pg_stat_activity
    where usename = 'vextrus_test' and datname = current_database() and state = 'idle in transaction'";

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_cut_in_the_middle_is_an_answer_and_not_a_row() {
    let (world, tenant) = probe::world().await;
    let db = &world.runtime.db;
    let cx = world.operator(tenant);
    let cut = db
        .command(&cx, "probe.cut", &(), async |tx| {
            tx.run(probe::INSERT, &[&Uuid::now_v7(), &"cut"]).await?;
            world.as_superuser(KILL).await;
            tx.run("select 1", &[]).await
        })
        .await;
    let cut = cut.unwrap_err();
    assert_eq!(cut.code(), "kernel.unavailable", "{cut:?}");
    let next =
        db.command(&cx, "probe.next", &(), async |tx| tx.run(probe::INSERT, &[&Uuid::now_v7(), &"next"]).await).await;
    assert_eq!(next.unwrap(), 1);
    let rows = world.as_superuser("select text from probe.note").await;
    assert_eq!(rows.iter().map(|row| row.get::<_, String>(0)).collect::<Vec<_>>(), ["next"]);
}
