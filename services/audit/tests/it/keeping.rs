//! Retention, holds, and taking away by rule: verification goes on passing and says what is gone.

use jiff::ToSpan as _;
use jiff::tz::TimeZone;
use kernel::Method;
use serde_json::json;

use crate::house::House;

async fn years_later(house: &House, years: i32) {
    let later = house.world.clock.now().to_zoned(TimeZone::UTC).checked_add(years.years()).unwrap();
    house.world.clock.set(later.timestamp());
}

/// Runs the night's work, as the deliveries do.
async fn night(house: &House) {
    house.world.work("audit.calendar").await;
    house.seal().await;
    house.world.clock.set(house.world.clock.now() + jiff::SignedDuration::from_hours(24));
    house.world.settle().await;
    house.seal().await;
    assert_eq!(house.number("select count(*) from data.delivery where last_error is not null").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_served_its_time_goes_lawfully_and_the_rest_stays() {
    let house = House::new().await;
    let held = house.act(&house.owner, "probe.bill.post", "bill", "held").await;
    house.act(&house.owner, "probe.bill.post", "bill", "old").await;
    house.act(&house.owner, "refused", "permission", "refusal").await;
    house.seal().await;
    let input = json!({ "reason": "Suit 12/2027, Dhaka District Court", "subject": held });
    let hold = house.rest(&house.owner, Method::Post, "/api/v1/audit/holds", &[], input).await.unwrap();
    let hold: serde_json::Value = serde_json::from_str(&hold).unwrap();

    house.seal().await;
    years_later(&house, 3).await;
    night(&house).await;
    let verified = house.verify(vec![]).await;
    assert_eq!((verified.removed, verified.wrong), (1, 0), "the refusal only: {:?}", verified.findings);

    years_later(&house, 10).await;
    night(&house).await;
    let left = "select count(*) from data.audit_row where noun = 'bill'";
    assert_eq!(house.number(left).await, 1, "the held one stays");
    let verified = house.verify(vec![]).await;
    // Placing the hold and the first removal are twelve years of books themselves, and younger.
    assert_eq!((verified.removed, verified.wrong), (3, 0), "{:?}", verified.findings);

    let path = format!("/api/v1/audit/holds/{}/release", hold["id"].as_str().unwrap());
    let release = json!({ "id": hold["id"], "reason": "decided" });
    house.rest(&house.owner, Method::Post, &path, &[], release.clone()).await.unwrap();
    let again = house.rest(&house.owner, Method::Post, &path, &[], release).await.unwrap_err();
    assert!(again.starts_with("audit.hold.released"), "{again}");
    night(&house).await;
    assert_eq!(house.number(left).await, 0);
    assert_eq!(house.verify(vec![]).await.wrong, 0);

    // A record of removal that somebody writes himself proves nothing.
    house.forge("update audit.purge set row_ids = row_ids || (select array_agg(id) from data.audit_row)").await;
    let wrong = house.wrong().await;
    assert!(wrong.iter().any(|wrong| wrong.contains("is not signed by a known key")), "{wrong:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_removal_that_was_interrupted_goes_on() {
    let house = House::new().await;
    for n in 0..3 {
        house.act(&house.owner, "refused", "permission", &format!("{n}")).await;
    }
    house.seal().await;
    years_later(&house, 3).await;
    night(&house).await;
    // As if the process had died after writing the record down: the rows are back, and known to search.
    let gone = house.number("select cardinality(row_ids)::bigint from audit.purge").await;
    assert_eq!(gone, 3);
    house.forge("insert into audit.entry select tenant_id, row_ids[1], 1, 0, at, 'x', 'x', 'held', id, '{}' from audit.purge").await;
    night(&house).await;
    assert_eq!(house.number("select count(*) from audit.entry where noun = 'held'").await, 0);
    assert_eq!(house.number("select count(*) from audit.purge").await, 1, "recorded once");
    assert_eq!(house.verify(vec![]).await.wrong, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn retention_is_lengthened_never_shortened() {
    let house = House::new().await;
    let set = async |kind: &str, years: i32| {
        let input = json!({ "kind": kind, "years": years });
        house
            .rest(&house.owner, Method::Post, "/api/v1/audit/retention", &[], input)
            .await
            .map_err(|error| error.split(':').next().unwrap().to_owned())
    };
    assert_eq!(set("books", 11).await.unwrap_err(), "audit.retention.below-floor");
    assert_eq!(set("books", 101).await.unwrap_err(), "audit.retention.too-long");
    assert!(set("books", 15).await.unwrap().contains(r#""years":15"#));
    assert_eq!(set("books", 14).await.unwrap_err(), "audit.retention.shorter");
    let bad = json!({ "reason": "x", "fromOn": "2027-01-02", "untilOn": "2027-01-01" });
    let refused = house.rest(&house.owner, Method::Post, "/api/v1/audit/holds", &[], bad).await.unwrap_err();
    assert!(refused.starts_with("audit.hold.period"), "{refused}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_erased_tenant_leaves_nothing_to_seal_and_no_refusal_writes_to_it() {
    let house = House::new().await;
    for n in 0..30 {
        house.act(&house.owner, "probe.bill.post", "bill", &format!("{n}")).await;
        house.seal().await;
    }
    let (db, files, operator) =
        (&house.world.runtime.db, &house.world.runtime.files, house.world.operator(house.tenant));
    let tx = db.begin(&operator, "probe.archive").await.unwrap();
    let archive = "select data.directory_put($1, 'acme', 'acme', 'archived', $2)";
    tx.run(archive, &[&house.tenant, &house.world.clock.now()]).await.unwrap();
    tx.commit().await.unwrap();
    let enclosures = house.world.services[0].enclosures.clone();
    data::tenants::export(db, &operator, files, "acme", &enclosures, |_, _| {}).await.unwrap();
    db.tally().refused(&house.owner, &house.owner.denied(&REFUSED));
    // A sealer that knows nothing asks about every tenant after each table that went.
    let sealed = |_: &str, _: u64| {
        let fresh = audit::service(&house.world.runtime);
        let pass = async { fresh.tasks[0].pass().await.unwrap() };
        tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(pass));
    };
    data::tenants::erase(db, &operator, "acme", sealed).await.unwrap();
    db.tally().write(db, &house.world.clock, true).await.unwrap();
    house.seal().await;
    for table in ["data.audit_row", "audit.block", "audit.entry", "audit.word"] {
        // sql: names of tables are ours.
        assert_eq!(house.number(&format!("select count(*) from {table}")).await, 0, "{table}");
    }
}

static REFUSED: kernel::Permission = kernel::Permission::declare("probe.bill.pay", "Pay", "পরিশোধ করা", &[], false);
