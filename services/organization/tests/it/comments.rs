//! What happened to a document, and what people say about it.

use jiff::SignedDuration;
use kernel::{Cx, Scope};
use serde_json::{Value, json};

use crate::house::{House, text};

const PAGE: &str =
    "query($id: BranchId!, $first: Int, $after: String) { branch(id: $id) { timeline(first: $first, after: $after) {
    items { id at operation by { id } changes { field before after } comment withdrawn withdrawableUntil } next } } }";

async fn page(house: &House, cx: &Cx, branch: &str, first: i32, after: &Value) -> Value {
    let found = house.graph(cx, PAGE, json!({ "id": branch, "first": first, "after": after })).await.unwrap();
    found["timeline"].clone()
}

async fn timeline(house: &House, cx: &Cx, branch: &str) -> Vec<Value> {
    page(house, cx, branch, 50, &Value::Null).await["items"].as_array().unwrap().clone()
}

async fn say(house: &House, cx: &Cx, branch: &str, words: &str) -> Result<Value, String> {
    let input = json!({ "noun": "BRANCH", "subject": branch, "text": words });
    house.mutate(cx, "writeOrganizationComment", "WriteOrganizationComment", input, "id comment by { id }").await
}

async fn take_back(house: &House, cx: &Cx, branch: &str, id: &Value) -> Result<Value, String> {
    let input = json!({ "noun": "BRANCH", "subject": branch, "id": id });
    let back = "comment withdrawn";
    house.mutate(cx, "withdrawOrganizationComment", "WithdrawOrganizationComment", input, back).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_timeline_tells_changes_and_comments_the_newest_first() {
    let house = House::new().await;
    let company = house.company("Acme Ltd.").await;
    let branch = house.branch(company, "HO").await;
    house.branch(company, "CTG").await;
    let input = json!({ "id": branch, "code": "HO", "name": "Head office", "address": "Motijheel", "version": 1 });
    house.mutate(&house.owner, "updateBranch", "UpdateBranch", input, "id").await.unwrap();
    let reader = house.world.person(house.tenant, &["organization.branch.read"], Scope::All);
    let said = say(&house, &reader, &branch, " ভাড়ার চুক্তি\r\nনবায়ন করতে হবে ").await.unwrap();
    assert_eq!(said["comment"], json!("ভাড়ার চুক্তি\nনবায়ন করতে হবে"), "trimmed");
    let told = timeline(&house, &reader, &branch).await;
    let operations: Vec<_> = told.iter().map(|one| text(&one["operation"])).collect();
    let expected = ["organization.comment.write", "organization.branch.update", "organization.branch.create"];
    assert_eq!(operations, expected);
    assert_eq!(told[0]["comment"], said["comment"]);
    assert_eq!(told[0]["changes"], json!([]));
    assert_eq!(
        told[1]["changes"],
        json!([
            { "field": "address", "before": null, "after": "Motijheel" },
            { "field": "name", "before": "Branch HO", "after": "Head office" },
        ]),
        "neither id nor version"
    );
    assert_eq!(format!("person:{}", text(&told[1]["by"]["id"])), house.owner.actor().to_string());
    let (mut seen, mut after) = (Vec::new(), Value::Null);
    loop {
        let part = page(&house, &reader, &branch, 2, &after).await;
        seen.extend(part["items"].as_array().unwrap().iter().map(|one| text(&one["id"])));
        after = part["next"].clone();
        if after.is_null() {
            break;
        }
    }
    assert_eq!(seen, told.iter().map(|one| text(&one["id"])).collect::<Vec<_>>());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_comment_is_taken_back_by_its_author_within_fifteen_minutes_and_never_deleted() {
    let house = House::new().await;
    let branch = house.branch(house.company("Acme Ltd.").await, "HO").await;
    let other = house.person(Scope::All);
    let first = say(&house, &house.owner, &branch, "A slip").await.unwrap();
    let second = say(&house, &house.owner, &branch, "Stays").await.unwrap();
    assert_eq!(take_back(&house, &other, &branch, &first["id"]).await.unwrap_err(), "kernel.not-found");
    let created = timeline(&house, &house.owner, &branch).await[2]["id"].clone();
    assert_eq!(take_back(&house, &house.owner, &branch, &created).await.unwrap_err(), "kernel.not-found");
    assert!(timeline(&house, &other, &branch).await[1]["withdrawableUntil"].is_null(), "not the reader's own");
    assert!(timeline(&house, &house.owner, &branch).await[1]["withdrawableUntil"].is_string());
    let taken = take_back(&house, &house.owner, &branch, &first["id"]).await.unwrap();
    assert_eq!(taken, json!({ "comment": null, "withdrawn": true }));
    let again = take_back(&house, &house.owner, &branch, &first["id"]).await.unwrap_err();
    assert_eq!(again, "data.comment.withdrawn");
    let told = timeline(&house, &other, &branch).await;
    assert_eq!(told.len(), 3, "the taking back is no line of its own");
    assert_eq!((&told[1]["comment"], &told[1]["withdrawn"]), (&Value::Null, &json!(true)));
    house.world.clock.set(house.world.clock.now() + SignedDuration::from_mins(16));
    assert_eq!(take_back(&house, &house.owner, &branch, &second["id"]).await.unwrap_err(), "data.comment.stays");
    assert!(timeline(&house, &house.owner, &branch).await[0]["withdrawableUntil"].is_null());
    let kept = "select count(*) from data.audit_row where operation like 'organization.comment.%'";
    let kept: i64 = house.world.as_superuser(kept).await[0].get(0);
    assert_eq!(kept, 3, "two that were written, one that was taken back");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_may_not_see_a_document_cannot_speak_of_it() {
    let house = House::new().await;
    let branch = house.branch(house.company("Acme Ltd.").await, "HO").await;
    let elsewhere = house.company("Other Ltd.").await;
    let stranger = house.person(Scope::Only([elsewhere].into()));
    assert_eq!(say(&house, &stranger, &branch, "Hello").await.unwrap_err(), "kernel.not-found");
    let powerless = house.world.person(house.tenant, &["organization.unit.read"], Scope::All);
    assert_eq!(say(&house, &powerless, &branch, "Hello").await.unwrap_err(), "kernel.denied");
    assert_eq!(say(&house, &house.owner, &branch, "  ").await.unwrap_err(), "kernel.required");
    assert_eq!(say(&house, &house.owner, &branch, &"ক".repeat(2001)).await.unwrap_err(), "kernel.too-long");
    assert_eq!(say(&house, &house.owner, &branch, "a\u{202E}b").await.unwrap_err(), "kernel.unprintable");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_is_told_over_all_companies_one_may_decide_in() {
    let house = House::new().await;
    let (first, second) = (house.company("Acme Ltd.").await, house.company("Other Ltd.").await);
    for company in [first, second] {
        let input = json!({ "companyId": company, "name": format!("New {company}"), "reason": "RJSC" });
        let made = house.mutate(&house.owner, "createCompanyChange", "NewCompanyChange", input, "id").await.unwrap();
        let submit = "mutation($id: CompanyChangeId!) { submitCompanyChange(id: $id, version: 1) { state } }";
        house.graph(&house.owner, submit, json!({ "id": made["id"] })).await.unwrap();
    }
    let ask = "{ organizationWaiting { kind companyId own by { id } submittedAt } }";
    let all = house.graph(&house.person(Scope::All), ask, json!({})).await.unwrap();
    assert_eq!(all.as_array().unwrap().len(), 2);
    assert_eq!((&all[0]["kind"], &all[0]["own"]), (&json!("organization.company-change"), &json!(false)));
    assert_eq!(house.graph(&house.owner, ask, json!({})).await.unwrap()[0]["own"], json!(true));
    let one = house.graph(&house.person(Scope::Only([second].into())), ask, json!({})).await.unwrap();
    assert_eq!(
        one.as_array().unwrap().iter().map(|one| text(&one["companyId"])).collect::<Vec<_>>(),
        [second.to_string()]
    );
    let reader = house.world.person(house.tenant, &["organization.company-change.read"], Scope::All);
    assert_eq!(house.graph(&reader, ask, json!({})).await.unwrap_err(), "kernel.denied");
}
