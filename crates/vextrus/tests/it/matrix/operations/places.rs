//! Master data's operations on places, banks, and how parties are reached and paid.

use super::Reach::{Begun, Shared, Tenant};
use super::{Door, Operation};

const fn graph(name: &'static str, text: &'static str) -> Operation {
    Operation::of("master-data", Door::Graph, name, text)
}

const fn rest(name: &'static str, text: &'static str) -> Operation {
    Operation::of("master-data", Door::Rest, name, text)
}

pub fn operations() -> Vec<Operation> {
    let shared =
        [queries(), reads(), reached(), paid()].into_iter().flatten().map(|operation| operation.within(Shared));
    let tenants = [lists(), made()].into_iter().flatten().map(|operation| operation.within(Tenant));
    let own = graph(
        "mutation recallVendorBankChange",
        r#"mutation { recallVendorBankChange(input: {id: "{bankOwn}", version: 2, reason: "wrong branch"}) { id state } }"#,
    );
    shared.chain(tenants).chain([own.within(Begun("master_data.vendor-bank-change.others"))]).collect()
}

fn queries() -> Vec<Operation> {
    vec![
        graph(
            "query area",
            r#"{ area(id: "{district}") { id code parent { id } division { id } timeline { items { id } } } }"#,
        ),
        graph("query areas", r#"{ areas(listing: {within: "{division}", text: "kishore"}) { items { id } } }"#),
        graph("query bank", r#"{ bank(id: "{bank}") { id code timeline { items { id } } } }"#),
        graph("query banks", "{ banks { items { id name } } }"),
        graph("query bankBranch", r#"{ bankBranch(id: "{bankBranch}") { id bank { id } timeline { items { id } } } }"#),
        graph("query bankBranches", r#"{ bankBranches(listing: {bankId: "{bank}"}) { items { id } } }"#),
        graph(
            "query partyAddresses",
            r#"{ partyAddresses(partyId: "{payee}") { id line area { id } timeline { items { id } } } }"#,
        ),
        graph("query partyContacts", r#"{ partyContacts(partyId: "{payee}") { id name timeline { items { id } } } }"#),
        graph(
            "query vendorBank",
            r#"{ vendorBank(id: "{bankAccount}") { id number party { id } timeline { items { id } } } }"#,
        ),
        graph("query vendorBanks", r#"{ vendorBanks(listing: {partyId: "{payee}"}) { items { id number } } }"#),
        graph(
            "query vendorBankChange",
            r#"{ vendorBankChange(id: "{bankDraft}") { id reason timeline { items { id changes { after } } } } }"#,
        ),
        graph("query vendorBankChanges", "{ vendorBankChanges(listing: {state: SUBMITTED}) { items { id } } }"),
        graph("query vendorBanksWaiting", "{ vendorBanksWaiting { document own } }"),
        graph(
            "query _entities",
            r#"{ _entities(representations: [{__typename: "Area", id: "{district}"}, {__typename: "Bank", id: "{bank}"},
                 {__typename: "BankBranch", id: "{bankBranch}"}]) {
                 ... on Area { name } ... on Bank { name } ... on BankBranch { name } } }"#,
        ),
    ]
}

fn reads() -> Vec<Operation> {
    vec![
        rest("Get /api/v1/master-data/areas/{id}", "/api/v1/master-data/areas/{district}"),
        rest("Get /api/v1/master-data/areas", "/api/v1/master-data/areas?kind=district"),
        rest("Get /api/v1/master-data/banks/{id}", "/api/v1/master-data/banks/{bank}"),
        rest("Get /api/v1/master-data/banks", "/api/v1/master-data/banks"),
        rest("Get /api/v1/master-data/bank-branches/{id}", "/api/v1/master-data/bank-branches/{bankBranch}"),
        rest("Get /api/v1/master-data/bank-branches", "/api/v1/master-data/bank-branches?bank={bank}"),
        rest("Get /api/v1/master-data/parties/{id}/addresses", "/api/v1/master-data/parties/{payee}/addresses"),
        rest("Get /api/v1/master-data/parties/{id}/contacts", "/api/v1/master-data/parties/{payee}/contacts"),
        rest("Get /api/v1/master-data/vendor-banks/{id}", "/api/v1/master-data/vendor-banks/{bankAccount}"),
        rest("Get /api/v1/master-data/vendor-banks", "/api/v1/master-data/vendor-banks?party={payee}"),
        rest("Get /api/v1/master-data/vendor-bank-changes/{id}", "/api/v1/master-data/vendor-bank-changes/{bankDraft}"),
    ]
}

fn reached() -> Vec<Operation> {
    vec![
        graph(
            "mutation addPartyAddress",
            r#"mutation { addPartyAddress(input: {partyId: "{payee}", kind: BILLING, line: "Road 5"}) { id } }"#,
        ),
        graph(
            "mutation updatePartyAddress",
            r#"mutation { updatePartyAddress(input: {id: "{address}", version: 1, kind: SITE, line: "Plot 8", isPrimary: true}) { id } }"#,
        ),
        graph("mutation closePartyAddress", r#"mutation { closePartyAddress(id: "{address}", version: 1) { id } }"#),
        graph(
            "mutation addPartyContact",
            r#"mutation { addPartyContact(input: {partyId: "{payee}", name: "Karim", mobile: "01812345678", purpose: SITE}) { id } }"#,
        ),
        graph(
            "mutation updatePartyContact",
            r#"mutation { updatePartyContact(input: {id: "{contact}", version: 1, name: "R", email: "r@example.com", purpose: LEGAL, isPrimary: true}) { id } }"#,
        ),
        graph("mutation closePartyContact", r#"mutation { closePartyContact(id: "{contact}", version: 1) { id } }"#),
        rest(
            "Post /api/v1/master-data/party-addresses",
            "/api/v1/master-data/party-addresses\n{\"partyId\":\"{payee}\",\"kind\":\"site\",\"line\":\"Plot 9\"}",
        ),
        rest(
            "Post /api/v1/master-data/party-contacts",
            "/api/v1/master-data/party-contacts\n{\"partyId\":\"{payee}\",\"name\":\"K\",\"email\":\"k@example.com\",\"purpose\":\"general\"}",
        ),
    ]
}

fn paid() -> Vec<Operation> {
    vec![
        graph("mutation revealVendorBank", r#"mutation { revealVendorBank(id: "{bankAccount}") }"#),
        graph(
            "mutation createVendorBankChange",
            r#"mutation { createVendorBankChange(input: {partyId: "{payee}", what: CLOSE, accountId: "{bankAccount}", reason: "letter"}) { id } }"#,
        ),
        graph(
            "mutation submitVendorBankChange",
            r#"mutation { submitVendorBankChange(id: "{bankDraft}", version: 1) { id reference } }"#,
        ),
        graph(
            "mutation decideVendorBankChange",
            r#"mutation { decideVendorBankChange(input: {id: "{bankWaiting}", version: 2, approve: true}) { id state } }"#,
        ),
        rest(
            "Post /api/v1/master-data/vendor-bank-changes",
            "/api/v1/master-data/vendor-bank-changes\n{\"partyId\":\"{payee}\",\"what\":\"close\",\"accountId\":\"{bankAccount}\",\"reason\":\"letter\"}",
        ),
    ]
}

/// The country's lists.
fn lists() -> Vec<Operation> {
    vec![
        graph("mutation loadGeography", "mutation { loadGeography { taken } }"),
        graph("mutation loadBanks", "mutation { loadBanks { branches { taken } } }"),
        rest("Post /api/v1/master-data/geography", "/api/v1/master-data/geography\n{}"),
        rest("Post /api/v1/master-data/bank-list", "/api/v1/master-data/bank-list\n{}"),
    ]
}

fn made() -> Vec<Operation> {
    vec![
        graph(
            "mutation createArea",
            r#"mutation { createArea(input: {kind: DISTRICT, parentId: "{division}", code: "06-99", name: "New"}) { id } }"#,
        ),
        graph(
            "mutation updateArea",
            r#"mutation { updateArea(input: {id: "{district}", version: 1, name: "Renamed"}) { id version } }"#,
        ),
        graph("mutation closeArea", r#"mutation { closeArea(id: "{district}", version: 1) { id } }"#),
        graph("mutation createBank", r#"mutation { createBank(input: {code: "315", name: "New"}) { id } }"#),
        graph(
            "mutation updateBank",
            r#"mutation { updateBank(input: {id: "{bank}", version: 1, name: "Renamed"}) { id version } }"#,
        ),
        graph("mutation closeBank", r#"mutation { closeBank(id: "{emptyBank}", version: 1) { id } }"#),
        graph(
            "mutation createBankBranch",
            r#"mutation { createBankBranch(input: {routingNumber: "200270522", name: "New"}) { id bank { id } } }"#,
        ),
        graph(
            "mutation updateBankBranch",
            r#"mutation { updateBankBranch(input: {id: "{bankBranch}", version: 1, name: "Renamed"}) { id version } }"#,
        ),
        graph(
            "mutation closeBankBranch",
            r#"mutation { closeBankBranch(id: "{closingBankBranch}", version: 1) { id } }"#,
        ),
        rest(
            "Post /api/v1/master-data/areas",
            "/api/v1/master-data/areas\n{\"kind\":\"district\",\"parentId\":\"{division}\",\"code\":\"06-98\",\"name\":\"New\"}",
        ),
        rest("Post /api/v1/master-data/banks", "/api/v1/master-data/banks\n{\"code\":\"320\",\"name\":\"New\"}"),
        rest(
            "Post /api/v1/master-data/bank-branches",
            "/api/v1/master-data/bank-branches\n{\"routingNumber\":\"200270610\",\"name\":\"New\"}",
        ),
    ]
}
