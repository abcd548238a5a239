use std::collections::BTreeSet;

use kernel::{Audience, Event, EventInfo};

use crate::organization;

/// Told under names that others agreed on: an alert and a setting speak of no noun, and files are the noun.
const SHORT: &[&str] = &[
    "audit.compliance-alert",
    "config.changed",
    "config.feature-toggled",
    "file.uploaded",
    "file.scanned",
    "file.quarantined",
    "file.deleted",
];

/// Every service's events.
fn all() -> impl Iterator<Item = &'static EventInfo> {
    organization::EVENTS
        .iter()
        .chain(crate::auth::EVENTS)
        .chain(crate::audit::EVENTS)
        .chain(crate::master_data::EVENTS)
        .chain(crate::rules_engine::EVENTS)
        .chain(crate::configuration::EVENTS)
        .chain(crate::file_storage::EVENTS)
}

/// The first word of a service's events: its own name with `_`, or what others agreed on.
fn first_word(service: &str) -> String {
    match service {
        "rules-engine" => "rules".to_owned(),
        "configuration" => "config".to_owned(),
        "file-storage" => "file".to_owned(),
        name => name.replace('-', "_"),
    }
}

#[test]
fn names_are_unique_and_begin_with_their_service() {
    let mut seen = BTreeSet::new();
    for event in all() {
        assert!(seen.insert(event.name), "{} declared twice", event.name);
        assert!(event.name.starts_with(&format!("{}.", first_word(event.producer))), "{}", event.name);
        let parts = if SHORT.contains(&event.name) { 2 } else { 3 };
        assert_eq!(event.name.split('.').count(), parts, "{}", event.name);
    }
}

#[test]
fn an_audience_outside_is_named() {
    for event in all() {
        if let Audience::Outside(sentence) = event.audience {
            assert!(sentence.len() > 10, "{}", event.name);
        }
    }
}

#[test]
fn an_event_says_whose_history_it_belongs_to() {
    let unit_id = organization::UnitId::new();
    let event = organization::UnitClosed {
        unit_id,
        company_id: kernel::CompanyId::new(),
        version: 2,
        on: jiff::civil::date(2026, 11, 20),
    };
    assert_eq!(event.aggregate(), unit_id.0);
    assert_eq!(organization::UnitClosed::NAME, "organization.unit.closed");
    let wire = serde_json::to_value(&event).unwrap();
    assert_eq!(wire["on"], "2026-11-20");
    assert_eq!(serde_json::from_value::<organization::UnitClosed>(wire).unwrap(), event);
}

#[test]
fn a_state_change_reads_as_a_step() {
    let step = organization::StateChange::Suspend("unpaid".to_owned());
    assert_eq!(serde_json::to_string(&step).unwrap(), r#"{"step":"suspend","reason":"unpaid"}"#);
    assert_eq!(
        serde_json::from_str::<organization::StateChange>(r#"{"step":"resume"}"#).unwrap(),
        organization::StateChange::Resume
    );
}
