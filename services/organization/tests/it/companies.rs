//! Companies and their fiscal years.

use kernel::{CompanyId, Scope};
use serde_json::json;

use crate::house::{House, in_bengali, text};

#[tokio::test(flavor = "multi_thread")]
async fn a_company_comes_with_its_first_fiscal_year() {
    let house = House::new().await;
    let input = json!({
        "name": "Acme Builders Ltd.", "nameBn": "একমি বিল্ডার্স লিঃ", "legalForm": "PRIVATE_LIMITED",
        "tin": "৮২৩৪৫৬৭৮৯০১৬", "bin": "000123456-0101",
    });
    let back = "id tin bin baseCurrency fiscalYearStartMonth vatRegistration state version";
    let made = house.mutate(&house.owner, "createCompany", "NewCompany", input, back).await.unwrap();
    assert_eq!((text(&made["tin"]), text(&made["bin"])), ("823456789016".into(), "0001234560101".into()));
    assert_eq!((&made["baseCurrency"], &made["fiscalYearStartMonth"]), (&json!("BDT"), &json!(7)));
    let years = "query($c: CompanyId!) { fiscalYears(companyId: $c) { label startsOn endsOn } }";
    let years = house.graph(&house.owner, years, json!({ "c": made["id"] })).await.unwrap();
    assert_eq!(years, json!([{ "label": "2026-27", "startsOn": "2026-07-01", "endsOn": "2027-06-30" }]));
    let saved = "select count(*) from data.audit_row where noun in ('company', 'fiscal-year') and before is null";
    assert_eq!(house.count(saved).await, 2);
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn tin_and_bin_belong_to_one_company_of_a_tenant() {
    let house = House::new().await;
    let create = async |name: &str, field: &str, number: &str| {
        house.mutate(&house.owner, "createCompany", "NewCompany", json!({ "name": name, field: number }), "id").await
    };
    create("A", "tin", "823456789016").await.unwrap();
    assert_eq!(create("B", "tin", "823456789016").await.unwrap_err(), "organization.company.tin-taken");
    create("C", "bin", "0001234560101").await.unwrap();
    assert_eq!(create("D", "bin", "000123456-0101").await.unwrap_err(), "organization.company.bin-taken");
    assert_eq!(create("E", "tin", "1234567890").await.unwrap_err(), "organization.company.tin-legacy");
    create("F", "legacyTin", "1234567890").await.unwrap();
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_company_is_updated_and_closed_on_its_last_version() {
    let house = House::new().await;
    let id = house.company("Acme").await;
    let update = |version: i32| json!({ "id": id, "version": version, "nameBn": "একমি", "fiscalYearStartMonth": 1 });
    let after =
        house.mutate(&house.owner, "updateCompany", "UpdateCompany", update(1), "nameBn version").await.unwrap();
    assert_eq!(after, json!({ "nameBn": "একমি", "version": 2 }));
    let stale = house.mutate(&house.owner, "updateCompany", "UpdateCompany", update(1), "id").await.unwrap_err();
    assert_eq!(stale, "kernel.stale");
    let branch = house.branch(id, "DHK").await;
    let close = async |version| house.close(&house.owner, "closeCompany", "CompanyId", &id.to_string(), version).await;
    assert_eq!(close(2).await.unwrap_err(), "organization.company.in-use");
    house.close(&house.owner, "closeBranch", "BranchId", &branch, 1).await.unwrap();
    assert_eq!(close(2).await.unwrap(), json!({ "state": "CLOSED", "version": 3 }));
    let input = json!({ "companyId": id, "code": "CTG", "name": "Chattogram" });
    let refused = house.mutate(&house.owner, "createBranch", "NewBranch", input, "id").await.unwrap_err();
    assert_eq!(refused, "organization.company.closed");
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fiscal_years_open_one_after_the_other() {
    let house = House::new().await;
    let id = house.company("Acme").await;
    let open = async |ends_on: Option<&str>| {
        let input = json!({ "companyId": id, "endsOn": ends_on });
        house.mutate(&house.owner, "openNextFiscalYear", "OpenNextYear", input, "label startsOn endsOn").await
    };
    assert_eq!(
        open(None).await.unwrap(),
        json!({ "label": "2027-28", "startsOn": "2027-07-01", "endsOn": "2028-06-30" })
    );
    assert_eq!(open(Some("2029-10-31")).await.unwrap_err(), "organization.fiscal-year.dates", "16 months");
    assert_eq!(open(Some("2029-09-30")).await.unwrap()["endsOn"], "2029-09-30", "15 months");
    let (one, other) = tokio::join!(open(None), open(None));
    assert!(one.is_ok() && other.is_ok(), "two at once wait for each other: {one:?} {other:?}");
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn books_may_begin_earlier() {
    let house = House::new().await;
    let input = json!({ "name": "Old Ltd.", "booksFrom": "2025-03-31", "fiscalYearStartMonth": 4 });
    let made = house.mutate(&house.owner, "createCompany", "NewCompany", input, "id").await.unwrap();
    let years = "query($c: CompanyId!) { fiscalYears(companyId: $c) { label } }";
    let years = house.graph(&house.owner, years, json!({ "c": made["id"] })).await.unwrap();
    assert_eq!(years, json!([{ "label": "2024-25" }]));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_key_gets_the_same_company() {
    let house = House::new().await;
    let keyed = house.owner.clone().keyed("first-company");
    let create = async |name: &str| {
        house.mutate(&keyed, "createCompany", "NewCompany", json!({ "name": name }), "id name").await
    };
    let first = create("Acme").await.unwrap();
    assert_eq!(create("Acme").await.unwrap(), first);
    assert_eq!(create("Bcme").await.unwrap_err(), "kernel.key-reused");
    assert_eq!(house.count("select count(*) from organization.company").await, 1);
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn refusals_name_each_field_in_the_readers_language() {
    let house = House::new().await;
    let document = "mutation { createCompany(input: { name: \"\", tin: \"1\" }) { id } }";
    let graph = house.service().graph.as_ref().unwrap();
    let response = graph.execute(in_bengali(&house.owner), async_graphql::Request::new(document)).await;
    let error = serde_json::to_value(&response.errors[0]).unwrap();
    assert_eq!(error["extensions"]["code"], "kernel.invalid");
    let complaints = error["extensions"]["complaints"].as_array().unwrap();
    let fields: Vec<_> = complaints.iter().map(|complaint| text(&complaint["field"])).collect();
    assert_eq!(fields, ["name", "tin"]);
    assert!(text(&complaints[1]["message"]).contains("১২ অঙ্কের"));
}

#[tokio::test(flavor = "multi_thread")]
async fn one_scoped_to_a_company_neither_makes_nor_closes_any() {
    let house = House::new().await;
    let id: CompanyId = house.company("Acme").await;
    let scoped = house.person(Scope::Only([id].into()));
    let made = house.mutate(&scoped, "createCompany", "NewCompany", json!({ "name": "B" }), "id").await;
    assert_eq!(made.unwrap_err(), "kernel.denied");
    let closed = house.close(&scoped, "closeCompany", "CompanyId", &id.to_string(), 1).await;
    assert_eq!(closed.unwrap_err(), "kernel.denied");
}
