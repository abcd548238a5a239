use contracts::organization::{NewTenant, Plan, PlanChange, StateChange};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use kernel::{Error, PersonId};
use proptest::prelude::*;

use super::dhaka_midnight;
use super::model::{Tenant, TenantState, UpdateTenant, trial_plan};

const TODAY: Date = date(2026, 11, 21);

fn now() -> Timestamp {
    dhaka_midnight(TODAY).unwrap()
}

fn input(slug: &str, email: &str) -> NewTenant {
    NewTenant {
        slug: slug.into(),
        name: " Acme Builders ".into(),
        name_bn: Some("একমি বিল্ডার্স".into()),
        owner_email: email.into(),
        data_region: None,
        plan: None,
    }
}

fn found(slug: &str, email: &str) -> Result<Tenant, Error> {
    Tenant::found(&input(slug, email), PersonId::new(), TODAY, now())
}

fn tenant() -> Tenant {
    found("acme", "Owner@Example.com").unwrap()
}

#[test]
fn a_new_tenant_is_on_trial_for_thirty_days() {
    let tenant = tenant();
    assert_eq!((tenant.state, tenant.trial_ends_on), (TenantState::Trial, Some(date(2026, 12, 21))));
    assert_eq!((tenant.name.as_str(), tenant.data_region.as_str()), ("Acme Builders", "BD"));
    assert_eq!(tenant.plan, trial_plan());
}

#[test]
fn slugs() {
    for good in ["ab", "acme", "acme-2", "a23456789012345678901234567890z"] {
        assert!(found(good, "o@e.bd").is_ok(), "{good}");
    }
    for bad in ["", "a", "Acme", "2acme", "-acme", "ac me", "আকমি", "a234567890123456789012345678901x"] {
        assert_eq!(found(bad, "o@e.bd").unwrap_err().code(), "organization.tenant.slug", "{bad}");
    }
    assert_eq!(found("admin", "o@e.bd").unwrap_err().code(), "organization.tenant.slug-reserved");
}

#[test]
fn an_address_is_checked_lowered_and_never_written_down_whole() {
    for bad in ["", "owner", "@e.bd", "o@", "o@e", "o@.bd", "o@e.bd.", "o o@e.bd", "o@e@e.bd"] {
        assert_eq!(found("acme", bad).unwrap_err().code(), "organization.tenant.email", "{bad}");
    }
    let tenant = tenant();
    assert_eq!(tenant.owner_email.0, "owner@example.com");
    assert_eq!(serde_json::to_value(&tenant).unwrap()["ownerEmail"], "o•••@example.com");
}

#[test]
fn every_complaint_comes_at_once() {
    let mut input = input("A", "nobody");
    input.name = "\u{202E}x".into();
    input.data_region = Some("Bangladesh".into());
    input.plan = Some(Plan { name: String::new(), max_users: -1, ..trial_plan() });
    let error = Tenant::found(&input, PersonId::new(), TODAY, now()).unwrap_err();
    let codes: Vec<_> = error.complaints().iter().map(Error::code).collect();
    assert_eq!(
        codes,
        [
            "organization.tenant.slug",
            "kernel.unprintable",
            "organization.tenant.email",
            "organization.tenant.region",
            "kernel.required",
            "organization.tenant.limit"
        ]
    );
}

#[test]
fn the_steps_of_a_life() {
    use TenantState::{Active, Archived, Erased, Suspended, Trial};
    let steps = [
        StateChange::Activate,
        StateChange::Suspend("unpaid".into()),
        StateChange::Resume,
        StateChange::Archive("left".into()),
    ];
    let (contract, trying, over) = (None, Some(date(2026, 12, 21)), Some(date(2026, 11, 1)));
    for (state, trial_ends_on, after) in [
        (Trial, trying, [Some(Active), Some(Suspended), None, Some(Archived)]),
        (Active, contract, [None, Some(Suspended), None, Some(Archived)]),
        (Suspended, contract, [None, None, Some(Active), Some(Archived)]),
        (Suspended, trying, [Some(Active), None, Some(Trial), Some(Archived)]),
        (Suspended, over, [Some(Active), None, None, Some(Archived)]),
        (Archived, contract, [None, None, None, None]),
        (Erased, contract, [None, None, None, None]),
    ] {
        for (step, expected) in steps.iter().zip(after) {
            let stepped = Tenant { state, trial_ends_on, ..tenant() }.step(step, now());
            match expected {
                Some(next) => assert_eq!(stepped.unwrap().state, next, "{state:?} {step:?}"),
                None => assert_eq!(stepped.unwrap_err().code(), "organization.tenant.step", "{state:?} {step:?}"),
            }
        }
    }
    assert_eq!(tenant().step(&StateChange::Activate, now()).unwrap().trial_ends_on, None);
    let unreasoned = tenant().step(&StateChange::Suspend("  ".into()), now()).unwrap_err();
    assert_eq!((unreasoned.code(), unreasoned.field_name()), ("kernel.required", Some("reason")));
}

#[test]
fn only_an_archived_and_exported_tenant_is_erased() {
    let archived = Tenant { state: TenantState::Archived, ..tenant() };
    assert_eq!(tenant().erased(true, now()).unwrap_err().code(), "organization.tenant.step");
    assert_eq!(archived.clone().erased(false, now()).unwrap_err().code(), "organization.tenant.not-exported");
    let erased = archived.erased(true, now()).unwrap();
    assert_eq!(erased.clone().erased(false, now()).unwrap(), erased, "an erasure stopped half-way goes on");
}

#[test]
fn a_trial_ends_on_its_day_and_not_before() {
    let (before, on) = (date(2026, 12, 20), date(2026, 12, 21));
    assert_eq!(tenant().end_trial(before, now()).unwrap(), None);
    let ended = tenant().end_trial(on, now()).unwrap().unwrap();
    assert_eq!((ended.state, ended.version), (TenantState::Suspended, 2));
    let active = Tenant { state: TenantState::Active, ..tenant() };
    assert_eq!(active.end_trial(on, now()).unwrap(), None);
}

#[test]
fn a_plan_changes_and_a_trial_may_be_longer() {
    let change = |day| PlanChange { plan: Plan { name: "large".into(), ..trial_plan() }, trial_ends_on: day };
    let longer = tenant().replan(&change(Some(date(2027, 1, 1))), TODAY).unwrap();
    assert_eq!((longer.plan.name.as_str(), longer.trial_ends_on), ("large", Some(date(2027, 1, 1))));
    assert_eq!(tenant().replan(&change(Some(TODAY)), TODAY).unwrap_err().code(), "organization.tenant.trial-end");
    let active = Tenant { state: TenantState::Active, trial_ends_on: None, ..tenant() };
    assert_eq!(active.replan(&change(Some(date(2027, 1, 1))), TODAY).unwrap().trial_ends_on, None);
}

#[test]
fn an_update_needs_the_last_version() {
    let update = UpdateTenant { version: 1, name: "Acme".into(), name_bn: Some(" ".into()), data_region: "BD".into() };
    let after = tenant().update(&update).unwrap();
    assert_eq!((after.name.as_str(), after.name_bn.clone(), after.version), ("Acme", None, 2));
    assert_eq!(after.update(&update).unwrap_err().code(), "kernel.stale");
}

proptest! {
    #[test]
    fn limits_outside_their_range_are_refused(limit in any::<i32>()) {
        let plan = Plan { max_units: limit, ..trial_plan() };
        let replanned = tenant().replan(&PlanChange { plan, trial_ends_on: None }, TODAY);
        prop_assert_eq!(replanned.is_ok(), (0..=10_000_000).contains(&limit));
    }

    #[test]
    fn no_text_makes_a_tenant_panic(slug in "\\PC{0,40}", name in "\\PC{0,300}", email in "\\PC{0,40}") {
        let mut input = input(&slug, &email);
        input.name = name;
        let _ = Tenant::found(&input, PersonId::new(), TODAY, now());
    }
}
