use contracts::rules_engine::PackId;

use kernel::fields::NAME;

use super::model::{NewPack, Pack};

fn new(name: &str) -> kernel::Result<Pack> {
    Pack::new(PackId::new(), &NewPack { name: name.to_owned() })
}

#[test]
fn a_name_is_needed_and_measured() {
    assert_eq!(new("  ঢাকা ").unwrap().name, "ঢাকা");
    assert_eq!(new(" ").unwrap_err().code(), "kernel.required");
    assert_eq!(new(&"ক".repeat(NAME + 1)).unwrap_err().code(), "kernel.too-long");
}
