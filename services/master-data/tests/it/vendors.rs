//! Vendors through the graph: asked for by one, approved by another, barred with a reason.

use kernel::Cx;
use serde_json::{Value, json};

use crate::house::{House, text};

impl House {
    async fn vendor(&self, cx: &Cx, name: &str) -> Value {
        let party = self.party(json!({ "name": name })).await.unwrap();
        let input = json!({ "partyId": party["id"], "type": "CONTRACTOR", "category": "A" });
        self.mutate(cx, "createVendor", "NewVendor", input, "id name state version").await.unwrap()
    }

    async fn step(&self, cx: &Cx, name: &str, id: &Value, version: i32) -> Result<Value, String> {
        let document =
            format!("mutation($id: VendorId!, $v: Int!) {{ {name}(id: $id, version: $v) {{ state reference }} }}");
        self.graph(cx, &document, json!({ "id": id, "v": version })).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_asks_for_a_vendor_does_not_approve_it() {
    let house = House::new().await;
    let buyer = house.person(&["master_data.vendor.read", "master_data.vendor.create", "master_data.vendor.approve"]);
    let payables = house.person(&["master_data.vendor.read", "master_data.vendor.approve"]);
    let made = house.vendor(&buyer, "Rahman Construction").await;
    assert_eq!((text(&made["name"]).as_str(), text(&made["state"]).as_str()), ("Rahman Construction", "APPLIED"));
    let submitted = house.step(&buyer, "submitVendor", &made["id"], 1).await.unwrap();
    assert_eq!(submitted["reference"], "V-000001");

    let waiting = "{ masterDataWaiting { kind own about { name facts { field value } } } }";
    let seen = house.graph(&payables, waiting, Value::Null).await.unwrap();
    assert_eq!(
        (seen[0]["about"]["name"].as_str(), seen[0]["own"].as_bool()),
        (Some("Rahman Construction"), Some(false))
    );
    assert_eq!(house.graph(&buyer, waiting, Value::Null).await.unwrap()[0]["own"], true);

    let decide = json!({ "id": made["id"], "version": 2, "approve": true });
    let decided = async |cx| house.mutate(cx, "decideVendor", "DecideVendor", decide.clone(), "state isUsable").await;
    assert_eq!(decided(&buyer).await.unwrap_err(), "data.approval.maker");
    assert_eq!(decided(&payables).await.unwrap(), json!({ "state": "APPROVED", "isUsable": true }));
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_blacklisted_vendor_is_bought_from_nowhere_and_not_merged_away() {
    let house = House::new().await;
    let checker = house.person(&["master_data.*"]);
    let mut ids = Vec::new();
    for name in ["Rahman Construction", "Padma Builders"] {
        let made = house.vendor(&house.owner, name).await;
        house.step(&house.owner, "submitVendor", &made["id"], 1).await.unwrap();
        let decide = json!({ "id": made["id"], "version": 2, "approve": true });
        let approved = house.mutate(&checker, "decideVendor", "DecideVendor", decide, "id party { id }").await.unwrap();
        ids.push(approved);
    }
    let bar = json!({ "id": ids[0]["id"], "version": 3, "reason": "sand with salt" });
    let barred = house.mutate(&checker, "blacklistVendor", "BarVendor", bar, "state reason isUsable").await.unwrap();
    assert_eq!(barred, json!({ "state": "BLACKLISTED", "reason": "sand with salt", "isUsable": false }));
    let again = json!({ "partyId": ids[0]["party"]["id"], "type": "SUPPLIER" });
    let again = house.mutate(&house.owner, "createVendor", "NewVendor", again, "id").await;
    assert_eq!(again.unwrap_err(), "master_data.vendor.exists");
    let merge =
        json!({ "id": ids[0]["party"]["id"], "version": 1, "intoId": ids[1]["party"]["id"], "reason": "same owner" });
    let merge = house.mutate(&house.owner, "mergeParty", "MergeParty", merge, "id").await;
    assert_eq!(merge.unwrap_err(), "master_data.party.merge-vendor");

    let payables = house.person(&["master_data.vendor.suspend", "master_data.vendor.read"]);
    let back = json!({ "id": ids[0]["id"], "version": 4, "reason": "settled" });
    let reinstate = async |cx| house.mutate(cx, "reinstateVendor", "ReinstateVendor", back.clone(), "state").await;
    assert_eq!(reinstate(&payables).await.unwrap_err(), "kernel.denied");
    assert_eq!(reinstate(&checker).await.unwrap()["state"], "APPROVED");
    house.settle_and_prove().await;
}
