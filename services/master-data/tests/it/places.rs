//! Places, banks and branches through the graph and over REST.

use kernel::{Method, Scope, TenantId};
use serde_json::{Value, json};

use crate::house::{House, call, text};

const LOAD_AREAS: &str = "mutation { loadGeography { taken renewed unchanged kept warned } }";
const LOAD_BANKS: &str = "mutation($after: Int) { loadBanks(after: $after) {
    banks { taken unchanged } branches { taken renewed unchanged kept warned } done all next } }";
const AREAS: &str = "query($listing: AreaListing!) {
    areas(listing: $listing) { items { id kind code name nameBn version parent { name } district { name } } next } }";
const BRANCHES: &str = "query($listing: BankBranchListing!) {
    bankBranches(listing: $listing) { items { id name routingNumber doubt version bank { name } district { name } } next } }";

async fn areas(house: &House, listing: Value) -> Vec<Value> {
    let page = house.graph(&house.owner, AREAS, json!({ "listing": listing })).await.unwrap();
    page["items"].as_array().unwrap().clone()
}

async fn branches(house: &House, listing: Value) -> Vec<Value> {
    let page = house.graph(&house.owner, BRANCHES, json!({ "listing": listing })).await.unwrap();
    page["items"].as_array().unwrap().clone()
}

/// Takes the list of banks piece by piece, as the desk does: the counts of all pieces, and how many there were.
async fn load_banks(house: &House) -> (Value, usize) {
    let (mut sums, mut after, mut pieces) = ([0; 7], Value::Null, 0);
    loop {
        let piece = house.graph(&house.owner, LOAD_BANKS, json!({ "after": after })).await.unwrap();
        let count = |list: &str, name: &str| piece[list][name].as_i64().unwrap();
        let counts = [
            count("banks", "taken"),
            count("banks", "unchanged"),
            count("branches", "taken"),
            count("branches", "renewed"),
            count("branches", "unchanged"),
            count("branches", "kept"),
            count("branches", "warned"),
        ];
        sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        pieces += 1;
        assert_eq!(piece["all"], 10031);
        after = piece["next"].clone();
        if after.is_null() {
            assert_eq!(piece["done"], 10031);
            return (json!(sums), pieces);
        }
        assert_eq!((&after, &piece["done"]), (&json!(pieces * 1_000), &json!(pieces * 1_000)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_countrys_places_come_in_one_act_and_a_second_one_changes_nothing() {
    let house = House::new().await;
    let first = house.graph(&house.owner, LOAD_AREAS, json!({})).await.unwrap();
    assert_eq!(first, json!({ "taken": 5106, "renewed": 0, "unchanged": 0, "kept": 0, "warned": 0 }));
    for (kind, count) in [("DIVISION", 8), ("DISTRICT", 64)] {
        assert_eq!(areas(&house, json!({ "kind": kind, "first": 200 })).await.len(), count, "{kind}");
    }

    // In both scripts, by the name people still write, by the place it lies in.
    let found = areas(&house, json!({ "text": "সুবিল" })).await;
    assert_eq!((&found[0]["parent"]["name"], &found[0]["district"]["name"]), (&json!("Debidwar"), &json!("Cumilla")));
    assert_eq!(areas(&house, json!({ "text": "subil cumilla", "kind": "UNION" })).await.len(), 1);
    let comilla = areas(&house, json!({ "text": "Comilla", "kind": "DISTRICT" })).await;
    assert_eq!(comilla[0]["nameBn"], "কুমিল্লা");
    let inside = areas(&house, json!({ "within": comilla[0]["id"], "kind": "UPAZILA", "first": 200 })).await;
    assert_eq!(inside.len(), 17);

    // One's own hand is left alone.
    let renamed = json!({ "id": comilla[0]["id"], "version": 1, "name": "Comilla", "nameBn": "কুমিল্লা" });
    house.mutate(&house.owner, "updateArea", "UpdateArea", renamed, "isOwn").await.unwrap();
    let second =
        house.rest(&house.owner, Method::Post, "/api/v1/master-data/geography", call(&[], &[], json!({}))).await;
    assert_eq!(second.unwrap(), json!({ "taken": 0, "renewed": 0, "unchanged": 5105, "kept": 1, "warned": 0 }));
    assert_eq!(areas(&house, json!({ "kind": "DISTRICT", "text": "comilla" })).await[0]["name"], "Comilla");
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thana_of_ones_own_lies_in_its_district_and_closes() {
    let house = House::new().await;
    house.graph(&house.owner, LOAD_AREAS, json!({})).await.unwrap();
    let dhaka = areas(&house, json!({ "text": "Dhaka", "kind": "DISTRICT" })).await.remove(0);
    let input = json!({
        "kind": "UPAZILA", "parentId": dhaka["id"], "code": "06-47-GUL", "name": "Gulshan", "nameBn": "গুলশান"
    });
    let back = "id code version isOwn district { name } division { nameBn }";
    let thana = house.mutate(&house.owner, "createArea", "NewArea", input.clone(), back).await.unwrap();
    assert_eq!((&thana["district"]["name"], &thana["division"]["nameBn"]), (&json!("Dhaka"), &json!("ঢাকা")));
    let again = house.mutate(&house.owner, "createArea", "NewArea", input, "id").await;
    assert_eq!(again.unwrap_err(), "master_data.area.code-taken");
    let ward = json!({ "kind": "UNION", "parentId": thana["id"], "code": "06-47-GUL-19", "name": "Ward 19" });
    let ward = house.mutate(&house.owner, "createArea", "NewArea", ward, "id version").await.unwrap();
    assert_eq!(areas(&house, json!({ "text": "gulshan ward" })).await.len(), 1);

    let close = "mutation($id: AreaId!, $version: Int!) { closeArea(id: $id, version: $version) { state } }";
    let of = |area: &Value| json!({ "id": area["id"], "version": area["version"] });
    assert_eq!(house.graph(&house.owner, close, of(&thana)).await.unwrap_err(), "master_data.area.in-use");
    house.graph(&house.owner, close, of(&ward)).await.unwrap();
    assert_eq!(house.graph(&house.owner, close, of(&thana)).await.unwrap()["state"], "CLOSED");
    let late = json!({ "kind": "UNION", "parentId": thana["id"], "code": "06-47-GUL-20", "name": "Ward 20" });
    let late = house.mutate(&house.owner, "createArea", "NewArea", late, "id").await;
    assert_eq!(late.unwrap_err(), "master_data.area.closed");
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_countrys_banks_come_with_their_branches_and_districts_are_read_from_the_numbers() {
    let house = House::new().await;
    // Somebody stopped after two pieces; whoever takes the list then finishes it.
    for after in [Value::Null, json!(1_000)] {
        let piece = house.graph(&house.owner, LOAD_BANKS, json!({ "after": after })).await.unwrap();
        assert_eq!(piece["branches"]["taken"], 1_000);
    }
    assert_eq!(load_banks(&house).await, (json!([0, 59, 8031, 0, 2000, 0, 3126]), 11));
    assert_eq!(load_banks(&house).await, (json!([0, 59, 0, 0, 10031, 0, 3126]), 11));

    // Places that come later are there at once.
    let bonosree = branches(&house, json!({ "text": "085260728" })).await.remove(0);
    assert_eq!((&bonosree["district"], &bonosree["doubt"]), (&Value::Null, &json!("LEADING_ZERO")));
    house.graph(&house.owner, LOAD_AREAS, json!({})).await.unwrap();
    let dhaka = areas(&house, json!({ "text": "Dhaka", "kind": "DISTRICT" })).await.remove(0);
    let bank = house
        .graph(&house.owner, r#"{ banks(listing: { text: "সোনালী" }) { items { id code name } } }"#, json!({}))
        .await
        .unwrap();
    let narrowed = json!({ "bankId": bank["items"][0]["id"], "districtId": dhaka["id"], "first": 200 });
    let its = branches(&house, narrowed).await;
    let of = |number: &str| number.starts_with("20026") || number.starts_with("20027");
    assert!(its.len() > 50 && its.iter().all(|branch| of(&text(&branch["routingNumber"]))), "{}", its.len());
    assert!(its.iter().all(|branch| branch["district"]["name"] == "Dhaka" && branch["bank"]["name"] == "Sonali Bank"));
    let found = branches(&house, json!({ "text": "dhaka bank bonosree" })).await;
    assert_eq!(found[0]["id"], bonosree["id"]);
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_branch_is_set_up_by_its_routing_number() {
    let house = House::new().await;
    let set_up = async |number: &str| {
        let input = json!({ "routingNumber": number, "name": "New market" });
        house.mutate(&house.owner, "createBankBranch", "NewBankBranch", input, "id version doubt bank { code }").await
    };
    assert_eq!(set_up("12").await.unwrap_err(), "master_data.bank-branch.routing");
    assert_eq!(set_up("200480554").await.unwrap_err(), "master_data.bank-branch.bank");
    let bank = json!({ "code": "200", "name": "Sonali Bank", "category": "STATE_OWNED" });
    let bank = house.mutate(&house.owner, "createBank", "NewBank", bank, "id version").await.unwrap();
    let made = set_up("২০০৪৮০৫৫৪").await.unwrap();
    assert_eq!((&made["doubt"], &made["bank"]["code"]), (&Value::Null, &json!("200")));
    assert_eq!(set_up("200480554").await.unwrap_err(), "master_data.bank-branch.routing-taken");
    assert_eq!(set_up("200480555").await.unwrap()["doubt"], "CHECK_DIGIT");

    let close = "mutation($id: BankId!) { closeBank(id: $id, version: 1) { state } }";
    let refused = house.graph(&house.owner, close, json!({ "id": bank["id"] })).await;
    assert_eq!(refused.unwrap_err(), "master_data.bank.in-use");
    let update = json!({ "id": made["id"], "version": 1, "name": "New Market", "nameBn": "নিউ মার্কেট" });
    let update = house.mutate(&house.owner, "updateBankBranch", "UpdateBankBranch", update, "nameBn version").await;
    assert_eq!(update.unwrap()["version"], 2);
    let close = "mutation($id: BankBranchId!) { closeBankBranch(id: $id, version: 2) { state } }";
    let closed = house.graph(&house.owner, close, json!({ "id": made["id"] })).await.unwrap();
    assert_eq!(closed["state"], "CLOSED");
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_are_the_tenants_own_and_take_a_permission() {
    let house = House::new().await;
    house.graph(&house.owner, LOAD_AREAS, json!({})).await.unwrap();
    let neighbour = house.world.person(TenantId::new(), &["*"], Scope::All);
    let theirs = house.graph(&neighbour, AREAS, json!({ "listing": {} })).await.unwrap();
    assert_eq!(theirs["items"], json!([]));
    let reader = house.person(&["master_data.area.read"]);
    assert_eq!(house.graph(&reader, LOAD_AREAS, json!({})).await.unwrap_err(), "kernel.denied");
    assert_eq!(house.graph(&reader, BRANCHES, json!({ "listing": {} })).await.unwrap_err(), "kernel.denied");
    let page = house
        .rest(
            &reader,
            Method::Get,
            "/api/v1/master-data/areas",
            call(&[], &[("kind", "division"), ("first", "3")], json!({})),
        )
        .await
        .unwrap();
    assert_eq!((page["items"].as_array().unwrap().len(), &page["items"][0]["code"]), (3, &json!("01")));
    assert!(page["next"].is_string());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_lies_in_a_place_is_found_by_its_new_name() {
    let house = House::new().await;
    house.graph(&house.owner, LOAD_AREAS, json!({})).await.unwrap();
    let rename = async |area: &Value, version: i32, name: &str| {
        let input = json!({ "id": area["id"], "version": version, "name": name, "nameBn": "নতুন নাম" });
        house.mutate(&house.owner, "updateArea", "UpdateArea", input, "id").await
    };
    let unions = async |text: &str| areas(&house, json!({ "text": text, "kind": "UNION", "first": 200 })).await.len();
    let debidwar = areas(&house, json!({ "text": "Debidwar", "kind": "UPAZILA" })).await.remove(0);
    let cumilla = areas(&house, json!({ "text": "Cumilla", "kind": "DISTRICT" })).await.remove(0);
    let (few, many) = (unions("debidwar").await, unions("cumilla").await);
    assert!(few > 5 && many > few, "{few} of {many}");
    rename(&debidwar, 1, "Gomtipar").await.unwrap();
    // Renamed twice before anything was written anew: the later name stays.
    rename(&cumilla, 1, "Zamzampur").await.unwrap();
    rename(&cumilla, 2, "Qandahar").await.unwrap();
    house.settle_and_prove().await;
    assert_eq!((unions("debidwar").await, unions("cumilla").await, unions("zamzampur").await), (0, 0, 0));
    assert_eq!((unions("gomtipar").await, unions("qandahar").await), (few, many));
}

#[tokio::test(flavor = "multi_thread")]
async fn places_banks_and_branches_tell_what_happened_to_them() {
    let house = House::new().await;
    let bank = json!({ "code": "200", "name": "Sonali Bank" });
    let bank = house.mutate(&house.owner, "createBank", "NewBank", bank, "id").await.unwrap();
    let input = json!({ "id": bank["id"], "version": 1, "name": "Sonali Bank PLC" });
    house.mutate(&house.owner, "updateBank", "UpdateBank", input, "id").await.unwrap();
    let branch = json!({ "routingNumber": "200480554", "name": "New Market" });
    let branch = house.mutate(&house.owner, "createBankBranch", "NewBankBranch", branch, "id").await.unwrap();
    let area = json!({ "kind": "DIVISION", "code": "09", "name": "Padma" });
    let area = house.mutate(&house.owner, "createArea", "NewArea", area, "id").await.unwrap();
    for (noun, of, told) in [
        ("bank", &bank, vec!["update", "create"]),
        ("bankBranch", &branch, vec!["create"]),
        ("area", &area, vec!["create"]),
    ] {
        let kind = format!("{}{}Id", noun[..1].to_uppercase(), &noun[1..]);
        let read = format!("query($id: {kind}!) {{ {noun}(id: $id) {{ timeline {{ items {{ operation }} }} }} }}");
        let life = house.graph(&house.owner, &read, json!({ "id": of["id"] })).await.unwrap();
        let items = life["timeline"]["items"].as_array().unwrap();
        let seen: Vec<_> = items.iter().map(|one| text(&one["operation"])).collect();
        assert!(seen.iter().zip(&told).all(|(one, verb)| one.ends_with(verb)) && seen.len() == told.len(), "{seen:?}");
    }
}
