//! Plan limits hold whoever comes at once; the month's usage counts every event once.

use contracts::organization::{Organization, PlanChange};
use serde_json::json;

use crate::house::{House, plan};

#[tokio::test(flavor = "multi_thread")]
async fn of_many_who_want_the_last_one_one_gets_it() {
    let house = House::with_plan(Some(plan(1, 1, 5, 1))).await;
    let company = house.company("Acme").await;
    let codes: Vec<String> = (0..20).map(|n| format!("U{n}")).collect();
    let tries = codes.iter().map(|code| house.unit(company, "DIVISION", code, None));
    let made = futures_util::future::join_all(tries).await;
    let refused: Vec<_> = made.iter().filter_map(|one| one.as_ref().err()).collect();
    assert_eq!((made.iter().filter(|one| one.is_ok()).count(), refused.len()), (5, 15));
    assert!(refused.iter().all(|code| *code == "organization.limit.reached"), "{refused:?}");
    assert_eq!(house.count("select count(*) from organization.org_unit").await, 5);
    house.settle_and_prove().await;
    assert_eq!(house.count("select sum(opened) from organization.usage_month where what = 'unit'").await, 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn each_limit_refuses_closing_gives_back_and_a_larger_plan_lets_in() {
    let house = House::with_plan(Some(plan(1, 1, 1, 1))).await;
    let company = house.company("Acme").await;
    let branch = house.branch(company, "DHK").await;
    house.unit(company, "DIVISION", "A", None).await.unwrap();
    house.position(company, "ceo", None).await.unwrap();
    let again = house.mutate(&house.owner, "createCompany", "NewCompany", json!({ "name": "B" }), "id").await;
    assert_eq!(again.unwrap_err(), "organization.limit.reached");
    let input = json!({ "companyId": company, "code": "CTG", "name": "Chattogram" });
    let create = async || house.mutate(&house.owner, "createBranch", "NewBranch", input.clone(), "id").await;
    assert_eq!(create().await.unwrap_err(), "organization.limit.reached");
    assert_eq!(house.unit(company, "DIVISION", "B", None).await.unwrap_err(), "organization.limit.reached");
    assert_eq!(house.position(company, "cfo", None).await.unwrap_err(), "organization.limit.reached");
    house.close(&house.owner, "closeBranch", "BranchId", &branch, 1).await.unwrap();
    create().await.unwrap();
    let change = PlanChange { plan: plan(1, 1, 2, 1), trial_ends_on: None };
    house.answers().change_plan(&house.world.operator(house.tenant), change).await.unwrap();
    house.unit(company, "DIVISION", "B", None).await.unwrap();
    house.settle_and_prove().await;
    let months =
        "select count(*) from organization.usage_month where month = '2026-11-01' and (what, opened, closed) in
                  (('company', 1, 0), ('branch', 2, 1), ('unit', 2, 0), ('position', 1, 0))";
    assert_eq!(house.count(months).await, 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_creation_takes_nothing() {
    let house = House::with_plan(Some(plan(1, 1, 2, 1))).await;
    let company = house.company("Acme").await;
    house.unit(company, "DIVISION", "A", None).await.unwrap();
    assert_eq!(house.unit(company, "DIVISION", "A", None).await.unwrap_err(), "organization.unit.code-taken");
    house.unit(company, "DIVISION", "B", None).await.unwrap();
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn several_workers_count_each_event_once() {
    let house = House::new().await;
    let company = house.company("Acme").await;
    for n in 0..25 {
        house.unit(company, "DIVISION", &format!("U{n}"), None).await.unwrap();
    }
    let workers: Vec<_> = (0..4).map(|_| house.world.another_worker()).collect();
    let passes = workers.iter().map(|worker| async move { while worker.pass().await.unwrap() > 0 {} });
    futures_util::future::join_all(passes).await;
    house.settle_and_prove().await;
    assert_eq!(house.count("select sum(opened) from organization.usage_month where what = 'unit'").await, 25);
    let told = "select count(*) from data.outbox where name = 'organization.unit.created'";
    assert_eq!(house.count(told).await, 25);
}
