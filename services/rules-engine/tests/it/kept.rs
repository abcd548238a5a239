//! Evaluations are kept with everything, found again, and replayed under another pack.

use kernel::{Method, Scope};
use serde_json::{Value, json};

use crate::house::{House, TRIAL, bill, call, result, text, without_psr};

async fn keep(house: &House, input: Value) -> Value {
    let document = format!(
        "mutation($input: RuleCase!) {{ createEvaluation(input: $input) {{ id decision pack digest on known outcome kept {{ {TRIAL} }} }} }}"
    );
    house.graph(&house.owner, &document, json!({ "input": input })).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_decided_is_kept_with_inputs_pack_and_explanation() {
    let house = House::new().await;
    let live = house.decide(&without_psr(bill())).await;
    let kept = keep(&house, without_psr(bill()).input()).await;
    assert_eq!(
        (&kept["outcome"], &kept["pack"], &kept["on"]),
        (&json!("DECIDED"), &json!("BD-2026-07"), &json!("2026-11-20"))
    );
    assert_eq!(kept["kept"]["lines"], live["lines"], "it is said as it was");
    assert_eq!(kept["kept"]["results"], live["results"]);
    assert_eq!(kept["kept"]["facts"], live["facts"]);
    let id = text(&kept["id"]);
    let found = house
        .graph(
            &house.owner,
            &format!("query($id: EvaluationId!) {{ evaluation(id: $id) {{ kept {{ {TRIAL} }} }} }}"),
            json!({ "id": id }),
        )
        .await
        .unwrap();
    assert_eq!(found["kept"], kept["kept"]);
    let rest = house
        .rest(
            &house.owner,
            Method::Get,
            "/api/v1/rules-engine/evaluations/{id}",
            call(&[("id", &id)], &[], json!(null)),
        )
        .await
        .unwrap();
    assert_eq!((&rest["id"], &rest["kept"]["outcome"]), (&json!(id), &json!("decided")));
    let events = house.count("select count(*) from data.outbox where name = 'rules.evaluation.completed'").await;
    let audits = house.count("select count(*) from data.audit_row where noun = 'evaluation'").await;
    assert_eq!((events, audits), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_is_kept_too_and_told_as_failed() {
    let house = House::new().await;
    let kept = keep(&house, bill().without("residency").input()).await;
    assert_eq!((&kept["outcome"], &kept["kept"]["refusal"]["fact"]), (&json!("ASKS"), &json!("residency")));
    assert_eq!(kept["kept"]["question"]["name"], "residency");
    let events = house.count("select count(*) from data.outbox where name = 'rules.evaluation.failed'").await;
    assert_eq!(events, 1);
    let document = "query($r: Boolean) { evaluations(refused: $r) { items { outcome } next } }";
    for (refused, count) in [(json!(true), 1), (json!(false), 0), (json!(null), 1)] {
        let page = house.graph(&house.owner, document, json!({ "r": refused })).await.unwrap();
        assert_eq!(page["items"].as_array().unwrap().len(), count, "{refused}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kept_case_is_replayed_under_another_pack_with_what_differs() {
    let house = House::new().await;
    let kept = keep(&house, bill().with("psr", "exempt").input()).await;
    let document = "query($id: EvaluationId!, $pack: String, $on: Date) { replayEvaluation(id: $id, pack: $pack, on: $on) {
        trial { pack on outcome results { name value } } results { name before { en } after { en } } lines { after { en } } } }";
    let replay = |pack: &'static str, on: Value| {
        house.graph(&house.owner, document, json!({ "id": kept["id"], "pack": pack, "on": on }))
    };
    let then = replay("BD-2024-07", json!(null)).await.unwrap();
    assert_eq!(result(&then["trial"], "tds"), "70000.00");
    assert_eq!(then["results"][1]["before"]["en"], "50,000.00");
    let same = replay("BD-2026-07", json!(null)).await.unwrap();
    assert_eq!((&same["results"], &same["lines"]), (&json!([]), &json!([])));
    let earlier = replay("BD-2026-07", json!("2025-03-01")).await.unwrap();
    assert_eq!(result(&earlier["trial"], "tds"), "70000.00", "the law of that day");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_newest_come_first_a_page_at_a_time_and_another_tenant_sees_none() {
    let house = House::new().await;
    for taka in ["1,000", "2,000", "3,000"] {
        keep(&house, bill().with("bill", taka).input()).await;
    }
    let document = "query($after: String) { evaluations(first: 2, after: $after, decision: \"tds\") { items { kept { facts { name value } } } next } }";
    let bills = |page: &Value| {
        let facts =
            page["items"].as_array().unwrap().iter().map(|item| item["kept"]["facts"].as_array().unwrap().clone());
        facts.map(|facts| text(&facts.iter().find(|fact| fact["name"] == "bill").unwrap()["value"])).collect::<Vec<_>>()
    };
    let first = house.graph(&house.owner, document, json!({})).await.unwrap();
    assert_eq!(bills(&first), ["3000.00", "2000.00"]);
    let rest = house.graph(&house.owner, document, json!({ "after": first["next"] })).await.unwrap();
    assert_eq!((bills(&rest), &rest["next"]), (vec!["1000.00".to_owned()], &Value::Null));

    let neighbour = house.world.person(house.world.bare_tenant("other").await, &["*"], Scope::All);
    let seen = house.graph(&neighbour, document, json!({})).await.unwrap();
    assert_eq!(seen["items"], json!([]));
    let reader = house.world.person(house.tenant, &["rules_engine.rule.read"], Scope::All);
    assert_eq!(house.graph(&reader, document, json!({})).await.unwrap_err(), "kernel.denied");
}
