//! Parties through the graph: numbered, found in either script, alike ones told, merged.

use kernel::Method;
use serde_json::{Value, json};

use crate::house::{House, call, text};

const BACK: &str = "id code name state version mergedInto { id } roles { role endsOn } vendor { state }";

impl House {
    pub async fn party(&self, input: Value) -> Result<Value, String> {
        let mut whole = json!({ "kind": "PROPRIETORSHIP" });
        whole.as_object_mut().unwrap().extend(input.as_object().unwrap().clone());
        self.mutate(&self.owner, "createParty", "NewParty", whole, BACK).await
    }

    async fn names(&self, listing: Value) -> Vec<String> {
        let query = "query($listing: MasterDataListing) { parties(listing: $listing) { items { name } } }";
        let page = self.graph(&self.owner, query, json!({ "listing": listing })).await.unwrap();
        page["items"].as_array().unwrap().iter().map(|party| text(&party["name"])).collect()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_party_is_numbered_unless_it_has_a_code() {
    let house = House::new().await;
    assert_eq!(house.party(json!({ "name": "Rahman Traders" })).await.unwrap()["code"], "P-000001");
    house.party(json!({ "name": "Surma Tiles", "code": "P-000002" })).await.unwrap();
    let next = house.party(json!({ "name": "Khulna Timber" })).await.unwrap();
    assert_eq!(next["code"], "P-000003", "a number somebody typed is not given again");
    let coded = house.party(json!({ "name": "Padma Builders", "code": "padma", "role": "CUSTOMER" })).await.unwrap();
    assert_eq!((coded["code"].as_str(), coded["roles"][0]["role"].as_str()), (Some("PADMA"), Some("CUSTOMER")));
    let taken = house.party(json!({ "name": "Jamuna Glass", "code": "PADMA" })).await;
    assert_eq!(taken.unwrap_err(), "master_data.party.code-taken");
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_is_found_in_either_script_and_by_numbers() {
    let house = House::new().await;
    house.party(json!({ "name": "Rahman Traders", "mobile": "01712345678", "tin": "823456789016" })).await.unwrap();
    house.party(json!({ "name": "মেঘনা স্টিল", "nameBn": "মেঘনা স্টিল" })).await.unwrap();
    for (words, name) in [
        ("rahm", "Rahman Traders"),
        ("রহমান", "Rahman Traders"),
        ("rohman", "Rahman Traders"),
        ("meghna", "মেঘনা স্টিল"),
        ("মেঘনা", "মেঘনা স্টিল"),
        ("০১৭১২", "Rahman Traders"),
        ("8234", "Rahman Traders"),
    ] {
        assert_eq!(house.names(json!({ "text": words })).await, [name], "{words}");
    }
    assert!(house.names(json!({ "text": "jamuna" })).await.is_empty());
    let pages = house.rest(
        &house.owner,
        Method::Get,
        "/api/v1/master-data/parties",
        call(&[], &[("text", "রহমান"), ("first", "1")], Value::Null),
    );
    assert_eq!(pages.await.unwrap()["items"][0]["name"], "Rahman Traders");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_like_it_is_told_and_going_on_takes_a_reason_somebody_else_looks_at() {
    let house = House::new().await;
    house.party(json!({ "name": "Rahman Traders", "mobile": "01712345678" })).await.unwrap();
    for like in [
        json!({ "name": "রহমান ট্রেডার্স" }),
        json!({ "name": "Somebody Else", "mobile": "+8801712345678" }),
        json!({ "name": "M/S Rohman Traders" }),
    ] {
        assert_eq!(house.party(like.clone()).await.unwrap_err(), "master_data.party.like", "{like}");
    }
    let query = "query($input: NewParty!) { partiesLike(input: $input) { grounds party { name } } }";
    let input = json!({ "input": { "kind": "PERSON", "name": "Rahman Trader's", "mobile": "01712345678" } });
    let like = house.graph(&house.owner, query, input).await.unwrap();
    assert_eq!(like[0]["grounds"][0], "mobile", "{like}");

    let other = json!({ "name": "Rahman Traders", "despite": "the one of Bogura, another owner" });
    let other = house.party(other).await.unwrap();
    let pairs = "{ partyTwins(state: SUSPECTED) { items { id version grounds first { name } second { id } } } }";
    let pairs = house.graph(&house.owner, pairs, Value::Null).await.unwrap();
    assert_eq!(pairs["items"][0]["grounds"], "name");
    assert_eq!(pairs["items"][0]["second"]["id"], other["id"]);
    let input = json!({ "id": pairs["items"][0]["id"], "version": 1, "reason": "both licences seen" });
    let tell = async |who| house.mutate(who, "tellPartiesApart", "TellApart", input.clone(), "state").await;
    assert_eq!(tell(&house.owner).await.unwrap_err(), "master_data.twin.maker");
    assert_eq!(tell(&house.person(&["master_data.*"])).await.unwrap()["state"], "DISTINCT");
    // What was said once is not asked again.
    let input =
        json!({ "id": other["id"], "version": 1, "kind": "PERSON", "name": "Rahman Traders", "residency": "RESIDENT" });
    house.mutate(&house.owner, "updateParty", "UpdateParty", input, "version").await.unwrap();
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_that_were_one_become_one_and_ids_lead_on() {
    let house = House::new().await;
    let kept = house.party(json!({ "name": "Rahman Traders", "role": "CUSTOMER" })).await.unwrap();
    let first =
        house.party(json!({ "name": "R. Traders", "mobile": "01712345678", "role": "LANDOWNER" })).await.unwrap();
    let second = house.party(json!({ "name": "Rahmania", "role": "CUSTOMER" })).await.unwrap();
    let merge = async |from: &Value, into: &Value| {
        let input = json!({ "id": from["id"], "version": 1, "intoId": into["id"], "reason": "one trade licence" });
        house.mutate(&house.owner, "mergeParty", "MergeParty", input, BACK).await
    };
    assert_eq!(merge(&second, &first).await.unwrap()["mergedInto"]["id"], first["id"]);
    let input = json!({ "id": first["id"], "version": 2, "intoId": kept["id"], "reason": "one trade licence" });
    house.mutate(&house.owner, "mergeParty", "MergeParty", input, BACK).await.unwrap();
    let read = "query($id: PartyId!) { party(id: $id) { state mobile mergedInto { id } roles { role endsOn } timeline { items { operation } } } }";
    for gone in [&first, &second] {
        let gone = house.graph(&house.owner, read, json!({ "id": gone["id"] })).await.unwrap();
        assert_eq!((&gone["state"], &gone["mergedInto"]["id"]), (&json!("MERGED"), &kept["id"]));
        assert!(gone["timeline"]["items"].as_array().unwrap().len() >= 2, "its history stays");
    }
    let kept = house.graph(&house.owner, read, json!({ "id": kept["id"] })).await.unwrap();
    assert_eq!(kept["mobile"], "+8801712345678");
    assert_eq!(kept["roles"].as_array().unwrap().len(), 2, "{kept}");
    let again = merge(&first, &second).await;
    assert!(again.is_err(), "nothing is merged twice");
    house.settle_and_prove().await;
}

/// Three hundred of a name, written past the program.
const NAMESAKES: [&str; 2] = [
    "insert into master_data.party (tenant_id, id, code, kind, name, residency, state, version)
    select t.tenant_id, gen_random_uuid(), 'N-' || n, 'person', 'Aaa Karim ' || n, 'resident', 'open', 1
    from data.tenant_directory t, generate_series(1, 300) n",
    "insert into data.search_token (tenant_id, kind, token, id)
    select p.tenant_id, 'master_data.party', w.token, p.id
    from master_data.party p, unnest(array['karim', '#kind:person']) w (token) where p.code like 'N-%'",
];

#[tokio::test(flavor = "multi_thread")]
async fn one_among_hundreds_of_the_same_name_is_found_by_what_it_is() {
    let house = House::new().await;
    for sql in NAMESAKES {
        house.world.as_superuser(sql).await;
    }
    let party = house.party(json!({ "name": "Karim Traders", "role": "CUSTOMER" })).await.unwrap();
    let found = async |narrowed: &str| {
        let query = format!("{{ parties(listing: {{ text: \"karim\" }}, {narrowed}) {{ items {{ name }} }} }}");
        let page = house.graph(&house.owner, &query, json!({})).await.unwrap();
        page["items"].as_array().unwrap().iter().map(|party| text(&party["name"])).collect::<Vec<_>>()
    };
    let only = ["Karim Traders"];
    assert_eq!(found("role: CUSTOMER").await, only);
    assert_eq!(found("kind: PROPRIETORSHIP, state: OPEN").await, only);
    assert!(found("role: EMPLOYEE").await.is_empty());
    let role = json!({ "partyId": party["id"], "role": "EMPLOYEE" });
    let role = house.mutate(&house.owner, "takePartyRole", "TakeRole", role, "id version").await.unwrap();
    assert_eq!(found("role: EMPLOYEE").await, only);
    let ended = json!({ "id": role["id"], "version": role["version"] });
    house.mutate(&house.owner, "endPartyRole", "EndRole", ended, "id").await.unwrap();
    assert!(found("role: EMPLOYEE").await.is_empty());
    let vendors = "{ vendors(listing: { text: \"karim\" }) { items { party { name } } } }";
    let vendors = async || house.graph(&house.owner, vendors, json!({})).await.unwrap()["items"].clone();
    assert_eq!(vendors().await, json!([]));
    let vendor = json!({ "partyId": party["id"], "type": "SUPPLIER" });
    house.mutate(&house.owner, "createVendor", "NewVendor", vendor, "id").await.unwrap();
    assert_eq!(vendors().await, json!([{ "party": { "name": "Karim Traders" } }]));
    let closed = json!({ "id": party["id"], "version": party["version"] });
    let close = "mutation($id: PartyId!, $version: Int!) { closeParty(id: $id, version: $version) { id } }";
    house.graph(&house.owner, close, closed).await.unwrap();
    assert_eq!(found("state: CLOSED").await, only);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_sees_a_party_may_say_something_about_it_and_take_it_back() {
    let house = House::new().await;
    let party = house.party(json!({ "name": "Rahman Traders" })).await.unwrap();
    let input = json!({ "noun": "PARTY", "subject": party["id"], "text": "Ask for the licence of July" });
    let write =
        async |cx| house.mutate(cx, "writeMasterDataComment", "WriteMasterDataComment", input.clone(), "id").await;
    let (reader, vendors) = (house.person(&["master_data.party.read"]), house.person(&["master_data.vendor.read"]));
    assert_eq!(write(&vendors).await.unwrap_err(), "kernel.denied");
    let said = write(&reader).await.unwrap();
    let read = "query($id: PartyId!) { party(id: $id) { timeline { items { operation comment withdrawn } } } }";
    let life = async || {
        house.graph(&reader, read, json!({ "id": party["id"] })).await.unwrap()["timeline"]["items"][0].clone()
    };
    assert_eq!(life().await["comment"], "Ask for the licence of July");
    let back = json!({ "noun": "PARTY", "subject": party["id"], "id": said["id"] });
    let withdraw = async |cx| {
        house.mutate(cx, "withdrawMasterDataComment", "WithdrawMasterDataComment", back.clone(), "withdrawn").await
    };
    assert_eq!(withdraw(&house.owner).await.unwrap_err(), "kernel.not-found");
    assert_eq!(withdraw(&reader).await.unwrap()["withdrawn"], true);
    assert_eq!(life().await["comment"], Value::Null);
    let told = "select 'x' as found from data.outbox where name like 'master_data.comment.%'";
    assert_eq!(house.world.as_superuser(told).await.len(), 2);
}
