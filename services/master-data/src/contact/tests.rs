use contracts::master_data::{ContactId, PartyId};
use jiff::civil::date;
use serde_json::{Value, json};

use super::model::{Contact, UpdateContact};

fn contact(mut input: Value) -> kernel::Result<Contact> {
    input["partyId"] = json!(PartyId::new());
    input["name"] = json!("Rahima Khatun");
    input["purpose"] = json!("payments");
    Contact::new(ContactId::new(), &serde_json::from_value(input).unwrap(), false)
}

#[test]
fn a_mobile_number_or_an_address_must_be_there_and_be_one() {
    for (mobile, email, refused) in [
        ("০১৭১২-৩৪৫৬৭৮", "", None),
        ("", "Accounts@Example.com", None),
        ("", " ", Some("master_data.contact.silent")),
        ("01212345678", "", Some("master_data.contact.mobile")),
        ("", "accounts", Some("master_data.contact.email")),
        ("", "a@b@c.com", Some("master_data.contact.email")),
        ("", "a@.com", Some("master_data.contact.email")),
    ] {
        let made = contact(json!({ "mobile": mobile, "email": email }));
        assert_eq!(made.err().map(|error| error.code().to_owned()).as_deref(), refused, "{mobile} {email}");
    }
    let made = contact(json!({ "mobile": "০১৭১২-৩৪৫৬৭৮", "email": "Accounts@Example.com" })).unwrap();
    assert_eq!((made.mobile.as_deref(), made.email.as_deref()), (Some("+8801712345678"), Some("accounts@example.com")));
}

#[test]
fn a_closed_contact_knows_its_last_day_and_changes_no_more() {
    let made = contact(json!({ "mobile": "01712345678", "isPrimary": true })).unwrap();
    assert!(made.is_primary && made.version == 1);
    let closed = made.close(1, date(2026, 11, 21)).unwrap();
    assert_eq!((closed.is_primary, closed.ended_on), (false, Some(date(2026, 11, 21))));
    let input = json!({ "id": closed.id, "version": 2, "name": "R", "purpose": "general", "email": "a@b.cd", "isPrimary": true });
    let update: UpdateContact = serde_json::from_value(input).unwrap();
    assert_eq!(closed.update(&update).unwrap_err().code(), "master_data.contact.closed");
}
