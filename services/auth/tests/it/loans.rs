//! Roles lent for a time.

use kernel::{CompanyId, Cx, PersonId, Scope};
use serde_json::json;

use crate::office::{House, text};

/// An accountant with his assignment, acting, and a colleague to lend to.
async fn accountant(house: &House) -> (Cx, String, PersonId) {
    let person = house.user("Karim").await;
    let given = house.give(&house.owner, person, "accountant", json!({})).await.unwrap();
    let cx = house.acting(person, &["auth.role.delegate"], Scope::All);
    (cx, text(&given["assignment"]["id"]), house.user("Rahima").await)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_loan_holds_until_its_day_and_needs_no_administrator() {
    let house = House::new().await;
    let (karim, own, rahima) = accountant(&house).await;
    let lent = house.lend(&karim, &own, rahima, json!({ "endsOn": "2026-11-30" })).await.unwrap();
    assert_eq!(lent["assignment"]["delegatedFrom"], json!(own));
    assert!(house.may(rahima, "auth.role.delegate").await);
    let further = house.acting(rahima, &["auth.role.delegate"], Scope::All);
    let id = text(&lent["assignment"]["id"]);
    let again = house.lend(&further, &id, house.user("Third").await, json!({ "endsOn": "2026-11-25" })).await;
    assert_eq!(again.unwrap_err(), "auth.delegation.again");
    let theirs = house.lend(&further, &own, house.user("Fourth").await, json!({ "endsOn": "2026-11-25" })).await;
    assert_eq!(theirs.unwrap_err(), "kernel.not-found", "one lends what is one's own");
    house.world.clock.set("2026-11-30T18:00:00Z".parse().unwrap());
    assert!(!house.may(rahima, "auth.role.delegate").await);
    house.prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_loan_ends_with_the_lenders_own_role() {
    let house = House::new().await;
    let (karim, own, rahima) = accountant(&house).await;
    house.lend(&karim, &own, rahima, json!({ "endsOn": "2027-01-31" })).await.unwrap();
    house.revoke(&house.owner, &own, 1).await.unwrap();
    assert!(!house.may(rahima, "auth.role.delegate").await);
    let told = "select count(*) from data.outbox where name = 'auth.role.revoked'";
    assert_eq!(house.count(told).await, 2, "the lender's and the loan's end are both told");
    let late = house.lend(&karim, &own, rahima, json!({ "endsOn": "2027-01-31" })).await;
    assert_eq!(late.unwrap_err(), "auth.assignment.ended");
    house.prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_loan_is_taken_back_by_who_lent_it() {
    let house = House::new().await;
    let (karim, own, rahima) = accountant(&house).await;
    let lent = house.lend(&karim, &own, rahima, json!({ "endsOn": "2027-01-31" })).await.unwrap();
    let document =
        "mutation($id: AssignmentId!) { takeBackRole(id: $id, version: 1, reason: \"back from leave\") { endsAt } }";
    let id = json!({ "id": lent["assignment"]["id"] });
    let stranger = house.colleague("Stranger", &["auth.role.delegate"]).await;
    assert_eq!(house.graph(&stranger, document, id.clone()).await.unwrap_err(), "kernel.not-found");
    let own_role = house.graph(&karim, document, json!({ "id": own })).await;
    assert_eq!(own_role.unwrap_err(), "kernel.not-found", "one's own role is no loan");
    house.graph(&karim, document, id).await.unwrap();
    assert!(!house.may(rahima, "auth.role.delegate").await);
    house.prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_tenant_may_leave_lending_to_administrators() {
    let house = House::new().await;
    let (karim, own, rahima) = accountant(&house).await;
    let set = "mutation { setDelegation(allowed: false) }";
    assert_eq!(house.graph(&karim, set, json!({})).await.unwrap_err(), "kernel.denied");
    house.graph(&house.owner, set, json!({})).await.unwrap();
    let refused = house.lend(&karim, &own, rahima, json!({ "endsOn": "2026-12-01" })).await;
    assert_eq!(refused.unwrap_err(), "auth.delegation.closed");
    let gives = house.acting(karim.person().unwrap(), &["auth.role.delegate", "auth.role.assign"], Scope::All);
    house.lend(&gives, &own, rahima, json!({ "endsOn": "2026-12-01", "companyId": CompanyId::new() })).await.unwrap();
    house.prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_proofs_notice_what_must_not_be() {
    let house = House::new().await;
    let (karim, own, rahima) = accountant(&house).await;
    house.lend(&karim, &own, rahima, json!({ "endsOn": "2026-12-31" })).await.unwrap();
    let meddle = async |sql: &str| drop(house.world.as_superuser(sql).await);
    meddle("update auth.assignment set ends_at = '2026-12-01T00:00:00Z' where role = 'accountant' and delegated_from is null").await;
    assert!(house.wrong().await.iter().any(|line| line.starts_with("assignment.within-lender")));
    meddle("update auth.assignment set ends_at = '2026-11-30T00:00:00Z' where delegated_from is not null").await;
    house.prove().await;
    meddle("update auth.assignment set ends_at = '2027-12-01T00:00:00Z' where role = 'organization-owner'").await;
    assert_eq!(house.wrong().await, ["owner.there: nobody owns the organization"]);
}
