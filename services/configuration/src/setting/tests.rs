use kernel::Level;

use super::model::level;
use super::spot;

#[test]
fn a_place_is_as_fine_as_what_names_it() {
    let (company, branch) = (kernel::CompanyId::new(), contracts::organization::BranchId::new());
    assert_eq!(level(spot(None, None)), Level::Tenant);
    assert_eq!(level(spot(Some(company), None)), Level::Company);
    assert_eq!(level(spot(Some(company), Some(branch))), Level::Branch);
    assert_eq!(level(spot(None, Some(branch))), Level::Tenant, "a branch of nothing is not asked for");
}
