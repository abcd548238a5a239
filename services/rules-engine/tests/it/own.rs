//! A tenant's own pack: written, tested, approved by somebody else, in force, asked, replaced, withdrawn.

use std::sync::Arc;

use contracts::rules_engine::{PackInForce, RulesEngine, RulesEngineRemote, news};
use data::Remembered;
use kernel::{Cx, Scope};
use serde_json::{Value, json};

use crate::house::{House, bill, result, text};

const RULES: &str = include_str!("../own-rates.toml");

const BACK: &str = "id state version tests digest endedReason raisedBy { id }";

fn input(code: &str, rules: &str) -> Value {
    json!({ "code": code, "name": "Our own rates", "nameBn": "আমাদের নিজস্ব হার", "extends": "BD_2026", "asOf": "2026-11-20",
            "reason": "Opinion of 28 October 2026", "rules": rules })
}

async fn act(house: &House, cx: &Cx, name: &str, kind: &str, given: Value) -> Result<Value, String> {
    let document = format!("mutation($input: {kind}!) {{ {name}(input: $input) {{ {BACK} }} }}");
    house.graph(cx, &document, json!({ "input": given })).await
}

/// A step that takes a pack and its version.
async fn step(house: &House, cx: &Cx, name: &str, pack: &Value) -> Result<Value, String> {
    let document =
        format!("mutation($id: OwnPackId!, $version: Int!) {{ {name}(id: $id, version: $version) {{ {BACK} }} }}");
    house.graph(cx, &document, json!({ "id": pack["id"], "version": pack["version"] })).await
}

async fn decide(house: &House, cx: &Cx, pack: &Value, approve: bool) -> Result<Value, String> {
    let given = json!({ "id": pack["id"], "version": pack["version"], "approve": approve, "reason": "seen" });
    act(house, cx, "decideOwnPack", "DecideOwnPack", given).await
}

/// A pack put in force by two people.
async fn in_force(house: &House, checker: &Cx, code: &str, rules: &str) -> Value {
    let made = act(house, &house.owner, "createOwnPack", "NewOwnPack", input(code, rules)).await.unwrap();
    let tested = step(house, &house.owner, "testOwnPack", &made).await.unwrap();
    let submitted = step(house, &house.owner, "submitOwnPack", &tested).await.unwrap();
    let approved = decide(house, checker, &submitted, true).await.unwrap();
    step(house, &house.owner, "enforceOwnPack", &approved).await.unwrap()
}

async fn tds(house: &House, pack: Option<&str>) -> Value {
    let document = "query($p: String, $f: [RuleFact!]!) { tryRules(pack: $p, decision: \"tds\", facts: $f, on: \"2026-11-20\", known: \"2026-11-20\") {
        pack outcome results { name value } lines { code said { en bn } } } }";
    house.graph(&house.owner, document, json!({ "p": pack, "f": bill().with("psr", "exempt").facts() })).await.unwrap()
}

// sql: names of our own events.
async fn told(house: &House, name: &str) -> i64 {
    house.count(&format!("select count(*) from data.outbox where name = '{name}'")).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_own_pack_is_written_tested_approved_by_another_and_then_asked() {
    let house = House::new().await;
    let checker = house.world.person(house.tenant, &["*"], Scope::All);
    assert_eq!(text(&tds(&house, None).await["pack"]), "BD-2026-07", "the law, while there is nothing of one's own");
    let made = act(&house, &house.owner, "createOwnPack", "NewOwnPack", input("ACME-1", RULES)).await.unwrap();
    assert_eq!(made["state"], "DRAFT");
    assert_eq!(step(&house, &house.owner, "submitOwnPack", &made).await.unwrap_err(), "rules_engine.own-pack.state");
    let tested = step(&house, &house.owner, "testOwnPack", &made).await.unwrap();
    assert_eq!((&tested["state"], &tested["tests"]), (&json!("TESTED"), &json!(1)));
    let submitted = step(&house, &house.owner, "submitOwnPack", &tested).await.unwrap();
    let waiting = "{ rulesWaiting { kind own about { name facts { field value } } } }";
    let mine = house.graph(&house.owner, waiting, json!({})).await.unwrap();
    assert_eq!((&mine[0]["own"], &mine[0]["kind"]), (&json!(true), &json!("rules_engine.own-pack")));
    assert_eq!(decide(&house, &house.owner, &submitted, true).await.unwrap_err(), "data.approval.maker");
    let approved = decide(&house, &checker, &submitted, true).await.unwrap();
    assert_eq!(text(&tds(&house, None).await["pack"]), "BD-2026-07", "approved is not yet in force");
    let forced = step(&house, &house.owner, "enforceOwnPack", &approved).await.unwrap();
    assert_eq!(forced["state"], "IN_FORCE");
    let decided = tds(&house, None).await;
    assert_eq!((text(&decided["pack"]), result(&decided, "tds")), ("ACME-1".into(), "70000.00".into()));
    let why: Vec<String> = decided["lines"].as_array().unwrap().iter().map(|line| text(&line["said"]["en"])).collect();
    assert!(why.iter().any(|line| line.contains("Reason: Opinion of 28 October 2026")), "{why:?}");
    assert_eq!(result(&tds(&house, Some("BD-2026-07")).await, "tds"), "50000.00", "the law can still be asked");
    assert_eq!(told(&house, "rules.rule.updated").await, 1, "it takes the place of the law's row");
    let packs = house.graph(&house.owner, "{ rulePacks { id reason } }", json!({})).await.unwrap();
    assert_eq!(packs.as_array().unwrap().last().unwrap()["id"], "ACME-1");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pack_that_fails_overlaps_or_cannot_be_read_is_not_tested_and_says_where() {
    let house = House::new().await;
    for (number, (rules, code, line)) in [
        (RULES.replace("70,000", "71,000"), "rules.pack-test", json!(10)),
        (RULES.replace("s89-civil", "own-civil"), "rules.pack-overlap", json!(7)),
        (RULES.replace("rate = \"7%\"", "rate = 7.0"), "rules.pack-unreadable", json!(7)),
        (RULES.replace("[rows.tds-rate]", "[rows.tds-rate"), "rules.pack-unreadable", json!(4)),
        (RULES.split("[[tests]]").next().unwrap().to_owned(), "rules_engine.own-pack.untested", json!(null)),
    ]
    .into_iter()
    .enumerate()
    {
        let check = "query($input: NewOwnPack!) { checkOwnPack(input: $input) { tests code line said { en bn } } }";
        let checked = house.graph(&house.owner, check, json!({ "input": input("ACME-1", &rules) })).await.unwrap();
        assert_eq!((&checked["code"], &checked["line"]), (&json!(code), &line), "{checked}");
        let made = act(&house, &house.owner, "createOwnPack", "NewOwnPack", input(&format!("P-{number}"), &rules))
            .await
            .unwrap();
        assert_eq!(step(&house, &house.owner, "testOwnPack", &made).await.unwrap_err(), code);
    }
    assert_eq!(told(&house, "rules.rule.created").await + told(&house, "rules.rule.updated").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_pack_takes_the_place_of_the_former_and_withdrawn_leaves_the_law() {
    let house = House::new().await;
    let checker = house.world.person(house.tenant, &["*"], Scope::All);
    in_force(&house, &checker, "ACME-1", RULES).await;
    let kept = "mutation($input: RuleCase!) { createEvaluation(input: $input) { id pack kept { results { name value } lines { said { bn } } } } }";
    let mut case = bill().with("psr", "exempt").input();
    case["pack"] = Value::Null;
    let before = house.graph(&house.owner, kept, json!({ "input": case })).await.unwrap();
    assert_eq!(before["pack"], "ACME-1");

    let rules = RULES.replace("7%", "6%").replace("70,000", "60,000");
    let second = in_force(&house, &checker, "ACME-2", &rules).await;
    assert_eq!(result(&tds(&house, None).await, "tds"), "60000.00");
    let list = "{ ownPacks { items { code state endedReason timeline { items { operation } } } } }";
    let all = house.graph(&house.owner, list, json!({})).await.unwrap();
    assert_eq!((&all["items"][0]["state"], &all["items"][0]["endedReason"]), (&json!("SUPERSEDED"), &json!("ACME-2")));
    assert_eq!(all["items"][0]["timeline"]["items"].as_array().unwrap().len(), 6, "every step is kept");
    let refused = house
        .graph(&house.owner, "{ tryRules(pack: \"ACME-1\", decision: \"tds\", facts: []) { pack } }", json!({}))
        .await;
    assert_eq!(refused.unwrap_err(), "rules.pack-unknown", "what was replaced is no longer asked");
    // what was decided by it is still said as it was
    let found =
        "query($id: EvaluationId!) { evaluation(id: $id) { kept { results { name value } lines { said { bn } } } } }";
    let again = house.graph(&house.owner, found, json!({ "id": before["id"] })).await.unwrap();
    assert_eq!(again["kept"], before["kept"]);

    let out = json!({ "id": second["id"], "version": second["version"], "reason": "the gazette came" });
    let withdrawn = act(&house, &house.owner, "withdrawOwnPack", "WithdrawOwnPack", out).await.unwrap();
    assert_eq!(withdrawn["state"], "WITHDRAWN");
    assert_eq!(text(&tds(&house, None).await["pack"]), "BD-2026-07");
    assert_eq!(told(&house, "rules.rule.deleted").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rejected_pack_is_written_anew_and_a_text_that_changed_is_tested_again() {
    let house = House::new().await;
    let checker = house.world.person(house.tenant, &["*"], Scope::All);
    let made = act(&house, &house.owner, "createOwnPack", "NewOwnPack", input("ACME-1", RULES)).await.unwrap();
    let taken = act(&house, &house.owner, "createOwnPack", "NewOwnPack", input("acme-1", RULES)).await;
    assert_eq!(taken.unwrap_err(), "rules_engine.own-pack.code-taken");
    let tested = step(&house, &house.owner, "testOwnPack", &made).await.unwrap();
    let submitted = step(&house, &house.owner, "submitOwnPack", &tested).await.unwrap();
    let rejected = decide(&house, &checker, &submitted, false).await.unwrap();
    let change = json!({ "id": rejected["id"], "version": rejected["version"], "name": "Our own rates", "asOf": "2026-11-20",
                         "reason": "Opinion of 1 November 2026", "rules": RULES });
    let stale =
        json!({ "id": rejected["id"], "version": 1, "name": "x", "asOf": "2026-11-20", "reason": "x", "rules": RULES });
    assert_eq!(act(&house, &house.owner, "updateOwnPack", "UpdateOwnPack", stale).await.unwrap_err(), "kernel.stale");
    let again = act(&house, &checker, "updateOwnPack", "UpdateOwnPack", change).await.unwrap();
    assert_eq!((&again["state"], &again["tests"]), (&json!("DRAFT"), &Value::Null));
    let tested = step(&house, &house.owner, "testOwnPack", &again).await.unwrap();
    let submitted = step(&house, &house.owner, "submitOwnPack", &tested).await.unwrap();
    assert_eq!(
        decide(&house, &checker, &submitted, true).await.unwrap_err(),
        "data.approval.maker",
        "who wrote it last does not decide"
    );
    let reader = house.world.person(house.tenant, &["rules_engine.own-pack.read"], Scope::All);
    assert_eq!(step(&house, &reader, "testOwnPack", &again).await.unwrap_err(), "kernel.denied");
    let neighbour = house.world.person(house.world.bare_tenant("other").await, &["*"], Scope::All);
    let find = "query($id: OwnPackId!) { ownPack(id: $id) { id } }";
    assert_eq!(house.graph(&neighbour, find, json!({ "id": made["id"] })).await.unwrap_err(), "kernel.not-found");
    assert_eq!(
        house
            .graph(&neighbour, "{ tryRules(pack: \"ACME-1\", decision: \"tds\", facts: []) { pack } }", json!({}))
            .await
            .unwrap_err(),
        "rules.pack-unknown"
    );
}

/// As another service asks.
async fn handed_out(house: &House, cx: &Cx) -> Result<Vec<PackInForce>, String> {
    let asked = RulesEngineRemote(Arc::new(house.service().answers.clone()));
    asked.packs_in_force(cx, ()).await.map_err(|error| error.code().to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn others_are_handed_what_is_in_force_and_told_when_it_changes() {
    let house = House::new().await;
    let checker = house.world.person(house.tenant, &["*"], Scope::All);
    // whoever keeps books ready elsewhere: remembered until it is announced
    let remembered = Remembered::until(&house.world.runtime.db, news::PACKS);
    let clerk = house.world.person(house.tenant, &[], Scope::All);
    let ask = async || remembered.get(&clerk, async || Ok(handed_out(&house, &clerk).await.unwrap())).await.unwrap();
    assert_eq!(ask().await, []);
    let forced = in_force(&house, &checker, "ACME-1", RULES).await;
    let packs = ask().await;
    assert_eq!(packs.len(), 1);
    let pack = &packs[0];
    assert_eq!(
        (pack.code.as_str(), pack.extends.as_str(), pack.bn.as_str()),
        ("ACME-1", "BD-2026-07", "আমাদের নিজস্ব হার")
    );
    let head = rules::OwnHead {
        id: &pack.code,
        extends: &pack.extends,
        en: &pack.en,
        bn: &pack.bn,
        as_of: pack.as_of,
        reason: &pack.reason,
    };
    let book = rules::Shelf::default().own(&head, &pack.text).unwrap();
    assert_eq!(book.digest(), text(&forced["digest"]), "the same book as here");
    let out = json!({ "id": forced["id"], "version": forced["version"], "reason": "the gazette came" });
    act(&house, &checker, "withdrawOwnPack", "WithdrawOwnPack", out).await.unwrap();
    assert_eq!(ask().await, []);
    let other = house.world.bare_tenant("other").await;
    in_force(&house, &checker, "ACME-2", RULES).await;
    assert_eq!(handed_out(&house, &house.world.person(other, &["*"], Scope::All)).await.unwrap(), []);
    assert_eq!(handed_out(&house, &house.world.nobody(house.tenant)).await.unwrap_err(), "kernel.unauthenticated");
}
