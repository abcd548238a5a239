//! What processes announce to each other, and what a process does that missed something.

use std::sync::Arc;

use data::News;
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
