//! The register of dimensions, through the graph.

use contracts::master_data::DimensionId;
use kernel::{CompanyId, Scope};
use serde_json::{Value, json};

use crate::house::{House, text};

async fn dimension(house: &House, kind: &str, code: &str, parent: Option<&str>, more: Value) -> Result<String, String> {
    let mut input = json!({ "kind": kind, "code": code, "name": code, "parentId": parent });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    Ok(text(&house.mutate(&house.owner, "createDimension", "NewDimension", input, "id").await?["id"]))
}

#[tokio::test(flavor = "multi_thread")]
async fn dimensions_make_a_tree_and_codes_are_their_places_own() {
    let house = House::new().await;
    let none = || json!({});
    let one = dimension(&house, "PROJECT", "PADMA", None, none()).await.unwrap();
    let two = dimension(&house, "PROJECT", "MEGHNA", None, none()).await.unwrap();
    let works = dimension(&house, "WBS", "03.1", Some(&one), none()).await.unwrap();
    dimension(&house, "WBS", "03.1", Some(&two), none()).await.unwrap();
    let refused = async |kind, code, parent| dimension(&house, kind, code, parent, none()).await.unwrap_err();
    assert_eq!(refused("WBS", "03.1", Some(one.as_str())).await, "master_data.dimension.code-taken");
    assert_eq!(refused("PROJECT", "PADMA", None).await, "master_data.dimension.code-taken");
    assert_eq!(refused("PROJECT", "X", Some(works.as_str())).await, "master_data.dimension.parent");
    assert_eq!(refused("SITE", "X", Some(&DimensionId::new().to_string())).await, "kernel.not-found");
    let close = "mutation($id: DimensionId!, $v: Int!) { closeDimension(id: $id, version: $v) { state version } }";
    let refused = house.graph(&house.owner, close, json!({ "id": one, "v": 1 })).await.unwrap_err();
    assert_eq!(refused, "master_data.dimension.in-use");
    house.graph(&house.owner, close, json!({ "id": works, "v": 1 })).await.unwrap();
    house.graph(&house.owner, close, json!({ "id": one, "v": 1 })).await.unwrap();
    let reopen = "mutation($id: DimensionId!) { reopenDimension(id: $id, version: 2) { state } }";
    let refused = house.graph(&house.owner, reopen, json!({ "id": works })).await.unwrap_err();
    assert_eq!(refused, "master_data.dimension.closed", "what it stands under is closed");
    house.graph(&house.owner, reopen, json!({ "id": one })).await.unwrap();
    house.graph(&house.owner, reopen, json!({ "id": works })).await.unwrap();
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_moves_at_once_close_no_circle() {
    let house = House::new().await;
    for round in 0..5 {
        let (a, b) = (format!("A{round}"), format!("B{round}"));
        let one = dimension(&house, "PROJECT", &a, None, json!({})).await.unwrap();
        let other = dimension(&house, "PROJECT", &b, None, json!({})).await.unwrap();
        let to = async |id: &str, code: &str, parent: &str| {
            let input = json!({ "id": id, "version": 1, "code": code, "name": code, "parentId": parent });
            house.mutate(&house.owner, "updateDimension", "UpdateDimension", input, "id").await
        };
        let (first, second) = tokio::join!(to(&one, &a, &other), to(&other, &b, &one));
        let refusals: Vec<_> = [first, second].into_iter().filter_map(Result::err).collect();
        assert_eq!(refusals, ["master_data.room.cycle"]);
    }
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_batch_says_of_each_whether_it_may_stand_in_a_line() {
    let house = House::new().await;
    let (ours, theirs) = (CompanyId::new(), CompanyId::new());
    let open = dimension(&house, "PROJECT", "OPEN", None, json!({})).await.unwrap();
    let own = dimension(&house, "PROJECT", "OWN", None, json!({ "companyIds": [ours] })).await.unwrap();
    let dated = json!({ "startsOn": "2026-12-01", "endsOn": "2026-12-31" });
    let later = dimension(&house, "PROJECT", "LATER", None, dated).await.unwrap();
    let nowhere = DimensionId::new().to_string();
    let ids = json!([open, own, later, nowhere, open]);
    let document = "query($ids: [DimensionId!]!, $c: CompanyId!, $on: Date!) {
        dimensionChecks(ids: $ids, companyId: $c, on: $on) { id answer } }";
    let ask = async |cx, company: CompanyId, on: &str| {
        let told = house.graph(cx, document, json!({ "ids": ids, "c": company, "on": on })).await?;
        let answers = told.as_array().unwrap().iter();
        Ok::<_, String>(answers.map(|one| text(&one["answer"])).collect::<Vec<_>>())
    };
    let owner = &house.owner;
    assert_eq!(ask(owner, ours, "2026-11-21").await.unwrap(), ["USABLE", "USABLE", "NOT_YET", "MISSING", "USABLE"]);
    assert_eq!(ask(owner, theirs, "2027-01-01").await.unwrap(), ["USABLE", "ELSEWHERE", "OVER", "MISSING", "USABLE"]);
    let stranger = house.world.person(house.tenant, &["*"], Scope::Only(vec![theirs]));
    assert_eq!(
        ask(&stranger, theirs, "2026-12-01").await.unwrap(),
        ["USABLE", "MISSING", "USABLE", "MISSING", "USABLE"]
    );
    assert_eq!(ask(&stranger, ours, "2026-12-01").await.unwrap_err(), "kernel.not-found");
    let find = "query($id: DimensionId!) { dimension(id: $id) { code companies { id } } }";
    assert_eq!(house.graph(&stranger, find, json!({ "id": own })).await.unwrap_err(), "kernel.not-found");
    let seen = house.graph(owner, find, json!({ "id": own })).await.unwrap();
    assert_eq!(seen, json!({ "code": "OWN", "companies": [{ "id": ours }] }));
    house.settle_and_prove().await;
}
