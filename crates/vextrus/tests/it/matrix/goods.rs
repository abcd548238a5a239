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
    let cft = unit("cft").await;
    let closed_group = one(r#"createItemGroup(input: {code: "SHUT", name: "Shut"})"#.into()).await;
    let closed_conversion =
        one(format!(r#"createConversion(input: {{itemId: "{cement}", measureId: "{cft}", size: "40"}})"#)).await;
    let (closed_list, closed_own) =
        (one(list("SHUT", "")).await, one(list("SHUTOWN", &format!(r#", companyId: "{company}""#))).await);
    let closed_price = one(format!(
        r#"createPrice(input: {{listId: "{all}", itemId: "{cement}", measureId: "{kg}", price: {{amount: "10.40", currency: "BDT"}}}})"#
    ))
    .await;
    for (noun, id) in [
        ("ItemGroup", &closed_group),
        ("Conversion", &closed_conversion),
        ("PriceList", &closed_list),
        ("PriceList", &closed_own),
        ("Price", &closed_price),
    ] {
        one(format!(r#"close{noun}(id: "{id}", version: 1)"#)).await;
    }
    let write = format!(
        r#"mutation {{ made: writeMasterDataComment(input: {{noun: PRICE_LIST, subject: "{own_list}", text: "well"}}) {{ id }} }}"#
    );
    let noted = text(&ask(world, "master-data", &cx, &write).await["made"]["id"]);
    fixture.names.extend([
        ("notedPrice", noted),
        ("closedGroup", closed_group),
        ("closedConversion", closed_conversion),
        ("closedList", closed_list),
        ("closedOwnList", closed_own),
        ("closedPrice", closed_price),
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
    ]);
}
