//! Searching, the life of one thing, proofs, files; and who may.

// sql: ids come from the rows themselves, and roles from our own lists.

use kernel::{CompanyId, Method, Scope};
use serde_json::{Value, json};

use crate::house::House;

#[tokio::test(flavor = "multi_thread")]
async fn entries_are_found_by_each_way_and_page_by_page() {
    let house = House::new().await;
    let clerk = house.world.person(house.tenant, &["*"], Scope::All);
    let thing = house.act(&house.owner, "probe.thing.create", "thing", "পদ্মা সেতু").await;
    for n in 0..7 {
        let name = format!("Gulshan tower {n}");
        house.world.clock.set(house.world.clock.now() + jiff::SignedDuration::from_secs(60));
        house.act(&clerk, "probe.tower.update", "tower", &name).await;
    }
    house.seal().await;
    let names = async |filter: &str| -> Vec<String> {
        let query =
            format!("{{ auditEntries(filter: {{{filter}}}) {{ items {{ noun changes {{ field before after }} }} }} }}");
        let answer = house.graph(&house.owner, &query).await.unwrap();
        let items = answer["auditEntries"]["items"].as_array().unwrap().clone();
        items.iter().map(|item| item["changes"][0]["after"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names("").await.len(), 8);
    assert_eq!(names("").await[0], "Gulshan tower 6", "the newest first");
    assert_eq!(names(&format!(r#"subject: "{thing}""#)).await, ["পদ্মা সেতু"]);
    assert_eq!(names(r#"text: "পদ্মা""#).await, ["পদ্মা সেতু"]);
    assert_eq!(names(r#"text: "tow guls 3""#).await, ["Gulshan tower 3"]);
    assert_eq!(names(r#"text: "chittagong""#).await, Vec::<String>::new());
    assert_eq!(names(&format!(r#"actor: "{}""#, clerk.actor())).await.len(), 7);
    assert_eq!(names(r#"operation: "probe.thing.create""#).await.len(), 1);
    assert_eq!(names(r#"noun: "tower", field: "name""#).await.len(), 7);
    assert_eq!(names(r#"noun: "tower", field: "open""#).await.len(), 0, "open did not change");
    assert_eq!(names(r#"from: "2026-11-21T04:06:00Z""#).await.len(), 2);
    assert_eq!(names(r#"until: "2026-11-21T04:01:00Z""#).await, ["পদ্মা সেতু"]);
    let (mut seen, mut after) = (Vec::new(), Value::Null);
    loop {
        let query = format!("{{ auditEntries(first: 3, after: {after}) {{ items {{ id }} next }} }}");
        let page = house.graph(&house.owner, &query).await.unwrap()["auditEntries"].clone();
        seen.extend(page["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()));
        after = page["next"].clone();
        if after.is_null() {
            break;
        }
    }
    let all = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!((all, seen.len()), (8, 8));
    let timeline = format!(r#"{{ auditTimeline(subject: "{thing}") {{ items {{ block }} }} }}"#);
    assert_eq!(
        house.graph(&house.owner, &timeline).await.unwrap()["auditTimeline"]["items"],
        json!([{ "block": "1" }])
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_sealed_yet_is_seen_and_said_to_be() {
    let house = House::new().await;
    let clerk = house.world.person(house.tenant, &["*"], Scope::All);
    house.act(&house.owner, "probe.thing.create", "thing", "sealed already").await;
    house.seal().await;
    house.act(&clerk, "probe.tower.create", "tower", "গুলশান টাওয়ার").await;
    let thing = house.act(&house.owner, "probe.thing.create", "thing", "Padma bridge").await;
    let unsealed = async |filter: &str| -> Vec<String> {
        let query = format!("{{ auditUnsealed(filter: {{{filter}}}) {{ block changes {{ field before after }} }} }}");
        let answer = house.graph(&house.owner, &query).await.unwrap();
        let items = answer["auditUnsealed"].as_array().unwrap().clone();
        assert!(items.iter().all(|item| item["block"].is_null()));
        items.iter().map(|item| item["changes"][0]["after"].as_str().unwrap().to_owned()).collect()
    };
    let both = ["Padma bridge", "গুলশান টাওয়ার"];
    let mut found = unsealed("").await;
    found.sort();
    assert_eq!(found, both);
    assert_eq!(unsealed(&format!(r#"actor: "{}""#, clerk.actor())).await, [both[1]]);
    assert_eq!(unsealed(&format!(r#"subject: "{thing}""#)).await, [both[0]]);
    assert_eq!(unsealed(r#"text: "pad bri""#).await, [both[0]]);
    assert_eq!(unsealed(r#"text: "গুল""#).await, [both[1]]);
    assert_eq!(unsealed(r#"text: "chittagong""#).await, Vec::<String>::new());
    assert_eq!(unsealed(r#"noun: "tower", field: "open""#).await, Vec::<String>::new(), "it did not change");
    assert_eq!(unsealed(r#"until: "2020-01-01T00:00:00Z""#).await, Vec::<String>::new());
    let stranger = house.world.person(house.tenant, &["probe.thing.read"], Scope::All);
    assert!(house.graph(&stranger, "{ auditUnsealed { id } }").await.is_err());
    house.seal().await;
    assert_eq!(unsealed("").await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_has_a_proof_that_holds_without_us() {
    let house = House::new().await;
    for n in 0..5 {
        house.act(&house.owner, "probe.thing.create", "thing", &format!("n {n}")).await;
    }
    house.seal().await;
    let query = "{ auditEntries { items { id } } }";
    let items = house.graph(&house.owner, query).await.unwrap()["auditEntries"]["items"].clone();
    let id = items[2]["id"].as_str().unwrap();
    let path = format!("/api/v1/audit/entries/{id}/proof");
    let text = house.rest(&house.owner, Method::Get, &path, &[], json!(null)).await.unwrap();
    let mut proof: seal::Proof = serde_json::from_str(&text).unwrap();
    assert!(proof.holds());
    proof.row.actor = "operator".to_owned();
    assert!(!proof.holds());

    let file = house
        .rest(&house.owner, Method::Get, "/api/v1/audit/export", &[("format", "jsonl")], json!(null))
        .await
        .unwrap();
    let proofs: Vec<seal::Proof> = file.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(proofs.len(), 5);
    assert!(proofs.iter().all(seal::Proof::holds));
    let table =
        house.rest(&house.owner, Method::Get, "/api/v1/audit/export", &[("noun", "thing")], json!(null)).await.unwrap();
    assert_eq!(table.lines().count(), 6, "{table}");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_whoever_may_see_everything_reads_it_and_reading_is_written_down() {
    let house = House::new().await;
    house.act(&house.owner, "probe.thing.create", "thing", "secret").await;
    house.seal().await;
    let query = "{ auditEntries { items { id } } }";
    let of = |names: &[&str], scope| house.world.person(house.tenant, names, scope);
    for (cx, code) in [
        (house.world.nobody(house.tenant), "kernel.unauthenticated"),
        (of(&["*.read", "audit.*"], Scope::All), "kernel.denied"),
        (of(&["*"], Scope::Only(vec![CompanyId::new()])), "kernel.denied"),
    ] {
        assert_eq!(house.graph(&cx, query).await.unwrap_err(), code);
    }
    let neighbour = house.world.bare_tenant("neighbour").await;
    let theirs = house.graph(&house.world.person(neighbour, &["*"], Scope::All), query).await.unwrap();
    assert_eq!(theirs["auditEntries"]["items"], json!([]));

    let auditor = of(&["audit.entry.read"], Scope::All);
    for _ in 0..3 {
        house.graph(&auditor, r#"{ auditEntries(filter: {noun: "thing"}) { items { id } } }"#).await.unwrap();
    }
    house.graph(&auditor, query).await.unwrap();
    let db = &house.world.runtime.db;
    assert_eq!(db.tally().write(db, &house.world.clock, false).await.unwrap(), 0, "the minute is not over");
    assert_eq!(
        db.tally().write(db, &house.world.clock, true).await.unwrap(),
        3,
        "two by the auditor, one by the neighbour"
    );
    let rows = house.world.as_superuser(&format!(
        "select after->'filter'->>'noun', (after->>'count')::bigint from data.audit_row where actor = '{}' order by 2", auditor.actor())).await;
    let told: Vec<(Option<String>, i64)> = rows.iter().map(|row| (row.get(0), row.get(1))).collect();
    assert_eq!(told, [(None, 1), (Some("thing".to_owned()), 3)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_says_where_it_is_sealed_and_whether_it_still_is_what_was_sealed() {
    let house = House::new().await;
    let company = CompanyId::new();
    let thing = house.act(&house.owner, "probe.thing.create", "thing", "one").await;
    house.act(&house.owner, "probe.thing.create", "thing", "two").await;
    house.seal().await;
    let found = format!(
        r#"{{ auditEntries(filter: {{subject: "{thing}"}}) {{ items {{ id by {{ id }} facts {{ field value }} }} }} }}"#
    );
    let entry = house.graph(&house.owner, &found).await.unwrap()["auditEntries"]["items"][0].clone();
    assert_eq!(entry["facts"], json!([{ "field": "name", "value": "one" }, { "field": "open", "value": "true" }]));
    assert!(house.owner.actor().to_string().ends_with(entry["by"]["id"].as_str().unwrap()));
    let ask = format!(r#"{{ auditSeal(id: {}) {{ holds block place count proof }} }}"#, entry["id"]);
    let seal = house.graph(&house.owner, &ask).await.unwrap()["auditSeal"].clone();
    assert_eq!((&seal["holds"], &seal["block"], &seal["count"]), (&json!(true), &json!("1"), &json!(2)));
    let proof: seal::Proof = serde_json::from_str(seal["proof"].as_str().unwrap()).unwrap();
    assert!(proof.holds());
    house.forge(&format!("update data.audit_row set actor = 'operator' where subject = '{thing}'")).await;
    let forged = house.graph(&house.owner, &ask).await.unwrap()["auditSeal"]["holds"].clone();
    assert_eq!(forged, json!(false), "a row that was altered does not lead to what was signed");
    let of_company = async |id: CompanyId| {
        let query = format!(r#"{{ auditEntries(filter: {{company: "{id}"}}) {{ items {{ id }} }} }}"#);
        house.graph(&house.owner, &query).await.unwrap()["auditEntries"]["items"].as_array().unwrap().len()
    };
    assert_eq!(of_company(company).await, 0);
    assert_eq!(of_company(CompanyId(thing)).await, 1, "a company is of itself");
    house
        .forge(&format!(r#"update data.audit_row set after = '{{"companyId": "{company}"}}' where subject <> '{thing}' and noun = 'thing'"#))
        .await;
    assert_eq!(of_company(company).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn blocks_are_checked_part_by_part_and_damage_is_named() {
    let house = House::new().await;
    let mut things = Vec::new();
    for n in 0..6 {
        things.push(house.act(&house.owner, "probe.thing.create", "thing", &format!("thing {n}")).await);
        house.seal().await;
    }
    let blocks =
        house.graph(&house.owner, "{ auditBlocks { n hash previous count } }").await.unwrap()["auditBlocks"].clone();
    let blocks = blocks.as_array().unwrap();
    assert_eq!(blocks[0]["n"], json!(blocks.len().to_string()), "the newest first, counted from 1");
    assert_eq!(blocks[0]["previous"], blocks[1]["hash"]);
    let check = async || {
        let (mut from, mut sum, mut findings) = (json!("1"), (0, 0), Vec::new());
        while !from.is_null() {
            let ask = format!("{{ auditCheck(from: {from}) {{ blocks rows wrong findings next }} }}");
            let part = house.graph(&house.owner, &ask).await.unwrap()["auditCheck"].clone();
            sum = (sum.0 + part["blocks"].as_i64().unwrap(), sum.1 + part["wrong"].as_i64().unwrap());
            findings.extend(part["findings"].as_array().unwrap().clone());
            from = part["next"].clone();
        }
        (sum.0, sum.1, findings)
    };
    let (seen, wrong, _) = check().await;
    assert_eq!((seen, wrong), (i64::try_from(blocks.len()).unwrap(), 0), "each block once");
    house.forge(&format!("update data.audit_row set actor = 'operator' where subject = '{}'", things[5])).await;
    let (_, wrong, findings) = check().await;
    assert_eq!(wrong, 1);
    assert!(findings[0].as_str().unwrap().contains("changed after block"), "{findings:?}");
    let some = house.world.person(house.tenant, &["audit.entry.read"], Scope::Only([CompanyId::new()].into()));
    assert_eq!(house.graph(&some, "{ auditBlocks { n } }").await.unwrap_err(), "kernel.denied");
    assert_eq!(house.graph(&some, r#"{ auditCheck(from: "1") { wrong } }"#).await.unwrap_err(), "kernel.denied");
    assert_eq!(
        house.graph(&house.owner, r#"{ auditCheck(from: "x") { wrong } }"#).await.unwrap_err(),
        "kernel.malformed"
    );
}
