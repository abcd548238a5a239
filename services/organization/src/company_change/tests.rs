use contracts::organization::CompanyChangeId;
use kernel::CompanyId;
use serde_json::{Value, json};

use super::model::{ChangeState, CompanyChange, DecideCompanyChange, Wanted};
use crate::company::Company;

fn company() -> Company {
    let input = json!({ "name": "Acme Ltd.", "tin": "823456789016", "bin": "0001234560101" });
    Company::new(CompanyId::new(), &serde_json::from_value(input).unwrap()).unwrap()
}

fn change(mut wanted: Value) -> kernel::Result<CompanyChange> {
    let company = company();
    wanted["companyId"] = json!(company.id);
    wanted["reason"] = json!("registered anew");
    CompanyChange::new(
        CompanyChangeId::new(),
        &serde_json::from_value(wanted).unwrap(),
        &company,
        &kernel::Actor::Operator,
    )
}

#[test]
fn only_what_differs_is_asked_for() {
    let made = change(json!({ "name": "Acme Ltd.", "bin": "000123456-0102" })).unwrap();
    assert_eq!((made.identity.name.as_deref(), made.identity.bin.as_deref()), (None, Some("0001234560102")));
    let about = made.about(&company());
    assert_eq!((about.name.as_str(), about.facts.len()), ("Acme Ltd.", 1));
    assert_eq!((about.facts[0].field.as_str(), about.facts[0].value.as_str()), ("bin", "0001234560102"));
    for nothing in [json!({}), json!({ "tin": "823456789016", "baseCurrency": "BDT", "vatRegistration": "central" })] {
        assert_eq!(change(nothing).unwrap_err().code(), "organization.company-change.empty");
    }
    assert_eq!(change(json!({ "tin": "1234567890" })).unwrap_err().code(), "organization.company.tin-legacy");
}

#[test]
fn days_are_a_range_of_ids() {
    let draft = change(json!({ "name": "Acme PLC" })).unwrap();
    let day = draft.written_on();
    let holds = |from, until| {
        let (since, before) = Wanted { from, until, ..Wanted::default() }.ids().unwrap();
        since <= draft.id.0 && draft.id.0 < before
    };
    let (eve, morrow) = (day.yesterday().unwrap(), day.tomorrow().unwrap());
    for (from, until, expected) in [
        (None, None, true),
        (Some(day), Some(day), true),
        (Some(eve), Some(morrow), true),
        (Some(morrow), None, false),
        (None, Some(eve), false),
    ] {
        assert_eq!(holds(from, until), expected, "{from:?} {until:?}");
    }
}

#[test]
fn the_life_of_a_request() {
    let draft = change(json!({ "name": "Acme PLC" })).unwrap();
    let decide = |approve, version| DecideCompanyChange { id: draft.id, version, approve, reason: Some("seen".into()) };
    assert_eq!(draft.clone().decide(&decide(true, 1)).unwrap_err().code(), "organization.company-change.state");
    assert_eq!(draft.expect_draft(2).unwrap_err().code(), "kernel.stale");
    let submitted = draft.clone().submit("CC-000007".to_owned()).unwrap();
    assert_eq!((submitted.reference.as_deref(), submitted.state), (Some("CC-000007"), ChangeState::Submitted));
    assert_eq!(
        submitted.clone().submit("CC-000008".to_owned()).unwrap_err().code(),
        "organization.company-change.state"
    );
    assert_eq!(submitted.clone().decide(&decide(true, 1)).unwrap_err().code(), "kernel.stale");
    for (approve, state) in [(true, ChangeState::Approved), (false, ChangeState::Rejected)] {
        let decided = submitted.clone().decide(&decide(approve, 2)).unwrap();
        assert_eq!((decided.state, decided.version), (state, 3));
        assert_eq!(decided.decide(&decide(approve, 3)).unwrap_err().code(), "organization.company-change.state");
    }
}
