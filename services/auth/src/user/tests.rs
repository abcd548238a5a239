use kernel::PersonId;
use kernel::fields::NAME;
use serde_json::{Value, json};

use super::model::{User, UserState};

fn invited(change: &Value) -> kernel::Result<User> {
    let mut input = json!({ "name": "Rina Akter", "email": "rina@padma.example" });
    for (name, value) in change.as_object().unwrap() {
        input[name] = value.clone();
    }
    User::invite(PersonId::new(), &serde_json::from_value(input).unwrap())
}

#[test]
fn a_name_is_needed_and_measured() {
    assert_eq!(invited(&json!({ "name": "  রিনা " })).unwrap().name, "রিনা");
    assert_eq!(invited(&json!({ "name": " " })).unwrap_err().code(), "kernel.required");
    assert_eq!(invited(&json!({ "name": "ক".repeat(NAME + 1) })).unwrap_err().code(), "kernel.too-long");
}

#[test]
fn an_address_has_one_form() {
    for (typed, kept) in
        [(" Rina@Padma.Example ", "rina@padma.example"), ("ｒｉｎａ@padma.example", "rina@padma.example")]
    {
        assert_eq!(invited(&json!({ "email": typed })).unwrap().email.as_deref(), Some(kept));
    }
    for wrong in
        ["", "rina", "rina@", "@padma.example", "rina@padma", "ri na@padma.example", "a@b@c.d", "a@-b.c", "a@b..c"]
    {
        assert_eq!(invited(&json!({ "email": wrong })).unwrap_err().code(), "auth.user.email", "{wrong}");
    }
}

#[test]
fn a_mobile_number_has_one_form() {
    for (typed, kept) in [
        ("01712345678", "+8801712345678"),
        ("০১৭১২-৩৪৫৬৭৮", "+8801712345678"),
        ("8801712345678", "+8801712345678"),
        ("+880 1712 345678", "+8801712345678"),
        ("+44 20 7946 0958", "+442079460958"),
    ] {
        assert_eq!(invited(&json!({ "mobile": typed })).unwrap().mobile.as_deref(), Some(kept), "{typed}");
    }
    for wrong in ["0171234567", "01112345678", "+8801112345678", "12", "+0123456789", "017a2345678", "+"] {
        assert_eq!(invited(&json!({ "mobile": wrong })).unwrap_err().code(), "auth.user.mobile", "{wrong}");
    }
}

#[test]
fn a_users_life() {
    let user = invited(&json!({})).unwrap();
    let active = user.clone().activate().unwrap();
    assert_eq!((active.state, active.version), (UserState::Active, 2));
    let disabled = active.clone().disable(2).unwrap();
    assert_eq!(disabled.clone().disable(3).unwrap_err().code(), "auth.user.state");
    assert_eq!(disabled.clone().activate().unwrap_err().code(), "auth.user.state");
    assert_eq!(disabled.clone().enable(3, true).unwrap().state, UserState::Active);
    assert_eq!(disabled.enable(3, false).unwrap().state, UserState::Invited);
    assert_eq!(active.enable(2, true).unwrap_err().code(), "auth.user.state");
}
