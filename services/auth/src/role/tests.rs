use kernel::{Actor, Clock, CompanyId, Currency, Cx, Grant, Grants, Language, Money, PersonId, Place, TenantId};

use super::model::{NewRole, Role, catalogue, expect_within, with_shipped};
use super::shipped;
use crate::tests::register;

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn new(key: &str, permissions: &[&str]) -> kernel::Result<Role> {
    register();
    Role::new(&NewRole {
        key: key.to_owned(),
        name: "Site accountant".to_owned(),
        name_bn: None,
        level: 4,
        description: None,
        permissions: owned(permissions),
    })
}

/// Somebody who holds these names in a place up to an amount.
fn holder(names: &[&str], place: Option<Place>, up_to: Option<i64>) -> Cx {
    register();
    let up_to = up_to.map(|minor| Money::new(minor, Currency::BDT));
    let grants = Grants::new(vec![Grant { names: owned(names), place, up_to }], Vec::new(), None);
    Cx::new(TenantId::new(), Actor::Person(PersonId::new()), grants, Clock::default())
}

#[test]
fn the_twenty_roles_are_there_once_with_both_languages() {
    let mut keys: Vec<&str> = shipped::ALL.iter().map(|role| role.key).collect();
    assert_eq!(keys.len(), 20);
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), 20);
    for role in shipped::ALL {
        assert!(!role.name_bn.is_ascii() && !role.sentence_bn.is_ascii(), "{}", role.key);
        assert!((0..=5).contains(&role.level) && !role.holds.is_empty(), "{}", role.key);
    }
}

#[test]
fn every_role_a_permission_names_is_shipped() {
    for known in crate::permissions::ALL {
        for role in known.roles {
            assert!(shipped::find(role).is_some(), "{} names {role}", known.name);
        }
    }
}

#[test]
fn a_role_holds_its_floor_and_what_names_it() {
    register();
    for (key, holds, not) in [
        ("organization-owner", "finance.salary.read", None),
        ("system-admin", "auth.override.give", None),
        ("viewer", "finance.bill.read", Some("finance.salary.read")),
        ("viewer", "auth.role.read", Some("auth.role.assign")),
        ("project-director", "finance.bill.read", Some("finance.bill.create")),
        ("accountant", "finance.payment.release", Some("finance.salary.read")),
        ("contractor", "finance.bill.create", Some("finance.bill.approve")),
        ("hr-manager", "auth.user.invite", Some("auth.role.assign")),
        ("project-manager", "auth.role.delegate", Some("finance.bill.read")),
        ("site-supervisor", "scm.receipt.create", Some("scm.order.create")),
    ] {
        let role = Role::from(shipped::find(key).unwrap());
        let all = catalogue(&[role]);
        let has = |name: &str| all.iter().any(|facts| facts.name == name && !facts.roles.is_empty());
        assert!(has(holds), "{key} holds {holds}");
        assert!(not.is_none_or(|name| !has(name)), "{key} does not hold {not:?}");
    }
}

#[test]
fn a_role_of_ones_own_has_a_key_and_permissions_there_are() {
    assert_eq!(
        new("site-accountant", &["finance.bill.*", "scm.receipt.read", "finance.bill.*"]).unwrap().permissions.len(),
        2
    );
    assert!(new("site-accountant", &["project_management.*"]).is_ok(), "shipped roles name it, so a copy may");
    for (key, names, code) in [
        ("Site", &["finance.bill.read"][..], "auth.role.key"),
        ("viewer", &["finance.bill.read"], "auth.role.taken"),
        ("mine", &[], "auth.permission.none"),
        ("mine", &["finance.bill.raed"], "auth.permission.unknown"),
        ("mine", &["finance"], "auth.permission.unknown"),
        ("mine", &["nothing like any permission there ever was"], "auth.permission.strange"),
    ] {
        assert_eq!(new(key, names).unwrap_err().code(), code, "{key} {names:?}");
    }
    let near = new("mine", &["finance.bill.raed"]).unwrap_err();
    assert!(near.sentence(Language::En).contains("“finance.bill.read”"), "{near}");
}

#[test]
fn nobody_gives_what_they_do_not_hold() {
    let (here, there) = (Place::from(CompanyId::new()), Place::from(CompanyId::new()));
    let limit = |minor| Some(Money::new(minor, Currency::BDT));
    for (held, place, up_to, given, at, amount, may) in [
        (&["*"][..], None, None, &["*"][..], None, None, true),
        (&["*"], None, None, &["finance.salary.read", "project_management.*"], None, None, true),
        (&["finance.*"], None, None, &["finance.bill.*", "finance.*.read", "finance.bill.read"], None, None, true),
        (&["finance.*"], None, None, &["*"], None, None, false),
        (&["finance.*"], None, None, &["*.read"], None, None, false),
        (&["finance.*"], None, None, &["finance.salary.read"], None, None, false),
        (&["finance.salary.read"], None, None, &["finance.salary.read"], None, None, true),
        (&["finance.bill.read", "finance.bill.create"], None, None, &["finance.bill.*"], None, None, false),
        (&["*"], Some(here), None, &["finance.bill.read"], None, None, false),
        (&["*"], Some(here), None, &["finance.bill.read"], Some(here), None, true),
        (&["*"], Some(here), None, &["finance.bill.read"], Some(there), None, false),
        (&["*"], None, Some(100), &["finance.bill.approve"], None, None, false),
        (&["*"], None, Some(100), &["finance.bill.approve"], None, limit(100), true),
        (&["*"], None, Some(100), &["finance.bill.approve"], None, limit(101), false),
    ] {
        let refused = expect_within(&holder(held, place, up_to), &owned(given), at, amount).err();
        let code = refused.as_ref().map(kernel::Error::code);
        assert_eq!(code, (!may).then_some("auth.permission.beyond"), "{held:?} {given:?} {amount:?}");
    }
}

#[test]
fn the_catalogue_names_every_permission_once_with_its_roles() {
    register();
    let facts = catalogue(&with_shipped(Vec::new()));
    // What only the operator does is in no role and on no list to choose from.
    let given = kernel::permissions().into_iter().filter(|permission| !permission.operator).count();
    assert_eq!(facts.len(), given);
    assert!(given < kernel::permissions().len());
    let salary = facts.iter().find(|facts| facts.name == "finance.salary.read").unwrap();
    assert!(salary.sensitive && salary.service == "finance");
    assert_eq!(salary.roles, ["system-admin", "organization-owner"]);
}
