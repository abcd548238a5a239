//! Flags made, aimed, switched, explained, and asked for in process.

use kernel::meta::said;
use kernel::{DeclaredFlag, Scope, Subject};
use serde_json::{Value, json};

use crate::house::{House, text};

static BOARD: DeclaredFlag = DeclaredFlag {
    key: "desk.board",
    label: said("Board", "বোর্ড"),
    help: said("Work as cards on a board.", "বোর্ডে কার্ড আকারে কাজ।"),
    usual: false,
};

const MAKE: &str = "mutation($input: NewFlag!) { createFeatureFlag(input: $input) { id state version } }";
const SWITCH: &str = "mutation($input: SwitchFlag!) { switchFeatureFlag(input: $input) { state version } }";
const UPDATE: &str = "mutation($input: UpdateFlag!) {
    updateFeatureFlag(input: $input) { version percent people { id } roles variants } }";
const WHY: &str = "query($id: FlagId!, $person: PersonId!, $roles: [String!]) {
    explainFlag(id: $id, personId: $person, roles: $roles) { on reason variant place percent } }";
const MINE: &str = "{ myFlags { key variant } }";

async fn make(house: &House, key: &str, percent: i32) -> String {
    let input = json!({ "key": key, "name": "Photos", "percent": percent });
    text(&house.graph(&house.owner, MAKE, json!({ "input": input })).await.unwrap()["id"])
}

async fn switch(house: &House, id: &str, version: i32, enabled: bool) -> Value {
    let input = json!({ "id": id, "version": version, "enabled": enabled, "reason": "the pilot" });
    house.graph(&house.owner, SWITCH, json!({ "input": input })).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flag_reaches_whom_it_is_for_and_says_why() {
    let house = House::new().await;
    let id = make(&house, "site.photos", 0).await;
    let (named, other) =
        (house.world.person(house.tenant, &[], Scope::All), house.world.person(house.tenant, &[], Scope::All));
    let accountant = other.clone().in_roles(["accountant".to_owned()].into());
    let update = json!({ "id": id, "version": 1, "name": "Photos", "percent": 0, "roles": ["accountant"],
        "personIds": [named.person().unwrap().0], "variants": ["blue 1", "green 0"] });
    let updated = house.graph(&house.owner, UPDATE, json!({ "input": update })).await.unwrap();
    assert_eq!((&updated["version"], &updated["roles"]), (&json!(2), &json!(["accountant"])));
    let mine = async |cx: &kernel::Cx| house.graph(cx, MINE, json!({})).await.unwrap();
    assert_eq!(mine(&named).await, json!([]));
    assert_eq!(switch(&house, &id, 2, true).await, json!({ "state": "ON", "version": 3 }));
    assert_eq!(mine(&named).await, json!([{ "key": "site.photos", "variant": "blue" }]));
    assert_eq!(mine(&accountant).await, mine(&named).await);
    assert_eq!(mine(&other).await, json!([]));
    let why = async |person: &kernel::Cx, roles: &[&str]| {
        let variables = json!({ "id": id, "person": person.person().unwrap().0, "roles": roles });
        let verdict = house.graph(&house.owner, WHY, variables).await.unwrap();
        (verdict["on"].clone(), text(&verdict["reason"]))
    };
    assert_eq!(why(&named, &[]).await, (json!(true), "NAMED".to_owned()));
    assert_eq!(why(&other, &[]).await, (json!(false), "OUTSIDE".to_owned()));
    assert_eq!(why(&other, &["accountant"]).await, (json!(true), "ROLE".to_owned()));
    let told = "select count(*) from data.outbox where name = 'config.feature-toggled'";
    let audited = "select count(*) from data.audit_row where noun = 'feature-flag'";
    assert_eq!((house.count(told).await, house.count(audited).await), (3, 3));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_program_asks_for_is_listed_and_switched_like_any_other() {
    let house = House::new().await;
    kernel::register_flags(&[&BOARD]);
    let list = "{ featureFlags { id key declared state version } }";
    let listed = house.graph(&house.owner, list, json!({})).await.unwrap();
    assert_eq!(
        (&listed[0]["key"], &listed[0]["state"], &listed[0]["version"]),
        (&json!("desk.board"), &json!("OFF"), &json!(0))
    );
    let id = text(&listed[0]["id"]);
    let has = async |cx: &kernel::Cx| house.world.runtime.db.configured(cx).await.unwrap().has("desk.board", cx);
    assert!(!has(&house.owner).await);
    assert_eq!(switch(&house, &id, 0, true).await, json!({ "state": "ON", "version": 1 }));
    assert!(has(&house.owner).await);
    // A neighbour's is as it was declared.
    let neighbour = house.world.bare_tenant("neighbour").await;
    let other = house.world.person(neighbour, &["*"], Scope::All);
    assert!(!has(&other).await);
    let theirs =
        house.graph(&other, "query($id: FlagId!) { featureFlag(id: $id) { state } }", json!({ "id": id })).await;
    assert_eq!(theirs.unwrap()["state"], "OFF");
    let taken = json!({ "input": { "key": "desk.board", "name": "x", "percent": 1 } });
    assert_eq!(house.graph(&house.owner, MAKE, taken).await.unwrap_err(), "configuration.flag.key-taken");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flag_is_the_whole_tenants() {
    let house = House::new().await;
    let id = make(&house, "site.photos", 100).await;
    switch(&house, &id, 1, true).await;
    let (world, tenant) = (&house.world, house.tenant);
    let partly = world.person(tenant, &["*"], Scope::Only(vec![house.company]));
    let input = json!({ "input": { "id": id, "version": 2, "enabled": false, "reason": "no" } });
    assert_eq!(house.graph(&partly, SWITCH, input.clone()).await.unwrap_err(), "kernel.denied");
    let nobody = world.nobody(tenant);
    assert_eq!(house.graph(&nobody, MINE, json!({})).await.unwrap_err(), "kernel.unauthenticated");
    let neighbour = world.bare_tenant("neighbour").await;
    let other = world.person(neighbour, &["*"], Scope::All);
    assert_eq!(house.graph(&other, SWITCH, input).await.unwrap_err(), "kernel.not-found");
    let configured = world.runtime.db.configured(&other).await.unwrap();
    assert!(!configured.judge("site.photos", &Subject::from(&other)).on);
}
