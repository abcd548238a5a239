//! A fixture's places, banks, and how a party is reached and paid.

use kernel::Scope;
use testkit::World;

use super::fixture::{Fixture, ask, text};

/// One of each that is there, one that can be closed, and requests about a bank account in two states.
pub async fn grow(world: &World, fixture: &mut Fixture) {
    // Somebody else than the owner, who shall be able to decide.
    let cx = world.person(fixture.tenant, &["*"], Scope::All);
    let one = async |mutation: String| -> String {
        let made = ask(world, "master-data", &cx, &format!("mutation {{ made: {mutation} {{ id }} }}")).await;
        text(&made["made"]["id"])
    };
    let division = one(r#"createArea(input: {kind: DIVISION, code: "06", name: "Dhaka"})"#.into()).await;
    let district = one(format!(
        r#"createArea(input: {{kind: DISTRICT, parentId: "{division}", code: "06-45", name: "Kishoreganj"}})"#
    ))
    .await;
    let bank = async |code: &str| one(format!(r#"createBank(input: {{code: "{code}", name: "Bank {code}"}})"#)).await;
    let (sonali, empty) = (bank("200").await, bank("310").await);
    let branch = async |number: &str| {
        one(format!(r#"createBankBranch(input: {{routingNumber: "{number}", name: "Bajitpur"}})"#)).await
    };
    let (kept, closing) = (branch("200480554").await, branch("200480567").await);
    let payee = one(r#"createParty(input: {kind: PROPRIETORSHIP, name: "Meghna Steel"})"#.into()).await;
    let address = one(format!(
        r#"addPartyAddress(input: {{partyId: "{payee}", kind: SITE, line: "Plot 7", areaId: "{district}"}})"#
    ))
    .await;
    let contact = one(format!(
        r#"addPartyContact(input: {{partyId: "{payee}", name: "Rahima", mobile: "01712345678", purpose: PAYMENTS}})"#
    ))
    .await;
    let ask_for = async |number: &str| {
        one(format!(
            r#"createVendorBankChange(input: {{partyId: "{payee}", what: ADD, branchId: "{kept}", accountName: "Meghna",
                accountNumber: "{number}", reason: "letter"}})"#
        ))
        .await
    };
    let submit = async |id: &str| one(format!(r#"submitVendorBankChange(id: "{id}", version: 1)"#)).await;
    let (drafted, waiting, decided) = (ask_for("11223344").await, ask_for("22334455").await, ask_for("33445566").await);
    submit(&waiting).await;
    submit(&decided).await;
    let owner = fixture.owner(world);
    let own = format!(
        r#"mutation {{ made: createVendorBankChange(input: {{partyId: "{payee}", what: ADD, branchId: "{kept}", accountName: "Meghna",
            accountNumber: "44556677", reason: "letter"}}) {{ id }} }}"#
    );
    let own = text(&ask(world, "master-data", &owner, &own).await["made"]["id"]);
    submit(&own).await;
    let decide = format!(
        r#"mutation {{ decideVendorBankChange(input: {{id: "{decided}", version: 2, approve: true}}) {{ id }} }}"#
    );
    ask(world, "master-data", &owner, &decide).await;
    let found = format!(r#"{{ vendorBanks(listing: {{partyId: "{payee}"}}) {{ items {{ id }} }} }}"#);
    let found = ask(world, "master-data", &owner, &found).await;
    fixture.names.extend([
        ("division", division),
        ("district", district),
        ("bank", sonali),
        ("emptyBank", empty),
        ("bankBranch", kept),
        ("closingBankBranch", closing),
        ("payee", payee),
        ("address", address),
        ("contact", contact),
        ("bankDraft", drafted),
        ("bankWaiting", waiting),
        ("bankOwn", own),
        ("bankAccount", text(&found["vendorBanks"]["items"][0]["id"])),
    ]);
}
