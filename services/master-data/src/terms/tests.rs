use contracts::master_data::{PartyId, PartyTermsId};
use kernel::CompanyId;
use serde_json::{Value, json};

use super::model::PartyTerms;

fn terms(more: Value) -> kernel::Result<PartyTerms> {
    let mut input = json!({ "partyId": PartyId::new(), "companyId": CompanyId::new() });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    PartyTerms::new(PartyTermsId::new(), &serde_json::from_value(input).unwrap(), "Rahman", None)
}

#[test]
fn terms_are_what_a_company_can_mean() {
    let made = terms(
        json!({ "paymentDays": 30, "creditLimit": { "amount": "50000.00", "currency": "BDT" }, "withholding": "civil-work" }),
    );
    let made = made.unwrap();
    assert_eq!(made.credit_limit.unwrap().minor, 5_000_000);
    for (more, code) in [
        (json!({ "paymentDays": -1 }), "master_data.party-terms.days"),
        (json!({ "paymentDays": 366 }), "master_data.party-terms.days"),
        (json!({ "creditLimit": { "amount": "-1.00", "currency": "BDT" } }), "master_data.party-terms.credit"),
        (json!({ "withholding": "Civil work" }), "master_data.party-terms.withholding"),
        (json!({ "blocked": true, "reason": " " }), "kernel.required"),
    ] {
        assert_eq!(terms(more.clone()).unwrap_err().code(), code, "{more}");
    }
    let update = |version| {
        serde_json::from_value(json!({ "id": made.id, "version": version, "blocked": true, "reason": "a suit" }))
            .unwrap()
    };
    assert_eq!(made.clone().update(&update(2)).unwrap_err().code(), "kernel.stale");
    let blocked = made.clone().update(&update(1)).unwrap();
    assert_eq!((blocked.blocked, blocked.payment_days, blocked.version), (true, None, 2));
}
