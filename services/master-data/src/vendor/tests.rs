use contracts::master_data::{PartyId, VendorId};
use jiff::civil::{Date, date};
use kernel::{Actor, PersonId};
use serde_json::json;

use super::model::{BarVendor, Vendor, VendorState, VendorType};
use crate::party::Party;

const TODAY: Date = date(2026, 11, 21);

fn vendor(state: VendorState) -> Vendor {
    let input = json!({ "kind": "person", "name": "Rahman" });
    let party = Party::new(PartyId::new(), &serde_json::from_value(input).unwrap()).unwrap();
    let input = json!({ "partyId": party.id, "type": "subcontractor", "category": "A" });
    let by = Actor::Person(PersonId::new());
    let made = Vendor::new(VendorId::new(), &serde_json::from_value(input).unwrap(), &party, &by).unwrap();
    Vendor { state, ..made }
}

fn bar(vendor: Vendor, state: VendorState, until: Option<Date>) -> kernel::Result<Vendor> {
    let input = BarVendor { id: vendor.id, version: 1, reason: "sand with salt".into(), barred_until: until };
    vendor.bar(&input, state, TODAY)
}

#[test]
fn each_step_is_possible_from_its_states_only() {
    use VendorState::{Applied, Approved, Blacklisted, Closed, Rejected, Submitted, Suspended};
    let all = [Applied, Submitted, Approved, Rejected, Suspended, Blacklisted, Closed];
    for state in all {
        let is = |of: &[VendorState]| of.contains(&state);
        let made = || vendor(state);
        assert_eq!(made().submit("V-000007".to_owned()).is_ok(), is(&[Applied]), "submit {state:?}");
        let decide =
            |approve| serde_json::from_value(json!({ "id": made().id, "version": 1, "approve": approve })).unwrap();
        assert_eq!(made().decide(&decide(true)).is_ok(), is(&[Submitted]), "decide {state:?}");
        assert_eq!(bar(made(), Suspended, None).is_ok(), is(&[Approved]), "suspend {state:?}");
        assert_eq!(bar(made(), Blacklisted, None).is_ok(), is(&[Approved, Suspended]), "blacklist {state:?}");
        let back = serde_json::from_value(json!({ "id": made().id, "version": 1, "reason": "paid" })).unwrap();
        assert_eq!(made().reinstate(&back).is_ok(), is(&[Suspended, Blacklisted]), "reinstate {state:?}");
        assert_eq!(made().close(1).is_ok(), is(&[Applied, Approved, Suspended]), "close {state:?}");
    }
}

#[test]
fn a_bar_with_a_last_day_ends_by_itself() {
    let barred = bar(vendor(VendorState::Approved), VendorState::Suspended, Some(date(2026, 12, 31))).unwrap();
    assert!(!barred.is_usable(date(2026, 12, 31)) && barred.is_usable(date(2027, 1, 1)));
    let without = bar(vendor(VendorState::Approved), VendorState::Blacklisted, None).unwrap();
    assert!(!without.is_usable(date(2099, 1, 1)));
    let past = bar(vendor(VendorState::Approved), VendorState::Suspended, Some(date(2026, 11, 20)));
    assert_eq!(past.unwrap_err().code(), "master_data.vendor.until");
}

#[test]
fn to_the_rules_a_subcontractor_is_a_contractor() {
    assert_eq!(VendorType::Subcontractor.rule_word(), "contractor");
    assert_eq!(VendorType::Service.rule_word(), "service");
}
