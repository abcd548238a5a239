use contracts::master_data::PartyId;
use kernel::fields::NAME;
use serde_json::{Value, json};

use super::like::sound;
use super::model::Party;
use super::words::{PartyState, TaxedAs};

fn new(more: Value) -> kernel::Result<Party> {
    let mut input = json!({ "kind": "proprietorship", "name": "Rahman Traders" });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    Party::new(PartyId::new(), &serde_json::from_value(input).unwrap())
}

#[test]
fn numbers_are_read_in_either_set_of_digits_and_older_ones_kept_apart() {
    let party = new(json!({
        "tin": "৮২৩৪-৫৬৭৮-৯০১৬", "bin": "000123456-0101", "mobile": "০১৭১২-৩৪৫৬৭৮", "legacyTin": "1234567890",
        "legacyBin": "000123456", "email": "a@example.com"
    }))
    .unwrap();
    assert_eq!(party.tin.as_deref(), Some("823456789016"));
    assert_eq!(party.bin.as_deref(), Some("0001234560101"));
    assert_eq!(party.mobile.as_deref(), Some("+8801712345678"));
    assert_eq!(party.legacy_tin.as_deref(), Some("1234567890"));
    for (field, value, code) in [
        ("tin", "1234567890", "master_data.party.tin-legacy"),
        ("tin", "000000000000", "master_data.party.tin"),
        ("bin", "123456789", "master_data.party.bin-legacy"),
        ("bin", "12345678901", "master_data.party.bin"),
        ("mobile", "01212345678", "master_data.party.mobile"),
        ("legacyTin", "823456789016", "master_data.party.legacy-tin"),
        ("email", "a@b", "master_data.party.email"),
        ("name", " ", "kernel.required"),
        ("name", &"ক".repeat(NAME + 1), "kernel.too-long"),
    ] {
        assert_eq!(new(json!({ field: value })).unwrap_err().code(), code, "{field} {value}");
    }
}

#[test]
fn the_kind_says_whose_rates_hold_but_for_a_firm() {
    assert_eq!(new(json!({})).unwrap().payee(), Some(TaxedAs::Person));
    assert_eq!(new(json!({ "kind": "private-limited" })).unwrap().payee(), Some(TaxedAs::Company));
    assert_eq!(new(json!({ "kind": "partnership" })).unwrap().payee(), None);
    assert_eq!(new(json!({ "kind": "partnership", "taxedAs": "company" })).unwrap().payee(), Some(TaxedAs::Company));
}

#[test]
fn names_that_sound_alike_in_either_script_are_alike() {
    for (one, other) in [
        ("Rahman Traders", "রহমান ট্রেডার্স"),
        ("M/S Rahman Traders", "Traders, Rohman"),
        ("Padma Builders Ltd.", "পদ্মা বিল্ডার্স লিমিটেড"),
        ("Md. Abdul Karim", "মোঃ আব্দুল করিম"),
    ] {
        assert!(sound(one).is_some(), "{one}");
        assert_eq!(sound(one), sound(other), "{one}, {other}");
    }
    assert_ne!(sound("Rahman Traders"), sound("Rahman Builders"));
    assert_ne!(sound("Meghna Tower 2"), sound("Meghna Tower 3"));
    assert_eq!(sound("Co. Ltd."), None);
}

#[test]
fn it_closes_opens_again_and_is_merged_once() {
    let (mine, theirs) =
        (new(json!({ "mobile": "01712345678" })).unwrap(), new(json!({ "tin": "823456789016" })).unwrap());
    assert_eq!(mine.clone().close(2).unwrap_err().code(), "kernel.stale");
    let closed = mine.clone().close(1).unwrap();
    assert_eq!(closed.clone().close(2).unwrap_err().code(), "master_data.party.closed");
    assert_eq!(mine.clone().reopen(1).unwrap_err().code(), "master_data.party.open");
    assert_eq!(closed.clone().reopen(2).unwrap().state, PartyState::Open);
    let over = theirs.clone().close(1).unwrap();
    assert_eq!(mine.clone().merge(1, over).unwrap_err().code(), "master_data.party.closed");
    assert_eq!(mine.clone().merge(1, mine.clone()).unwrap_err().code(), "master_data.party.merge-self");
    let (gone, kept) = mine.merge(1, theirs.clone()).unwrap();
    assert_eq!((gone.state, gone.merged_into, gone.version), (PartyState::Merged, Some(kept.id), 2));
    assert_eq!((kept.mobile.as_deref(), kept.tin.as_deref()), (Some("+8801712345678"), Some("823456789016")));
    assert_eq!(gone.clone().merge(2, theirs.clone()).unwrap_err().code(), "master_data.party.merged-away");
    assert_eq!(theirs.merge(1, gone).unwrap_err().code(), "master_data.party.merged-away");
}
