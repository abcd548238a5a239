//! What processes announce to each other, and what a process does that missed something.

use std::sync::Arc;

use data::{Connect, Db, News, Remembered};
use kernel::{Actor, Cx, Grant, Grants, PersonId};
use testkit::World;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use uuid::Uuid;

use crate::probe;

/// What a process of this world hears.
fn hear(world: &World) -> UnboundedReceiver<News> {
    let (told, heard) = unbounded_channel();
    let db = world.runtime.db.clone();
    tokio::spawn(async move { db.hear(move |news| drop(told.send(news))).await });
    heard
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_is_heard_when_it_is_committed_and_not_before() {
    let (world, tenant) = probe::world().await;
    let mut heard = hear(&world);
    assert_eq!(heard.recv().await, Some(News::Listening));
    let cx = world.operator(tenant);
    let (lost, kept) = (Uuid::now_v7(), Uuid::now_v7());
    let tx = world.runtime.db.begin(&cx, "probe.announce").await.unwrap();
    tx.announce("probe.changed", Some(lost));
    drop(tx);
    let tx = world.runtime.db.begin(&cx, "probe.announce").await.unwrap();
    tx.announce("probe.changed", Some(kept));
    tx.announce("probe.all", None);
    tx.commit().await.unwrap();
    let change = |what: &str, subject| News::Change { tenant, what: what.to_owned(), subject };
    let mut told = [heard.recv().await.unwrap(), heard.recv().await.unwrap()];
    told.sort_by_key(|news| format!("{news:?}"));
    assert_eq!(told, [change("probe.all", None), change("probe.changed", Some(kept))]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_remembered_is_forgotten_when_another_process_announces_a_change() {
    let (world, tenant) = probe::world().await;
    // another process on the same database, which hears for all of its own
    let there = Db::new(&Connect { config: world.login.clone(), writers: 2, readers: 1, master: [7; 32] });
    let remembered = Remembered::until(&there, "probe.changed");
    let (told, mut heard) = unbounded_channel();
    there.overhear(move |news| drop(told.send(news.clone())));
    let listens = there.clone();
    tokio::spawn(async move { listens.hear_for_all().await });
    assert_eq!(heard.recv().await, Some(News::Listening));
    let cx = world.operator(tenant);
    let announce = async |what| {
        let tx = world.runtime.db.begin(&cx, "probe.announce").await.unwrap();
        tx.announce(what, None);
        tx.commit().await.unwrap();
    };
    let get = async |answer: u32| remembered.get(&cx, async || Ok(answer)).await.unwrap();
    assert_eq!((get(1).await, get(2).await), (1, 1), "asked once");
    announce("probe.other").await;
    heard.recv().await.unwrap();
    assert_eq!(get(3).await, 1, "another change is none of its concern");
    announce("probe.changed").await;
    heard.recv().await.unwrap();
    assert_eq!(get(4).await, 4);
    let two = world.bare_tenant("two").await;
    assert_eq!(remembered.get(&world.operator(two), async || Ok(7)).await.unwrap(), 7, "each tenant has its own");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_was_on_its_way_while_it_changed_is_not_remembered() {
    let (world, tenant) = probe::world().await;
    let db = world.runtime.db.clone();
    let remembered = Remembered::until(&db, "probe.changed");
    let cx = world.operator(tenant);
    let stale = remembered.get(&cx, async || {
        let tx = db.begin(&cx, "probe.announce").await?;
        tx.announce("probe.changed", None);
        tx.commit().await?;
        Ok("before")
    });
    assert_eq!(stale.await.unwrap(), "before", "used once");
    assert_eq!(remembered.get(&cx, async || Ok("after")).await.unwrap(), "after");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_was_cut_off_learns_that_something_may_have_been_missed() {
    let (world, tenant) = probe::world().await;
    let mut heard = hear(&world);
    assert_eq!(heard.recv().await, Some(News::Listening));
    world.as_superuser("select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen vextrus' and datname = current_database()").await;
    assert_eq!(heard.recv().await, Some(News::Deaf));
    assert_eq!(heard.recv().await, Some(News::Listening), "it listens again by itself");
    let tx = world.runtime.db.begin(&world.operator(tenant), "probe.announce").await.unwrap();
    tx.announce("probe.changed", None);
    tx.commit().await.unwrap();
    assert!(matches!(heard.recv().await, Some(News::Change { .. })));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_let_in_by_older_roles_is_refused() {
    let (world, tenant) = probe::world().await;
    let db = Arc::new(world.runtime.db.clone());
    let all = || vec![Grant { names: vec!["*".to_owned()], place: None, up_to: None }];
    let person = PersonId::new();
    let cx = |version| {
        Cx::new(tenant, Actor::Person(person), Grants::new(all(), Vec::new(), Some(version)), world.clock.clone())
    };
    let write = async |version| {
        let id = Uuid::now_v7();
        db.command(&cx(version), "probe.write", &(), async |tx| probe::write(tx, id, &id.to_string()).await).await
    };
    assert!(write(0).await.is_ok());
    let tx = db.begin(&world.operator(tenant), "probe.roles").await.unwrap();
    let now: i64 = tx.one("select data.grants_raise() as version", &[], |row| row.get("version")).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(now, 1);
    let refused = write(0).await.unwrap_err();
    assert_eq!((refused.code(), refused.kind().retryable()), ("data.grants-changed", true));
    assert!(write(1).await.is_ok());
    let neighbour = world.bare_tenant("two").await;
    let there = Cx::new(neighbour, Actor::Person(person), Grants::new(all(), Vec::new(), Some(0)), world.clock.clone());
    let id = Uuid::now_v7();
    let written = db.command(&there, "probe.write", &(), async |tx| probe::write(tx, id, "there").await).await;
    assert!(written.is_ok(), "another tenant's roles did not change");
}
