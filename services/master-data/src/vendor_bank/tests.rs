use contracts::master_data::{BankBranchId, PartyId};
use jiff::{SignedDuration, Timestamp};

use super::model::{VendorBank, VendorBankState, read_number};

#[test]
fn numbers_have_8_to_20_digits_in_either_script_and_show_four() {
    for (text, digits) in
        [("1234 5678-9012", Some("123456789012")), ("০১২৩৪৫৬৭৮", Some("012345678")), ("1234567", None)]
    {
        assert_eq!(read_number(text).ok().map(|read| read.0).as_deref(), digits, "{text}");
    }
    for wrong in ["", "12345678a", "123456789012345678901", "12345678é"] {
        assert_eq!(read_number(wrong).unwrap_err().code(), "master_data.vendor-bank.number", "{wrong}");
    }
    assert_eq!(read_number("123456789012").unwrap().1, "9012");
}

#[test]
fn a_new_account_is_held_for_a_day_and_marked_until_it_is_paid_to() {
    let now: Timestamp = "2026-11-21T10:00:00+06:00".parse().unwrap();
    let facts = (PartyId::new(), BankBranchId::new());
    let account = VendorBank::new(facts, "Rahman Traders".into(), "9012".into(), (now, 24)).unwrap();
    let after = |hours| account.state(now.checked_add(SignedDuration::from_hours(hours)).unwrap());
    assert_eq!([0, 23, 24].map(after), [VendorBankState::Held, VendorBankState::Held, VendorBankState::Open]);
    assert_eq!((account.masked().as_str(), account.first_paid_on), ("•••9012", None));
    let closed = account.close().unwrap();
    assert_eq!(closed.state(now), VendorBankState::Closed);
    assert_eq!(closed.close().unwrap_err().code(), "master_data.vendor-bank.closed");
}
