use contracts::master_data::{AddressId, PartyId};
use serde_json::{Value, json};

use super::model::{Address, UpdateAddress};

fn address(mut input: Value, is_first: bool) -> kernel::Result<Address> {
    input["partyId"] = json!(PartyId::new());
    input["kind"] = json!("registered");
    Address::new(AddressId::new(), &serde_json::from_value(input).unwrap(), is_first)
}

#[test]
fn postal_codes_have_four_digits_in_either_script() {
    for (code, kept) in [("1205", Some("1205")), ("১২০৫", Some("1205")), (" ", None)] {
        let made = address(json!({ "line": "House 12", "postalCode": code }), true).unwrap();
        assert_eq!(made.postal_code.as_deref(), kept, "{code}");
    }
    for code in ["120", "12a5", "0205"] {
        let refused = address(json!({ "line": "House 12", "postalCode": code }), true).unwrap_err();
        assert_eq!(refused.code(), "master_data.address.postal-code", "{code}");
    }
}

#[test]
fn the_first_address_is_the_primary_one_and_a_closed_one_is_not() {
    let first = address(json!({ "line": "House 12" }), true).unwrap();
    assert!(first.is_primary && !address(json!({ "line": "House 13" }), false).unwrap().is_primary);
    let closed = first.close(1).unwrap();
    assert!(!closed.is_primary);
    let input = json!({ "id": closed.id, "version": 2, "kind": "site", "line": "House 14", "isPrimary": false });
    let update: UpdateAddress = serde_json::from_value(input).unwrap();
    assert_eq!(closed.update(&update).unwrap_err().code(), "master_data.address.closed");
    assert_eq!(address(json!({ "line": " " }), true).unwrap_err().code(), "kernel.required");
}
