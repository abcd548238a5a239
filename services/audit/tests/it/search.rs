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
