//! How parties are reached and paid: addresses, contacts, bank accounts.

use kernel::Cx;
use serde_json::{Value, json};

use crate::house::{House, text};

pub const ADDRESSES: &str = "query($id: PartyId!) { partyAddresses(partyId: $id) {
    id line isPrimary state version postalCode area { name parent { name } } } }";
pub const CONTACTS: &str = "query($id: PartyId!) { partyContacts(partyId: $id) { id name isPrimary state mobile } }";
const ACCOUNTS: &str = "query($listing: VendorBankListing!) { vendorBanks(listing: $listing) {
    items { id number state isUnpaid accountName branch { routingNumber } } } }";
const CHANGE: &str = "id version state number isShared reference";
/// A number that must stand nowhere in the open.
pub const NUMBER: &str = "2004805540017";

pub async fn party(house: &House, name: &str) -> Value {
    house.party(json!({ "name": name })).await.unwrap()["id"].clone()
}

pub async fn branch(house: &House) -> Value {
    let bank = json!({ "code": "200", "name": "Sonali Bank" });
    house.mutate(&house.owner, "createBank", "NewBank", bank, "id").await.unwrap();
    let branch = json!({ "routingNumber": "200480554", "name": "New Market" });
    house.mutate(&house.owner, "createBankBranch", "NewBankBranch", branch, "id").await.unwrap()["id"].clone()
}

pub async fn ask(house: &House, cx: &Cx, input: Value) -> Result<Value, String> {
    house.mutate(cx, "createVendorBankChange", "NewVendorBankChange", input, CHANGE).await
}

pub async fn submit(house: &House, cx: &Cx, change: &Value) -> Value {
    let submit = "mutation($id: VendorBankChangeId!) { submitVendorBankChange(id: $id, version: 1) { reference } }";
    house.graph(cx, submit, json!({ "id": change["id"] })).await.unwrap()
}

pub async fn decide(house: &House, cx: &Cx, change: &Value, approve: bool) -> Result<Value, String> {
    let input = json!({ "id": change["id"], "version": 2, "approve": approve, "reason": "called" });
    house.mutate(cx, "decideVendorBankChange", "DecideVendorBankChange", input, "state").await
}

pub async fn accounts(house: &House, party: &Value) -> Vec<Value> {
    let page = house.graph(&house.owner, ACCOUNTS, json!({ "listing": { "partyId": party } })).await.unwrap();
    page["items"].as_array().unwrap().clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_party_has_addresses_of_which_one_is_the_first() {
    let house = House::new().await;
    let party = party(&house, "Rahman Traders").await;
    let load = "mutation { loadGeography { taken } }";
    house.graph(&house.owner, load, json!({})).await.unwrap();
    let subil = "{ areas(listing: { text: \"subil\", kind: UNION }) { items { id } } }";
    let subil = house.graph(&house.owner, subil, json!({})).await.unwrap()["items"][0]["id"].clone();

    let add =
        async |input: Value| house.mutate(&house.owner, "addPartyAddress", "NewAddress", input, "id version").await;
    let first =
        json!({ "partyId": party, "kind": "REGISTERED", "line": "Bazar road", "areaId": subil, "postalCode": "৩৫৩০" });
    let first = add(first).await.unwrap();
    add(json!({ "partyId": party, "kind": "SITE", "line": "Plot 7", "isPrimary": true })).await.unwrap();
    let listed = house.graph(&house.owner, ADDRESSES, json!({ "id": party })).await.unwrap();
    let seen: Vec<_> =
        listed.as_array().unwrap().iter().map(|one| (text(&one["line"]), one["isPrimary"] == true)).collect();
    assert_eq!(seen, [("Plot 7".to_owned(), true), ("Bazar road".to_owned(), false)]);
    assert_eq!((&listed[1]["postalCode"], &listed[1]["area"]["parent"]["name"]), (&json!("3530"), &json!("Debidwar")));

    let wrong = add(json!({ "partyId": party, "kind": "SITE", "line": "X", "postalCode": "35" })).await;
    assert_eq!(wrong.unwrap_err(), "master_data.address.postal-code");
    let nobody = add(json!({ "partyId": first["id"], "kind": "SITE", "line": "X" })).await;
    assert_eq!(nobody.unwrap_err(), "kernel.not-found");
    let close = "mutation($id: AddressId!, $version: Int!) { closePartyAddress(id: $id, version: $version) { state } }";
    let version = listed[1]["version"].clone();
    let closed = house.graph(&house.owner, close, json!({ "id": first["id"], "version": version })).await.unwrap();
    assert_eq!(closed["state"], "CLOSED");
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_party_has_contacts_and_two_at_once_do_not_both_come_first() {
    let house = House::new().await;
    let party = party(&house, "Rahman Traders").await;
    let add = async |name: &str, first: bool| {
        let input = json!({ "partyId": party, "name": name, "mobile": "01712345678", "purpose": "PAYMENTS", "isPrimary": first });
        house.mutate(&house.owner, "addPartyContact", "NewContact", input, "id mobile").await
    };
    let (rahima, karim) = tokio::join!(add("Rahima", true), add("Karim", true));
    assert_eq!(rahima.unwrap()["mobile"], "+8801712345678");
    karim.unwrap();
    let listed = house.graph(&house.owner, CONTACTS, json!({ "id": party })).await.unwrap();
    let first: Vec<bool> = listed.as_array().unwrap().iter().map(|one| one["isPrimary"] == true).collect();
    assert_eq!(first, [true, false]);
    let reader = house.person(&["master_data.party.read"]);
    assert!(house.graph(&reader, CONTACTS, json!({ "id": party })).await.is_ok());
    let input = json!({ "partyId": party, "name": "X", "mobile": "01712345678", "purpose": "GENERAL" });
    let denied = house.mutate(&reader, "addPartyContact", "NewContact", input, "id").await;
    assert_eq!(denied.unwrap_err(), "kernel.denied");
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bank_account_takes_two_people_and_is_held_for_a_day() {
    let house = House::new().await;
    let (party, branch) = (party(&house, "Rahman Traders").await, branch(&house).await);
    let input = json!({
        "partyId": party, "what": "ADD", "branchId": branch, "accountName": "Rahman Traders",
        "accountNumber": NUMBER, "reason": "letter",
    });
    let asked = ask(&house, &house.owner, input.clone()).await.unwrap();
    assert_eq!((&asked["number"], &asked["state"]), (&json!("•••0017"), &json!("DRAFT")));
    assert_eq!(submit(&house, &house.owner, &asked).await["reference"], "BA-000001");
    assert_eq!(decide(&house, &house.owner, &asked, true).await.unwrap_err(), "data.approval.maker");
    assert!(accounts(&house, &party).await.is_empty());

    let checker = house.person(&["*"]);
    let waiting =
        house.graph(&checker, "{ vendorBanksWaiting { document own about { name } } }", json!({})).await.unwrap();
    assert_eq!((&waiting[0]["document"], &waiting[0]["own"]), (&asked["id"], &json!(false)));
    assert_eq!(decide(&house, &checker, &asked, true).await.unwrap()["state"], "APPROVED");
    let account = accounts(&house, &party).await.remove(0);
    assert_eq!((&account["state"], &account["isUnpaid"]), (&json!("HELD"), &json!(true)));
    assert_eq!((&account["number"], &account["branch"]["routingNumber"]), (&json!("•••0017"), &json!("200480554")));
    let later = house.world.clock.now().checked_add(jiff::SignedDuration::from_hours(25)).unwrap();
    house.world.clock.set(later);
    let next_day =
        house.graph(&house.person(&["*"]), ACCOUNTS, json!({ "listing": { "partyId": party } })).await.unwrap();
    assert_eq!(next_day["items"][0]["state"], "OPEN");

    // The number opens for who may see it, and only for them.
    let reveal = "mutation($id: VendorBankId!) { revealVendorBank(id: $id) }";
    assert_eq!(house.graph(&house.owner, reveal, json!({ "id": account["id"] })).await.unwrap(), NUMBER);
    let reader = house.person(&["master_data.vendor-bank.read"]);
    let denied = house.graph(&reader, reveal, json!({ "id": account["id"] })).await;
    assert_eq!(denied.unwrap_err(), "kernel.denied");
    assert_eq!(ask(&house, &house.owner, input).await.unwrap_err(), "master_data.vendor-bank.known");
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_replaced_account_closes_and_the_event_names_whom_to_tell() {
    let house = House::new().await;
    let (party, branch) = (party(&house, "Rahman Traders").await, branch(&house).await);
    let contact = json!({ "partyId": party, "name": "Rahima", "email": "r@example.com", "purpose": "PAYMENTS" });
    let contact = house.mutate(&house.owner, "addPartyContact", "NewContact", contact, "id").await.unwrap();
    let close = "mutation($id: ContactId!) { closePartyContact(id: $id, version: 1) { state } }";
    house.graph(&house.owner, close, json!({ "id": contact["id"] })).await.unwrap();
    let checker = house.person(&["*"]);
    let input = |what: &str, account: Value, number: &str| {
        json!({ "partyId": party, "what": what, "accountId": account, "branchId": branch,
                "accountName": "Rahman Traders", "accountNumber": number, "reason": "letter" })
    };
    let first = ask(&house, &house.owner, input("ADD", Value::Null, NUMBER)).await.unwrap();
    submit(&house, &house.owner, &first).await;
    decide(&house, &checker, &first, true).await.unwrap();
    let old = accounts(&house, &party).await.remove(0);
    let second = ask(&house, &house.owner, input("REPLACE", old["id"].clone(), "998877665544")).await.unwrap();
    submit(&house, &house.owner, &second).await;
    decide(&house, &checker, &second, true).await.unwrap();
    let now: Vec<_> = accounts(&house, &party).await.iter().map(|one| text(&one["state"])).collect();
    assert_eq!(now, ["HELD", "CLOSED"]);

    // What others hear, what the audit keeps, what is searched: nowhere the number itself.
    let told =
        "select payload::text as found from data.outbox where name = 'master_data.vendor.bank-changed' order by id";
    let told: Vec<String> = house.world.as_superuser(told).await.iter().map(|row| row.get("found")).collect();
    assert_eq!(told.len(), 2);
    assert!(told[1].contains(&text(&contact["id"])) && told[1].contains("•••0017") && told[1].contains("•••5544"));
    let open = "select 'x' as found from data.audit_row where position($$2004805540017$$ in coalesce(after::text, '')) > 0
        union all select 'x' from data.outbox where position($$2004805540017$$ in payload::text) > 0
        union all select 'x' from data.search_token where position($$2004805540017$$ in token) > 0
        union all select 'x' from data.approval where position($$2004805540017$$ in coalesce(about::text, '')) > 0
        union all select 'x' from data.idempotency_key where position($$2004805540017$$ in coalesce(answer::text, '')) > 0";
    assert!(house.world.as_superuser(open).await.is_empty());
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_partys_number_is_marked_and_a_rejected_request_changes_nothing() {
    let house = House::new().await;
    let (rahman, branch) = (party(&house, "Rahman Traders").await, branch(&house).await);
    let karim = party(&house, "Karim Bricks").await;
    let checker = house.person(&["*"]);
    let input = |party: &Value| json!({ "partyId": party, "what": "ADD", "branchId": branch, "accountName": "R", "accountNumber": NUMBER, "reason": "l" });
    let first = ask(&house, &house.owner, input(&rahman)).await.unwrap();
    submit(&house, &house.owner, &first).await;
    decide(&house, &checker, &first, true).await.unwrap();
    let second = ask(&house, &house.owner, input(&karim)).await.unwrap();
    assert_eq!((&first["isShared"], &second["isShared"]), (&json!(false), &json!(true)));
    submit(&house, &house.owner, &second).await;
    assert_eq!(decide(&house, &checker, &second, false).await.unwrap()["state"], "REJECTED");
    assert!(accounts(&house, &karim).await.is_empty());
    let adder = house.person(&["master_data.vendor-bank.create"]);
    let account = accounts(&house, &rahman).await.remove(0);
    let closing = json!({ "partyId": rahman, "what": "CLOSE", "accountId": account["id"], "reason": "l" });
    assert_eq!(ask(&house, &adder, closing).await.unwrap_err(), "kernel.denied");
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_asked_may_take_it_back_until_it_is_decided() {
    let house = House::new().await;
    let (party, branch) = (party(&house, "Rahman Traders").await, branch(&house).await);
    let (clerk, checker) = (house.person(&["*"]), house.person(&["*"]));
    let input = json!({ "partyId": party, "what": "ADD", "branchId": branch, "accountName": "R", "accountNumber": NUMBER, "reason": "l" });
    let recall = async |cx: &Cx, change: &Value, version: i32, reason: &str| {
        let input = json!({ "id": change["id"], "version": version, "reason": reason });
        let back = "state recallReason reference version";
        house.mutate(cx, "recallVendorBankChange", "RecallVendorBankChange", input, back).await
    };
    let asked = ask(&house, &clerk, input.clone()).await.unwrap();
    assert_eq!(recall(&clerk, &asked, 1, "x").await.unwrap_err(), "master_data.vendor-bank-change.state");
    submit(&house, &checker, &asked).await;
    assert_eq!(recall(&checker, &asked, 2, "x").await.unwrap_err(), "master_data.vendor-bank-change.others");
    assert_eq!(recall(&clerk, &asked, 2, " ").await.unwrap_err(), "kernel.required");
    let reader = house.person(&["master_data.vendor-bank.read"]);
    assert_eq!(recall(&reader, &asked, 2, "x").await.unwrap_err(), "kernel.denied");
    let back = recall(&clerk, &asked, 2, "the branch was wrong").await.unwrap();
    let expected =
        json!({ "state": "RECALLED", "recallReason": "the branch was wrong", "reference": "BA-000001", "version": 3 });
    assert_eq!(back, expected);
    let waiting = house.graph(&house.owner, "{ vendorBanksWaiting { document } }", json!({})).await.unwrap();
    assert_eq!(waiting, json!([]));
    let late = json!({ "id": asked["id"], "version": 3, "approve": true });
    let late = house.mutate(&house.owner, "decideVendorBankChange", "DecideVendorBankChange", late, "state").await;
    assert_eq!(late.unwrap_err(), "master_data.vendor-bank-change.state");
    let told = "select 'x' as found from data.outbox where name = 'master_data.vendor-bank-change.recalled'";
    assert_eq!(house.world.as_superuser(told).await.len(), 1);

    // Taken back and approved at once: one of the two, and the account only when it was approved.
    let again = ask(&house, &clerk, input).await.unwrap();
    submit(&house, &clerk, &again).await;
    let (taken, approved) = tokio::join!(recall(&clerk, &again, 2, "x"), decide(&house, &checker, &again, true));
    assert_ne!(taken.is_ok(), approved.is_ok(), "{taken:?} {approved:?}");
    assert_eq!(accounts(&house, &party).await.len(), usize::from(approved.is_ok()));
    house.settle_and_prove().await;
}
