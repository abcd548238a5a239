use contracts::organization::BranchId;
use kernel::CompanyId;
use serde_json::json;

use super::model::{Branch, NewBranch, UpdateBranch};
use crate::company::Company;

fn company(registration: &str) -> Company {
    let input = serde_json::from_value(json!({ "name": "Acme", "vatRegistration": registration })).unwrap();
    Company::new(CompanyId::new(), &input).unwrap()
}

fn input(code: &str, bin: Option<&str>) -> NewBranch {
    serde_json::from_value(json!({ "companyId": CompanyId::new(), "code": code, "name": "Dhaka", "bin": bin })).unwrap()
}

fn branch(registration: &str, code: &str, bin: Option<&str>) -> kernel::Result<Branch> {
    Branch::new(BranchId::new(), &input(code, bin), &company(registration))
}

#[test]
fn a_branch_needs_a_bin_when_its_company_registers_per_branch() {
    for (registration, bin, code) in [
        ("central", None, None),
        ("central", Some("0001234560101"), None),
        ("branch", Some("0001234560101"), None),
        ("branch", None, Some("organization.branch.bin-required")),
        ("branch", Some("  "), Some("organization.branch.bin-required")),
        ("branch", Some("123"), Some("organization.company.bin")),
        ("central", Some("000123456"), Some("organization.company.bin-legacy")),
    ] {
        let refused = branch(registration, "DHK", bin).err().map(|error| error.code().to_owned());
        assert_eq!(refused.as_deref(), code, "{registration} {bin:?}");
    }
}

#[test]
fn codes_are_capitals_digits_and_dashes() {
    for (given, kept) in [("dhk-01", "DHK-01"), (" CTG ", "CTG"), ("শ১", ""), ("০১", "01")] {
        match branch("central", given, None) {
            Ok(branch) => assert_eq!(branch.code, kept),
            Err(error) => assert_eq!((error.code(), kept), ("kernel.code-invalid", "")),
        }
    }
    for bad in ["-A", "A B", "A_B", "A/1"] {
        assert_eq!(branch("central", bad, None).unwrap_err().code(), "kernel.code-invalid", "{bad}");
    }
    assert_eq!(branch("central", "", None).unwrap_err().code(), "kernel.required");
    assert_eq!(branch("central", "A2345678901234567", None).unwrap_err().code(), "kernel.too-long");
}

#[test]
fn a_branch_changes_and_closes_on_its_last_version() {
    let made = branch("central", "DHK", None).unwrap();
    let update = |version| -> UpdateBranch {
        serde_json::from_value(
            json!({ "id": made.id, "version": version, "code": "DHK", "name": "Dhaka", "address": "Motijheel" }),
        )
        .unwrap()
    };
    let moved = made.clone().update(&update(1), &company("central")).unwrap();
    assert_eq!((moved.address.as_deref(), moved.version), (Some("Motijheel"), 2));
    assert_eq!(moved.clone().update(&update(1), &company("central")).unwrap_err().code(), "kernel.stale");
    assert_eq!(moved.clone().close(2, 1).unwrap_err().code(), "organization.branch.in-use");
    let closed = moved.close(2, 0).unwrap();
    assert_eq!(closed.update(&update(3), &company("central")).unwrap_err().code(), "organization.branch.closed");
}
