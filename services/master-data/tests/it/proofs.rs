//! Proofs through the graph: a protected number is nowhere to be read, and found all the same.

use std::io::Write;
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};

use crate::house::{House, text};

const NID: &str = "5525708146231";

impl House {
    pub async fn proof(&self, party: &Value, more: Value) -> Result<Value, String> {
        let mut input = json!({ "partyId": party["id"] });
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.mutate(&self.owner, "createProof", "NewProof", input, "id number doubt endsOn version").await
    }

    /// Every row of every table of every schema of ours, as text.
    async fn everything(&self) -> String {
        let tables = "select format('%I.%I', table_schema, table_name) from information_schema.tables
                      where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'";
        let mut all = String::new();
        for table in self.world.as_superuser(tables).await {
            let table: String = table.get(0);
            // sql: the table's name comes from the catalogue
            for row in self.world.as_superuser(&format!("select t::text from {table} t")).await {
                all.push_str(&row.get::<_, String>(0));
                all.push('\n');
            }
        }
        all
    }
}

/// What is logged, kept.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn a_nid_is_ciphertext_found_by_equality_and_absent_from_logs_audit_and_events() {
    let log = Log::default();
    let writer = log.clone();
    let lines = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_span_events(tracing_subscriber::fmt::format::FmtSpan::NEW)
        .with_writer(move || writer.clone());
    let _listening = tracing::subscriber::set_default(lines.finish());
    let house = House::new().await;
    let party = house.party(json!({ "name": "Abdul Karim", "kind": "PERSON" })).await.unwrap();
    let owner = house.owner.clone().keyed("nid-1");
    let input = json!({ "partyId": party["id"], "kind": "NID", "number": "৫৫২৫ ৭০৮১৪৬২৩১" });
    let made = house.mutate(&owner, "createProof", "NewProof", input.clone(), "id number").await.unwrap();
    assert_eq!(made["number"], "•••6231");
    let again = house.mutate(&owner, "createProof", "NewProof", input, "id number").await.unwrap();
    assert_eq!(again, made, "the answer kept under the key is masked, too");

    let find = "query($number: String!) { partiesWithNumber(kind: NID, number: $number) { name } }";
    let found = house.graph(&house.owner, find, json!({ "number": NID })).await.unwrap();
    assert_eq!(found[0]["name"], "Abdul Karim");
    let other = house.graph(&house.owner, find, json!({ "number": "5525708146232" })).await.unwrap();
    assert_eq!(other, json!([]));

    let reveal = "mutation($id: ProofId!) { revealProof(id: $id) }";
    let id = json!({ "id": made["id"] });
    let reader = house.person(&["master_data.*"]);
    assert_eq!(house.graph(&reader, reveal, id.clone()).await.unwrap_err(), "kernel.denied", "no wildcard holds it");
    let owner = house.owner.clone().keyed("reveal-1");
    assert_eq!(text(&house.graph(&owner, reveal, id).await.unwrap()), NID);
    house.settle_and_prove().await;

    let (kept, said) = (house.everything().await, String::from_utf8(log.0.lock().unwrap().clone()).unwrap());
    assert!(kept.contains("•••6231") && kept.contains("master_data.proof.reveal"), "the walk saw the rows");
    assert!(said.contains("master_data.proof"), "the log was listened to");
    for plain in [NID, "৫৫২৫", "552570", "708146231"] {
        assert!(!kept.contains(plain), "{plain} stands in the database");
        assert!(!said.contains(plain), "{plain} was logged");
    }
    let bytes = "select encode(number_sealed, 'hex') from master_data.proof";
    let sealed: String = house.world.as_superuser(bytes).await[0].get(0);
    let plain: String = NID.bytes().map(|byte| format!("{byte:02x}")).collect();
    assert!(!sealed.contains(&plain) && sealed.len() > 2 * NID.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_nid_of_another_party_is_told_without_being_read() {
    let house = House::new().await;
    let first = house.party(json!({ "name": "Abdul Karim", "kind": "PERSON" })).await.unwrap();
    let other = house.party(json!({ "name": "Somebody Else", "kind": "PERSON" })).await.unwrap();
    let nid = |despite: Option<&str>| json!({ "kind": "NID", "number": NID, "despite": despite });
    house.proof(&first, nid(None)).await.unwrap();
    assert_eq!(house.proof(&other, nid(None)).await.unwrap_err(), "master_data.proof.like");
    house.proof(&other, nid(Some("typed wrong on the first"))).await.unwrap();
    let pairs = house.graph(&house.owner, "{ partyTwins { items { grounds } } }", Value::Null).await.unwrap();
    assert_eq!(pairs["items"][0]["grounds"], "number");

    // With the year of birth in front it is the same number: to find, and to be told of.
    let find = "query($number: String!) { partiesWithNumber(kind: NID, number: $number) { name } }";
    for (number, names) in [("19865525708146231", 2), ("5525708146231", 2), ("19865525708146232", 0)] {
        let found = house.graph(&house.owner, find, json!({ "number": number })).await.unwrap();
        assert_eq!(found.as_array().unwrap().len(), names, "{number}");
    }
    let third = house.party(json!({ "name": "Rafiq Uddin", "kind": "PERSON" })).await.unwrap();
    let long = json!({ "kind": "NID", "number": "19865525708146231" });
    assert_eq!(house.proof(&third, long.clone()).await.unwrap_err(), "master_data.proof.like");
    let fourth = house.party(json!({ "name": "Selina Begum", "kind": "PERSON" })).await.unwrap();
    let own = json!({ "kind": "NID", "number": "19905525708140000" });
    house.proof(&fourth, own).await.unwrap();
    let found = house.graph(&house.owner, find, json!({ "number": "5525708140000" })).await.unwrap();
    assert_eq!(found, json!([{ "name": "Selina Begum" }]), "the short form finds the long one");
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_party_says_what_the_rules_ask_and_which_proof_is_missing() {
    let house = House::new().await;
    let party =
        json!({ "name": "Padma Builders", "kind": "PRIVATE_LIMITED", "supplierKind": "TRADER", "tin": "823456789016" });
    let party = house.party(party).await.unwrap();
    house.proof(&party, json!({ "kind": "PSR", "assessmentYear": "2025-26", "startsOn": "2025-12-01" })).await.unwrap();
    let exemption =
        json!({ "kind": "EXEMPTION", "number": "7", "section": "s.89", "rate": "2.5", "endsOn": "2027-06-30" });
    house.proof(&party, exemption).await.unwrap();
    let query = "query($id: PartyId!, $on: Date) { party(id: $id) {
        facts(on: $on) { known { name value } missing { name why day } exemptions { section rate } } } }";
    let facts = async |on: &str| {
        house.graph(&house.owner, query, json!({ "id": party["id"], "on": on })).await.unwrap()["facts"].clone()
    };
    let has = |facts: &Value, name: &str| {
        facts["known"].as_array().unwrap().iter().find(|fact| fact["name"] == name).map(|fact| text(&fact["value"]))
    };
    let then = facts("2026-05-01").await;
    assert_eq!((has(&then, "psr"), has(&then, "psr_until")), (Some("shown".into()), Some("2026-06-30".into())));
    let now = facts("2026-11-21").await;
    assert_eq!((has(&now, "psr"), has(&now, "payee")), (None, Some("company".into())));
    let missing = now["missing"].as_array().unwrap();
    assert!(missing.contains(&json!({ "name": "psr", "why": "EXPIRED", "day": "2026-06-30" })), "{now}");
    assert!(missing.contains(&json!({ "name": "filer_certificate", "why": "NEVER", "day": null })), "{now}");
    assert_eq!(now["exemptions"], json!([{ "section": "s.89", "rate": "2.5" }]));

    let ends = "query($from: Date, $until: Date) { proofs(from: $from, until: $until) { items { kind } } }";
    let ends = house.graph(&house.owner, ends, json!({ "from": "2026-11-21", "until": "2027-12-31" })).await.unwrap();
    assert_eq!(ends["items"], json!([{ "kind": "EXEMPTION" }]));
    house.settle_and_prove().await;
}
