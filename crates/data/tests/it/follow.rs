//! What is told is seen by who follows: in order, once, late commits too, and what may have been missed is said.

use data::{Follower, Seen};
use kernel::TenantId;
use testkit::World;
use tokio_postgres::{Client, NoTls};
use uuid::Uuid;

use crate::probe::{self, Written};

async fn following(world: &World) -> Follower {
    let mut follower = Follower::new(world.runtime.db.clone(), world.clock.clone());
    assert_eq!(follower.look().await.unwrap(), Seen::default(), "it begins with what comes");
    follower
}

/// Tells of something, as rooms do.
async fn tell(world: &World, tenant: TenantId, id: Uuid) {
    let say = async |tx: &data::Tx| {
        tx.publish(&Written { id, text: "x".to_owned() });
        Ok(())
    };
    world.runtime.db.command(&world.operator(tenant), "probe.say", &(), say).await.unwrap();
}

/// A connection on which a transaction can be held open.
async fn superuser(world: &World) -> Client {
    let (client, connection) = world.admin.connect(NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}

/// Told on a connection of its own, in whatever transaction is open there.
async fn tell_on(client: &Client, tenant: TenantId, id: Uuid, payload: &str) {
    const TELL: &str = "
        insert into data.outbox (tenant_id, id, name, version, aggregate, payload, actor, request, at)
        values ($1, gen_random_uuid(), 'probe.note.written', 1, $2, $3::text::jsonb, 'operator', gen_random_uuid(), now())";
    client.execute(TELL, &[&tenant.0, &id, &payload]).await.unwrap();
}

fn ids(seen: &Seen) -> Vec<Uuid> {
    seen.told.iter().map(|told| told.aggregate).collect()
}

fn some<const N: usize>() -> [Uuid; N] {
    std::array::from_fn(|_| Uuid::now_v7())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_told_is_seen_in_its_order_and_once_with_its_tenant() {
    let (world, tenant) = probe::world().await;
    let other = world.bare_tenant("two").await;
    let [before, one, two, three] = some();
    tell(&world, tenant, before).await;
    let mut follower = following(&world).await;
    for (tenant, id) in [(tenant, three), (other, one), (tenant, two)] {
        tell(&world, tenant, id).await;
    }
    let seen = follower.look().await.unwrap();
    assert_eq!(ids(&seen), [three, one, two]);
    assert_eq!(seen.told.iter().map(|told| told.tenant).collect::<Vec<_>>(), [tenant, other, tenant]);
    assert!(seen.told.iter().all(|told| told.event == "probe.note.written"));
    assert_eq!(follower.look().await.unwrap(), Seen::default());
}

#[tokio::test(flavor = "multi_thread")]
async fn company_and_version_come_along_where_the_event_says_them() {
    let (world, tenant) = probe::world().await;
    let mut follower = following(&world).await;
    let (client, [id, company]) = (superuser(&world).await, some());
    tell_on(&client, tenant, id, &format!(r#"{{"company_id":"{company}","version":7}}"#)).await;
    tell_on(&client, tenant, id, "{}").await;
    let told = follower.look().await.unwrap().told;
    let said: Vec<_> = told.iter().map(|told| (told.company.map(|company| company.0), told.version)).collect();
    assert_eq!(said, [(Some(company), Some(7)), (None, None)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_commits_late_is_not_missed_and_who_gives_up_holds_nobody_back() {
    let (world, tenant) = probe::world().await;
    let (early, late, never) = (superuser(&world).await, superuser(&world).await, superuser(&world).await);
    let [begun_before, begun_later, given_up, quick, last] = some();
    early.batch_execute("begin").await.unwrap();
    tell_on(&early, tenant, begun_before, "{}").await;
    tell(&world, tenant, Uuid::now_v7()).await;
    let mut follower = following(&world).await;
    for (client, id) in [(&late, begun_later), (&never, given_up)] {
        client.batch_execute("begin").await.unwrap();
        tell_on(client, tenant, id, "{}").await;
    }
    tell(&world, tenant, quick).await;
    let seen = follower.look().await.unwrap();
    assert_eq!((ids(&seen), seen.gap), (vec![quick], false), "nobody waits for those who have not committed");
    never.batch_execute("rollback").await.unwrap();
    late.batch_execute("commit").await.unwrap();
    tell(&world, tenant, last).await;
    assert_eq!(ids(&follower.look().await.unwrap()), [begun_later, last], "by their places");
    early.batch_execute("commit").await.unwrap();
    let seen = follower.look().await.unwrap();
    assert_eq!((ids(&seen), seen.gap), (vec![begun_before], false), "its place lay before where the look began");
    assert_eq!(follower.look().await.unwrap(), Seen::default());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crowd_is_seen_in_several_looks_in_its_order() {
    const CROWD: &str = "
        insert into data.outbox (tenant_id, id, name, version, aggregate, payload, actor, request, at)
        select $1, gen_random_uuid(), 'probe.note.written', 1, lpad(n::text, 32, '0')::uuid, '{}', 'operator',
               gen_random_uuid(), now()
        from generate_series(1, 2500) n order by n";
    let (world, tenant) = probe::world().await;
    let mut follower = following(&world).await;
    superuser(&world).await.execute(CROWD, &[&tenant.0]).await.unwrap();
    let (mut all, mut looks) = (Vec::new(), 0);
    loop {
        let seen = follower.look().await.unwrap();
        assert!(!seen.gap);
        all.extend(ids(&seen));
        looks += 1;
        if !seen.more {
            break;
        }
    }
    let wanted: Vec<Uuid> = (1..=2500).map(|n| format!("{n:032}").parse().unwrap()).collect();
    assert_eq!((all == wanted, all.len(), looks), (true, 2500, 3));
}

#[tokio::test(flavor = "multi_thread")]
async fn more_missing_places_than_are_asked_for_again_are_said_to_be_a_gap() {
    const SKIP: &str = "select setval(pg_get_serial_sequence('data.outbox', 'position'), \
                        (select coalesce(max(position), 1) from data.outbox) + ";
    let (world, tenant) = probe::world().await;
    let [start, near, far] = some();
    tell(&world, tenant, start).await;
    let mut follower = following(&world).await;
    world.as_superuser(&format!("{SKIP} 1990)")).await;
    tell(&world, tenant, near).await;
    let seen = follower.look().await.unwrap();
    assert_eq!((ids(&seen), seen.gap), (vec![near], false));
    world.as_superuser(&format!("{SKIP} 5000)")).await;
    tell(&world, tenant, far).await;
    let seen = follower.look().await.unwrap();
    assert_eq!((ids(&seen), seen.gap), (vec![far], true));
    let seen = follower.look().await.unwrap();
    assert_eq!((ids(&seen), seen.gap), (Vec::new(), false), "it is said once");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_rested_begins_anew_and_who_was_cut_off_goes_on_where_he_was() {
    const CUT: &str = "
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()";
    let (world, tenant) = probe::world().await;
    let mut follower = following(&world).await;
    let [while_cut, while_resting, after] = some();
    tell(&world, tenant, while_cut).await;
    let client = superuser(&world).await;
    client.execute(CUT, &[]).await.unwrap();
    // Each connection of the pool may have been lost.
    let mut seen = follower.look().await;
    for _ in 0..20 {
        if seen.is_ok() {
            break;
        }
        seen = follower.look().await;
    }
    assert_eq!(ids(&seen.unwrap()), [while_cut], "what a lost look would have found the next one finds");
    follower.rest();
    tell(&world, tenant, while_resting).await;
    assert_eq!(follower.look().await.unwrap(), Seen::default());
    tell(&world, tenant, after).await;
    assert_eq!(ids(&follower.look().await.unwrap()), [after]);
}
