//! What screens ask for: lists narrowed, names in place of ids, a role retired with what it takes from whom.

use kernel::{CompanyId, Scope};
use serde_json::{Value, json};

use crate::office::{House, text};

const LIST: &str = "query($l: RoleAssignmentListing!) { roleAssignments(listing: $l) { items { id role state startsOn endsOn name person { name } held { name } giver { name } } } }";

async fn listed(house: &House, listing: Value) -> Vec<Value> {
    let page = house.graph(&house.owner, LIST, json!({ "l": listing })).await.unwrap();
    page["items"].as_array().unwrap().clone()
}

fn roles(rows: &[Value]) -> Vec<String> {
    rows.iter().map(|row| text(&row["role"])).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn assignments_are_narrowed_by_where_they_stand_and_where_they_hold() {
    let house = House::new().await;
    let rina = house.user("Rina").await;
    let (here, there) = (CompanyId::new(), CompanyId::new());
    house.give(&house.owner, rina, "accountant", json!({ "companyId": here })).await.unwrap();
    house.give(&house.owner, rina, "cashier", json!({ "endsOn": "2026-12-01" })).await.unwrap();
    house.give(&house.owner, rina, "viewer", json!({ "startsOn": "2027-03-01" })).await.unwrap();
    let ended = house.give(&house.owner, rina, "contractor", json!({})).await.unwrap();
    house.revoke(&house.owner, &text(&ended["assignment"]["id"]), 1).await.unwrap();
    let of = |more: Value| {
        let mut listing = json!({ "personId": rina });
        listing.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        listing
    };
    assert_eq!(roles(&listed(&house, of(json!({}))).await), ["accountant", "cashier", "viewer"]);
    assert_eq!(roles(&listed(&house, of(json!({ "state": "CURRENT" }))).await), ["accountant", "cashier"]);
    assert_eq!(roles(&listed(&house, of(json!({ "state": "EXPIRING" }))).await), ["cashier"]);
    assert_eq!(roles(&listed(&house, of(json!({ "state": "COMING" }))).await), ["viewer"]);
    assert_eq!(roles(&listed(&house, of(json!({ "state": "ENDED" }))).await), ["contractor"]);
    assert_eq!(
        roles(&listed(&house, of(json!({ "companyId": there }))).await),
        ["cashier", "viewer"],
        "everywhere holds there"
    );
    let rows = listed(&house, of(json!({ "ended": true }))).await;
    let states: Vec<String> = rows.iter().map(|row| text(&row["state"])).collect();
    assert_eq!(states, ["CURRENT", "EXPIRING", "ENDED", "COMING"]);
    assert_eq!((text(&rows[1]["endsOn"]), text(&rows[1]["name"])), ("2026-12-01".into(), "Cashier · Rina".into()));
    assert_eq!(rows[0]["giver"]["name"], json!("Owner"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_lent_is_listed_for_oneself_without_a_permission() {
    let house = House::new().await;
    let karim = house.user("Karim").await;
    let own = house.give(&house.owner, karim, "accountant", json!({})).await.unwrap();
    let cx = house.acting(karim, &["auth.role.delegate"], Scope::All);
    let rahima = house.user("Rahima").await;
    house.lend(&cx, &text(&own["assignment"]["id"]), rahima, json!({ "endsOn": "2026-12-20" })).await.unwrap();
    let mine = house.graph(&cx, LIST, json!({ "l": { "lentBy": karim } })).await.unwrap();
    assert_eq!(mine["items"][0]["person"]["name"], json!("Rahima"));
    let theirs = house.graph(&cx, LIST, json!({ "l": { "personId": rahima } })).await;
    assert_eq!(theirs.unwrap_err(), "kernel.denied");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_assignment_is_shown_to_its_holder_and_looks_missing_to_others() {
    let house = House::new().await;
    let rina = house.user("Rina").await;
    let given = house.give(&house.owner, rina, "viewer", json!({})).await.unwrap();
    let one = format!("{{ roleAssignment(id: {}) {{ role }} }}", given["assignment"]["id"]);
    let own = house.acting(rina, &[], Scope::All);
    assert_eq!(house.graph(&own, &one, json!({})).await.unwrap()["role"], json!("viewer"));
    let other = house.colleague("Karim", &[]).await;
    assert_eq!(house.graph(&other, &one, json!({})).await.unwrap_err(), "kernel.not-found");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_is_retired_with_a_reason_from_whoever_holds_it() {
    let house = House::new().await;
    let rina = house.user("Rina").await;
    let new = json!({ "key": "mine", "name": "Mine", "level": 5, "permissions": ["auth.role.read"] });
    house.mutate(&house.owner, "createRole", "NewRole", new, "origin").await.unwrap();
    house.give(&house.owner, rina, "mine", json!({})).await.unwrap();
    let found =
        house.graph(&house.owner, r#"{ roles(origin: OWN, text: "mi") { key holders } }"#, json!({})).await.unwrap();
    assert_eq!(found, json!([{ "key": "mine", "holders": 1 }]));
    let plain = r#"mutation { retireRole(key: "mine", version: 1) { key } }"#;
    assert_eq!(house.graph(&house.owner, plain, json!({})).await.unwrap_err(), "auth.role.in-use");
    let retire = r#"mutation { retireRole(key: "mine", version: 1, reason: "merged into another") { key } }"#;
    let maker = house.colleague("Maker", &["auth.role.retire"]).await;
    assert_eq!(house.graph(&maker, retire, json!({})).await.unwrap_err(), "kernel.denied", "it takes roles back, too");
    house.graph(&house.owner, retire, json!({})).await.unwrap();
    assert!(!house.may(rina, "auth.role.read").await);
    let rows = listed(&house, json!({ "personId": rina, "ended": true })).await;
    assert_eq!((text(&rows[0]["state"]), rows[0]["held"]["name"].clone()), ("ENDED".into(), json!("Mine")));
    house.prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pair_is_switched_off_and_on_again() {
    let house = House::new().await;
    let pair = json!({ "key": "ours", "name": "Ours", "reason": "x", "left": ["auth.user.invite"], "right": ["auth.role.retire"] });
    house.mutate(&house.owner, "createDutyPair", "WriteDutyPair", pair, "state").await.unwrap();
    let rina = house.user("Rina").await;
    house.give(&house.owner, rina, "system-admin", json!({})).await.unwrap();
    let off = r#"mutation { retireDutyPair(key: "ours", version: 1) { state } }"#;
    assert!(!house.may(rina, "auth.role.retire").await);
    assert_eq!(house.graph(&house.owner, off, json!({})).await.unwrap()["state"], json!("OFF"));
    assert!(house.may(rina, "auth.role.retire").await);
    let listed = r#"{ dutyPairs(state: OFF) { key } }"#;
    assert_eq!(house.graph(&house.owner, listed, json!({})).await.unwrap(), json!([{ "key": "ours" }]));
    let on = r#"mutation { restoreDutyPair(key: "ours", version: 2) { state version } }"#;
    let back = house.graph(&house.owner, on, json!({})).await.unwrap();
    assert_eq!(back, json!({ "state": "ON", "version": 3 }));
    assert!(!house.may(rina, "auth.role.retire").await);
    let conflicts = r#"{ sodConflicts { pair since person { name } leftRoles { name } } }"#;
    let found = house.graph(&house.owner, conflicts, json!({})).await.unwrap();
    let ours = found
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["pair"] == json!("ours") && one["person"]["name"] == json!("Rina"));
    assert_eq!(ours.unwrap()["leftRoles"][0]["name"], json!("System Administrator"));
    house.prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_explanation_names_the_way_what_stops_it_and_whom_to_ask() {
    let house = House::new().await;
    let rina = house.user("Rina").await;
    let (here, there) = (CompanyId::new(), CompanyId::new());
    house.give(&house.owner, rina, "viewer", json!({ "companyId": here })).await.unwrap();
    let asked = json!({ "input": { "personId": rina, "permission": "auth.user.read", "companyId": there } });
    let document = "query($input: ExplainPermission!) { explainPermission(input: $input) { allowed givers { name } giving { key } ways { through hindrance assignment { role companyId } } } }";
    let told = house.graph(&house.owner, document, asked).await.unwrap();
    assert_eq!(
        told["ways"],
        json!([{ "through": "*.read", "hindrance": "ELSEWHERE", "assignment": { "role": "viewer", "companyId": here } }])
    );
    assert_eq!((told["allowed"].clone(), told["givers"].clone()), (json!(false), json!([{ "name": "Owner" }])));
}
