//! The calendar of due dates, through graph and REST.

use kernel::{Method, Scope};
use serde_json::{Value, json};

use crate::house::{House, call, text};

const ASK: &str =
    "query($from: Date!, $until: Date!, $kind: DueKind) { ruleCalendar(from: $from, until: $until, kind: $kind) {
    deadline kind anchor from until first date unmoved certainty rule { en bn } source status title { en bn } } }";

async fn calendar(house: &House, from: &str, until: &str, kind: Option<&str>) -> Result<Vec<Value>, String> {
    let given = json!({ "from": from, "until": until, "kind": kind });
    let told = house.graph(&house.owner, ASK, given).await?;
    Ok(told.as_array().unwrap().clone())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_month_says_what_is_due_by_which_law_and_what_a_holiday_moved() {
    let house = House::new().await;
    let january = calendar(&house, "2027-01-01", "2027-01-31", Some("VAT")).await.unwrap();
    let names: Vec<_> = january.iter().map(|one| text(&one["deadline"])).collect();
    assert_eq!(names, ["vds-deposit", "vat-return", "vat-return-long", "vat-return-monthly", "vds-deposit"]);
    let vat = &january[1];
    assert_eq!((&vat["date"], &vat["unmoved"]), (&json!("2027-01-17"), &json!("2027-01-15")));
    assert_eq!(vat["certainty"], "UNLISTED", "the holidays of 2027 are in no list yet");
    assert_eq!(vat["rule"]["bn"], "পরের মাসের ১৫ তারিখ; ছুটি হলে পরের কর্মদিবস");
    assert_eq!((&vat["anchor"], &vat["from"]), (&json!("TAX_QUARTER_END"), &json!("2026-12-31")));
    assert!(text(&vat["source"]).contains("s.64"));
    let all = calendar(&house, "2027-01-01", "2027-01-31", None).await.unwrap();
    assert!(all.len() > january.len() && all.iter().any(|one| one["kind"] == "INCOME_TAX"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_calendar_has_its_bounds_and_its_permission_and_rest_says_the_same() {
    let house = House::new().await;
    for (from, until) in [("2026-12-02", "2026-12-01"), ("2026-01-01", "2029-01-01")] {
        assert_eq!(calendar(&house, from, until, None).await.unwrap_err(), "rules_engine.due.span");
    }
    let path = "/api/v1/rules-engine/due-dates";
    let query = [("from", "2026-12-01"), ("until", "2026-12-31"), ("kind", "income-tax")];
    let told = house.rest(&house.owner, Method::Get, path, call(&[], &query, json!({}))).await.unwrap();
    let graph = calendar(&house, "2026-12-01", "2026-12-31", Some("INCOME_TAX")).await.unwrap();
    assert_eq!(told.as_array().unwrap().len(), graph.len());
    let lacks = house.rest(&house.owner, Method::Get, path, call(&[], &query[1..], json!({}))).await.unwrap_err();
    assert_eq!((lacks.code(), lacks.field_name()), ("kernel.required", Some("from")));
    let stranger = house.world.person(house.tenant, &["organization.*"], Scope::All);
    let given = json!({ "from": "2026-12-01", "until": "2026-12-31" });
    assert_eq!(house.graph(&stranger, ASK, given).await.unwrap_err(), "kernel.denied");
}
