//! Changes of a company's legal identity: one asks, another decides.

use kernel::{CompanyId, Cx, Scope};
use serde_json::{Value, json};

use crate::house::{House, text};

async fn request(house: &House, cx: &Cx, company: CompanyId, mut wanted: Value) -> Result<String, String> {
    wanted["companyId"] = json!(company);
    wanted["reason"] = json!("new certificate");
    let made = house.mutate(cx, "createCompanyChange", "NewCompanyChange", wanted, "id state reference").await?;
    assert_eq!((&made["state"], &made["reference"]), (&json!("DRAFT"), &Value::Null));
    Ok(text(&made["id"]))
}

async fn submit(house: &House, cx: &Cx, id: &str, version: i32) -> Result<Value, String> {
    let document =
        "mutation($id: CompanyChangeId!, $v: Int!) { submitCompanyChange(id: $id, version: $v) { reference state } }";
    house.graph(cx, document, json!({ "id": id, "v": version })).await
}

async fn decide(house: &House, cx: &Cx, id: &str, approve: bool, reason: Option<&str>) -> Result<Value, String> {
    let input = json!({ "id": id, "version": 2, "approve": approve, "reason": reason });
    let back = "state decisionReason company { name bin version }";
    house.mutate(cx, "decideCompanyChange", "DecideCompanyChange", input, back).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_approved_change_is_in_force_with_the_same_commit() {
    let house = House::new().await;
    let company = house.company("Acme Ltd.").await;
    let checker = house.person(Scope::All);
    let id =
        request(&house, &house.owner, company, json!({ "name": "Acme PLC", "bin": "000123456-0101" })).await.unwrap();
    assert_eq!(submit(&house, &house.owner, &id, 2).await.unwrap_err(), "kernel.stale");
    let submitted = submit(&house, &house.owner, &id, 1).await.unwrap();
    assert_eq!(submitted, json!({ "reference": "CC-000001", "state": "SUBMITTED" }));
    assert_eq!(submit(&house, &house.owner, &id, 2).await.unwrap_err(), "organization.company-change.state");
    assert_eq!(decide(&house, &house.owner, &id, true, None).await.unwrap_err(), "data.approval.maker");
    let decided = decide(&house, &checker, &id, true, Some("seen the certificate")).await.unwrap();
    assert_eq!(
        decided,
        json!({
            "state": "APPROVED", "decisionReason": "seen the certificate",
            "company": { "name": "Acme PLC", "bin": "0001234560101", "version": 2 },
        })
    );
    assert_eq!(decide(&house, &checker, &id, true, None).await.unwrap_err(), "kernel.stale");
    let told = "select count(*) from data.outbox where name in
                ('organization.company-change.submitted', 'organization.company-change.decided', 'organization.company.updated')";
    assert_eq!(house.count(told).await, 3);
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rejected_change_leaves_the_company_and_needs_a_reason() {
    let house = House::new().await;
    let company = house.company("Acme Ltd.").await;
    let checker = house.person(Scope::All);
    let id = request(&house, &house.owner, company, json!({ "tin": "823456789016" })).await.unwrap();
    assert_eq!(
        decide(&house, &checker, &id, false, None).await.unwrap_err(),
        "kernel.stale",
        "nothing is decided before it is submitted"
    );
    submit(&house, &house.owner, &id, 1).await.unwrap();
    assert_eq!(decide(&house, &checker, &id, false, Some("  ")).await.unwrap_err(), "data.approval.reason");
    let rejected = decide(&house, &checker, &id, false, Some("wrong number")).await.unwrap();
    assert_eq!((&rejected["state"], &rejected["company"]["version"]), (&json!("REJECTED"), &json!(1)));
    let empty = request(&house, &house.owner, company, json!({ "name": "Acme Ltd." })).await.unwrap_err();
    assert_eq!(empty, "organization.company-change.empty");
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_second_person_decides_on_what_the_first_saw() {
    let house = House::new().await;
    let company = house.company("Acme Ltd.").await;
    let checker = house.person(Scope::All);
    let id = request(&house, &house.owner, company, json!({ "name": "Acme PLC" })).await.unwrap();
    submit(&house, &house.owner, &id, 1).await.unwrap();
    let update = json!({ "id": company, "version": 1, "nameBn": "একমি", "fiscalYearStartMonth": 7 });
    house.mutate(&house.owner, "updateCompany", "UpdateCompany", update, "id").await.unwrap();
    assert_eq!(decide(&house, &checker, &id, true, None).await.unwrap_err(), "kernel.stale");
    assert_eq!(
        house.count("select count(*) from data.approval where state = 'waiting'").await,
        1,
        "nothing of it stayed"
    );
    decide(&house, &checker, &id, false, Some("ask again")).await.unwrap();
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn registering_per_branch_waits_for_every_branchs_bin() {
    let house = House::new().await;
    let company = house.company("Acme Ltd.").await;
    let checker = house.person(Scope::All);
    let branch = house.branch(company, "DHK").await;
    let id = request(&house, &house.owner, company, json!({ "vatRegistration": "BRANCH" })).await.unwrap();
    submit(&house, &house.owner, &id, 1).await.unwrap();
    assert_eq!(decide(&house, &checker, &id, true, None).await.unwrap_err(), "organization.company-change.branch-bin");
    let input = json!({ "id": branch, "version": 1, "code": "DHK", "name": "Dhaka", "bin": "0001234560101" });
    house.mutate(&house.owner, "updateBranch", "UpdateBranch", input, "id").await.unwrap();
    decide(&house, &checker, &id, true, None).await.unwrap();
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_go_to_those_submitted_and_none_is_skipped() {
    let house = House::new().await;
    let company = house.company("Acme Ltd.").await;
    let mut drafts = Vec::new();
    for name in ["A", "B", "C", "D"] {
        drafts.push(request(&house, &house.owner, company, json!({ "name": name })).await.unwrap());
    }
    let submitted = futures_util::future::join_all(drafts.iter().map(|id| submit(&house, &house.owner, id, 1))).await;
    let mut references: Vec<String> = submitted.into_iter().map(|one| text(&one.unwrap()["reference"])).collect();
    references.sort();
    assert_eq!(references, ["CC-000001", "CC-000002", "CC-000003", "CC-000004"]);
    let document = "query($c: CompanyId!, $a: String) { companyChanges(companyId: $c, first: 3, after: $a) { items { id } next } }";
    let page = house.graph(&house.owner, document, json!({ "c": company })).await.unwrap();
    assert_eq!(page["items"].as_array().unwrap().len(), 3);
    let rest = house.graph(&house.owner, document, json!({ "c": company, "a": page["next"] })).await.unwrap();
    assert_eq!((rest["items"][0]["id"].as_str(), &rest["next"]), (Some(drafts[0].as_str()), &Value::Null));
    for (narrowed, found) in [
        (json!({ "s": "SUBMITTED" }), 4),
        (json!({ "s": "DRAFT" }), 0),
        (json!({ "f": "2000-01-01" }), 4),
        (json!({ "u": "2000-01-01" }), 0),
        (json!({ "s": "SUBMITTED", "f": "2000-01-01", "u": "2999-12-31" }), 4),
    ] {
        let document = "query($c: CompanyId!, $s: ChangeState, $f: Date, $u: Date) {
            companyChanges(companyId: $c, state: $s, from: $f, until: $u) { items { writtenOn } } }";
        let mut variables = narrowed.clone();
        variables["c"] = json!(company);
        let page = house.graph(&house.owner, document, variables).await.unwrap();
        assert_eq!(page["items"].as_array().unwrap().len(), found, "{narrowed}");
    }
    house.settle_and_prove().await;
}
