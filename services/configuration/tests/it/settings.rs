//! Settings chosen and read, place by place, day by day.

use data::Spot;
use jiff::civil::date;
use kernel::{Call, CompanyId, Method, Scope};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::house::{House, bakery};

const MINUTES: &str = "bakery.bread.minutes";
const READ: &str = "query($key: String!, $company: CompanyId, $branch: BranchId) {
    setting(key: $key, companyId: $company, branchId: $branch) {
        value usual kind finest permission version bounds { least most } label { en bn }
        choice { level value reason startsOn } } }";

fn choice(value: Option<&str>, place: &Value, version: i32) -> Value {
    let mut input = json!({ "key": MINUTES, "value": value, "reason": "a new oven", "version": version });
    for (name, id) in place.as_object().unwrap() {
        input[name] = id.clone();
    }
    input
}

#[tokio::test(flavor = "multi_thread")]
async fn the_nearest_place_that_chose_is_what_counts_and_says_so() {
    let house = House::new().await;
    let branch = Uuid::now_v7();
    let company = json!({ "companyId": house.company });
    let branch_place = json!({ "companyId": house.company, "branchId": branch });
    let seen = async |place: &Value| {
        let variables = json!({ "key": MINUTES, "company": place["companyId"], "branch": place["branchId"] });
        let setting = house.graph(&house.owner, READ, variables).await.unwrap();
        (setting["value"].clone(), setting["choice"]["level"].clone(), setting["version"].clone())
    };
    assert_eq!(seen(&branch_place).await, (json!("35"), Value::Null, json!(0)));
    for (value, place) in [("40", json!({})), ("45", company.clone()), ("৫০", branch_place.clone())] {
        house.choose(&house.owner, choice(Some(value), &place, 0)).await.unwrap();
    }
    assert_eq!(seen(&branch_place).await, (json!("50"), json!("BRANCH"), json!(1)));
    assert_eq!(seen(&company).await, (json!("45"), json!("COMPANY"), json!(1)));
    assert_eq!(seen(&json!({ "companyId": CompanyId::new() })).await, (json!("40"), json!("TENANT"), json!(0)));
    // What is taken back is again as in what the place lies in.
    house.choose(&house.owner, choice(None, &branch_place, 1)).await.unwrap();
    assert_eq!(seen(&branch_place).await, (json!("45"), json!("COMPANY"), json!(2)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_choice_counts_from_its_day_on_and_stays_in_the_history() {
    let house = House::new().await;
    let from = |value: &str, day: &str, version| json!({ "key": MINUTES, "value": value, "startsOn": day, "reason": "winter", "version": version });
    for (version, (value, day)) in
        [("20", "2026-12-01"), ("30", "2026-11-01"), ("25", "2026-12-01")].into_iter().enumerate()
    {
        house.choose(&house.owner, from(value, day, i32::try_from(version).unwrap())).await.unwrap();
    }
    let configured = house.world.runtime.db.configured(&house.owner).await.unwrap();
    for (day, minutes) in [
        (date(2026, 10, 31), 35),
        (date(2026, 11, 1), 30),
        (date(2026, 11, 30), 30),
        (date(2026, 12, 1), 25),
        (date(2030, 1, 1), 25),
    ] {
        assert_eq!(configured.get(&bakery::MINUTES, Spot::TENANT, day), minutes, "{day}");
    }
    assert!(configured.get(&bakery::SALT, Spot::TENANT, date(2026, 11, 1)));
    assert_eq!(configured.get(&bakery::PRICE, Spot::TENANT, date(2026, 11, 1)).minor, 45_50);
    let history = house
        .graph(
            &house.owner,
            "query($key: String!) { settingHistory(key: $key) { value startsOn reason by { id } at } }",
            json!({ "key": MINUTES }),
        )
        .await
        .unwrap();
    let values: Vec<&str> = history.as_array().unwrap().iter().map(|one| one["value"].as_str().unwrap()).collect();
    assert_eq!(values, ["25", "30", "20"]);
    assert_eq!(history[0]["by"]["id"], json!(house.owner.person().unwrap().0.to_string()));
    let audited =
        "select count(*) from data.audit_row where noun = 'setting' and operation = 'configuration.setting.choose'";
    let told = "select count(*) from data.outbox where name = 'config.changed'";
    assert_eq!((house.count(audited).await, house.count(told).await), (3, 3));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_fit_is_refused_by_its_field() {
    let house = House::new().await;
    let (owner, here) = (&house.owner, json!({ "companyId": house.company }));
    for (code, input) in [
        ("kernel.value-number", choice(Some("61"), &here, 0)),
        ("kernel.value-number", choice(Some("ten"), &here, 0)),
        ("kernel.stale", choice(Some("20"), &here, 1)),
        ("configuration.setting.branch-alone", choice(Some("20"), &json!({ "branchId": Uuid::now_v7() }), 0)),
        (
            "configuration.setting.level",
            json!({
            "key": "bakery.bread.salt", "value": "false", "companyId": house.company, "branchId": Uuid::now_v7(),
            "reason": "health", "version": 0 }),
        ),
        ("kernel.required", json!({ "key": MINUTES, "value": "20", "reason": " ", "version": 0 })),
        ("kernel.not-found", json!({ "key": "bakery.bread.sugar", "value": "1", "reason": "x", "version": 0 })),
    ] {
        assert_eq!(house.choose(owner, input.clone()).await.unwrap_err(), code, "{input}");
    }
    assert_eq!(house.count("select count(*) from configuration.setting_choice").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_is_chosen_for_by_whom_it_is_given_to() {
    let house = House::new().await;
    let (world, tenant) = (&house.world, house.tenant);
    let names = ["bakery.bread.choose", "configuration.setting.read"];
    let here = world.person(tenant, &names, Scope::Only(vec![house.company]));
    let reader = world.person(tenant, &names[1..], Scope::All);
    let place = json!({ "companyId": house.company });
    assert_eq!(house.choose(&here, choice(Some("20"), &json!({}), 0)).await.unwrap_err(), "kernel.denied");
    let elsewhere = json!({ "companyId": CompanyId::new() });
    assert_eq!(house.choose(&here, choice(Some("20"), &elsewhere, 0)).await.unwrap_err(), "kernel.not-found");
    assert_eq!(house.choose(&reader, choice(Some("20"), &place, 0)).await.unwrap_err(), "kernel.denied");
    let nobody = world.nobody(tenant);
    assert_eq!(house.choose(&nobody, choice(Some("20"), &place, 0)).await.unwrap_err(), "kernel.unauthenticated");
    house.choose(&here, choice(Some("20"), &place, 0)).await.unwrap();
    let query = [("company".to_owned(), house.company.to_string())];
    let call = Call { query: query.into(), ..Call::default() };
    let listed = house.rest(&reader, Method::Get, "/api/v1/configuration/settings", call).await.unwrap();
    let minutes = listed.as_array().unwrap().iter().find(|one| one["key"] == MINUTES).unwrap();
    assert_eq!((&minutes["value"], &minutes["choice"]["reason"]), (&json!("20"), &json!("a new oven")));
}

#[tokio::test(flavor = "multi_thread")]
async fn neighbours_choose_for_themselves_and_only_configuration_publishes() {
    let house = House::new().await;
    let neighbour = house.world.bare_tenant("neighbour").await;
    let other = house.world.person(neighbour, &["*"], Scope::All);
    house.choose(&house.owner, choice(Some("20"), &json!({}), 0)).await.unwrap();
    let theirs = house.graph(&other, READ, json!({ "key": MINUTES })).await.unwrap();
    assert_eq!((&theirs["value"], &theirs["version"]), (&json!("35"), &json!(0)));
    let db = house.world.runtime.db.acting_as("vextrus_service");
    let tx = db.begin(&house.owner, "test.forge").await.unwrap();
    assert!(tx.run("select data.configuration_put('settings', '[]')", &[]).await.is_err());
    drop(tx);
    let tx = db.begin(&house.owner, "test.forge").await.unwrap();
    assert!(tx.run("update data.configuration set whole = '[]'", &[]).await.is_err());
    drop(tx);
    let service = house.world.runtime.db.acting_as("vextrus_configuration");
    let tx = service.begin(&house.owner, "test.rewrite").await.unwrap();
    assert!(tx.run("update configuration.setting_choice set value = '10'", &[]).await.is_err());
}
