//! What happened to accounts and roles, what is said about them, and who is mentioned.

use kernel::{Cx, Scope};
use serde_json::{Value, json};

use crate::office::{House, text};

const ITEMS: &str =
    "timeline { items { id actor operation by { name } changes { field before after } comment mentions { name } } }";

async fn of_user(house: &House, cx: &Cx, id: &Value) -> Result<Vec<Value>, String> {
    let query = format!("query($id: PersonId!) {{ user(id: $id) {{ {ITEMS} }} }}");
    let found = house.graph(cx, &query, json!({ "id": id })).await?;
    Ok(found["timeline"]["items"].as_array().unwrap().clone())
}

async fn of_role(house: &House, key: &str) -> Value {
    let query = format!("query($key: String!) {{ role(key: $key) {{ {ITEMS} }} }}");
    house.graph(&house.owner, &query, json!({ "key": key })).await.unwrap()["timeline"].clone()
}

async fn say(house: &House, cx: &Cx, noun: &str, subject: &Value, mentions: Value) -> Result<Value, String> {
    let input = json!({ "noun": noun, "subject": subject, "text": "@Rina please look", "mentions": mentions });
    house.mutate(cx, "writeAuthComment", "WriteAuthComment", input, "id comment mentions { name } by { name }").await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_tells_what_happened_to_it_and_who_is_mentioned() {
    let house = House::new().await;
    let (rina, karim) = (house.user("Rina").await, json!(house.user("Karim").await));
    let input =
        json!({ "id": karim, "version": 1, "name": "Karim Uddin", "email": "karim@example.com", "language": "BN" });
    let changed = house.mutate(&house.owner, "updateUser", "UpdateUser", input, "name").await;
    assert!(changed.is_ok(), "{changed:?}");
    let said = say(&house, &house.owner, "USER", &karim, json!([rina, rina])).await.unwrap();
    assert_eq!((text(&said["by"]["name"]), &said["mentions"]), ("Owner".to_owned(), &json!([{ "name": "Rina" }])));
    let told = of_user(&house, &house.owner, &karim).await.unwrap();
    let operations: Vec<String> = told.iter().map(|one| text(&one["operation"])).collect();
    assert_eq!(operations[..2], ["auth.comment.write", "auth.user.update"]);
    assert_eq!(told[0]["mentions"], json!([{ "name": "Rina" }]));
    assert!(told[1]["changes"].as_array().unwrap().iter().any(|change| change["after"] == json!("Karim Uddin")));
    let back = json!({ "noun": "USER", "subject": karim, "id": said["id"] });
    let withdrawn = house.mutate(&house.owner, "withdrawAuthComment", "WithdrawAuthComment", back, "withdrawn").await;
    assert_eq!(withdrawn.unwrap()["withdrawn"], json!(true));
    assert_eq!(
        of_user(&house, &house.owner, &karim).await.unwrap()[0]["mentions"],
        json!([]),
        "of nothing said nobody"
    );
    let many: Vec<_> = (0..21).map(|_| kernel::PersonId::new()).collect();
    assert!(
        say(&house, &house.owner, "USER", &karim, json!(many)).await.unwrap_err().contains("data.comment.mentions")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_sees_no_accounts_sees_nothing_of_their_life() {
    let house = House::new().await;
    let rina = house.user("Rina").await;
    let cx = house.acting(rina, &["auth.role.read"], Scope::All);
    assert!(of_user(&house, &cx, &json!(rina)).await.is_err());
    let query = format!("query($ids: [PersonId!]!) {{ colleagues(ids: $ids) {{ name {ITEMS} }} }}");
    assert!(house.graph(&cx, &query, json!({ "ids": [rina] })).await.is_err(), "names only");
    assert!(say(&house, &cx, "USER", &json!(rina), json!([])).await.is_err());
    assert!(say(&house, &cx, "USER", &json!("no id"), json!([])).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_of_ones_own_has_a_life_and_a_shipped_one_none() {
    let house = House::new().await;
    let made = json!({ "key": "site-clerk", "name": "Site clerk", "level": 7, "permissions": ["auth.role.read"] });
    house.mutate(&house.owner, "createRole", "NewRole", made, "key").await.unwrap();
    say(&house, &house.owner, "ROLE", &json!("site-clerk"), json!([])).await.unwrap();
    let life = of_role(&house, "site-clerk").await;
    let operations: Vec<String> = life["items"].as_array().unwrap().iter().map(|one| text(&one["operation"])).collect();
    assert_eq!(operations, ["auth.comment.write", "auth.role.create"]);
    assert_eq!(of_role(&house, "viewer").await, Value::Null);
    let refused = say(&house, &house.owner, "ROLE", &json!("viewer"), json!([])).await.unwrap_err();
    assert!(refused.contains("auth.role.shipped"), "{refused}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_given_tells_its_life_to_whoever_has_it() {
    let house = House::new().await;
    let rina = house.user("Rina").await;
    let given = house.give(&house.owner, rina, "viewer", json!({})).await.unwrap();
    let id = given["assignment"]["id"].clone();
    let own = house.acting(rina, &[], Scope::All);
    say(&house, &own, "ASSIGNMENT", &id, json!([])).await.unwrap();
    let query = format!("query($id: AssignmentId!) {{ roleAssignment(id: $id) {{ {ITEMS} }} }}");
    let life = house.graph(&own, &query, json!({ "id": id })).await.unwrap()["timeline"]["items"].clone();
    assert_eq!((life.as_array().unwrap().len(), &life[0]["by"]["name"]), (2, &json!("Rina")));
    let other = house.colleague("Karim", &[]).await;
    assert!(say(&house, &other, "ASSIGNMENT", &id, json!([])).await.is_err());
}
