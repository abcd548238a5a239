//! A row given by a form: the text is written, proved and kept, or the field that is wrong is named.

use kernel::{Cx, Scope};
use serde_json::{Value, json};

use crate::house::{House, text};

const RULES: &str = "# nothing yet";
const WRITE: &str = "mutation($input: WriteOwnRow!) { writeOwnRow(input: $input) { id state version rules } }";

async fn draft(house: &House) -> Value {
    let input = json!({ "code": "ACME-1", "name": "Own", "extends": "BD_2026", "asOf": "2026-11-20", "reason": "certificate",
                        "rules": RULES });
    let write = "mutation($input: NewOwnPack!) { createOwnPack(input: $input) { id version } }";
    house.graph(&house.owner, write, json!({ "input": input })).await.unwrap()
}

fn facts(list: &[(&str, &str)]) -> Value {
    list.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect()
}

fn form(pack: &Value, rate: &str, expected: &str) -> Value {
    json!({
        "id": pack["id"], "version": pack["version"], "table": "tds-rate", "row": "s89-civil",
        "cells": facts(&[("residency", "resident"), ("payment_kind", "civil-work"), ("rate", rate)]),
        "inForce": "2026-11-01", "instrument": "Certificate of 2 November", "source": "file 7", "status": "VERIFIED",
        "example": "a bill of ten lakh", "decision": "tds", "on": "2026-11-20",
        "given": facts(&[("payment_kind", "civil-work"), ("residency", "resident"), ("bill", "১০,০০,০০০"), ("psr", "exempt"),
                         ("by_bank", "yes")]),
        "expect": facts(&[("tds", expected)]),
    })
}

async fn write(house: &House, cx: &Cx, form: Value) -> Result<Value, (String, Option<String>)> {
    let asked =
        async_graphql::Request::new(WRITE).variables(async_graphql::Variables::from_json(json!({ "input": form })));
    let answer = house.service().graph.as_ref().unwrap().execute(cx.clone(), asked).await;
    let Some(error) = answer.errors.first() else {
        return Ok(answer.data.into_json().unwrap()["writeOwnRow"].clone());
    };
    let said = serde_json::to_value(error.extensions.as_ref().unwrap()).unwrap();
    let field = said["params"]["field"].as_str().or_else(|| said["path"].as_str()).map(str::to_owned);
    Err((text(&said["code"]), field))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_writes_the_text_and_what_it_wrote_is_asked() {
    let house = House::new().await;
    let made = draft(&house).await;
    let written = write(&house, &house.owner, form(&made, "৭.৫%", "75,000")).await.unwrap();
    assert_eq!((&written["state"], &written["version"]), (&json!("DRAFT"), &json!(2)));
    let rules = text(&written["rules"]);
    assert!(rules.starts_with("# nothing yet") && rules.contains(r#"rate = "7.5%""#), "{rules}");
    let test = "mutation($id: OwnPackId!, $version: Int!) { testOwnPack(id: $id, version: $version) { state tests } }";
    let given = json!({ "id": written["id"], "version": written["version"] });
    let tested = house.graph(&house.owner, test, given).await.unwrap();
    assert_eq!(tested, json!({ "state": "TESTED", "tests": 1 }));
    let again = json!({ "id": written["id"], "version": 3 });
    let rewritten = write(&house, &house.owner, form(&again, "6%", "60,000")).await.unwrap();
    let rules = text(&rewritten["rules"]);
    assert!(!rules.contains("7.5%") && rules.matches("[[tests]]").count() == 1, "{rules}");
    assert_eq!(rewritten["state"], "DRAFT", "what was tested is no longer what stands there");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_is_said_at_its_field_and_nothing_is_kept() {
    let house = House::new().await;
    let made = draft(&house).await;
    let refused = async |change: &dyn Fn(&mut Value)| {
        let mut asked = form(&made, "7%", "70,000");
        change(&mut asked);
        let (code, field) = write(&house, &house.owner, asked).await.unwrap_err();
        (code, field.unwrap_or_default())
    };
    let say = |code: &str, field: &str| (code.to_owned(), field.to_owned());
    let wrong = refused(&|form| form["expect"] = facts(&[("tds", "71,000")])).await;
    assert_eq!(wrong, say("rules.pack-test", "expect.tds"));
    let wrong = refused(&|form| form["cells"] = facts(&[("rate", "seven")])).await;
    assert_eq!(wrong, say("rules.pack-unreadable", "cells.rate"));
    let wrong = refused(&|form| form["given"] = facts(&[("bill", "much")])).await;
    assert_eq!(wrong, say("rules.fact-kind", "given.bill"));
    let wrong = refused(&|form| form["row"] = json!("no-such")).await;
    assert_eq!(wrong, say("rules_engine.row.unknown", "row"));
    let wrong = refused(&|form| form["until"] = json!("2026-10-01")).await;
    assert_eq!(wrong, say("rules_engine.row.ends", "until"));
    let wrong = refused(&|form| form["source"] = json!(" ")).await;
    assert_eq!(wrong, say("kernel.required", "source"));
    let wrong = refused(&|form| form["expect"] = json!([])).await;
    assert_eq!(wrong, say("rules_engine.own-pack.untested", "expect"));
    assert_eq!(refused(&|form| form["version"] = json!(7)).await.0, "kernel.stale");
    assert_eq!(house.count("select count(*) from rules_engine.own_pack where version > 1").await, 0);
    let reader = house.world.person(house.tenant, &["rules_engine.own-pack.read"], Scope::All);
    assert_eq!(write(&house, &reader, form(&made, "7%", "70,000")).await.unwrap_err().0, "kernel.denied");
}
