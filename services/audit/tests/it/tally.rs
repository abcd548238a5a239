//! Refusals: folded by who, what and minute; dropped rather than waited for.

use kernel::{Permission, Scope};

use crate::house::House;

static WANTED: Permission = Permission::declare("probe.thing.pay", "Pay", "পরিশোধ করা", &[], false);
static OTHER: Permission = Permission::declare("probe.thing.read", "See", "দেখা", &[], false);

#[tokio::test(flavor = "multi_thread")]
async fn refusals_become_one_row_for_who_what_and_minute() {
    let house = House::new().await;
    let db = &house.world.runtime.db;
    let cx = house.world.person(house.tenant, &[], Scope::All);
    for _ in 0..50 {
        db.tally().refused(&cx, &cx.require(&WANTED).unwrap_err());
    }
    db.tally().refused(&cx, &cx.require(&OTHER).unwrap_err());
    house.world.clock.set(house.world.clock.now() + jiff::SignedDuration::from_secs(61));
    db.tally().refused(&cx, &cx.require(&WANTED).unwrap_err());
    assert_eq!(db.tally().write(db, &house.world.clock, false).await.unwrap(), 2, "only minutes that are over");
    assert_eq!(db.tally().write(db, &house.world.clock, true).await.unwrap(), 1);
    let rows = house
        .world
        .as_superuser("select operation, noun, actor, after->>'permission', (after->>'count')::bigint, at is not null from data.audit_row order by 5 desc, 4")
        .await;
    let told: Vec<(String, String, String, String, i64)> =
        rows.iter().map(|row| (row.get(0), row.get(1), row.get(2), row.get(3), row.get(4))).collect();
    let expected = |permission: &str, count| {
        ("refused".to_owned(), "permission".to_owned(), cx.actor().to_string(), permission.to_owned(), count)
    };
    assert_eq!(
        told,
        [expected("probe.thing.pay", 50), expected("probe.thing.pay", 1), expected("probe.thing.read", 1)]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flood_is_dropped_and_what_cannot_be_written_stays() {
    let house = House::new().await;
    let db = &house.world.runtime.db;
    for _ in 0..10_050 {
        let cx = house.world.person(house.tenant, &[], Scope::All);
        db.tally().refused(&cx, &cx.require(&WANTED).unwrap_err());
    }
    db.set_full(true);
    assert_eq!(db.tally().write(db, &house.world.clock, true).await.unwrap_err().code(), "kernel.disk-full");
    db.set_full(false);
    assert_eq!(db.tally().write(db, &house.world.clock, true).await.unwrap(), 10_000);
}
