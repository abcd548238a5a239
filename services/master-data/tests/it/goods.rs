//! Units of measure, items, their groups and conversions, through the graph.

use contracts::master_data::MeasureId;
use contracts::organization::{Slug, TenantCreated};
use kernel::PersonId;
use serde_json::{Value, json};

use crate::house::{House, text};

/// The shipped units of measure; the id of this one.
pub async fn measure(house: &House, symbol: &str) -> String {
    let listing = json!({ "l": { "text": symbol } });
    let document = "query($l: MasterDataListing!) { measures(listing: $l) { items { id symbol } } }";
    let page = house.graph(&house.owner, document, listing).await.unwrap();
    let items = page["items"].as_array().unwrap();
    let found = items.iter().find(|one| one["symbol"] == symbol).unwrap_or_else(|| panic!("no {symbol} in {page}"));
    text(&found["id"])
}

pub async fn take(house: &House) {
    house.graph(&house.owner, "mutation { takeMeasures { id } }", json!({})).await.unwrap();
}

pub async fn item(house: &House, code: &str, name: &str, unit: &str, more: Value) -> Result<String, String> {
    let mut input = json!({ "code": code, "name": name, "kind": "STOCK", "measureId": measure(house, unit).await, "tracking": "NONE" });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    Ok(text(&house.mutate(&house.owner, "createItem", "NewItem", input, "id").await?["id"]))
}

pub async fn conversion(house: &House, item: &str, unit: &str, size: &str) -> Result<Value, String> {
    let input = json!({ "itemId": item, "measureId": measure(house, unit).await, "size": size });
    house.mutate(&house.owner, "createConversion", "NewConversion", input, "id name version").await
}

async fn convert(house: &House, item: Option<&str>, amount: &str, from: &str, to: &str) -> Result<Value, String> {
    let (from, to) = (measure(house, from).await, measure(house, to).await);
    let document = "query($i: ItemId, $q: Quantity!, $f: MeasureId!, $t: MeasureId!) {
        convertQuantity(itemId: $i, quantity: $q, from: $f, to: $t) { quantity exact one rounded measure { symbol } } }";
    house.graph(&house.owner, document, json!({ "i": item, "q": amount, "f": from, "t": to })).await
}

async fn found(house: &House, words: &str) -> Vec<String> {
    let document = "query($l: MasterDataListing!) { items(listing: $l) { items { code } } }";
    let page = house.graph(&house.owner, document, json!({ "l": { "text": words } })).await.unwrap();
    page["items"].as_array().unwrap().iter().map(|one| text(&one["code"])).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tenant_begins_with_the_units_builders_use_and_takes_them_once() {
    let house = House::new().await;
    let count = "select count(*) from master_data.measure";
    let event = TenantCreated {
        tenant_id: house.tenant,
        slug: Slug("padma".into()),
        name: "Padma".into(),
        state: "trial".into(),
        owner_id: PersonId::new(),
        max_users: 5,
        on: house.world.clock.today(),
    };
    house.tell(&event).await;
    let first: i64 = house.world.as_superuser(count).await[0].get(0);
    assert!(first > 40, "{first}");
    let again = house.graph(&house.owner, "mutation { takeMeasures { id } }", json!({})).await.unwrap();
    assert_eq!(again, json!([]), "nothing is taken twice");
    let back = "symbol nameBn quality size decimals shipped";
    let document = format!("query($id: MeasureId!) {{ measure(id: $id) {{ {back} }} }}");
    let id = measure(&house, "cft").await;
    assert_eq!(
        house.graph(&house.owner, &document, json!({ "id": id })).await.unwrap(),
        json!({ "symbol": "cft", "nameBn": "ঘনফুট", "quality": "VOLUME", "size": "0.028316846592", "decimals": 2, "shipped": true })
    );
    let input = json!({ "symbol": "CFT", "name": "Another", "quality": "PACKAGE", "decimals": 0 });
    let taken = house.mutate(&house.owner, "createMeasure", "NewMeasure", input, "id").await.unwrap_err();
    assert_eq!(taken, "master_data.measure.symbol-taken");
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_item_is_found_by_what_masons_say_in_either_script() {
    let house = House::new().await;
    take(&house).await;
    let names = json!({ "nameBn": "অর্ডিনারি পোর্টল্যান্ড সিমেন্ট", "aliases": ["OPC", "ছাই সিমেন্ট"], "hsCode": "2523.29.00" });
    item(&house, "cem-opc", "Ordinary Portland cement", "kg", names).await.unwrap();
    item(&house, "SAND-22", "Sylhet sand F.M. 2.2", "cft", json!({ "aliases": ["লাল বালু", "moto balu"] })).await.unwrap();
    for words in ["সিমেন্ট", "cement", "opc", "ছাই", "25232900", "CEM"] {
        assert_eq!(found(&house, words).await, ["CEM-OPC"], "{words}");
    }
    for words in ["বালু", "moto", "sylhet 2.2"] {
        assert_eq!(found(&house, words).await, ["SAND-22"], "{words}");
    }
    let taken = item(&house, "CEM-OPC", "Again", "kg", json!({})).await.unwrap_err();
    assert_eq!(taken, "master_data.item.code-taken");
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn quantities_go_from_bag_to_ton_and_truck_to_cubic_metre() {
    let house = House::new().await;
    take(&house).await;
    let cement = item(&house, "CEM", "Cement", "kg", json!({})).await.unwrap();
    let sand = item(&house, "SAND", "Sand", "cft", json!({})).await.unwrap();
    let made = conversion(&house, &cement, "bag", "50").await.unwrap();
    assert_eq!(made["name"], "1 bag = 50 kg");
    conversion(&house, &sand, "truck", "১৫০").await.unwrap();
    let told = convert(&house, Some(&cement), "30", "bag", "MT").await.unwrap();
    let same =
        json!({ "quantity": "1.5", "exact": "1.5", "one": "0.05", "rounded": false, "measure": { "symbol": "MT" } });
    assert_eq!(told, same);
    let told = convert(&house, Some(&sand), "1", "truck", "cum").await.unwrap();
    assert_eq!((&told["quantity"], &told["rounded"]), (&json!("4.248"), &json!(true)));
    assert_eq!(convert(&house, None, "1", "sqm", "sft").await.unwrap()["quantity"], "10.76");
    let no = convert(&house, Some(&cement), "1", "truck", "kg").await.unwrap_err();
    assert_eq!(no, "master_data.conversion.none");
    assert_eq!(convert(&house, None, "1", "bag", "kg").await.unwrap_err(), "master_data.conversion.itemless");
    assert_eq!(conversion(&house, &cement, "bag", "40").await.unwrap_err(), "master_data.conversion.taken");
    assert_eq!(conversion(&house, &cement, "MT", "40").await.unwrap_err(), "master_data.conversion.known");
    let close = "mutation($id: ConversionId!) { closeConversion(id: $id, version: 1) { state } }";
    house.graph(&house.owner, close, json!({ "id": made["id"] })).await.unwrap();
    assert_eq!(convert(&house, Some(&cement), "1", "bag", "kg").await.unwrap_err(), "master_data.conversion.none");
    conversion(&house, &cement, "bag", "40").await.unwrap();
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_counted_in_or_grouped_by_stays_open() {
    let house = House::new().await;
    take(&house).await;
    let input = json!({ "code": "cem", "name": "Cement" });
    let group = house.mutate(&house.owner, "createItemGroup", "NewItemGroup", input, "id").await.unwrap();
    let made = item(&house, "CEM", "Cement", "bag", json!({ "groupId": group["id"] })).await.unwrap();
    let close_group = "mutation($id: ItemGroupId!) { closeItemGroup(id: $id, version: 1) { state } }";
    let close_measure = "mutation($id: MeasureId!) { closeMeasure(id: $id, version: 1) { state } }";
    let close_item = "mutation($id: ItemId!) { closeItem(id: $id, version: 1) { state version } }";
    let bag = measure(&house, "bag").await;
    let code = |answer: Result<Value, String>| answer.unwrap_err();
    assert_eq!(
        code(house.graph(&house.owner, close_group, json!({ "id": group["id"] })).await),
        "master_data.item-group.in-use"
    );
    assert_eq!(
        code(house.graph(&house.owner, close_measure, json!({ "id": bag })).await),
        "master_data.measure.in-use"
    );
    house.graph(&house.owner, close_item, json!({ "id": made })).await.unwrap();
    house.graph(&house.owner, close_group, json!({ "id": group["id"] })).await.unwrap();
    house.graph(&house.owner, close_measure, json!({ "id": bag })).await.unwrap();
    let reopen = "mutation($id: ItemId!) { reopenItem(id: $id, version: 2) { state } }";
    assert_eq!(code(house.graph(&house.owner, reopen, json!({ "id": made })).await), "master_data.measure.closed");
    assert_eq!(
        item(&house, "X", "X", "kg", json!({ "groupId": group["id"] })).await.unwrap_err(),
        "master_data.item-group.closed"
    );
    let nowhere = json!({ "measureId": MeasureId::new() });
    assert_eq!(item(&house, "X", "X", "kg", nowhere).await.unwrap_err(), "kernel.not-found");
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn closing_a_group_and_putting_an_item_in_do_not_pass_each_other() {
    let house = House::new().await;
    take(&house).await;
    for round in 0..6 {
        let input = json!({ "code": format!("G{round}"), "name": "Group" });
        let group = house.mutate(&house.owner, "createItemGroup", "NewItemGroup", input, "id").await.unwrap();
        let close = "mutation($id: ItemGroupId!) { closeItemGroup(id: $id, version: 1) { state } }";
        let code = format!("I{round}");
        let (closed, made) = tokio::join!(
            house.graph(&house.owner, close, json!({ "id": group["id"] })),
            item(&house, &code, "Item", "kg", json!({ "groupId": group["id"] }))
        );
        assert!(closed.is_ok() != made.is_ok(), "one of them is refused: {closed:?} {made:?}");
    }
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_conversions_at_once_leave_one_way() {
    let house = House::new().await;
    take(&house).await;
    let rod = item(&house, "ROD", "Rod", "kg", json!({})).await.unwrap();
    let (one, two) = tokio::join!(conversion(&house, &rod, "rft", "0.482"), conversion(&house, &rod, "m", "1.58"));
    let refusals: Vec<String> = [one, two].into_iter().filter_map(Result::err).collect();
    assert_eq!(refusals, ["master_data.conversion.known"]);
    house.settle_and_prove().await;
}
