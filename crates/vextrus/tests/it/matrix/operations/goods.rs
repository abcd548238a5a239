//! Master data's operations on dimensions, units of measure, items and prices.

use super::Door;
use super::Operation;
use super::Reach::{Shared, Tenant};

const fn graph(name: &'static str, text: &'static str) -> Operation {
    Operation::of("master-data", Door::Graph, name, text)
}

const fn rest(name: &'static str, text: &'static str) -> Operation {
    Operation::of("master-data", Door::Rest, name, text)
}

pub fn operations() -> Vec<Operation> {
    let read = [queries(), reads()].into_iter().flatten().map(|operation| operation.within(Shared));
    let write =
        [dimensions(), items(), prices(), rests()].into_iter().flatten().map(|operation| operation.within(Tenant));
    read.chain(write).chain(of_companies()).collect()
}

/// What a company's own dimensions and lists are to another company's people.
fn of_companies() -> Vec<Operation> {
    vec![
        graph("query dimension", r#"{ dimension(id: "{ownDimension}") { id code companies { id } } }"#),
        graph("query priceList", r#"{ priceList(id: "{ownList}") { id code company { id } } }"#),
        graph(
            "query dimensionChecks",
            r#"{ dimensionChecks(ids: ["{ownDimension}"], companyId: "{company}", on: "2026-11-21") { id answer } }"#,
        ),
        graph("mutation closeDimension", r#"mutation { closeDimension(id: "{ownDimension}", version: 1) { id } }"#),
        graph("mutation closePriceList", r#"mutation { closePriceList(id: "{ownList}", version: 1) { id } }"#),
        graph("mutation reopenPriceList", r#"mutation { reopenPriceList(id: "{closedOwnList}", version: 2) { id } }"#),
        graph(
            "mutation writeMasterDataComment",
            r#"mutation { writeMasterDataComment(input: {noun: PRICE_LIST, subject: "{ownList}", text: "Seen"}) { id comment } }"#,
        ),
        graph(
            "mutation withdrawMasterDataComment",
            r#"mutation { withdrawMasterDataComment(input: {noun: PRICE_LIST, subject: "{ownList}", id: "{notedPrice}"}) { withdrawn } }"#,
        ),
    ]
}

fn queries() -> Vec<Operation> {
    vec![
        graph(
            "query dimension",
            r#"{ dimension(id: "{dimension}") { id code parent { id } timeline { items { id changes { after } } } } }"#,
        ),
        graph("query dimensions", r#"{ dimensions(listing: {text: "padma"}, kind: PROJECT) { items { id } } }"#),
        graph("query measure", r#"{ measure(id: "{measure}") { id symbol size timeline { items { id } } } }"#),
        graph("query measures", "{ measures(quality: PACKAGE) { items { id symbol } } }"),
        graph("query itemGroup", r#"{ itemGroup(id: "{group}") { id code parent { id } timeline { items { id } } } }"#),
        graph("query itemGroups", "{ itemGroups { items { id code } } }"),
        graph(
            "query item",
            r#"{ item(id: "{item}") { id aliases measure { id } group { id } timeline { items { id } } } }"#,
        ),
        graph("query items", r#"{ items(listing: {text: "cement"}) { items { id } } }"#),
        graph(
            "query conversion",
            r#"{ conversion(id: "{conversion}") { id name item { id } timeline { items { id } } } }"#,
        ),
        graph("query conversions", r#"{ conversions(itemId: "{item}") { items { id } } }"#),
        graph(
            "query convertQuantity",
            r#"{ convertQuantity(itemId: "{item}", quantity: "2", from: "{measure}", to: "{kg}") { quantity exact } }"#,
        ),
        graph("query priceList", r#"{ priceList(id: "{list}") { id code timeline { items { id } } } }"#),
        graph("query priceLists", "{ priceLists(kind: BUYING) { items { id } } }"),
        graph(
            "query price",
            r#"{ price(id: "{price}") { id name list { id } item { id } timeline { items { id } } } }"#,
        ),
        graph("query prices", r#"{ prices(listId: "{list}") { items { id } } }"#),
        graph(
            "query priceOf",
            r#"{ priceOf(question: {itemId: "{item}", measureId: "{measure}", quantity: "1", kind: BUYING}) { unitPrice why } }"#,
        ),
        graph(
            "query _entities",
            r#"{ _entities(representations: [{__typename: "Dimension", id: "{dimension}"}, {__typename: "Item", id: "{item}"},
                 {__typename: "Measure", id: "{measure}"}]) {
                 ... on Dimension { code } ... on Item { code } ... on Measure { symbol } } }"#,
        ),
    ]
}

fn reads() -> Vec<Operation> {
    vec![
        rest("Get /api/v1/master-data/dimensions/{id}", "/api/v1/master-data/dimensions/{dimension}"),
        rest("Get /api/v1/master-data/dimensions", "/api/v1/master-data/dimensions?kind=project"),
        rest("Get /api/v1/master-data/measures/{id}", "/api/v1/master-data/measures/{measure}"),
        rest("Get /api/v1/master-data/measures", "/api/v1/master-data/measures?text=bag"),
        rest("Get /api/v1/master-data/item-groups/{id}", "/api/v1/master-data/item-groups/{group}"),
        rest("Get /api/v1/master-data/item-groups", "/api/v1/master-data/item-groups"),
        rest("Get /api/v1/master-data/items/{id}", "/api/v1/master-data/items/{item}"),
        rest("Get /api/v1/master-data/items", "/api/v1/master-data/items?text=cem"),
        rest("Get /api/v1/master-data/conversions/{id}", "/api/v1/master-data/conversions/{conversion}"),
        rest("Get /api/v1/master-data/conversions", "/api/v1/master-data/conversions?item={item}"),
        rest("Get /api/v1/master-data/price-lists/{id}", "/api/v1/master-data/price-lists/{list}"),
        rest("Get /api/v1/master-data/price-lists", "/api/v1/master-data/price-lists"),
        rest("Get /api/v1/master-data/prices/{id}", "/api/v1/master-data/prices/{price}"),
        rest("Get /api/v1/master-data/prices", "/api/v1/master-data/prices?list={list}"),
    ]
}

fn dimensions() -> Vec<Operation> {
    vec![
        graph(
            "mutation createDimension",
            r#"mutation { createDimension(input: {kind: SITE, code: "S1", name: "Site", parentId: "{dimension}"}) { id } }"#,
        ),
        graph(
            "mutation updateDimension",
            r#"mutation { updateDimension(input: {id: "{dimension}", version: 1, code: "P2", name: "Padma"}) { version } }"#,
        ),
        graph("mutation closeDimension", r#"mutation { closeDimension(id: "{dimension}", version: 1) { id } }"#),
        graph(
            "mutation reopenDimension",
            r#"mutation { reopenDimension(id: "{closedDimension}", version: 2) { id } }"#,
        ),
    ]
}

fn items() -> Vec<Operation> {
    vec![
        graph(
            "mutation createMeasure",
            r#"mutation { createMeasure(input: {symbol: "sack", name: "Sack", quality: PACKAGE, decimals: 0}) { id } }"#,
        ),
        graph("mutation takeMeasures", "mutation { takeMeasures { id } }"),
        graph(
            "mutation updateMeasure",
            r#"mutation { updateMeasure(input: {id: "{ownMeasure}", version: 1, symbol: "heaps", name: "Heaps", decimals: 1}) { id } }"#,
        ),
        graph("mutation closeMeasure", r#"mutation { closeMeasure(id: "{ownMeasure}", version: 1) { id } }"#),
        graph("mutation reopenMeasure", r#"mutation { reopenMeasure(id: "{closedMeasure}", version: 2) { id } }"#),
        graph(
            "mutation createItemGroup",
            r#"mutation { createItemGroup(input: {code: "G9", name: "Sand", parentId: "{group}"}) { id } }"#,
        ),
        graph(
            "mutation updateItemGroup",
            r#"mutation { updateItemGroup(input: {id: "{group}", version: 1, code: "G8", name: "Binders"}) { version } }"#,
        ),
        graph("mutation closeItemGroup", r#"mutation { closeItemGroup(id: "{emptyGroup}", version: 1) { id } }"#),
        graph("mutation reopenItemGroup", r#"mutation { reopenItemGroup(id: "{closedGroup}", version: 2) { id } }"#),
        graph(
            "mutation createItem",
            r#"mutation { createItem(input: {code: "I9", name: "Sand", kind: STOCK, measureId: "{measure}", groupId: "{group}", tracking: NONE}) { id } }"#,
        ),
        graph(
            "mutation updateItem",
            r#"mutation { updateItem(input: {id: "{item}", version: 1, code: "I8", name: "Cement", kind: STOCK, tracking: NONE}) { version } }"#,
        ),
        graph("mutation closeItem", r#"mutation { closeItem(id: "{item}", version: 1) { id } }"#),
        graph("mutation reopenItem", r#"mutation { reopenItem(id: "{closedItem}", version: 2) { id } }"#),
        graph(
            "mutation createConversion",
            r#"mutation { createConversion(input: {itemId: "{item}", measureId: "{ownMeasure}", size: "9"}) { id } }"#,
        ),
        graph(
            "mutation updateConversion",
            r#"mutation { updateConversion(input: {id: "{conversion}", version: 1, size: "40"}) { version } }"#,
        ),
        graph("mutation closeConversion", r#"mutation { closeConversion(id: "{conversion}", version: 1) { id } }"#),
        graph(
            "mutation reopenConversion",
            r#"mutation { reopenConversion(id: "{closedConversion}", version: 2) { id } }"#,
        ),
    ]
}

fn prices() -> Vec<Operation> {
    vec![
        graph(
            "mutation createPriceList",
            r#"mutation { createPriceList(input: {code: "L9", name: "List", kind: BUYING, currency: "BDT", startsOn: "2026-07-01"}) { id } }"#,
        ),
        graph(
            "mutation updatePriceList",
            r#"mutation { updatePriceList(input: {id: "{list}", version: 1, code: "L8", name: "List"}) { version } }"#,
        ),
        graph("mutation closePriceList", r#"mutation { closePriceList(id: "{list}", version: 1) { id } }"#),
        graph("mutation reopenPriceList", r#"mutation { reopenPriceList(id: "{closedList}", version: 2) { id } }"#),
        graph(
            "mutation createPrice",
            r#"mutation { createPrice(input: {listId: "{list}", itemId: "{item}", measureId: "{kg}", price: {amount: "9.00", currency: "BDT"}}) { id } }"#,
        ),
        graph(
            "mutation updatePrice",
            r#"mutation { updatePrice(input: {id: "{price}", version: 1, price: {amount: "9.00", currency: "BDT"}}) { version } }"#,
        ),
        graph("mutation closePrice", r#"mutation { closePrice(id: "{price}", version: 1) { id } }"#),
        graph("mutation reopenPrice", r#"mutation { reopenPrice(id: "{closedPrice}", version: 2) { id } }"#),
    ]
}

fn rests() -> Vec<Operation> {
    vec![
        rest(
            "Post /api/v1/master-data/dimensions",
            "/api/v1/master-data/dimensions\n{\"kind\":\"site\",\"code\":\"S2\",\"name\":\"Site\",\"parentId\":\"{dimension}\"}",
        ),
        rest(
            "Post /api/v1/master-data/measures",
            "/api/v1/master-data/measures\n{\"symbol\":\"sack\",\"name\":\"Sack\",\"quality\":\"package\",\"decimals\":0}",
        ),
        rest("Post /api/v1/master-data/measures/take", "/api/v1/master-data/measures/take\n{}"),
        rest(
            "Post /api/v1/master-data/item-groups",
            "/api/v1/master-data/item-groups\n{\"code\":\"G7\",\"name\":\"Sand\",\"parentId\":\"{group}\"}",
        ),
        rest(
            "Post /api/v1/master-data/items",
            "/api/v1/master-data/items\n{\"code\":\"I7\",\"name\":\"Sand\",\"kind\":\"stock\",\"measureId\":\"{measure}\",\"tracking\":\"none\"}",
        ),
        rest(
            "Post /api/v1/master-data/conversions",
            "/api/v1/master-data/conversions\n{\"itemId\":\"{item}\",\"measureId\":\"{ownMeasure}\",\"size\":\"9\"}",
        ),
        rest(
            "Post /api/v1/master-data/price-lists",
            "/api/v1/master-data/price-lists\n{\"code\":\"L7\",\"name\":\"List\",\"kind\":\"buying\",\"currency\":\"BDT\",\"startsOn\":\"2026-07-01\"}",
        ),
        rest(
            "Post /api/v1/master-data/prices",
            "/api/v1/master-data/prices\n{\"listId\":\"{list}\",\"itemId\":\"{item}\",\"measureId\":\"{kg}\",\"price\":{\"amount\":\"9.00\",\"currency\":\"BDT\"}}",
        ),
    ]
}
