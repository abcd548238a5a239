//! Number series begun at go-live, and the numbers papers take.

use data::configured;
use kernel::meta::said;
use kernel::{Cx, Series};
use serde_json::{Value, json};

use crate::house::{House, text};

static LOAF: Series =
    Series {
        key: "bakery.loaf", label: said("Loaves", "রুটি"), usual: "L-{n:04}", parts: &[], signs: "-", limit: 12
    };

const BEGIN: &str = "mutation($input: BeginSeries!) { beginNumberSeries(input: $input) { format next state version } }";

async fn take(house: &House, cx: &Cx) -> String {
    let db = house.world.runtime.db.acting_as("vextrus_service");
    db.command(cx, "bakery.loaf.bake", &(), async |tx| configured::next_number(tx, &LOAF).await).await.unwrap()
}

async fn listed(house: &House, cx: &Cx) -> Value {
    let all = house
        .graph(cx, "{ allNumberSeries { id key name format first last given next state version } }", json!({}))
        .await;
    all.unwrap().as_array().unwrap().iter().find(|one| one["key"] == "bakery.loaf").unwrap().clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_series_goes_on_where_the_tenant_says_until_its_first_number_is_given() {
    let house = House::new().await;
    kernel::register_series(&[&LOAF]);
    let fresh = listed(&house, &house.owner).await;
    assert_eq!((&fresh["next"], &fresh["state"], &fresh["version"]), (&json!("L-0001"), &json!("FRESH"), &json!(0)));
    let id = text(&fresh["id"]);
    let begin = async |version: i32, format: &str, first: i32| {
        let input = json!({ "id": id, "version": version, "format": format, "first": first });
        house.graph(&house.owner, BEGIN, json!({ "input": input })).await
    };
    for (code, version, format, first) in [
        ("kernel.stale", 1, "B-{n}", 1),
        ("kernel.series-format", 0, "loaf {n}", 1),
        ("configuration.series.first", 0, "B-{n}", 0),
    ] {
        assert_eq!(begin(version, format, first).await.unwrap_err(), code);
    }
    let begun = begin(0, "B-{n:03}", 741).await.unwrap();
    assert_eq!(begun, json!({ "format": "B-{n:03}", "next": "B-741", "state": "FRESH", "version": 1 }));
    // Nothing is given yet, so it may still be another.
    assert_eq!(begin(1, "B-{n:05}", 742).await.unwrap()["next"], "B-00742");
    assert_eq!([take(&house, &house.owner).await, take(&house, &house.owner).await], ["B-00742", "B-00743"]);
    let running = listed(&house, &house.owner).await;
    assert_eq!(
        (&running["given"], &running["last"], &running["next"]),
        (&json!("2"), &json!("743"), &json!("B-00744"))
    );
    assert_eq!(begin(2, "C-{n}", 1).await.unwrap_err(), "configuration.series.running");
    assert_eq!(take(&house, &house.owner).await, "B-00744");
}

#[tokio::test(flavor = "multi_thread")]
async fn neighbours_count_for_themselves_and_others_do_not_say_where_to_begin() {
    let house = House::new().await;
    kernel::register_series(&[&LOAF]);
    let neighbour = house.world.bare_tenant("neighbour").await;
    let other = house.world.person(neighbour, &["*"], kernel::Scope::All);
    assert_eq!(take(&house, &house.owner).await, "L-0001");
    assert_eq!(listed(&house, &other).await["state"], "FRESH");
    let reader = house.world.person(house.tenant, &["configuration.series.read"], kernel::Scope::All);
    let input =
        json!({ "input": { "id": listed(&house, &other).await["id"], "version": 0, "format": "{n}", "first": 9 } });
    assert_eq!(house.graph(&reader, BEGIN, input).await.unwrap_err(), "kernel.denied");
    let db = house.world.runtime.db.acting_as("vextrus_service");
    let tx = db.begin(&house.owner, "test.forge").await.unwrap();
    assert!(tx.run("select data.number_start('bakery.loaf', '', 9)", &[]).await.is_err());
}
