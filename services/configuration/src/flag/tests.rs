use contracts::configuration::FlagId;
use kernel::DeclaredFlag;
use kernel::meta::said;
use serde_json::{Value, json};

use super::model::{FeatureFlag, FlagState, SwitchFlag, UpdateFlag, id_of};

fn flag(more: Value) -> kernel::Result<FeatureFlag> {
    let mut input = json!({ "key": "site.photos", "name": "Photos", "percent": 10 });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    FeatureFlag::new(FlagId::new(), &serde_json::from_value(input).unwrap())
}

fn code(more: Value) -> String {
    flag(more).unwrap_err().code().to_owned()
}

#[test]
fn what_does_not_fit_is_refused() {
    for (wrong, more) in [
        ("configuration.flag.key", json!({ "key": "Site photos" })),
        ("configuration.flag.key", json!({ "key": "site..photos" })),
        ("configuration.flag.percent", json!({ "percent": 101 })),
        ("configuration.flag.percent", json!({ "percent": -1 })),
        ("configuration.flag.dates", json!({ "startsOn": "2026-11-21", "endsOn": "2026-11-20" })),
        ("configuration.flag.roles", json!({ "roles": ["The Accountant"] })),
        ("configuration.flag.variants", json!({ "variants": ["blue 1"] })),
        ("configuration.flag.variants", json!({ "variants": ["blue 1", "blue 2"] })),
        ("configuration.flag.variants", json!({ "variants": ["blue 0", "green 0"] })),
        ("configuration.flag.variants", json!({ "variants": ["blue", "green 1"] })),
    ] {
        assert_eq!(code(more.clone()), wrong, "{more}");
    }
    let made = flag(json!({ "variants": ["blue  ১", "", "green 3"], "roles": ["viewer", "", "viewer"] })).unwrap();
    assert_eq!(
        (made.variants, made.roles),
        (vec!["blue 1".to_owned(), "green 3".to_owned()], vec!["viewer".to_owned()])
    );
}

#[test]
fn it_is_made_off_switched_with_a_reason_and_closed_for_good() {
    let made = flag(json!({})).unwrap();
    assert_eq!(made.state(), FlagState::Off);
    let switch = |version, enabled, reason: &str| -> SwitchFlag {
        serde_json::from_value(json!({ "id": made.id, "version": version, "enabled": enabled, "reason": reason }))
            .unwrap()
    };
    let refused = |flag: &FeatureFlag, input| flag.clone().switch(&input).unwrap_err().code().to_owned();
    assert_eq!(refused(&made, switch(1, true, " ")), "kernel.required");
    assert_eq!(refused(&made, switch(2, true, "go")), "kernel.stale");
    assert_eq!(refused(&made, switch(1, false, "go")), "configuration.flag.same");
    let on = made.clone().switch(&switch(1, true, "go")).unwrap();
    assert_eq!((on.state(), on.version, on.reason.as_deref()), (FlagState::On, 2, Some("go")));
    let closed = on.close(2).unwrap();
    assert_eq!((closed.state(), closed.enabled), (FlagState::Closed, false));
    let update = json!({ "id": made.id, "version": 3, "name": "Photos", "percent": 20 });
    let update: UpdateFlag = serde_json::from_value(update).unwrap();
    assert_eq!(closed.update(&update).unwrap_err().code(), "configuration.flag.closed");
}

#[test]
fn what_the_program_asks_for_is_there_before_anybody_touched_it() {
    static BOARD: DeclaredFlag =
        DeclaredFlag {
            key: "desk.board", label: said("Board", "বোর্ড"), help: said("…", "…"), usual: true
        };
    kernel::register_flags(&[&BOARD]);
    let declared = FeatureFlag::declared(&BOARD);
    assert_eq!((declared.id, declared.version, declared.state()), (id_of("desk.board"), 0, FlagState::On));
    assert_ne!(id_of("desk.board"), id_of("desk.boards"));
    assert_eq!(code(json!({ "key": "desk.board" })), "configuration.flag.key-taken");
    assert_eq!(declared.close(0).unwrap_err().code(), "configuration.flag.declared");
}
