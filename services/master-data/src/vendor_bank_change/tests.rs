use contracts::master_data::{BankBranchId, PartyId, VendorBankChangeId, VendorBankId};
use kernel::{Actor, PersonId};
use serde_json::{Value, json};

use super::model::{BankChangeState, DecideVendorBankChange, VendorBankChange};

fn change(mut input: Value) -> kernel::Result<(VendorBankChange, Option<String>)> {
    input["partyId"] = json!(PartyId::new());
    input["reason"] = json!("letter of 18 November");
    VendorBankChange::new(VendorBankChangeId::new(), &serde_json::from_value(input).unwrap(), &Actor::Operator)
}

fn adding() -> Value {
    json!({ "what": "add", "branchId": BankBranchId::new(), "accountName": "Rahman Traders", "accountNumber": "০১২৩-৪৫৬৭৮৯০" })
}

#[test]
fn each_kind_takes_what_it_needs_and_forgets_the_rest() {
    let (made, digits) = change(adding()).unwrap();
    assert_eq!((digits.as_deref(), made.masked().as_deref()), (Some("01234567890"), Some("•••7890")));
    let mut stray = adding();
    stray["what"] = json!("close");
    stray["accountId"] = json!(VendorBankId::new());
    let (closing, digits) = change(stray).unwrap();
    assert_eq!((digits, closing.tail, closing.branch_id, closing.account_name), (None, None, None, None));
    for (what, absent) in
        [("add", "branchId"), ("add", "accountNumber"), ("replace", "accountId"), ("add", "accountName")]
    {
        let mut input = adding();
        input["what"] = json!(what);
        input[absent] = Value::Null;
        assert_eq!(change(input).unwrap_err().code(), "kernel.required", "{what} without {absent}");
    }
    let mut wrong = adding();
    wrong["accountNumber"] = json!("12-ab");
    assert_eq!(change(wrong).unwrap_err().code(), "master_data.vendor-bank.number");
}

#[test]
fn what_is_told_of_it_never_holds_the_number() {
    let (made, digits) = change(adding()).unwrap();
    let about = serde_json::to_string(&made.about(("Rahman Traders", None))).unwrap();
    let kept = serde_json::to_string(&made).unwrap();
    assert!(!about.contains(&digits.clone().unwrap()) && !kept.contains(&digits.unwrap()) && about.contains("•••7890"));
}

#[test]
fn the_life_of_a_request() {
    let draft = change(adding()).unwrap().0;
    let by = Actor::Person(PersonId::new());
    let decide = |version, approve| DecideVendorBankChange { id: draft.id, version, approve, reason: None };
    assert_eq!(draft.clone().decide(&decide(1, true), &by).unwrap_err().code(), "master_data.vendor-bank-change.state");
    assert_eq!(draft.expect_draft(2).unwrap_err().code(), "kernel.stale");
    let submitted = draft.clone().submit("BA-000007".to_owned()).unwrap();
    assert_eq!((submitted.reference.as_deref(), submitted.state), (Some("BA-000007"), BankChangeState::Submitted));
    for (approve, state) in [(true, BankChangeState::Approved), (false, BankChangeState::Rejected)] {
        let decided = submitted.clone().decide(&decide(2, approve), &by).unwrap();
        assert_eq!((decided.state, decided.decided_by), (state, Some(by.to_string())));
    }
}
