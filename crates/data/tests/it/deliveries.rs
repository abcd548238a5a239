//! Every event has its effect once, whoever dies meanwhile.

use data::installation::{self, Held, Paper};
use futures_util::future::join_all;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::probe::{self, Written};

async fn heard(world: &testkit::World) -> Vec<(i32, String)> {
    let rows = world.as_superuser("select times, last_text from probe.heard order by note").await;
    rows.iter().map(|row| (row.get(0), row.get(1))).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn many_workers_have_one_effect_each() {
    let (world, tenant) = probe::world().await;
    let cx = world.operator(tenant);
    for n in 0..60 {
        let id = Uuid::now_v7();
        world
            .runtime
            .db
            .command(&cx, "probe.write", &(), async |tx| probe::write(tx, id, &n.to_string()).await)
            .await
            .unwrap();
    }
    let workers: Vec<_> = (0..4).map(|_| world.another_worker()).collect();
    loop {
        let done = join_all(workers.iter().map(data::Worker::pass)).await;
        if done.into_iter().all(|count| count.unwrap() == 0) {
            break;
        }
    }
    let heard = heard(&world).await;
    assert_eq!(heard.len(), 60);
    assert!(heard.iter().all(|(times, _)| *times == 1));
    assert_eq!(world.as_superuser("select 1 from data.delivery").await.len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_aggregate_keeps_its_order() {
    let (world, tenant) = probe::world().await;
    let cx = world.operator(tenant);
    let id = Uuid::now_v7();
    for n in 0..20 {
        world
            .runtime
            .db
            .command(&cx, "probe.say", &(), async |tx| {
                tx.publish(&Written { id, text: n.to_string() });
                Ok(())
            })
            .await
            .unwrap();
    }
    world.settle().await;
    assert_eq!(heard(&world).await, [(20, "19".to_owned())]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_workers_claim_is_taken_over_and_not_applied_twice() {
    let (world, tenant) = probe::world().await;
    let cx = world.operator(tenant);
    let id = Uuid::now_v7();
    world.runtime.db.command(&cx, "probe.write", &(), async |tx| probe::write(tx, id, "x").await).await.unwrap();
    // A worker that claimed and died: its lease stands and nobody may take the row.
    world.as_superuser("update data.delivery set state = 'leased', lease = gen_random_uuid(), leased_until = now() + interval '1 hour'").await;
    world.settle().await;
    assert_eq!(heard(&world).await, []);
    world.as_superuser("update data.delivery set leased_until = now() - interval '1 second'").await;
    world.settle().await;
    world.settle().await;
    assert_eq!(heard(&world).await, [(1, "x".to_owned())]);
}

#[tokio::test(flavor = "multi_thread")]
async fn poison_becomes_a_dead_letter_and_stops_nobody_else() {
    let (world, tenant) = probe::world().await;
    let cx = world.operator(tenant);
    for text in ["poison", "fine"] {
        world
            .runtime
            .db
            .command(&cx, "probe.write", &(), async |tx| probe::write(tx, Uuid::now_v7(), text).await)
            .await
            .unwrap();
    }
    let start: Timestamp = world.clock.now();
    for hour in 0..20 {
        world.settle().await;
        world.clock.set(start + SignedDuration::from_hours(hour * 2));
    }
    assert_eq!(heard(&world).await, [(1, "fine".to_owned())]);
    let dead = world.as_superuser("select state, attempts, last_error from data.delivery").await;
    assert_eq!(
        (dead[0].get::<_, String>(0), dead[0].get::<_, i32>(1), dead[0].get::<_, String>(2)),
        ("dead".to_owned(), 12, "kernel.internal".to_owned())
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_waits_for_its_time_and_folds_its_doubles() {
    let (world, tenant) = probe::world().await;
    let cx = world.operator(tenant);
    let due = world.clock.now() + SignedDuration::from_hours(1);
    let job = Written { id: Uuid::now_v7(), text: "job".to_owned() };
    for _ in 0..3 {
        world
            .runtime
            .db
            .command(&cx, "probe.plan", &(), async |tx| {
                tx.enqueue("probe.later", &job, Some(due), Some("same".to_owned()));
                Ok(())
            })
            .await
            .unwrap();
    }
    world.settle().await;
    assert_eq!(heard(&world).await, []);
    world.clock.set(due);
    world.settle().await;
    assert_eq!(heard(&world).await, [(1, "job".to_owned())]);
}

#[tokio::test(flavor = "multi_thread")]
async fn while_the_installation_is_held_only_what_goes_outside_waits() {
    let (world, tenant) = probe::world().await;
    let (db, cx) = (&world.runtime.db, world.operator(tenant));
    assert!(installation::held(db, &cx).await.unwrap().is_none());
    let papers = vec![Paper {
        tenant: "one".to_owned(),
        series: "invoice".to_owned(),
        scope: "2026".to_owned(),
        last: 4,
        given: 7,
    }];
    let why = "restored".to_owned();
    let held = Held { since: cx.now(), why, restored_to: Some(cx.now()), papers: papers.clone() };
    installation::hold(db, &cx, &held).await.unwrap();
    let (inside, outside) = (Uuid::now_v7(), Uuid::now_v7());
    db.command(&cx, "probe.plan", &(), async |tx| {
        tx.enqueue("probe.sms", &Written { id: outside, text: "an SMS".to_owned() }, None, None);
        tx.enqueue("probe.later", &Written { id: inside, text: "inside".to_owned() }, None, None);
        Ok(())
    })
    .await
    .unwrap();
    world.settle().await;
    assert_eq!(heard(&world).await, [(1, "inside".to_owned())]);
    let now = installation::held(db, &cx).await.unwrap().expect("it is held");
    assert_eq!((now.why.as_str(), now.restored_to, now.papers), ("restored", Some(cx.now()), papers));
    assert!(installation::release(db, &cx).await.unwrap());
    assert!(!installation::release(db, &cx).await.unwrap(), "nothing is held any more");
    world.settle().await;
    assert_eq!(heard(&world).await.len(), 2);
}
