use contracts::master_data::AreaId;
use serde_json::{Value, json};

use super::country;
use super::model::{Area, AreaKind, ListedArea, UpdateArea, take};
use crate::shipped::ListTaken;

fn area(input: Value, parent: Option<&Area>) -> kernel::Result<Area> {
    Area::new(AreaId::new(), &serde_json::from_value(input).unwrap(), parent)
}

fn division() -> Area {
    area(json!({ "kind": "division", "code": "06", "name": "Dhaka" }), None).unwrap()
}

fn update(area: &Area, name: &str) -> UpdateArea {
    serde_json::from_value(json!({ "id": area.id, "version": area.version, "name": name })).unwrap()
}

#[test]
fn the_country_has_its_eight_divisions_and_what_lies_in_them() {
    let list = country::list();
    let of = |kind| list.iter().filter(|listed| listed.kind == kind).count();
    assert_eq!(
        [AreaKind::Division, AreaKind::District, AreaKind::Upazila, AreaKind::Union].map(of),
        [8, 64, 494, 4_540]
    );
    assert!(list.iter().all(|listed| listed.name_bn.is_some() && listed.name.trim() == listed.name));
    let taking = take(Vec::new(), &list).unwrap();
    assert_eq!(taking.counts, ListTaken { taken: 5_106, ..ListTaken::default() });
    let subil = taking.insert.iter().find(|area| area.name == "Subil").unwrap();
    let up = |id: Option<AreaId>| taking.insert.iter().find(|area| Some(area.id) == id).unwrap().name.as_str();
    assert_eq!((subil.code.as_str(), subil.name_bn.as_deref()), ("01-01-001-0001", Some("সুবিল")));
    assert_eq!([subil.parent_id, subil.district_id, subil.division_id].map(up), ["Debidwar", "Cumilla", "Chattagram"]);
}

#[test]
fn a_list_taken_twice_changes_nothing_and_leaves_what_was_changed_by_hand() {
    let list = country::list();
    let mut present = take(Vec::new(), &list).unwrap().insert;
    let again = take(present.clone(), &list).unwrap();
    assert_eq!(again.counts, ListTaken { unchanged: 5_106, ..ListTaken::default() });
    assert!(again.insert.is_empty() && again.renew.is_empty());

    let input = update(&present[0], "Chattogram");
    present[0] = present[0].clone().update(&input).unwrap();
    present[1].name = "Rajshahi as it was listed last year".into();
    let gone = present.pop().unwrap();
    let third = take(present, &list).unwrap();
    assert_eq!(third.counts, ListTaken { taken: 1, renewed: 1, unchanged: 5_103, kept: 1, warned: 0 });
    assert_eq!((third.insert[0].code.as_str(), third.insert[0].is_own), (gone.code.as_str(), false));
    assert_eq!((third.renew[0].name.as_str(), third.renew[0].version), ("Rajshahi", 2));
}

#[test]
fn a_row_that_lies_in_nothing_is_refused_by_its_code() {
    let orphan = ListedArea {
        kind: AreaKind::District,
        code: "99-01".into(),
        name: "Nowhere".into(),
        name_bn: None,
        geocode: None,
    };
    assert_eq!(take(vec![division()], &[orphan]).unwrap_err().code(), "master_data.area.list");
}

#[test]
fn each_kind_lies_in_the_one_above() {
    let division = division();
    let district = area(json!({ "kind": "district", "code": "06-47", "name": "Dhaka" }), Some(&division)).unwrap();
    let thana = area(json!({ "kind": "upazila", "code": "06-47-gul", "name": "Gulshan" }), Some(&district)).unwrap();
    let ward =
        area(json!({ "kind": "union", "code": "06-47-GUL-১৯", "name": "Ward 19", "geocode": "২৬" }), Some(&thana))
            .unwrap();
    assert_eq!((ward.code.as_str(), ward.geocode.as_deref()), ("06-47-GUL-19", Some("26")));
    assert_eq!(
        (ward.parent_id, ward.district_id, ward.division_id),
        (Some(thana.id), Some(district.id), Some(division.id))
    );
    for (kind, parent) in
        [("division", Some(&division)), ("district", None), ("district", Some(&thana)), ("union", Some(&district))]
    {
        let refused = area(json!({ "kind": kind, "code": "X", "name": "X" }), parent).unwrap_err();
        assert_eq!(refused.code(), "master_data.area.place", "{kind}");
    }
    let wrong = area(json!({ "kind": "division", "code": "X", "name": "X", "geocode": "2a" }), None).unwrap_err();
    assert_eq!(wrong.code(), "master_data.area.geocode");
}

#[test]
fn it_changes_and_closes_on_its_last_version() {
    let made = division();
    assert_eq!(made.clone().close(1, 2).unwrap_err().code(), "master_data.area.in-use");
    let renamed = made.clone().update(&update(&made, "Dacca")).unwrap();
    assert_eq!(renamed.clone().update(&update(&made, "Dhaka")).unwrap_err().code(), "kernel.stale");
    let closed = renamed.close(2, 0).unwrap();
    assert!(closed.is_own);
    assert_eq!(closed.clone().update(&update(&closed, "Dhaka")).unwrap_err().code(), "master_data.area.closed");
}

#[test]
fn places_are_found_by_the_names_people_still_write() {
    let cumilla = Area { name: "Cumilla".into(), ..division() };
    assert!(cumilla.texts([]).contains(&"Comilla"));
    let upazila = Area { name: "Debidwar".into(), ..division() };
    assert!(upazila.texts([&cumilla]).contains(&"Cumilla"));
}
