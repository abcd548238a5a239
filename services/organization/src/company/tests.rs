use bangladesh::digits;
use kernel::{CompanyId, Currency, Error};

use super::model::{Company, NewCompany, UpdateCompany, VatRegistration};
use crate::company_change::Identity;
use crate::words::OpenState;

fn input() -> NewCompany {
    NewCompany {
        name: "Acme Builders Ltd.".into(),
        name_bn: None,
        legal_form: None,
        tin: Some("823456789016".into()),
        bin: Some("000123456-0101".into()),
        legacy_tin: None,
        legacy_bin: None,
        base_currency: None,
        fiscal_year_start_month: None,
        vat_registration: None,
        books_from: None,
    }
}

fn company() -> Company {
    Company::new(CompanyId::new(), &input()).unwrap()
}

#[test]
fn defaults_are_those_of_the_country() {
    let company = company();
    assert_eq!((company.base_currency, company.fiscal_year_start_month), (Currency::BDT, 7));
    assert_eq!(
        (company.vat_registration, company.state, company.version),
        (VatRegistration::Central, OpenState::Open, 1)
    );
    assert_eq!(company.bin.as_deref(), Some("0001234560101"));
}

#[test]
fn numbers_are_read_in_both_scripts_and_old_ones_kept_apart() {
    let with = |change: fn(&mut NewCompany)| {
        let mut input = input();
        change(&mut input);
        Company::new(CompanyId::new(), &input)
    };
    let bengali = with(|input| input.tin = Some(digits::to_bengali("823456789016"))).unwrap();
    assert_eq!(bengali.tin.as_deref(), Some("823456789016"));
    assert_eq!(with(|input| input.tin = Some("  ".into())).unwrap().tin, None);
    let old = with(|input| {
        input.legacy_tin = Some("123-456-7890".into());
        input.legacy_bin = Some("000123456".into());
    });
    assert_eq!(old.unwrap().legacy_tin.as_deref(), Some("1234567890"));
    for (refused, code) in [
        (with(|input| input.tin = Some("1234567890".into())), "organization.company.tin-legacy"),
        (with(|input| input.tin = Some("000000000000".into())), "organization.company.tin"),
        (with(|input| input.tin = Some("8234567890167".into())), "organization.company.tin"),
        (with(|input| input.bin = Some("000123456".into())), "organization.company.bin-legacy"),
        (with(|input| input.bin = Some("12345678901".into())), "organization.company.bin"),
        (with(|input| input.legacy_tin = Some("823456789016".into())), "organization.company.legacy-tin"),
        (with(|input| input.legacy_bin = Some("0001234560101".into())), "organization.company.legacy-bin"),
        (with(|input| input.fiscal_year_start_month = Some(13)), "organization.fiscal-year.month"),
        (with(|input| input.name = "\t".into()), "kernel.required"),
        (with(|input| input.name = "x".repeat(201)), "kernel.too-long"),
        (with(|input| input.name = "two\nlines".into()), "kernel.unprintable"),
    ] {
        assert_eq!(refused.unwrap_err().code(), code);
    }
}

#[test]
fn every_complaint_comes_at_once() {
    let mut input = input();
    input.name = String::new();
    input.tin = Some("1".into());
    input.bin = Some("1".into());
    let error = Company::new(CompanyId::new(), &input).unwrap_err();
    let fields: Vec<_> = error.complaints().iter().filter_map(Error::field_name).collect();
    assert_eq!(fields, ["name", "tin", "bin"]);
}

#[test]
fn bengali_names_are_composed_and_keep_their_joiners() {
    let mut input = input();
    input.name_bn = Some("ক\u{09C7}\u{09BE}ম্পানি র\u{200D}্যাব".into());
    let name = Company::new(CompanyId::new(), &input).unwrap().name_bn.unwrap();
    assert!(name.starts_with("ক\u{09CB}"), "two vowel signs became one");
    assert!(name.contains('\u{200D}'));
}

#[test]
fn identity_changes_only_on_what_was_seen() {
    let identity = Identity { name: Some("Acme PLC".into()), bin: Some("1112223334444".into()), ..Identity::default() };
    let changed = company().identify(1, &identity).unwrap();
    assert_eq!((changed.name.as_str(), changed.bin.as_deref()), ("Acme PLC", Some("1112223334444")));
    assert_eq!((changed.tin.as_deref(), changed.version), (Some("823456789016"), 2));
    assert_eq!(changed.identify(1, &identity).unwrap_err().code(), "kernel.stale");
}

#[test]
fn a_closed_company_stays_as_it_is() {
    let update = |version| UpdateCompany {
        id: CompanyId::new(),
        version,
        name_bn: None,
        legal_form: None,
        legacy_tin: None,
        legacy_bin: None,
        fiscal_year_start_month: 1,
    };
    assert_eq!(company().update(&update(1)).unwrap().fiscal_year_start_month, 1);
    assert_eq!(company().update(&update(2)).unwrap_err().code(), "kernel.stale");
    assert_eq!(company().close(1, 3).unwrap_err().code(), "organization.company.in-use");
    let closed = company().close(1, 0).unwrap();
    assert_eq!(closed.clone().update(&update(2)).unwrap_err().code(), "organization.company.closed");
    assert_eq!(closed.clone().close(2, 0).unwrap_err().code(), "organization.company.closed");
    assert_eq!(closed.identify(2, &Identity::default()).unwrap_err().code(), "organization.company.closed");
}
