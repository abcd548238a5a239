//! Pages, filters, and words of both scripts.

use kernel::{Cx, Method, Scope};
use serde_json::{Value, json};

use crate::house::{House, call, text};

const UNITS: &str =
    "query($l: OrganizationListing!, $k: OrgUnitKind) { orgUnits(listing: $l, kind: $k) { items { code } next } }";

async fn units(house: &House, cx: &Cx, listing: Value, kind: Option<&str>) -> (Vec<String>, Option<String>) {
    let page = house.graph(cx, UNITS, json!({ "l": listing, "k": kind })).await.unwrap();
    let codes = page["items"].as_array().unwrap().iter().map(|item| text(&item["code"])).collect();
    (codes, page["next"].as_str().map(str::to_owned))
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_follow_without_gap_or_overlap() {
    let house = House::new().await;
    let (one, other) = (house.company("One").await, house.company("Other").await);
    for n in 0..7 {
        house.unit(one, "DIVISION", &format!("D{n}"), None).await.unwrap();
        house.unit(other, "DIVISION", &format!("D{n}"), None).await.unwrap();
    }
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let (codes, next) = units(&house, &house.owner, json!({ "first": 4, "after": after }), None).await;
        seen.extend(codes);
        if next.is_none() {
            break;
        }
        after = next;
    }
    let expected: Vec<String> = (0..7).flat_map(|n| [format!("D{n}"), format!("D{n}")]).collect();
    assert_eq!(seen, expected);
    let (codes, next) = units(&house, &house.owner, json!({ "companyId": one, "first": 7 }), None).await;
    assert_eq!((codes.len(), next), (7, None), "a full last page knows it is the last");
    for (listing, code) in [
        (json!({ "first": 0 }), "kernel.page-size"),
        (json!({ "first": 201 }), "kernel.page-size"),
        (json!({ "after": "বা" }), "kernel.malformed"),
    ] {
        assert_eq!(house.graph(&house.owner, UNITS, json!({ "l": listing })).await.unwrap_err(), code);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn filters_narrow_and_scopes_hide() {
    let house = House::new().await;
    let (one, other) = (house.company("One").await, house.company("Other").await);
    let division = house.unit(one, "DIVISION", "A", None).await.unwrap();
    house.unit(one, "COST_CENTRE", "B", None).await.unwrap();
    house.unit(other, "DIVISION", "C", None).await.unwrap();
    house.close(&house.owner, "closeOrgUnit", "UnitId", &division, 1).await.unwrap();
    let scoped = house.person(Scope::Only([one].into()));
    let nowhere = house.person(Scope::Only([].into()));
    for (cx, listing, kind, expected) in [
        (&house.owner, json!({}), None, vec!["A", "B", "C"]),
        (&house.owner, json!({ "state": "OPEN" }), None, vec!["B", "C"]),
        (&house.owner, json!({ "companyId": other }), None, vec!["C"]),
        (&house.owner, json!({}), Some("DIVISION"), vec!["A", "C"]),
        (&scoped, json!({}), None, vec!["A", "B"]),
        (&scoped, json!({ "companyId": other }), None, vec![]),
    ] {
        assert_eq!(units(&house, cx, listing.clone(), kind).await.0, expected, "{listing} {kind:?}");
    }
    let refused = house.graph(&nowhere, UNITS, json!({ "l": {} })).await.unwrap_err();
    assert_eq!(refused, "kernel.denied", "what is granted nowhere is not granted");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_company_is_found_by_names_and_numbers() {
    let house = House::new().await;
    let input = json!({ "name": "Rahman & Sons Builders", "nameBn": "রহমান এন্ড সন্স", "tin": "823456789016", "bin": "000123456-0101" });
    house.mutate(&house.owner, "createCompany", "NewCompany", input, "id").await.unwrap();
    house.company("Karim Traders").await;
    let find = async |words: &str| {
        let document = "query($t: String!) { companies(listing: { text: $t }) { items { name } } }";
        house.graph(&house.owner, document, json!({ "t": words })).await.unwrap()["items"].as_array().unwrap().len()
    };
    for (words, found) in [
        ("rahm", 1),
        ("BUILD rah", 1),
        ("রহ", 1),
        ("8234567", 1),
        ("৮২৩৪৫৬", 1),
        ("0001234560101", 1),
        ("karim", 1),
        ("karim rahman", 0),
        ("nobody", 0),
        ("  ", 2),
    ] {
        assert_eq!(find(words).await, found, "{words}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn rest_lists_and_makes_as_the_graph_does() {
    let house = House::new().await;
    let company = house.company("Acme").await.to_string();
    let body = json!({ "companyId": company, "kind": "cost-centre", "code": "CC1", "name": "Tower A" });
    let path = "/api/v1/organization/units";
    let made = house.rest(&house.owner, Method::Post, path, call(&[], &[], body)).await.unwrap();
    assert_eq!((&made["kind"], &made["state"], &made["version"]), (&json!("cost-centre"), &json!("open"), &json!(1)));
    let id = text(&made["id"]);
    let one = house
        .rest(&house.owner, Method::Get, "/api/v1/organization/units/{id}", call(&[("id", &id)], &[], Value::Null))
        .await;
    assert_eq!(one.unwrap(), made);
    for (query, count) in [
        (vec![("company", company.as_str()), ("kind", "cost-centre"), ("state", "open"), ("text", "tower")], 1),
        (vec![("kind", "division")], 0),
    ] {
        let page = house.rest(&house.owner, Method::Get, path, call(&[], &query, Value::Null)).await.unwrap();
        assert_eq!(page["items"].as_array().unwrap().len(), count, "{query:?}");
    }
    for (query, code) in [
        (("first", "many"), "kernel.malformed"),
        (("state", "shut"), "kernel.malformed"),
        (("kind", "x"), "kernel.malformed"),
    ] {
        let refused = house.rest(&house.owner, Method::Get, path, call(&[], &[query], Value::Null)).await.unwrap_err();
        assert_eq!(refused.code(), code, "{query:?}");
    }
    let extra = json!({ "companyId": company, "kind": "division", "code": "X", "name": "X", "tenantId": "mine" });
    let refused = house.rest(&house.owner, Method::Post, path, call(&[], &[], extra)).await.unwrap_err();
    assert_eq!(refused.code(), "kernel.malformed", "an unknown field is a mistake somebody wants to know of");
}

#[tokio::test(flavor = "multi_thread")]
async fn units_and_positions_are_narrowed_to_a_branch() {
    let house = House::new().await;
    let company = house.company("Acme Ltd.").await;
    let (here, there) = (house.branch(company, "HO").await, house.branch(company, "CTG").await);
    for (code, branch) in [("ENG", &here), ("ACC", &there)] {
        let unit =
            json!({ "companyId": company, "kind": "DEPARTMENT", "code": code, "name": code, "branchId": branch });
        house.mutate(&house.owner, "createOrgUnit", "NewOrgUnit", unit, "id").await.unwrap();
        let key = format!("head-{}", code.to_lowercase());
        let position = json!({ "companyId": company, "key": key, "title": code, "branchId": branch });
        house.mutate(&house.owner, "createPosition", "NewPosition", position, "id").await.unwrap();
    }
    let listed = async |query: &str| {
        let asked =
            format!("query($branch: BranchId) {{ {query}(branchId: $branch) {{ items {{ branch {{ id }} }} }} }}");
        house.graph(&house.owner, &asked, json!({ "branch": here })).await.unwrap()["items"].clone()
    };
    for query in ["orgUnits", "positions"] {
        assert_eq!(listed(query).await, json!([{ "branch": { "id": here } }]), "{query}");
    }
}
