//! Parties through the graph.

use serde_json::json;

use crate::house::House;

#[tokio::test(flavor = "multi_thread")]
async fn a_party_is_set_up() {
    let house = House::new().await;
    let made =
        house.mutate(&house.owner, "createParty", "NewParty", json!({ "name": "Rahman" }), "name").await.unwrap();
    assert_eq!(made["name"], "Rahman");
    house.settle_and_prove().await;
}
