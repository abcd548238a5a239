use contracts::master_data::{PartyId, TwinId};
use kernel::{Actor, PersonId};

use super::model::{TellApart, Twin, TwinState};

#[test]
fn whoever_went_on_does_not_say_that_they_are_two() {
    let (maker, checker) = (Actor::Person(PersonId::new()), Actor::Person(PersonId::new()));
    let (one, other) = (PartyId::new(), PartyId::new());
    let pair = Twin::new(TwinId::new(), other, one, "name", "another village", &maker);
    assert_eq!((pair.first_id, pair.second_id), (one, other), "the same pair whichever is named first");
    let input = |version| TellApart { id: pair.id, version, reason: "seen both papers".into() };
    assert_eq!(pair.clone().tell_apart(&input(2), &checker).unwrap_err().code(), "kernel.stale");
    assert_eq!(pair.clone().tell_apart(&input(1), &maker).unwrap_err().code(), "master_data.twin.maker");
    let told = pair.clone().tell_apart(&input(1), &checker).unwrap();
    assert_eq!((told.state, told.version), (TwinState::Distinct, 2));
    assert_eq!(told.tell_apart(&input(2), &checker).unwrap_err().code(), "master_data.twin.settled");
}
