//! What goes with a party that is merged: how it is reached and paid.

use jiff::SignedDuration;
use kernel::{CompanyId, Cx};
use serde_json::{Value, json};

use crate::house::{House, text};
use crate::reached::{ADDRESSES, CONTACTS, NUMBER, accounts, ask, branch, decide, party, submit};

const CHANGES: &str = "query($listing: VendorBankChangeListing!) { vendorBankChanges(listing: $listing) {
    items { id version state account { id } party { id } } } }";

/// Two parties of the same firm, somebody who asks for accounts and somebody who merges and decides.
struct Pair {
    house: House,
    gone: Value,
    kept: Value,
    branch: Value,
    clerk: Cx,
    chief: Cx,
}

impl Pair {
    async fn new() -> Self {
        let house = House::new().await;
        let (gone, kept) = (party(&house, "Rahmania").await, party(&house, "Rahman Traders").await);
        let (branch, clerk, chief) = (branch(&house).await, house.person(&["*"]), house.person(&["*"]));
        Self { house, gone, kept, branch, clerk, chief }
    }

    async fn address(&self, party: &Value, line: &str) -> Result<Value, String> {
        let input = json!({ "partyId": party, "kind": "SITE", "line": line, "isPrimary": true });
        self.house.mutate(&self.clerk, "addPartyAddress", "NewAddress", input, "id version").await
    }

    async fn contact(&self, party: &Value, name: &str) -> Value {
        let input = json!({ "partyId": party, "name": name, "email": "r@example.com", "purpose": "PAYMENTS", "isPrimary": true });
        self.house.mutate(&self.clerk, "addPartyContact", "NewContact", input, "id").await.unwrap()["id"].clone()
    }

    async fn ask(&self, party: &Value, what: &str, account: &Value, number: &str) -> Value {
        let input = json!({ "partyId": party, "what": what, "accountId": account, "branchId": self.branch,
            "accountName": "Rahman", "accountNumber": number, "reason": "letter" });
        let asked = ask(&self.house, &self.clerk, input).await.unwrap();
        submit(&self.house, &self.clerk, &asked).await;
        asked
    }

    async fn account(&self, party: &Value, number: &str) {
        let asked = self.ask(party, "ADD", &Value::Null, number).await;
        decide(&self.house, &self.chief, &asked, true).await.unwrap();
    }

    async fn merge(&self, cx: &Cx) -> Result<Value, String> {
        let input = json!({ "id": self.gone, "version": 1, "intoId": self.kept, "reason": "one trade licence" });
        self.house.mutate(cx, "mergeParty", "MergeParty", input, "state").await
    }

    async fn seen(&self, query: &str, party: &Value) -> Vec<Value> {
        let variables = json!({ "id": party, "listing": { "partyId": party } });
        let seen = self.house.graph(&self.house.owner, query, variables).await.unwrap();
        seen.get("items").unwrap_or(&seen).as_array().unwrap().clone()
    }

    /// The events of this name, as they were told.
    async fn told(&self, name: &str) -> Vec<Value> {
        // sql: a constant of the test
        let sql = format!("select payload::text as found from data.outbox where name = '{name}' order by id");
        let rows = self.house.world.as_superuser(&sql).await;
        rows.iter().map(|row| serde_json::from_str(&row.get::<_, String>("found")).unwrap()).collect()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn addresses_and_contacts_follow_and_one_stays_the_first() {
    let pair = Pair::new().await;
    pair.address(&pair.gone, "Plot 7").await.unwrap();
    pair.address(&pair.kept, "Bazar road").await.unwrap();
    let ended = pair.contact(&pair.gone, "Rahima").await;
    pair.contact(&pair.gone, "Karim").await;
    let close = "mutation($id: ContactId!) { closePartyContact(id: $id, version: 2) { state } }";
    pair.house.graph(&pair.clerk, close, json!({ "id": ended })).await.unwrap();
    pair.merge(&pair.chief).await.unwrap();
    let lines = |all: Vec<Value>, name: &str| -> Vec<(String, bool, String)> {
        all.iter().map(|one| (text(&one[name]), one["isPrimary"] == true, text(&one["state"]))).collect()
    };
    let expected = [("Bazar road", true, "OPEN"), ("Plot 7", false, "OPEN")];
    assert_eq!(
        lines(pair.seen(ADDRESSES, &pair.kept).await, "line"),
        expected.map(|(a, b, c)| (a.into(), b, c.into()))
    );
    // The first of the one given up stays it where the other had none, and who left lately is still known.
    let expected = [("Karim", true, "OPEN"), ("Rahima", false, "CLOSED")];
    assert_eq!(lines(pair.seen(CONTACTS, &pair.kept).await, "name"), expected.map(|(a, b, c)| (a.into(), b, c.into())));
    assert!(pair.seen(ADDRESSES, &pair.gone).await.is_empty() && pair.seen(CONTACTS, &pair.gone).await.is_empty());
    let moved = pair.told("master_data.address.changed").await;
    assert_eq!((moved.len(), &moved[0]["party_id"]), (1, &pair.kept));
    let audited = "select 'x' as found from data.audit_row where operation = 'master_data.party.merge'
        and noun in ('address', 'contact') and before is not null and after is not null";
    assert_eq!(pair.house.world.as_superuser(audited).await.len(), 3);
    let late = pair.address(&pair.gone, "Plot 8").await;
    assert_eq!(late.unwrap_err(), "master_data.party.merged-away");
    pair.house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn accounts_follow_held_anew_and_the_same_one_is_there_once() {
    let pair = Pair::new().await;
    let (rahima, karim) = (pair.contact(&pair.gone, "Rahima").await, pair.contact(&pair.kept, "Karim").await);
    pair.account(&pair.gone, NUMBER).await;
    pair.account(&pair.gone, "998877665544").await;
    pair.account(&pair.kept, NUMBER).await;
    let later = pair.house.world.clock.now().checked_add(SignedDuration::from_hours(30)).unwrap();
    pair.house.world.clock.set(later);
    let (clerk, chief) = (pair.house.person(&["*"]), pair.house.person(&["*"]));
    let pair = Pair { clerk, chief, ..pair };
    let both = accounts(&pair.house, &pair.gone).await;
    let same = both.iter().find(|account| account["number"] == "•••0017").unwrap();
    let replacing = pair.ask(&pair.gone, "REPLACE", &same["id"], "112233445566").await;
    let own = accounts(&pair.house, &pair.kept).await.remove(0);
    pair.merge(&pair.chief).await.unwrap();

    let seen: Vec<_> = accounts(&pair.house, &pair.kept).await;
    let states: Vec<_> =
        seen.iter().map(|one| (text(&one["number"]), text(&one["state"]), one["id"] == own["id"])).collect();
    // Newest first: its own, untouched; the one it lacked, held anew; the same one, closed.
    let expected = [("•••0017", "OPEN", true), ("•••5544", "HELD", false), ("•••0017", "CLOSED", false)];
    assert_eq!(states, expected.map(|(a, b, c)| (a.to_owned(), b.to_owned(), c)));
    assert!(accounts(&pair.house, &pair.gone).await.is_empty());
    let told = pair.told("master_data.vendor.bank-moved").await;
    assert_eq!(told.iter().filter(|one| one["instead_of"] == own["id"] && one["held_until"].is_null()).count(), 1);
    assert_eq!(told.iter().filter(|one| one["number"] == "•••5544" && one["held_until"].is_string()).count(), 1);
    assert!(told.iter().all(|one| one["contacts"] == json!([rahima, karim])), "both sides hear of it: {told:?}");

    // What waited goes on waiting: under the other name, for the account that party has.
    let waiting = "{ vendorBanksWaiting { document about { name facts { field value } } } }";
    let waiting = pair.house.graph(&pair.chief, waiting, json!({})).await.unwrap();
    assert_eq!((&waiting[0]["document"], &waiting[0]["about"]["name"]), (&replacing["id"], &json!("Rahman Traders")));
    let open = pair.seen(CHANGES, &pair.kept).await.into_iter().find(|one| one["id"] == replacing["id"]).unwrap();
    assert_eq!((&open["account"]["id"], &open["party"]["id"], &open["version"]), (&own["id"], &pair.kept, &json!(3)));
    assert_eq!(decide(&pair.house, &pair.chief, &replacing, true).await.unwrap_err(), "kernel.stale");
    let input = json!({ "id": replacing["id"], "version": 3, "approve": true });
    pair.house.mutate(&pair.chief, "decideVendorBankChange", "DecideVendorBankChange", input, "state").await.unwrap();
    let states: Vec<_> = accounts(&pair.house, &pair.kept).await.iter().map(|one| text(&one["state"])).collect();
    assert_eq!(states, ["HELD", "CLOSED", "HELD", "CLOSED"]);
    pair.house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_asked_for_an_account_does_not_make_it_anothers_by_merging() {
    let pair = Pair::new().await;
    pair.account(&pair.gone, NUMBER).await;
    assert_eq!(pair.merge(&pair.clerk).await.unwrap_err(), "master_data.party.merge-accounts");
    pair.merge(&pair.chief).await.unwrap();
    pair.house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nor_does_one_draw_another_party_to_an_account_one_asked_for() {
    let pair = Pair::new().await;
    pair.account(&pair.kept, NUMBER).await;
    assert_eq!(pair.merge(&pair.clerk).await.unwrap_err(), "master_data.party.merge-accounts");
    pair.merge(&pair.chief).await.unwrap();
    pair.house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_of_both_for_the_same_account_do_not_open_it_twice() {
    let pair = Pair::new().await;
    let mine = pair.ask(&pair.gone, "ADD", &Value::Null, NUMBER).await;
    let theirs = pair.ask(&pair.kept, "ADD", &Value::Null, NUMBER).await;
    pair.merge(&pair.chief).await.unwrap();
    decide(&pair.house, &pair.chief, &theirs, true).await.unwrap();
    let late = async |approve: bool| {
        let input = json!({ "id": mine["id"], "version": 3, "approve": approve, "reason": "there already" });
        pair.house.mutate(&pair.chief, "decideVendorBankChange", "DecideVendorBankChange", input, "state").await
    };
    assert_eq!(late(true).await.unwrap_err(), "master_data.vendor-bank.known");
    assert_eq!(late(false).await.unwrap()["state"], "REJECTED");
    assert_eq!(accounts(&pair.house, &pair.kept).await.len(), 1);
    pair.house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_written_while_it_is_merged_stays_behind() {
    let mut pair = Pair::new().await;
    for (round, name) in ["Savar", "Bogura", "Jashore", "Sylhet", "Khulna", "Barishal"].iter().enumerate() {
        pair.gone = party(&pair.house, name).await;
        let pair = &pair;
        pair.account(&pair.gone, &format!("8800000{round}0017")).await;
        let address = pair.address(&pair.gone, "Plot 7").await.unwrap();
        let asked = pair.ask(&pair.gone, "ADD", &Value::Null, &format!("7700000{round}0017")).await;
        let update = async {
            let input =
                json!({ "id": address["id"], "version": 1, "kind": "SITE", "line": "Plot 8", "isPrimary": true });
            pair.house.mutate(&pair.clerk, "updatePartyAddress", "UpdateAddress", input, "id").await
        };
        let (merged, added, decided, _) = tokio::join!(
            pair.merge(&pair.chief),
            pair.address(&pair.gone, "Plot 9"),
            decide(&pair.house, &pair.chief, &asked, true),
            update
        );
        merged.unwrap();
        for (what, done) in [("added", added), ("decided", decided)] {
            let settled = ["master_data.party.merged-away", "kernel.stale"];
            assert!(done.as_ref().map_or_else(|code| settled.contains(&code.as_str()), |_| true), "{what}: {done:?}");
        }
        pair.house.settle_and_prove().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn terms_and_agreed_prices_follow_and_whoever_was_blocked_stays_so() {
    let pair = Pair::new().await;
    let (both, only) = (CompanyId::new(), CompanyId::new());
    let terms = async |party: &Value, company: CompanyId, more: Value| {
        let mut input = json!({ "partyId": party, "companyId": company });
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        pair.house.mutate(&pair.clerk, "createPartyTerms", "NewPartyTerms", input, "id").await.unwrap()
    };
    terms(
        &pair.gone,
        both,
        json!({ "paymentDays": 7, "withholding": "civil-work", "blocked": true, "reason": "sand with salt" }),
    )
    .await;
    terms(&pair.kept, both, json!({ "paymentDays": 30 })).await;
    terms(&pair.gone, only, json!({ "paymentDays": 15 })).await;
    let list = json!({ "code": "RAHMAN", "name": "Agreed", "kind": "BUYING", "partyId": pair.gone, "currency": "BDT", "startsOn": "2026-01-01" });
    pair.house.mutate(&pair.clerk, "createPriceList", "NewPriceList", list, "id").await.unwrap();
    pair.merge(&pair.chief).await.unwrap();
    let read = "query($id: PartyId!) { partyTerms(partyId: $id) { items { paymentDays withholding blocked reason } } }";
    let mut seen = pair.seen(read, &pair.kept).await;
    seen.sort_by_key(|one| one["paymentDays"].as_i64());
    assert_eq!(
        json!(seen),
        json!([
            { "paymentDays": 15, "withholding": null, "blocked": false, "reason": null },
            { "paymentDays": 30, "withholding": "civil-work", "blocked": true, "reason": "sand with salt" },
        ])
    );
    let lists = "query($id: PartyId!) { priceLists(partyId: $id) { items { code version } } }";
    assert_eq!(json!(pair.seen(lists, &pair.kept).await), json!([{ "code": "RAHMAN", "version": 2 }]));
    pair.house.settle_and_prove().await;
}
