//! Master-data's operations: parties are the whole tenant's, and whoever deals with them anywhere may.

use super::Reach::{Shared, Tenant};
use super::{Door, Operation};

const fn graph(name: &'static str, text: &'static str) -> Operation {
    Operation::of("master-data", Door::Graph, name, text).within(Shared)
}

const fn rest(name: &'static str, text: &'static str) -> Operation {
    Operation::of("master-data", Door::Rest, name, text).within(Shared)
}

pub fn operations() -> Vec<Operation> {
    [parties(), vendors(), proofs(), terms()].into_iter().flatten().collect()
}

fn parties() -> Vec<Operation> {
    vec![
        graph("query party", r#"{ party(id: "{party}") { id name roles { role } vendor { id } facts { missing { name } } } }"#),
        Operation::of(
            "master-data",
            Door::Contract,
            "master-data.party_facts",
            r#"{"party":"{party}","on":"2026-11-20"}"#,
        )
        .within(Shared),
        graph("query parties", "{ parties { items { id } } }"),
        graph("query partiesLike", r#"{ partiesLike(input: {kind: PERSON, name: "Abul Hossain"}) { party { id } } }"#),
        graph("query partyTwin", r#"{ partyTwin(id: "{twin}") { id first { id } } }"#),
        graph("query partyTwins", "{ partyTwins { items { id } } }"),
        graph(
            "mutation createParty",
            r#"mutation { createParty(input: {kind: PERSON, name: "Somebody", despite: "the third of the name"}) { id } }"#,
        ),
        graph(
            "mutation updateParty",
            r#"mutation { updateParty(input: {id: "{party}", version: 1, kind: PERSON, name: "Else", residency: RESIDENT, despite: "so"}) { id } }"#,
        ),
        graph("mutation closeParty", r#"mutation { closeParty(id: "{otherParty}", version: 1) { id } }"#),
        graph("mutation reopenParty", r#"mutation { reopenParty(id: "{shutParty}", version: 2) { id } }"#),
        graph(
            "mutation mergeParty",
            r#"mutation { mergeParty(input: {id: "{otherParty}", version: 1, intoId: "{party}", reason: "one"}) { id } }"#,
        )
        .within(Tenant),
        graph(
            "mutation takePartyRole",
            r#"mutation { takePartyRole(input: {partyId: "{party}", role: LANDOWNER}) { id } }"#,
        ),
        graph("mutation endPartyRole", r#"mutation { endPartyRole(input: {id: "{partyRole}", version: 1}) { id } }"#),
        graph(
            "mutation tellPartiesApart",
            r#"mutation { tellPartiesApart(input: {id: "{twin}", version: 1, reason: "seen"}) { id } }"#,
        ),
        graph(
            "query _entities",
            r#"{ _entities(representations: [{__typename: "Party", id: "{party}"}]) { ... on Party { name } } }"#,
        ),
        rest("Get /api/v1/master-data/parties/{id}", "/api/v1/master-data/parties/{party}"),
        rest("Get /api/v1/master-data/parties", "/api/v1/master-data/parties"),
        rest(
            "Post /api/v1/master-data/parties",
            "/api/v1/master-data/parties\n{\"kind\":\"person\",\"name\":\"Somebody\",\"despite\":\"the third\"}",
        ),
    ]
}

fn vendors() -> Vec<Operation> {
    vec![
        graph("query vendor", r#"{ vendor(id: "{approved}") { id party { id } } }"#),
        graph("query vendors", "{ vendors { items { id } } }"),
        graph("query masterDataWaiting", "{ masterDataWaiting { id } }"),
        graph(
            "mutation createVendor",
            r#"mutation { createVendor(input: {partyId: "{party}", type: SERVICE}) { id } }"#,
        ),
        graph(
            "mutation updateVendor",
            r#"mutation { updateVendor(input: {id: "{applied}", version: 1, type: SERVICE}) { id } }"#,
        ),
        graph("mutation submitVendor", r#"mutation { submitVendor(id: "{applied}", version: 1) { id } }"#),
        graph(
            "mutation decideVendor",
            r#"mutation { decideVendor(input: {id: "{asked}", version: 2, approve: true}) { id } }"#,
        ),
        graph(
            "mutation enlistVendor",
            r#"mutation { enlistVendor(input: {id: "{approved}", version: 3, category: "A", enlistedUntil: "2027-06-30"}) { id } }"#,
        ),
        graph(
            "mutation suspendVendor",
            r#"mutation { suspendVendor(input: {id: "{approved}", version: 3, reason: "late"}) { id } }"#,
        ),
        graph(
            "mutation blacklistVendor",
            r#"mutation { blacklistVendor(input: {id: "{approved}", version: 3, reason: "late"}) { id } }"#,
        ),
        graph(
            "mutation reinstateVendor",
            r#"mutation { reinstateVendor(input: {id: "{suspended}", version: 4, reason: "paid"}) { id } }"#,
        ),
        graph("mutation closeVendor", r#"mutation { closeVendor(id: "{approved}", version: 3) { id } }"#),
        rest("Get /api/v1/master-data/vendors/{id}", "/api/v1/master-data/vendors/{approved}"),
        rest("Get /api/v1/master-data/vendors", "/api/v1/master-data/vendors"),
        rest(
            "Post /api/v1/master-data/vendors",
            "/api/v1/master-data/vendors\n{\"partyId\":\"{party}\",\"type\":\"service\"}",
        ),
    ]
}

fn proofs() -> Vec<Operation> {
    vec![
        graph("query proof", r#"{ proof(id: "{proof}") { id number party { id } } }"#),
        graph("query proofs", "{ proofs { items { id } } }"),
        graph("query partiesWithNumber", r#"{ partiesWithNumber(kind: NID, number: "5525708146231") { id } }"#),
        graph(
            "mutation createProof",
            r#"mutation { createProof(input: {partyId: "{party}", kind: PSR, assessmentYear: "2026-27"}) { id } }"#,
        ),
        graph(
            "mutation withdrawProof",
            r#"mutation { withdrawProof(input: {id: "{proof}", version: 1, reason: "wrong"}) { id } }"#,
        ),
        graph("mutation revealProof", r#"mutation { revealProof(id: "{proof}") }"#),
    ]
}

/// The terms are a company's: to another company's people they are not there.
fn terms() -> Vec<Operation> {
    let of = |name, text| Operation::of("master-data", Door::Graph, name, text);
    vec![
        of("query partyTerm", r#"{ partyTerm(id: "{terms}") { id party { id } company { id } } }"#),
        graph("query partyTerms", "{ partyTerms { items { id } } }"),
        of(
            "mutation createPartyTerms",
            r#"mutation { createPartyTerms(input: {partyId: "{otherParty}", companyId: "{company}", paymentDays: 30}) { id } }"#,
        ),
        of(
            "mutation updatePartyTerms",
            r#"mutation { updatePartyTerms(input: {id: "{terms}", version: 1, paymentDays: 45}) { id } }"#,
        ),
    ]
}
