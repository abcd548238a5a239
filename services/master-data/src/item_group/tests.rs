use contracts::master_data::ItemGroupId;
use proptest::prelude::*;
use serde_json::json;

use super::model::{ItemGroup, Place};

fn group(code: &str) -> ItemGroup {
    let input = serde_json::from_value(json!({ "code": code, "name": "Cement" })).unwrap();
    ItemGroup::new(ItemGroupId::new(), &input).unwrap()
}

#[test]
fn a_group_changes_and_closes_on_its_last_version() {
    let made = group("cem");
    let update = |version| {
        serde_json::from_value(json!({ "id": made.id, "version": version, "code": "CEMENT", "name": "Cement" }))
            .unwrap()
    };
    let renamed = made.clone().update(&update(1)).unwrap();
    assert_eq!((renamed.code.as_str(), renamed.version), ("CEMENT", 2));
    assert_eq!(renamed.clone().update(&update(1)).unwrap_err().code(), "kernel.stale");
    assert_eq!(renamed.clone().close(2, 3).unwrap_err().code(), "master_data.item-group.in-use");
    let closed = renamed.close(2, 0).unwrap();
    assert_eq!(closed.update(&update(3)).unwrap_err().code(), "master_data.item-group.closed");
}

proptest! {
    /// Moves in any order leave a forest: every group's way up ends.
    #[test]
    fn no_moves_make_a_circle(moves in proptest::collection::vec((0usize..6, 0usize..6), 0..40)) {
        let mut groups: Vec<ItemGroup> = (0..6).map(|n| group(&n.to_string())).collect();
        for (child, parent) in moves {
            let mut above = Vec::new();
            let mut next = Some(groups[parent].id);
            while let Some(id) = next {
                above.push(id);
                next = groups.iter().find(|group| group.id == id).and_then(|group| group.parent_id);
                prop_assert!(above.len() <= groups.len());
            }
            let place = Place { parent: groups[parent].clone(), above };
            let wanted = ItemGroup { parent_id: Some(groups[parent].id), ..groups[child].clone() };
            if let Ok(moved) = wanted.stand(Some(&place)) {
                groups[child] = moved;
            }
        }
    }
}
