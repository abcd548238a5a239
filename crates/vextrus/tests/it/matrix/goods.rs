//! A fixture's dimensions, items and prices.

use serde_json::Value;
use testkit::World;

use super::fixture::{Fixture, ask, text};

/// One of each for all companies, and a dimension and a list of the first company.
pub async fn grow(world: &World, fixture: &mut Fixture) {
    let cx = fixture.owner(world);
    let company = fixture.names["company"].clone();
    let one = async |mutation: String| -> String {
        let made = ask(world, "master-data", &cx, &format!("mutation {{ made: {mutation} {{ id }} }}")).await;
        text(&made["made"]["id"])
    };
    let unit = async |symbol: &str| -> String {
        let query = format!(r#"{{ measures(listing: {{text: "{symbol}"}}) {{ items {{ id symbol }} }} }}"#);
        let page = ask(world, "master-data", &cx, &query).await;
        let items = page["measures"]["items"].as_array().unwrap();
        text(&items.iter().find(|one: &&Value| one["symbol"] == symbol).unwrap()["id"])
    };
    ask(world, "master-data", &cx, "mutation { takeMeasures { id } }").await;
    let (measure, kg) = (unit("bag").await, unit("kg").await);
    let heap = |symbol: &str| {
        format!(r#"createMeasure(input: {{symbol: "{symbol}", name: "Heap", quality: PACKAGE, decimals: 0}})"#)
    };
    let (own_measure, closed_measure) = (one(heap("heap")).await, one(heap("pile")).await);
    one(format!(r#"closeMeasure(id: "{closed_measure}", version: 1)"#)).await;
    let dimension = |code: &str, more: &str| {
        format!(r#"createDimension(input: {{kind: PROJECT, code: "{code}", name: "Padma"{more}}})"#)
    };
    let of_company = format!(r#", companyIds: ["{company}"]"#);
    let own_dimension = one(dimension("OWN", &of_company)).await;
    let (open, closed) = (one(dimension("P1", "")).await, one(dimension("P0", "")).await);
    one(format!(r#"closeDimension(id: "{closed}", version: 1)"#)).await;
    let group = one(r#"createItemGroup(input: {code: "CEM", name: "Cement"})"#.into()).await;
    let empty = one(r#"createItemGroup(input: {code: "NONE", name: "Empty"})"#.into()).await;
    let item = |code: &str| {
        format!(
            r#"createItem(input: {{code: "{code}", name: "Cement", kind: STOCK, groupId: "{group}", measureId: "{kg}", tracking: NONE}})"#
        )
    };
    let (cement, closed_item) = (one(item("CEM")).await, one(item("OLD")).await);
    one(format!(r#"closeItem(id: "{closed_item}", version: 1)"#)).await;
    let conversion =
        one(format!(r#"createConversion(input: {{itemId: "{cement}", measureId: "{measure}", size: "50"}})"#)).await;
    let list = |code: &str, more: &str| {
        format!(
            r#"createPriceList(input: {{code: "{code}", name: "Buying", kind: BUYING, currency: "BDT", startsOn: "2026-07-01"{more}}})"#
        )
    };
    let (all, own_list) = (one(list("ALL", "")).await, one(list("OWN", &format!(r#", companyId: "{company}""#))).await);
    let price = one(format!(
        r#"createPrice(input: {{listId: "{all}", itemId: "{cement}", measureId: "{measure}", price: {{amount: "520.00", currency: "BDT"}}}})"#
    ))
    .await;
    fixture.names.extend([
        ("measure", measure),
        ("kg", kg),
        ("ownMeasure", own_measure),
        ("closedMeasure", closed_measure),
        ("dimension", open),
        ("closedDimension", closed),
        ("ownDimension", own_dimension),
        ("group", group),
        ("emptyGroup", empty),
        ("item", cement),
        ("closedItem", closed_item),
        ("conversion", conversion),
        ("list", all),
        ("ownList", own_list),
        ("price", price),
        ("cft", unit("cft").await),
    ]);
    note(world, fixture).await;
    shut(world, fixture).await;
}

/// A remark on the list of the first company.
async fn note(world: &World, fixture: &mut Fixture) {
    let (cx, own_list) = (fixture.owner(world), fixture.names["ownList"].clone());
    let write = format!(
        r#"mutation {{ made: writeMasterDataComment(input: {{noun: PRICE_LIST, subject: "{own_list}", text: "well"}}) {{ id }} }}"#
    );
    let noted = text(&ask(world, "master-data", &cx, &write).await["made"]["id"]);
    fixture.names.insert("notedPrice", noted);
}

/// One closed of each that opens again, and a list of the first company.
async fn shut(world: &World, fixture: &mut Fixture) {
    let cx = fixture.owner(world);
    let one = async |mutation: String| -> String {
        let made = ask(world, "master-data", &cx, &format!("mutation {{ made: {mutation} {{ id }} }}")).await;
        text(&made["made"]["id"])
    };
    let [item, list, company] = ["item", "list", "company"].map(|name| fixture.names[name].clone());
    let [kg, cft] = ["kg", "cft"].map(|name| fixture.names[name].clone());
    let another = |code: &str, more: &str| {
        format!(
            r#"createPriceList(input: {{code: "{code}", name: "Buying", kind: BUYING, currency: "BDT", startsOn: "2026-07-01"{more}}})"#
        )
    };
    let of_company = format!(r#", companyId: "{company}""#);
    let price = format!(
        r#"createPrice(input: {{listId: "{list}", itemId: "{item}", measureId: "{kg}", price: {{amount: "10.40", currency: "BDT"}}}})"#
    );
    for (name, noun, create) in [
        ("closedGroup", "ItemGroup", r#"createItemGroup(input: {code: "SHUT", name: "Shut"})"#.into()),
        (
            "closedConversion",
            "Conversion",
            format!(r#"createConversion(input: {{itemId: "{item}", measureId: "{cft}", size: "40"}})"#),
        ),
        ("closedList", "PriceList", another("SHUT", "")),
        ("closedOwnList", "PriceList", another("SHUTOWN", &of_company)),
        ("closedPrice", "Price", price),
    ] {
        let id = one(create).await;
        one(format!(r#"close{noun}(id: "{id}", version: 1)"#)).await;
        fixture.names.insert(name, id);
    }
}
