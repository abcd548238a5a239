//! Positions, who fills them, and whom approvals find.

use contracts::organization::{HoldersOn, Organization};
use jiff::civil::{Date, date};
use kernel::PersonId;
use serde_json::json;

use crate::house::{House, text};

#[tokio::test(flavor = "multi_thread")]
async fn a_position_is_made_renamed_filled_emptied_and_closed() {
    let house = House::new().await;
    let company = house.company("Acme").await;
    let id = house.position(company, "cfo", None).await.unwrap();
    assert_eq!(house.position(company, "cfo", None).await.unwrap_err(), "organization.position.taken");
    let input = json!({ "id": id, "version": 1, "title": "Chief Financial Officer", "titleBn": "প্রধান অর্থ কর্মকর্তা" });
    let renamed =
        house.mutate(&house.owner, "updatePosition", "UpdatePosition", input, "titleBn version").await.unwrap();
    assert_eq!(renamed, json!({ "titleBn": "প্রধান অর্থ কর্মকর্তা", "version": 2 }));
    let person = PersonId::new();
    let seat = house.appoint(&id, person, "HOLDER", "2026-11-01", None).await.unwrap();
    let again = house.appoint(&id, person, "HOLDER", "2026-12-01", None).await.unwrap_err();
    assert_eq!(again, "organization.appointment.overlap");
    assert_eq!(
        house.appoint(&id, person, "DEPUTY", "2026-12-01", None).await.unwrap_err(),
        "organization.appointment.deputy"
    );
    let close = async |version| house.close(&house.owner, "closePosition", "PositionId", &id, version).await;
    assert_eq!(close(2).await.unwrap_err(), "organization.position.in-use");
    let release = |version: i32| json!({ "appointmentId": seat["id"], "version": version, "endsOn": "2026-11-20" });
    let released =
        house.mutate(&house.owner, "releaseFromPosition", "Release", release(1), "endsOn version").await.unwrap();
    assert_eq!(released, json!({ "endsOn": "2026-11-20", "version": 2 }));
    let stale = house.mutate(&house.owner, "releaseFromPosition", "Release", release(1), "id").await.unwrap_err();
    assert_eq!(stale, "kernel.stale");
    close(2).await.unwrap();
    let late = house.appoint(&id, person, "HOLDER", "2026-12-01", None).await.unwrap_err();
    assert_eq!(late, "organization.position.closed");
    house.position(company, "cfo", None).await.unwrap();
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_nearest_chair_answers_first_and_deputies_after_holders() {
    let house = House::new().await;
    let company = house.company("Acme").await;
    let unit = house.unit(company, "DEPARTMENT", "ENG", None).await.unwrap();
    let general = house.position(company, "department-head", None).await.unwrap();
    let near = house.position(company, "department-head", Some(&unit)).await.unwrap();
    let [boss, head, stand_in] = [PersonId::new(), PersonId::new(), PersonId::new()];
    house.appoint(&general, boss, "HOLDER", "2026-01-01", None).await.unwrap();
    house.appoint(&near, head, "HOLDER", "2026-01-01", Some("2026-12-31")).await.unwrap();
    house.appoint(&near, stand_in, "DEPUTY", "2026-11-10", Some("2026-11-30")).await.unwrap();
    let answers = house.answers();
    let ask = async |on: Date, unit: Option<&str>| {
        let unit = unit.map(|unit| unit.parse().unwrap());
        let asked = HoldersOn { company, key: "department-head".into(), on, branch: None, unit };
        let holders = answers.holders(&house.owner, asked).await.unwrap();
        holders.into_iter().map(|holder| (holder.person, holder.deputy)).collect::<Vec<_>>()
    };
    assert_eq!(ask(date(2026, 11, 21), None).await, [(boss, false)]);
    assert_eq!(ask(date(2026, 11, 21), Some(&unit)).await, [(head, false), (stand_in, true), (boss, false)]);
    assert_eq!(ask(date(2026, 11, 9), Some(&unit)).await, [(head, false), (boss, false)]);
    assert_eq!(ask(date(2026, 11, 30), Some(&unit)).await.len(), 3, "the last day is inside");
    assert_eq!(ask(date(2027, 1, 1), Some(&unit)).await, [(boss, false)]);
    assert_eq!(ask(date(2025, 12, 31), Some(&unit)).await, []);
    let document = "query($i: PositionHoldersOn!) { positionHolders(input: $i) { personId deputy } }";
    let input = json!({ "i": { "companyId": company, "key": "department-head", "on": "2026-11-21", "unitId": unit } });
    let seen = house.graph(&house.owner, document, input).await.unwrap();
    assert_eq!(text(&seen[0]["personId"]), head.to_string());
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_appointments_of_one_person_at_once_leave_one() {
    let house = House::new().await;
    let company = house.company("Acme").await;
    let id = house.position(company, "ceo", None).await.unwrap();
    let person = PersonId::new();
    let (one, other) = tokio::join!(
        house.appoint(&id, person, "HOLDER", "2026-01-01", None),
        house.appoint(&id, person, "HOLDER", "2026-02-01", None)
    );
    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    house.settle_and_prove().await;
}
