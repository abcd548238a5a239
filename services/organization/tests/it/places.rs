//! Branches and organizational units.

use contracts::organization::UnitId;
use kernel::CompanyId;
use serde_json::{Value, json};

use crate::house::{House, text};

#[tokio::test(flavor = "multi_thread")]
async fn a_branch_is_made_changed_and_closed() {
    let house = House::new().await;
    let company = house.company("Acme").await;
    let id = house.branch(company, "dhk-01").await;
    let input = json!({ "companyId": company, "code": "DHK-01", "name": "Twice" });
    let taken = house.mutate(&house.owner, "createBranch", "NewBranch", input, "id").await.unwrap_err();
    assert_eq!(taken, "organization.branch.code-taken");
    let input = json!({ "id": id, "version": 1, "code": "DHK", "name": "Dhaka", "address": "Motijheel", "bin": "0001234560101" });
    let back = "code address bin version company { name }";
    let after = house.mutate(&house.owner, "updateBranch", "UpdateBranch", input, back).await.unwrap();
    assert_eq!(
        after,
        json!({ "code": "DHK", "address": "Motijheel", "bin": "0001234560101", "version": 2, "company": { "name": "Acme" } })
    );
    let other = json!({ "companyId": company, "code": "CTG", "name": "Chattogram", "bin": "000123456-0101" });
    let taken = house.mutate(&house.owner, "createBranch", "NewBranch", other, "id").await.unwrap_err();
    assert_eq!(taken, "organization.branch.bin-taken");
    let closed = house.close(&house.owner, "closeBranch", "BranchId", &id, 2).await.unwrap();
    assert_eq!(closed, json!({ "state": "CLOSED", "version": 3 }));
    assert_eq!(
        house.close(&house.owner, "closeBranch", "BranchId", &id, 3).await.unwrap_err(),
        "organization.branch.closed"
    );
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn registered_per_branch_every_branch_needs_its_bin() {
    let house = House::new().await;
    let input = json!({ "name": "Acme", "vatRegistration": "BRANCH" });
    let company = house.mutate(&house.owner, "createCompany", "NewCompany", input, "id").await.unwrap();
    let input = json!({ "companyId": company["id"], "code": "DHK", "name": "Dhaka" });
    let refused = house.mutate(&house.owner, "createBranch", "NewBranch", input, "id").await.unwrap_err();
    assert_eq!(refused, "organization.branch.bin-required");
}

#[tokio::test(flavor = "multi_thread")]
async fn units_make_a_tree_without_circles() {
    let house = House::new().await;
    let company = house.company("Acme").await;
    let division = house.unit(company, "DIVISION", "BLD", None).await.unwrap();
    let department = house.unit(company, "DEPARTMENT", "ENG", Some(&division)).await.unwrap();
    let below = house.unit(company, "DEPARTMENT", "QA", Some(&department)).await.unwrap();
    let cost_centre = house.unit(company, "COST_CENTRE", "ENG", Some(&department)).await.unwrap();
    let refused = async |kind, code, parent: &str| house.unit(company, kind, code, Some(parent)).await.unwrap_err();
    assert_eq!(refused("DIVISION", "X", &division).await, "organization.unit.parent");
    assert_eq!(refused("DEPARTMENT", "X", &cost_centre).await, "organization.unit.parent");
    assert_eq!(refused("DEPARTMENT", "QA", &division).await, "organization.unit.code-taken");
    assert_eq!(refused("DEPARTMENT", "X", &UnitId::new().to_string()).await, "kernel.not-found");
    let elsewhere = house.unit(house.company("Other").await, "DIVISION", "BLD", None).await.unwrap();
    assert_eq!(refused("DEPARTMENT", "X", &elsewhere).await, "organization.unit.elsewhere");
    let to = async |id: &str, code: &str, parent: Option<&str>| move_unit(&house, id, code, parent, 1).await;
    assert_eq!(to(&department, "ENG", Some(&below)).await.unwrap_err(), "organization.unit.cycle");
    assert_eq!(to(&department, "ENG", Some(&department)).await.unwrap_err(), "organization.unit.cycle");
    assert_eq!(to(&below, "QA", Some(&division)).await.unwrap()["parent"]["code"], "BLD");
    house.settle_and_prove().await;
}

async fn move_unit(house: &House, id: &str, code: &str, parent: Option<&str>, version: i32) -> Result<Value, String> {
    let input = json!({ "id": id, "version": version, "code": code, "name": code, "parentId": parent });
    house.mutate(&house.owner, "updateOrgUnit", "UpdateOrgUnit", input, "version parent { code }").await
}

#[tokio::test(flavor = "multi_thread")]
async fn two_moves_at_once_close_no_circle() {
    let house = House::new().await;
    let company = house.company("Acme").await;
    for round in 0..5 {
        let (a, b) = (format!("A{round}"), format!("B{round}"));
        let one = house.unit(company, "DEPARTMENT", &a, None).await.unwrap();
        let other = house.unit(company, "DEPARTMENT", &b, None).await.unwrap();
        let (first, second) =
            tokio::join!(move_unit(&house, &one, &a, Some(&other), 1), move_unit(&house, &other, &b, Some(&one), 1));
        let refusals: Vec<_> = [first, second].into_iter().filter_map(Result::err).collect();
        assert_eq!(refusals, ["organization.unit.cycle"]);
    }
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_closed_above_something_open() {
    let house = House::new().await;
    let company = house.company("Acme").await;
    let branch = house.branch(company, "DHK").await;
    let parent = house.unit(company, "DIVISION", "BLD", None).await.unwrap();
    let input = json!({
        "companyId": company, "kind": "DEPARTMENT", "code": "ENG", "name": "Engineering", "parentId": parent, "branchId": branch,
    });
    let child = house.mutate(&house.owner, "createOrgUnit", "NewOrgUnit", input, "id branch { code }").await.unwrap();
    assert_eq!(child["branch"]["code"], "DHK");
    let close = async |id: &str, version| house.close(&house.owner, "closeOrgUnit", "UnitId", id, version).await;
    assert_eq!(close(&parent, 1).await.unwrap_err(), "organization.unit.in-use");
    let branch_closed = house.close(&house.owner, "closeBranch", "BranchId", &branch, 1).await;
    assert_eq!(branch_closed.unwrap_err(), "organization.branch.in-use");
    close(&text(&child["id"]), 1).await.unwrap();
    close(&parent, 1).await.unwrap();
    let refused = house.unit(company, "DEPARTMENT", "NEW", Some(&parent)).await.unwrap_err();
    assert_eq!(refused, "organization.unit.closed");
    house.close(&house.owner, "closeBranch", "BranchId", &branch, 1).await.unwrap();
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn closing_a_parent_and_making_a_child_do_not_pass_each_other() {
    let house = House::new().await;
    let company: CompanyId = house.company("Acme").await;
    for round in 0..8 {
        let parent = house.unit(company, "DIVISION", &format!("P{round}"), None).await.unwrap();
        let code = format!("C{round}");
        let (closed, made) = tokio::join!(
            house.close(&house.owner, "closeOrgUnit", "UnitId", &parent, 1),
            house.unit(company, "DEPARTMENT", &code, Some(&parent))
        );
        assert!(closed.is_ok() != made.is_ok(), "one of them is refused: {closed:?} {made:?}");
    }
    let orphans = "select count(*) from organization.org_unit c join organization.org_unit p on p.id = c.parent_id
                   where c.state = 'open' and p.state = 'closed'";
    assert_eq!(house.count(orphans).await, 0);
    house.settle_and_prove().await;
}
