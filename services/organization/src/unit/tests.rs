use contracts::organization::UnitId;
use kernel::CompanyId;
use proptest::prelude::*;
use serde_json::json;

use super::model::{Place, Unit, UnitKind, UpdateUnit};
use crate::words::OpenState;

fn unit(company: CompanyId, kind: UnitKind) -> Unit {
    let input = json!({ "companyId": company, "kind": kind, "code": "A", "name": "Accounts" });
    Unit::new(UnitId::new(), &serde_json::from_value(input).unwrap()).unwrap()
}

fn under(parent: &Unit) -> Place {
    Place { parent: parent.clone(), above: vec![parent.id] }
}

#[test]
fn which_kind_stands_under_which() {
    use UnitKind::{CostCentre, Department, Division};
    let company = CompanyId::new();
    for (kind, parent, may) in [
        (Division, Division, false),
        (Division, Department, false),
        (Division, CostCentre, false),
        (Department, Division, true),
        (Department, Department, true),
        (Department, CostCentre, false),
        (CostCentre, Division, true),
        (CostCentre, Department, true),
        (CostCentre, CostCentre, true),
    ] {
        let stood = unit(company, kind).stand(Some(&under(&unit(company, parent))));
        assert_eq!(stood.is_ok(), may, "{kind:?} under {parent:?}");
        assert!(unit(company, kind).stand(None).is_ok());
    }
}

#[test]
fn a_parent_is_open_of_the_same_company_and_not_below() {
    let company = CompanyId::new();
    let (parent, child) = (unit(company, UnitKind::Department), unit(company, UnitKind::Department));
    let elsewhere = unit(CompanyId::new(), UnitKind::Department);
    let closed = Unit { state: OpenState::Closed, ..parent.clone() };
    let circle = Place { parent: parent.clone(), above: vec![parent.id, child.id] };
    let deep = Place { parent: parent.clone(), above: (0..10).map(|_| UnitId::new()).collect() };
    for (place, code) in [
        (under(&elsewhere), "organization.unit.elsewhere"),
        (under(&closed), "organization.unit.closed"),
        (under(&child), "organization.unit.cycle"),
        (circle, "organization.unit.cycle"),
        (deep, "organization.unit.deep"),
    ] {
        assert_eq!(child.clone().stand(Some(&place)).unwrap_err().code(), code);
    }
}

#[test]
fn a_unit_changes_and_closes_on_its_last_version() {
    let made = unit(CompanyId::new(), UnitKind::Division);
    let update = |version| -> UpdateUnit {
        serde_json::from_value(json!({ "id": made.id, "version": version, "code": "b", "name": "Buildings" })).unwrap()
    };
    let renamed = made.clone().update(&update(1)).unwrap();
    assert_eq!((renamed.code.as_str(), renamed.version), ("B", 2));
    assert_eq!(renamed.clone().update(&update(1)).unwrap_err().code(), "kernel.stale");
    assert_eq!(renamed.clone().close(2, 2).unwrap_err().code(), "organization.unit.in-use");
    let closed = renamed.close(2, 0).unwrap();
    assert_eq!(closed.clone().close(3, 0).unwrap_err().code(), "organization.unit.closed");
    assert_eq!(closed.update(&update(3)).unwrap_err().code(), "organization.unit.closed");
}

proptest! {
    /// Moves in any order leave a forest: every unit's way up ends.
    #[test]
    fn no_moves_make_a_circle(moves in proptest::collection::vec((0usize..6, 0usize..6), 0..40)) {
        let company = CompanyId::new();
        let mut units: Vec<Unit> = (0..6).map(|_| unit(company, UnitKind::CostCentre)).collect();
        for (child, parent) in moves {
            let mut above = Vec::new();
            let mut next = Some(units[parent].id);
            while let Some(id) = next {
                above.push(id);
                next = units.iter().find(|unit| unit.id == id).and_then(|unit| unit.parent_id);
                prop_assert!(above.len() <= units.len());
            }
            let place = Place { parent: units[parent].clone(), above };
            let wanted = Unit { parent_id: Some(units[parent].id), ..units[child].clone() };
            if let Ok(moved) = wanted.stand(Some(&place)) {
                units[child] = moved;
            }
        }
    }
}
