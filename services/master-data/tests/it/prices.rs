//! Price lists and prices, through the graph.

use kernel::{CompanyId, Scope};
use serde_json::{Value, json};

use crate::goods::{conversion, item, measure, take};
use crate::house::{House, text};

async fn list(house: &House, code: &str, more: Value) -> Result<String, String> {
    let mut input =
        json!({ "code": code, "name": code, "kind": "BUYING", "currency": "BDT", "startsOn": "2026-07-01" });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    Ok(text(&house.mutate(&house.owner, "createPriceList", "NewPriceList", input, "id").await?["id"]))
}

async fn price(house: &House, list: &str, item: &str, unit: &str, amount: &str, more: Value) -> Result<Value, String> {
    let mut input = json!({
        "listId": list, "itemId": item, "measureId": measure(house, unit).await, "price": { "amount": amount, "currency": "BDT" },
    });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    house.mutate(&house.owner, "createPrice", "NewPrice", input, "id name startsOn version").await
}

async fn asked(house: &House, item: &str, unit: &str, quantity: &str, more: Value) -> Result<Value, String> {
    let mut question =
        json!({ "itemId": item, "measureId": measure(house, unit).await, "quantity": quantity, "kind": "BUYING" });
    question.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let document = "query($q: PriceQuestion!) { priceOf(question: $q) { unitPrice why line { list { code } } } }";
    house.graph(&house.owner, document, json!({ "q": question })).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_price_is_found_with_its_reason() {
    let house = House::new().await;
    take(&house).await;
    let cement = item(&house, "CEM", "Cement", "kg", json!({})).await.unwrap();
    conversion(&house, &cement, "bag", "50").await.unwrap();
    let party = text(&house.party(json!({ "name": "Rahim Traders" })).await.unwrap()["id"]);
    let all = list(&house, "BUY", json!({})).await.unwrap();
    let agreed = list(&house, "RAHIM", json!({ "partyId": party })).await.unwrap();
    assert_eq!(price(&house, &all, &cement, "bag", "520.00", json!({})).await.unwrap()["name"], "CEM / bag");
    price(&house, &all, &cement, "bag", "510.00", json!({ "fromQuantity": "100" })).await.unwrap();
    price(&house, &agreed, &cement, "bag", "500.00", json!({ "startsOn": "2026-09-01" })).await.unwrap();
    let amount = |answer: Value| text(&answer["unitPrice"]["amount"]);
    let none = json!({});
    assert_eq!(amount(asked(&house, &cement, "bag", "10", none.clone()).await.unwrap()), "520.00");
    assert_eq!(amount(asked(&house, &cement, "bag", "100", none.clone()).await.unwrap()), "510.00");
    let theirs = asked(&house, &cement, "bag", "10", json!({ "partyId": party })).await.unwrap();
    assert_eq!((amount(theirs.clone()).as_str(), text(&theirs["line"]["list"]["code"]).as_str()), ("500.00", "RAHIM"));
    let early = json!({ "partyId": party, "on": "2026-08-31" });
    assert_eq!(amount(asked(&house, &cement, "bag", "10", early).await.unwrap()), "520.00");
    assert_eq!(amount(asked(&house, &cement, "MT", "1", none.clone()).await.unwrap()), "10400.00");
    assert_eq!(
        asked(&house, &cement, "bag", "10", json!({ "on": "2026-06-30" })).await.unwrap_err(),
        "master_data.price.none"
    );
    assert_eq!(
        asked(&house, &cement, "bag", "1", json!({ "kind": "SELLING" })).await.unwrap_err(),
        "master_data.price.none"
    );
    let unsaid = price(&house, &all, &cement, "truck", "9.00", none).await.unwrap_err();
    assert_eq!(unsaid, "master_data.conversion.none");
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn overlapping_lines_are_refused_also_at_once() {
    let house = House::new().await;
    take(&house).await;
    let brick = item(&house, "BRICK", "Brick", "nos", json!({})).await.unwrap();
    let all = list(&house, "BUY", json!({})).await.unwrap();
    let none = || json!({});
    let (one, two) = tokio::join!(
        price(&house, &all, &brick, "nos", "13.00", none()),
        price(&house, &all, &brick, "nos", "14.00", none())
    );
    let refusals: Vec<String> = [one.clone(), two.clone()].into_iter().filter_map(Result::err).collect();
    assert_eq!(refusals, ["master_data.price.overlaps"]);
    let first = one.or(two).unwrap();
    let amount = json!({ "amount": "13.00", "currency": "BDT" });
    let ended = json!({ "id": first["id"], "version": 1, "price": amount, "endsOn": "2026-12-31" });
    house.mutate(&house.owner, "updatePrice", "UpdatePrice", ended, "endsOn").await.unwrap();
    price(&house, &all, &brick, "nos", "15.00", json!({ "startsOn": "2027-01-01" })).await.unwrap();
    let again = json!({ "id": first["id"], "version": 2, "price": amount });
    let refused = house.mutate(&house.owner, "updatePrice", "UpdatePrice", again, "id").await.unwrap_err();
    assert_eq!(refused, "master_data.price.overlaps");
    let shorter = json!({ "id": all, "version": 1, "code": "BUY", "name": "Buy", "endsOn": "2026-12-30" });
    let refused = house.mutate(&house.owner, "updatePriceList", "UpdatePriceList", shorter, "id").await.unwrap_err();
    assert_eq!(refused, "master_data.price-list.priced");
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_companys_list_is_not_there_for_another_companys_people() {
    let house = House::new().await;
    take(&house).await;
    let (ours, theirs) = (CompanyId::new(), CompanyId::new());
    let brick = item(&house, "BRICK", "Brick", "nos", json!({})).await.unwrap();
    let own = list(&house, "OWN", json!({ "companyId": ours })).await.unwrap();
    let made = price(&house, &own, &brick, "nos", "12.00", json!({})).await.unwrap();
    let stranger = house.world.person(house.tenant, &["*"], Scope::Only(vec![theirs]));
    let find = "query($id: PriceListId!) { priceList(id: $id) { code } }";
    assert_eq!(house.graph(&stranger, find, json!({ "id": own })).await.unwrap_err(), "kernel.not-found");
    let find = "query($id: PriceId!) { price(id: $id) { name } }";
    assert_eq!(house.graph(&stranger, find, json!({ "id": made["id"] })).await.unwrap_err(), "kernel.not-found");
    for query in ["{ prices { items { id } } }", "{ priceLists { items { id } } }"] {
        let page = house.graph(&stranger, query, json!({})).await.unwrap();
        assert_eq!(page["items"], json!([]), "{query}");
    }
    let close = "mutation($id: PriceId!) { closePrice(id: $id, version: 1) { id } }";
    assert_eq!(house.graph(&stranger, close, json!({ "id": made["id"] })).await.unwrap_err(), "kernel.not-found");
    let everywhere = json!({ "code": "X", "name": "X", "kind": "BUYING", "currency": "BDT", "startsOn": "2026-07-01" });
    let denied = house.mutate(&stranger, "createPriceList", "NewPriceList", everywhere, "id").await.unwrap_err();
    assert_eq!(denied, "kernel.denied");
    house.settle_and_prove().await;
}

/// Closes or reopens by the name of the mutation.
async fn turn(house: &House, mutation: &str, kind: &str, id: &str, version: i32) -> Result<Value, String> {
    let document =
        format!("mutation($id: {kind}!, $v: Int!) {{ {mutation}(id: $id, version: $v) {{ state version }} }}");
    house.graph(&house.owner, &document, json!({ "id": id, "v": version })).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_closed_opens_again_unless_something_took_its_place() {
    let house = House::new().await;
    take(&house).await;
    let cement = item(&house, "CEM", "Cement", "kg", json!({})).await.unwrap();
    let bag = conversion(&house, &cement, "bag", "50").await.unwrap();
    let cft = conversion(&house, &cement, "cft", "40").await.unwrap();
    let all = list(&house, "BUY", json!({})).await.unwrap();
    let first = price(&house, &all, &cement, "bag", "520.00", json!({ "endsOn": "2026-12-31" })).await.unwrap();
    let (first, bag, cft) = (text(&first["id"]), text(&bag["id"]), text(&cft["id"]));

    // A price: its days may be taken, or lie outside of the list by now.
    assert_eq!(turn(&house, "reopenPrice", "PriceId", &first, 1).await.unwrap_err(), "master_data.price.open");
    turn(&house, "closePrice", "PriceId", &first, 1).await.unwrap();
    let second = price(&house, &all, &cement, "bag", "530.00", json!({ "endsOn": "2026-10-31" })).await.unwrap();
    assert_eq!(turn(&house, "reopenPrice", "PriceId", &first, 2).await.unwrap_err(), "master_data.price.overlaps");
    turn(&house, "closePrice", "PriceId", &text(&second["id"]), 1).await.unwrap();
    let ended = json!({ "id": all, "version": 1, "code": "BUY", "name": "BUY", "endsOn": "2026-11-30" });
    house.mutate(&house.owner, "updatePriceList", "UpdatePriceList", ended, "id").await.unwrap();
    assert_eq!(turn(&house, "reopenPrice", "PriceId", &first, 2).await.unwrap_err(), "master_data.price.outside");
    let second = turn(&house, "reopenPrice", "PriceId", &text(&second["id"]), 2).await.unwrap();
    assert_eq!((&second["state"], &second["version"]), (&json!("OPEN"), &json!(3)));

    // A list, with the prices it had.
    turn(&house, "closePriceList", "PriceListId", &all, 2).await.unwrap();
    let october = json!({ "on": "2026-10-01" });
    assert_eq!(asked(&house, &cement, "bag", "1", october.clone()).await.unwrap_err(), "master_data.price.none");
    let reader = house.person(&["master_data.price.read"]);
    let reopen = "mutation($id: PriceListId!) { reopenPriceList(id: $id, version: 3) { state } }";
    let denied = house.graph(&reader, reopen, json!({ "id": all })).await;
    assert_eq!(denied.unwrap_err(), "kernel.denied");
    turn(&house, "reopenPriceList", "PriceListId", &all, 3).await.unwrap();
    assert_eq!(asked(&house, &cement, "bag", "1", october).await.unwrap()["unitPrice"]["amount"], "530.00");

    // A conversion: the unit may be there again, or be known from another.
    for id in [&bag, &cft] {
        turn(&house, "closeConversion", "ConversionId", id, 1).await.unwrap();
    }
    let other = text(&conversion(&house, &cement, "cum", "1440").await.unwrap()["id"]);
    let known = turn(&house, "reopenConversion", "ConversionId", &cft, 2).await;
    assert_eq!(known.unwrap_err(), "master_data.conversion.known");
    let (one, two) = tokio::join!(
        turn(&house, "reopenConversion", "ConversionId", &bag, 2),
        conversion(&house, &cement, "bag", "25")
    );
    assert_ne!(one.is_ok(), two.is_ok(), "{one:?} {two:?}");
    turn(&house, "closeConversion", "ConversionId", &other, 1).await.unwrap();
    assert_eq!(turn(&house, "reopenConversion", "ConversionId", &cft, 2).await.unwrap()["state"], "OPEN");

    // A group: what it stands under must be open.
    let group = async |code: &str, parent: Value| {
        let input = json!({ "code": code, "name": code, "parentId": parent });
        text(&house.mutate(&house.owner, "createItemGroup", "NewItemGroup", input, "id").await.unwrap()["id"])
    };
    let above = group("BUILD", Value::Null).await;
    let below = group("BINDERS", json!(above)).await;
    for (id, version) in [(&below, 1), (&above, 1)] {
        turn(&house, "closeItemGroup", "ItemGroupId", id, version).await.unwrap();
    }
    let closed = turn(&house, "reopenItemGroup", "ItemGroupId", &below, 2).await;
    assert_eq!(closed.unwrap_err(), "master_data.item-group.closed");
    for id in [&above, &below] {
        assert_eq!(turn(&house, "reopenItemGroup", "ItemGroupId", id, 2).await.unwrap()["state"], "OPEN");
    }
    house.settle_and_prove().await;
}
