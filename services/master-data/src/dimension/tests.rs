use contracts::master_data::DimensionId;
use jiff::civil::date;
use kernel::CompanyId;
use serde_json::{Value, json};

use super::model::{Dimension, DimensionKind, DimensionUse, Place};
use crate::words::OpenState;

fn new(more: Value) -> kernel::Result<Dimension> {
    let mut input = json!({ "kind": "project", "code": "padma-১", "name": "Padma Heights" });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    Dimension::new(DimensionId::new(), &serde_json::from_value(input).unwrap())
}

fn of(kind: DimensionKind) -> Dimension {
    Dimension { kind, ..new(json!({})).unwrap() }
}

#[test]
fn a_dimension_has_a_code_and_days_in_order() {
    assert_eq!(new(json!({})).unwrap().code, "PADMA-1");
    assert_eq!(new(json!({ "code": "03.1.2/ক" })).unwrap_err().code(), "master_data.room.sign-invalid");
    assert_eq!(new(json!({ "code": ".1" })).unwrap_err().code(), "master_data.room.sign-invalid");
    assert_eq!(new(json!({ "code": " " })).unwrap_err().code(), "kernel.required");
    let turned = json!({ "startsOn": "2026-11-02", "endsOn": "2026-11-01" });
    assert_eq!(new(turned).unwrap_err().code(), "master_data.room.days-turned");
    let (one, two) = (CompanyId::new(), CompanyId::new());
    assert_eq!(new(json!({ "companyIds": [two, one, two] })).unwrap().company_ids, [one, two]);
}

#[test]
fn which_kind_stands_under_which() {
    use DimensionKind::{Asset, CostCode, Employee, Other, Project, Site, Unit, Wbs};
    let all = [Project, Site, Wbs, CostCode, Unit, Asset, Employee, Other];
    let allowed = [
        (Project, Project),
        (Site, Project),
        (Site, Site),
        (Wbs, Project),
        (Wbs, Site),
        (Wbs, Wbs),
        (CostCode, CostCode),
        (Unit, Project),
        (Unit, Site),
        (Unit, Unit),
        (Asset, Asset),
        (Other, Other),
    ];
    for kind in all {
        for parent in all {
            let above = of(parent);
            let place = Place { above: vec![above.id], parent: above };
            assert_eq!(of(kind).stand(Some(&place)).is_ok(), allowed.contains(&(kind, parent)), "{kind:?} {parent:?}");
        }
    }
}

#[test]
fn a_place_is_open_of_the_same_companies_and_not_below() {
    let (one, two) = (CompanyId::new(), CompanyId::new());
    let parent = Dimension { company_ids: vec![one], ..of(DimensionKind::Project) };
    let child = |companies: &[CompanyId]| Dimension { company_ids: companies.to_vec(), ..of(DimensionKind::Site) };
    let place = Place { parent: parent.clone(), above: vec![parent.id] };
    assert!(child(&[one]).stand(Some(&place)).is_ok());
    for companies in [vec![], vec![two], vec![one, two]] {
        let refused = child(&companies).stand(Some(&place)).unwrap_err();
        assert_eq!(refused.code(), "master_data.dimension.companies", "{companies:?}");
    }
    let site = child(&[one]);
    let below = Place { above: vec![parent.id, site.id], ..place.clone() };
    assert_eq!(site.stand(Some(&below)).unwrap_err().code(), "master_data.room.cycle");
    let deep = Place { above: (0..12).map(|_| DimensionId::new()).collect(), ..place.clone() };
    assert_eq!(child(&[one]).stand(Some(&deep)).unwrap_err().code(), "master_data.room.deep");
    let closed = Place { parent: Dimension { state: OpenState::Closed, ..parent }, ..place };
    assert_eq!(child(&[one]).stand(Some(&closed)).unwrap_err().code(), "master_data.dimension.closed");
}

#[test]
fn it_may_stand_in_lines_of_its_companies_between_its_days_while_open() {
    let (one, two) = (CompanyId::new(), CompanyId::new());
    let days = json!({ "companyIds": [one], "startsOn": "2026-07-01", "endsOn": "2027-06-30" });
    let dimension = new(days).unwrap();
    for (company, on, answer) in [
        (one, date(2026, 7, 1), DimensionUse::Usable),
        (one, date(2027, 6, 30), DimensionUse::Usable),
        (one, date(2026, 6, 30), DimensionUse::NotYet),
        (one, date(2027, 7, 1), DimensionUse::Over),
        (two, date(2026, 8, 1), DimensionUse::Elsewhere),
    ] {
        assert_eq!(dimension.usable(company, on), answer);
    }
    let closed = dimension.close(1, 0).unwrap();
    assert_eq!(closed.usable(one, date(2026, 8, 1)), DimensionUse::Closed);
    assert_eq!(closed.clone().close(2, 0).unwrap_err().code(), "master_data.dimension.closed");
    assert_eq!(closed.reopen(2).unwrap().usable(one, date(2026, 8, 1)), DimensionUse::Usable);
    assert_eq!(new(json!({})).unwrap().close(1, 2).unwrap_err().code(), "master_data.dimension.in-use");
    assert_eq!(new(json!({})).unwrap().reopen(1).unwrap_err().code(), "master_data.dimension.open");
}
