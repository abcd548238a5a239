//! Packs are read with every row's law and dates.

use kernel::{Language, Method, Scope};
use serde_json::{Value, json};

use crate::house::{House, call, text};

const RULES: &str = "query($pack: String!, $table: String, $on: Date, $known: Date, $search: String) {
    rules(pack: $pack, table: $table, on: $on, known: $known, search: $search) {
      id table tableTitle { bn } title { en bn } counts reason { en }
      conditions { name text said { en bn } } actions { name text said { en bn } }
      law { key pack section { en bn } instrument { en } source status inForce until knownFrom } } }";

async fn rows(house: &House, variables: Value) -> Vec<Value> {
    house.graph(&house.owner, RULES, variables).await.unwrap().as_array().unwrap().clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_packs_of_the_country_are_there_with_what_they_decide_and_ask() {
    let house = House::new().await;
    let document = "{ rulePacks { id title { en bn } asOf until extends digest
        decisions { id title { bn } questions { name kind setting choices { word } } } tables { id rows policy } } }";
    let packs = house.graph(&house.owner, document, json!({})).await.unwrap();
    let ids: Vec<String> = packs.as_array().unwrap().iter().map(|pack| text(&pack["id"])).collect();
    assert_eq!(ids, ["BD-2026-07", "BD-2025-07", "BD-2024-07", "PLAN-DEFAULT"]);
    assert_eq!(packs[0]["extends"], json!(["BD-2025-07", "BD-2024-07", "BD"]));
    let decisions = packs[0]["decisions"].as_array().unwrap();
    let tds = decisions.iter().find(|decision| decision["id"] == "tds").unwrap();
    let names: Vec<&str> =
        tds["questions"].as_array().unwrap().iter().map(|question| question["name"].as_str().unwrap()).collect();
    for asked in ["payment_kind", "residency", "bill", "psr", "psr_from", "by_bank", "tds_stacking", "tds_rounding"] {
        assert!(names.contains(&asked), "{asked} in {names:?}");
    }
    assert!(
        !names.contains(&"rate") && !names.contains(&"price"),
        "what follows or is of another tax is not asked: {names:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_says_section_source_status_and_both_dates() {
    let house = House::new().await;
    let asked = json!({ "pack": "BD-2026-07", "table": "tds-rate", "on": "2026-11-20", "search": "s89-civil" });
    let rows = rows(&house, asked).await;
    assert_eq!(rows.len(), 1);
    let law = &rows[0]["law"];
    assert_eq!((&law["section"]["en"], &law["section"]["bn"]), (&json!("s.89, r.3(18)"), &json!("ধারা ৮৯, বিধি ৩(১৮)")));
    assert_eq!(
        (&law["inForce"], &law["knownFrom"], &law["until"]),
        (&json!("2026-07-01"), &json!("2026-07-05"), &Value::Null)
    );
    assert_eq!((&law["status"], &law["pack"]), (&json!("CORROBORATED"), &json!("BD-2026-07")));
    assert!(text(&law["source"]).contains("TakaBooks"));
    assert_eq!(rows[0]["actions"][0]["text"], "5%");
    assert_eq!(rows[0]["counts"], true);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_day_and_what_was_known_on_it_choose_the_rows() {
    let house = House::new().await;
    let on = |on: &'static str, known: &'static str| json!({ "pack": "BD-2026-07", "table": "tds-rate", "on": on, "known": known, "search": "civil" });
    let pack = |rows: &[Value]| rows.iter().map(|row| text(&row["law"]["pack"])).collect::<Vec<_>>();
    assert_eq!(pack(&rows(&house, on("2026-11-20", "2026-11-20")).await), ["BD-2026-07"; 2]);
    // in June 2026 nobody could know the rules gazetted on 5 July, and the old ones had been ended
    assert!(rows(&house, on("2026-07-02", "2026-07-02")).await.is_empty());
    assert!(pack(&rows(&house, on("2025-03-01", "2026-11-20")).await).iter().all(|pack| pack == "BD-2024-07"));
    let all = rows(&house, json!({ "pack": "BD-2026-07", "table": "tds-rate", "search": "civil" })).await;
    assert!(all.iter().any(|row| row["counts"] == false), "history is shown when no day is asked");
}

#[tokio::test(flavor = "multi_thread")]
async fn rest_reads_the_same_and_whoever_may_not_hears_why() {
    let house = House::new().await;
    let packs =
        house.rest(&house.owner, Method::Get, "/api/v1/rules-engine/packs", call(&[], &[], json!(null))).await.unwrap();
    assert_eq!(packs[0]["id"], "BD-2026-07");
    let query = call(
        &[("id", "BD-2026-07")],
        &[("table", "tds-rate"), ("on", "2026-11-20"), ("text", "s89-civil")],
        json!(null),
    );
    let rows = house.rest(&house.owner, Method::Get, "/api/v1/rules-engine/packs/{id}/rules", query).await.unwrap();
    assert_eq!(rows[0]["law"]["inForce"], "2026-07-01");
    let nobody = house.world.person(house.tenant, &[], Scope::All);
    let refused = house.graph(&nobody, "{ rulePacks { id } }", json!({})).await.unwrap_err();
    assert_eq!(refused, "kernel.denied");
    let unknown = call(&[("id", "BD-1999-07")], &[], json!(null));
    let error = house.rest(&house.owner, Method::Get, "/api/v1/rules-engine/packs/{id}", unknown).await.unwrap_err();
    assert_eq!(error.code(), "rules.pack-unknown");
    assert!(error.sentence(Language::Bn).contains("BD-1999-07"));
}
