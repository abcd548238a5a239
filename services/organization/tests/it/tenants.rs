//! A tenant's life, through the contract.

use contracts::organization::{Organization, PlanChange, Slug, StateChange};
use jiff::civil::date;
use kernel::{Scope, TenantId};
use serde_json::json;

use crate::house::{House, new_tenant, plan};

#[tokio::test(flavor = "multi_thread")]
async fn founding_again_answers_as_the_first_time() {
    let house = House::new().await;
    let first = house.found(house.tenant, "acme", None).await.unwrap();
    let again = house.found(house.tenant, "acme", None).await.unwrap();
    assert_eq!(first, again);
    let other = house.found(house.tenant, "other", None).await.unwrap_err();
    assert_eq!(other.code(), "organization.tenant.exists");
    let taken = house.found(TenantId::new(), "acme", None).await.unwrap_err();
    assert_eq!((taken.code(), taken.field_name()), ("data.tenant-slug-taken", Some("slug")));
    assert_eq!(house.count("select count(*) from organization.tenant").await, 1);
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_operator_founds_and_governs() {
    let house = House::new().await;
    let answers = house.answers();
    let founded = answers.found_tenant(&house.owner, new_tenant("mine", None)).await.unwrap_err();
    let stepped = answers.change_state(&house.owner, StateChange::Activate).await.unwrap_err();
    let planned = answers
        .change_plan(&house.owner, PlanChange { plan: plan(9, 9, 9, 9), trial_ends_on: None })
        .await
        .unwrap_err();
    let looked = answers.tenant_by_slug(&house.owner, Slug("acme".into())).await.unwrap_err();
    let erased = answers.erase(&house.owner, ()).await.unwrap_err();
    for error in [founded, stepped, planned, looked, erased] {
        assert_eq!(error.code(), "kernel.denied");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_suspended_tenant_reads_and_does_not_write() {
    let house = House::new().await;
    let (answers, operator) = (house.answers(), house.world.operator(house.tenant));
    house.company("Acme Ltd.").await;
    let facts = answers.change_state(&operator, StateChange::Suspend("unpaid".into())).await.unwrap();
    assert_eq!(facts.state, "suspended");
    let refused = house.mutate(&house.owner, "createCompany", "NewCompany", json!({ "name": "B" }), "id").await;
    assert_eq!(refused.unwrap_err(), "data.tenant-closed");
    let read = house.graph(&house.owner, "{ tenant { state stateReason } }", json!({})).await.unwrap();
    assert_eq!(read, json!({ "state": "SUSPENDED", "stateReason": "unpaid" }));
    let resumed = answers.change_state(&operator, StateChange::Resume).await.unwrap();
    assert_eq!(resumed.state, "trial", "an interrupted trial goes on");
    house.company("B").await;
    let told = "select count(*) from data.outbox where name in ('organization.tenant.suspended', 'organization.tenant.activated')";
    assert_eq!(house.count(told).await, 2);
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trial_ends_by_itself_on_its_day() {
    let house = House::new().await;
    let state = async || house.graph(&house.owner, "{ tenant { state } }", json!({})).await.unwrap()["state"].clone();
    house.world.clock.set("2026-12-20T17:59:59Z".parse().unwrap());
    house.world.settle().await;
    assert_eq!(state().await, "TRIAL", "21 December begins in Dhaka at 18:00 UTC");
    house.world.clock.set("2026-12-20T18:00:00Z".parse().unwrap());
    house.settle_and_prove().await;
    assert_eq!(state().await, "SUSPENDED");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_longer_trial_ends_later_and_a_contract_never() {
    let house = House::new().await;
    let (answers, operator) = (house.answers(), house.world.operator(house.tenant));
    let longer = PlanChange { plan: plan(3, 3, 3, 3), trial_ends_on: Some(date(2027, 1, 10)) };
    answers.change_plan(&operator, longer).await.unwrap();
    house.world.clock.set("2027-01-09T00:00:00Z".parse().unwrap());
    house.world.settle().await;
    assert_eq!(answers.tenant(&operator, ()).await.unwrap().unwrap().state, "trial");
    answers.change_state(&operator, StateChange::Activate).await.unwrap();
    house.world.clock.set("2027-01-11T00:00:00Z".parse().unwrap());
    house.settle_and_prove().await;
    assert_eq!(answers.tenant(&operator, ()).await.unwrap().unwrap().state, "active");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_way_out_leads_through_archive_and_export() {
    let house = House::new().await;
    let (answers, operator) = (house.answers(), house.world.operator(house.tenant));
    house.company("Acme Ltd.").await;
    assert_eq!(answers.erase(&operator, ()).await.unwrap_err().code(), "organization.tenant.step");
    let files = house.world.runtime.files.clone();
    let export = async || {
        data::tenants::export(&house.world.runtime.db, &operator, &files, "acme", &[], |_, _| {}).await.unwrap()
    };
    export().await;
    house.world.clock.set("2026-11-22T00:00:00Z".parse().unwrap());
    answers.change_state(&operator, StateChange::Archive("left".into())).await.unwrap();
    let early = answers.erase(&operator, ()).await.unwrap_err();
    assert_eq!(
        early.code(),
        "organization.tenant.not-exported",
        "an export from before the archive may lack the last changes"
    );
    house.world.clock.set("2026-11-23T00:00:00Z".parse().unwrap());
    export().await;
    answers.erase(&operator, ()).await.unwrap();
    answers.erase(&operator, ()).await.unwrap();
    assert_eq!(house.count("select count(*) from data.outbox where name = 'organization.tenant.erased'").await, 1);
    data::tenants::erase(&house.world.runtime.db, &operator, "acme", |_, _| {}).await.unwrap();
    assert_eq!(house.count("select count(*) from organization.company").await, 0);
    assert_eq!(house.count("select count(*) from data.tombstone").await, 1);
    answers.erase(&operator, ()).await.expect("stopped after our own row, it may be repeated");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_owner_renames_asks_for_an_export_and_sees_the_plan() {
    let house = House::with_plan(Some(plan(2, 3, 4, 5))).await;
    house.company("Acme Ltd.").await;
    let input = json!({ "version": 1, "name": "Acme Group", "dataRegion": "BD" });
    let renamed =
        house.mutate(&house.owner, "updateTenant", "UpdateTenant", input.clone(), "name nameBn version").await.unwrap();
    assert_eq!(renamed, json!({ "name": "Acme Group", "nameBn": null, "version": 2 }));
    let stale = house.mutate(&house.owner, "updateTenant", "UpdateTenant", input, "name").await.unwrap_err();
    assert_eq!(stale, "kernel.stale");
    let read = house
        .graph(&house.owner, "{ tenant { plan usage { what used limit } exports { id } } }", json!({}))
        .await
        .unwrap();
    assert_eq!(read["usage"][1], json!({ "what": "COMPANY", "used": 1, "limit": 2 }));
    for _ in 0..2 {
        house.graph(&house.owner, "mutation { exportTenant { slug } }", json!({})).await.unwrap();
    }
    assert_eq!(house.count("select count(*) from data.delivery where consumer = 'data.tenant-export'").await, 1);
    let scoped = house.person(Scope::Only([].into()));
    assert_eq!(
        house.graph(&scoped, "mutation { exportTenant { slug } }", json!({})).await.unwrap_err(),
        "kernel.denied"
    );
    let answers = house.answers();
    let facts =
        answers.tenant_by_slug(&house.world.operator(TenantId::new()), Slug("acme".into())).await.unwrap().unwrap();
    assert_eq!((facts.id, facts.name.as_str(), facts.plan.unwrap().max_users), (house.tenant, "Acme Group", 5));
    assert_eq!(answers.tenant_by_slug(&house.world.operator(house.tenant), Slug("none".into())).await.unwrap(), None);
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_owners_address_stands_in_its_column_only() {
    let house = House::new().await;
    let leaks = "select count(*) from (select before::text || coalesce(after::text, '') as t from data.audit_row
                 union all select after::text from data.audit_row union all select payload::text from data.outbox
                 union all select answer::text from data.idempotency_key) x where t like '%owner@acme%'";
    assert_eq!(house.count(leaks).await, 0);
    assert_eq!(
        house.count("select count(*) from organization.tenant where owner_email = 'owner@acme.example'").await,
        1
    );
}
