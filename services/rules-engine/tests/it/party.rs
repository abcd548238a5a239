//! A case filled from the file of a party: what it knows is taken, what it does not know stays a question.

use contracts::master_data::PartyId;
use kernel::Scope;
use serde_json::{Value, json};

use crate::house::{House, text};

const ASK: &str = "query($party: PartyId!, $decision: String!, $on: Date) {
    partyCase(party: $party, decision: $decision, on: $on) {
      facts { name value said { en } } missing { name why day title { en bn } } exemptions { section } } }";

async fn asked(house: &House, decision: &str, on: &str) -> Value {
    let given = json!({ "party": house.party, "decision": decision, "on": on });
    house.graph(&house.owner, ASK, given).await.unwrap()
}

fn names(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|one| text(&one["name"])).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_party_file_knows_of_a_day_fills_what_the_decision_asks() {
    let house = House::new().await;
    let today = asked(&house, "tds", "2026-11-20").await;
    assert_eq!(names(&today["facts"]), ["residency", "payee"], "VAT's facts are not asked here");
    assert_eq!(today["facts"][0]["value"], "resident");
    assert_eq!(names(&today["missing"]), ["psr"], "papers of a payment are no question of the rules");
    assert_eq!((&today["missing"][0]["why"], &today["missing"][0]["day"]), (&json!("EXPIRED"), &json!("2026-06-30")));
    assert!(text(&today["missing"][0]["title"]["bn"]).contains("পিএসআর"));
    let before = asked(&house, "tds", "2026-06-15").await;
    assert_eq!(names(&before["facts"]), ["residency", "payee", "psr"], "the day of the case decides");
    let vds = asked(&house, "vds", "2026-11-20").await;
    assert_eq!(names(&vds["facts"]), ["filer_certificate"], "a word the pack does not know stays a question");
    assert_eq!(vds["facts"][0]["value"], "yes");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_party_nobody_knows_looks_missing_and_a_stranger_is_refused() {
    let house = House::new().await;
    let given = json!({ "party": PartyId::new(), "decision": "tds" });
    assert_eq!(house.graph(&house.owner, ASK, given).await.unwrap_err(), "kernel.not-found");
    let given = json!({ "party": house.party, "decision": "no-such" });
    assert_eq!(house.graph(&house.owner, ASK, given).await.unwrap_err(), "rules.decision-unknown");
    let stranger = house.world.person(house.tenant, &["organization.*"], Scope::All);
    let given = json!({ "party": house.party, "decision": "tds" });
    assert_eq!(house.graph(&stranger, ASK, given).await.unwrap_err(), "kernel.denied");
}
