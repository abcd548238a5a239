use contracts::master_data::PartyId;

use kernel::fields::NAME;

use super::model::{NewParty, Party};

fn new(name: &str) -> kernel::Result<Party> {
    Party::new(PartyId::new(), &NewParty { name: name.to_owned() })
}

#[test]
fn a_name_is_needed_and_measured() {
    assert_eq!(new("  ঢাকা ").unwrap().name, "ঢাকা");
    assert_eq!(new(" ").unwrap_err().code(), "kernel.required");
    assert_eq!(new(&"ক".repeat(NAME + 1)).unwrap_err().code(), "kernel.too-long");
}
